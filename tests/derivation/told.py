"""The amounts that a text tells, read by the program's own reader wherever one begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import islice

from dosecalc.bank.formulary import drug, drug_ids
from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.times import read_duration
from dosecalc.quantities.typed_text import LONGEST, UnreadableQuantity
from dosecalc.quantities.units import Unit
from tests.derivation.worths import NOTHING, Amount, Dimension, UnknownWorth, Worths, summed, worths_of

BEGINS = re.compile(r"(?<![\w.,:/×−-])(?:\d|[½¼¾⅓⅔])")
ENDS = re.compile(r"(?<=[\w%²½¼¾])(?!\w)")
MOST_WORDS = 8
HOURS_AND_MINUTES = re.compile(r"\d+ h \d+ min")
NO_AMOUNT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\d\d:\d\d|\d-in-1")
"""Dates, times of day and names."""

COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: str(number) for number, word in enumerate(COUNTS, start=1)}
NUMBER_WORD = re.compile(rf"\b({'|'.join(COUNTS)})\b(?! times)", re.IGNORECASE)

IN_OTHER_WORDS = (
    (re.compile(r"(?: on an average| an average) (?=day\b)"), " per "),
    (re.compile(r"(?<=\d )([A-Za-z]+) for each (?=dose\b|day\b)"), r"\1 per "),
    (re.compile(r" (?:to the|in each) (?=milliliter)"), " per "),
    (re.compile(r"\b1 (pen|bottle|bag|vial) lasts ([\d.,]+ [a-z]+)"), r"\2/\1"),
    (re.compile(r"\b([Ee]ach|1) (gram|milliliter) (?:gives|holds|counts) ([\d.,]+ [A-Za-z]+)"), r"\3/\2"),
    (re.compile(r"\b(\d+) and a half (?=tablet)"), r"\1.5 "),
    (re.compile(r"\bhalf a (?=tablet)"), "0.5 "),
    (re.compile(r"\binhaler(?=s? of)"), "bottle"),
    (re.compile(r"\block(?:ed )?out ([\d.,]+ min)\b"), r"lockout \1/dose"),
    (re.compile(r"\b1 drop into each eye"), "2 drops into the eyes"),
    (re.compile(r"\b2 drops into each eye"), "4 drops into the eyes"),
)
"""How English says `per`."""

A_DAY = r"(?:a|per|each|every) (?P<span>day|week)|daily|weekly"
HOW_OFTEN = re.compile(
    rf"\b(?:(?P<word>once|twice)|(?P<number>{'|'.join(COUNTS)}|\d+) times) (?:{A_DAY})|"
    r"\b(?:(?:1 )?every (?P<every>\d+) ?|q(?P<code>\d+))(?P<unit>hours|h|days)\b|"
    r"\b(?P<sig>every other day|daily|every day|every night|at bedtime|each night|bid|tid|qid|qam)\b"
)
TIMES = {"once": 1, "twice": 2}
SIG = {"bid": Fraction(2), "tid": Fraction(3), "qid": Fraction(4), "every other day": Fraction(1, 2)}
KEPT = 5000
MINUTES_A_DAY = Fraction(1440)
BODY_WEIGHT: Dimension = frozenset({("body weight", 1)})
A_DOSE: Dimension = frozenset({("dose", 1)})

A_LIMIT = re.compile(
    r"(?:at most|no more than|not (?:to )?exceed|not faster than|stronger than|no single dose may be more than|"
    r"more than|limit of [a-z ]*is|limit is|limits?|max|protocol allows|allows)(?: at most)? ?$",
    re.IGNORECASE,
)
HELD = re.compile(r"\b(?P<in>pack|bottle|pen|vial|bag)(?:s|es)? of (?:up to )?$")
HOLDS = re.compile(r" (?P<in>tablet|capsule|vial|bag|bottle|patch)(?:e?s)?\b")
VEHICLES = frozenset({"sodium chloride", "dextrose", "lidocaine"})
NAMES = ("amino acids", "fat emulsion", "fat", "dextrose", "sodium chloride", "sodium acetate")


@dataclass(frozen=True)
class Told:
    """An amount as printed, with everything that it can be, the first what it says by itself.

    of: what it is an amount of, where a name stands beside it. is_limit: it only says what must not be passed.
    is_parted: it is told as so much in so much, such as 400 mg in 80 mL.
    """

    text: str
    readings: tuple[Amount, ...]
    of: str = ""
    is_limit: bool = False
    unit: Unit | None = None
    is_parted: bool = False

    def read_as(self, *readings: Amount) -> "Told":
        """The same amount with these readings alone."""
        return replace(self, readings=readings)


@cache
def names() -> re.Pattern[str]:
    known = {*NAMES, *(drug(one).name for one in drug_ids())}
    bare = sorted({re.sub(r" [\d.]+%.*", "", name) for name in known}, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, bare))})\b", re.IGNORECASE)


@lru_cache(KEPT)
def named_in(text: str) -> frozenset[str]:
    """The drugs and fluids that a text names."""
    return frozenset(_name(found[0]) for found in names().finditer(text))


@lru_cache(KEPT)
def told(text: str, constants: tuple[str, ...], *, of_patient: bool = False) -> tuple[Told, ...]:
    """Every amount of a text, how often something is done first; constants: the conversions that hold."""
    worths = worths_of(constants)
    plain = NO_AMOUNT.sub(lambda found: " " * len(found[0]), text)
    plain = NUMBER_WORD.sub(lambda word: NUMBER_WORDS[word[0].lower()], plain)
    for said, written in IN_OTHER_WORDS:
        plain = said.sub(written, plain)
    often = [Told(found[0], (_how_often(found),)) for found in HOW_OFTEN.finditer(plain)]
    rest = HOW_OFTEN.sub(";", plain)
    found = (*often, *_amounts(rest, worths))
    return tuple(map(_weighed, found)) if of_patient else found


def _weighed(one: Told) -> Told:
    """Grams of a patient are weight first."""
    first = [each for each in one.readings if each.dimension == BODY_WEIGHT]
    return one.read_as(*first, *(each for each in one.readings if each not in first))


def _how_often(found: re.Match[str]) -> Amount:
    if found["every"] or found["code"]:
        minutes = int(found["every"] or found["code"]) * (MINUTES_A_DAY if found["unit"] == "days" else 60)
        number = 1 / Fraction(minutes)
    else:
        times = Fraction(TIMES.get(found["word"] or "", 0)) or SIG.get(found["sig"] or "", Fraction(1))
        if found["number"]:
            times = Fraction(NUMBER_WORDS.get(found["number"], found["number"]))
        number = times / (MINUTES_A_DAY * (7 if "week" in found[0] else 1))
    return Amount(number, summed({("time", -1)}, A_DOSE))


def _amounts(text: str, worths: Worths) -> Iterator[Told]:
    place = 0
    while begins := BEGINS.search(text, place):
        start = begins.start()
        rest = text[start : start + LONGEST]
        place = begins.end()
        for end in reversed([found.end() for found in islice(ENDS.finditer(rest), MOST_WORDS)]):
            quantity = _read(rest[:end])
            if quantity is not None:
                place = start + end
                before, after = text[:start], text[place:]
                if readings := (*_readings(quantity, worths), *_for_each_one(quantity, worths, before, after)):
                    is_limit = bool(A_LIMIT.search(before))
                    yield Told(rest[:end], readings, _of(before, after), is_limit, quantity.unit, quantity.per != 1)
                break


def _for_each_one(quantity: Quantity, worths: Worths, before: str, after: str) -> tuple[Amount, ...]:
    """`packs of 10 vials` as 10 vials/pack; `40 mg tablets` as 40 mg/tablet."""
    found = HELD.search(before) or HOLDS.match(after)
    if not found or quantity.unit is None or quantity.unit.below or found["in"] in quantity.unit.above:
        return ()
    one = frozenset({(found["in"], -1)})
    return tuple(Amount(each.number, summed(each.dimension, one)) for each in _readings(quantity, worths)[:1])


def _of(before: str, after: str) -> str:
    """The name that stands right before an amount, or after it and `of`."""
    found = [match for match in names().finditer(before) if not before[match.end() :].strip()]
    found = found or [match for match in names().finditer(after) if after[: match.start()] == " of "]
    return _name(found[-1][0]) if found else ""


def _name(text: str) -> str:
    """`fat emulsion` and `fat` are one thing."""
    return text.lower().removesuffix(" emulsion")


def _read(text: str) -> Quantity | None:
    try:
        return (read_duration if HOURS_AND_MINUTES.fullmatch(text) else read_quantity)(text)
    except UnreadableQuantity:
        return None


def _readings(quantity: Quantity, worths: Worths) -> tuple[Amount, ...]:
    if not quantity.number:
        return ()
    if quantity.unit is None:
        return (Amount(quantity.number, NOTHING),)
    try:
        return tuple(Amount(quantity.number * each.number, each.dimension) for each in worths.of(quantity.unit))
    except UnknownWorth:
        return ()

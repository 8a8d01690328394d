"""Numbers and amounts: `1 1/2 tab`, `400 mg in 250 mL`, `1:10,000`; and lengths of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tests.second_reader.grammar import Grammar, Refused, rule
from tests.second_reader.units import ANY_UNIT, SYMBOLS, UNSAFE_SYMBOLS

MOST_DIGITS, LARGEST_POWER, LARGEST_BOTTOM, MOST_UNITS = 15, 9, 100, 4
SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
IN_WORDS = {"half": Fraction(1, 2), "half a": Fraction(1, 2), "half an": Fraction(1, 2), "one": Fraction(1)}
TIMES = {"thousand": 1000, "million": 1_000_000}


@dataclass(frozen=True)
class Number:
    value: Fraction
    unsafe: bool = False

    def times(self, word: str) -> Number:
        return Number(self.value * TIMES[word.strip()], self.unsafe)


@dataclass(frozen=True)
class Below:
    """What stands below the line, from the first to the last."""

    symbols: tuple[str, ...] = ()
    per: Fraction = Fraction(1)
    unsafe: bool = False


@dataclass(frozen=True)
class Reading:
    """What was read. above, below: symbols of units (below in alphabetical order). per: what a strength counts by."""

    number: Fraction
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    per: Fraction = Fraction(1)
    unsafe: bool = False


WHOLE = "(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?![0-9,])"
TOKENS = {
    "_": re.compile(" ?"),
    "plus": re.compile(r"(?:\+ ?)?"),
    "blank": re.compile(" "),
    "whole": re.compile(WHOLE),
    "positive": re.compile(f"(?!0){WHOLE}(?!\\.)"),
    "decimal": re.compile(rf"(?:{WHOLE}(?:\.[0-9]+)?|\.[0-9]+)(?:e[+-]?[0-9]{{1,2}})?(?![0-9.,])"),
    "fraction": re.compile("[1-9][0-9]?/[1-9][0-9]{0,2}(?![0-9.,])"),
    "sign": re.compile("[½¼¾⅓⅔⅛⅜⅝⅞](?![0-9.,½¼¾⅓⅔⅛⅜⅝⅞])"),
    "in_words": re.compile("(?:half(?: an?)?|one)(?![a-zµμ])"),
    "times": re.compile(" ?(?:thousand|million)(?![a-zµμ])"),
    "name": ANY_UNIT,
    "dot": re.compile("·"),
    "w/v": re.compile(r" ?w/v"),
    "over": re.compile(" ?/ ?| ?(?:per|in|each|an?) "),
    "stop": re.compile(r"\.?"),
    "one_to": re.compile("1 ?: ?"),
    "and": re.compile(" ?(?:,|and)? ?"),
}


def decimal(text: str) -> Number | None:
    """The digits as a number; None where there are too many."""
    mantissa, _, power = text.partition("e")
    whole, _, part = mantissa.replace(",", "").partition(".")
    if len(whole + part) > MOST_DIGITS or abs(int(power or "0")) > LARGEST_POWER:
        return None
    value = Fraction(mantissa.replace(",", "")) * Fraction(10) ** int(power or "0")
    return Number(value, unsafe=not whole or part.endswith("0"))


def fraction(text: str) -> Number | None:
    top, bottom = map(int, text.split("/"))
    return Number(Fraction(top, bottom)) if top < bottom <= LARGEST_BOTTOM else None


def mixed(text: str, part: Number) -> Number | None:
    whole = decimal(text)
    return whole and Number(whole.value + part.value)


def named(text: str) -> tuple[tuple[str, ...], bool]:
    is_unsafe = text in UNSAFE_SYMBOLS
    return ((UNSAFE_SYMBOLS if is_unsafe else SYMBOLS)[text],), is_unsafe


def percentage(name: str, _w_in_v: str) -> tuple[tuple[str, ...], bool] | None:
    return named(name) if SYMBOLS.get(name) == "%" else None


def counted_below(first: tuple[tuple[str, ...], bool], per: Number, rest: Below) -> Below | None:
    if not per.value or len(rest.symbols) >= MOST_UNITS:
        return None
    (symbols, unsafe) = first
    return Below(symbols + rest.symbols, per.value * rest.per, unsafe or per.unsafe or rest.unsafe)


def measured(number: Number, above: tuple[tuple[str, ...], bool], below: Below) -> Reading | None:
    symbols, unsafe = above
    everything = (*symbols, *below.symbols)
    if len(everything) > MOST_UNITS or set(symbols) & set(below.symbols):
        return None
    if len(set(below.symbols)) < len(below.symbols):
        return None
    is_unsafe = number.unsafe or unsafe or below.unsafe
    return Reading(number.value / below.per, symbols, tuple(sorted(below.symbols)), below.per, is_unsafe)


def ratio(_one_to: str, text: str) -> Reading | None:
    second = decimal(text)
    return Reading(1 / second.value, ("g",), ("mL",), second.value) if second else None


def together(hours: Reading, _and: str, minutes: Reading) -> Reading | None:
    """Hours and minutes; each is an amount with one unit."""
    are_such = (hours.above, hours.below, minutes.above, minutes.below) == (("h",), (), ("min",), ())
    if not are_such or hours.number.denominator != 1 or minutes.number >= 60:
        return None
    return Reading(hours.number * 60 + minutes.number, ("min",), unsafe=hours.unsafe or minutes.unsafe)


RULES = {
    "quantity": (rule("plus amount", lambda _, amount: amount), rule("one_to positive", ratio)),
    "duration": (rule("amount", lambda amount: amount), rule("amount and amount", together)),
    "amount": (
        rule("number", lambda number: Reading(number.value, unsafe=number.unsafe)),
        rule("number _ above below stop", lambda number, _, above, below, _stop: measured(number, above, below)),
    ),
    "unit": (
        rule(
            "above below stop",
            lambda above, below, _: measured(Number(Fraction(1)), above, below) if below.per == 1 else None,
        ),
    ),
    "number": (
        rule("digits", lambda number: number),
        rule("digits times", lambda number, word: number.times(word)),
        rule("words", lambda number: number),
        rule("words times", lambda number, word: number.times(word)),
    ),
    "digits": (
        rule("decimal", decimal),
        rule("fraction", fraction),
        rule("sign", lambda sign: Number(Fraction(SIGNS[sign]))),
        rule("whole blank fraction", lambda whole, _, text: (part := fraction(text)) and mixed(whole, part)),
        rule("whole _ sign", lambda whole, _, sign: mixed(whole, Number(Fraction(SIGNS[sign])))),
    ),
    "words": (rule("in_words", lambda words: Number(IN_WORDS[words])),),
    "above": (
        rule("single", lambda single: single),
        rule("single dot above", lambda one, _, more: (one[0] + more[0], one[1] or more[1])),
    ),
    "single": (rule("name", named), rule("name w/v", percentage)),
    "below": (
        rule("", Below),
        rule("over single below", lambda _, single, rest: counted_below(single, Number(Fraction(1)), rest)),
        rule("over per _ single below", lambda _, per, _blank, single, rest: counted_below(single, per, rest)),
    ),
    "per": (rule("digits", lambda number: number), rule("digits times", lambda number, word: number.times(word))),
}
GRAMMAR = Grammar(TOKENS, RULES)


def _read(start: str, text: str) -> Reading:
    found = GRAMMAR.read(start, text)
    assert isinstance(found, Reading)
    return found


def read_quantity(text: str) -> Reading:
    return _read("quantity", text)


def read_duration(text: str) -> Reading:
    return _read("duration", text)


def read_unit(text: str) -> Reading:
    return _read("unit", text)


__all__ = ["Reading", "Refused", "read_duration", "read_quantity", "read_unit"]

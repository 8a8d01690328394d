"""Right answers as people write them, and what slips of the hand make of them; the same for the same seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

EXPLANATIONS = Path(__file__).parent / "golden" / "explanations"

WORDS = {
    "choice": ("below | safe | above", "actual | ideal | adjusted", "behind | on time | ahead", "right | wrong"),
    "numbered": ("once a day | twice a day | three times a day | four times a day", "left eye | right eye | both eyes"),
    "selection": ("morphine | .5 mg | subcut | QD", "heparin | 10,000 IU | D/C | 6mg | left eye", "any | only"),
    "wording": ("every other day | every 2 days | on alternate days", "subcut | under the skin | subcutaneously"),
}
"""What there is to choose from, or to say, by the kind of list."""

SHAPES = (
    ("moment", r"\d{4}-\d\d-\d\d \d\d:\d\d"),
    ("date", r"\d{4}-\d\d-\d\d"),
    ("clock", r"\d\d:\d\d.*"),
    ("duration", r"(\d+ h )?\d+ min|\d+ h"),
    ("quantity", r"1:[\d,]+|[\d.,]+( ?[^\d ].*)?"),
)

UNITS = (
    *("mg", "mcg", "g", "ng", "mL", "L", "mL/h", "mL/hr", "ml/min", "gtt/min", "drops per minute", "mcg/kg/min"),
    *("mg/kg/day", "units", "units/kg/h", "units/mL", "mEq", "mEq/L", "mmol", "tablets", "tab", "capsules", "caps"),
    *("tsp", "tbsp", "fl oz", "m2", "kg", "lb", "%", "°C", "mg in 250 mL", "mg/5 mL", "million units", "kcal", "days"),
    *("mg per dose", "mg/m2", "doses", "vials", "hours", "in", "ft", "U", "cc", "µg", "ug", "IU", "mg/½ tab"),
)
UNIT_TWINS = (
    *(
        ("mg", "mcg"),
        ("mg", "mL"),
        ("mg", "MG"),
        ("mg", "Mg"),
        ("mcg", "µg"),
        ("mcg", "μg"),
        ("mcg", "mg"),
        ("g", "gr"),
    ),
    *(
        ("units", "U"),
        ("units", "IU"),
        ("units", "u"),
        ("mL", "cc"),
        ("mL", "ML"),
        ("h", "hr"),
        ("h", "min"),
        ("g", "gm"),
    ),
    *(
        ("kg", "lb"),
        ("min", "m"),
        ("mL", "L"),
        ("mg", "㎎"),
        ("mL", "㎖"),
        ("mEq", "meq"),
        ("tsp", "tbsp"),
        ("tablets", "T"),
    ),
    *(
        ("kg", "㎏"),
        ("gtt", "dr"),
        ("units", "MU"),
        ("/", " per "),
        ("/", "-"),
        ("/", "⁄"),
        ("/", " each "),
        ("fl", "ﬂ"),
    ),
    *(
        ("L", "l"),
        ("L", "1"),
        ("h", "n"),
        ("%", "‰"),
        ("°", "º"),
        ("C", "℃"),
        ("per", "a"),
        ("in", "in in"),
        ("mg", "ng"),
    ),
)
LOOK_ALIKES = {
    **dict(zip("0123456789", "OlZEASGTBg", strict=True)),
    "a": "а",
    "c": "с",
    "e": "е",
    "o": "о",
    "p": "р",
    "g": "ɡ",
    "m": "м",
    "k": "K",
    "s": "ſ",
    "L": "Ⅼ",
    "l": "ⅼ",
    ".": "․",
    ",": "‚",
    ":": "∶",
    "/": "∕",
    "-": "−",
    "%": "٪",
    " ": "\u00a0",
    "µ": "μ",
    "2": "²",
}
FOREIGN_ZEROS = (0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE, 0x2070, 0x2080)
BLANKS = ("\t", "\u00a0", "\u2009", "\u202f", "\u3000", "\u200b", "\n", "\r", "\u2028", "\u00ad", "  ", "\ufeff")
HIDDEN = (
    "\x00",
    "\x1b[2J",
    "\x07",
    "\x08",
    "\x7f",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200f",
    "\U000e0041",
    "\ud800",
    "\u0301",
)
SIGNS = (*"½¼¾⅓⅔⅛⅜⅝⅞", "⅕", "⅙", "⅐", "1/2", " 1/2", "3/4", "1⁄2", "/2", "1/02", "2/1", "1/1/1")
BEFORE = (
    "about ",
    "= ",
    "approx. ",
    "x = ",
    "answer: ",
    "~",
    "+",
    "-",
    "(",
    "$",
    "> ",
    "one ",
    "half ",
    "a ",
    "1 ",
    "the ",
    "0",
)
AFTER = (
    *(
        " approx",
        " please",
        ".",
        "..",
        " =",
        "?",
        "!",
        ")",
        " w/v",
        ",",
        ";",
        " a day",
        "/day",
        " each",
        " in",
        "%",
        " 1",
        "0",
    ),
    *(
        " next day",
        " pm",
        " h",
        " 5 min",
        " and 5 min",
        "e3",
        "E-9",
        "e99",
        "e1000000",
        "e",
        "^2",
        "²",
        " m2",
        "/h",
        "*2",
        " thousand",
    ),
)
PIECES = (
    *(
        "/",
        "per",
        "in",
        "each",
        "a",
        "an",
        "half",
        "half a",
        "one",
        "thousand",
        "million",
        "w/v",
        "1:",
        ":",
        ".",
        ",",
        "·",
        "+",
        "-",
    ),
    *(
        "1/2",
        "1 1/2",
        "½",
        "1,000",
        "0.5",
        ".5",
        "5.0",
        "1e3",
        "0",
        "5",
        "2",
        "30",
        "14:30",
        "7:30 pm",
        "am",
        "next day",
        "(",
        ")",
    ),
    *(
        "2 days later",
        "2026-03-05",
        "March",
        "5,",
        "2026",
        "at",
        "T",
        "and",
        "h",
        "min",
        "7 h",
        "30 min",
        "m2",
        "²",
        "safe",
        "QD",
    ),
)
"""What answers are made of."""

KEYS_NEAR = dict(
    zip("1234567890.,/:-abcdefghijklmnopqrstuvwxyz ", "2345678901,.;;=snvfrdghjuilmjpoqetrsyucwzaux", strict=False)
)


@cache
def right_answers() -> tuple[tuple[str, str], ...]:
    """The key of every template of the bank, once, with the shape in which it is read."""
    found = set()
    for path in sorted(EXPLANATIONS.glob("*.txt")):
        for key in re.findall(r"^Key(?: \w)?: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            shape = next((name for name, pattern in SHAPES if re.fullmatch(pattern, key)), None)
            found |= {(shape, key)} if shape else set()
    return tuple(sorted(found))


@dataclass(frozen=True)
class Case:
    """An answer before and after the slips, with how it is read: its shape, and of words what there is to choose from."""

    shape: str
    before: str
    after: str
    slips: tuple[str, ...]
    words: str = ""


def case(random: Random) -> Case:
    shape, before, words = _answer(random)
    text, slips = before, []
    for _ in range(random.choice((0, 1, 1, 1, 1, 2, 2, 3))):
        name = random.choice(SLIP_NAMES)
        slipped = SLIPS[name](random, text)
        slips += [name] * (slipped != text)
        text = slipped
    return Case(shape, before, text, tuple(slips), words)


def _answer(random: Random) -> tuple[str, str, str]:
    kind = random.random()
    if kind < 0.12:
        return _of_words(random)
    if kind < 0.3:
        shape = random.choice(tuple(OF_TIME))
        return shape, OF_TIME[shape](random), ""
    if kind < 0.35:
        return "unit", random.choice(UNITS), ""
    if kind < 0.65:
        return *random.choice(right_answers()), ""
    unit = random.choice(UNITS)
    return "quantity", f"{_number(random)}{'' if unit in '%' else ' '}{unit}", ""


def _of_words(random: Random) -> tuple[str, str, str]:
    kind = random.choice(tuple(WORDS))
    words = random.choice(WORDS[kind])
    each = words.split(" | ")
    if kind == "selection":
        chosen = random.sample(range(len(each)), random.randrange(len(each) + 1))
        by_number = random.random() < 0.5
        mark = (
            random.choice((", ", ",", "; ", " and ", " "))
            if by_number
            else random.choice((", ", "; ", " and ", ", and "))
        )
        return kind, mark.join(str(place + 1) if by_number else each[place] for place in chosen) or "nothing", words
    place = random.randrange(len(each))
    numbered = kind == "numbered" and random.random() < 0.3
    text = str(place + 1) if numbered else each[place]
    return kind, text[: random.randrange(1, len(text) + 1)] if random.random() < 0.2 else text, words


def _number(random: Random) -> str:
    whole = random.choice(
        (random.randrange(10), random.randrange(100), random.randrange(1000), random.randrange(2_000_000))
    )
    way = random.randrange(8)
    if way < 3:
        return f"{whole:,}"
    if way < 6:
        part = str(random.randrange(1, 10 ** random.choice((1, 1, 2, 3)))).rstrip("0")
        return f"{whole % 2000:,}.{part}"
    return (
        f"{whole % 12 or ''}{random.choice('½¼¾⅓⅔⅛')}"
        if way == 6
        else f"{whole % 12 + 1} {random.choice(('1/2', '3/4', '2/3'))}"
    )


def _clock(random: Random) -> str:
    hours, minutes = random.randrange(24), random.randrange(60)
    of_twelve = f"{hours % 12 or 12}:{minutes:02d} {'ap'[hours // 12]}m"
    time = random.choice(
        (f"{hours:02d}:{minutes:02d}", f"{hours:02d}{minutes:02d}", of_twelve, of_twelve, f"{hours % 12 or 12} am")
    )
    return time + random.choice(("", "", "", " next day", ", the next day", " (2 days later)", " +1"))


def _duration(random: Random) -> str:
    hours, minutes = random.randrange(30), random.randrange(60)
    return random.choice(
        (
            f"{hours} h {minutes} min",
            f"{hours} hours and {minutes} minutes",
            f"{hours}h{minutes}min",
            f"{hours}.5 h",
            f"{minutes} min",
        )
    )


MONTHS = ("Jan", "February", "Mar.", "April", "May", "June", "Jul", "aug", "Sept", "OCT", "November", "Dec.")


def _date(random: Random) -> str:
    year, month, day = random.randrange(1990, 2040), random.randrange(1, 13), random.randrange(1, 32)
    return random.choice(
        (
            *(f"{year}-{month:02d}-{day:02d}", f"{month}/{day}/{year}", f"{day}.{month}.{year}"),
            *(
                f"{MONTHS[month - 1]} {day}, {year}",
                f"{day} {MONTHS[month - 1]} {year}",
                f"{day}-{MONTHS[month - 1]}-{year}",
            ),
        )
    )


def _moment(random: Random) -> str:
    time = _clock(random).partition(" n")[0].partition(",")[0].partition(" (")[0].partition(" +")[0]
    return f"{_date(random)}{random.choice((' ', ' at ', ', ', 'T'))}{time}"


OF_TIME: dict[str, Callable[[Random], str]] = {
    "clock": _clock,
    "duration": _duration,
    "date": _date,
    "moment": _moment,
}


def _at(random: Random, text: str, which: str = "") -> int | None:
    """A place in the text; where `which` is told, of one of these characters."""
    places = [place for place, character in enumerate(text) if not which or character in which]
    return random.choice(places) if places else None


def _put(text: str, place: int, instead: str, length: int = 1) -> str:
    return text[:place] + instead + text[place + length :]


def _in_place_of(which: str, instead: Sequence[str]) -> Callable[[Random, str], str]:
    """A slip that writes one of these for one of those."""

    def slip(random: Random, text: str) -> str:
        place = _at(random, text, which)
        return text if place is None else _put(text, place, random.choice(instead))

    return slip


def _inserted(pieces: Sequence[str]) -> Callable[[Random, str], str]:
    return lambda random, text: _put(text, random.randrange(len(text) + 1), random.choice(pieces), 0)


def _swapped(random: Random, text: str) -> str:
    place = _at(random, text[:-1])
    return text if place is None else _put(text, place, text[place + 1] + text[place], 2)


def _doubled(random: Random, text: str) -> str:
    place = _at(random, text)
    return text if place is None else _put(text, place, text[place] * 2)


def _point_moved(random: Random, text: str) -> str:
    place = _at(random, text, ".")
    if place is None:
        return text
    rest = _put(text, place, "")
    return _put(rest, min(max(place + random.choice((-1, 1, 2)), 0), len(rest)), ".", 0)


def _key_beside(random: Random, text: str) -> str:
    place = _at(random, text)
    return text if place is None else _put(text, place, KEYS_NEAR.get(text[place].lower(), "q"))


def _grouped(random: Random, text: str) -> str:
    mark = random.choice((",", ".", " ", "'", "_", "\u2009", "\u00a0"))
    return re.sub(r"\d{4,}", lambda match: f"{int(match[0]):,}".replace(",", mark), text.replace(",", ""))


def _foreign(random: Random, text: str) -> str:
    zero, place = random.choice(FOREIGN_ZEROS), _at(random, text, "0123456789")
    return text if place is None else _put(text, place, chr(zero + int(text[place])))


def _look_alike(random: Random, text: str) -> str:
    place = _at(random, text, "".join(LOOK_ALIKES))
    return text if place is None else _put(text, place, LOOK_ALIKES[text[place]])


def _other_unit(random: Random, text: str) -> str:
    fitting = [pair for pair in UNIT_TWINS if pair[0] in text]
    return text.replace(*random.choice(fitting), 1) if fitting else text


def _another_unit(random: Random, text: str) -> str:
    return re.sub(r"[^\d.,½¼¾⅓⅔⅛ ]+$", lambda _: random.choice(UNITS), text)


def _case(random: Random, text: str) -> str:
    return random.choice((str.upper, str.lower, str.title, str.swapcase, str.capitalize))(text)


def _too_long(random: Random, text: str) -> str:
    return text * random.choice((2, 5, 400)) if random.random() < 0.5 else text + " " * random.choice((40, 70, 5000))


def _anything(random: Random, _text: str) -> str:
    """Pieces of answers in any order."""
    pieces = [random.choice((*PIECES, *UNITS, _number(random))) for _ in range(random.randrange(1, 9))]
    return random.choice(("", " ", " ")).join(pieces)


SLIPS: dict[str, Callable[[Random, str], str]] = {
    "two characters swapped": _swapped,
    "a character doubled": _doubled,
    "a character dropped": lambda random, text: text if (place := _at(random, text)) is None else _put(text, place, ""),
    "the key beside it": _key_beside,
    "the point moved": _point_moved,
    "the point dropped": _in_place_of(".", ("",)),
    "a comma for a point": _in_place_of(".", (",",)),
    "a point for a comma": _in_place_of(",", (".",)),
    "a comma or point inserted": _inserted((".", ",", ":", ";", "'")),
    "digits grouped": _grouped,
    "a digit inserted": _inserted(tuple("0123456789")),
    "a zero before": lambda random, text: re.sub(r"\d", lambda match: "0" + match[0], text, count=1),
    "a zero behind": lambda random, text: re.sub(r"(\d)(?!.*\d)", r"\g<1>0", text),
    "a naked point": lambda random, text: re.sub(r"\b0\.", ".", text),
    "a trailing zero": lambda random, text: re.sub(r"\b(\d+)(?![\d.,/:])", r"\1.0", text, count=1),
    "a foreign digit": _foreign,
    "a look-alike": _look_alike,
    "a superscript": _inserted(("²", "³", "⁵", "^2", "10³", "10²")),
    "a fraction sign": _inserted(SIGNS),
    "a unit that looks like it": _other_unit,
    "another unit": _another_unit,
    "an unusual blank": _in_place_of(" ", BLANKS),
    "a blank dropped": _in_place_of(" ", ("",)),
    "a blank inserted": _inserted((" ", "  ")),
    "other letters' case": _case,
    "words before": lambda random, text: random.choice(BEFORE) + text,
    "words behind": lambda random, text: text + random.choice(AFTER),
    "a hidden character": _inserted(HIDDEN),
    "a sign inserted": _inserted((*"+-*/x×÷()=<>%°·~#$&|`_", "·kg", "/kg", " per ", " in 5 ", "e3", "/0")),
    "too long": _too_long,
    "pieces in any order": _anything,
}
SLIP_NAMES = tuple(SLIPS)

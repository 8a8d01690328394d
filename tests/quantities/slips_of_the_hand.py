"""What slips of the hand make of right answers; the same for the same seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.quantities.right_answers import MADE_OF, UNITS, Typed, answer, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

LOOK_ALIKES = (
    dict(zip("0123456789", "OlZEASGTBg", strict=True))
    | dict(zip("aceopgmksLl", "асеорɡмKſⅬⅼ", strict=True))
    | dict(zip(".,:/-%µ ", "․‚∶∕−٪μ\u00a0", strict=True))
)
FOREIGN_ZEROS = (0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE, 0x2070, 0x2080)
SURROGATE = "\ud800"
"""What a byte that was no text is read as; no file of data can hold it."""

BESIDE = dict(
    zip("1234567890.,/:-abcdefghijklmnopqrstuvwxyz ", "2345678909,.;;=snvfrdghjuilmjpopetrsyicwzaxu", strict=False)
)
"""On a keyboard, the key beside each."""


@dataclass(frozen=True)
class Case:
    """An answer as it was meant, what slips made of it, and which."""

    meant: Typed
    typed: Typed
    slips: tuple[str, ...]


def case(random: Random) -> Case:
    meant = answer(random)
    text, slips = meant.text, []
    for _ in range(random.choice((0, 1, 1, 1, 1, 2, 2, 3))):
        name = random.choice(SLIP_NAMES)
        slipped = SLIPS[name](random, text)
        slips += [name] * (slipped != text)
        text = slipped
    return Case(meant, Typed(meant.shape, text, meant.words), tuple(slips))


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
    return text if place is None else _put(text, place, BESIDE.get(text[place].lower(), "q"))


def _power(random: Random, text: str) -> str:
    power = random.choice(("e3", "E-3", "e-1", "e+2", "e10", "e-10", "e0", "e02"))
    return re.sub(r"\d(?![\d.,])", lambda match: match[0] + power, text, count=1)


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
    fitting = [pair for pair in MADE_OF["unit_twins"] if pair[0] in text]
    if not fitting:
        return text
    unit, other = random.choice(fitting)
    return text.replace(unit, other, 1)


def _another_unit(random: Random, text: str) -> str:
    return re.sub(r"[^\d.,½¼¾⅓⅔⅛ ]+$", lambda _: random.choice(UNITS), text)


def _case(random: Random, text: str) -> str:
    return random.choice((str.upper, str.lower, str.title, str.swapcase, str.capitalize))(text)


def _too_long(random: Random, text: str) -> str:
    return text * random.choice((2, 5, 400)) if random.random() < 0.5 else text + " " * random.choice((40, 70, 5000))


def _anything(random: Random, _text: str) -> str:
    """Pieces of answers in any order."""
    pieces = [random.choice((*MADE_OF["pieces"], *UNITS, number(random))) for _ in range(random.randrange(1, 9))]
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
    "a power of ten": _power,
    "a superscript": _inserted(("²", "³", "⁵", "^2", "10³", "10²")),
    "a fraction sign": _inserted(MADE_OF["fractions"]),
    "a unit that looks like it": _other_unit,
    "another unit": _another_unit,
    "an unusual blank": _in_place_of(" ", MADE_OF["blanks"]),
    "a blank dropped": _in_place_of(" ", ("",)),
    "a blank inserted": _inserted((" ", "  ")),
    "other letters' case": _case,
    "words before": lambda random, text: random.choice(MADE_OF["before"]) + text,
    "words behind": lambda random, text: text + random.choice(MADE_OF["behind"]),
    "a hidden character": _inserted((*MADE_OF["hidden"], SURROGATE)),
    "a sign inserted": _inserted(MADE_OF["signs"]),
    "too long": _too_long,
    "pieces in any order": _anything,
}
SLIP_NAMES = tuple(SLIPS)

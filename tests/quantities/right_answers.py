"""Right answers as people write them: the keys of the bank, and others made up; the same for the same seed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

MADE_OF: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
EXPLANATIONS = Path(__file__).parents[1] / "golden" / "explanations"
SHAPES = (
    ("moment", r"\d{4}-\d\d-\d\d \d\d:\d\d"),
    ("date", r"\d{4}-\d\d-\d\d"),
    ("clock", r"\d\d:\d\d.*"),
    ("duration", r"(\d+ h )?\d+ min|\d+ h"),
    ("quantity", r"1:[\d,]+|[\d.,]+( ?[^\d ]\S*( oz)?)?"),
)
"""How the keys of the bank are told apart."""

WORDS = {
    "choice": ("below | safe | above", "actual | ideal | adjusted", "behind | on time | ahead", "right | wrong"),
    "numbered": ("once a day | twice a day | three times a day", "left eye | right eye | both eyes"),
    "selection": ("morphine | .5 mg | subcut | QD", "heparin | 10,000 IU | D/C | 6mg | left eye", "any | only"),
    "wording": ("every other day | every 2 days | on alternate days", "subcut | under the skin | subcutaneously"),
}
"""What there is to choose from, or to say, by the kind of list."""

BETWEEN_WORDS = (", ", "; ", " and ", ", and ")
BETWEEN_NUMBERS = (*BETWEEN_WORDS, ",", " ", " & ", "+")
NUMBERS_IN_A_LIST = ("{}", "{}", "{}", "{})", "({})", "#{}", "{}.")
"""How a number of a list is written."""

SAID_ALIKE = {"once a day": ("daily", "1 time per day"), "twice a day": ("twice daily", "2 times a day")}

UNITS: list[str] = MADE_OF["units"]
MONTHS = ("Jan", "February", "Mar.", "April", "May", "June", "Jul", "aug", "Sept", "OCT", "November", "Dec.")


@dataclass(frozen=True)
class Typed:
    """An answer with how it is read: its shape, and of words what there is to choose from."""

    shape: str
    text: str
    words: str = ""


@cache
def right_answers() -> tuple[Typed, ...]:
    """The key of every template of the bank, once."""
    found = set()
    for path in EXPLANATIONS.glob("*.txt"):
        for key in re.findall(r"^Key(?: \w)?: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            shape = next((name for name, pattern in SHAPES if re.fullmatch(pattern, key)), None)
            found |= {(shape, key)} if shape else set()
    return tuple(Typed(shape, key) for shape, key in sorted(found))


def answer(random: Random) -> Typed:
    kind = random.random()
    if kind < 0.12:
        return in_words(random)
    if kind < 0.3:
        shape = random.choice(tuple(OF_TIME))
        return Typed(shape, OF_TIME[shape](random))
    if kind < 0.35:
        return Typed("unit", random.choice(UNITS))
    if kind < 0.65:
        return random.choice(right_answers())
    unit = random.choice(UNITS)
    return Typed("quantity", f"{number(random)}{'' if unit == '%' else ' '}{unit}")


def in_words(random: Random) -> Typed:
    kind = random.choice(tuple(WORDS))
    words = random.choice(WORDS[kind])
    each = words.split(" | ")
    if kind == "selection":
        return Typed(kind, several(random, each), words)
    place = random.randrange(len(each))
    if kind == "numbered" and random.random() < 0.4:
        in_other_words = random.choice((*NUMBERS_IN_A_LIST, *SAID_ALIKE.get(each[place], ())))
        return Typed(kind, in_other_words.format(place + 1), words)
    letters = random.randrange(1, len(each[place]) + 1)
    return Typed(kind, each[place] if random.random() < 0.8 else each[place][:letters], words)


def several(random: Random, words: list[str]) -> str:
    chosen = random.sample(range(len(words)), random.randrange(len(words) + 1))
    if random.random() < 0.5:
        way = random.choice(NUMBERS_IN_A_LIST)
        none = random.choice(("none", "no", "none of them"))
        return random.choice(BETWEEN_NUMBERS).join(way.format(place + 1) for place in chosen) or none
    return random.choice(BETWEEN_WORDS).join(words[place] for place in chosen) or "nothing"


def number(random: Random) -> str:
    whole, way = random.randrange(random.choice((10, 100, 1000, 2_000_000))), random.randrange(8)
    if way < 3:
        return f"{whole:,}"
    if way < 6:
        part = random.randrange(1, 10 ** random.choice((1, 1, 2, 3)))
        return f"{whole % random.choice((1, 2000)):,}.{str(part).rstrip('0')}"
    if way == 6:
        return f"{whole % 12 or ''}{random.choice('½¼¾⅓⅔⅛')}"
    return f"{whole % 12 + 1} {random.choice(('1/2', '3/4', '2/3'))}"


def time_of_day(random: Random) -> str:
    hours, minutes = random.randrange(24), random.randrange(60)
    of_twelve = f"{hours % 12 or 12}:{minutes:02d} {'ap'[hours // 12]}m"
    full_hour = f"{hours % 12 or 12} am"
    return random.choice((f"{hours:02d}:{minutes:02d}", f"{hours:02d}{minutes:02d}", of_twelve, of_twelve, full_hour))


def clock(random: Random) -> str:
    return time_of_day(random) + random.choice(("", "", "", " next day", ", the next day", " (2 days later)", " +1"))


def duration(random: Random) -> str:
    hours, minutes = random.randrange(30), random.randrange(60)
    together = (f"{hours} h {minutes} min", f"{hours} hours and {minutes} minutes", f"{hours}h{minutes}min")
    return random.choice((*together, f"{hours}.5 h", f"{minutes} min"))


def date(random: Random) -> str:
    year, month, day = random.randrange(1990, 2040), random.randrange(1, 13), random.randrange(1, 32)
    name = MONTHS[month - 1]
    in_numbers = (f"{year}-{month:02d}-{day:02d}", f"{month}/{day}/{year}", f"{day}.{month}.{year}")
    return random.choice((*in_numbers, f"{name} {day}, {year}", f"{day} {name} {year}", f"{day}-{name}-{year}"))


def moment(random: Random) -> str:
    return f"{date(random)}{random.choice((' ', ' at ', ', ', 'T'))}{time_of_day(random)}"


OF_TIME: dict[str, Callable[[Random], str]] = {"clock": clock, "duration": duration, "date": date, "moment": moment}

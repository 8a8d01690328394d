"""What reading costs, counted in lines of code that run, which no clock can blur; and numbers meant to be a bomb."""

import gc
import sys
from collections.abc import Callable
from fractions import Fraction
from types import FrameType, ModuleType
from typing import TYPE_CHECKING

import pytest

from dosecalc.quantities import dates, meant_numbers, numbers, reading, times, words
from dosecalc.quantities.forms import SELECTION, WORDING, form
from dosecalc.quantities.reading import read_unit
from dosecalc.quantities.typed_text import LONGEST, UnreadableQuantity

if TYPE_CHECKING:
    from _typeshed import TraceFunction

READERS: dict[str, Callable[[str], object]] = {
    "quantity": form("").read,
    "unit": read_unit,
    "clock": form("clock").read,
    "duration": form("duration").read,
    "date": form("date").read,
    "moment": form("moment").read,
    "choice": form("below | safe | above").read,
    "numbered": form("once a day | twice a day | three times a day").read,
    "selection": form(f"{SELECTION}morphine | .5 mg | subcut | QD").read,
    "wording": form(f"{WORDING}every other day | every 2 days").read,
}
PIECES = (
    *("1", "9,", "1/", "1 ", "½", ".", "e9", "m", "mg/", "5 mg ", "a ", "/ ", "+", "(", "°", "%", "1:", "µ", "mg·"),
    *(" ", "fl ", "m2 ", "1 h ", "mg per 1 ", "Mar ", "2026-", "next ", "1 1/2 ", ", ", "and ", "1,", "s", "QD,"),
)
STARTS = ("", "5 mg/", "7 h ", "2026-03-05 ")

MOST_LINES = 4_000
"""For one text of 64 characters; the worst that was seen is about half of it."""

QUADRATIC, SMALL = 3, 1_000
"""Twice the text adds twice as many lines, and not four times; looking for the nearest unit may come in on the way."""


def tried(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except UnreadableQuantity:
        return


def lines_for(read: Callable[[str], object], text: str) -> int:
    """How many lines of Python run while the text is read."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return counted

    before = sys.gettrace()
    gc.disable()  # what other tests hang on a collection is no cost of the text
    sys.settrace(counted)
    try:
        tried(read, text)
    finally:
        sys.settrace(before)
        gc.enable()
    return count


def lines_by_length(name: str, start: str, piece: str) -> list[int]:
    return [
        lines_for(READERS[name], (start + piece * length)[:length]) for length in (LONGEST // 4, LONGEST // 2, LONGEST)
    ]


@pytest.fixture(autouse=True)
def _warm() -> None:
    """What is worked out once is no cost of a text."""
    for read in READERS.values():
        tried(read, "5 mgg")
        tried(read, "5 mg/h")


@pytest.mark.parametrize("name", READERS)
def test_reading_costs_grow_at_most_as_the_text_does(name: str) -> None:
    counted = {start + piece: lines_by_length(name, start, piece) for start in STARTS for piece in PIECES}

    assert {} == {
        text: (quarter, half, whole)
        for text, (quarter, half, whole) in counted.items()
        if whole > MOST_LINES or whole - half > QUADRATIC * max(half - quarter, 0) + SMALL
    }


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("piece", ["1", "mg/", " ", "½", "\u202e"], ids=ascii)
def test_any_longer_text_costs_the_same_little(name: str, piece: str) -> None:
    longer = [(piece * length)[:length] for length in (LONGEST + 1, LONGEST * 100, LONGEST * 10_000)]
    [first, *others] = [lines_for(READERS[name], text) for text in longer]

    assert [first] * 2 == others
    assert 0 < first < 60


def test_the_count_sees_what_grows_too_fast() -> None:
    def slow(text: str) -> int:
        count = 0
        for one in text:
            for other in text:
                count += one == other
        return count

    quarter, half, whole = (lines_for(slow, "1" * length) for length in (16, 32, 64))

    assert whole - half > QUADRATIC * (half - quarter) + SMALL


NINES = "9" * 60
BOMBS = (
    *("1e10000000", "1e-10000000", "1E+999999999", f"1e{NINES}", "1e9" * 20, NINES, f"0.{'0' * 60}1", f".{NINES}"),
    *("1/" * 31 + "1", f"1/{NINES}", f"{NINES}/1", f"1 {'9' * 30}/{'9' * 30}", "½" * 64, "1 1/2 " * 10, "1," * 31),
    *(f"9{',999' * 15}", "1:" * 31 + "1", f"1:{NINES}", f"1:{'9' * 30}.{'9' * 30}", "1 million " * 6, "(" * 64),
    *("9**9**9", "1/1 mg/1/1 mL/1/1 h", f"5 mg/{'9' * 58}", f"{'9' * 30}:{'9' * 30}", f"{'9' * 58} days", "[" * 60),
    *(f"0730 {'9' * 40} days later", f"{'9' * 20}-{'9' * 20}-{'9' * 20}", f"2026-03-05 {'9' * 50}", "1, " * 21),
    *("9" * 10_000_000, "1/" * 5_000_000, "(" * 10_000_000),
)
MOST_DIGITS_CONVERTED = 18
"""15 of a number, and a group of 3 that may have been meant to belong to it."""


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of everything that becomes a number while the test runs."""
    seen: list[str] = []

    def integer(value: str | Fraction) -> int:
        seen.append(str(value))
        return int(value)

    def exact(top: int | Fraction, bottom: int | Fraction = 1) -> Fraction:
        seen.append(str(top))
        return Fraction(top, bottom)

    modules: tuple[ModuleType, ...] = (numbers, meant_numbers, reading, times, dates, words)
    for module in modules:
        monkeypatch.setattr(module, "int", integer, raising=False)
        for name in ("Fraction", "QuickFraction", "quotient"):
            monkeypatch.setattr(module, name, exact, raising=False)
    return seen


@pytest.mark.parametrize("text", BOMBS, ids=map(str, range(len(BOMBS))))
def test_a_number_that_is_a_bomb_is_refused_before_it_becomes_one(text: str, converted: list[str]) -> None:
    for read in READERS.values():
        with pytest.raises(UnreadableQuantity):
            read(text)

    assert [] == [digits for digits in converted if len(digits) > MOST_DIGITS_CONVERTED]
    assert len(text) <= LONGEST or [] == converted


def test_what_becomes_a_number_is_seen(converted: list[str]) -> None:
    for read in READERS.values():
        tried(read, "14:30")
        tried(read, "2026-03-05")
        tried(read, "12.5 mL")

    assert {"125", "14", "30", "2026"} <= set(converted)

"""Dates and moments: what is read, what is refused and why."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.quantities import notation
from dosecalc.quantities.dates import HOW, read_date, read_moment
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.reading import Quantity
from dosecalc.quantities.typed_text import UnreadableQuantity
from tests.typed_texts import any_text

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@given(DAYS, st.integers(0, 1439))
def test_a_moment_reads_as_itself_in_every_way_of_writing_it(day: date, minutes: int) -> None:
    expected = day.toordinal() * 1440 + minutes
    time = f"{minutes // 60:02d}:{minutes % 60:02d}"
    month = MONTHS[day.month - 1]
    written = [day.isoformat(), f"{day.day} {month} {day.year}", f"{month[:3]} {day.day}, {day.year}"]

    assert f"{day.isoformat()} {time}" == notation.moment(read_moment(f"{day.isoformat()} {time}").number)
    assert {expected} == {int(read_moment(f"{text} {time}").number) for text in written}


@given(DAYS, st.integers(0, 4000))
def test_days_are_counted_as_the_calendar_counts_them(day: date, days: int) -> None:
    later = read_date(day.isoformat()).number + 1440 * days

    assert (day + timedelta(days)).isoformat() == notation.date(later)


@pytest.mark.parametrize("read", [read_date, read_moment])
@given(text=any_text)
def test_no_text_raises_anything_but_a_refusal(read: object, text: str) -> None:
    with suppress(UnreadableQuantity):
        assert read(text).number % 1 == 0  # type: ignore[operator]


@pytest.mark.parametrize("typed", ["2026 03 05", "2026.03.05", "2026-003-05", "2026-03-005", "25X3X2026"])
def test_what_only_resembles_a_date_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match="2026-03-05"):
        read_date(typed)


def test_days_are_what_lies_between_two_dates() -> None:
    assert "6 days" == str(stated("2026-03-11", "date") - stated("2026-03-05", "date"))


NO_DAY = "There is no such day."


@pytest.mark.parametrize(
    ("read", "typed", "pointed_at", "says"),
    [
        (
            read_moment,
            " 2026-03-05",
            "^^^^^^^^^^^",
            "The time is missing: write date and time, as in 2026-03-05 14:30.",
        ),
        (
            read_moment,
            " 2026-03-05 25:00",
            "            ^^^^^",
            "There is no such time: hours are 00 to 23, minutes 00 to 59.",
        ),
        (
            read_moment,
            " 2026-03-05 14:30 next day",
            "            ^^^^^^^^^^^^^^",
            "The date says which day it is: leave out the next day.",
        ),
        (
            read_moment,
            " 2026-03-05 00:00 next day",
            "            ^^^^^^^^^^^^^^",
            "The date says which day it is: leave out the next day.",
        ),
        (read_moment, " 2026-03-05 7:3 x", "            ^^^^^", "A clock time is written as in 07:30."),
        (read_date, " 5 x", " ^^^", HOW),
        (read_date, " March", " ^^^^^", HOW),
        (read_date, " March 5", " ^^^^^^^", HOW),
        (read_date, " 5 March", " ^^^^^^^", HOW),
        (read_date, " 2026-3", " ^^^^^^", HOW),
        (read_date, " 3/5/26", " ^^^^^^", f"A year has four digits. {HOW}"),
        (read_date, " 3/5/2026 x", " ^^^^^^^^", f"This could be 2026-03-05 or 2026-05-03. {HOW}"),
        (read_date, " 13/13/2026", " ^^^^^^^^^^", "There is no month 13."),
        (read_date, " 3/5/2026", " ^^^^^^^^", f"This could be 2026-03-05 or 2026-05-03. {HOW}"),
        (read_date, " 2026-02-30", " ^^^^^^^^^^", NO_DAY),
        (read_date, " 5 March 26", " ^^^^^^^^^^", f"A year has four digits. {HOW}"),
        (read_date, " 30 February 2026", " ^^^^^^^^^^^^^^^^", NO_DAY),
        (read_date, " 2026/13/01", " ^^^^^^^^^^", "There is no month 13."),
        (read_date, " 0/0/2026", " ^^^^^^^^", "There is no month 0."),
        (read_date, " 2026-03-055", " ^^^^^^^^^^^", HOW),
        (read_date, " 5/32/2026", " ^^^^^^^^^", NO_DAY),
        (read_date, " 5 Foo 2026", " ^^^^^^^^^^", HOW),
        (read_date, " Foo-3-5", " ^^^^^^^", HOW),
        (read_date, " 5.March.2026 x", " ^^^^^^^^^^^^^^", HOW),
        (read_date, " 5 3 2026 x", " ^^^^^^^^", HOW),
        (read_date, " 2026.03.05 x", " ^^^^^^^^^^", HOW),
        (read_date, " 13/13/2026 x", " ^^^^^^^^^^", "There is no month 13."),
        (read_date, " 123/5/2026", " ^^^^^^^^^^", HOW),
        (
            read_moment,
            " 2026-03-05 7½",
            "            ^^",
            "A clock time is written with four digits, as in 0730 or 07:30.",
        ),
        (read_moment, " 2026-03-05 07:30 x", " " * 18 + "^", "This was not understood."),
        (read_date, " 5.March..2026 x", " ^^^^^^^^^^^^^", HOW),
    ],
)
def test_what_is_no_date_is_pointed_at_and_told(
    read: Callable[[str], Quantity], typed: str, pointed_at: str, says: str
) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        read(typed)

    assert (typed, pointed_at, says) == (
        refused.value.text,
        refused.value.pointed_out().split("\n")[1],
        str(refused.value),
    )

"""Dates and moments: what is read, what is refused and why."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.quantities import notation
from dosecalc.quantities.dates import read_date, read_moment
from dosecalc.quantities.typed_text import UnreadableQuantity
from tests.typed_texts import any_text

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("5 March 2026", "2026-03-05"),
        ("March 5, 2026", "2026-03-05"),
        ("Mar. 5 2026", "2026-03-05"),
        ("5-mar-2026", "2026-03-05"),
        ("3/25/2026", "2026-03-25"),
        ("25/3/2026", "2026-03-25"),
        ("5/5/2026", "2026-05-05"),
        ("2028-02-29", "2028-02-29"),
        (" 2026-03-05 ", "2026-03-05"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read == notation.date(read_date(typed).number)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("3/5/2026", "This could be 2026-03-05 or 2026-05-03. Write a date as year-month-day, as in 2026-03-05."),
        ("2026-02-30", "There is no such day."),
        ("2027-02-29", "There is no such day."),
        ("31/4/2026", "There is no such day."),
        ("3/25/26", "A year has four digits. Write a date as year-month-day, as in 2026-03-05."),
        ("2026-3", "Write a date as year-month-day, as in 2026-03-05."),
        ("Ma 5 2026", "Write a date as year-month-day, as in 2026-03-05."),
        ("March", "Write a date as year-month-day, as in 2026-03-05."),
        ("March April 2026", "Write a date as year-month-day, as in 2026-03-05."),
        ("2026-03-05 14:30", "This was not understood."),
        ("tomorrow", "Write a date as year-month-day, as in 2026-03-05."),
        ("0000-01-01", "There is no such day."),
        ("2026-03-05x", "This was not understood."),
        ("2026-03/05", "Write a date as year-month-day, as in 2026-03-05."),
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(typed: str, says: str) -> None:
    with pytest.raises(UnreadableQuantity) as refusal:
        read_date(typed)

    assert says == str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-03-05 14:30", "2026-03-05 14:30"),
        ("2026-03-05T14:30", "2026-03-05 14:30"),
        ("2026-03-05, 1430", "2026-03-05 14:30"),
        ("March 5, 2026 at 2:30 pm", "2026-03-05 14:30"),
        ("3/25/2026 0705", "2026-03-25 07:05"),
    ],
)
def test_a_moment_is_a_date_with_a_time(typed: str, read: str) -> None:
    assert read == notation.moment(read_moment(typed).number)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-03-05", "The time is missing: write date and time, as in 2026-03-05 14:30."),
        ("14:30", "Write a date as year-month-day, as in 2026-03-05."),
        ("2026-03-05 24:00", "There is no such time: hours are 00 to 23, minutes 00 to 59."),
        ("2026-03-05 14:30 the next day", "The date says which day it is: leave out the next day."),
        ("2026-03-05 noon", "A clock time is written with four digits, as in 0730 or 07:30."),
    ],
)
def test_a_moment_without_date_or_time_is_refused(typed: str, says: str) -> None:
    with pytest.raises(UnreadableQuantity) as refusal:
        read_moment(typed)

    assert says == str(refusal.value)


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

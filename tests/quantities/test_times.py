"""Clock times and lengths of time, as people type them."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.quantities.given import given as stated
from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.typed_text import LONGEST, UnreadableQuantity
from tests.typed_texts import typed_times

NEXT_DAY = 1440


def tried(read: Callable[[str], Quantity], text: str) -> tuple[Quantity | None, UnreadableQuantity | None]:
    try:
        return read(text), None
    except UnreadableQuantity as unreadable:
        return None, unreadable


def outcome(text: str) -> tuple[str, object]:
    results = []
    for read in (read_clock, read_duration):
        try:
            quantity = read(text)
        except UnreadableQuantity as unreadable:
            results.append(unreadable.says)
        else:
            results.append(str((quantity.number, quantity.unit)))
    return results[0], results[1]


@pytest.mark.parametrize("typed", ["04:35 Next Day", "04:35 THE NEXT DAY", "0435 Next day"])
def test_the_words_for_the_next_day_are_read_whatever_their_case(typed: str) -> None:
    assert Fraction(NEXT_DAY + 275) == read_clock(typed).number


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read_in_every_spelling(hours: int, minutes: int) -> None:
    half, noonless = ("am", "pm")[hours // 12], hours % 12 or 12
    spellings = [
        f"{hours:02d}:{minutes:02d}",
        f"{hours}:{minutes:02d}",
        f"{hours:02d}{minutes:02d}",
        f"{noonless}:{minutes:02d} {half}",
        f"{noonless}:{minutes:02d}{half.upper()}",
    ]

    assert [hours * 60 + minutes] * 5 == [read_clock(text).number for text in spellings]
    assert [NEXT_DAY + hours * 60 + minutes] * 5 == [read_clock(f"{text} the next day").number for text in spellings]


def test_no_text_longer_than_the_longest_is_read_as_hours_and_minutes() -> None:
    with pytest.raises(UnreadableQuantity):
        read_duration("7 h" + " " * LONGEST + "30 min")


@given(st.integers(0, 99), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    assert Fraction(hours * 60 + minutes) == read_duration(f"{hours} h {minutes} min").number


@given(st.integers(0, 9999), st.sampled_from(["h", "min", "s", "day", "week"]))
def test_a_length_of_time_in_one_unit_is_read_as_any_quantity(number: int, name: str) -> None:
    assert read_quantity(f"{number:,} {name}") == read_duration(f"{number:,} {name}")


@pytest.mark.parametrize("typed", ["7 h 30 qq", "7 h 1,5 min", "7 h 30 min 5", "7:30 h", "7.5 h 30 min", "qq 30 min"])
def test_what_is_pointed_out_is_all_that_was_typed(typed: str) -> None:
    with pytest.raises(UnreadableQuantity) as caught:
        read_duration(typed)

    assert typed == caught.value.pointed_out().split("\n")[0]


@given(typed_times)
def test_any_text_is_read_as_a_time_or_refused_with_a_place_in_it(text: str) -> None:
    for read in (read_clock, read_duration):
        quantity, refused = tried(read, text)
        if quantity is None:
            assert refused is not None
            assert str(refused)
            assert 0 <= refused.start < refused.end <= len(refused.text) + 1
            assert 1 == refused.pointed_out().count("\n")
        else:
            assert quantity.number >= 0
            assert len(text) <= LONGEST


@given(typed_times, st.integers(0, 3), st.integers(0, 3))
def test_blanks_around_a_time_change_nothing(text: str, before: int, after: int) -> None:
    assume(text.strip(" ") and len(text) + before + after <= LONGEST)

    assert outcome(text) == outcome(" " * before + text + " " * after)


@pytest.mark.parametrize("typed", ["7:5", "7:300", "007:30", "07:30:15"])
def test_a_clock_time_is_hours_and_minutes_of_two_digits(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match="07:30"):
        read_clock(typed)


def test_minutes_under_an_hour_are_a_length_of_time_without_a_step() -> None:
    short, long = stated("45 min").as_duration(), stated("90 min").as_duration()

    assert ("45 min", "1 h 30 min") == (str(short), str(long))
    assert [len(each.parts) for each in (short, long)] == [0, 1]


NO_TIME = "There is no such time: hours are 00 to 23, minutes 00 to 59."
FOUR_DIGITS = "A clock time is written with four digits, as in 0730 or 07:30."
TOGETHER = "Hours and minutes are written as in 7 h 30 min."


@pytest.mark.parametrize(
    ("read", "typed", "pointed_at", "says"),
    [
        (read_clock, " 13 am", " ^^^^^", "With am or pm, the hour is 1 to 12."),
        (read_clock, " 0:30 pm", " ^^^^^^^", "With am or pm, the hour is 1 to 12."),
        (read_clock, " 24:00", " ^^^^^", NO_TIME),
        (read_clock, " 12:60", " ^^^^^", NO_TIME),
        (read_clock, "  7:3", "  ^^^", "A clock time is written as in 07:30."),
        (read_clock, " 123:00", " ^^^^^^", "A clock time is written as in 07:30."),
        (read_clock, " 07:30:15", " ^^^^^^^^", "A clock time is written without seconds, as in 07:30."),
        (read_clock, " 12345", " ^^^^^", FOUR_DIGITS),
        (read_clock, " 45", " ^^", FOUR_DIGITS),
        (read_clock, "07:30 later", "      ^^^^^", "This was not understood."),
        (read_clock, "07:30 (next day", "               ^", "A closing bracket was expected here."),
        (
            read_duration,
            " 7:30",
            "  ^",
            "Write a length of time as in 7 h 30 min; a colon belongs to a clock time.",
        ),
        (read_duration, " 7:30:00", "  ^", "Write a length of time as in 7 h 30 min; a colon belongs to a clock time."),
        (read_duration, " 7 h 30", "^^^^^^^", "Write the unit of the minutes too, as in 7 h 30 min."),
        (read_duration, "7 h -30 min", "    ^", "Amounts are never negative here."),
        (read_duration, " 7h30m ", "     ^", "m can mean minute or meter: write min."),
        (read_duration, " 7 30 min", " ^^^^", TOGETHER),
        (read_duration, " 0730", " ^^^^", TOGETHER),
        (read_duration, "7 h 60 min", "    ^^^^^^", "With hours, minutes go from 0 to 59, as in 7 h 30 min."),
        (read_duration, "7.5 h 30 min", "^^^^^^^^^^^^", TOGETHER),
        (read_duration, "7 min 30 h", "^^^^^^^^^^", TOGETHER),
        (read_duration, "7 h 30 min x", "^^^^^^^^^^^^", TOGETHER),
    ],
)
def test_what_is_no_time_is_pointed_at_and_told(
    read: Callable[[str], Quantity], typed: str, pointed_at: str, says: str
) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        read(typed)

    assert (pointed_at, says) == (refused.value.pointed_out().split("\n")[1], str(refused.value))


@pytest.mark.parametrize(
    ("typed", "days"),
    [("0730 hr", 0), ("07:30 1 day later", 1), ("07:30 2 days later", 2), ("07:30 100 days later", 100)],
)
def test_hours_and_later_days_are_said_with_a_clock_time(typed: str, days: int) -> None:
    assert Fraction(days * NEXT_DAY + 450) == read_clock(typed).number

"""Clock times and lengths of time, as people type them."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.typed_text import LONGEST, UnreadableQuantity
from dosecalc.quantities.units import conversion_factor, unit
from tests.typed_texts import typed_times

NEXT_DAY = 1440
CLOCKS = {
    "00:00": 0,
    "0000": 0,
    "07:30": 450,
    "7:30": 450,
    "0730": 450,
    "730": 450,
    "2215": 1335,
    "22:15": 1335,
    "22:15:00": 1335,
    "10:15:00 PM": 1335,
    "23:59": 1439,
    "2359": 1439,
    "1430": 870,
    "14:30 h": 870,
    "0730 hrs": 450,
    "0730h": 450,
    "14:30 hours": 870,
    "7:30 am": 450,
    "7:30am": 450,
    "7:30 AM": 450,
    "7:30 Pm": 1170,
    "7pm": 1140,
    "7 am": 420,
    "730 pm": 1170,
    "12 am": 0,
    "12:30 am": 30,
    "12 pm": 720,
    "12:30 pm": 750,
    "1:05 pm": 785,
    " 07:30 ": 450,
    "0007": 7,
    **dict.fromkeys(("04:35 the next day", "0435 next day", "4:35 am next day", "04:35, next day"), NEXT_DAY + 275),
    **dict.fromkeys(("04:35 2 days later", "0435, 2 days later", "4:35 am (2 Days later)"), 2 * NEXT_DAY + 275),
    **dict.fromkeys(("04:35 (next day)", "04:35 +1", "04:35 +1 day", "0435 (the next day)"), NEXT_DAY + 275),
}
NO_CLOCKS = (
    *("", " ", "24:00", "2400", "25:00", "12:60", "1260", "2360", "7", "12", "7 h", "12345", "123456", "1:2:3"),
    *("7:5", "7:", ":30", "007:30", "07:030", "7.30", "7,30", "-7:30", "+7:30", "7:30-", "0 am", "13 pm", "13:30 pm"),
    *("0:30 pm", "7:30 xm", "noon", "midnight", "half past 7", "7:30 mg", "7:30 am pm", "7:30 pm h", "7 30", "07 : 30"),
    *(
        "\uff10\uff17\uff1a\uff13\uff10",
        "07\u221730",
        "7:30\u202e",
        "07:30\n",
        "0730 next",
        "0730 day",
        "0730 +2",
        "0730 2 days",
    ),
    *("0730 days later", "0730 2 later", "0730 0 days later", "0730 1000 days later", "0730 (2 days later"),
    *("0730 next day next day", "0730 the next", "7:30 next days", "9" * 65, "0730" + " " * 70),
)
HALF_SAID = ("07:30,", "07:30 ,", "07:30 (", "07:30, (", "07:30 (next day", "07:30 next day)")
DURATIONS = {
    "7.5 h": "450",
    "7.5 hours": "450",
    "7 1/2 h": "450",
    "7½ h": "450",
    "450 min": "450",
    "450 minutes": "450",
    "7 h 30 min": "450",
    "7h 30min": "450",
    "7h30min": "450",
    "7 hr 30 min": "450",
    "7 hrs 30 mins": "450",
    "7 hours 30 minutes": "450",
    "7 hours and 30 minutes": "450",
    "7 hours, 30 minutes": "450",
    "7 H 30 MIN": "450",
    "1 h 0 min": "60",
    "0 h 45 min": "45",
    "2 h": "120",
    "1 day": "1440",
    "30 s": "1/2",
    "1 h 0.5 min": "121/2",
    "one h 5 min": "65",
}
NO_DURATIONS = (
    *(
        "",
        "7:30",
        "7:30 h",
        "7 h 60 min",
        "7 h 75 min",
        "7.5 h 30 min",
        "1/2 h 30 min",
        "30 min 7 h",
        "7 h 30",
        "7 h 30 s",
    ),
    *("7 h 30 mg", "7 mg 30 min", "7 h 30 min 5", "7 h 30 min 5 s", "7 h -30 min", "7 h +30 min", "7 h and and 30 min"),
    *("1 day 2 h", "7 h 1,5 min", "seven hours", "7 h\u00a030 min", "-7 h", "h", "7 h x 30 min"),
)
STRAY_MARKS = ("7 h,, 30 min", "7 h , , and 30 min", "7 h and, 30 min", "7 h,,,,,,,30 min")


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


@pytest.mark.parametrize(("typed", "minutes"), CLOCKS.items())
def test_a_clock_time_is_read_however_it_is_spelled(typed: str, minutes: int) -> None:
    read = read_clock(typed)

    assert (Fraction(minutes), unit("min"), "clock") == (read.number, read.unit, read.form)


@pytest.mark.parametrize("typed", [*NO_CLOCKS, *HALF_SAID], ids=ascii)
def test_what_is_no_clock_time_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_clock(typed)


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


@pytest.mark.parametrize(("typed", "minutes"), DURATIONS.items())
def test_a_length_of_time_is_read_in_any_unit_or_in_hours_and_minutes(typed: str, minutes: str) -> None:
    read = read_duration(typed)
    assert read.unit is not None

    assert Fraction(minutes) == read.number * conversion_factor(read.unit, unit("min"))


@pytest.mark.parametrize("typed", NO_DURATIONS, ids=ascii)
def test_what_is_no_length_of_time_is_refused_or_left_to_the_grader(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_duration(typed)


@pytest.mark.parametrize("typed", ["6h26", "17 h 13", "6 hrs 26m"])
def test_minutes_without_their_unit_are_asked_for_it(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match="Write the unit of the minutes too"):
        read_duration(typed)


@pytest.mark.parametrize("typed", STRAY_MARKS)
def test_no_stray_mark_between_hours_and_minutes_is_skipped(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_duration(typed)


def test_no_text_longer_than_the_longest_is_read_as_hours_and_minutes() -> None:
    with pytest.raises(UnreadableQuantity):
        read_duration("7 h" + " " * LONGEST + "30 min")


def test_a_number_alone_is_read_without_a_unit() -> None:
    assert (Fraction(450), None) == (read_duration("450").number, read_duration("450").unit)


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


@pytest.mark.parametrize(("text", "minutes"), [("4:35 a.m.", 275), ("4:35 P.M.", 995), ("12:05 a.m. next day", 1445)])
def test_am_and_pm_may_have_their_points(text: str, minutes: int) -> None:
    assert minutes == read_clock(text).number

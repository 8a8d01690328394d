"""The clock of an exam: it cannot be talked into giving time."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.exam_clock import ExamClock, caught_up, ticks
from tests.learner.exam_papers import small_sheet

SETTINGS = st.lists(st.integers(-(10**7), 10**7), max_size=8)


def test_time_between_two_sittings_is_used() -> None:
    sheet = replace(small_sheet(), used=5000)

    assert 65_000 == caught_up(sheet, sheet.seen + timedelta(minutes=1)).used


def test_a_clock_set_back_a_day_gives_nothing_back() -> None:
    sheet = replace(small_sheet(), used=5000)

    assert 5000 == caught_up(sheet, sheet.seen - timedelta(days=1)).used


def test_after_a_clock_was_set_back_time_goes_on_from_there() -> None:
    sheet = replace(small_sheet(), used=5000)
    back = caught_up(sheet, sheet.seen - timedelta(days=1))

    assert 7000 == caught_up(back, back.seen + timedelta(seconds=2)).used


@given(SETTINGS)
def test_however_the_wall_clock_is_set_the_time_used_never_shrinks(settings: list[int]) -> None:
    sheet = small_sheet()
    for seconds in settings:
        after = caught_up(sheet, sheet.seen + timedelta(seconds=seconds))
        assert after.used == sheet.used + max(seconds, 0) * 1000
        sheet = after


@given(st.lists(st.floats(0, 10**6), min_size=1, max_size=8), st.integers(0, 10**6))
def test_in_a_sitting_a_clock_counts_that_nobody_can_set(readings: list[float], before: int) -> None:
    given_out = iter([0.0, *sorted(readings)])
    clock = ExamClock(600, before, count=lambda: next(given_out))

    for reading in sorted(readings):
        assert before + int(reading * 1000) == clock.used


def test_the_end_is_the_end_even_if_the_count_goes_wrong() -> None:
    readings = iter([100.0, 699.9, 700.0, 50.0])
    clock = ExamClock(600, 0, count=lambda: next(readings))

    assert not clock.is_over
    assert clock.is_over
    assert clock.used == 0


def test_the_count_goes_on() -> None:
    first = ticks()

    assert first <= ticks()

"""What a review says before and after: how much is due, how long it takes, when to come back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.curriculum import curriculum
from dosecalc.learner.records import Record
from dosecalc.learner.review import Review, minutes_told, review_of, told_day
from dosecalc.learner.standings import Standings
from tests.learner.answered import LATER, MISSED, SOME, an_outcome, histories
from tests.learner.kept import NOON


def review(records: list[Record], now: datetime = LATER, most: int = 20, minutes: int | None = None) -> Review:
    found = Standings(curriculum())
    found.add_all(records, now)
    return review_of(found, now, most=most, minutes=minutes)


@given(histories, st.integers(1, 30), st.none() | st.integers(1, 30))
def test_no_more_is_chosen_than_is_due_was_asked_for_and_fits(
    records: list[Record], most: int, minutes: int | None
) -> None:
    found = review(records, most=most, minutes=minutes)

    assert found.chosen == found.due[: len(found.chosen)]
    assert len(found.chosen) <= most
    assert bool(found.chosen) == bool(found.due)
    assert minutes is None or found.minutes <= minutes or len(found.chosen) == 1
    assert len(found.chosen) == min(most, len(found.due)) or minutes is not None


@given(histories)
def test_who_comes_back_on_the_day_that_was_told_finds_what_was_told(records: list[Record]) -> None:
    found = review(records)
    if found.back_on is None:
        return
    standings = Standings(curriculum())
    standings.add_all(records, LATER)
    then = datetime.combine(found.back_on, LATER.time(), UTC)
    before = then - timedelta(days=1)

    assert {each.skill for each in found.later} <= {each.skill for each in standings.due(then)}
    assert {each.skill for each in standings.due(before)} <= {each.skill for each in found.due}


SLOW = [an_outcome(each, NOON, seconds=100) for each in SOME]


def test_it_says_how_many_how_long_and_when_to_come_back() -> None:
    assert "Nothing is due." == review(SLOW, NOON).says_due()
    assert "Come back on Friday, November 27: 4 skills are due then." == review(SLOW, NOON).says_back()
    assert "4 skills are due: about 7 minutes." == review(SLOW).says_due()
    assert "4 skills are due, this time the first 3: about 5 minutes." == review(SLOW, most=3).says_due()
    assert "4 skills are due, this time the first one: about 2 minutes." == review(SLOW, minutes=3).says_due()
    assert "1 skill is due: about 2 minutes." == review(SLOW[:1]).says_due()
    assert "" == review(SLOW).says_others() == review([]).says_back()
    new = an_outcome(SOME[0], LATER)
    assert "1 other is due on Wednesday, January 27." == review([*SLOW[1:], new]).says_others()


def test_what_went_wrong_today_is_due_tomorrow_and_weak_until_then() -> None:
    found = review([an_outcome(SOME[0], LATER, ending=MISSED)])

    assert ((), 1, 1) == (found.due, len(found.later), len(found.weak))
    assert "Come back tomorrow: 1 skill is due then." == found.says_back()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 30), "today"),
        (date(2026, 12, 31), "tomorrow"),
        (date(2027, 1, 1), "on Friday, January 1, 2027"),
        (date(2026, 12, 29), "today"),
    ],
)
def test_a_day_is_told_so(day: date, told: str) -> None:
    assert told == told_day(day, date(2026, 12, 30))


def test_minutes_are_told_so() -> None:
    told = [minutes_told(minutes) for minutes in (1, 59, 60, 80)]

    assert ["1 minute", "59 minutes", "1 h", "1 h 20 min"] == told

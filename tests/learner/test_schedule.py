"""When a skill is due: FSRS's own laws as we use it, and an interval that varies without chance."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.recall import Recall
from dosecalc.learner.schedule import LONGEST_DAYS, Standing, rescheduled, retrievability, varied
from dosecalc.learner.skill import Skill

SKILL = Skill("pump_rate", 2)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
STANDING = Standing(SKILL, "titration", "milrinone", 3, Recall.GOOD, NOON, NOON + timedelta(days=9), 9.0, 5.0, 60)

standings = st.builds(
    replace,
    st.just(STANDING),
    stability=st.floats(0.01, 4000),
    difficulty=st.floats(1, 10),
    reviews=st.integers(1, 300),
    recall=st.sampled_from(Recall),
)
waits = st.timedeltas(timedelta(), timedelta(days=900))


@given(standings | st.none(), waits)
def test_the_better_the_rating_the_longer_it_is_held_and_the_later_it_is_due(
    before: Standing | None, wait: timedelta
) -> None:
    after = [rescheduled(SKILL, before, rating, NOON + wait) for rating in Recall]

    assert all(worse[0] <= better[0] for worse, better in pairwise(after))
    assert all(worse[1] >= better[1] for worse, better in pairwise(after))
    assert all(worse[2] <= better[2] for worse, better in pairwise(after))


@given(standings | st.none(), waits, st.sampled_from(Recall))
def test_it_is_due_in_whole_days_tomorrow_at_the_soonest_and_within_a_year(
    before: Standing | None, wait: timedelta, rating: Recall
) -> None:
    at = NOON + wait
    _, _, due = rescheduled(SKILL, before, rating, at)

    assert timedelta(days=1) <= due - at <= timedelta(days=LONGEST_DAYS)
    assert not (due - at) % timedelta(days=1)


@given(standings, waits)
def test_the_same_answer_comes_to_the_same_whatever_chance_does(before: Standing, wait: timedelta) -> None:
    state = random.getstate()
    first = rescheduled(SKILL, before, Recall.GOOD, NOON + wait)

    assert state == random.getstate()
    random.seed(1)
    assert first == rescheduled(SKILL, before, Recall.GOOD, NOON + wait)
    random.setstate(state)


@given(st.integers(1, LONGEST_DAYS), st.integers(1, 300))
def test_an_interval_is_varied_by_a_twentieth_or_a_day(days: int, reviews: int) -> None:
    found = varied(days, SKILL, reviews)

    assert abs(found - days) <= (max(days // 20, 1) if days >= 3 else 0)
    assert 1 <= found <= LONGEST_DAYS


def test_what_was_learned_together_comes_apart() -> None:
    together = {varied(40, Skill(f"calculation_{number}", 1), 3) for number in range(40)}

    assert set(range(38, 43)) == together


def test_nine_in_ten_are_held_after_as_many_days_as_it_is_stable() -> None:
    assert retrievability(STANDING, NOON) == 1
    assert retrievability(STANDING, NOON + timedelta(days=9)) == pytest.approx(0.9)


def test_it_is_due_for_the_whole_of_its_day_by_the_learners_own_clock() -> None:
    tokyo = timezone(timedelta(hours=9))
    due = replace(STANDING, due=datetime(2026, 12, 4, 16, tzinfo=UTC))  # the fifth, one in the morning, in Tokyo

    assert due.is_due(datetime(2026, 12, 4, 0, 1, tzinfo=UTC))
    assert not due.is_due(datetime(2026, 12, 3, 23, 59, tzinfo=UTC))
    assert not due.is_due(datetime(2026, 12, 4, 23, 59, tzinfo=tokyo))
    assert due.is_due(datetime(2026, 12, 5, 0, 1, tzinfo=tokyo))

"""Points: whatever a learner does, never below none, never more than before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.tutoring.points import A_WRONG_TRY, FULL, PRICES, counted, left
from dosecalc.tutoring.rungs import Rung

seen = st.lists(st.sampled_from(Rung), max_size=8)
tries = st.integers(0, 20)


@given(seen, tries)
def test_points_stay_between_none_and_all(rungs: list[Rung], wrong: int) -> None:
    assert 0 <= left(rungs, wrong) <= FULL


@given(seen, tries, st.sampled_from(Rung))
def test_a_further_hint_or_try_never_adds_and_takes_no_more_than_its_price(
    rungs: list[Rung], wrong: int, more: Rung
) -> None:
    before = left(rungs, wrong)

    assert before - PRICES[more] <= left([*rungs, more], wrong) <= before
    assert before - A_WRONG_TRY <= left(rungs, wrong + 1) <= before


@given(seen, tries, st.randoms(use_true_random=False))
def test_the_order_of_hints_does_not_matter(rungs: list[Rung], wrong: int, random: object) -> None:
    shuffled = list(rungs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert left(rungs, wrong) == left(shuffled, wrong)


def test_nothing_costs_nothing_and_the_answer_costs_all() -> None:
    assert FULL == left([], 0)
    assert 0 == left([Rung.RESULT], 0)


def test_deeper_hints_cost_more_and_all_before_the_answer_leave_something() -> None:
    prices = [PRICES[rung] for rung in Rung]

    assert sorted(prices) == prices
    assert min(prices) > 0
    assert left([rung for rung in Rung if rung is not Rung.RESULT], 0) > 0
    assert PRICES[Rung.ASKED] < A_WRONG_TRY


@pytest.mark.parametrize(("points", "told"), [(0, "0 points"), (1, "1 point"), (2, "2 points")])
def test_points_are_told_in_words(points: int, told: str) -> None:
    assert told == counted(points)

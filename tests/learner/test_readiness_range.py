"""The range of a paper: laws that hold for any chances, and the same counted out case by case."""

from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.learner.readiness_range import (
    SURENESS,
    Chance,
    Range,
    chance,
    range_by_whole,
    range_of,
    ways,
    ways_alike,
)
from tests.strategies import few

ANSWERS = st.integers(0, 60).flatmap(lambda answers: st.tuples(st.integers(0, answers), st.just(answers)))
CHANCES = ANSWERS.map(lambda counted: chance(*counted))


def counted_out(chances: list[Fraction]) -> list[Fraction]:
    """How likely none, one, two … of these things happen, case by case."""
    found = [Fraction(0)] * (len(chances) + 1)
    for case in product((False, True), repeat=len(chances)):
        found[sum(case)] += prod((one if happens else 1 - one for one, happens in zip(chances, case, strict=True)))
    return found


@settings(max_examples=few(100))
@given(st.lists(CHANCES, max_size=6))
def test_it_is_what_counting_every_case_gives(chances: list[Chance]) -> None:
    found = range_of(chances)
    low, high = (counted_out([getattr(one, end) for one in chances]) for end in ("low", "high"))

    assert sum(low[found.low :]) >= SURENESS > sum(low[found.low + 1 :])
    assert sum(high[: found.high + 1]) >= SURENESS
    assert 0 == found.high or SURENESS > sum(high[: found.high])


@settings(max_examples=few(100))
@given(st.lists(CHANCES.map(lambda one: one.low), max_size=12))
def test_all_cases_are_counted_and_counted_exactly(chances: list[Fraction]) -> None:
    counts = ways(chances)

    assert len(chances) + 1 == len(counts)
    assert prod(one.denominator for one in chances) == sum(counts)
    assert {int} == set(map(type, counts))


@settings(max_examples=few(200))
@given(ANSWERS)
def test_one_more_right_answer_raises_both_ends_and_a_wrong_one_lowers_them(counted: tuple[int, int]) -> None:
    right, answers = counted
    now, righter, wronger = chance(right, answers), chance(right + 1, answers + 1), chance(right, answers + 1)

    assert 0 <= now.low <= Fraction(right, answers or 1) <= now.high <= 1 or not answers
    assert now.low < righter.low
    assert now.high <= righter.high
    assert wronger.low <= now.low
    assert wronger.high < now.high
    assert righter.high - righter.low < now.high - now.low


@settings(max_examples=few(100))
@given(st.lists(st.tuples(ANSWERS, st.booleans()), min_size=1, max_size=40))
def test_more_right_answers_never_lower_the_range(problems: list[tuple[tuple[int, int], bool]]) -> None:
    before = range_of(chance(*counted) for counted, _ in problems)
    after = range_of(chance(right + more, answers + more) for (right, answers), more in problems)

    assert 0 <= before.low <= after.low <= after.high <= len(problems)
    assert before.high <= after.high


def drawn_out(happened: int, failed: int, times: int) -> list[Fraction]:
    """How likely each number is, case by case: what comes once becomes likelier, as from Pólya's urn."""
    found = [Fraction(0)] * (times + 1)
    for case in product((0, 1), repeat=times):
        counts, likely = [failed, happened], Fraction(1)
        for each in case:
            likely *= Fraction(counts[each], sum(counts))
            counts[each] += 1
        found[sum(case)] += likely
    return found


@settings(max_examples=few(50))
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 7))
def test_of_one_unknown_chance_it_is_what_an_urn_gives(happened: int, failed: int, times: int) -> None:
    counts = ways_alike(happened, failed + 1, times)

    assert drawn_out(happened, failed + 1, times) == [Fraction(count, sum(counts)) for count in counts]


@settings(max_examples=few(100))
@given(ANSWERS, st.integers(1, 40))
def test_by_the_whole_one_more_right_never_lowers_it_and_it_allows_for_more_chance(
    counted: tuple[int, int], problems: int
) -> None:
    right, answers = counted
    found, more, instead = (
        range_by_whole(right + one, answers + all_of_it, problems)
        for one, all_of_it in ((0, 0), (1, 1), (min(1, answers - right), 0))
    )
    apart = range_of([chance(right, answers)] * problems)

    assert 0 <= found.low <= found.high <= problems
    assert found.low <= more.low
    assert found.low <= instead.low
    assert found.high <= more.high
    assert found.high <= instead.high
    assert found.low <= apart.low or apart.low == 0
    assert found.high >= apart.high


@pytest.mark.parametrize("problems", [0, 1, 2, 20, 100])
def test_at_the_bounds_nothing_is_left_to_chance(problems: int) -> None:
    never, always, unknown = (Chance(Fraction(low), Fraction(high)) for low, high in ((0, 0), (1, 1), (0, 1)))

    assert Range(0, 0) == range_of([never] * problems)
    assert Range(problems, problems) == range_of([always] * problems)
    assert Range(0, problems) == range_of([unknown] * problems)
    assert chance(0, 0) == unknown


def test_nine_in_ten_are_enough() -> None:
    assert Fraction(9, 10) == SURENESS == chance(9, 9).low
    assert Range(1, 1) == range_of([chance(9, 9)])
    assert Range(0, 1) == range_of([chance(8, 8)])
    assert Range(0, 0) == range_of([chance(0, 9)])
    assert Range(0, 1) == range_of([chance(0, 8)])


@pytest.mark.parametrize(
    ("points", "wider"),
    [("13", (13, 17)), ("25/2", (12, 17)), ("5", (5, 17)), ("18", (13, 18)), ("35/2", (13, 18)), ("15", (13, 17))],
)
def test_it_reaches_to_a_score(points: str, wider: tuple[int, int]) -> None:
    assert Range(*wider) == Range(13, 17).reaching(Fraction(points))

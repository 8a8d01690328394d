"""An attempt from the first try to its end, and what a session comes to."""

from dataclasses import replace

import pytest
from hypothesis import given

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.tutoring.attempt import TRIES, Attempt, Ending, Tally, spoken
from dosecalc.tutoring.grading import Verdict
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve
from tests.typed_texts import any_text

SOLUTION = solve(
    calculation("weight_dose"), read_givens(["dose_per_weight=10 mg/kg", "weight=50 kg"]), policy("pharmacy")
)


def after(*answers: str) -> Attempt:
    attempt = Attempt(SOLUTION)
    for text in answers:
        attempt, _ = attempt.answered(text)
    return attempt


def test_a_right_answer_ends_the_attempt_at_the_first_try() -> None:
    attempt = after("500 mg")

    assert (1, Ending.RIGHT, True) == (attempt.tries, attempt.ending, attempt.is_first_try)


def test_a_right_answer_in_an_unsafe_form_ends_it_too() -> None:
    attempt = after("500.0 mg")

    assert (1, Ending.UNSAFE, True) == (attempt.tries, attempt.ending, attempt.is_first_try)


@pytest.mark.parametrize("text", ["50 mg", "500", "0.5 g", "500 mL", "505 mg"])
def test_any_other_readable_answer_costs_a_try(text: str) -> None:
    attempt = after(text)

    assert (1, TRIES - 1, None) == (attempt.tries, attempt.tries_left, attempt.ending)


def test_the_third_wrong_answer_ends_the_attempt() -> None:
    attempt = after("1 mg", "2 mg", "3 mg")

    assert (3, 0, Ending.MISSED) == (attempt.tries, attempt.tries_left, attempt.ending)


def test_the_third_answer_may_still_be_right() -> None:
    attempt = after("1 mg", "2 mg", "500 mg")

    assert (3, Ending.RIGHT, False) == (attempt.tries, attempt.ending, attempt.is_first_try)


@given(any_text)
def test_what_cannot_be_read_costs_no_try_and_what_can_costs_one(text: str) -> None:
    before = after("1 mg")
    attempt, graded = before.answered(text)

    assert before.tries + (graded.verdict is not Verdict.UNREADABLE) == attempt.tries


def test_a_hundred_unreadable_answers_change_nothing() -> None:
    assert Attempt(SOLUTION) == after(*["5,5 mg"] * 100)


def test_a_hint_costs_no_try_but_it_is_no_first_try_any_more() -> None:
    attempt, _ = Attempt(SOLUTION).hinted().answered("500 mg")

    assert (1, 1, Ending.RIGHT, False) == (attempt.tries, attempt.hints, attempt.ending, attempt.is_first_try)


def test_an_attempt_is_never_changed_in_place() -> None:
    first = Attempt(SOLUTION)
    first.answered("1 mg")
    first.hinted()
    first.timed(5)
    first.ended(Ending.SKIPPED)

    assert Attempt(SOLUTION) == first


RIGHT, UNSAFE = after("500 mg").timed(10), after("500.0 mg").timed(20)
SECOND = after("1 mg", "500 mg").timed(30)
MISSED = after("1 mg", "2 mg", "3 mg").timed(60)
SKIPPED, SHOWN = Attempt(SOLUTION).ended(Ending.SKIPPED), Attempt(SOLUTION).hinted().ended(Ending.SHOWN)
LATE = replace(Attempt(SOLUTION).ended(Ending.OUT_OF_TIME), seconds=90)


def test_a_tally_counts_every_ending_once() -> None:
    tally = Tally((RIGHT, UNSAFE, SECOND, MISSED, SKIPPED, SHOWN, LATE))

    assert [2, 1, 1, 1, 1, 1] == [tally.count(ending) for ending in Ending]
    assert (3, 2, 1, 210) == (tally.right, tally.at_first_try, tally.hints, tally.seconds)


def test_a_tally_is_told_a_fact_a_line() -> None:
    expected = [
        "7 problems: 3 right, 2 of them at the first try without a hint.",
        "Also: 1 right but written unsafely, 1 missed, 1 looked up, 1 skipped, 1 out of time.",
        "Hints: 1.",
        "Time: 3 min 30 s, 30 s for each.",
    ]

    assert expected == Tally((RIGHT, UNSAFE, SECOND, MISSED, SKIPPED, SHOWN, LATE)).says()


def test_a_tally_says_no_more_than_there_is() -> None:
    first = "1 problem: 1 right, 1 of them at the first try without a hint."

    assert [first, "Time: 10 s, 10 s for each."] == Tally((RIGHT,)).says()
    assert ["No problem was finished."] == Tally(()).says()
    assert "1 problem: 0 right." == Tally((SKIPPED,)).says()[0]


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (65, "1 min 5 s"), (3600, "60 min 0 s")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds: int, told: str) -> None:
    assert told == spoken(seconds)


@pytest.mark.parametrize(
    ("name", "givens", "wrong", "tries"),
    [
        ("dose_check", ["shown_dose=5 mg", "correct_dose=5 mg"], ["wrong"], 1),
        ("dose_verdict", ["dose=5 mg", "lowest_dose=4 mg", "highest_dose=6 mg"], ["below", "above"], 2),
    ],
)
def test_among_a_few_words_there_are_fewer_tries_than_words(
    name: str, givens: list[str], wrong: list[str], tries: int
) -> None:
    attempt = Attempt(solve(calculation(name), read_givens(givens), policy("pharmacy")))

    assert tries == attempt.tries_left
    for text in wrong:
        attempt, _ = attempt.answered(text)
    assert (0, Ending.MISSED) == (attempt.tries_left, attempt.ending)

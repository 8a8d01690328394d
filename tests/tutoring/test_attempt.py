"""An attempt from the first try to its end, and what a session comes to."""

from dataclasses import replace

import pytest
from hypothesis import given

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given as stated
from dosecalc.tutoring.attempt import TRIES, Attempt, Ending
from dosecalc.tutoring.confidence import Confidence, is_surely_wrong, rated, read_confidence
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.points import A_WRONG_TRY, FULL, PRICES
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.solving import solve
from dosecalc.tutoring.tally import Outcome, Tally, as_time
from dosecalc.tutoring.verdict import Verdict
from tests.typed_texts import any_text

PART = Part(
    "",
    "",
    solve(calculation("weight_dose"), read_givens(["dose_per_weight=10 mg/kg", "weight=50 kg"]), policy("pharmacy")),
)


def after(*answers: str) -> Attempt:
    attempt = Attempt(PART)
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
    assert Attempt(PART) == after(*["5,5 mg"] * 100)


def test_a_hint_costs_no_try_but_it_is_no_first_try_any_more() -> None:
    attempt, _ = Attempt(PART).hinted(Rung.ASKED).answered("500 mg")

    assert (1, 1, Ending.RIGHT, False) == (attempt.tries, attempt.hints, attempt.ending, attempt.is_first_try)


def test_an_attempt_is_never_changed_in_place() -> None:
    first = Attempt(PART)
    first.answered("1 mg")
    first.hinted(Rung.ASKED)
    first.rated(Confidence.SURE)
    first.ended(Ending.SKIPPED)

    assert Attempt(PART) == first


def outcome(*attempts: Attempt, seconds: int = 0) -> Outcome:
    return Outcome(attempts, seconds)


RIGHT, UNSAFE = outcome(after("500 mg"), seconds=10), outcome(after("500.0 mg"), seconds=20)
SECOND = outcome(after("1 mg", "500 mg"), seconds=30)
MISSED = outcome(after("1 mg", "2 mg", "3 mg"), seconds=60)
SKIPPED = outcome(Attempt(PART).ended(Ending.SKIPPED))
SHOWN = outcome(Attempt(PART).hinted(Rung.ASKED).ended(Ending.SHOWN))
LATE = outcome(Attempt(PART).ended(Ending.OUT_OF_TIME), seconds=90)


def test_a_tally_counts_every_ending_once() -> None:
    tally = Tally((RIGHT, UNSAFE, SECOND, MISSED, SKIPPED, SHOWN, LATE))

    assert [2, 1, 1, 1, 1, 1] == [tally.count(ending) for ending in Ending]
    assert (3, 2, 1, 210) == (tally.right, tally.at_first_try, tally.hints, tally.seconds)


def test_a_tally_is_told_a_fact_a_line() -> None:
    expected = [
        "7 problems: 3 right, 2 of them on the first try without a hint.",
        "Of these, 1 right but written unsafely, 1 missed, 1 looked up, 1 skipped, 1 out of time.",
        "Points: 28 of 60.",
        "Hints: 1.",
        "Time: 3 min 30 s, 30 s for each problem.",
    ]

    assert expected == Tally((RIGHT, UNSAFE, SECOND, MISSED, SKIPPED, SHOWN, LATE)).says()


def test_a_tally_says_no_more_than_there_is() -> None:
    first = "1 problem: 1 right, 1 of them on the first try without a hint."

    assert [first, "Points: 10 of 10.", "Time: 10 s, 10 s for each problem."] == Tally((RIGHT,)).says()
    assert ["No problem was finished."] == Tally(()).says()
    assert "1 problem: 0 right." == Tally((SKIPPED,)).says()[0]


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (65, "1 min 5 s"), (3600, "60 min")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds: int, told: str) -> None:
    assert told == as_time(seconds)


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
    attempt = Attempt(Part("", "", solve(calculation(name), read_givens(givens), policy("pharmacy"))))

    assert tries == attempt.tries_left
    for text in wrong:
        attempt, _ = attempt.answered(text)
    assert (0, Ending.MISSED) == (attempt.tries_left, attempt.ending)


def test_a_wrong_try_and_a_hint_cost_what_they_cost() -> None:
    assert FULL - A_WRONG_TRY == after("1 mg").points_left
    assert FULL - A_WRONG_TRY == after("1 mg", "500 mg").points_left
    assert FULL - PRICES[Rung.BLANKS] == Attempt(PART).hinted(Rung.BLANKS).points_left
    assert FULL == after("500 mg").points_left


@pytest.mark.parametrize("ending", [ending for ending in Ending if not ending.is_right])
def test_what_was_not_found_earns_nothing(ending: Ending) -> None:
    assert 0 == Attempt(PART).ended(ending).points_left


def test_what_was_skipped_untouched_could_have_earned_nothing_but_what_was_tried_or_hinted_at_could() -> None:
    skipped = [
        attempt.ended(Ending.SKIPPED) for attempt in (Attempt(PART), after("1 mg"), Attempt(PART).hinted(Rung.BLANKS))
    ]

    assert [0, FULL, FULL] == [attempt.points_in_all for attempt in skipped]
    assert FULL == Attempt(PART).ended(Ending.OUT_OF_TIME).points_in_all
    assert 2 * FULL == outcome(*skipped).points_in_all
    assert not any("Points" in line for line in Tally((outcome(skipped[0]),)).says())


def test_the_last_hint_tells_the_answer_and_ends_the_attempt() -> None:
    attempt = Attempt(PART).hinted(Rung.RESULT)

    assert (Ending.SHOWN, 0) == (attempt.ending, attempt.points_left)


def test_a_problem_of_several_parts_is_right_where_all_of_them_are() -> None:
    right, unsafe, missed = after("500 mg"), after("500.0 mg"), after("1 mg", "2 mg", "3 mg")

    assert Ending.RIGHT is outcome(right, right).ending
    assert Ending.UNSAFE is outcome(right, unsafe).ending
    assert Ending.MISSED is outcome(right, missed, unsafe, Attempt(PART).ended(Ending.SKIPPED)).ending
    assert (True, False) == (outcome(right, unsafe).is_first_try, outcome(right, after("1 mg", "500 mg")).is_first_try)
    assert (20, 30) == (outcome(right, unsafe, missed).points, outcome(right, unsafe, missed).points_in_all)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("1", Confidence.GUESSING),
        (" 2. ", Confidence.FAIRLY_SURE),
        ("3", Confidence.SURE),
        ("guess", Confidence.GUESSING),
        ("F", Confidence.FAIRLY_SURE),
        ("sure", Confidence.SURE),
        ("fairly sure", Confidence.FAIRLY_SURE),
        ("", None),
        ("0", None),
        ("4", None),
        ("12", None),
        ("5 mg", None),
        ("sures", None),
        ("\u0662", None),
    ],
)
def test_a_rating_is_read_as_a_number_or_the_beginning_of_its_word(text: str, rating: Confidence | None) -> None:
    assert rating is read_confidence(text)


@given(any_text)
def test_no_text_breaks_the_reading_of_a_rating(text: str) -> None:
    assert read_confidence(text) in {None, *Confidence}


def test_the_four_cells_tell_sure_and_right_apart() -> None:
    right, wrong, late = after("500 mg"), after("1 mg", "2 mg", "3 mg"), after("1 mg", "500 mg")
    ratings = rated(
        [
            right.rated(Confidence.SURE),
            wrong.rated(Confidence.SURE),
            late.rated(Confidence.SURE),
            right.rated(Confidence.GUESSING),
            right.rated(Confidence.FAIRLY_SURE),
            late.rated(Confidence.FAIRLY_SURE),
            right,
            Attempt(PART).ended(Ending.SKIPPED),
        ]
    )

    assert [
        "First answers: 1 sure and right, 2 sure but wrong, 2 not quite sure but right, 1 not quite sure and wrong."
    ] == ratings.says()
    assert [] == rated([right]).says()
    assert [True, True, True, False] == [
        is_surely_wrong(attempt.rated(Confidence.SURE)) for attempt in (wrong, late, after("1 mg"), right)
    ]
    assert not is_surely_wrong(wrong.rated(Confidence.FAIRLY_SURE))


def test_what_was_skipped_is_no_answer_to_be_sure_of() -> None:
    skipped = Attempt(PART).rated(Confidence.SURE).ended(Ending.SKIPPED)

    assert not is_surely_wrong(skipped)
    assert [] == rated([skipped]).says()


def test_a_rating_changes_no_point() -> None:
    for rating in (None, *Confidence):
        assert after("1 mg", "500 mg").points_left == after("1 mg", "500 mg").rated(rating).points_left


def test_each_wrong_answer_leaves_its_likeliest_mistake() -> None:
    """Without the other weight of the card, 600 mg is explained by nothing."""
    other = replace(PART, find_others=lambda: (stated("60 kg").called("weight last month"),))

    assert () == Attempt(PART).answered("600 mg")[0].mistakes
    attempt, graded = Attempt(other).answered("600 mg")
    assert graded.mistakes[:1] == attempt.mistakes
    assert ["wrong-number-of-the-card"] == [slip.id for slip in attempt.mistakes]
    assert 2 == len(attempt.answered("5,000 mg")[0].mistakes)
    assert attempt.answered("500 mg")[0].mistakes == Outcome((attempt,)).mistakes == attempt.mistakes


def test_of_two_mistakes_behind_a_wrong_answer_the_likelier_one_is_kept() -> None:
    givens = read_givens(["dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL"])
    part = Part("", "", solve(calculation("pump_rate"), givens, policy("pharmacy")))
    attempt, graded = Attempt(part).answered("0.2 mL/h")

    assert ["not-converted", "left-out"] == [slip.id for slip in graded.mistakes]
    assert ["not-converted"] == [slip.id for slip in attempt.mistakes]

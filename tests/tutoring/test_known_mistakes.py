"""What is known of a problem once is what is found for each of its answers."""

from fractions import Fraction

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.known_mistakes import KnownMistakes
from dosecalc.tutoring.mistakes import mistakes
from dosecalc.tutoring.slips.explained_numbers import numbers_after
from dosecalc.tutoring.slips.invited import pairs_of, slips
from tests.posed import every_part

IDENTITIES = [
    "vasopressor-by-weight@2:1:pharmacy@1",
    "vasopressor-by-weight@2:8:nursing@1",
    "hypertonic-saline@2:484398:pharmacy@1",
    "clark-rule@2:8997:pharmacy@1",
]


@pytest.mark.parametrize("identity", IDENTITIES)
def test_the_mistakes_are_those_found_for_the_answer_alone(identity: str) -> None:
    made = problem(read_identity(identity))
    known = KnownMistakes(made.parts)
    for part in made.parts:
        single = slips(part.solution, part.others)
        every = [*single, *pairs_of(part.solution, single)]
        numbers = {number for slip in every for number in numbers_after(slip, part.solution)}
        assert numbers
        for number in sorted(numbers | {part.solution.exact.number * Fraction(17, 13)}):
            assert mistakes(part.solution, number, part.others) == known(part.solution, number, part.others)


def test_the_mistakes_of_any_template_are_those_found_for_the_answer_alone() -> None:
    for posed in every_part("pharmacy", (1,))[::20]:
        solution, known = posed.solution, KnownMistakes([posed.part])
        found = slips(solution, posed.others)
        for slip in (*found[:2], *list(pairs_of(solution, found))[-1:]):
            number = solution.as_answered(slip.number)
            assert mistakes(solution, number, posed.others) == known(solution, number, posed.others), posed.identity


@pytest.mark.parametrize("identity", IDENTITIES)
def test_the_grades_are_those_of_the_answers_alone(identity: str) -> None:
    made = problem(read_identity(identity))
    known = KnownMistakes(made.parts)
    for number in ("1", "24", "7.5", "0.33", "", "x"):
        texts = [f"{number} {part.asked_unit}" for part in made.parts]
        assert graded(made.parts, texts) == graded(made.parts, texts, known)


def test_what_comes_to_the_very_number_goes_before_what_comes_near_it() -> None:
    (part,) = problem(read_identity("diluent-for-vasopressor-bag@3:1:pharmacy@1")).parts
    found = KnownMistakes([part])(part.solution, Fraction(125), part.others)

    assert ["not-subtracted"] == [slip.id for slip in found]


def test_of_a_problem_that_is_not_known_the_other_numbers_count_as_well() -> None:
    known = problem(read_identity(IDENTITIES[0])).parts
    part = next(
        part for part in problem(read_identity("heparin-start-rate-pounds@2:1:pharmacy@1")).parts if part.others
    )

    assert "amount-as-rate" in [slip.id for slip in KnownMistakes(known)(part.solution, Fraction("124.4"), part.others)]

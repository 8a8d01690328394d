"""Lines of a scale, read or taken wrongly and never rounded wrongly; a syringe that is filled too far."""

from __future__ import annotations

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.tutoring.verdict import Grade, Verdict


def solved(name: str, by: str = "pharmacy", **givens: str) -> Solution:
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy(by))


def graded(identity: str, typed: str, label: str = "") -> Grade:
    parts = problem(read_identity(f"{identity}:pharmacy@1")).parts
    part = next(part for part in parts if part.label == label)
    return grade(part.solution, typed, part.others)


def told(found: Grade) -> list[str]:
    return [slip.says for slip in found.mistakes]


@pytest.mark.parametrize(
    ("identity", "label", "typed", "says"),
    [
        ("read-10-ml-syringe@1:11", "", "7 mL", "you read one line too far"),
        ("nearest-mark@1:11", "", "3 mL", "you rounded to a whole number, not to the nearest line"),
    ],
)
def test_the_next_line_is_no_rounding_of_a_reading(identity: str, label: str, typed: str, says: str) -> None:
    found = graded(identity, typed, label)

    assert (Verdict.WRONG, [says]) == (found.verdict, told(found))


def test_what_is_no_line_of_the_scale_is_no_rounding_of_a_reading() -> None:
    assert Verdict.WRONG is graded("read-medicine-cup@3:11", "17 mL").verdict


def test_an_exact_value_that_is_no_reading_may_be_rounded_wrongly() -> None:
    assert (
        Verdict.WRONG_ROUNDING
        is grade(solved("pump_rate_flat", "exact", dose_rate="5.25 mg/h", concentration="1 mg/mL"), "5.3 mL/h").verdict
    )


def test_a_syringe_filled_to_the_top_is_told_alone() -> None:
    says = "you took the smallest syringe that holds the volume, but it would be fuller than allowed"

    assert [says] == told(graded("hazardous-syringe@4:1", "20 mL", "c"))


@pytest.mark.parametrize("amount", ["4.5 mL", "4.58 mL"], ids=["halfway", "nearer to the upper one"])
def test_the_line_below_is_told_in_words_that_are_true_halfway_too(amount: str) -> None:
    says = "you took the line below; the nearest line counts, and halfway between two the upper one"

    assert [says] == told(grade(solved("nearest_mark", amount=amount, line_value="0.2 mL"), "4.4 mL"))


def test_nobody_rounds_to_a_whole_number_what_is_one() -> None:
    invited = [slip.id for slip in slips(solved("nearest_mark", amount="9 mL", line_value="0.2 mL"))]

    assert "whole-number-for-a-line" not in invited

"""Reasons that are told alone: a number of the card itself, a count in the other direction, a limit overlooked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.likeliest import likeliest_first
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
    ("identity", "label", "typed", "given_back"),
    [
        ("end-time-same-day@2:11", "", "11:30", "the start time (11:30)"),
        ("end-time-past-midnight@2:11", "", "22:45", "the start time (22:45)"),
        ("nomogram-bag-and-clock@1:11", "a", "21:40", "the start time (21:40)"),
    ],
)
def test_a_time_of_the_card_given_back_is_told_as_that_and_nothing_else(
    identity: str, label: str, typed: str, given_back: str
) -> None:
    assert [f"you gave {given_back} from the card as the answer"] == told(graded(identity, typed, label))


@pytest.mark.parametrize(
    ("solution", "typed", "given_back"),
    [
        (solved("next_fill_date", filled="2026-03-05", days="30 days"), "2026-03-05", "the day of the last fill"),
        (
            solved("discard_date", opened="2026-03-05", limit="28 days", expiry="2026-04-30"),
            "2026-03-05",
            "the day of opening",
        ),
    ],
)
def test_a_date_of_the_card_given_back_is_told_as_that(solution: Solution, typed: str, given_back: str) -> None:
    assert [f"you gave {given_back} ({typed}) from the card as the answer"] == told(grade(solution, typed))


@pytest.mark.parametrize(
    ("solution", "typed", "says"),
    [
        (
            solved("pens_for_days", days="28 days", days_each_pen="16 days/pen"),
            "1 pen",
            "you rounded down instead of up",
        ),
        (solved("vials", dose="1300 mg", vial_amount="1000 mg/vial"), "1 vial", "you rounded down instead of up"),
        (
            solved("days_supply", quantity="12 tablets", each_dose="5 tablets/dose", frequency="2 doses/day"),
            "2 days",
            "you rounded up instead of down",
        ),
    ],
)
def test_a_count_in_the_other_direction_is_told_alone(solution: Solution, typed: str, says: str) -> None:
    assert [says] == told(grade(solution, typed))


def test_a_count_in_the_other_direction_is_told_before_what_comes_to_the_same_count() -> None:
    pens = solved("pens_for_days", days="28 days", days_each_pen="16 days/pen")
    counted = next(slip for slip in slips(pens) if slip.id == "rounded-down")
    same = replace(counted, id="one", error=ErrorClass.CONCEPTUAL)

    assert (counted, same) == likeliest_first((same, counted), counted.number, pens)


def test_a_count_on_the_way_in_the_other_direction_is_one_reason_of_several() -> None:
    pens = solved("pens_for_days", days="28 days", days_each_pen="16 days/pen")
    counted = next(slip for slip in slips(pens) if slip.id == "rounded-down")
    on_the_way = replace(counted, at=pens.steps[0])
    same = replace(counted, id="one", error=ErrorClass.CONCEPTUAL)

    assert (same, on_the_way) == likeliest_first((same, on_the_way), counted.number, pens)


def test_a_count_in_the_other_direction_that_is_near_is_told_as_a_rounding() -> None:
    found = grade(solved("vials", dose="2500 mg", vial_amount="1000 mg/vial"), "2 vials")

    assert (Verdict.WRONG_ROUNDING, ["you rounded down"]) == (found.verdict, told(found))


def test_nothing_is_left_of_less_than_one_that_is_counted_down() -> None:
    one = solved("vials", dose="250 mg", vial_amount="1000 mg/vial")

    assert "rounded-down" not in [slip.id for slip in slips(one)]


PEN = solved(
    "pen_days",
    pen_amount="300 units",
    each_dose="22 units/dose",
    priming="2 units/dose",
    frequency="1 dose/day",
    in_use_limit="28 days",
)  # 12 days
VIAL = solved(
    "usable_days", quantity="1000 units", each_dose="20 units/dose", frequency="1 dose/day", in_use_limit="28 days"
)


def test_a_limit_given_as_the_answer_is_told_and_nothing_that_it_cuts() -> None:
    assert ["you chose the in-use limit (28 days), which is not the smaller of the two"] == told(grade(PEN, "28 days"))


def test_a_limit_that_was_overlooked_is_told_once() -> None:
    assert ["you chose 50 days (days until empty), which is not the smaller of the two"] == told(grade(VIAL, "50 days"))


def test_a_limit_is_told_also_where_a_slip_of_the_calculation_is_cut_to_it() -> None:
    """Primed once a day, the pen lasts for more than the limit as well."""
    solution = solved(
        "pen_days",
        pen_amount="300 units",
        each_dose="2 units/dose",
        priming="2 units/dose",
        frequency="4 doses/day",
        in_use_limit="25 days",
    )

    assert ["limit-overlooked"] == [slip.id for slip in grade(solution, "25 days").mistakes]


def test_a_root_that_was_left_out_is_told_once() -> None:
    assert ["root-left-out"] == [
        slip.id for slip in grade(solved("body_surface", height="180 cm", weight="80 kg"), "4 m2").mistakes
    ]

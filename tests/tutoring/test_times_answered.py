"""A length of time is right, nearly right or wrong for how long it is, not for how it is written."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.solving import Solution
from dosecalc.tutoring.verdict import Verdict


def asked(identity: str) -> Solution:
    return problem(read_identity(identity)).parts[0].solution


ROUNDED = asked("infusion-time@2:8:pharmacy@1")  # 85.714… min
WHOLE = asked("elapsed-past-midnight@2:5:pharmacy@1")  # 5 h 29 min


@given(sampled_from([ROUNDED, WHOLE]), integers(-1000, 1000))
def test_the_same_time_gets_the_same_verdict_in_hours_and_in_minutes(solution: Solution, off: int) -> None:
    thousandths = int(solution.exact.number * 1000 / 60) + off
    minutes = QuickFraction(thousandths * 60, 1000)
    hours, rest = divmod(minutes, 60)
    in_hours = f"{plain_decimal(minutes / 60)} h"
    in_minutes = f"{plain_decimal(minutes)} min"
    in_both = f"{int(hours)} h {plain_decimal(rest)} min"
    verdicts = {grade(solution, typed).verdict for typed in (in_hours, in_minutes, in_both)}

    assert len(verdicts) == 1
    assert abs(minutes - solution.exact.number) < 1 or verdicts == {Verdict.WRONG}


@pytest.mark.parametrize("typed", ["5.5 h", "5½ h", "5 1/2 h", "5 h 30 min"])
def test_where_minutes_are_counted_out_half_an_hour_is_no_rounding(typed: str) -> None:
    assert grade(WHOLE, typed).verdict is Verdict.WRONG


@pytest.mark.parametrize("typed", ["529", "5.29", "5.30", "1129"])
def test_hours_and_minutes_without_their_units_cost_no_try(typed: str) -> None:
    found = grade(WHOLE, typed)

    assert found.verdict is Verdict.UNREADABLE
    assert "write hours and minutes, such as 7 h 30 min" in found.says
    assert f"{typed}\n{'^' * len(typed)}" == found.pointed_out


def test_a_number_without_its_unit_is_judged_by_the_better_of_its_meanings() -> None:
    gravity = asked("gravity-time@2:1:pharmacy@1")
    hours = plain_decimal(QuickFraction(int(gravity.exact.number / 60 * 100), 100))

    assert grade(gravity, f"{hours} h").verdict is grade(gravity, hours).verdict is Verdict.WRONG_ROUNDING


@pytest.mark.parametrize(
    ("typed", "verdict"), [("329", Verdict.MISSING_UNIT), ("529 min", Verdict.WRONG), ("86", Verdict.WRONG)]
)
def test_a_number_that_is_plainly_minutes_is_judged(typed: str, verdict: Verdict) -> None:
    assert grade(WHOLE, typed).verdict is verdict

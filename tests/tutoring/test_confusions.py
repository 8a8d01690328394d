"""A draw is worth more where each slip leads to an answer of its own: how many do not is counted."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.confusions import confusions
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.slips.answers import operations_of
from dosecalc.tutoring.slips.conversions import conversion_turns
from dosecalc.tutoring.slips.givens import label_turns
from dosecalc.tutoring.slips.in_the_steps import numbers_led_to
from dosecalc.tutoring.slips.operations import operation_turns
from dosecalc.tutoring.slips.slip import followed
from dosecalc.tutoring.solving import Solution, solve
from tests.posed import every_part


def test_every_result_on_the_way_may_be_given_as_the_answer() -> None:
    steps = (given("60 mg") / (given("2") * given("3") * given("5 mL"))).steps()

    assert {6, 30} <= set(numbers_led_to(steps))


@pytest.mark.parametrize(
    ("request_", "many"),
    [
        ("injection_volume dose=75 mg; concentration=40 mg/mL", 0),
        ("vials dose=1 g; vial_amount=700 mg/vial", 2),  # 0.7, 1/700 and 1/700,000 are all 1 vial
        ("injection_volume dose=10.01 mg; concentration=10 mg/mL", 1),  # upside down, 0.999 mL, is 1 mL as well
        ("vials dose=900 mg; vial_amount=1 g/vial", 0),  # 0.9 vials before they are counted are the answer itself
        ("line_verdict osmolarity=1,150 mOsm/L; peripheral_limit=900 mOsm/L", 0),  # a word
    ],
)
def test_slips_that_cannot_be_told_apart_are_counted(request_: str, many: int) -> None:
    name, _, givens = request_.partition(" ")
    asked = calculation(name)

    assert many == confusions(solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy")))


def _all_at_once(solution: Solution) -> int:
    """As `confusions`, with all slips followed through all steps, and told apart as sets of fractions."""
    steps = solution.steps
    turns = (*label_turns(steps), *conversion_turns(steps), *operation_turns(steps))
    led_to = {followed(steps, {turn.at: turn.number}) for turn in turns}
    led_to |= {step.number for step in operations_of(steps)[:-1]}
    written = [solution.as_answered(number) for number in led_to - {None, solution.exact.number} if number is not None]
    return len(written) - len(set(written) - solution.accepted)


@pytest.mark.parametrize("tolerance", [0, 1])
def test_they_are_counted_as_if_all_were_compared_at_once(tolerance: int) -> None:
    counts = set()
    for each in every_part("nursing", (1,)):
        if not each.solution.form.in_text:
            taken = replace(each.solution, policy=replace(each.solution.policy, tolerance_steps=tolerance))
            found = confusions(taken)
            counts.add(found)
            assert _all_at_once(taken) == found, each.identity
            assert all(min(found, enough) == confusions(taken, enough) for enough in range(found + 2)), each.identity

    assert len(counts) > 3


def test_once_there_are_enough_no_other_slip_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    of_vials = calculation("vials")
    solution = solve(of_vials, read_givens(["dose=1 g", "vial_amount=700 mg/vial"], of_vials), policy("pharmacy"))
    answered: list[Fraction] = []
    as_answered = Solution.as_answered

    def noted(of: Solution, number: Fraction) -> Fraction:
        answered.append(number)
        return as_answered(of, number)

    monkeypatch.setattr(Solution, "as_answered", noted)

    assert 1 == confusions(solution, enough=1)
    stopped = len(answered)
    assert 2 == confusions(solution)
    assert stopped < len(answered) - stopped

"""A draw is worth more where each slip leads to an answer of its own: how many do not is counted."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.confusions import confusions
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.slips.in_the_steps import numbers_led_to
from dosecalc.tutoring.solving import solve


def test_every_result_on_the_way_may_be_given_as_the_answer() -> None:
    steps = (given("60 mg") / (given("2") * given("3") * given("5 mL"))).steps()

    assert {6, 30} <= numbers_led_to(steps)


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

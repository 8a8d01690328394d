"""So many times a value drawn before: in its own unit, and of a strength the amount that it is a strength of."""

from fractions import Fraction

import pytest

from dosecalc.bank.derived_values import Multiple
from dosecalc.bank.policies import policy
from dosecalc.bank.value_sources import Known
from dosecalc.quantities.given import given


@pytest.mark.parametrize(
    ("value", "twice"),
    [
        ("250 mg/tablet", "500 mg"),
        ("80 mg/2 mL", "160 mg"),
        ("400 mg/250 mL", "800 mg"),
        ("10 units/vial", "20 units"),
        ("2 g/bag", "4 g"),
        ("5 mL", "10 mL"),
        ("8 h", "16 h"),
        ("50 mL/h", "100 mL/h"),
        ("5 mcg/kg/min", "10 mcg/kg/min"),
        ("15 mg/kg", "30 mg/kg"),
        ("75 mg/m2", "150 mg/m2"),
        ("3 doses/day", "6 doses/day"),
        ("15 gtt/mL", "30 gtt/mL"),
        ("20 gtt/min", "40 gtt/min"),
        ("1,000 units/h", "2,000 units/h"),
    ],
)
def test_a_multiple_is_in_the_unit_of_the_value_and_of_a_strength_the_amount(value: str, twice: str) -> None:
    known = Known({}, {"value": given(value)}, policy("pharmacy"))

    (found,) = Multiple("value", (Fraction(2),)).candidates(known)

    assert twice == str(found)

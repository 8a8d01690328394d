"""Every slip that an answer can be named has words without numbers, and the class that it had."""

import re

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.in_general import GENERAL, general_slip
from dosecalc.tutoring.slips.invited import pairs_of, slips
from dosecalc.tutoring.solving import Solution, solve


def solution_of(calculation: Calculation) -> Solution:
    givens = {name: given(text) for name, text in calculation.examples.items()}
    asked = unit(calculation.answer.units[0]) if calculation.needs_target else None
    return solve(calculation, givens, policy("pharmacy"), asked)


@pytest.mark.parametrize("calculation", catalogue().values(), ids=lambda calculation: calculation.name)
def test_every_slip_of_every_calculation_is_known_with_its_class(calculation: Calculation) -> None:
    solution = solution_of(calculation)
    single = slips(solution)
    for slip in (*single, *pairs_of(solution, single)):
        general = general_slip(slip.id, calculation.name)

        assert (slip.id, slip.error) == (general.id, general.error)
        assert general.says.startswith(("you ", "the ", "a ", "an "))


@pytest.mark.parametrize("typed", ["31.25", "31.25 gtt/min", "32 gtt/min", "30 gtt/min", "31", "31 mL/min"])
def test_a_wrong_rounding_or_unit_is_known_too(typed: str) -> None:
    solution = solution_of(catalogue()["drip_rate"])
    for slip in grade(solution, typed).mistakes:
        assert slip.error is general_slip(slip.id, "drip_rate").error


def test_what_a_later_version_names_is_told_by_its_id() -> None:
    later = general_slip("read-upside-down", "no_such_calculation")

    assert ("read-upside-down", "read upside down", None) == (later.id, later.says, later.error)


def test_general_words_hold_no_numbers_of_a_problem() -> None:
    examples = re.compile(
        r"400 mg/250 mL|1:1,000|1,000 times|a 5 at the end|3 h 15 min were 3\.15 h and not 3\.25 h"
        r"|12 hours off; on the 24-hour clock, 3:00 in the afternoon is 15:00"
    )
    for slip in GENERAL.values():
        assert not re.search(r"\d", examples.sub("", slip.says))

"""An answer 1,000 times off is told so wherever the card or the working holds units that are so far apart."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import chain

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.given import given
from dosecalc.quantities.units import symbol
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import explaining
from dosecalc.tutoring.slips.explained_numbers import leads_to
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.slips.thousands import is_thousandfold, thousandfold
from dosecalc.tutoring.solving import Solution, solve
from tests.posed import every_part
from tests.tutoring.test_mistakes import known

MIXED_UP = re.compile(r"1,000 times too (?:high|low), as when (\S+) and (\S+) are mixed up$")
FACTORS = (Fraction(1000), Fraction(1, 1000))


def test_the_key_a_thousand_times_off_is_named_first_and_by_no_pair() -> None:
    """By the conversion that was left out, if that comes to it, or in plain words; and exact or rounded as asked."""
    for part in every_part("pharmacy", (1,))[::6]:
        solution, explained_by = part.solution, known(part)
        if solution.form.in_text or solution.exact.form:
            continue
        off = [slip for slip in slips(solution, part.others) if is_thousandfold(slip, solution)]
        for factor in {slip.number / solution.exact.number for slip in off}:
            for right in (solution.written_number, solution.rounded.number):
                found = explained_by(solution, right * factor, part.others)
                assert found, (part.identity, factor)
                assert is_thousandfold(found[0], solution), (part.identity, found[0])
                assert not any(slip.is_pair for slip in found)


def _is_right(number: Fraction, solution: Solution) -> bool:
    return solution.as_answered(number) in solution.accepted


def test_both_directions_are_looked_for_where_the_working_converts_by_a_thousand() -> None:
    for part in every_part("pharmacy", (1,))[::2]:
        solution = part.solution
        if solution.form.in_text or solution.exact.form:
            continue
        off = [slip for slip in slips(solution, part.others) if is_thousandfold(slip, solution)]
        if any(slip.id.startswith("thousandfold") for slip in off):
            wrong = {factor for factor in FACTORS if not _is_right(solution.exact.number * factor, solution)}
            assert {slip.number / solution.exact.number for slip in off} == wrong, part.identity


def test_the_units_that_are_told_stand_in_the_problem_or_its_working() -> None:
    for part in every_part("pharmacy", (1,)):
        solution = part.solution
        of = chain(solution.steps, part.others)
        written = {symbol(name, one=True) for each in of for name, _ in each.unit.signed}
        for slip in slips(solution, part.others):
            if slip.id.startswith("thousandfold"):
                units = MIXED_UP.search(slip.says)
                assert units is not None, slip.says
                assert written.issuperset(units.groups()), (part.identity, slip.says)


PUMP = {"dose_rate": "5 mcg/kg/min", "weight": "154 lb", "concentration": "400 mg/250 mL"}


@pytest.mark.parametrize(
    ("name", "givens", "others", "units"),
    [
        ("pump_rate", PUMP, (), "mcg and mg"),  # the first conversion, though the bag is told in L as well
        ("pump_rate", PUMP, ("0.25 L",), "mcg and mg"),
        ("percent_strength", {"amount": "45 g", "volume": "5 L"}, (), "mL and L"),  # only the working holds mL
        ("weight_dose", {"dose_per_weight": "5 mg/kg", "weight": "70 kg"}, ("2 g",), "mg and g"),
        ("weight_dose", {"dose_per_weight": "2 g/kg", "weight": "70 kg"}, ("5 mg",), "mg and g"),
        ("weight_dose", {"dose_per_weight": "5 units/kg", "weight": "70 kg"}, ("2 g", "5 mg"), "mg and g"),
    ],
)
def test_what_is_mixed_up_is_told_with_the_smaller_unit_first(
    name: str, givens: dict[str, str], others: tuple[str, ...], units: str
) -> None:
    solution = solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy("pharmacy"))
    found = list(thousandfold(solution.steps, tuple(map(given, others))))

    assert [units, units] == [slip.says.partition("as when ")[2].removesuffix(" are mixed up") for slip in found]
    assert {ErrorClass.ARITHMETIC} == {slip.error for slip in found}


def test_the_unit_of_the_answer_may_be_mixed_up_with_one_of_the_card() -> None:
    (part,) = problem(read_identity("clearance-man-micromoles@2:1:pharmacy@1")).parts

    assert ["mL and L"] * 2 == [
        slip.says.partition("as when ")[2].removesuffix(" are mixed up")
        for slip in thousandfold(part.solution.steps, part.others)
    ]


def test_what_comes_out_a_thousand_times_off_goes_before_what_comes_to_the_very_number() -> None:
    solution = solve(calculation("pump_rate"), {each: given(text) for each, text in PUMP.items()}, policy("pharmacy"))
    very_number = Slip("upside-down", ErrorClass.CONCEPTUAL, "", Fraction(13_100))
    thousandfold = Slip("thousandfold-too-large", ErrorClass.ARITHMETIC, "", Fraction(13_125))

    assert (thousandfold, very_number) == explaining((very_number, thousandfold), Fraction(13_100), solution)


@pytest.mark.parametrize(
    ("typed", "named"), [("13,125", True), ("13,100", True), ("13,000", True), ("13,130", True), ("12,000", False)]
)
def test_whoever_is_off_by_a_thousand_may_round_before_it_or_after(typed: str, *, named: bool) -> None:
    solution = solve(calculation("pump_rate"), {each: given(text) for each, text in PUMP.items()}, policy("pharmacy"))
    too_high = next(slip for slip in slips(solution) if is_thousandfold(slip, solution) and slip.number > 1)

    assert named is leads_to(too_high, Fraction(typed.replace(",", "")), solution)


@pytest.mark.parametrize(
    ("name", "givens"),
    [
        ("weight_dose", {"dose_per_weight": "5 mg/kg", "weight": "116 lb"}),
        ("weight_dose", {"dose_per_weight": "0.5 g/kg", "weight": "70 kg"}),
        ("pump_rate", {"dose_rate": "5 mg/kg/h", "weight": "70 kg", "concentration": "400 mg/250 mL"}),
    ],
)
def test_where_no_such_units_stand_nothing_is_told_of_them(name: str, givens: dict[str, str]) -> None:
    solution = solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy("pharmacy"))

    assert not any("thousandfold" in slip.id for slip in slips(solution))


@pytest.mark.parametrize(
    ("identity", "typed", "says"),
    [
        ("micrograms-after-dilution@3:12", "150,000 mcg/mL", "1,000 times too high"),
        ("weight-dose-micrograms@2:12", "0.005 mg", "1,000 times too low"),
        ("vasopressor-by-weight@2:5", "19,023 mL/h", "without converting mcg to mg"),
        ("vasopressor-by-weight@2:5", "0.019 mL/h", "1,000 times too low"),
        ("oral-liquid-digoxin@2:8", "5,000 mL", "1,000 times too high"),
        ("tablets-metric@3:8", "2,000 tablets", "1,000 times too high"),
        ("injection-micrograms@4:2", "0.001 mL", "1,000 times too low"),
        ("weight-volume-newborn@2:8", "390 mL", "without converting g to kg"),
    ],
)
def test_what_was_typed_is_told_so(identity: str, typed: str, says: str) -> None:
    (part,) = problem(read_identity(f"{identity}:pharmacy@1")).parts

    assert says in grade(part.solution, typed, part.others).mistakes[0].says

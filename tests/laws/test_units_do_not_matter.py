"""1 L or 1,000 mL, 8 h or 480 min, mg or mcg: the same answer."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.units import spelled, unit
from dosecalc.tutoring.solving import solve
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.units import factor
from tests.strategies import UNROUNDED, Stated, canonical_of, few, solvable, units_like

WITHOUT_A_UNIT = {"clock", "moment", "date"}

CONVERTIBLE = [
    name
    for name, calculation in catalogue().items()
    if any(
        kind.form not in WITHOUT_A_UNIT and len(units_like(kind.units[0])) > 1 for kind in calculation.givens.values()
    )
]


def _answer(name: str, texts: dict[str, str]) -> Fraction:
    return solve(catalogue()[name], {given: stated(text) for given, text in texts.items()}, UNROUNDED).exact.number


def _restated(before: Stated, text: str, base: str) -> Stated:
    """The same quantity in another unit, by the second route's values."""
    return Stated(before.number * factor(before.unit, base) / factor(text, base), text)


@pytest.mark.parametrize("name", CONVERTIBLE)
@given(data=st.data())
@settings(max_examples=few(25))
def test_a_given_restated_in_another_unit_changes_nothing(name: str, data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()[name]))
    exact = request.solved().exact
    assume(request.restatable)
    given_name = data.draw(st.sampled_from(request.restatable))
    text = data.draw(st.sampled_from(request.other_units(given_name)))

    restated = request.with_given(
        given_name, _restated(request.givens[given_name], text, routes()[name].givens[given_name])
    )

    asked = "" if exact.form in WITHOUT_A_UNIT or not exact.unit.above else spelled(exact.unit)

    assert exact.number == replace(restated, asked=asked).solved().exact.number


@pytest.mark.parametrize(
    "name",
    [name for name, found in catalogue().items() if found.answer.form not in WITHOUT_A_UNIT and found.answer.units[0]],
)
@given(data=st.data())
@settings(max_examples=few(15))
def test_an_answer_asked_for_in_another_unit_is_the_same_amount(name: str, data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()[name]))
    exact, base = request.solved().exact, routes()[name].answer
    text = data.draw(st.sampled_from(units_like(canonical_of(request.calculation.answer, spelled(exact.unit)))))

    other = replace(request, asked=text).solved().exact

    assert exact.number * factor(spelled(exact.unit), base) == other.number * factor(spelled(other.unit), base)


@pytest.mark.parametrize(
    ("name", "one_way", "other_way", "answer"),
    [
        (
            "infusion_rate",
            {"volume": "1 L", "duration": "8 h"},
            {"volume": "1,000 mL", "duration": "480 min"},
            Fraction(125),
        ),
        (
            "tablets",
            {"dose": "0.25 mg", "strength": "125 mcg/tablet"},
            {"dose": "250 mcg", "strength": "0.125 mg/tablet"},
            Fraction(2),
        ),
        (
            "weight_dose",
            {"dose_per_weight": "15 mg/kg", "weight": "600 g"},
            {"dose_per_weight": "15 mg/kg", "weight": "0.6 kg"},
            Fraction(9),
        ),
    ],
)
def test_everyday_restatements_change_nothing(
    name: str, one_way: dict[str, str], other_way: dict[str, str], answer: Fraction
) -> None:
    assert answer == _answer(name, one_way) == _answer(name, other_way)


@pytest.mark.parametrize(
    ("asked", "written"),
    [("mg/mL", "1 mg/mL"), ("mcg/mL", "1,000 mcg/mL"), ("%", "0.1%"), ("ppm", "1,000 ppm"), ("g/L", "1 g/L")],
)
def test_a_ratio_strength_is_written_in_the_unit_that_is_asked_for(asked: str, written: str) -> None:
    solution = solve(
        catalogue()["concentration_conversion"], {"concentration": stated("1:1,000")}, UNROUNDED, unit(asked)
    )

    assert written == str(solution.exact) == str(solution.rounded)


@pytest.mark.parametrize(
    ("label", "asked", "written"),
    [("500 mg/250 mL", "mg/mL", "2 mg/mL"), ("1:1,000", "g/mL", "0.001 g/mL"), ("5%", "g/mL", "0.05 g/mL")],
)
def test_a_strength_converted_to_so_much_in_one_is_not_left_as_its_label_counts(
    label: str, asked: str, written: str
) -> None:
    solution = solve(catalogue()["concentration_conversion"], {"concentration": stated(label)}, UNROUNDED, unit(asked))

    assert written == str(solution.exact)

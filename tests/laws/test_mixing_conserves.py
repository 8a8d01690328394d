"""What goes into a mixture comes out of it: drug in is drug out, volumes add up, an aliquot holds what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.units import spelled
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.solving import solve
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.printed import amount
from dosecalc.verification.routes.units import factor
from tests.strategies import UNROUNDED, Request, solvable

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

MIXING = settings(max_examples=40)
STRONGER_AND_WEAKER = [
    ("volume_of_stronger", "volume_of_weaker", "concentration", "total_volume"),
    ("amount_of_stronger", "amount_of_weaker", "percentage", "total_amount"),
]
ADDED = [
    ("volume_of_stronger_to_add", "concentration", "weaker_volume", "weaker", "stronger"),
    ("amount_of_stronger_to_add", "percentage", "weaker_amount", "weaker", "stronger"),
    ("amount_of_weaker_to_add", "percentage", "stronger_amount", "stronger", "weaker"),
]
MIXED = ["mixed_concentration", "mixed_concentration_of_three", "mixed_percent", "mixed_percent_of_three"]
STEPS = ["twice_diluted_concentration", "thrice_diluted_concentration"]


def numbers(request: Request) -> dict[str, Fraction]:
    """The givens in base units, by the second route's values."""
    bases = routes()[request.calculation.name].givens
    return {name: amount(request.texts[name], base) for name, base in bases.items()}


def in_base(answer: Worked, name: str) -> Fraction:
    return answer.number * factor(spelled(answer.unit), routes()[name].answer)


def answered(request: Request, name: str = "") -> Fraction:
    """The answer of the request, or of another calculation for the same givens, in base units."""
    calculation = catalogue()[name or request.calculation.name]
    givens = {each: request.givens[each].worked for each in calculation.givens}
    return in_base(solve(calculation, givens, UNROUNDED).exact, calculation.name)


@pytest.mark.parametrize(("stronger", "weaker", "strength", "total"), STRONGER_AND_WEAKER)
@given(data=st.data())
@MIXING
def test_both_parts_of_a_mixture_make_up_its_volume_and_hold_its_drug(
    stronger: str, weaker: str, strength: str, total: str, data: st.DataObject
) -> None:
    request = data.draw(solvable(catalogue()[stronger]))
    of, much, little = numbers(request), answered(request), answered(request, weaker)

    assert of[total] == much + little
    assert of[f"wanted_{strength}"] * of[total] == (
        of[f"stronger_{strength}"] * much + of[f"weaker_{strength}"] * little
    )
    assert 0 < much < of[total]


@pytest.mark.parametrize(("name", "strength", "on_hand", "one", "other"), ADDED)
@given(data=st.data())
@MIXING
def test_what_is_added_brings_all_of_it_to_the_strength_wanted(
    name: str, strength: str, on_hand: str, one: str, other: str, data: st.DataObject
) -> None:
    request = data.draw(solvable(catalogue()[name]))
    of, added = numbers(request), answered(request)

    assert of[f"wanted_{strength}"] * (of[on_hand] + added) == (
        of[f"{one}_{strength}"] * of[on_hand] + of[f"{other}_{strength}"] * added
    )


@pytest.mark.parametrize("name", MIXED)
@given(data=st.data())
@MIXING
def test_a_mixture_holds_the_drug_of_all_its_parts_and_is_no_stronger_than_the_strongest(
    name: str, data: st.DataObject
) -> None:
    request = data.draw(solvable(catalogue()[name]))
    values = list(numbers(request).values())
    strengths, amounts = values[::2], values[1::2]
    mixed = answered(request)

    assert mixed * sum(amounts) == sum(strength * much for strength, much in zip(strengths, amounts, strict=True))
    assert min(strengths) <= mixed <= max(strengths)


@given(data=st.data())
@MIXING
def test_stock_and_diluent_make_up_the_final_volume_and_the_stock_brings_all_the_drug(data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()["diluent_volume"]))
    of, diluent, stock = numbers(request), answered(request), answered(request, "stock_volume")

    assert of["final_volume"] == stock + diluent
    assert of["stock_concentration"] * stock == of["final_concentration"] * of["final_volume"]


@given(data=st.data())
@MIXING
def test_diluent_that_is_added_leaves_the_drug_as_it_was(data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()["diluent_to_add"]))
    of, diluent = numbers(request), answered(request)

    assert of["stock_concentration"] * of["stock_volume"] == (
        of["final_concentration"] * (of["stock_volume"] + diluent)
    )


@pytest.mark.parametrize("name", STEPS)
@given(data=st.data())
@MIXING
def test_each_step_of_a_serial_dilution_is_weaker_by_its_factor(name: str, data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()[name]))
    of, left = numbers(request), answered(request)
    for step in ("first", "second", "third")[: len(of) // 2]:
        left *= of[f"{step}_volume"] / of[f"{step}_transfer"]

    assert of["stock_concentration"] == left
    assert answered(request) <= of["stock_concentration"]


@given(data=st.data())
@MIXING
def test_an_aliquot_of_the_mixture_weighed_holds_what_was_wanted(data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()["diluent_to_weigh"]))
    of, diluent, drug = numbers(request), answered(request), answered(request, "amount_to_weigh")
    assume(of["wanted_amount"] <= drug)
    mixture = drug + diluent
    aliquot = routes()["aliquot"].formula(of["wanted_amount"], drug, mixture)

    assert of["aliquot_amount"] == aliquot
    assert of["wanted_amount"] / aliquot == drug / mixture
    assert of["minimum_amount"] <= drug < of["minimum_amount"] + of["wanted_amount"]


@given(data=st.data())
@MIXING
def test_the_diluent_for_a_concentration_gives_that_concentration(data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()["diluent_for_concentration"]))
    of, diluent = numbers(request), answered(request)

    assert of["vial_amount"] == of["concentration"] * (diluent + of["powder_volume"])
    assert of["powder_volume"] == routes()["powder_volume_of_label"].formula(
        of["vial_amount"], of["concentration"], diluent
    )
    assert of["concentration"] == routes()["concentration_with_diluent"].formula(
        of["vial_amount"], diluent, of["powder_volume"]
    )


@given(data=st.data())
@MIXING
def test_an_ingredient_is_the_percentage_of_its_mixture_that_it_was_taken_for(data: st.DataObject) -> None:
    request = data.draw(solvable(catalogue()["part_of_mixture"]))
    of = numbers(request)

    assert of["percentage"] == routes()["percent_of_mixture"].formula(answered(request), of["mixture"])


@pytest.mark.parametrize("wanted", ["5%", "3%", "70%", "80%"])
def test_a_strength_that_is_not_between_the_two_is_refused_with_a_reason(wanted: str) -> None:
    strengths = {"stronger_concentration": "70%", "weaker_concentration": "5%", "wanted_concentration": wanted}
    givens = {name: stated(text) for name, text in {**strengths, "total_volume": "500 mL"}.items()}

    with pytest.raises(GivensDoNotFit, match="no mixture of the two has that strength"):
        solve(catalogue()["volume_of_stronger"], givens, UNROUNDED)

"""Calculations are found by their names, with all that their signatures and docstrings say."""

from inspect import getsource
from types import FunctionType

import pytest

from dosecalc.calculations import dosing, tonicity
from dosecalc.calculations.catalogue import (
    UnknownCalculation,
    _described,
    _docstring_in_source,
    calculation,
    calculation_if_any,
    catalogue,
)
from dosecalc.quantities.given import given


def test_what_is_said_of_a_calculation_is_read_off_its_function() -> None:
    found = calculation("tablets")

    assert ("tablets", "dosing", dosing.tablets) == (found.name, found.topic, found.function)
    assert "How many tablets or capsules make up the dose" == found.summary
    assert "tablets or capsules = dose ordered ÷ strength of one" == found.formula
    assert {"dose": "0.25 mg", "strength": "125 mcg/tablet"} == dict(found.examples)
    assert {"dose": "dose", "strength": "strength of a tablet or capsule"} == {
        name: kind.name for name, kind in found.givens.items()
    }
    assert "number of tablets or capsules" == found.answer.name
    assert "2 tablets" == str(found({"dose": given("250 mg"), "strength": given("125 mg/tablet")}))


def test_what_optimizing_leaves_out_is_read_in_the_source() -> None:
    assert dosing.tablets.__doc__ is not None
    assert isinstance(dosing.tablets, FunctionType)
    assert isinstance(given_without_words, FunctionType)
    assert _docstring_in_source(dosing.tablets).split() == dosing.tablets.__doc__.split()
    assert "" == _docstring_in_source(given_without_words)


def test_a_calculation_is_the_same_where_python_left_its_docstring_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = calculation("tablets")
    with monkeypatch.context() as patched:
        patched.setattr(dosing.tablets, "__doc__", None)
        _described.cache_clear()
        without = calculation("tablets")
    _described.cache_clear()

    assert whole == without


def given_without_words() -> None: ...


def test_the_catalogue_stands_in_the_order_of_the_alphabet_and_holds_no_helpers() -> None:
    assert sorted(catalogue()) == list(catalogue())
    assert [] == [name for name, each in catalogue().items() if name.startswith("_") or each.name != name]
    assert {"constant", "unit", "catalogue", "bare"}.isdisjoint(catalogue())


def test_a_calculation_is_found_by_its_name_as_in_the_catalogue() -> None:
    assert [] == [name for name, found in catalogue().items() if calculation(name) != found]


def test_nothing_else_is_a_calculation() -> None:
    """A function that helps others; the text of a module from one name to the next bracket."""
    source = getsource(tonicity).partition("\ndef ")[2]
    to_next_bracket = "(".join(source.split("(", 2)[:2])

    assert f"\ndef {to_next_bracket}(" in getsource(tonicity)
    for name in ("_degrees", "osmolarities", to_next_bracket, "bare", ""):
        assert calculation_if_any(name) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("osmolarities", "there is no calculation 'osmolarities'; did you mean osmolarity?"),
        ("vial", "there is no calculation 'vial'; did you mean vials?"),
        (
            "pump_rat",
            "there is no calculation 'pump_rat'; did you mean pump_rate or pump_rate_flat or ramp_rate?",
        ),
        ("xyz", "there is no calculation 'xyz'; see: dosecalc list calculations"),
    ],
)
def test_a_name_that_is_unknown_is_refused_with_those_near_it(name: str, says: str) -> None:
    with pytest.raises(UnknownCalculation) as refused:
        calculation(name)

    assert says == str(refused.value)


def test_only_what_turns_one_quantity_into_its_own_kind_is_told_the_unit_of_the_answer() -> None:
    assert {"metric_conversion", "time_conversion", "weight_conversion", "length_conversion"} <= {
        name for name, each in catalogue().items() if each.needs_target
    }
    assert not calculation("celsius_from_fahrenheit").needs_target
    assert not calculation("height_from_feet_and_inches").needs_target

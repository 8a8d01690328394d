"""Every calculation says what it is, with its formula, its givens, its source and an example that works."""

import doctest
import re
from inspect import getdoc
from types import FunctionType

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import _docstring_in_source, catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.solving import solve

SECTIONS = ("Args", "Returns", "Raises", "Source")


def _doc(name: str) -> str:
    return getdoc(catalogue()[name].function) or ""


def _section(name: str, title: str) -> str:
    found = re.search(rf"^{title}:\n((?:    .*\n|\n(?=    ))+)", _doc(name) + "\n", re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_begins_with_a_sentence(name: str) -> None:
    first, second, *_ = _doc(name).splitlines()

    assert first.endswith(".")
    assert "" == second
    assert first.rstrip(".") == catalogue()[name].summary


@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_states_its_formula(name: str) -> None:
    indented = _doc(name).splitlines()[2]

    assert indented.startswith("    ")
    assert 1 == catalogue()[name].formula.count(" = ")
    assert indented.strip() == catalogue()[name].formula


@pytest.mark.parametrize("title", SECTIONS)
@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_has_every_section(name: str, title: str) -> None:
    assert _section(name, title).strip()


@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_describes_each_of_its_givens(name: str) -> None:
    described = re.findall(r"^    (\w+): ", _section(name, "Args"), re.MULTILINE)

    assert list(catalogue()[name].givens) == described


@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_points_to_its_published_examples(name: str) -> None:
    assert f"tests/authorities/{name}.toml" in _section(name, "Source")


@pytest.mark.parametrize("name", catalogue())
def test_a_calculation_shows_an_example_of_itself(name: str) -> None:
    examples = doctest.DocTestParser().get_examples(_doc(name))

    assert any(f"{name}(" in example.source and example.want.strip() for example in examples)


@pytest.mark.parametrize("name", catalogue())
def test_the_examples_of_a_calculation_are_one_for_each_given_and_lead_to_its_answer(name: str) -> None:
    calculation = catalogue()[name]
    givens = {given_name: given(text) for given_name, text in calculation.examples.items()}
    asked = unit(calculation.answer.units[0]) if calculation.needs_target else None

    answer = solve(calculation, givens, policy("pharmacy"), asked).rounded

    assert list(calculation.givens) == list(givens)
    assert str(answer)
    assert calculation.answer.form == answer.form, "what comes out is told as the kind of the answer says"


@pytest.mark.parametrize("name", catalogue())
def test_the_example_of_a_kind_is_of_that_kind(name: str) -> None:
    calculation = catalogue()[name]

    for kind in (*calculation.givens.values(), calculation.answer):
        assert kind.adopted(given(kind.example, kind.form).unit) is not None, kind.name


@pytest.mark.parametrize("name", sorted(catalogue())[::40])
def test_what_optimizing_leaves_out_of_a_calculation_stands_in_its_source(name: str) -> None:
    function = catalogue()[name].function
    assert isinstance(function, FunctionType)

    assert _doc(name) == _docstring_in_source(function)

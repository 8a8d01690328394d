"""The answer equals the same sum done in plain Fractions; nothing on the way is a float."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dosecalc
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.units import spelled
from dosecalc.quantities.worked import InvalidGiven
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.units import EXACT, factor
from tests.strategies import POLICIES, few, requests, solvable
from tests.taught_values import TAUGHT

TABLES = {"unrounded": EXACT, "exact": EXACT, "pharmacy": TAUGHT}
NEARLY = Fraction(1, 10**30)
"""How near a root or power of 40 digits must come to one worked out in another way."""

EXACT_PACKAGES = ("quantities", "calculations", "devices", "orders", "tutoring", "bank", "verification/routes")


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), of=st.sampled_from(sorted(TABLES)))
@settings(max_examples=few(30))
def test_the_answer_is_what_plain_fractions_come_to(name: str, data: st.DataObject, of: str) -> None:
    request = data.draw(requests(catalogue()[name]))
    route, table = routes()[name], TABLES[of]
    if route.fits is not None and not route.fits(**route.numbers(request.texts, table)):
        with pytest.raises(InvalidGiven):
            request.solved_from_text(POLICIES[of])
        return
    expected = route(request.texts, table)

    try:
        answer = request.solved_from_text(POLICIES[of]).exact
    except InvalidGiven:
        assert expected <= 0
        assert not request.calculation.answer.may_be_zero
    else:
        found = answer.number * factor(spelled(answer.unit), route.answer, table)
        assert abs(found - expected) <= (abs(expected) * NEARLY if route.is_approximate else 0)


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), of=st.sampled_from(sorted(POLICIES)))
@settings(max_examples=few(10))
def test_every_number_that_comes_out_is_a_fraction(name: str, data: st.DataObject, of: str) -> None:
    solution = data.draw(solvable(catalogue()[name], of)).solved(POLICIES[of])

    numbers = [
        number for step in (*solution.exact.steps(), *solution.rounded.steps()) for number in (step.number, step.per)
    ]

    assert {type(number) for number in numbers} <= {Fraction, QuickFraction}


def _modules() -> list[Path]:
    package = Path(dosecalc.__file__).parent
    return sorted(path for folder in EXACT_PACKAGES for path in (package / folder).rglob("*.py"))


def _inexact(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    literals = [
        f"{node.lineno}: {node.value!r}"
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
    ]
    calls = [
        f"{node.lineno}: {node.func.id}(…)"
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"float", "round", "complex"}
    ]
    return literals + calls


@pytest.mark.parametrize("path", _modules(), ids=lambda path: "-".join(path.parts[-3:]))
def test_no_module_that_works_with_numbers_knows_floats(path: Path) -> None:
    assert [] == _inexact(path)


def test_there_are_modules_to_search_for_floats() -> None:
    package = Path(dosecalc.__file__).parent

    assert all(any(path.is_relative_to(package / folder) for path in _modules()) for folder in EXACT_PACKAGES)

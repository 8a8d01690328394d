"""What others have published comes out here as well."""

from __future__ import annotations

from collections import Counter

import pytest

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.solving import solve
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.units import factor
from tests.laws.examples import EXAMPLES, FOLDER, Example
from tests.taught_values import TAUGHT

TWO, THREE = 2, 3
HARD = {"dosing", "flow", "infusion", "titration", "reconstitution", "alligation", "electrolytes"}
"""The modules of which each calculation has three."""

FEWER = {"plateau_rate": 1, "reservoir_volume": 1, "change_verdict": 2, "insulin_rate": 2}
"""How many were found of these; nobody seems to have published more with all their numbers."""

KEYS = {"givens", "unit", "answer", "place", "source", "grain", "weight_first"}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_published_example_is_reproduced(example: Example) -> None:
    givens = {name: given(text) for name, text in example.stated["givens"].items()}
    asked = unit(example.stated["unit"]) if "unit" in example.stated else None

    exact = solve(catalogue()[example.calculation], givens, example.policy, asked).exact

    assert example.answer == example.rounded(
        1 / exact.number if example.stated["answer"].startswith("1:") else exact.number
    )


@pytest.mark.parametrize("example", [example for example in EXAMPLES if "grain" not in example.stated], ids=str)
def test_a_published_example_is_reproduced_by_the_second_route(example: Example) -> None:
    route = routes()[example.calculation]
    base = route(example.stated["givens"], TAUGHT)

    ratio = example.stated["answer"].startswith("1:")
    exact = 1000 / base if ratio else base / factor(example.stated.get("unit", route.answer), route.answer, TAUGHT)

    assert example.answer == example.rounded(exact)


def test_a_calculation_has_two_published_examples_and_three_where_most_is_at_stake() -> None:
    found = Counter(example.calculation for example in EXAMPLES)
    fewer = {
        name: found[name]
        for name, calculation in catalogue().items()
        if found[name] < (THREE if calculation.function.__module__.rpartition(".")[2] in HARD else TWO)
    }

    assert fewer == FEWER


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_published_example_says_where_it_was_published(example: Example) -> None:
    assert example.stated["source"].strip()
    assert "http" in example.stated["source"] or "*" in example.stated["source"]
    assert set(example.stated) <= KEYS


def test_a_file_of_examples_is_named_for_its_calculation() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {example.calculation for example in EXAMPLES}

"""What others have published comes out here as well."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.definitions import Conversions
from dosecalc.quantities.forms import form
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.solving import solve
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.printed import amount, minutes_of
from dosecalc.verification.routes.units import factor, number
from tests.taught_values import TAUGHT

if TYPE_CHECKING:
    from dosecalc.quantities.forms import Form
    from dosecalc.quantities.policy import Policy

FOLDER = Path(__file__).parents[1] / "authorities"
STEPS = {
    "ten": Fraction(10),
    "whole": Fraction(1),
    "half": Fraction(1, 2),
    "tenth": Fraction(1, 10),
    "hundredth": Fraction(1, 100),
    "thousandth": Fraction(1, 1000),
}
TWO, THREE = 2, 3
HARD = {"dosing", "flow", "infusion", "titration", "reconstitution", "alligation", "electrolytes"}
"""The modules of which each calculation has three."""

FEWER = {"plateau_rate": 1, "reservoir_volume": 1, "change_verdict": 2, "insulin_rate": 2}
"""How many were found of these; nobody seems to have published more with all their numbers."""

KEYS = {"givens", "unit", "answer", "place", "source", "grain", "weight_first"}


@dataclass(frozen=True)
class Example:
    """A worked example of a book or a course. number: where it stands in the file, from 1."""

    calculation: str
    number: int
    stated: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.calculation}-{self.number}"

    @property
    def policy(self) -> Policy:
        pharmacy = replace(policy("pharmacy"), weight_first=self.stated.get("weight_first", False))
        if "grain" not in self.stated:
            return pharmacy
        grain = given(self.stated["grain"])
        others = tuple(row for row in pharmacy.conversions.taught if row[0] != "grain")
        taught = (*others, ("grain", grain.number, grain.unit.above[0]))
        return replace(pharmacy, conversions=Conversions(f"grain of {self.stated['grain']}", taught))

    @property
    def form(self) -> Form:
        """How the answer is written."""
        return form(catalogue()[self.calculation].answer.form)

    @property
    def answer(self) -> Fraction:
        """The published answer: a number, the x of 1:x, minutes, or the place of a word among those it is one of."""
        text = self.stated["answer"]
        if text in self.form.words:
            return Fraction(self.form.words.index(text))
        if self.form.name in {"date", "moment"}:
            return amount(text, self.form.name)
        if text.startswith("1:"):
            return number(text[2:])
        if ":" in text:
            return minutes_of(text)
        if " h" in text:
            hours, _, rest = text.partition(" h")
            return 60 * number(hours) + number(rest.removesuffix("min").strip() or "0")
        return number(text)

    def rounded(self, exact: Fraction) -> Fraction:
        if self.stated["place"] == "exact":
            return exact
        place, _, direction = self.stated["place"].partition(" ")
        step = STEPS[place]
        if direction:
            return {"up": ceil, "down": floor}[direction](exact / step) * step
        return floor(exact / step + Fraction(1, 2)) * step


def _examples() -> list[Example]:
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Fraction) for path in sorted(FOLDER.glob("*.toml"))
    ]
    return [
        Example(table["calculation"], place, stated)
        for table in tables
        for place, stated in enumerate(table["example"], start=1)
    ]


EXAMPLES = _examples()


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

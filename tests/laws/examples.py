"""What others have published, each with its source: `tests/authorities`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.definitions import Conversions
from dosecalc.quantities.forms import form
from dosecalc.quantities.given import given
from dosecalc.verification.routes.printed import amount, minutes_of
from dosecalc.verification.routes.units import number

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

"""Alligation put back: what is mixed as answered must have the strength wanted.

Undone step by step, an alligation leads back through its parts, and whoever swapped them would find nothing. The drug
in both parts over the whole (alligation medial) is another formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.calculations import alligation
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.operations import CONVERSION, PRODUCTS, SUMS
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.chain import conversion_factors
from dosecalc.tutoring.check_line import came_out
from dosecalc.tutoring.formula import continued, factor_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.tutoring.check_line import CheckLine


@dataclass(frozen=True)
class Alligation:
    """answered, other: which of the two strengths the answer and the known amount are of.

    amount: the given that tells how much; of_both: whether it tells how much of both together.
    """

    answered: str
    other: str
    amount: str
    of_both: bool = False


ALLIGATIONS = {
    alligation.volume_of_stronger.__name__: Alligation("stronger", "weaker", "total_volume", of_both=True),
    alligation.volume_of_weaker.__name__: Alligation("weaker", "stronger", "total_volume", of_both=True),
    alligation.volume_of_stronger_to_add.__name__: Alligation("stronger", "weaker", "weaker_volume"),
    alligation.amount_of_stronger.__name__: Alligation("stronger", "weaker", "total_amount", of_both=True),
    alligation.amount_of_weaker.__name__: Alligation("weaker", "stronger", "total_amount", of_both=True),
    alligation.amount_of_stronger_to_add.__name__: Alligation("stronger", "weaker", "weaker_amount"),
    alligation.amount_of_weaker_to_add.__name__: Alligation("weaker", "stronger", "stronger_amount"),
}
"""By the name of the calculation."""


def mixed_again(name: str, givens: Mapping[str, Worked], exact: Worked, rounded: Worked) -> CheckLine | None:
    """What is mixed as answered, with the strength that it has; None where rounding does not explain the difference.

    name: of one of ALLIGATIONS. givens: as they go into the calculation.
    """
    found, wanted = ALLIGATIONS[name], _strength(givens, "wanted")
    converted = givens[found.amount].to(rounded.unit)
    answer, known = (_measured(each) for each in (rounded, converted))
    rest, whole = (known - answer, known) if found.of_both else (known, known + answer)
    drug = _drug((answer, _strength(givens, found.answered)), (rest, _strength(givens, found.other)))
    mixed = _strength_of(drug, whole, wanted)
    printed = wanted.parts[0] if wanted.operation is CONVERSION else wanted
    result = came_out(printed, mixed.to(printed.unit).number, rounded)
    if result is None:
        return None
    sums = (each for each in (rest, whole, drug) if each.operation in SUMS and each in mixed.steps())
    equations = (f"{_line(each)} = {each}" for each in (converted, *sums) if each.parts)
    return result.after((*equations, f"{_line(mixed)} {result.sign} {result.shown}"), exact)


def _measured(amount: Worked) -> Worked:
    """An amount as it is measured, wherever it comes from."""
    return Worked(amount.number, amount.unit, conversions=amount.conversions)


def _strength(givens: Mapping[str, Worked], of: str) -> Worked:
    return givens[f"{of}_percentage" if f"{of}_percentage" in givens else f"{of}_concentration"]


def _drug(*mixed: tuple[Worked, Worked]) -> Worked:
    """The drug in both; a diluent holds none."""
    first, *second = (_drug_in(amount, strength) for amount, strength in mixed if strength.number)
    return first + second[0] if second else first


def _drug_in(amount: Worked, strength: Worked) -> Worked:
    if strength.unit != THE_WHOLE.unit:
        return amount * strength.but(form="").spelled_out()
    return amount if strength.number == THE_WHOLE.number else amount * strength / THE_WHOLE


def _strength_of(drug: Worked, whole: Worked, wanted: Worked) -> Worked:
    if wanted.unit == THE_WHOLE.unit:
        return drug / whole * THE_WHOLE
    return (drug / whole).to(wanted.spelled_out().unit)


def _line(step: Worked) -> str:
    """A step as one line of arithmetic, in which sums that were worked out before stand as what they come to."""
    if step.operation in SUMS:
        return f" {step.operation.sign} ".join(map(_term, step.parts))
    return _term(step)


def _term(step: Worked) -> str:
    if step.operation in PRODUCTS:
        first, second = step.parts
        return f"{_term(first)} {continued(step.operation, second)}"
    if step.operation is CONVERSION and step.is_plain:
        source = step.parts[0]
        return " ".join([_term(source), *map(factor_text, conversion_factors(source, step))])
    return str(step)

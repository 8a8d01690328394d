"""The worked solution, read off the steps that a quantity remembers, by any of three methods."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.tutoring.chain import chain, flattened, is_product
from dosecalc.tutoring.formula import SILENT, Line, formula_lines, step_line
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.proportion import proportion_lines
from dosecalc.tutoring.there_and_back import without_returns

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


def working(exact: Worked, rounded: Worked, method: str = METHODS[0]) -> list[Line]:
    """The lines that lead from the givens to the rounded answer, by one of METHODS."""
    lines = list(dict.fromkeys(_LINES_BY[method](without_returns(exact))))
    if not lines:
        lines = [Line(str(exact), str(exact), label=exact.name)]
    return lines if rounded is exact else [*lines, step_line(rounded)]


def _chain_lines(root: Worked) -> list[Line]:
    """One chain of factors for every product, after the lines for what is not a product (sums, rounded weights)."""
    if not root.parts:
        return []
    if not is_product(root):
        own = [] if root.operation in SILENT else [step_line(root)]
        return [line for part in root.parts for line in _chain_lines(part)] + own
    bases, factors = flattened(root, 1)
    fractions = chain(root, bases, factors)
    return [
        *(line for base, _ in bases for line in _chain_lines(base)),
        Line(" × ".join(map(str, fractions)), str(root), label=root.name, chain=fractions),
    ]


_LINES_BY = MappingProxyType(dict(zip(METHODS, (_chain_lines, formula_lines, proportion_lines), strict=True)))

"""All that is told of an answer: an estimate first, the working by a method, and the answer put back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.tutoring.estimate import estimate
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.working import working

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.check_line import CheckLine
    from dosecalc.tutoring.estimate import Estimate
    from dosecalc.tutoring.formula import Line

NO_PROPORTION = "No step of this is a proportion, so here is the working by formula."


@dataclass(frozen=True)
class Explanation:
    """A worked solution.

    formula: in words. looked_up: what was read off a printed table first. estimate, check: None where there is none.
    remark: why the working is not by the method wanted.
    """

    formula: str
    estimate: Estimate | None
    lines: tuple[Line, ...]
    check: CheckLine | None
    remark: str = ""
    looked_up: tuple[str, ...] = ()


def explained(
    exact: Worked,
    rounded: Worked,
    formula: str,
    check: CheckLine | None,
    method: str = METHODS[0],
    wrong: Collection[Fraction] = (),
) -> Explanation:
    """The explanation of an answer by one of METHODS; wrong: where slips lead, in its unit."""
    lines = tuple(working(exact, rounded, method))
    has_none = method == "ratio-proportion" and not any(line.proportion for line in lines)
    return Explanation(formula, estimate(exact, rounded, wrong), lines, check, NO_PROPORTION if has_none else "")

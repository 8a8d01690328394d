"""A worked solution as facts for the page: fractions with struck-out units where there are any, else text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.formula import Line
    from dosecalc.tutoring.solving import Solution

DIVIDED_BY = " ÷ "
NO_PRODUCT = (" : ", " = ", ";", ", ", " against ", "√")
NOT_ABOVE = ("(", ")", " + ", " − ")
"""Where one of these stands outside of brackets, what belongs above the line is not plain from the text alone."""

WIDEST = 48
"""Characters above or below a line; a fraction is never broken."""


def working_facts(solution: Solution, method: str) -> dict[str, Any]:
    """All that explains an answer."""
    found = solution.explained(method)
    return {
        "formula": _formula(found.formula),
        "estimate": str(found.estimate) if found.estimate else "",
        "remarks": [*found.looked_up, *([found.remark] if found.remark else [])],
        "lines": [_line(line) for line in found.lines],
        "check": str(found.check) if found.check else "",
    }


def _formula(text: str) -> dict[str, Any]:
    left, _, right = text.partition(" = ")
    fraction = _fraction(right)
    return {"alt": text, "quotient": [left, *fraction] if fraction else None}


def _line(line: Line) -> dict[str, Any]:
    fraction = None if line.chain or line.proportion else _fraction(line.left)
    return {
        "label": f"{line.label[:1].upper()}{line.label[1:]}",
        "chain": [_factor(factor) for factor in line.chain],
        "quotient": fraction,
        "texts": _texts(line),
        "sign": line.sign,
        "result": line.result,
        "note": line.note if line.chain or fraction else "",
        "alt": _aloud(line),
    }


def _texts(line: Line) -> list[str]:
    """Without the label, which is set apart."""
    first, *rest = line.texts
    return [first[len(line.label) + len(": ") :] if line.label else first, *rest]


def _aloud(line: Line) -> str:
    """For those who hear it read: what is written, and which units are struck out."""
    cancelled = f" Cancelled: {', '.join(line.cancelled)}." if line.cancelled else ""
    return f"{line.left} {line.sign} {line.result}.{cancelled}"


def _fraction(text: str) -> tuple[str, str] | None:
    """What is above and what below the line, where a text divides once, and last."""
    above, sign, below = text.partition(DIVIDED_BY)
    if not sign or DIVIDED_BY in below:
        return None
    found = _alone(above), _alone(below, (*NOT_ABOVE, " × "))
    return (found[0], found[1]) if all(0 < len(side) <= WIDEST for side in found) else None


def _alone(side: str, signs: tuple[str, ...] = NOT_ABOVE) -> str:
    """One side without the brackets around all of it; empty where a sign in it binds it to the other side."""
    inside = side.removeprefix("(").removesuffix(")")
    if len(inside) == len(side) - 2 and "(" not in inside and ")" not in inside:
        return inside if not any(sign in inside for sign in NO_PRODUCT) else ""
    return side if not any(sign in side for sign in (*NO_PRODUCT, *signs)) else ""


def _factor(factor: ChainFactor) -> dict[str, Any]:
    return {"above": _term(factor.above), "below": factor.below and _term(factor.below)}


def _term(term: Term) -> dict[str, Any]:
    return {"number": term.number, "units": [list(unit) for unit in term.units]}

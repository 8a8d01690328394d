"""What the commands tell as JSON: the shapes that programs may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.quantities.forms import form
from dosecalc.quantities.notation import fraction, plain_decimal
from dosecalc.quantities.worked import as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.grading import Grade
    from dosecalc.tutoring.solving import Solution
    from dosecalc.tutoring.working import Line

Facts = dict[str, Any]


def answer_facts(exact: Worked, rounded: Worked) -> Facts:
    """`exact` as a fraction, `value` as a decimal, `unit`, and `text` as it is written.

    `form` is null for a number with a unit; `clock` and `duration` count minutes; a `ratio` tells its second number;
    dates and words are told as texts.
    """
    in_text = form(exact.form).in_text
    return {
        "exact": str(exact) if in_text else fraction(as_written(exact.number, exact.form)),
        "value": str(rounded) if in_text else plain_decimal(as_written(rounded.number, rounded.form)),
        "unit": "" if exact.form == "ratio" or in_text else str(exact.unit),
        "form": exact.form or None,
        "text": str(rounded),
    }


def working_facts(lines: Sequence[Line]) -> list[Facts]:
    """Each line as text and in its parts; of a chain, every fraction with its units and whether they cancel."""
    return [
        {
            "text": str(line),
            "label": line.label,
            "left": line.left,
            "sign": line.sign,
            "result": line.result,
            "note": line.note,
            "chain": [_factor_facts(factor) for factor in line.chain],
        }
        for line in lines
    ]


def _factor_facts(factor: ChainFactor) -> Facts:
    return {"above": _term_facts(factor.above), "below": _term_facts(factor.below) if factor.below else None}


def _term_facts(term: Term) -> Facts:
    return {"number": term.number, "units": [{"unit": unit, "cancelled": struck} for unit, struck in term.units]}


def solution_facts(solution: Solution, method: str) -> Facts:
    """A solved calculation."""
    return {
        "calculation": solution.calculation.name,
        "givens": {name: str(quantity) for name, quantity in solution.givens.items()},
        **answer_facts(solution.exact, solution.rounded),
        "rounding": solution.stated_rule,
        "policy": solution.policy.identity,
        "working": working_facts(solution.working(method)),
    }


def problem_facts(problem: Problem) -> Facts:
    """A problem as the learner sees it; nothing in it gives the answer away."""
    return {
        "identity": str(problem.identity),
        "title": problem.template.title,
        "topic": problem.template.topic,
        "level": problem.template.level,
        "calculation": problem.template.calculation.name,
        "card": [{"label": label, "text": text} for label, text in problem.card],
        "ask": problem.ask,
        "unit": problem.asked_unit,
        "rounding": problem.rounding,
        "constants": list(problem.constants),
        "policy": problem.solution.policy.identity,
    }


def grade_facts(grade: Grade) -> Facts:
    """The verdict on an answer. `mistakes` is empty: an answer's mistakes are not named yet."""
    return {
        "verdict": grade.verdict.value,
        "says": grade.says,
        "value": grade.value or None,
        "unit": grade.unit or None,
        "read_as": grade.read_as or None,
        "mistakes": [],
        "notices": [{"id": notice.id, "says": notice.says, "unsafe": notice.unsafe} for notice in grade.notices],
    }

"""What the commands tell as JSON: the shapes that programs may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.devices.words import titled, words
from dosecalc.quantities.forms import as_written, form
from dosecalc.quantities.notation import fraction, plain_decimal
from dosecalc.sets.printed import carry_on
from dosecalc.tutoring.marking import credit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.explanation import Explanation
    from dosecalc.tutoring.formula import Line
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution
    from dosecalc.tutoring.verdict import Grade

Facts = dict[str, Any]


def answer_facts(exact: Worked, rounded: Worked) -> Facts:
    """`exact` as a fraction, `value` as a decimal, `unit`, and `text` as it is written.

    `form` is null for a number with a unit; `clock` and `duration` count minutes; a `ratio` tells its second number;
    dates, words and wordings are told as texts; a `selection` is any of its words.
    """
    in_text = form(exact.form).in_text
    return {
        "exact": str(exact) if in_text else fraction(as_written(exact.number, exact.form)),
        "value": str(rounded) if in_text else plain_decimal(as_written(rounded.number, rounded.form)),
        "unit": "" if exact.form == "ratio" or in_text else str(exact.unit),
        "form": form(exact.form).label or None,
        "text": str(rounded),
    }


def explanation_facts(explanation: Explanation) -> Facts:
    """The estimate thought by thought, the working, and the check as text; a remark where the method does not fit."""
    return {
        "looked_up": list(explanation.looked_up),
        "estimate": list(explanation.estimate.steps) if explanation.estimate else [],
        "working": _working_facts(explanation.lines),
        "check": str(explanation.check) if explanation.check else None,
        "remark": explanation.remark or None,
    }


def _working_facts(lines: Sequence[Line]) -> list[Facts]:
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
            "proportion": line.proportion or None,
            "x": (line.x or line.result) if line.proportion else None,
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
        **explanation_facts(solution.explained(method)),
    }


def problem_facts(problem: Problem, *, key: bool = False, method: str = "") -> Facts:
    """A problem as the learner sees it; nothing in it gives an answer away, unless the key or the working is wanted.

    `carry_on` says that later parts take earlier answers as they were written, null where none does. `parts` tells
    each part; where there is only one, its facts stand beside the others as well.
    """
    parts = [_part_facts(part, key=key, method=method) for part in problem.parts]
    return {
        "identity": str(problem.identity),
        "title": problem.template.title,
        "topic": problem.template.topic,
        "level": problem.template.level,
        "card": [{"label": label, "text": text} for label, text in problem.card],
        "pictures": picture_facts(problem, key=key),
        "constants": list(problem.constants),
        "carry_on": carry_on(problem) or None,
        "policy": problem.policy.identity,
        "parts": parts,
        **(parts[0] if len(parts) == 1 else {}),
    }


def picture_facts(problem: Problem, *, key: bool) -> list[Facts]:
    """The pictures in words; those that follow an answer only with the key, since they show it."""
    return [
        {
            "device": titled(picture.device),
            "after": None if picture.after is None else problem.parts[picture.after].label or "answer",
            "says": words(picture.device),
        }
        for picture in problem.pictures
        if key or picture.after is None
    ]


def _part_facts(part: Part, *, key: bool, method: str) -> Facts:
    solution = part.solution
    facts: Facts = {
        "label": part.label or None,
        "calculation": solution.calculation.name,
        "ask": part.ask,
        "unit": part.asked_unit,
        "form": solution.form.label or None,
        "words": list(solution.form.words) or None,
        "rounding": part.how_to_round,
    }
    if key:
        facts["answer"] = answer_facts(solution.exact, solution.rounded)
    if method:
        facts |= explanation_facts(solution.explained(method))
    return facts


def grades_facts(parts: Sequence[Part], grades: Sequence[Grade]) -> Facts:
    """The verdict on the only part; of several, `parts` with the verdict on each, and the credit that they earn."""
    if len(grades) == 1:
        return grade_facts(grades[0])
    told = [{"label": part.label, **grade_facts(grade)} for part, grade in zip(parts, grades, strict=True)]
    return {"credit": fraction(credit(grades)), "parts": told}


def grade_facts(grade: Grade) -> Facts:
    """The verdict on an answer; `mistakes` tells what may have gone wrong, the most likely first."""
    return {
        "verdict": grade.verdict.value,
        "says": grade.says,
        "value": grade.value or None,
        "unit": grade.unit or None,
        "read_as": grade.read_as or None,
        "mistakes": [
            {"id": slip.id, "says": slip.sentence, "class": slip.error.value, "here": slip.here or None}
            for slip in grade.mistakes
        ],
        "notices": [{"id": notice.id, "says": notice.says, "unsafe": notice.unsafe} for notice in grade.notices],
    }

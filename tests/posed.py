"""Every answer that the bank asks for, one by one, whether its problem has one part or several."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template, template_names

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution


@dataclass(frozen=True)
class Posed:
    """A part of a problem. identity: that of the problem, with the label of the part where there are several."""

    identity: str
    solution: Solution
    key: str
    constants: tuple[str, ...]
    others: tuple[Worked, ...]


@cache
def every_part(by: str, seeds: tuple[int, ...]) -> tuple[Posed, ...]:
    problems = (drawn(template(name), seed, policy(by)) for name in template_names() for seed in seeds)
    return tuple(
        Posed(f"{problem.identity} {part.label}".strip(), part.solution, part.key, problem.constants, part.others)
        for problem in problems
        for part in problem.parts
    )

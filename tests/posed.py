"""Every answer that the bank asks for, one by one, whether its problem has one part or several."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution
FOR_PUMPS = ("pharmacy", "nursing")
"""The policies that round to what a pump can be set to."""


@dataclass(frozen=True)
class Posed:
    """A part of a problem. identity: that of the problem, with the label of the part where there are several.

    told: the texts of the card and of all questions.
    """

    identity: str
    part: Part
    constants: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def solution(self) -> Solution:
        return self.part.solution

    @property
    def others(self) -> tuple[Worked, ...]:
        return self.part.others

    @property
    def key(self) -> str:
        return self.part.key


@cache
def every_part(by: str, seeds: tuple[int, ...]) -> tuple[Posed, ...]:
    return tuple(part for seed in seeds for part in _parts(by, seed))


@cache
def _parts(by: str, seed: int) -> tuple[Posed, ...]:
    """Drawn once for all tests that ask for this seed among others."""
    problems = (drawn(template(name), seed, policy(by)) for name in template_names())
    return tuple(
        Posed(
            f"{problem.identity} {part.label}".strip(),
            part,
            problem.constants,
            (*(text for _, text in problem.card), *(each.ask for each in problem.parts)),
        )
        for problem in problems
        for part in problem.parts
    )

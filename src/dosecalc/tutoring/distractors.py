"""Wrong answers to choose from beside the right one: where real slips lead, the most likely first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import slips, unexplained
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

FARTHEST = 10_000
"""How many times larger or smaller than the key a wrong answer may be; what is farther off nobody would choose."""


@dataclass(frozen=True)
class Distractor:
    """A wrong answer in safe notation. slip: what leads to it; None for a word that is simply another."""

    text: str
    slip: Slip | None = None

    @property
    def says(self) -> str:
        """Why it is wrong, for whoever chose it."""
        return self.slip.sentence if self.slip else "Not right yet."


def distractors_of(part: Part) -> tuple[Distractor, ...]:
    """As `Part.distractors`, worked out anew."""
    solution = part.solution
    if solution.form.is_several or solution.form.must_be_safe:
        return ()
    found: dict[str, Distractor] = {}
    for each in (*_of_slips(part), *(Distractor(word) for word in solution.form.words)):
        if each.text not in found and _is_wrong(solution, each.text):
            found[each.text] = each
    return tuple(found.values())


def _of_slips(part: Part) -> Iterator[Distractor]:
    solution = part.solution
    for slip in slips(solution, part.others):
        if solution.form.in_text or _is_near(slip, solution):
            yield Distractor(_text(slip, solution), slip)


def _text(slip: Slip, solution: Solution) -> str:
    """What somebody writes who goes wrong so: the number rounded by the rule that holds."""
    return str(replace(solution.exact, number=slip.number).rounded(solution.rule))


def _is_near(slip: Slip, solution: Solution) -> bool:
    key = solution.exact.number
    return slip.number > 0 and (not key or key / FARTHEST <= slip.number <= key * FARTHEST)


def _is_wrong(solution: Solution, text: str) -> bool:
    return grade(solution, text, explained_by=unexplained).verdict is Verdict.WRONG

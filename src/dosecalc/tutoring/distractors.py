"""Wrong answers to choose from beside the right one: where real slips lead, the most likely first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.tutoring.grading import is_wrong, is_wrong_as_written
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.verdict import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

FARTHEST = QuickFraction(10_000)
"""How many times larger or smaller than the key a wrong answer may be; what is farther off nobody would choose."""


@dataclass(frozen=True)
class Distractor:
    """A wrong answer in safe notation. slip: what leads to it; None for a word that is simply another."""

    text: str
    slip: Slip | None = None

    @property
    def says(self) -> str:
        """Why it is wrong, for whoever chose it."""
        return self.slip.sentence if self.slip else NOT_YET


def distractors_of(part: Part) -> tuple[Distractor, ...]:
    """As `Part.distractors`, worked out anew."""
    solution = part.solution
    if solution.form.is_several or solution.form.must_be_safe:
        return ()
    found: dict[str, Distractor] = {}
    for slip, answer in _of_slips(part):
        text = str(answer)
        if text not in found and is_wrong_as_written(solution, answer):
            found[text] = Distractor(text, slip)
    for word in solution.form.words:
        if word not in found and is_wrong(solution, word):
            found[word] = Distractor(word)
    return tuple(found.values())


def _of_slips(part: Part) -> Iterator[tuple[Slip, Worked]]:
    """Each slip with what somebody writes who goes wrong so: the number rounded by the rule that holds."""
    solution = part.solution
    for slip in slips(solution, part.others):
        if solution.form.in_text or _is_near(slip, solution):
            yield slip, solution.exact.but(number=slip.number).rounded(solution.rule)


def _is_near(slip: Slip, solution: Solution) -> bool:
    key = solution.exact.number
    return slip.number > 0 and (not key or key / FARTHEST <= slip.number <= key * FARTHEST)

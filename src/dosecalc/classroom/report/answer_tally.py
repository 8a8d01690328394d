"""What was answered at one place of a set, counted over a class as its marks come in."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dosecalc.bank.templates import template
from dosecalc.sets.responses import NO_TIME
from dosecalc.tutoring.slips.in_general import GeneralSlip, general_slip
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.classroom.grades.marks import MarkedPart, MarkedProblem
    from dosecalc.tutoring.slips.slip import Slip

NO_MISTAKE = ""
"""Where no known mistake leads to an answer."""

UNREAD = ""
"""An answer that could not be read, or that is not kept because every learner has numbers of his or her own."""


class Miss(NamedTuple):
    """A wrong answer as it is counted.

    part: its label. verdict: its value. mistake: the id of the likeliest. variant, answer: whose numbers, and as it was
    read, if these are kept apart.
    """

    part: str
    verdict: str
    mistake: str
    variant: str
    answer: str


@dataclass
class AnswerTally:
    """The answers at one place.

    keeps_answers: whether wrong answers are kept apart by variant and number, which says something only if several
    learners share a variant. empty: learners who left all of it empty; partly: who left some part empty. lost: the sum
    of the shares of its point that wrong numbers cost. surely_wrong: who were sure of a wrong answer. rated: answers
    with a word on how sure the learner was.
    """

    template: str
    keeps_answers: bool
    empty: int = 0
    partly: int = 0
    lost: Fraction = Fraction(0)
    rated: int = 0
    surely_wrong: int = 0
    milliseconds: array[int] = field(default_factory=lambda: array("q"))
    misses: Counter[Miss] = field(default_factory=Counter)
    mistakes: dict[str, GeneralSlip] = field(default_factory=dict)

    def add(self, marked: MarkedProblem, variant: str) -> None:
        """One more learner's answers."""
        answered = [part for part in marked.parts if part.is_answered]
        left = sum(part.is_left_empty for part in marked.parts)
        self.empty += left == len(marked.parts)
        self.partly += 0 < left < len(marked.parts)
        if not answered:
            return
        self._time(answered)
        self.surely_wrong += any(part.is_surely_wrong for part in answered)
        for part in answered:
            self.rated += part.response.sure > 0
            if part.is_miss and part.grade.verdict is Verdict.WRONG:
                self.lost += Fraction(1, len(marked.parts))
            if part.is_miss:
                self.misses[self._miss(part, variant)] += 1

    def general(self, slip: Slip) -> GeneralSlip:
        """A slip in general words."""
        if slip.id not in self.mistakes:
            told = (general_slip(slip.id, calculation) for calculation in template(self.template).calculations)
            found = next((each for each in told if each.error), None)
            self.mistakes[slip.id] = found or GeneralSlip(slip.id, slip.error, slip.says)
        return self.mistakes[slip.id]

    def _time(self, answered: list[MarkedPart]) -> None:
        times = [part.response.milliseconds for part in answered if part.response.milliseconds != NO_TIME]
        if times:
            self.milliseconds.append(sum(times))

    def _miss(self, part: MarkedPart, variant: str) -> Miss:
        mistake = self.general(part.grade.mistakes[0]).id if part.grade.mistakes else NO_MISTAKE
        if not self.keeps_answers:
            return Miss(part.label, part.grade.verdict.value, mistake, "", UNREAD)
        return Miss(part.label, part.grade.verdict.value, mistake, variant, part.grade.read_as)

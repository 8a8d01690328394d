"""What a timed drill came to: accuracy first, then the pace, then personal bests by skill."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.learner.progress_briefs import best_seconds, briefs
from dosecalc.learner.records import THOUSAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dosecalc.learner.history import History
    from dosecalc.learner.progress_briefs import Brief
    from dosecalc.learner.skill import Skill

ACCURATE = Fraction(4, 5)
"""From which share of right answers on it makes sense to hurry; the project's own."""

AIM = f"Aim for {ACCURATE.numerator} of every {ACCURATE.denominator} before you work on speed."

MOST_SKILLS = 5


@dataclass(frozen=True)
class Limit:
    """The seconds that each answer may take. exam: whose pace that is, empty if it is no exam's."""

    seconds: int
    exam: str = ""

    @property
    def says(self) -> str:
        """In a sentence: `the pace of the PTCE (73 s)`."""
        return f"the pace of the {self.exam} ({self.seconds} s)" if self.exam else f"the limit ({self.seconds} s)"


@dataclass(frozen=True)
class Timed:
    """A timed drill.

    answers, right: first answers, and those right without a hint. fast: those of them within the limit.
    now, before: the fastest seconds of each skill in this drill, and in all that came before; right answers only.
    """

    limit: Limit
    answers: int
    right: int
    fast: int
    now: Mapping[Skill, int]
    before: Mapping[Skill, int]

    def says(self) -> Iterator[str]:
        """The sentences for the learner; none where nothing was answered."""
        if not self.answers:
            return
        if self.right < ACCURATE * self.answers:
            were = "first answer was" if self.answers == 1 else "first answers were"
            yield f"Accuracy first: {self.right} of {self.answers} {were} right without a hint. {AIM}"
        if self.right:
            yield f"Within {self.limit.says}: {self.fast} of {self.right} right {_answers(self.right)}."
        for skill in sorted(self.now)[:MOST_SKILLS]:
            yield self._best(skill)

    def _best(self, skill: Skill) -> str:
        now, before = self.now[skill], self.before.get(skill)
        name = skill.title
        if before is None:
            return f"Your first best for {name}: {now} s."
        if now < before:
            return f"A new best for {name}: {now} s; it was {before} s."
        return f"Your best for {name}: {before} s; today {now} s."


def _answers(count: int) -> str:
    return "answer" if count == 1 else "answers"


def timed(session: Iterable[Brief], before: Mapping[Skill, int], limit: Limit) -> Timed:
    """What the records of one drill came to. before: the best seconds of each skill until then."""
    firsts = [record for record in session if record.is_first]
    unaided = [record for record in firsts if record.is_unaided]
    now: dict[Skill, int] = {}
    for record in unaided:
        now[record.skill] = min(record.seconds, now.get(record.skill, record.seconds))
    fast = sum(record.milliseconds <= limit.seconds * THOUSAND for record in unaided)
    return Timed(limit, len(firsts), len(unaided), fast, now, before)


def timed_in(history: History, session: str, limit: Limit) -> Timed:
    """What a session came to that is kept in a history.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    return timed(briefs(history, session=session), best_seconds(history, without=session), limit)

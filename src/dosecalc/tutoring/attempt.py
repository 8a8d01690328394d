"""One answer being looked for, from the first try to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.tutoring.points import FULL, left
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.tutoring.confidence import Confidence
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.verdict import Grade

TRIES = 3


class Ending(Enum):
    """How an attempt ended."""

    RIGHT = "right"
    UNSAFE = "right but written unsafely"
    MISSED = "missed"
    SHOWN = "looked up"
    SKIPPED = "skipped"
    OUT_OF_TIME = "out of time"

    @property
    def is_right(self) -> bool:
        """Whether the right number was found."""
        return self in {Ending.RIGHT, Ending.UNSAFE}


@dataclass(frozen=True)
class Attempt:
    """A learner at one part of a problem. tries: answers that counted. rungs: the hints seen, in order.

    ending: None while it goes on. confidence: how sure the learner was of the first answer, None if nothing was said.
    mistakes: the likeliest mistake of each wrong answer that could be explained.
    """

    part: Part
    tries: int = 0
    rungs: tuple[Rung, ...] = ()
    ending: Ending | None = None
    confidence: Confidence | None = None
    mistakes: tuple[Slip, ...] = ()

    @property
    def hints(self) -> int:
        """How many hints were seen."""
        return len(self.rungs)

    @property
    def is_right(self) -> bool:
        """Whether it is over and the right number was found."""
        return self.ending is not None and self.ending.is_right

    @property
    def began_right(self) -> bool:
        """Whether the first answer was right, with or without hints."""
        return self.is_right and self.tries == 1

    @property
    def points_left(self) -> int:
        """The points that the answer can still earn, or has earned; none once it was given up or missed."""
        if self.ending is not None and not self.ending.is_right:
            return 0
        return left(self.rungs, self.tries - self.is_right)

    @property
    def points_in_all(self) -> int:
        """The points that the answer could have earned; none where it was skipped untouched: that is no mistake."""
        return 0 if self.ending is Ending.SKIPPED and not (self.tries or self.rungs) else FULL

    @property
    def tries_left(self) -> int:
        """How many answers may still be given; among a few words, fewer than there are, or guessing would do."""
        words = self.part.solution.form.words
        return (min(TRIES, len(words) - 1) if words else TRIES) - self.tries

    @property
    def is_first_try(self) -> bool:
        """Whether it was right on the first try, without a hint."""
        return self.began_right and not self.rungs

    def answered(self, text: str) -> tuple[Attempt, Grade]:
        """The attempt after this answer, and the verdict on it; what cannot be read costs no try."""
        from dosecalc.tutoring.grading import grade  # noqa: PLC0415 - a problem is shown before it is judged

        graded = grade(self.part.solution, text, self.part.others)
        if graded.verdict is Verdict.UNREADABLE:
            return self, graded
        after = replace(self, tries=self.tries + 1, mistakes=(*self.mistakes, *graded.mistakes[:1]))
        if graded.verdict.is_right:
            return after.ended(Ending.RIGHT if graded.verdict is Verdict.CORRECT else Ending.UNSAFE), graded
        return (after if after.tries_left else after.ended(Ending.MISSED)), graded

    def hinted(self, rung: Rung) -> Attempt:
        """The attempt after one more hint; the last one tells the answer and ends it."""
        after = replace(self, rungs=(*self.rungs, rung))
        return after.ended(Ending.SHOWN) if rung is Rung.RESULT else after

    def rated(self, confidence: Confidence | None) -> Attempt:
        """The attempt with how sure the learner is of the first answer."""
        return replace(self, confidence=confidence)

    def ended(self, ending: Ending) -> Attempt:
        """The attempt, over."""
        return replace(self, ending=ending)

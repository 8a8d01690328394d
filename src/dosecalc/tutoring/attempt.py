"""One problem being answered, from the first try to its end; and what a session of them comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.tutoring.grading import Grade, Verdict, grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.solving import Solution

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
    """A learner at one problem. tries: answers that counted. hints: hints seen. ending: None while it goes on."""

    solution: Solution
    tries: int = 0
    hints: int = 0
    ending: Ending | None = None
    seconds: int = 0

    @property
    def tries_left(self) -> int:
        """How many answers may still be given; among a few words, fewer than there are, or guessing would do."""
        words = self.solution.form.words
        return (min(TRIES, len(words) - 1) if words else TRIES) - self.tries

    @property
    def is_first_try(self) -> bool:
        """Whether it was right at the first try, without a hint."""
        return self.ending is not None and self.ending.is_right and self.tries == 1 and not self.hints

    def answered(self, text: str) -> tuple[Attempt, Grade]:
        """The attempt after this answer, and the verdict on it; what cannot be read costs no try."""
        graded = grade(self.solution, text)
        if graded.verdict is Verdict.UNREADABLE:
            return self, graded
        after = replace(self, tries=self.tries + 1)
        if graded.verdict.is_right:
            return after.ended(Ending.RIGHT if graded.verdict is Verdict.CORRECT else Ending.UNSAFE), graded
        return (after if after.tries_left else after.ended(Ending.MISSED)), graded

    def hinted(self) -> Attempt:
        """The attempt after one more hint."""
        return replace(self, hints=self.hints + 1)

    def ended(self, ending: Ending) -> Attempt:
        """The attempt, over."""
        return replace(self, ending=ending)

    def timed(self, seconds: int) -> Attempt:
        """The attempt with the time that it took."""
        return replace(self, seconds=seconds)


def together(attempts: Sequence[Attempt]) -> Attempt:
    """The attempts at the parts of a problem as one: right where all are, else ended as the first that is not."""
    endings = [attempt.ending for attempt in attempts if attempt.ending is not None]
    wrong = [ending for ending in endings if not ending.is_right]
    unsafe = [ending for ending in endings if ending is Ending.UNSAFE]
    return replace(
        attempts[-1],
        tries=max(attempt.tries for attempt in attempts),
        hints=sum(attempt.hints for attempt in attempts),
        ending=(wrong or unsafe or endings)[0],
    )


@dataclass(frozen=True)
class Tally:
    """What a session came to, counted over the attempts that ended."""

    attempts: tuple[Attempt, ...]

    def count(self, ending: Ending) -> int:
        """How many ended so."""
        return sum(attempt.ending is ending for attempt in self.attempts)

    @property
    def right(self) -> int:
        """How many were right, safely written or not."""
        return sum(bool(attempt.ending and attempt.ending.is_right) for attempt in self.attempts)

    @property
    def at_first_try(self) -> int:
        """How many were right at the first try, without a hint."""
        return sum(attempt.is_first_try for attempt in self.attempts)

    @property
    def hints(self) -> int:
        """How many hints were seen."""
        return sum(attempt.hints for attempt in self.attempts)

    @property
    def seconds(self) -> int:
        """How long all of them took."""
        return sum(attempt.seconds for attempt in self.attempts)

    def says(self) -> list[str]:
        """The summary, a fact a line."""
        total = len(self.attempts)
        if not total:
            return ["No problem was finished."]
        first = f", {self.at_first_try} of them at the first try without a hint" if self.right else ""
        lines = [f"{total} {'problem' if total == 1 else 'problems'}: {self.right} right{first}."]
        others = [
            f"{count} {ending.value}"
            for ending in Ending
            if ending is not Ending.RIGHT and (count := self.count(ending))
        ]
        lines += [f"Also: {', '.join(others)}."] if others else []
        lines += [f"Hints: {self.hints}."] if self.hints else []
        return [*lines, f"Time: {spoken(self.seconds)}, {spoken(self.seconds // total)} for each."]


def spoken(seconds: int) -> str:
    """A length of time as it is told: `1 min 5 s`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

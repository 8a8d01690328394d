"""What problems came to that are over: one by one, and a session of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.tutoring.attempt import Ending

if TYPE_CHECKING:
    from dosecalc.tutoring.attempt import Attempt
    from dosecalc.tutoring.slips.slip import Slip


@dataclass(frozen=True)
class Outcome:
    """How a problem went. attempts: at its parts, one or more, each of them over. seconds: the time that it took."""

    attempts: tuple[Attempt, ...]
    seconds: int = 0

    @property
    def ending(self) -> Ending:
        """Right where all parts are, else the ending of the first that is not."""
        endings = [attempt.ending for attempt in self.attempts if attempt.ending is not None]
        wrong = [ending for ending in endings if not ending.is_right]
        unsafe = [ending for ending in endings if ending is Ending.UNSAFE]
        return (wrong or unsafe or endings)[0]

    @property
    def is_first_try(self) -> bool:
        """Whether every part was right on the first try, without a hint."""
        return all(attempt.is_first_try for attempt in self.attempts)

    @property
    def mistakes(self) -> tuple[Slip, ...]:
        """The likeliest mistake of each wrong answer that could be explained."""
        return tuple(slip for attempt in self.attempts for slip in attempt.mistakes)

    @property
    def hints(self) -> int:
        """How many hints were seen."""
        return sum(attempt.hints for attempt in self.attempts)

    @property
    def points(self) -> int:
        """What its answers earned."""
        return sum(attempt.points_left for attempt in self.attempts)

    @property
    def points_in_all(self) -> int:
        """What its answers could have earned."""
        return sum(attempt.points_in_all for attempt in self.attempts)


@dataclass(frozen=True)
class Tally:
    """What a session came to, counted over the problems that are over."""

    outcomes: tuple[Outcome, ...]

    def count(self, ending: Ending) -> int:
        """How many ended so."""
        return sum(outcome.ending is ending for outcome in self.outcomes)

    @property
    def right(self) -> int:
        """How many were right, safely written or not."""
        return sum(outcome.ending.is_right for outcome in self.outcomes)

    @property
    def at_first_try(self) -> int:
        """How many were right on the first try, without a hint."""
        return sum(outcome.is_first_try for outcome in self.outcomes)

    @property
    def hints(self) -> int:
        """How many hints were seen."""
        return sum(outcome.hints for outcome in self.outcomes)

    @property
    def points(self) -> int:
        """What all answers earned."""
        return sum(outcome.points for outcome in self.outcomes)

    @property
    def points_in_all(self) -> int:
        """What all answers could have earned."""
        return sum(outcome.points_in_all for outcome in self.outcomes)

    @property
    def seconds(self) -> int:
        """How long all of them took."""
        return sum(outcome.seconds for outcome in self.outcomes)

    def says(self) -> list[str]:
        """The summary, a fact a line."""
        total = len(self.outcomes)
        if not total:
            return ["No problem was finished."]
        first = f", {self.at_first_try} of them on the first try without a hint" if self.right else ""
        lines = [f"{total} {'problem' if total == 1 else 'problems'}: {self.right} right{first}."]
        others = [
            f"{count} {ending.value}"
            for ending in Ending
            if ending is not Ending.RIGHT and (count := self.count(ending))
        ]
        lines += [f"Of these, {', '.join(others)}."] if others else []
        lines += [f"Points: {self.points} of {self.points_in_all}."] if self.points_in_all else []
        lines += [f"Hints: {self.hints}."] if self.hints else []
        return [*lines, f"Time: {as_time(self.seconds)}, {as_time(self.seconds // total)} for each problem."]


def as_time(seconds: int) -> str:
    """A length of time as it is told: `1 min 5 s`, `2 min`."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))

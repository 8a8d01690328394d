"""What a schedule says is due, as progress tells it; the schedule itself is a matter of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_bests import in_words

if TYPE_CHECKING:
    from datetime import date

DAYS_AHEAD = 7


@dataclass(frozen=True)
class Due:
    """A skill that is due on a day of this week, or was before. topic: where it is drilled."""

    day: date
    topic: str
    calculation: str
    level: int

    @property
    def name(self) -> str:
        """As a learner reads it: `drip rate (level 2)`."""
        return in_words(self.calculation, self.level)

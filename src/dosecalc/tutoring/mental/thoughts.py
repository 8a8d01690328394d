"""What is thought while something is worked out in the head, as it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class NotInTheHead(Exception):
    """A step that nobody works out in the head, or whose rough result makes no sense."""


class How(Enum):
    """How somebody comes to a thought."""

    WORKED_OUT = auto()
    READ_OFF_A_CLOCK = auto()
    CHOSEN = auto()


@dataclass(frozen=True)
class Thought:
    """One thing worked out: `5 × 70 = 350 mcg/min`, or, in words, `154 lb is about 69 kg (half, minus a tenth)`.

    is_certain: whether it is so however roughly the rest was worked out.
    by_way_of: what the result is seen from, in words: `a little over 4, so`.
    """

    left: str
    right: str
    is_exact: bool
    in_words: bool = False
    note: str = ""
    is_certain: bool = False
    by_way_of: str = ""
    how: How = How.WORKED_OUT

    def told(self, *, roughly: bool = False) -> str:
        """As it is said; roughly, as being about the answer."""
        note = f" ({self.note})" if self.note else ""
        if self.by_way_of:
            return f"{self.left} is {self.by_way_of} {self.right}"
        if self.in_words:
            is_so = self.is_exact and (self.is_certain or not roughly)
            return f"{self.left} is {'' if is_so else 'about '}{self.right}{note}"
        return f"{self.left}{': about' if roughly else ' =' if self.is_exact else ' ≈'} {self.right}{note}"


def told_together(thoughts: Sequence[Thought], answer: str) -> tuple[str, ...]:
    """Every thought once; the last one tells the answer, and that it is a rough one where anything was rounded."""
    *before, last = thoughts
    roughly = not all(thought.is_exact for thought in thoughts)
    told = [thought.told() for thought in before]
    again = f"{'about ' if roughly else ''}{answer}"
    told += [last.told(roughly=roughly)] if last.right == answer else [last.told(), again]
    once = tuple(dict.fromkeys(told))
    return once if once[-1] == told[-1] else (*once, again)

"""What is thought while something is worked out in the head, as it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Thought:
    """One thing worked out: `5 × 70 = 350 mcg/min`, or, in words, `154 lb is about 70 kg (half, minus a tenth)`."""

    left: str
    right: str
    is_exact: bool
    in_words: bool = False
    note: str = ""

    def told(self, *, last: bool = False) -> str:
        """As it is said; the last one says that it is about the answer."""
        note = f" ({self.note})" if self.note else ""
        if self.in_words:
            return f"{self.left} is {'' if self.is_exact and not last else 'about '}{self.right}{note}"
        return f"{self.left}{': about' if last else ' =' if self.is_exact else ' ≈'} {self.right}{note}"


def told_together(thoughts: Sequence[Thought], answer: str) -> tuple[str, ...]:
    """Every thought once; the last one tells about what the answer is."""
    *before, last = thoughts
    told = [thought.told() for thought in before]
    told += [last.told(last=True)] if last.right == answer else [last.told(), f"about {answer}"]
    return tuple(dict.fromkeys(told))

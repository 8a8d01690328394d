"""Points: what an answer is worth, and what hints and wrong tries take from it.

Each answer that is found earns FULL points less what its hints and its wrong tries cost, never less than none; one
that was looked up, missed, skipped or too late earns none. The prices are the project's own; what matters is that each
is told before and after it is paid, and that the first hints cost less than a guess.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.tutoring.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FULL = 10
A_WRONG_TRY = 2
PRICES: Mapping[Rung, int] = MappingProxyType(
    {
        Rung.ASKED: 1,
        Rung.THOUGHT: 1,
        Rung.GIVENS: 1,
        Rung.CONVERSIONS: 1,
        Rung.BLANKS: 2,
        Rung.SET_UP: 3,
        Rung.RESULT: FULL,
    }
)
"""What each rung costs; the last takes all that is left."""


def left(rungs: Iterable[Rung], wrong_tries: int) -> int:
    """The points that an answer can still earn.

    >>> left([Rung.ASKED, Rung.BLANKS], 1), left([Rung.RESULT], 0)
    (5, 0)
    """
    return max(FULL - sum(PRICES[rung] for rung in rungs) - A_WRONG_TRY * wrong_tries, 0)


def counted(points: int) -> str:
    """So many points, in words: `1 point`, `3 points`."""
    return f"{points} point" if points == 1 else f"{points} points"

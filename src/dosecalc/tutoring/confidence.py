"""How sure a learner is of an answer before hearing whether it is right, and what that comes to together.

Sure and wrong is the dangerous cell: nobody checks again what they are sure of. Three levels, asked for before the
feedback, as in Gardner-Medwin, Confidence assessment in the teaching of basic science, ALT-J 1995;3(1):80-85; marks do
not depend on them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.attempt import Attempt


class Confidence(Enum):
    """How sure, by the number to type."""

    GUESSING = 1
    FAIRLY_SURE = 2
    SURE = 3

    @property
    def says(self) -> str:
        """In words: `fairly sure`."""
        return self.name.lower().replace("_", " ")


SCALE = ", ".join(f"{each.value} {each.says}" for each in Confidence)
WHY_IT_MATTERS = (
    "Sure but wrong matters most: people do not double-check what they are sure of, so look at these first."
)


def read_confidence(text: str) -> Confidence | None:
    """The rating that was typed, as a number or the beginning of its word; None where it is none of them.

    >>> read_confidence(" 3 "), read_confidence("fairly"), read_confidence("4")
    (<Confidence.SURE: 3>, <Confidence.FAIRLY_SURE: 2>, None)
    """
    meant = text.strip().lower().rstrip(".")
    found = [each for each in Confidence if meant and (meant == str(each.value) or each.says.startswith(meant))]
    return found[0] if len(found) == 1 else None


def is_surely_wrong(attempt: Attempt) -> bool:
    """Whether the learner was sure of a first answer that was wrong."""
    return attempt.confidence is Confidence.SURE and attempt.tries > 0 and not attempt.began_right


@dataclass(frozen=True)
class Ratings:
    """The rated answers, told apart by how sure the learner was and whether the first try was right."""

    attempts: tuple[Attempt, ...]

    def count(self, *, sure: bool, right: bool) -> int:
        """How many are in one of the four cells."""
        return sum(
            (attempt.confidence is Confidence.SURE) == sure and attempt.began_right == right
            for attempt in self.attempts
        )

    def says(self) -> list[str]:
        """The four cells in one line; nothing where nothing was rated."""
        if not self.attempts:
            return []
        cells = (
            ("sure and right", True, True),
            ("sure but wrong", True, False),
            ("not quite sure but right", False, True),
            ("not quite sure and wrong", False, False),
        )
        return [f"First answers: {', '.join(f'{self.count(sure=s, right=r)} {words}' for words, s, r in cells)}."]


def rated(attempts: Sequence[Attempt]) -> Ratings:
    """The ratings among these attempts."""
    return Ratings(tuple(attempt for attempt in attempts if attempt.confidence is not None and attempt.tries))

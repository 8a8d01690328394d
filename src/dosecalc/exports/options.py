"""How a set may be exported."""

from dataclasses import dataclass
from enum import StrEnum


class SheetKind(StrEnum):
    """What of a set is shown: the problems; a line for each answer; the answers; the answers with their working."""

    worksheet = "worksheet"
    answer_sheet = "answer-sheet"
    key = "key"
    worked_key = "worked-key"


class Paper(StrEnum):
    """The size of a page."""

    letter = "letter"
    a4 = "a4"


@dataclass(frozen=True)
class Options:
    """What is wanted; each format heeds what concerns it.

    choices: of how many answers one is to be chosen; 0: the answer is typed. method: how solutions are worked.
    """

    kind: SheetKind = SheetKind.worksheet
    paper: Paper = Paper.letter
    choices: int = 0
    method: str = "dimensional-analysis"

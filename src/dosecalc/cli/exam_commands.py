"""What a learner can type in an exam instead of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.cli.commands import meant_word

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_HINTS = "There are no hints and no workings before you hand in."
MOST_DIGITS = 3
GO_TO = re.compile(rf"g(?:o(?: ?to)?)? *([0-9]{{1,{MOST_DIGITS}}})")


def keys(*, is_timed: bool) -> str:
    """What can be typed, as it is told. is_timed: whether time counts."""
    when = "before the time is up" if is_timed else "when you like"
    return f"""Type your answer. Or:
  Enter: go on without an answer
  b: back; g 7: go to problem 7
  f: flag it for later; clear: take an answer back
  r: review, and hand in
  q: leave, and come back {when}"""


class Move(Enum):
    """A command, with every way to type it; the last way is never taken for anything else."""

    NEXT = ("", "n", "next")
    BACK = ("b", "back")
    FLAG = ("f", "flag")
    REVIEW = ("r", "review")
    CLEAR = ("clear",)
    QUIT = ("q", "exit", "quit")
    HELP = ("h", "help")
    HINT = ("?", "w", "hint", "working")
    SKIP = ("s", "skip")


@dataclass(frozen=True)
class GoTo:
    """Go to a problem, by its number as it is shown."""

    number: int


def move(text: str, words: Sequence[str]) -> Move | GoTo | None:
    """The command that was typed; None for an answer, and for a letter that begins one of the words to choose from.

    >>> move("b", ()), move("b", ("below", "above")), move("g 7", ()), move("7", ())
    (<Move.BACK: ('b', 'back')>, None, GoTo(number=7), None)
    """
    typed = text.strip().lower()
    if (number := _goes_to(typed)) is not None:
        return GoTo(number)
    found = next((each for each in Move if typed in each.value), None)
    return None if typed and len(typed) == 1 and meant_word(typed, words) else found


def _goes_to(typed: str) -> int | None:
    found = GO_TO.fullmatch(typed)
    return int(found[1]) if found else None


def letters_for_words(words: Sequence[str]) -> list[str]:
    """A sentence for each letter among the keys that means a word here."""
    return [
        f"Here, {each.value[0]} means {word}: write {each.value[-1]} in full."
        for each in (Move.BACK, Move.FLAG, Move.REVIEW, Move.QUIT, Move.NEXT)
        for letter in each.value
        if len(letter) == 1 and (word := meant_word(letter, words))
    ]

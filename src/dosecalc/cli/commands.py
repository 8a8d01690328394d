"""What a learner can type instead of an answer, and when a letter means a word to choose from instead."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = "Type your answer, or ? for a hint, w for the working, s to skip, q to quit."


class Command(Enum):
    """A command, with every way to type it; the last way is never taken for anything else."""

    HELP = ("", "help")
    HINT = ("?", "hint")
    WORKING = ("w", "working")
    SKIP = ("s", "skip")
    QUIT = ("q", "exit", "quit")

    @property
    def in_full(self) -> str:
        """The way to type it that is always a command."""
        return str(self.value[-1])


OFTEN_WORDS = (Command.WORKING, Command.SKIP)
"""Commands whose letter begins words that answers are chosen from: wrong, safe."""


def command(text: str, words: Sequence[str]) -> Command | None:
    """The command that was typed; None for an answer, and for a letter that begins one of the words.

    >>> command("s", ()), command("s", ("below", "safe")), command("skip", ("below", "safe"))
    (<Command.SKIP: ('s', 'skip')>, None, <Command.SKIP: ('s', 'skip')>)
    """
    typed = text.strip().lower()
    found = next((each for each in Command if typed in each.value), None)
    return None if found in OFTEN_WORDS and meant_word(typed, words) else found


def meant_word(letter: str, words: Sequence[str]) -> str:
    """The word that a command's letter begins, or empty."""
    return next((word for word in words if word.startswith(letter)), "")


def in_full(text: str) -> str:
    """A command of KEYS in full, so that it stays one where other words are to choose from; any other text as it is.

    >>> in_full(" S "), in_full("5 mg")
    ('skip', '5 mg')
    """
    found = command(text, ())
    return found.in_full if found and text.strip() else text


def letters_for_words(words: Sequence[str]) -> list[str]:
    """A sentence for each letter that means a word here."""
    return [
        f"Here, {each.value[0]} means {word}: type {each.in_full} in full."
        for each in OFTEN_WORDS
        if (word := meant_word(each.value[0], words))
    ]


def when_stuck(words: Sequence[str]) -> str:
    """What to type instead of an answer, for somebody who has none.

    >>> when_stuck(("below", "safe"))
    'No answer yet? Type ? for a hint, w for the working, skip to skip.'
    """
    working, skip = (each.in_full if meant_word(each.value[0], words) else each.value[0] for each in OFTEN_WORDS)
    return f"No answer yet? Type ? for a hint, {working} for the working, {skip} to skip."

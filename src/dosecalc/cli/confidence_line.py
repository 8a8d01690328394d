"""Asking how sure a learner is, before the feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import read_line
from dosecalc.cli.commands import Command, command
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say
from dosecalc.tutoring.confidence import SCALE, read_confidence

if TYPE_CHECKING:
    from dosecalc.tutoring.confidence import Confidence

HOW_SURE = f"How sure are you? {SCALE}."
ONCE_MORE = "Please type 1, 2 or 3, or press Enter to leave it blank."
PROMPT = "Sure: "


def ask_confidence() -> Confidence | None:
    """The rating; None where the learner leaves it open, writes twice what is no rating, or the input ends.

    Raises:
        Quit: the learner wants to leave.
    """
    for question in (HOW_SURE, ONCE_MORE):
        say(question)
        try:
            text = read_line(PROMPT)
        except EOFError:
            say()
            return None
        if not text.strip():
            return None
        if (rating := read_confidence(text)) is not None:
            return rating
        if command(text, ()) is Command.QUIT:
            raise Quit
    say("Left open.")
    return None

"""The answers to the parts of a problem, typed one a line or several in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import read_line
from dosecalc.cli.commands import in_full
from dosecalc.cli.terminal import say
from dosecalc.tutoring.parts import BETWEEN_ANSWERS

if TYPE_CHECKING:
    from dosecalc.cli.clock import Clock
    from dosecalc.tutoring.parts import Part


@dataclass
class AnswerLines:
    """What is typed for one problem. ahead: what was typed for later parts in one line with an earlier answer."""

    clock: Clock
    ahead: list[str] = field(default_factory=list)

    def next(self, part: Part) -> str:
        """The next answer to a part: what was typed ahead, or else a new line.

        A command typed ahead is what the keys said when it was typed, even where its letter means a word at its part.

        Raises:
            EOFError: there is no further line.
            TimeIsUp: there is no more time.
        """
        prompt = f"Answer {part.label}: " if part.label else "Answer: "
        if self.ahead:
            text = self.ahead.pop(0)
            say(f"{prompt}{text}")
            return text
        text = read_line(prompt, self.clock.left)
        if part.label:
            text, *later = (answer.strip() for answer in text.rstrip(f"{BETWEEN_ANSWERS} ").split(BETWEEN_ANSWERS))
            self.ahead = [in_full(answer) for answer in later]
        return text

    def forget(self) -> None:
        """Drop what was typed ahead: after a mistake or a hint it would be read against another mind."""
        self.ahead.clear()

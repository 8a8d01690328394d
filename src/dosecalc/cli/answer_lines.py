"""The answers to the parts of a problem, typed one a line or several in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import read_line
from dosecalc.cli.commands import in_full
from dosecalc.cli.terminal import say
from dosecalc.tutoring.parts import answers_in

if TYPE_CHECKING:
    from dosecalc.cli.clock import Clock
    from dosecalc.tutoring.parts import Part


def typed_ahead(text: str, label: str, *, is_several: bool) -> list[str]:
    """The answer to the part of that label, and what was typed for later ones behind it.

    is_several: whether the answer is several words; then a semicolon stands between these, as a comma does.
    """
    if not label or is_several:
        return [text]
    first, *later = answers_in(text)
    return [first, *map(in_full, later)]


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
        text, *self.ahead = typed_ahead(
            read_line(prompt, self.clock.left), part.label, is_several=part.solution.form.is_several
        )
        return text

    def forget(self) -> None:
        """Drop what was typed ahead: after a mistake or a hint it would be read against another mind."""
        self.ahead.clear()

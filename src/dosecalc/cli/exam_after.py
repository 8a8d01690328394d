"""After an exam: the working of each problem on request, a drill of what was missed, a fresh exam."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import read_line
from dosecalc.cli.grade_view import say_grade
from dosecalc.cli.problem_view import say_pictures_after, say_problem
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_explanation
from dosecalc.quantities.notation import ended
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.learner.exam_results import Result

MOST_DIGITS = 3


class Wish(Enum):
    """What a learner wants after an exam, by the letter to type."""

    NOTHING = ""
    DRILL = "d"
    FRESH = "e"


class After:
    """The time after an exam at the terminal. method: of the workings."""

    def __init__(self, result: Result, method: str, *, plain: bool) -> None:
        self.result, self.method, self.plain = result, method, plain

    def run(self) -> Wish:
        """Show what is asked for, until something else is wanted."""
        drill = ", d for a drill of what you missed, with fresh numbers" if self.result.missed else ""
        say()
        if not self.result.is_passed:
            say("To prepare for another try: do the drill, then a fresh exam with other numbers.")
        say(f"Type a problem's number for its working{drill}, e for a fresh exam, or Enter to end.")
        while True:
            try:
                typed = read_line("Next: ").strip().lower()
            except (EOFError, KeyboardInterrupt):
                say()
                return Wish.NOTHING
            if typed in {"", "q", "quit", "exit"}:
                return Wish.NOTHING
            if typed == Wish.FRESH.value or (typed == Wish.DRILL.value and self.result.missed):
                return Wish(typed)
            self._show(typed)

    def _show(self, typed: str) -> None:
        """The problem of that number with the learner's answers, what became of them, and the working."""
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0
        if not 1 <= number <= len(self.result.marked):
            say(f"Type a number from 1 to {len(self.result.marked)}, or press Enter to end.")
            return
        say_marked(self.result, number - 1, self.method, plain=self.plain)

    @staticmethod
    def fresh_one() -> Wish:
        """Whether a fresh exam is wanted now."""
        say("Type e for a fresh exam, or press Enter to end.")
        try:
            return Wish.FRESH if read_line("Next: ").strip().lower() == Wish.FRESH.value else Wish.NOTHING
        except (EOFError, KeyboardInterrupt):
            say()
            return Wish.NOTHING


def say_marked(result: Result, place: int, method: str, *, plain: bool) -> None:
    """Print a problem with the learner's answer to each part, its verdict, its working and the right answer."""
    each = result.marked[place]
    say()
    say_problem(each.problem, f"Problem {place + 1}: {each.problem.template.title}", plain=plain)
    for at, (part, answer, grade) in enumerate(zip(each.problem.parts, each.entry.answers, each.grades, strict=True)):
        name = f" to {part.label}" if part.label else ""
        say(f"Your answer{name}: {cleaned(answer.text) or 'none'}")
        if answer.text:
            say_grade(grade, plain=plain, is_last=True)
        say_explanation(part.solution.explained(method), plain=plain)
        say(f"The answer{name} is {ended(part.key)}")
        say_pictures_after(each.problem, at, plain=plain)

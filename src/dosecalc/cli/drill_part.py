"""One part of a problem in the hands of a learner: reads, obeys, judges, until it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import TimeIsUp, forget_typing
from dosecalc.cli.commands import KEYS, Command, command, letters_for_words
from dosecalc.cli.confidence_line import ask_confidence
from dosecalc.cli.grade_view import say_grade
from dosecalc.cli.hint_view import points_left, say_hint
from dosecalc.cli.problem_view import how_to_answer, say_quietly
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_working
from dosecalc.tutoring.attempt import Attempt, Ending
from dosecalc.tutoring.grading import Verdict
from dosecalc.tutoring.hints import Rung, hints
from dosecalc.tutoring.points import counted
from dosecalc.tutoring.working import line_of

if TYPE_CHECKING:
    from dosecalc.cli.answer_lines import AnswerLines
    from dosecalc.tutoring.parts import Part


@dataclass(frozen=True)
class Manner:
    """How a drill is given. method: of workings and hints. limit: seconds for each part of a problem, None for none.

    asks_confidence: whether the learner rates each first answer before the feedback. offers_twins: whether a
    twin of a problem is offered after a mistake.
    """

    method: str
    plain: bool = False
    limit: int | None = None
    asks_confidence: bool = False
    offers_twins: bool = False


class PartDrill:
    """A part that is being answered; `attempt` is how far it has come, however it is left."""

    def __init__(self, part: Part, manner: Manner, lines: AnswerLines) -> None:
        self.part, self.manner, self.lines = part, manner, lines
        self.attempt = Attempt(part)
        self._words = part.solution.form.words

    def run(self) -> None:
        """From the question to the answer.

        Raises:
            Quit: the learner wants to leave; so do EOFError and KeyboardInterrupt say.
        """
        if self.part.label:
            say_quietly(f"{self.part.label}) {how_to_answer(self.part)}", plain=self.manner.plain)
        self._say_letters()
        while self.attempt.ending is None:
            self._take(self._typed())
        self.close()

    def run_out(self) -> None:
        """End it without a question: the time was over before it began."""
        self._end(Ending.OUT_OF_TIME)
        self.close()

    def leave(self) -> None:
        """End it where it stands, if it is not over."""
        if self.attempt.ending is None:
            self._end(Ending.SKIPPED)

    def close(self) -> None:
        """Show the answer where it was not found, and its working unless it was skipped."""
        solution, ending = self.part.solution, self.attempt.ending
        if ending is None or ending.is_right:
            return
        if ending is not Ending.SKIPPED:
            say_working(solution.working(self.manner.method), solution.calculation.formula, plain=self.manner.plain)
            self._point_out()
        if Rung.RESULT in self.attempt.rungs:
            return
        word = "the word " if self._words and self.part.key.isalpha() else ""
        say(f"The answer{f' to {self.part.label}' if self.part.label else ''} is {word}{self.part.key}.")

    def _point_out(self) -> None:
        """Show the step of the right working at which the last mistake happened."""
        at = self.attempt.mistakes[-1].at if self.attempt.mistakes else None
        if at is not None and (line := line_of(at)) is not None:
            say(f"The step to look at: {line}")

    def _typed(self) -> str | None:
        """The next line; None where the time is over."""
        try:
            text = self.lines.next(self.part)
        except TimeIsUp:
            forget_typing()
            say("\nTime is up.")
            return None
        if self.lines.clock.is_over:
            say("Time is up.")
            return None
        return text

    def _take(self, text: str | None) -> None:
        """Do what was typed."""
        if text is None:
            self._end(Ending.OUT_OF_TIME)
            return
        match command(text, self._words):
            case None:
                self._answer(text)
            case Command.HINT:
                self._hint()
            case Command.HELP:
                self._help()
            case Command.WORKING:
                self._end(Ending.SHOWN)
            case Command.SKIP:
                self._end(Ending.SKIPPED)
            case Command.QUIT:
                raise Quit

    def _end(self, ending: Ending) -> None:
        self.attempt = self.attempt.ended(ending)

    def _help(self) -> None:
        self.lines.forget()
        say(KEYS)
        self._say_letters()

    def _say_letters(self) -> None:
        for sentence in letters_for_words(self._words):
            say_quietly(sentence, plain=self.manner.plain)

    def _hint(self) -> None:
        self.lines.forget()
        ladder = hints(self.part, self.manner.method)
        before = self.attempt
        self.attempt = before.hinted(ladder[before.hints].rung)
        say_hint(before, self.attempt, ladder, plain=self.manner.plain)

    def _answer(self, text: str) -> None:
        before = self.attempt
        self.attempt, graded = before.answered(text)
        if self.manner.asks_confidence and not before.tries and self.attempt.tries:
            with self.lines.clock.standing_still():
                self.attempt = self.attempt.rated(ask_confidence())
        if not graded.verdict.is_right:
            self.lines.forget()
        say_grade(graded, plain=self.manner.plain)
        if self.attempt.ending is None and graded.verdict is not Verdict.UNREADABLE:
            self._say_what_is_left(before)

    def _say_what_is_left(self, before: Attempt) -> None:
        tries, paid = self.attempt.tries_left, before.points_left - self.attempt.points_left
        price = f" That cost {counted(paid)}: {points_left(self.attempt)}." if paid else ""
        say(f"{tries} {'try' if tries == 1 else 'tries'} left.{price}")

"""One part of a problem in the hands of a learner: reads, obeys, judges, until it is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dosecalc.cli.answer_line import TimeIsUp, forget_typing
from dosecalc.cli.commands import KEYS, Command, command, letters_for_words, when_stuck
from dosecalc.cli.grade_view import say_grade
from dosecalc.cli.hint_view import points_left, say_hint
from dosecalc.cli.problem_view import say_quietly
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_explanation
from dosecalc.tutoring.asking import gives_up
from dosecalc.tutoring.attempt import Attempt, Ending
from dosecalc.tutoring.points import counted
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.cli.answer_lines import AnswerLines
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.verdict import Grade


class Keep(Protocol):
    """Keeps an answer, or the end of a part without one."""

    def __call__(self, attempt: Attempt, milliseconds: int, text: str = "", grade: Grade | None = None, /) -> None:
        """Keep it. attempt: after it. milliseconds: since the part was shown."""


def keep_nothing(_attempt: Attempt, _milliseconds: int, _text: str = "", _grade: Grade | None = None, /) -> None:
    """Practice that leaves no trace."""


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

    def __init__(self, part: Part, manner: Manner, lines: AnswerLines, keep: Keep = keep_nothing) -> None:
        self.part, self.manner, self.lines, self._keep = part, manner, lines, keep
        self.attempt = Attempt(part)
        self._shown_at = lines.clock.milliseconds
        self._words = part.solution.form.words

    def run(self) -> None:
        """From the question to the answer.

        Raises:
            Quit: the learner wants to leave; so do EOFError and KeyboardInterrupt say.
        """
        if self.part.label:
            say_quietly(f"{self.part.label}) {self.part.how_to_answer}", plain=self.manner.plain)
        self._say_letters()
        while self.attempt.ending is None:
            self._take(self._typed())
        self.close()

    def run_out(self) -> None:
        """End it without a question: the time was over before it began."""
        self._end(Ending.OUT_OF_TIME)
        self.close()

    def leave(self) -> None:
        """End it where it stands, if it is not over; one that was not tried leaves nothing to keep."""
        if self.attempt.ending is not None:
            return
        if self.attempt.tries:
            self._end(Ending.SKIPPED)
        else:
            self.attempt = self.attempt.ended(Ending.SKIPPED)

    def close(self) -> None:
        """Show the answer where it was not found, and its working unless it was skipped."""
        ending = self.attempt.ending
        if ending is None or ending.is_right:
            return
        if ending is not Ending.SKIPPED:
            say_explanation(self.part.solution.explained(self.manner.method), plain=self.manner.plain)
            self._point_out()
        if Rung.RESULT in self.attempt.rungs:
            return
        name = f" to {self.part.label}" if self.part.label else ""
        say(f"The answer{name} is {self.part.key_told}")

    def _point_out(self) -> None:
        """Show the step of the right working at which the last mistake happened."""
        from dosecalc.tutoring.formula import line_of

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
        self._keep(self.attempt, self._milliseconds)

    @property
    def _milliseconds(self) -> int:
        """Since the part was shown."""
        return self.lines.clock.milliseconds - self._shown_at

    def _help(self) -> None:
        self.lines.forget()
        say(KEYS)
        self._say_letters()

    def _say_letters(self) -> None:
        for sentence in letters_for_words(self._words):
            say_quietly(sentence, plain=self.manner.plain)

    def _hint(self) -> None:
        self.lines.forget()
        from dosecalc.tutoring.hints import hints

        ladder = hints(self.part, self.manner.method)
        before = self.attempt
        self.attempt = before.hinted(ladder[before.hints].rung)
        if self.attempt.ending is not None:
            self._keep(self.attempt, self._milliseconds)
        say_hint(before, self.attempt, ladder, plain=self.manner.plain)

    def _answer(self, text: str) -> None:
        before, taken = self.attempt, self._milliseconds
        self.attempt, graded = before.answered(text)
        try:
            if self.manner.asks_confidence and not before.tries and self.attempt.tries:
                from dosecalc.cli.confidence_line import ask_confidence

                with self.lines.clock.standing_still():
                    self.attempt = self.attempt.rated(ask_confidence())
        finally:
            self._keep(self.attempt, taken, text, graded)  # before the verdict: what is told is saved
        if not graded.verdict.is_right:
            self.lines.forget()
        say_grade(graded, plain=self.manner.plain, is_last=self.attempt.ending is Ending.MISSED)
        if graded.verdict is Verdict.UNREADABLE and gives_up(text):
            say(when_stuck(self._words))
        if self.attempt.ending is Ending.MISSED and before.tries:
            say("That was your last try.")
        if self.attempt.ending is None and graded.verdict is not Verdict.UNREADABLE:
            self._say_what_is_left(before)

    def _say_what_is_left(self, before: Attempt) -> None:
        tries, paid = self.attempt.tries_left, before.points_left - self.attempt.points_left
        price = f" That cost {counted(paid)}: {points_left(self.attempt)}." if paid else ""
        say(f"{tries} {'try' if tries == 1 else 'tries'} left.{price}")

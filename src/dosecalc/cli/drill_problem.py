"""One problem in the hands of a learner: its card, its parts one after the other, its time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosecalc.cli.answer_lines import AnswerLines
from dosecalc.cli.clock import Clock
from dosecalc.cli.drill_part import PartDrill, keep_nothing
from dosecalc.cli.problem_view import say_pictures_after, say_problem
from dosecalc.cli.terminal import say
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.tally import Outcome, as_time

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.cli.drill_part import Keep, Manner
    from dosecalc.learner.recording import Recording


class ProblemDrill:
    """A problem that is being answered. introduction: what to say with the first one. begun: its parts so far.

    recording: keeps what is answered; None where nothing is kept.
    """

    def __init__(
        self, problem: Problem, title: str, manner: Manner, introduction: str = "", recording: Recording | None = None
    ) -> None:
        self.problem, self.title, self.manner, self.introduction = problem, title, manner, introduction
        self._keep: Keep = partial(recording.keep, problem) if recording else keep_nothing
        self.begun: list[PartDrill] = []
        self._clock = Clock()
        self._is_finished = False

    def run(self) -> None:
        """From the card to the last answer.

        Raises:
            Quit: the learner wants to leave; so do EOFError and KeyboardInterrupt say.
        """
        say_problem(self.problem, self.title, plain=self.manner.plain)
        if self.introduction:
            say(self.introduction)
        limit = None if self.manner.limit is None else self.manner.limit * len(self.problem.parts)
        if limit is not None:
            say(f"You have {as_time(limit)}.")
        self._clock = Clock(limit)
        lines = AnswerLines(self._clock)
        for place, part in enumerate(self.problem.parts):
            self._give(PartDrill(part, self.manner, lines, self._keep))
            say_pictures_after(self.problem, place, plain=self.manner.plain)
        self._is_finished = True
        if (outcome := self.outcome) and outcome.ending.is_right:
            say(f"Points: {outcome.points} of {outcome.points_in_all}. Time: {as_time(outcome.seconds)}.")
        say()

    def _give(self, drill: PartDrill) -> None:
        is_late = any(earlier.attempt.ending is Ending.OUT_OF_TIME for earlier in self.begun)
        self.begun.append(drill)
        if is_late:
            drill.run_out()
            return
        try:
            drill.run()
        finally:
            drill.leave()

    @property
    def outcome(self) -> Outcome | None:
        """How it went; None where it was left before anything was answered."""
        attempts = tuple(drill.attempt for drill in self.begun)
        counts = self._is_finished or len(attempts) > 1 or any(attempt.tries for attempt in attempts)
        return Outcome(attempts, int(self._clock.elapsed)) if counts else None

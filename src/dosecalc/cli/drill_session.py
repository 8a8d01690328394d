"""A drill as it runs: asks, reads, answers, and sums up however it ends."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import TimeIsUp, forget_typing, is_interactive, read_line
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.grade_view import say_grade
from dosecalc.cli.problem_view import heading, say_problem
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_working
from dosecalc.errors import DosecalcError
from dosecalc.tutoring.attempt import Attempt, Ending, Tally, spoken
from dosecalc.tutoring.grading import Verdict
from dosecalc.tutoring.hints import hints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.bank.problem import Problem

KEYS = "Type your answer, or ? for a hint, w for the working, s to skip, q to quit."
PROMPT = "Answer: "
BETWEEN = "Press Enter when you are ready for the next one, or q to quit. "
"""Between timed problems, so that reading a working does not cost the time of the next."""


class Quit(Exception):
    """The learner has had enough."""


@dataclass
class DrillSession:
    """What was asked for, and the problems that are over with how they went. limit: seconds for each problem."""

    seed: int
    number: int
    method: str
    limit: int | None
    plain: bool
    done: list[tuple[Problem, Attempt]] = field(default_factory=list)

    def run(self, problems: Iterable[Problem]) -> int:
        """Give the problems one by one; the exit code."""
        status = ExitStatus.DONE
        try:
            for place, problem in enumerate(problems, start=1):
                self._give(problem, place)
        except Quit:
            pass
        except EOFError:
            say("\nEnd of input.")
        except KeyboardInterrupt:
            say("\nStopped.")
            status = ExitStatus.INTERRUPTED
        except DosecalcError:
            self._sum_up()
            raise
        self._sum_up()
        return status

    def _give(self, problem: Problem, place: int) -> None:
        if self.limit and place > 1 and is_interactive() and read_line(BETWEEN).strip().lower() in {"q", "quit"}:
            raise Quit
        say_problem(problem, f"Problem {place} of {self.number}: {heading(problem)}", plain=self.plain)
        if place == 1:
            say(KEYS)
        if self.limit:
            say(f"You have {spoken(self.limit)}.")
        start = time.monotonic()
        attempt = Attempt(problem.solution)
        try:
            while attempt.ending is None:
                attempt = self._next(problem, attempt, start)
        except (Quit, EOFError, KeyboardInterrupt):
            if attempt.tries:
                self._finish(problem, attempt.ended(Ending.SKIPPED), start)
            raise
        self._close(problem, self._finish(problem, attempt, start))

    def _finish(self, problem: Problem, attempt: Attempt, start: float) -> Attempt:
        """Count an attempt that is over, with the time that it took."""
        timed = attempt.timed(int(time.monotonic() - start))
        self.done.append((problem, timed))
        return timed

    def _next(self, problem: Problem, attempt: Attempt, start: float) -> Attempt:
        """The attempt after one more line was typed."""
        left = None if self.limit is None else self.limit - (time.monotonic() - start)
        try:
            text = read_line(PROMPT, left)
        except TimeIsUp:
            forget_typing()
            say()
            return attempt.ended(Ending.OUT_OF_TIME)
        if self.limit is not None and time.monotonic() - start > self.limit:
            return attempt.ended(Ending.OUT_OF_TIME)
        command = text.strip().lower()
        if command in {"q", "quit", "exit"}:
            raise Quit
        if command in {"?", "hint"}:
            return self._hint(problem, attempt)
        if command in {"", "help"}:
            say(KEYS)
            return attempt
        if command in {"w", "working", "s", "skip"}:
            return attempt.ended(Ending.SHOWN if command[0] == "w" else Ending.SKIPPED)
        return self._answer(text, attempt)

    def _hint(self, problem: Problem, attempt: Attempt) -> Attempt:
        told = hints(problem.solution, self.method)
        if attempt.hints >= len(told):
            say("There are no more hints; w shows the working.")
            return attempt
        say(f"Hint {attempt.hints + 1} of {len(told)}: {told[attempt.hints]}")
        return attempt.hinted()

    def _answer(self, text: str, attempt: Attempt) -> Attempt:
        after, graded = attempt.answered(text)
        say_grade(graded, plain=self.plain)
        if after.ending is None and graded.verdict is not Verdict.UNREADABLE:
            say(f"{after.tries_left} {'try' if after.tries_left == 1 else 'tries'} left.")
        return after

    def _close(self, problem: Problem, attempt: Attempt) -> None:
        """Show, when a problem is over, the answer where it was not found, and its working unless it was skipped."""
        if attempt.ending is Ending.OUT_OF_TIME:
            say("Time is up.")
        if attempt.ending is None or attempt.ending.is_right:
            say(f"Time: {spoken(attempt.seconds)}.\n")
            return
        if attempt.ending is not Ending.SKIPPED:
            say_working(problem.solution.working(self.method), problem.template.calculation.formula, plain=self.plain)
        say(f"The answer is {problem.key}.\n")

    def _sum_up(self) -> None:
        tally = Tally(tuple(attempt for _, attempt in self.done))
        for line in tally.says():
            say(line)
        if again := [problem for problem, attempt in self.done if not attempt.is_first_try]:
            say("To look at again:")
        for problem in again:
            say(f"  dosecalc show {problem.identity} --working")
        say(f"The same problems once more: add --seed {self.seed}")

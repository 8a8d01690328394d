"""A drill as it runs: asks, reads, answers, and sums up however it ends."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import TimeIsUp, forget_typing, is_interactive, read_line
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.grade_view import say_grade
from dosecalc.cli.problem_view import heading, how_to_answer, say_problem, say_quietly
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_working
from dosecalc.errors import DosecalcError
from dosecalc.tutoring.attempt import Attempt, Ending, Tally, spoken, together
from dosecalc.tutoring.grading import Verdict
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.parts import BETWEEN_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.parts import Part

KEYS = "Type your answer, or ? for a hint, w for the working, s to skip, q to quit."
SAFELY = "Write numbers the safe way: 0.5, not .5; 33, not 33.0; 1,250 with its comma."
PROMPT = "Answer: "
BETWEEN = "Press Enter when you are ready for the next one, or q to quit. "
"""Between timed problems, so that reading a working does not cost the time of the next."""

SKIPPING = frozenset({"w", "working", "s", "skip"})
"""What ends an attempt with a look at the answer, unless it is one of the words to choose from."""


class Quit(Exception):
    """The learner has had enough."""


class _Left(Exception):
    """A part was left before its end. attempt: as far as it went. why: what ends the session."""

    def __init__(self, attempt: Attempt, why: BaseException) -> None:
        super().__init__(attempt, why)
        self.attempt = attempt
        self.why = why


@dataclass
class DrillSession:
    """What was asked for, and the problems that are over with how they went.

    limit: seconds for each part of a problem. typed_ahead: answers to later parts, typed in one line with an earlier.
    """

    seed: int
    number: int
    method: str
    limit: int | None
    plain: bool
    done: list[tuple[Problem, Attempt]] = field(default_factory=list)
    typed_ahead: list[str] = field(default_factory=list)

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
            say(f"{KEYS}\n{SAFELY}")
        limit = None if self.limit is None else self.limit * len(problem.parts)
        if limit:
            say(f"You have {spoken(limit)}.")
        start = time.monotonic()
        attempts: list[Attempt] = []
        try:
            self.typed_ahead.clear()
            for part in problem.parts:
                attempts.append(self._give_part(part, start, limit, attempts))
        except _Left as leaving:
            attempts.append(leaving.attempt)
            if len(attempts) > 1 or leaving.attempt.tries:
                self._finish(problem, attempts, start)
            raise leaving.why from None
        self._finish(problem, attempts, start)

    def _give_part(self, part: Part, start: float, limit: int | None, before: list[Attempt]) -> Attempt:
        """The learner's attempt at a part, from the question to its answer."""
        attempt = Attempt(part.solution)
        if any(earlier.ending is Ending.OUT_OF_TIME for earlier in before):
            attempt = attempt.ended(Ending.OUT_OF_TIME)
        else:
            self._say_what_to_write(part)
        try:
            while attempt.ending is None:
                attempt = self._next(part, attempt, start, limit)
        except (Quit, EOFError, KeyboardInterrupt) as why:
            raise _Left(attempt.ended(Ending.SKIPPED), why) from None
        self._close(part, attempt)
        return attempt

    def _say_what_to_write(self, part: Part) -> None:
        """Of several parts, unit and rounding of this one; and which commands would be taken for a word."""
        if part.label:
            say_quietly(f"{part.label}) {how_to_answer(part)}", plain=self.plain)
        self._say_what_to_write_in_full(part)

    def _say_what_to_write_in_full(self, part: Part) -> None:
        for letter, command in (("w", "working"), ("s", "skip")):
            if word := _begun_word(letter, part):
                say_quietly(f"Here, {letter} means {word}: write {command} in full.", plain=self.plain)

    def _finish(self, problem: Problem, attempts: list[Attempt], start: float) -> None:
        """Count a problem that is over, with the time that it took."""
        whole = together(attempts).timed(int(time.monotonic() - start))
        self.done.append((problem, whole))
        if whole.ending is not None and whole.ending.is_right:
            say(f"Time: {spoken(whole.seconds)}.")
        say()

    def _next(self, part: Part, attempt: Attempt, start: float, limit: int | None) -> Attempt:
        """The attempt after one more line was typed."""
        left = None if limit is None else limit - (time.monotonic() - start)
        try:
            text = self._line(part, left)
        except TimeIsUp:
            forget_typing()
            say("\nTime is up.")
            return attempt.ended(Ending.OUT_OF_TIME)
        if limit is not None and time.monotonic() - start > limit:
            say("Time is up.")
            return attempt.ended(Ending.OUT_OF_TIME)
        command = text.strip().lower()
        if command in {"q", "quit", "exit"}:
            raise Quit
        if command in {"?", "hint", "", "help"}:
            self.typed_ahead.clear()
            return self._help(command, part, attempt)
        if command in SKIPPING and not _begun_word(command, part):
            return attempt.ended(Ending.SHOWN if command[0] == "w" else Ending.SKIPPED)
        return self._answer(text, attempt)

    def _line(self, part: Part, left: float | None) -> str:
        """The next answer: what was typed ahead, or else a new line."""
        prompt = f"Answer {part.label}: " if part.label else PROMPT
        if self.typed_ahead:
            text = self.typed_ahead.pop(0)
            say(f"{prompt}{text}")
            return text
        text = read_line(prompt, left)
        if part.label:
            answers = text.rstrip(f"{BETWEEN_ANSWERS} ").split(BETWEEN_ANSWERS)
            text, *self.typed_ahead = (answer.strip() for answer in answers)
        return text

    def _help(self, command: str, part: Part, attempt: Attempt) -> Attempt:
        """A hint, or the keys where nothing or `help` was typed."""
        if command in {"", "help"}:
            say(KEYS)
            self._say_what_to_write_in_full(part)
            return attempt
        told = hints(part.solution, self.method)
        if attempt.hints >= len(told):
            say(f"There are no more hints; type {'working' if _begun_word('w', part) else 'w'} for the working.")
            return attempt
        say(f"Hint {attempt.hints + 1} of {len(told)}: {told[attempt.hints]}")
        return attempt.hinted()

    def _answer(self, text: str, attempt: Attempt) -> Attempt:
        after, graded = attempt.answered(text)
        if not graded.verdict.is_right:
            self.typed_ahead.clear()
        say_grade(graded, plain=self.plain)
        if after.ending is None and graded.verdict is not Verdict.UNREADABLE:
            say(f"{after.tries_left} {'try' if after.tries_left == 1 else 'tries'} left.")
        return after

    def _close(self, part: Part, attempt: Attempt) -> None:
        """Show, when a part is over, the answer where it was not found, and its working unless it was skipped."""
        if attempt.ending is None or attempt.ending.is_right:
            return
        if attempt.ending is not Ending.SKIPPED:
            lines, formula = part.solution.working(self.method), part.solution.calculation.formula
            say_working(lines, formula, plain=self.plain, looked_up=part.solution.looked_up)
        word = "the word " if part.solution.form.words else ""
        say(f"The answer{f' to {part.label}' if part.label else ''} is {word}{part.key}.")

    def _sum_up(self) -> None:
        tally = Tally(tuple(attempt for _, attempt in self.done))
        for line in tally.says():
            say(line)
        if again := [problem for problem, attempt in self.done if not attempt.is_first_try]:
            say("To look at again:")
        for problem in again:
            say(f"  dosecalc show {problem.identity} --working")
        say(f"The same problems once more: add --seed {self.seed}")


def _begun_word(command: str, part: Part) -> str:
    """The word to choose from that what would be a command can be meant as, or empty."""
    return next((word for word in part.solution.form.words if word.startswith(command)), "")

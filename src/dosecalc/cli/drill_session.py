"""A drill as it runs: one problem after the other, and a summary however it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import is_interactive, read_line
from dosecalc.cli.commands import KEYS, Command, command
from dosecalc.cli.drill_problem import ProblemDrill
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.hint_view import PRICE_LIST
from dosecalc.cli.problem_view import heading
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say
from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dosecalc.bank.problem import Problem
    from dosecalc.cli.drill_part import Manner
    from dosecalc.learner.recording import Recording
    from dosecalc.tutoring.tally import Outcome

SAFE_WAY = "numbers the safe way: 0.5, not .5; 33, not 33.0; 1,250 with its comma."
OF_AMOUNTS, OF_NUMBERS = f"Write each amount with its unit, and {SAFE_WAY}", f"Write {SAFE_WAY}"
WRITTEN_AS_NUMBERS = frozenset({"", "duration"})
"""Forms of answers that these sentences are about: an amount, a number alone, hours and minutes."""

TWIN_OR_NEXT = "Press Enter to go on, or t for a twin: the same kind of problem with fresh numbers."
TWIN = frozenset({"t", "twin"})
BETWEEN = "Press Enter when you are ready for the next one, or q to quit."
"""Between timed problems, so that reading a working does not cost the time of the next."""
MET_BEFORE = (
    "You have had this problem before. It is good practice, but only the first time counts for mastery and reviews."
)
MET_TOO = "You have had this one before, too."


def without_reason(_problem: Problem) -> str:
    """Nothing to say."""
    return ""


def how_to_write(problem: Problem) -> str:
    """How the amounts or numbers are to be written that a problem asks for; empty where it asks for none."""
    numbers = [part.solution for part in problem.parts if part.solution.form.name in WRITTEN_AS_NUMBERS]
    if any(solution.unit != NO_UNIT for solution in numbers):
        return OF_AMOUNTS
    return OF_NUMBERS if numbers else ""


@dataclass
class DrillSession:
    """What was asked for, and the problems that are over with how they went.

    seed: makes the same problems again; None where what was answered counts as well. number: of problems, if they last.
    recording: keeps what is answered. why: says why a problem was chosen, empty where it was asked for.
    """

    seed: int | None
    number: int
    manner: Manner
    recording: Recording | None = None
    why: Callable[[Problem], str] = without_reason
    done: list[tuple[Problem, Outcome]] = field(default_factory=list)
    _was_asked: bool = False
    _has_told_of_old: bool = False
    _told_to_write: str = ""

    def run(self, problems: Iterable[Problem]) -> int:
        """Give the problems one by one; the exit code."""
        status = ExitStatus.DONE
        try:
            self._give_all(problems)
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
        finally:
            is_saved = self.recording is None or self.recording.close()
        self._sum_up()
        return status if is_saved or status else ExitStatus.NOT_WRITTEN

    def _sum_up(self) -> None:
        from dosecalc.cli.drill_summary import say_summary

        say_summary(self.done, self.seed)

    def _give_all(self, problems: Iterable[Problem]) -> None:
        for place, problem in enumerate(problems, start=1):
            if place > 1 and not self._was_asked:
                self._pause()
            if reason := self.why(problem):
                say(reason)
            self.give(problem, f"Problem {place} of {self.number}: {heading(problem)}")
            self._give_twins(problem, place)

    def _give_twins(self, problem: Problem, place: int) -> None:
        """After a mistake, the same kind of problem with fresh numbers, as long as the learner wishes and errs."""
        last: Problem | None = problem
        self._was_asked = False
        while last is not None and self._wants_twin():
            from dosecalc.bank.twins import twin_of

            _, outcome = self.done[-1]
            last = twin_of(last, next(iter(outcome.mistakes), None))
            if last is None:
                say("There is no other problem of this kind.")
            else:
                self.give(last, f"Twin of problem {place}: {heading(last)}")

    def _wants_twin(self) -> bool:
        """Ask, where something went wrong and a person answers, or it was asked for from the start."""
        _, outcome = self.done[-1]
        if outcome.is_first_try or not self.manner.offers_twins:
            return False
        self._was_asked = True
        say(TWIN_OR_NEXT)
        typed = read_line("Next: ")
        if command(typed, ()) is Command.QUIT:
            raise Quit
        return typed.strip().lower() in TWIN

    def give(self, problem: Problem, title: str) -> None:
        """Give one problem, whether of the drill's own or another between two of them, and keep how it went.

        Raises:
            Quit: the learner wants to leave; so do EOFError and KeyboardInterrupt say.
        """
        self._say_whether_met(problem)
        drill = ProblemDrill(problem, title, self.manner, self._introduction(problem), self.recording)
        try:
            drill.run()
        finally:
            if (outcome := drill.outcome) is not None:
                self.done.append((problem, outcome))
        if self.recording is not None:
            self.recording.settle()

    def _introduction(self, problem: Problem) -> str:
        """The keys and prices with the first problem; how to write with the first that asks for any number."""
        lines = [] if self.done else [KEYS, PRICE_LIST]
        to_write = how_to_write(problem)
        if to_write and self._told_to_write not in {to_write, OF_AMOUNTS}:
            self._told_to_write = to_write
            lines.append(to_write)
        return "\n".join(lines)

    def _say_whether_met(self, problem: Problem) -> None:
        """Say kindly that a problem counts no more because an earlier drill, review or exam had it."""
        if self.recording is not None and self.recording.begin(problem):
            say(MET_TOO if self._has_told_of_old else MET_BEFORE)
            self._has_told_of_old = True

    def _pause(self) -> None:
        """Wait, where a clock will run, until the learner is ready."""
        if self.manner.limit is None or not is_interactive():
            return
        say(BETWEEN)
        if command(read_line("Ready: "), ()) is Command.QUIT:
            raise Quit

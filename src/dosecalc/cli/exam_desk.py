"""Where exams begin, are resumed, end and are recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import is_interactive, read_line
from dosecalc.cli.commands import Command, command
from dosecalc.cli.exam_after import After, Wish
from dosecalc.cli.exam_result_view import say_result
from dosecalc.cli.exam_session import ExamSession
from dosecalc.cli.exam_start import say_introduction, say_left, say_others
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say, say_error
from dosecalc.commands_to_type import to_type
from dosecalc.errors import DosecalcError
from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.exam_papers import paper_of
from dosecalc.learner.exam_records import records_of
from dosecalc.learner.exam_results import result_of
from dosecalc.learner.exam_sitting import ExamKeeper, Sitting, begun
from dosecalc.learner.home import UnusableHome
from dosecalc.sets.printed import as_printed

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.cli.memory import Memory
    from dosecalc.learner.exam_results import Result
    from dosecalc.learner.exams import Exam

READY = "Press Enter to begin: the clock starts then. Type q to leave."


@dataclass(frozen=True)
class WantedExam:
    """What exam is wanted. seed, policy: None where nothing was said."""

    blueprint: str
    seed: int | None = None
    policy: str | None = None
    asks_confidence: bool = False


@dataclass(frozen=True)
class ExamDesk:
    """The exams of a learner at a terminal. method: of workings."""

    memory: Memory
    method: str
    plain: bool

    @property
    def files(self) -> ExamFiles:
        """Where the sheets are."""
        return ExamFiles(self.memory.home)

    def begin(self, asked: WantedExam) -> int:
        """A new exam; the exit code.

        Raises:
            UnknownBlueprint, UnknownPolicy: there is no such exam or policy.
            ExamElsewhere: an exam is open in another terminal.
        """
        from dosecalc.bank.blueprints import blueprint as blueprint_named
        from dosecalc.bank.papers import paper
        from dosecalc.bank.policies import policy as policy_named
        from dosecalc.cli.drill import fresh_seed

        blueprint = blueprint_named(asked.blueprint)
        by = policy_named(asked.policy or blueprint.policy)
        seed = fresh_seed() if asked.seed is None else asked.seed
        with self.files.held():
            say_introduction(blueprint, by, seed, plain=self.plain)
            say_others(self.files)
            drawn = paper(blueprint, seed, by)
            if not self._is_ready():
                return ExitStatus.DONE
            exam = begun(self.files.next_number(), blueprint, drawn, seed, asks_confidence=asked.asks_confidence)
            status, wish = self._sit(exam, drawn)
        return self._grant(wish, exam) or status

    def resume(self, number: int | None, blueprint: str = "") -> int:
        """Go on with the exam that is open; the exit code.

        Raises:
            NoSuchExam: none is open.
            ExamElsewhere: it is open in another terminal.
            UnusableHome: it cannot be read.
        """
        with self.files.held():
            exam = self.files.latest(number, blueprint=blueprint, is_open=True)
            if not exam.is_open:
                result = to_type(f"dosecalc exam --result --number {exam.number}")
                say(f"Exam {exam.number} is over. Its result: {result}")
                return ExitStatus.DONE
            say(f"Exam {exam.number}: {exam.terms.title}")
            status, wish = self._sit(exam, paper_of(self.files, exam))
        return self._grant(wish, exam) or status

    @staticmethod
    def _is_ready() -> bool:
        if not is_interactive():
            return True
        say(READY)
        try:
            return command(read_line("Ready: "), ()) is not Command.QUIT
        except EOFError:
            return False

    def _sit(self, exam: Exam, paper: tuple[Problem, ...]) -> tuple[int, Wish]:
        """From here to the end, and what is wanted then."""
        keeper = ExamKeeper(self.files, exam)
        sitting = Sitting(keeper, exam.sheet, exam.terms.seconds)
        if sitting.trouble:
            say_error(f"dosecalc: {sitting.trouble}. You can go on, but nothing is saved: do not leave before the end.")
        try:
            end = ExamSession(sitting, [as_printed(problem) for problem in paper], plain=self.plain).run()
        except (Quit, EOFError, KeyboardInterrupt) as leaving:
            sitting.leave()
            say_left(sitting, leaving)
            return ExitStatus.INTERRUPTED if isinstance(leaving, KeyboardInterrupt) else _status(sitting), Wish.NOTHING
        result = result_of(replace(exam, sheet=sitting.sheet), paper)
        keeper.came_to(result.score)
        sitting.finish(end)
        result = replace(result, exam=keeper.exam)
        say_result(result, plain=self.plain)
        if sitting.trouble:
            say_error(f"dosecalc: {sitting.trouble}. This result is not saved.")
        is_kept = not sitting.trouble and self._record(result)
        wish = After(result, self.method, plain=self.plain).run()
        return ExitStatus.DONE if is_kept else ExitStatus.NOT_WRITTEN, wish

    def _record(self, result: Result) -> bool:
        """Keep the answers in the history, and that they are; False where that fails: the next `exam` tries again."""
        from dosecalc.cli.waiting import say_waiting
        from dosecalc.learner.history import History

        try:
            with History.opened(self.memory.home.path, waiting=say_waiting) as history:
                for record in records_of(result):
                    history.add(record)
            self.files.write(replace(result.exam, is_recorded=True))
        except UnusableHome as trouble:
            say_error(
                f"dosecalc: {trouble}. This exam is not in your history yet; the next exam will try again to add it."
            )
            return False
        return True

    def record_what_is_left(self) -> None:
        """Keep the answers of exams that are over and not yet in the history."""
        for number in self.files.numbers():
            try:
                exam = self.files.read(number)
                if not exam.is_open and not exam.is_recorded:
                    self._record(result_of(exam, paper_of(self.files, exam)))
            except DosecalcError:
                continue  # who asks for that exam is told

    def _grant(self, wish: Wish, exam: Exam) -> int:
        """Give what is wanted after an exam."""
        from dosecalc.cli.exam_office import drill_missed, result_at

        status = 0
        if wish is Wish.DRILL:
            status = drill_missed(result_at(self.files, exam.number), self.memory, self.method, plain=self.plain)
            wish = After.fresh_one()
        if wish is Wish.FRESH:
            name = exam.terms.blueprint.partition("@")[0]
            is_rated = exam.sheet.asks_confidence
            return self.begin(WantedExam(name, policy=exam.terms.policy, asks_confidence=is_rated))
        return status


def _status(sitting: Sitting) -> ExitStatus:
    return ExitStatus.NOT_WRITTEN if sitting.trouble else ExitStatus.DONE

"""What is done with exams that are over: listed, shown, drilled from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.templates import UnknownTemplate
from dosecalc.cli.exam_facts import exam_facts, result_facts
from dosecalc.cli.exam_result_view import points, say_result
from dosecalc.cli.exam_start import RESUME
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.terminal import say, say_error, say_json
from dosecalc.commands_to_type import to_type
from dosecalc.errors import DosecalcError
from dosecalc.learner.exam_clock import now
from dosecalc.learner.exam_diagnosis import diagnostic_set
from dosecalc.learner.exam_papers import paper_of
from dosecalc.learner.exam_results import result_of
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from dosecalc.cli.memory import Memory
    from dosecalc.learner.exam_files import ExamFiles
    from dosecalc.learner.exam_results import Result
    from dosecalc.learner.exams import Exam


class NothingToDo(DosecalcError):
    """The command does not say what to do, or what cannot be done."""


def list_exams(files: ExamFiles, *, as_json: bool) -> int:
    """Print the exams of a learner, the first first; 3 where one of them cannot be read."""
    kept, troubles = files.readable()
    exams = [exam.caught_up(now()) if exam.is_open else exam for exam in kept]
    status = ExitStatus.NOT_WRITTEN if troubles else ExitStatus.DONE
    for trouble in troubles:
        say_error(f"dosecalc: {trouble}")
    if as_json:
        say_json([exam_facts(exam) for exam in exams])
        return status
    for exam in exams:
        say(_line(exam))
    if not exams and status is ExitStatus.DONE:
        begin, others = to_type("dosecalc exam ptce"), to_type("dosecalc list blueprints")
        say(f"No exam yet. Begin one with: {begin}; for others, see: {others}")
    return status


def _line(exam: Exam) -> str:
    when = exam.sheet.started.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{exam.number}: {exam.terms.title}, {when}: {_standing(exam)}"


def _standing(exam: Exam) -> str:
    if exam.is_open:
        left = exam.seconds_left
        return f"open, {as_time(left)} left" if left else f"the time is up; {to_type(RESUME)} hands it in"
    word = "passed" if exam.is_passed else "not passed"
    return f"{points(exam.points)} of {len(exam.sheet.entries)}, {word}"


def result_at(files: ExamFiles, number: int | None) -> Result:
    """The result of an exam that is over, else of the last one.

    Raises:
        NoSuchExam: there is none.
        NothingToDo: it is still open, or its problems have changed since.
    """
    exam = files.latest(number, is_open=False)
    if exam.is_open:
        message = f"exam {exam.number} is still open; go on with: {to_type(RESUME)}"
        raise NothingToDo(message)
    try:
        return result_of(exam, paper_of(files, exam))
    except UnknownTemplate as changed:
        message = f"exam {_line(exam)}. More cannot be shown: {changed}"
        raise NothingToDo(message) from changed


def show_result(result: Result, *, as_json: bool, plain: bool) -> int:
    """Print a result again; the exit code."""
    if as_json:
        say_json(result_facts(result))
    else:
        say_result(result, plain=plain)
    return ExitStatus.DONE


def drill_missed(result: Result, memory: Memory, method: str, *, plain: bool) -> int:
    """Drill the kinds of problems that were missed; the exit code. method: of workings."""
    from dosecalc.cli.answer_line import is_interactive
    from dosecalc.cli.drill_part import Manner
    from dosecalc.cli.drill_session import DrillSession

    if not result.missed:
        say("You missed nothing in that exam.")
        return ExitStatus.DONE
    manner = Manner(method, plain=plain, offers_twins=is_interactive())
    recording = memory.recording("drill")
    return DrillSession(None, len(result.missed), manner, recording).run(diagnostic_set(result))

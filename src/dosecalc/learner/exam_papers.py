"""The problems of an exam, drawn again from their identities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import UnreadableIdentity, read_identity
from dosecalc.learner.exam_files import damaged, file_name
from dosecalc.learner.home import UnusableHome

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.learner.exam_files import ExamFiles
    from dosecalc.learner.exams import Exam


def paper_of(files: ExamFiles, exam: Exam) -> tuple[Problem, ...]:
    """The problems of an exam, in their order.

    Raises:
        UnknownTemplate: a template has changed or gone since.
        UnusableHome: the sheet does not fit its problems.
    """
    try:
        paper = tuple(problem(read_identity(entry.problem)) for entry in exam.sheet.entries)
    except UnreadableIdentity as error:
        raise _damaged(files, exam) from error
    if any(len(drawn.parts) != len(entry.answers) for drawn, entry in zip(paper, exam.sheet.entries, strict=True)):
        raise _damaged(files, exam)
    return paper


def _damaged(files: ExamFiles, exam: Exam) -> UnusableHome:
    return UnusableHome(files.home.place(file_name(exam.number)), damaged())

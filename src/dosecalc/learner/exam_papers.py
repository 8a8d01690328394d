"""The problems of a sheet, drawn again from their identities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import UnreadableIdentity, read_identity
from dosecalc.learner.exam_files import damaged, file_name
from dosecalc.learner.home import UnusableHome

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.learner.exam_files import ExamFiles
    from dosecalc.learner.exam_sheets import Sheet


def paper_of(files: ExamFiles, sheet: Sheet) -> tuple[Problem, ...]:
    """The problems of a sheet, in their order.

    Raises:
        UnknownTemplate: a template has changed or gone since.
        UnusableHome: the sheet does not fit its problems.
    """
    try:
        paper = tuple(problem(read_identity(entry.identity)) for entry in sheet.entries)
    except UnreadableIdentity as error:
        raise _damaged(files, sheet) from error
    if any(len(drawn.parts) != len(entry.answers) for drawn, entry in zip(paper, sheet.entries, strict=True)):
        raise _damaged(files, sheet)
    return paper


def _damaged(files: ExamFiles, sheet: Sheet) -> UnusableHome:
    return UnusableHome(files.home.place(file_name(sheet.number)), damaged())

"""How `grade` works through a class, and what is told of it meanwhile and at the end."""

from __future__ import annotations

from itertools import count as counted_from
from typing import TYPE_CHECKING

from dosecalc.classroom.graded_files import write_class
from dosecalc.cli.counting import counting
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.grade_class_facts import Telling
from dosecalc.cli.grade_class_view import say_class
from dosecalc.cli.options import Format

if TYPE_CHECKING:
    from dosecalc.classroom.graded_files import ClassAsked, ClassFolder
    from dosecalc.classroom.grades.marks import LearnersMarks


def grade_class(asked: ClassAsked, into: ClassFolder | None, output: Format, *, plain: bool) -> ExitStatus:
    """Grade a class, write its gradebook where that is wished, and tell what it came to.

    The exit status is 1 where something could not be taken, or nothing could be graded; then nothing is written.

    Raises:
        UnreadableSet, UnreadableTable: the key or the roster cannot be read.
        NoResponses: there is nothing to grade.
        UnwritableFile: a file is there already, or cannot be written.
    """
    graded = asked.graded()
    telling, numbers = Telling(graded, is_json=output is Format.json), counted_from(1)
    with counting("Grading", len(graded.gathered.sheets), plain=plain) as count:

        def told(marks: LearnersMarks) -> None:
            telling.learner(marks)
            count(next(numbers))

        written = write_class(graded, into, told)
    if output is Format.json:
        telling.end(written)
    else:
        say_class(graded, written)
    is_whole = graded.gathered.sheets and not any(remark.is_trouble for remark in graded.remarks)
    return ExitStatus.DONE if is_whole else ExitStatus.FAULTS_FOUND

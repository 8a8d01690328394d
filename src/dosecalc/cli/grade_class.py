"""How `grade` works through a class: what is asked, what is written, and what is told."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from dosecalc.classroom.grades.gradebook_files import CSV_NAMES, csv_files, no_sheet, write_gradebook
from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.grades.summary import Summary
from dosecalc.classroom.grades.to_decide import refuse_to_lose
from dosecalc.classroom.grades.workbook import NoWorkbooks, workbook
from dosecalc.classroom.report.class_report import ClassReport
from dosecalc.classroom.report.files import SHEETS, LearnersSheets, report_paths, write_report
from dosecalc.cli.counting import counting
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.grade_class_facts import Telling
from dosecalc.cli.grade_class_view import say_class
from dosecalc.cli.options import Format
from dosecalc.errors import DosecalcError
from dosecalc.files import UnwritableFile, made_folder, new_file
from dosecalc.sets.key_file import read_key
from dosecalc.sets.roster import read_roster
from dosecalc.tutoring.marking import SHARES_BY_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook_files import Book
    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.sets.problem_set import Learner, ProblemSet

WORKBOOK = "gradebook.xlsx"


class RosterTwice(DosecalcError):
    """A roster is named for a set that was made for one."""


@dataclass(frozen=True)
class ClassAsked:
    """What is to be graded, and where to write it.

    jobs: 0 for as many processes as are worth it. last_counts: of several hand-ins of a learner the last counts.
    missing_unit: what a number without its unit earns, as a word; empty where the rules of the set hold. decisions: a
    table of what the instructor decided by eye.
    """

    key: Path
    responses: Sequence[Path]
    folder: Path | None = None
    roster: Path | None = None
    variant: str = ""
    jobs: int = 0
    last_counts: bool = False
    missing_unit: str = ""
    decisions: Path | None = None
    overwrite: bool = False
    has_sheets: bool = True


@dataclass
class Written:
    """The files that were written. missing: why there is no workbook, if there is none."""

    paths: list[Path] = field(default_factory=list)
    missing: str = ""


def grade_class(asked: ClassAsked, output: Format, *, plain: bool) -> None:
    """Grade a class, write its gradebook where that is wished, and tell what it came to.

    Raises:
        UnreadableSet, UnreadableTable: the key or the roster cannot be read.
        NoResponses: there is nothing to grade.
        UnwritableFile: a file is there already, or cannot be written.
        typer.Exit: with 1, where something could not be taken, or nothing could be graded; then nothing is written.
    """
    made, remarks = _with_rules(read_key(asked.key), asked.missing_unit)
    learners, refused = _roster(made, asked.roster)
    remarks += refused
    graded = graded_class(
        made,
        asked.responses,
        roster=learners,
        usual_variant=asked.variant,
        last_counts=asked.last_counts,
        decisions=asked.decisions,
        jobs=asked.jobs,
        remarks=remarks,
    )
    if not graded.gathered.sheets:
        asked = replace(asked, folder=None)
    summary, telling = Summary(made), Telling(graded, is_json=output is Format.json)
    written = Written()
    with ExitStack() as stack:
        books = _books(asked, stack, written)
        count = stack.enter_context(counting("Grading", len(graded.gathered.sheets), plain=plain))
        paths = report_paths(asked.folder, overwrite=asked.overwrite) if asked.folder else None
        sheets = _sheets(asked, made)

        def told() -> Iterator[LearnersMarks]:
            named = sheets.names.of if sheets else no_sheet
            for number, marks in enumerate(write_gradebook(graded, books, named), start=1):
                summary.add(marks)
                telling.learner(marks)
                if sheets:
                    sheets.write(marks)
                yield marks
                count(number)

        notes = [remark.says for remark in graded.gathered.remarks if remark.concern is Concern.OTHER_RULES]
        sentences = [f"{says[:1].upper()}{says[1:]}" for says in notes]
        report = ClassReport.of(made, told(), len(graded.gathered.held_back), sentences)
    if paths:
        write_report(report, *paths)
        written.paths += [*paths, *([sheets.folder] if sheets and sheets.names.number else [])]
    if output is Format.json:
        telling.end(summary, written.paths)
    else:
        say_class(graded, summary, written.paths, written.missing)
    if not graded.gathered.sheets or any(remark.is_trouble for remark in graded.remarks):
        raise typer.Exit(ExitStatus.FAULTS_FOUND)


def _with_rules(made: ProblemSet, missing_unit: str) -> tuple[ProblemSet, list[Remark]]:
    """The set under the rules by which it is graded, and a word on them where they are not those that it prints."""
    marking = made.terms.marking
    share = SHARES_BY_WORD[missing_unit] if missing_unit else marking.missing_unit
    if share == marking.missing_unit:
        return made, []
    asked = replace(marking, missing_unit=share)
    says = f"graded with --missing-unit {missing_unit}. {asked.of_units} The set says otherwise: {marking.of_units}"
    return replace(made, terms=replace(made.terms, marking=asked)), [Remark(Concern.OTHER_RULES, says)]


def _sheets(asked: ClassAsked, made: ProblemSet) -> LearnersSheets | None:
    """The folder of the learners' sheets, where they are wished."""
    if asked.folder is None or not asked.has_sheets:
        return None
    return LearnersSheets(made, asked.folder / SHEETS, asked.overwrite)


def _roster(made: ProblemSet, path: Path | None) -> tuple[Sequence[Learner], list[Remark]]:
    """Who is expected, and the rows of the roster that say so badly."""
    if path is None:
        return (), []
    if any(variant.learner for variant in made.variants):
        message = "the key knows its learners, for the set was made for a roster; leave --roster out"
        raise RosterTwice(message)
    roster = read_roster(path)
    return roster.learners, [Remark(Concern.UNREADABLE_ROW, each.why, path, each.line) for each in roster.refused]


def _books(asked: ClassAsked, stack: ExitStack, written: Written) -> list[Book]:
    """Whatever the gradebook is written into; nothing where no folder is named."""
    if asked.folder is None:
        return []
    folder = made_folder(asked.folder)
    refuse_to_lose(folder / CSV_NAMES["To decide"], asked.decisions)
    paths = [new_file(folder / name, overwrite=asked.overwrite) for name in (*CSV_NAMES.values(), WORKBOOK)]
    try:
        books: list[Book] = [stack.enter_context(csv_files(folder))]
        written.paths += paths[:-1]
        try:
            books.append(stack.enter_context(workbook(paths[-1])))
            written.paths.append(paths[-1])
        except NoWorkbooks as missing:
            written.missing = str(missing)
    except OSError as error:
        raise UnwritableFile(folder, f"it cannot be written to ({error.strerror})") from error
    return books

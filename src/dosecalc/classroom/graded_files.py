"""A class is graded into files: the gradebook, the class report, and a sheet for each learner."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.gradebook_files import CSV_NAMES, csv_files, no_sheet, write_gradebook
from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.grades.summary import Summary
from dosecalc.classroom.grades.to_decide import refuse_to_lose
from dosecalc.classroom.grades.workbook import NoWorkbooks, workbook
from dosecalc.classroom.handing_in.expected import expected_roster
from dosecalc.classroom.report.class_report import ClassReport
from dosecalc.classroom.report.files import SHEETS, LearnersSheets, left_of_another, report_paths, write_report
from dosecalc.files import UnwritableFile, made_folder, new_file
from dosecalc.sets.key_file import read_key
from dosecalc.tutoring.marking import SHARES_BY_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook_files import Book
    from dosecalc.classroom.grades.grading import GradedClass
    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.sets.problem_set import ProblemSet
    from dosecalc.sets.roster import Roster

WORKBOOK = "gradebook.xlsx"


@dataclass(frozen=True)
class ClassAsked:
    """What is to be graded.

    jobs: 0 for as many processes as are worth it. last_counts: of several hand-ins of a learner the last counts.
    missing_unit: what a number without its unit earns, as a word; empty where the rules of the set hold. decisions: a
    table of what the instructor decided by eye.
    """

    key: Path
    responses: Sequence[Path]
    roster: Path | None = None
    variant: str = ""
    jobs: int = 0
    last_counts: bool = False
    missing_unit: str = ""
    decisions: Path | None = None

    def graded(self) -> GradedClass:
        """The class, gathered and yet to be graded.

        Raises:
            UnreadableSet, UnreadableTable: the key, the roster or the decisions cannot be read.
            RosterTwice: the key knows its learners.
            NoResponses: there is nothing to grade.
        """
        made, remarks = _with_rules(read_key(self.key), self.missing_unit)
        roster = expected_roster(made, self.roster)
        return graded_class(
            made,
            self.responses,
            roster=roster.learners,
            usual_variant=self.variant,
            last_counts=self.last_counts,
            decisions=self.decisions,
            jobs=self.jobs,
            remarks=[*remarks, *_faults(roster)],
        )


@dataclass(frozen=True)
class ClassFolder:
    """Where a graded class is written. decisions: the table by which it is graded, which may lie there."""

    folder: Path
    overwrite: bool = False
    has_sheets: bool = True
    decisions: Path | None = None


@dataclass
class Written:
    """What a class came to, and the files that were written.

    left: sheets of an earlier grading that lie beside them. missing: why there is no workbook, if there is none.
    """

    summary: Summary
    paths: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)
    missing: str = ""


def write_class(
    graded: GradedClass, into: ClassFolder | None, after_each: Callable[[LearnersMarks], None] = lambda _: None
) -> Written:
    """Grade a class, and write what it comes to where that is wished; nothing where nobody could be graded.

    after_each: called with the marks of each learner.

    Raises:
        UnwritableFile: a file is there already, or cannot be written.
        WouldLoseDecisions: what somebody decided by eye would be overwritten.
    """
    into = into if graded.gathered.sheets else None
    written = Written(Summary(graded.made))
    with ExitStack() as stack:
        books = _books(into, stack, written) if into else []
        paths = report_paths(into.folder, overwrite=into.overwrite) if into else None
        sheets = _sheets(into, graded.made)

        def told() -> Iterator[LearnersMarks]:
            named = sheets.names.of if sheets else no_sheet
            for marks in write_gradebook(graded, books, named):
                written.summary.add(marks)
                if sheets:
                    sheets.write(marks)
                yield marks
                after_each(marks)

        report = ClassReport.of(graded.made, told(), len(graded.gathered.held_back), _notes(graded))
    if paths:
        write_report(report, *paths)
        written.paths += [*paths, *([sheets.folder] if sheets and sheets.names.number else [])]
        written.left = left_of_another(paths[0].parent / SHEETS, sheets.names.known.values() if sheets else ())
    return written


def _with_rules(made: ProblemSet, missing_unit: str) -> tuple[ProblemSet, list[Remark]]:
    """The set under the rules by which it is graded, and a word on them where they are not those that it prints."""
    marking = made.terms.marking
    share = SHARES_BY_WORD[missing_unit] if missing_unit else marking.missing_unit
    if share == marking.missing_unit:
        return made, []
    asked = replace(marking, missing_unit=share)
    says = f"graded with --missing-unit {missing_unit}. {asked.of_units} The set says otherwise: {marking.of_units}"
    return replace(made, terms=replace(made.terms, marking=asked)), [Remark(Concern.OTHER_RULES, says)]


def _faults(roster: Roster) -> list[Remark]:
    """The rows of a roster that cannot be used."""
    return [Remark(Concern.UNREADABLE_ROW, each.why, each.path, each.line) for each in roster.refused]


def _notes(graded: GradedClass) -> list[str]:
    """What the report says of how it was graded."""
    notes = [remark.says for remark in graded.gathered.remarks if remark.concern is Concern.OTHER_RULES]
    return [f"{says[:1].upper()}{says[1:]}" for says in notes]


def _sheets(into: ClassFolder | None, made: ProblemSet) -> LearnersSheets | None:
    """The folder of the learners' sheets, where they are wished."""
    return LearnersSheets(made, into.folder / SHEETS, into.overwrite) if into and into.has_sheets else None


def _books(into: ClassFolder, stack: ExitStack, written: Written) -> list[Book]:
    """Whatever the gradebook is written into."""
    folder = made_folder(into.folder)
    refuse_to_lose(folder / CSV_NAMES["To decide"], into.decisions)
    paths = [new_file(folder / name, overwrite=into.overwrite) for name in (*CSV_NAMES.values(), WORKBOOK)]
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

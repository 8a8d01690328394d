"""The class report and the learners' sheets as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.classroom.report.facts import report_facts
from dosecalc.classroom.report.learners_sheet import SheetNames, WorkedProblems, learners_sheet
from dosecalc.classroom.report.page import report_page
from dosecalc.files import made_folder, new_file, writing
from dosecalc.json_text import json_text
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.classroom.report.class_report import ClassReport
    from dosecalc.sets.problem_set import ProblemSet

PAGE, FACTS = "report.html", "report.json"
SHEETS = "learners"


def report_paths(folder: Path, *, overwrite: bool) -> tuple[Path, Path]:
    """Where the report is written, as a page and as facts.

    Raises:
        UnwritableFile: a file is there already and is not to be overwritten.
    """
    page, facts = (new_file(folder / name, overwrite=overwrite) for name in (PAGE, FACTS))
    return page, facts


def write_report(report: ClassReport, page: Path, facts: Path) -> None:
    """Write the report for its owner alone.

    Raises:
        UnwritableFile: it cannot be written.
    """
    _write(page, report_page(report))
    _write(facts, json_text(report_facts(report), indent=1) + "\n")


@dataclass
class LearnersSheets:
    """A folder with a sheet for each learner."""

    made: ProblemSet
    folder: Path
    overwrite: bool = False
    worked: WorkedProblems = field(default_factory=WorkedProblems)
    names: SheetNames = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the first name."""
        self.names = SheetNames(self.made)

    def write(self, marks: LearnersMarks) -> None:
        """Write the sheet of one more learner.

        Raises:
            UnwritableFile: it is there already, or cannot be written.
        """
        path = new_file(made_folder(self.folder) / self.names.of(marks), overwrite=self.overwrite)
        _write(path, learners_sheet(self.made.terms, marks, worked=self.worked))


def left_of_another(folder: Path, written: Collection[str]) -> list[Path]:
    """Sheets that lie in a folder from an earlier grading. written: the names of those of this one."""
    return sorted(path for path in folder.glob("*.html") if path.name not in written)


def _write(path: Path, text: str) -> None:
    with writing(path), written_whole(path) as made:
        made.write_text(text, encoding="utf-8", newline="\n")

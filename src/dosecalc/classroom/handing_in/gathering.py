"""The responses of a class from all of their files: a sheet for each learner, and all that could not be taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.answer_tables import answers_in_table
from dosecalc.classroom.handing_in.hand_ins import Read, handed_in
from dosecalc.classroom.handing_in.missing_columns import say_what_has_no_column
from dosecalc.classroom.handing_in.people import share_a_word
from dosecalc.classroom.handing_in.placing import placed
from dosecalc.classroom.handing_in.versions import agreed
from dosecalc.errors import DosecalcError
from dosecalc.files import opened_plainly
from dosecalc.sets.class_table import AS_TEXT, LARGEST_FILE
from dosecalc.sets.json_source import kind_of
from dosecalc.sets.problem_set import Learner, comparable
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.classroom.handing_in.key_index import KeyIndex
    from dosecalc.classroom.handing_in.sheets import Sheet
    from dosecalc.sets.problem_set import Variant

FILES = (".json", ".csv", ".tsv", ".txt")
"""What is looked for in a folder."""

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
"""What is told where there is nothing else."""

OUR_OWN = frozenset({"gradebook.csv", "answers.csv", "for-your-eyes.csv", "to-decide.csv"})
"""What grading writes, where it may have been told to write beside the responses."""

NO_RESPONSES_HERE = frozenset({"key", "set", "class report"})
"""Kinds of files that may lie beside the responses."""

EXPORTED = (".losses.json", ".problems.json", ".problems.csv", ".gift.txt")
"""How the names of exports end, which lie there too if nothing else is said."""

LONGEST_BLANK = 1024


class NoResponses(DosecalcError):
    """There is nothing to grade."""


@dataclass
class Gathered:
    """What a class handed in.

    sheets: one for each learner, by id in lower case, in the order of the roster, then of the files. held_back: those
    whose responses cannot be graded before somebody says what holds, each with why. absent: those of the roster who
    handed in nothing. rows: how many rows of responses there were, each taken or refused. unused: columns of tables
    that were not read, by file; like_answers: those of them that may be answers. unsure: the ids, in lower case, of
    those whose marks are to be checked because their table has no column for some problem.
    """

    sheets: dict[str, Sheet] = field(default_factory=dict)
    held_back: dict[str, tuple[Learner, str]] = field(default_factory=dict)
    absent: list[Learner] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    files: int = 0
    unused: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    like_answers: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    @property
    def rows_taken(self) -> int:
        """How many rows were."""
        return sum(sheet.rows for sheet in self.sheets.values())

    @property
    def rows_refused(self) -> int:
        """How many rows were."""
        return sum(remark.rows for remark in self.remarks)

    def refuse(self, remark: Remark) -> None:
        """Keep what could not be taken."""
        self.remarks.append(remark)


def gathered(paths: Sequence[Path], index: KeyIndex, usual_variant: str = "", *, last_counts: bool = False) -> Gathered:
    """The responses of a class.

    paths: responses files, tables, and folders of these. usual_variant: of responses that say nothing of theirs.
    last_counts: of several hand-ins of a learner the last counts, as learning platforms call it; else they must agree.

    Raises:
        NoResponses: there is no file.
        NoSuchVariant: the set has no variant of that name.
    """
    usual = index.usual_variant(usual_variant)
    found = Gathered()
    versions: dict[str, list[Sheet]] = {}
    for path in _files(paths):
        found.files += 1
        for sheet in _sheets(path, index, usual, found, last_counts=last_counts):
            versions.setdefault(comparable(sheet.learner.id), []).append(sheet)
    if not found.files:
        raise NoResponses(cleaned(_why_none(paths)))
    first = [each for each in index.ids if each in versions]
    for id_ in dict.fromkeys([*first, *versions]):
        kept = agreed(versions[id_], last_counts=last_counts)
        found.remarks += kept.remarks
        if kept.sheet is None:
            found.held_back[id_] = (versions[id_][0].learner, kept.why)
        else:
            found.sheets[id_] = kept.sheet
    _say_who(index, found)
    say_what_has_no_column(found)
    return found


def _why_none(paths: Sequence[Path]) -> str:
    """What is not there, and what is there instead, which cannot be read."""
    says = f"there are no responses in {', '.join(map(str, paths))}: no .json and no .csv file"
    folders = (path for path in paths if path.is_dir())
    books = sorted(each.name for path in folders for each in path.iterdir() if each.suffix.lower() in WORKBOOKS)
    return f"{says}; workbooks such as {books[0]} are not read: {AS_TEXT}" if books else says


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in FILES and each.is_file())
            yield from (each for each in inside if not _is_our_own(each))
        else:
            yield path


def _is_our_own(path: Path) -> bool:
    if path.name in OUR_OWN or path.name.endswith(EXPORTED):
        return True
    try:
        return _is_json(path) and kind_of(path) in NO_RESPONSES_HERE
    except DosecalcError:  # told when it is to be read
        return False


def _sheets(
    path: Path, index: KeyIndex, usual: Variant | None, found: Gathered, *, last_counts: bool
) -> Iterator[Sheet]:
    try:
        read = _read(path, index, found)
    except DosecalcError as error:
        says = str(error).removeprefix(f"{path}: ")
        found.refuse(Remark(Concern.UNREADABLE_FILE, says, path))
        return
    found.rows += read.rows
    found.remarks += (_by_id(remark, index) for remark in read.remarks)
    for hand_in in read.hand_ins:
        sheet, remarks = placed(hand_in, index, usual, last_counts=last_counts)
        found.remarks += (_by_id(remark, index) for remark in remarks)
        if sheet is not None:
            yield sheet


def _by_id(remark: Remark, index: KeyIndex) -> Remark:
    """A remark on a learner who may be named in another way than the roster does."""
    known = index.on_roster(remark.learner, "") or index.on_roster("", remark.learner) if remark.learner else None
    return replace(remark, learner=known.id) if known else remark


def _read(path: Path, index: KeyIndex, found: Gathered) -> Read:
    if _is_json(path):
        return handed_in(path)
    read, columns = answers_in_table(path, index)
    if columns.unused:
        found.unused[path] = columns.unused
    if columns.like_answers:
        found.like_answers[path] = columns.like_answers
    return read


def _is_json(path: Path) -> bool:
    """Whether the file begins as our own files do.

    Raises:
        UnusableFile: it cannot be read.
    """
    with opened_plainly(path, LARGEST_FILE) as file:
        return file.read(LONGEST_BLANK).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _remark(sheet: Sheet, concern: Concern, says: str, rows: int) -> Remark:
    return Remark(concern, says, sheet.path, sheet.line, sheet.learner.id, sheet.variant.name, rows=rows)


NOTHING_TAKEN = "none of the answers could be used"


def _say_who(index: KeyIndex, found: Gathered) -> None:
    """Tell who of the roster is missing, who is not on it, and of whom nothing could be taken."""
    refused = {comparable(who.id): who for who in _refused(index, found)}
    for id_, sheet in list(found.sheets.items()):
        if not sheet.responses and id_ in refused:
            found.refuse(_remark(sheet, Concern.NOTHING_TAKEN, NOTHING_TAKEN, sheet.rows))
            del found.sheets[id_]
            continue
        known = index.ids.get(id_)
        if known is not None and not share_a_word(known.name, sheet.name):
            says = f"the roster knows {known.id} as {known.name}, and here it is {sheet.name}: whose is it?"
            found.refuse(_remark(sheet, Concern.OTHER_NAME, says, 0))
        elif index.roster and known is None:
            says = f"not on the roster; graded anyway{index.hint(sheet.learner)}"
            found.refuse(_remark(sheet, Concern.UNKNOWN_LEARNER, says, 0))
    for id_, learner in refused.items():
        if id_ not in found.sheets:
            found.held_back.setdefault(id_, (learner, NOTHING_TAKEN))
    for id_, learner in index.ids.items():
        if id_ not in found.sheets and id_ not in found.held_back:
            own = index.own_variant(learner)
            variant = own.name if own else ""
            found.absent.append(learner)
            found.refuse(Remark(Concern.NO_RESPONSES, "no responses", learner=learner.id, variant=variant))


def _refused(index: KeyIndex, found: Gathered) -> Iterator[Learner]:
    """Whoever has something that was refused, as the roster knows them where it does."""
    for who in dict.fromkeys(remark.learner for remark in found.remarks if remark.concern.is_trouble):
        if who:
            yield index.on_roster("", who) or Learner(who)

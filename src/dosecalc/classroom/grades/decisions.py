"""Decisions of the instructor: what an answer earns that a person has looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.marks import Decision
from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.problem_names import named_in_cell
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.sets.class_table import read_class_table
from dosecalc.sets.problem_set import comparable
from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dosecalc.classroom.handing_in.sheets import Sheet
    from dosecalc.sets.class_table import Row
    from dosecalc.sets.problem_set import Item

COLUMNS = {
    "learner": ("learner", "id", "student", "email"),
    "name": ("name",),
    "problem": ("problem", "question"),
    "part": ("part",),
    "points": ("points", "mark", "decision"),
    "reason": ("reason",),
}
NEEDED = ("learner", "problem", "points")
WORDS = {"right": Fraction(1), "half": Fraction(1, 2), "wrong": Fraction(0)}
POINTS = re.compile(r"\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}|\d{1,9}/0*[1-9]\d{0,8}", re.ASCII)
"""As they are typed, and as a share of them is written for a part: 0.667 for six parts is 667/6000 each."""

HOW = "right, half, wrong, or points such as 0.25"

Place = tuple[str, int]
PlaceOfPart = tuple[str, int, str]
"""Whose, of which problem, and the label of the part; empty for all of them or the only one."""

Of = dict[str, Decision]


class _Refused(Exception):
    """A row that cannot be used; caught where it is told."""


@dataclass(frozen=True)
class Unused:
    """A row of decisions that cannot be used. cells: as they stand there, by column. why: it cannot be used.

    place: which answer it is about; None where it does not say so.
    """

    cells: Mapping[str, str]
    why: str
    place: PlaceOfPart | None = None

    @property
    def points(self) -> str:
        """What was decided, as it was typed."""
        return self.cells.get("points", "")

    @property
    def reason(self) -> str:
        """Why it was decided so, as it was typed."""
        return self.cells.get("reason", "")


@dataclass
class Decisions:
    """What was decided. by_place: for each learner and problem, by the label of the part. unused: what cannot be."""

    by_place: dict[Place, Of] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)

    def of(self, learner: str, number: int) -> Mapping[str, Decision]:
        """The decisions on a problem of a learner, by the label of the part."""
        return self.by_place.get((comparable(learner), number), {}) if self.by_place else {}

    def settles(self, remark: Remark) -> bool:
        """Whether what a remark is about was decided: the part, or all of the problem where none is named."""
        found = self.of(remark.learner, remark.number) if remark.number else {}
        return bool(found) and (remark.part in found or not remark.part)


def read_decisions(path: Path, sheets: Mapping[str, Sheet]) -> Decisions:
    """The decisions that a table holds, and a remark on each row that cannot be used.

    sheets: of the learners who are graded, by id as it is compared. A row without points is yet to be decided.

    Raises:
        UnusableFile: it cannot be read.
        UnreadableTable: it has not the columns needed.
    """
    table, graded = read_class_table(path, COLUMNS, NEEDED), _Sheets(sheets)
    found = Decisions()
    found.remarks += (Remark(Concern.DECISION_REFUSED, each.why, path, each.line) for each in table.refused)
    for row in table.rows:
        if not (row.cell("points") or row.cell("reason")):
            continue
        place = None
        try:
            sheet = graded.of(row.cell("learner") or row.cell("name"))
            item, label = _place(row, sheet)
            place = (comparable(sheet.learner.id), item.number, label)
            _take(row, sheet, item, label, found)
        except _Refused as refused:
            found.unused.append(Unused(row.cells, str(refused), place))
            found.remarks.append(Remark(Concern.DECISION_REFUSED, str(refused), path, row.line, row.cell("learner")))
    return found


def _take(row: Row, sheet: Sheet, item: Item, label: str, found: Decisions) -> None:
    points, reason = row.cell("points"), row.cell("reason")
    if not points:
        raise _Refused(f"there is a reason but no points: {HOW}")
    known = labels(item)
    decided = (label,) if label or len(known) == 1 else known
    decision = Decision(_share(points, len(known), len(decided), label), reason)
    at = found.by_place.setdefault((comparable(sheet.learner.id), item.number), {})
    if any(at.get(each, decision) != decision for each in decided):
        raise _Refused(f"another row decides differently about problem {item.number}{label}; that one was used")
    at.update(dict.fromkeys(decided, decision))


class _Sheets:
    """The sheets of all who are graded, by what a row may call them."""

    def __init__(self, by_id: Mapping[str, Sheet]) -> None:
        self._by_id = by_id
        self._by_name: dict[str, list[Sheet]] = {}
        self._without_zeros: dict[str, list[Sheet]] = {}
        for id_, sheet in by_id.items():
            self._by_name.setdefault(comparable(sheet.learner.name), []).append(sheet)
            self._without_zeros.setdefault(id_.lstrip("0"), []).append(sheet)

    def of(self, who: str) -> Sheet:
        """That of a learner named by id, or by a name that only one has; a spreadsheet may have dropped zeros."""
        if comparable(who) in self._by_id:
            return self._by_id[comparable(who)]
        same = self._by_name.get(comparable(who), []) if who else []
        same = same or (self._without_zeros.get(who.lstrip("0"), []) if who.isdigit() else [])
        if len(same) != 1:
            called = f"{len(same)} learners are called '{who}'; write the id"
            why = called if same else f"there is no graded learner '{who}'"
            raise _Refused(why if who else "it does not say whose answer this is")
        return same[0]


def _place(row: Row, sheet: Sheet) -> tuple[Item, str]:
    text = row.cell("problem")
    codes = {item.code.removesuffix(PADDING): item for item in sheet.variant.items}
    named = named_in_cell(text, codes)
    if named is None or not (named.code or 1 <= named.number <= len(codes)):
        raise _Refused(f"the set has no problem '{text}'; it has 1 to {len(codes)}")
    item = codes[named.code] if named.code else sheet.variant.items[named.number - 1]
    part, known = row.cell("part").strip("() .").lower(), labels(item)
    label = named.label or part
    if named.label and part not in {"", named.label}:
        raise _Refused(f"the column problem says part {named.label}, the column part says {part}")
    if label and label not in known:
        has = f"has the parts {', '.join(known)}" if len(known) > 1 else "has only one part"
        raise _Refused(f"problem {item.number} {has}; there is no part {label}")
    return item, label


def _share(text: str, parts: int, decided: int, label: str) -> Fraction:
    """The share of each part that is decided: a word is of all of them, points are of the problem's one point."""
    word = text.casefold()
    if word in WORDS:
        return WORDS[word]
    if not POINTS.fullmatch(text):
        raise _Refused(f"'{text}' is not a decision: write {HOW}")
    share = Fraction(text) * parts / decided
    if share > 1:
        what = f"part {label} of the problem" if label else "a problem"
        most = Fraction(decided, parts)
        raise _Refused(f"{what} is worth {'1 point' if most == 1 else f'{most} of a point'} at most, not {text}")
    return share

"""Problems for which a table has no column: all that stand in it would have 0 there, and nobody would know why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.sets.problem_set import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.classroom.handing_in.gathering import Gathered
    from dosecalc.classroom.handing_in.sheets import Place, Sheet
    from dosecalc.sets.problem_set import Variant

MOST_NAMED = 8


def say_what_has_no_column(found: Gathered) -> None:
    """Tell each table that has no column for some problem of learners whose answers to it stand nowhere else."""
    lacking: dict[tuple[Path, frozenset[Place]], list[Sheet]] = {}
    for sheet in found.sheets.values():
        if sheet.unasked:
            lacking.setdefault((sheet.path, sheet.unasked), []).append(sheet)
    for (path, places), sheets in lacking.items():
        found.unsure |= {comparable(sheet.learner.id) for sheet in sheets}
        names = list(_names(places, sheets[0].variant))
        what = f"no column was found for problem{'s' if len(names) > 1 else ''} {_short(names)}"
        who = f"the {len(sheets):,} learners" if len(sheets) > 1 else "the learner"
        here = found.like_answers.get(path, ())
        unread = f"; not read, though they may be answers: {', '.join(map(repr, here[:MOST_NAMED]))}" if here else ""
        says = f"{what}: {who} in this table earned nothing there{unread}. Head each column with the problem's number"
        found.refuse(Remark(Concern.NO_COLUMN, says, path, 1))


def _names(places: frozenset[Place], variant: Variant) -> Iterator[str]:
    """The problems, and the parts of those of which only some are missing."""
    for item in variant.items:
        known = labels(item)
        missing = [label for part, label in enumerate(known) if (item.number, part) in places]
        if len(missing) == len(known):
            yield str(item.number)
        else:
            yield from (f"{item.number}{label}" for label in missing)


def _short(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more

"""Several hand-ins of one learner: together where they can be one person's, none where they cannot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.people import may_be_one
from dosecalc.classroom.handing_in.sheets import TWO_IDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dosecalc.classroom.handing_in.sheets import Place, Sheet

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass
class Agreed:
    """What the hand-ins of a learner come to. sheet: None where they contradict each other. why: in words."""

    sheet: Sheet | None
    why: str = ""
    remarks: list[Remark] = field(default_factory=list)


def agreed(versions: Sequence[Sheet], *, last_counts: bool) -> Agreed:
    """The hand-ins of a learner as one. last_counts: the last counts as a whole; else they must agree."""
    found = Agreed(None)
    if why := _two_names(versions):
        return _held_back(versions, Concern.TWO_NAMES, why)
    if last_counts:
        versions = _last_alone(versions, found)
    if why := _two_rows(versions) or _contradiction(versions):
        return _held_back(versions, Concern.TWO_VERSIONS, why)
    sheet = versions[0]
    for other in versions[1:]:
        is_new = not other.responses.keys() <= sheet.responses.keys()
        what = "they do not contradict each other and were put together" if is_new else "there is nothing new here"
        by_name = f"; {sheet.two_people}" if sheet.is_by_name or other.is_by_name else ""
        says = f"this learner is in {sheet.place} as well; {what}{by_name}"
        found.remarks.append(_remark(other, Concern.PUT_TOGETHER if is_new else Concern.HANDED_IN_AGAIN, says, 0))
        sheet = _together(sheet, other)
    found.sheet = sheet
    return found


def _held_back(versions: Sequence[Sheet], concern: Concern, why: str) -> Agreed:
    return Agreed(None, why, [_remark(each, concern, why, each.rows) for each in versions])


def _last_alone(versions: Sequence[Sheet], found: Agreed) -> Sequence[Sheet]:
    """The last hand-in: by when each was finished, if all say so, else in the order of files and rows."""
    is_dated = all(each.finished for each in versions)
    *earlier, last = sorted(versions, key=lambda each: each.finished or NEVER) if is_dated else versions
    for each in earlier:
        says = f"the later hand-in in {last.place} counts"
        found.remarks.append(_remark(each, Concern.OVERTAKEN, says, each.rows))
    return [last]


def _together(sheet: Sheet, other: Sheet) -> Sheet:
    return replace(
        sheet,
        responses={**other.responses, **sheet.responses},
        rows=sheet.rows + other.rows,
        is_of_a_table=sheet.is_of_a_table or other.is_of_a_table,
        unasked=sheet.unasked & other.unasked,
    )


def _two_names(versions: Sequence[Sheet]) -> str:
    """Why the hand-ins are not one person's by their names; empty where they can be."""
    fullest = max(versions, key=lambda each: len(each.name))
    for sheet in versions:
        if not may_be_one(sheet.name, fullest.name):
            called = f"{fullest.name} in {fullest.place}, {sheet.name} in {sheet.place}"
            return f"{sheet.learner.id} is {called}; neither was graded. {TWO_IDS}"
    return ""


def _two_rows(versions: Sequence[Sheet]) -> str:
    """Why rows of one table that has a row for each learner cannot be one learner's; empty where they are the same."""
    first: dict[Path, Sheet] = {}
    for sheet in versions:
        other = first.setdefault(sheet.path, sheet) if sheet.is_one_row else sheet
        if not (sheet.variant is other.variant and _texts(sheet) == _texts(other)):
            where = f"lines {other.line} and {sheet.line} both name {sheet.learner}"
            return f"{where} and are not the same; neither was graded. {sheet.what_to_do}"
    return ""


def _texts(sheet: Sheet) -> dict[Place, str]:
    return {place: response.text for place, response in sheet.responses.items()}


def _contradiction(versions: Sequence[Sheet]) -> str:
    """Why the sheets of a learner cannot all hold; empty where they can."""
    said: dict[Place, Sheet] = {}
    for sheet in versions:
        if sheet.variant is not versions[0].variant:
            first = f"variant {versions[0].variant.name} in {versions[0].place}"
            why = f"{first}, variant {sheet.variant.name} in {sheet.place}; neither was graded"
            return f"{why}. {sheet.what_to_do}"
        for place, response in sheet.responses.items():
            other = said.setdefault(place, sheet)
            if other.responses[place].text != response.text:
                where = f"{other.place} and {sheet.place}"
                why = f"{where} differ in the answer to problem {place[0]}; neither was graded"
                return f"{why}. {sheet.what_to_do}"
    return ""


def _remark(sheet: Sheet, concern: Concern, says: str, rows: int) -> Remark:
    return Remark(concern, says, sheet.path, sheet.line, sheet.learner.id, sheet.variant.name, rows=rows)

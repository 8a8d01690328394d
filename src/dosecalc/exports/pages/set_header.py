"""What stands above every sheet that people read: whose it is, and by which rules it is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.options import SheetKind

if TYPE_CHECKING:
    from dosecalc.exports.export import Source

LEARNER, CONVERSIONS = "Learner", "Conversions"

NAMES = {
    SheetKind.worksheet: "Worksheet",
    SheetKind.answer_sheet: "Answer sheet",
    SheetKind.key: "Key",
    SheetKind.worked_key: "Worked key",
}
"""What each kind of sheet is called above it."""

AN_HOUR, A_MINUTE = 3600, 60


def header_facts(source: Source) -> list[tuple[str, str]]:
    """The facts about a set, each with its label; a learner's name only where the sheet is somebody's."""
    terms = source.terms
    to_pass = f", {terms.to_pass:,} to pass" if terms.to_pass else ""
    return [
        *([(LEARNER, str(source.learner))] if source.learner else []),
        ("Points", f"{source.size:,}, one for each problem{to_pass}"),
        ("Time", time_in_words(terms.seconds) if terms.seconds else "not limited"),
        ("Rounding", source.policy.rounding),
        *([(CONVERSIONS, source.policy.conversions)] if source.policy.conversions else []),
        *([("Marking", source.marking)] if source.marking else []),
        *([("Blueprint", terms.blueprint)] if terms.blueprint else []),
        ("Set", source.set_id),
    ]


def time_in_words(seconds: int) -> str:
    """A time as it is read on a sheet.

    >>> time_in_words(6600), time_in_words(90)
    ('1 h 50 min', '1 min 30 s')
    """
    hours, rest = divmod(seconds, AN_HOUR)
    minutes, left = divmod(rest, A_MINUTE)
    return " ".join(f"{count:,} {unit}" for count, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if count)

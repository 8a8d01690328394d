"""What stands above every sheet that people read: whose it is, and by which rules it is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.policies import UnknownPolicy, policy
from dosecalc.exports.options import SheetKind

if TYPE_CHECKING:
    from dosecalc.exports.export import Source
    from dosecalc.quantities.policy import Policy

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
        ("Rounding", policy_in_words(terms.policy)),
        *([(CONVERSIONS, told)] if (told := conversions_in_words(terms.policy)) else []),
        *([("Marking", source.marking)] if source.marking else []),
        *([("Blueprint", terms.blueprint)] if terms.blueprint else []),
        ("Set", source.set_id),
    ]


def conversions_in_words(name: str) -> str:
    """Those that a policy states; none where a copy comes from a dosecalc with other policies."""
    try:
        constants = policy(name).constants
    except UnknownPolicy:
        return ""
    return "; ".join(constants)


def policy_in_words(name: str) -> str:
    """A policy's title with its identity; the identity alone where there is none such here."""
    try:
        found = policy(name)
    except UnknownPolicy:
        return name
    return f"{found.title} ({name}){tolerance_in_words(found)}"


def tolerance_in_words(of: Policy) -> str:
    """How far off an answer may be, behind the name of a policy; empty where it may not.

    >>> tolerance_in_words(policy("pharmacy"))
    ''
    """
    if not of.tolerance_steps:
        return ""
    steps = "one step" if of.tolerance_steps == 1 else f"{of.tolerance_steps} steps"
    return f". {steps.capitalize()} of the last place more or less is right as well, up to a twentieth of the answer"


def time_in_words(seconds: int) -> str:
    """A time as it is read on a sheet.

    >>> time_in_words(6600), time_in_words(90)
    ('1 h 50 min', '1 min 30 s')
    """
    hours, rest = divmod(seconds, AN_HOUR)
    minutes, left = divmod(rest, A_MINUTE)
    return " ".join(f"{count:,} {unit}" for count, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if count)

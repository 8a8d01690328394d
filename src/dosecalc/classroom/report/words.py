"""Verdicts and mistakes in the words of a report, which speaks of learners and not to them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.classroom.grades import speaking
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.tutoring.slips.in_general import GeneralSlip

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.WRONG: "Another number or word than the right one",
        Verdict.WRONG_ROUNDING: "Right before rounding, but not rounded as asked",
        Verdict.WRONG_UNIT: "Not in the unit asked for",
        Verdict.MISSING_UNIT: "Right number without its unit",
        Verdict.UNSAFE_FORM: "Right number in an unsafe form",
        Verdict.CARRIED_FORWARD: "Carried forward: right for the learner's own, wrong, earlier answer",
        Verdict.UNREADABLE: "Could not be read",
    }
)
"""What an answer was that is not simply correct, in the order of a report."""

WITHOUT_MISTAKE: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.WRONG: "No known mistake leads to this.",
        Verdict.WRONG_ROUNDING: "Not rounded as asked.",
        Verdict.WRONG_UNIT: "Not in the unit asked for.",
        Verdict.MISSING_UNIT: "The unit is missing.",
        Verdict.UNREADABLE: "Could not be read.",
    }
)
"""A wrong answer that no mistake explains."""


def happened(slip: GeneralSlip) -> str:
    """What went wrong, without a full stop and without saying who did it.

    >>> from dosecalc.tutoring.slips.in_general import general_slip
    >>> happened(general_slip("unit-left-out", "drip_rate"))
    'Left out the unit'
    """
    return speaking.happened(slip.says)

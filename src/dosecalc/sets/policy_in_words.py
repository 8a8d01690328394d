"""What a learner is told of the rounding policy of a set: on paper, on a page and at the terminal alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.policies import UnknownPolicy, policy

if TYPE_CHECKING:
    from dosecalc.quantities.policy import Policy


@dataclass(frozen=True)
class PolicyInWords:
    """A policy as it is told. rounding: its name, and what else is right. conversions: empty where it states none."""

    rounding: str
    conversions: str


def policy_in_words(identity: str) -> PolicyInWords:
    """What is told of the policy of that identity; where there is none such here, its identity alone."""
    try:
        found = policy(identity)
    except UnknownPolicy:
        return PolicyInWords(identity, "")
    return PolicyInWords(rounding_in_words(found), "; ".join(found.constants))


def rounding_in_words(of: Policy) -> str:
    """A policy's title with its identity, and how far off an answer may be."""
    return f"{of.title} ({of.identity}){tolerance_in_words(of)}"


def tolerance_in_words(of: Policy) -> str:
    """How far off an answer may be, behind the name of a policy; empty where it may not.

    >>> tolerance_in_words(policy("pharmacy"))
    ''
    """
    if not of.tolerance_steps:
        return ""
    steps = "one step" if of.tolerance_steps == 1 else f"{of.tolerance_steps} steps"
    return f". {steps.capitalize()} of the last place more or less is right as well, up to a twentieth of the answer"

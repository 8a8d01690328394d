"""Commands that a report or a sheet tells to type: whole, and with nothing that its reader has not."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.bank.files import bank_files, is_built_in, template_files
from dosecalc.bank.layout import POLICIES
from dosecalc.bank.policies import DEFAULT_POLICY
from dosecalc.commands_to_type import carrying, to_type

if TYPE_CHECKING:
    from collections.abc import Iterable

WITH_POLICY = frozenset({"drill", "generate"})


def for_instructor(command: str, policy: str) -> str:
    """A command with the rounding policy of a set, where it is not the default, and with the bank in use.

    policy: its identity.
    """
    with carrying("--policy", _to_say(policy), WITH_POLICY):
        return to_type(command)


def drill_for_learners(templates: Iterable[str], policy: str) -> str:
    """The command that drills these templates with a learner's own program; empty where that has none of them.

    It has the built-in templates and policies alone. policy: its identity.
    """
    known = [quote(name) for name in templates if is_everybodys(name)]
    name = _to_say(policy)
    file = bank_files(POLICIES).get(name)
    option = f" --policy {quote(name)}" if file and is_built_in(file) else ""
    return f"dosecalc drill {' '.join(known)}{option}" if known else ""


def is_everybodys(template: str) -> bool:
    """Whether every dosecalc has a template."""
    file = template_files().get(template)
    return file is not None and is_built_in(file)


def _to_say(policy: str) -> str:
    name = policy.partition("@")[0]
    return "" if name == DEFAULT_POLICY else name

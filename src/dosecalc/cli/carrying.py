"""What a command was told and the commands that it tells must be told too: whose bank, which learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def carried(context: Any, option: str, text: str) -> AbstractContextManager[None]:
    """Have commands that are told meanwhile carry an option of this one, as it was typed."""
    from dosecalc.commands_to_type import carrying

    return carrying(option, text, commands_taking(option, context.find_root().command.commands))


def commands_taking(option: str, commands: dict[str, Any]) -> frozenset[str]:
    """The names of the commands that take an option, themselves or in a command of theirs."""
    return frozenset(name for name, command in commands.items() if _takes(command, option))


def _takes(command: Any, option: str) -> bool:
    within = getattr(command, "commands", {}).values()
    return any(option in each.opts for each in command.params) or any(_takes(each, option) for each in within)

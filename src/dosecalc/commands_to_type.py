"""Commands for a person to type next, with the options of the running command that they need as well."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Carried:
    """An option as the running command was given it, and the names of the commands that take it."""

    option: str
    text: str
    commands: frozenset[str]


CARRIED: ContextVar[tuple[Carried, ...]] = ContextVar("CARRIED", default=())
"""What commands to type carry meanwhile, in the order of the options' names."""


@contextmanager
def carrying(option: str, text: str, commands: frozenset[str]) -> Iterator[None]:
    """Have commands that are told meanwhile carry an option, those that take it; an empty text is not carried."""
    others = [each for each in CARRIED.get() if each.option != option]
    carried = sorted([*others, Carried(option, text, commands)], key=lambda each: each.option)
    token = CARRIED.set(tuple(carried))
    try:
        yield
    finally:
        CARRIED.reset(token)


def to_type(command: str) -> str:
    """A command to type next, with the options of this one that it takes too; one that it says itself stays.

    Without `--bank` it would not know the problems, without `--home` and `--profile` not the learner.

    >>> to_type("dosecalc drill")
    'dosecalc drill'
    >>> with carrying("--profile", "ana", frozenset({"drill"})):
    ...     to_type("dosecalc drill"), to_type("dosecalc list topics")
    ('dosecalc drill --profile ana', 'dosecalc list topics')
    """
    _, name, *said = command.split()
    needed = [each for each in CARRIED.get() if each.text and name in each.commands and each.option not in said]
    return " ".join([command, *(f"{each.option} {quote(each.text)}" for each in needed)])

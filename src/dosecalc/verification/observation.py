"""What a check sees in one draw, and where in the template it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.template import ONLY

if TYPE_CHECKING:
    from dosecalc.bank.template import Template


@dataclass(frozen=True)
class Observation:
    """Something that a draw should not be. keys: where in the template, the best place first."""

    code: str
    keys: tuple[str, ...]
    found: str
    expected: str


def keys_of_value(source: Template, name: str) -> tuple[str, ...]:
    """Where a value of a template is stated."""
    return f"givens.{name}", f"extras.{name}", f"values.{name}", *keys_of_part(source, 0)


def keys_of_part(source: Template, place: int) -> tuple[str, ...]:
    """Where a part of a template is stated."""
    is_only = source.parts[place].name == ONLY
    return ("answer", "calculation") if is_only else (f"part.{place}", "part.0")


def keys_of_given(source: Template, place: int, given: str) -> tuple[str, ...]:
    """Where the value of a given of a part is stated; the part, if an earlier answer is taken."""
    return (*keys_of_value(source, source.parts[place].givens.get(given, given))[:3], *keys_of_part(source, place))

"""Readiness in plain lines: a fact a line, for screen readers and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.learner.readiness_advice import command_for, first_of_all
from dosecalc.learner.readiness_words import HOW, exams_told, expectation, heading, section_line, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.readiness import Readiness


def readiness_lines(found: Readiness) -> Iterator[str]:
    """The lines."""
    yield f"{heading(found)}."
    yield terms(found)
    yield from expectation(found)
    yield from exams_told(found)
    first = first_of_all(found)
    yield first.says
    yield f"  {first.command}"
    yield from section_lines(found)
    yield f"How this is worked out. {HOW}"


def section_lines(found: Readiness) -> Iterator[str]:
    """A sentence for each section, and what to type."""
    for each in found.sections:
        yield section_line(each)
        if command := command_for(each):
            yield f"  {command}"

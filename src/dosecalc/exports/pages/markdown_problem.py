"""One problem of a sheet as blocks of Markdown, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.options import SheetKind
from dosecalc.exports.pages.markdown_text import code_block, escaped
from dosecalc.sets.printed import printed_answer
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Shown
    from dosecalc.exports.options import Options
    from dosecalc.sets.printed import PrintedPart, PrintedPicture
    from dosecalc.tutoring.formula import Line


def problem_blocks(shown: Shown, options: Options) -> Iterator[str]:
    """The blocks of a problem; with the working behind each part where the sheet is a worked key."""
    printed = shown.printed
    is_worked = options.kind is SheetKind.worked_key and shown.problem is not None
    yield f"## Problem {printed.number:,}: {escaped(printed.title)}"
    identity = f" Identity: {escaped(printed.identity)}" if is_worked and printed.identity else ""
    yield f"Topic: {escaped(printed.topic)}. Level {printed.level}.{identity}"
    if printed.card:
        yield facts(printed.card)
    for picture in printed.pictures:
        yield from _picture(picture)
    for note in printed.notes:
        yield escaped(note)
    for place, part in enumerate(printed.parts):
        yield _question(part)
        if is_worked and shown.problem is not None:
            yield from _answer(shown.problem, place, printed.number, options.method)


def facts(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    """A list of texts, each with its label."""
    return "\n".join(f"- {bold(label)} {escaped(text)}".rstrip() for label, text in rows)


def bold(label: str) -> str:
    """A label in bold with its colon."""
    return f"**{escaped(f'{cleaned(label).strip()}:')}**"


def _picture(shown: PrintedPicture) -> Iterator[str]:
    """As it is drawn in a terminal, and in words for those who hear it read, or whose letters are not all as wide."""
    yield f"{bold('Picture')} {escaped(shown.title)}"
    if shown.lines:
        yield code_block(shown.lines)
    yield f"In words: {escaped(shown.says)}"


def _question(part: PrintedPart) -> str:
    label = f"**{escaped(part.label)})** " if cleaned(part.label).strip() else ""
    return f"{label}{escaped(part.ask)} {escaped(part.how_to_answer)}".rstrip()


def _answer(problem: Problem, place: int, number: int, method: str) -> Iterator[str]:
    part = problem.parts[place]
    explanation = part.solution.explained(method)
    yield f"{bold(f'Answer to {number:,}{part.label}')} {escaped(part.key)}"
    for picture in printed_answer(problem, place):
        yield from _picture(picture)
    yield f"{bold('Formula')} {escaped(explanation.formula)}"
    if explanation.estimate:
        yield f"{bold('Estimate')} {escaped(str(explanation.estimate))}"
    yield from map(escaped, explanation.looked_up)
    if explanation.remark:
        yield escaped(explanation.remark)
    yield "\n".join(map(_working_line, explanation.lines))
    if explanation.check:
        yield f"{bold('Check')} {escaped(str(explanation.check))}"


def _working_line(line: Line) -> str:
    cancelled = f" Cancelled: {', '.join(line.cancelled)}." if line.cancelled else ""
    return f"- {escaped(f'{line}.{cancelled}' if cancelled else str(line))}"

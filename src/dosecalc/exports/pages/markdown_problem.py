"""One problem of a sheet as blocks of Markdown, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.options import SheetKind
from dosecalc.exports.pages.markdown_text import Markdown, code_block, escaped
from dosecalc.sets.printed import printed_answer
from dosecalc.tutoring.parts import with_others
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Shown
    from dosecalc.exports.options import Options
    from dosecalc.sets.printed import PrintedPart, PrintedPicture
    from dosecalc.tutoring.formula import Line


TO_FILL_IN = Markdown(r"\_" * 24)


def problem_blocks(shown: Shown, options: Options, *, prints_units: bool = False) -> Iterator[Markdown]:
    """The blocks of a problem; behind each part a line for its answer, or where the sheet is a worked key the working.

    prints_units: whether the unit stands behind the line.
    """
    printed = shown.printed
    is_worked = options.kind is SheetKind.worked_key and shown.problem is not None
    yield Markdown(f"## Problem {printed.number:,}: {escaped(printed.title)}")
    if is_worked:  # to a learner topic and level are hints
        identity = f" Identity: {escaped(printed.identity)}" if printed.identity else ""
        yield Markdown(f"Topic: {escaped(printed.topic)}. Level {printed.level}.{identity}")
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
        else:
            yield Markdown(f"{bold(f'Answer {part.label}')} {to_answer(part, prints_units=prints_units)}")


def to_answer(part: PrintedPart, *, prints_units: bool) -> Markdown:
    """A line for an answer, and the unit behind it where that may be left out."""
    return Markdown(f"{TO_FILL_IN} {escaped(part.unit_behind_line(prints_units=prints_units))}".rstrip())


def facts(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Markdown:
    """A list of texts, each with its label."""
    return Markdown("\n".join(f"- {bold(label)} {escaped(text)}".rstrip() for label, text in rows))


def bold(label: str) -> Markdown:
    """A label in bold with its colon."""
    return Markdown(f"**{escaped(f'{cleaned(label).strip()}:')}**")


def _picture(shown: PrintedPicture) -> Iterator[Markdown]:
    """As it is drawn in a terminal, and in words for those who hear it read, or whose letters are not all as wide."""
    yield Markdown(f"{bold('Picture')} {escaped(shown.title)}")
    if shown.lines:
        yield code_block(shown.lines)
    yield Markdown(f"In words: {escaped(shown.says)}")


def _question(part: PrintedPart) -> Markdown:
    label = f"**{escaped(part.label)})** " if cleaned(part.label).strip() else ""
    return Markdown(f"{label}{escaped(part.ask)} {escaped(part.how_to_answer)}".rstrip())


def _answer(problem: Problem, place: int, number: int, method: str) -> Iterator[Markdown]:
    part = problem.parts[place]
    explanation = part.solution.explained(method)
    yield Markdown(f"{bold(f'Answer to {number:,}{part.label}')} {escaped(part.key + with_others(part))}")
    for picture in printed_answer(problem, place):
        yield from _picture(picture)
    yield Markdown(f"{bold('Formula')} {escaped(explanation.formula)}")
    if explanation.estimate:
        yield Markdown(f"{bold('Estimate')} {escaped(str(explanation.estimate))}")
    yield from map(escaped, explanation.looked_up)
    if explanation.remark:
        yield escaped(explanation.remark)
    yield Markdown("\n".join(map(_working_line, explanation.lines)))
    if explanation.check:
        yield Markdown(f"{bold('Check')} {escaped(str(explanation.check))}")


def _working_line(line: Line) -> Markdown:
    cancelled = f" Cancelled: {', '.join(line.cancelled)}." if line.cancelled else ""
    return Markdown(f"- {escaped(f'{line}.{cancelled}' if cancelled else str(line))}")

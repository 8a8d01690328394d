"""Readiness on the screen: a table where there is room, else sentences; nothing is told by color alone."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from dosecalc.cli.readiness_lines import section_lines
from dosecalc.cli.terminal import say, screen_width, show, styled
from dosecalc.learner.readiness import Need
from dosecalc.learner.readiness_advice import command_for, first_of_all
from dosecalc.learner.readiness_words import COLUMNS, LEGEND, cells, exams_told, expectation, heading, terms

if TYPE_CHECKING:
    from dosecalc.learner.readiness import Readiness, SectionStanding

WIDE = 76
"""Columns from which on there is room for a table."""

COLORS = {Need.NOTHING: "green", Need.REVIEW: "blue", Need.SPEED: "blue"}
OTHERWISE = "yellow"
GAP, GLUE = "  ", "\N{NO-BREAK SPACE}"
NEED = max(len(each.value) for each in Need)
WIDTHS = (8, 8, 6, 5)
"""Of the columns of numbers."""


def show_readiness(found: Readiness) -> None:
    """Print it, part by part."""
    show(styled(heading(found), "bold"))
    say(terms(found))
    say()
    first_line, *others = expectation(found)
    show(styled(first_line, "bold"))
    for line in (*others, *exams_told(found)):
        say(line)
    say()
    first = first_of_all(found)
    show(styled("What to do first", "bold"))
    say(first.says)
    say(f"  {first.command}")
    say()
    if screen_width() < WIDE:
        show(styled("Section by section", "bold"))
        say("\n".join(section_lines(found)))
        return
    _show_table(found)
    say(LEGEND)


def _show_table(found: Readiness) -> None:
    room = screen_width() - NEED - len(GAP) - sum(width + len(GAP) for width in WIDTHS)
    titles = [_title(each) for each in found.sections]
    width = min(max(map(len, titles)), room)
    heads = [head.rjust(room) for head, room in zip(COLUMNS[1:-1], WIDTHS, strict=True)]
    show(styled(GAP.join([COLUMNS[0].ljust(width), *heads, COLUMNS[-1]]), "bold"))
    for title, each in zip(titles, found.sections, strict=True):
        *above, last = (line.replace(GLUE, " ") for line in textwrap.wrap(title, width, subsequent_indent=" "))
        for line in above:
            say(line)
        row = styled(GAP.join([last.ljust(width), *_numbers(each), ""]))
        row.append(each.need.value, COLORS.get(each.need, OTHERWISE))
        show(row)
        if command := command_for(each):
            say(f"  {command}")


def _title(standing: SectionStanding) -> str:
    return f"{standing.section.title}{GLUE}({standing.section.problems})"


def _numbers(standing: SectionStanding) -> list[str]:
    return [cell.rjust(width) for cell, width in zip(cells(standing), WIDTHS, strict=True)]

"""A worked solution on the screen: plain lines, or fractions with the cancelled units struck out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.cli.problem_view import say_quietly
from dosecalc.cli.terminal import console, say, show, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.explanation import Explanation
    from dosecalc.tutoring.formula import Line

    Column = tuple[Text, Text, Text]


BEFORE_A_SIGN = re.compile(" (?=[×÷+−=≈→(])")
BETWEEN_RATIOS = re.compile(" (?== )|(?<=[^ ]:) ")
"""Where a line may be broken; a proportion only after its label and before the equals sign."""


def say_explanation(explanation: Explanation, *, plain: bool) -> None:
    """Print the formula in words, the estimate, the lines of the working, and the answer put back."""
    say_quietly(f"Formula: {explanation.formula}", plain=plain)
    if explanation.estimate:
        say_quietly(f"Estimate: {explanation.estimate}", plain=plain)
    for text in explanation.looked_up:
        say(text)
    if explanation.remark:
        say(explanation.remark)
    say_lines(explanation.lines, plain=plain)
    if explanation.check:
        say_quietly(f"Check: {explanation.check}", plain=plain)


def say_lines(lines: Sequence[Line], *, plain: bool) -> None:
    """Print the lines of a working, or of a set-up."""
    for line in lines:
        (_say_plainly if plain else _show)(line)


def _say_plainly(line: Line) -> None:
    for text in line.texts:
        say(text)
    if line.cancelled:
        say(f"Cancelled: {', '.join(line.cancelled)}.")


def _show(line: Line) -> None:
    """A line, or a chain on three, or a proportion with what x is below it."""
    from rich.padding import Padding

    if line.chain:
        show(_stacked(line))
        return
    for place, text in enumerate(line.texts):
        indent = 2 + 2 * place
        parting = BETWEEN_RATIOS if line.proportion and place == 0 else BEFORE_A_SIGN
        for row in _broken(parting.split(text), console().width - indent):
            show(Padding(styled(row), (0, 0, 0, indent)))


def _broken(terms: Sequence[str], width: int) -> list[str]:
    """The terms in as few rows as fit, so that a number stays with its unit; what is longer still is left to rich."""
    rows = [""]
    for term in terms:
        row = f"{rows[-1]} {term}" if rows[-1] else term
        if rows[-1] and len(row) > width:
            rows.append(f"  {term}")
        else:
            rows[-1] = row
    return rows


def _stacked(line: Line) -> Text:
    """A chain with each fraction on three lines, wrapped between fractions where the screen ends."""
    label = f"{line.label[:1].upper()}{line.label[1:]}:"
    rows = _rows([_column(factor) for factor in line.chain], len(f" = {line.result}"))
    whole = styled(label)
    for number, row in enumerate(rows):
        whole.append("\n" if number else "")
        ending = f" = {line.result}" if number == len(rows) - 1 else " ×"
        for place in range(3):
            middle = place == 1
            whole.append("\n   ")
            whole.append_text(styled(" × " if middle else "   ").join(column[place] for column in row))
            whole.append(ending if middle else "", style="bold" if ending.startswith(" =") else "")
    return whole


def _rows(columns: Sequence[Column], result_width: int) -> list[list[Column]]:
    """The fractions in as few rows as fit the screen, with room for the result after the last."""
    rows: list[list[Column]] = [[]]
    used = 0
    for place, column in enumerate(columns):
        width = column[1].cell_len + len(" × ")
        ending = result_width if place == len(columns) - 1 else 0
        if rows[-1] and used + width + ending > console().width - len("   "):
            rows.append([])
            used = 0
        rows[-1].append(column)
        used += width
    return rows


def _column(factor: ChainFactor) -> Column:

    above = _term(factor.above)
    if factor.below is None:
        return styled(" " * above.cell_len), above, styled(" " * above.cell_len)
    below = _term(factor.below)
    width = max(above.cell_len, below.cell_len)
    return _centered(above, width), styled("─" * width), _centered(below, width)


def _term(term: Term) -> Text:

    text = styled(term.number)
    for place, (unit, struck) in enumerate(term.units):
        text.append("·" if place else "" if unit == "%" else " ")
        text.append(unit, style="strike dim" if struck else "bold green")
    return text


def _centered(text: Text, width: int) -> Text:

    left = (width - text.cell_len) // 2
    return styled(" " * left) + text + styled(" " * (width - text.cell_len - left))

"""A worked solution on the screen: plain lines, or fractions with the cancelled units struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import console, say, show, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.working import Line

    Column = tuple[Text, Text, Text]


def say_working(lines: Sequence[Line], formula: str, *, plain: bool, looked_up: Sequence[str] = ()) -> None:
    """Print the lines of a working under the formula in words, and what was looked up in a table before."""
    if plain:
        say(f"Formula: {formula}")
        for text in looked_up:
            say(text)
        for line in lines:
            say(str(line))
            if line.cancelled:
                say(f"Cancelled: {', '.join(line.cancelled)}.")
        return

    from rich.padding import Padding

    show(styled(f"Formula: {formula}", style="dim"))
    for text in looked_up:
        show(Padding(styled(text), (0, 0, 0, 2)))
    for line in lines:
        show(_stacked(line) if line.chain else Padding(styled(str(line)), (0, 0, 0, 2)))


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

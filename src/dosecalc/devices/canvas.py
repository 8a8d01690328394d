"""A grid of characters on which pictures for the terminal are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

IN_ASCII = str.maketrans(
    {
        **dict.fromkeys("─╌╶╴━═", "-"),
        **dict.fromkeys("│╎┃║", "|"),
        **dict.fromkeys("╷╵", "'"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪╫", "+"),
        **dict.fromkeys("╲", "\\"),
        **dict.fromkeys("╱", "/"),
        **dict.fromkeys("░", "."),
        **dict.fromkeys("▒█", "#"),
        **dict.fromkeys("●○", "o"),
        **dict.fromkeys("×", "x"),
    }
)
"""How each sign is drawn where the terminal has no box-drawing characters."""


@dataclass
class Canvas:
    """Signs by row and column, both counted from 0; what is drawn later covers what was there."""

    signs: dict[tuple[int, int], str] = field(default_factory=dict)

    def put(self, row: int, column: int, text: str) -> None:
        """Write from this column on to the right."""
        for offset, sign in enumerate(text):
            self.signs[row, column + offset] = sign

    def put_centered(self, row: int, column: int, text: str) -> None:
        """Write with the middle over this column; of an even number of signs, the left one of the two in the middle."""
        self.put(row, column - (len(text) - 1) // 2, text)

    def fill(self, rows: range, columns: range, sign: str) -> None:
        """Fill a rectangle."""
        for row in rows:
            self.put(row, columns.start, sign * len(columns))

    def lines(self) -> list[str]:
        """The rows, from the first one on, without what is empty at their ends."""
        height = max((row for row, _ in self.signs), default=-1) + 1
        return [self._line(row) for row in range(height)]

    def _line(self, row: int) -> str:
        width = max((column for at, column in self.signs if at == row), default=-1) + 1
        return "".join(self.signs.get((row, column), " ") for column in range(width)).rstrip()


def in_ascii(lines: list[str]) -> list[str]:
    """The same picture in plain ASCII."""
    return [line.translate(IN_ASCII) for line in lines]

"""Bars and sparklines of characters: eighths of a block where a terminal has them, else plain signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


@dataclass(frozen=True)
class Signs:
    """What charts are drawn with. parts: a sign for each part of a full one, from the smallest. levels: from low up."""

    full: str
    parts: str
    track: str
    levels: str


BLOCKS = Signs("█", "▏▎▍▌▋▊▉", "░", "▁▂▃▄▅▆▇█")
ASCII = Signs("#", "", ".", "_.-=+*%#")


def bar(share: Fraction, width: int, signs: Signs) -> tuple[str, str]:
    """A bar as long as its share of the width, and what is left of the width.

    >>> from fractions import Fraction
    >>> bar(Fraction(5, 8), 4, BLOCKS), bar(Fraction(5, 8), 4, ASCII)
    (('██▌', '░'), ('##', '..'))
    """
    pieces = len(signs.parts) + 1
    filled = int(share * width * pieces)
    if not filled and share:
        filled = 1
    full, rest = divmod(min(filled, width * pieces), pieces)
    drawn = signs.full * full + (signs.parts[rest - 1] if rest else "")
    return drawn, signs.track * (width - len(drawn))


def sparkline(values: Sequence[int | None], signs: Signs) -> str:
    """A line of small columns, the highest for the largest value; a blank where there is none.

    >>> sparkline([80, None, 40, 10], ASCII)
    '# =_'
    """
    most = max((value for value in values if value is not None), default=0) or 1
    last = len(signs.levels) - 1
    return "".join(" " if value is None else signs.levels[value * last // most] for value in values)

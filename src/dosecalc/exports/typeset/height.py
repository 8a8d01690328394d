"""How high a problem may stand on the page at most, so that what surely fits on one need not be measured."""

from __future__ import annotations

from typing import Any

SURELY_FITS = 20
"""Centimeters; a page has 23.4 and more for text."""

LINE, TALL_LINE, PICTURE = 0.6, 1.6, 9.0
AROUND_A_PROBLEM, AROUND_A_ROW, AROUND_A_QUESTION, AROUND_AN_ANSWER = 2.0, 0.4, 1.5, 3.0
ROOM_OF_ONE, ROOM_OF_SEVERAL = 4.2, 2.4
LETTERS_A_LINE, LETTERS_A_TALL_LINE = 70, 40


def surely_fits(facts: dict[str, Any]) -> bool:
    """Whether a problem is far from filling a page."""
    return _height(facts) <= SURELY_FITS


def _height(facts: dict[str, Any]) -> float:
    card = sum(_lines(text) + AROUND_A_ROW for _, text in facts["card"])
    parts = sum(_part(part, has_one=len(facts["parts"]) == 1) for part in facts["parts"])
    notes = _lines(" ".join(facts["notes"]))
    return AROUND_A_PROBLEM + _lines(facts["title"]) + card + PICTURE * len(facts["pictures"]) + notes + parts


def _part(part: dict[str, Any], *, has_one: bool) -> float:
    asked = AROUND_A_QUESTION + sum(_lines(text) for text in (part["ask"], part["how"], "   ".join(part["words"])))
    if "lines" not in part:
        return asked + (ROOM_OF_ONE if has_one else ROOM_OF_SEVERAL)
    told = (part["key"], part["estimate"], part["check"], *part["remarks"])
    worked = sum(TALL_LINE * (1 + len(line["alt"]) // LETTERS_A_TALL_LINE) for line in part["lines"])
    return asked + AROUND_AN_ANSWER + sum(map(_lines, told)) + worked + PICTURE * len(part["pictures"])


def _lines(text: str) -> float:
    return LINE * (1 + len(text) // LETTERS_A_LINE)

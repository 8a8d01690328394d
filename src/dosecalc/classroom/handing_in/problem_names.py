"""How a table names a problem: `3`, `3a`, `Question 3 (b)`, or by the code that its copy shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from collections.abc import Container

WORD = r"(?:(?:problem|question|item|task|exercise|response|answer|no|nr|q|p)\b[.:]?\s*|[qp])?#?\s*"
LABEL = r"(?:\s*[.)-]?\s*\(?\s*([a-j])\s*\)?)?"
IN_CELL = re.compile(rf"{WORD}(\d{{1,7}})(?:\.0+)?{LABEL}\s*[.):]?", re.IGNORECASE)
AS_HEAD = re.compile(rf"{WORD}(\d{{1,7}}){LABEL}\s*(?:[.):](?:\s.*)?)?", re.IGNORECASE)
CODE_IN_CELL = re.compile(r"([a-z0-9]+)[\s.,:]*\(?([a-j]?)\)?[.:]?", re.IGNORECASE)
CODE_IN_HEAD = re.compile(r"\b([a-z0-9]+)\b(?:\s*\(?([a-j])\)?\s*(?:[.):\]]|$))?", re.IGNORECASE)
LONGEST_NAME = 200
"""Characters of a cell, beyond which it names no problem."""

OF_A_QUIZ = re.compile(r"\[(?:score|feedback)\]$", re.IGNORECASE)
"""Google Forms adds such columns to each question of a quiz."""


@dataclass(frozen=True)
class Named:
    """Which problem is meant: by its number, or by its code where that is not empty. label: of the part, or empty."""

    number: int = 0
    code: str = ""
    label: str = ""


def named_in_cell(text: str, codes: Container[str]) -> Named | None:
    """What a cell names; None where it names no problem.

    >>> named_in_cell("3 b)", ()), named_in_cell("abcd2345", {"abcd2345"}), named_in_cell("the last", ())
    (Named(number=3, code='', label='b'), Named(number=0, code='abcd2345', label=''), None)
    """
    text = " ".join(text.replace(PADDING, " ").split())
    if len(text) > LONGEST_NAME:
        return None
    if text.lower() in codes:
        return Named(code=text.lower())
    match = CODE_IN_CELL.fullmatch(text)
    if match and match[1].lower() in codes:
        return Named(code=match[1].lower(), label=match[2].lower())
    if text[:-1].lower() in codes and text[-1:].lower() in LABELS:
        return Named(code=text[:-1].lower(), label=text[-1].lower())
    return _numbered(IN_CELL.fullmatch(text))


LABELS = frozenset("abcdefghij")


def named_as_head(text: str, codes: Container[str]) -> Named | None:
    """What the head of a column names, where its cells are answers; a question may follow the number.

    >>> named_as_head("3. A bag runs for 8 h.", ()), named_as_head("Response 12", ()), named_as_head("3 mL or 4", ())
    (Named(number=3, code='', label=''), Named(number=12, code='', label=''), None)
    """
    text = " ".join(text.replace(PADDING, " ").split())
    if OF_A_QUIZ.search(text):
        return None
    found = [match for match in CODE_IN_HEAD.finditer(text) if match[1].lower() in codes]
    if len(found) == 1:
        return Named(code=found[0][1].lower(), label=(found[0][2] or "").lower())
    return _numbered(AS_HEAD.fullmatch(text))


def _numbered(match: re.Match[str] | None) -> Named | None:
    return Named(number=int(match[1]), label=(match[2] or "").lower()) if match and int(match[1]) else None

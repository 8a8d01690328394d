"""The rungs of the ladder of hints."""

from __future__ import annotations

from enum import Enum


class Rung(Enum):
    """What a hint tells, from the least to all of it."""

    ASKED = "what is asked"
    THOUGHT = "what to think of"
    GIVENS = "what is needed"
    CONVERSIONS = "what to convert"
    BLANKS = "the set-up with blanks"
    SET_UP = "the set-up"
    RESULT = "the answer"

"""Whether a text gives an answer away before it is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HOLDS_A_DIGIT = re.compile(r"\d")


def tells(key: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts gives the key away, as an amount of its own: not as a part of a longer number or unit.

    >>> [tells("5 mL", [text]) for text in ("Draw up 5 mL.", "Draw up 2.5 mL.", "Run at 5 mL/h.")]
    [True, False, False]
    >>> tells("30", ["Hung at 14:30."]), tells("right", ["Sit upright."])
    (False, False)
    """
    return any(key in text and _as_amount(key).search(text) for text in texts)


def without(key: str, text: str) -> str:
    """The text without the key, where a result on the way happens to be the same.

    A word is no result on the way: where it is the key, the text has it in the name of something.

    >>> without("5 mL", "you stopped at 5 mL; 2.5 mL is half of it")
    'you stopped at that result; 2.5 mL is half of it'
    >>> without("actual", "58 kg (actual weight) against 70.5 kg (ideal weight)")
    '58 kg (actual weight) against 70.5 kg (ideal weight)'
    """
    return _as_amount(key).sub("that result", text) if HOLDS_A_DIGIT.search(key) else text


def _as_amount(key: str) -> re.Pattern[str]:
    before = r"\w" if key[:1].isalpha() else r"\d"
    return re.compile(rf"(?<![{before}.,:]){re.escape(key)}(?![\w/]|[.,]\d)")

"""What to write in a file in place of a text that states no quantity; learners are told otherwise, at their prompt."""

from __future__ import annotations

import re
import unicodedata

from dosecalc.untrusted import named, shown

DATE = re.compile(r"\b\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b")
HOUR = re.compile(r"\b\d{1,2}(:\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
LEARNERS = (
    ("An answer must begin", "it must begin"),
    ("; do the arithmetic yourself", ""),
    ("This is too long: an answer has", "it has"),
)
"""Words for who types an answer, and what they are for who writes a value."""


def instead_of(text: str, refused: str) -> str:
    """What is expected in place of a text that was refused with these words."""
    odd = next((character for character in text if _looks_like_a_blank(character)), "")
    if odd:
        return f"an ordinary blank where the {named(odd)} stands"
    if DATE.search(text):
        has_time = HOUR.search(text) or ":" in text
        return 'a date and time such as "2026-03-05 14:00"' if has_time else 'a date such as "2026-03-05"'
    if HOUR.search(text):
        return 'a time such as "14:00", on the 24-hour clock'
    for theirs, ours in LEARNERS:
        refused = refused.replace(theirs, ours)
    return f"a quantity: {refused}"


def _looks_like_a_blank(character: str) -> bool:
    return character != " " and (unicodedata.category(character) == "Zs" or shown(character) != character)

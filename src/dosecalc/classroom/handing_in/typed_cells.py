"""What was typed into a cell or a form, without what other programs put around it, and whether it is an answer.

Nobody can be asked to type again what was handed in, so that blanks which look alike are alike here; in a drill they
are pointed out.
"""

from __future__ import annotations

import re
from unicodedata import category

NO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
"""Characters that web pages and PDF files put between others and nobody sees. As blanks they join no digits."""

NO_ANSWER = re.compile(r"[-\u2010-\u2015\u2212]+|\?+|n/a|n\.a\.", re.IGNORECASE)
"""How people and platforms write that there is none: Moodle has a hyphen."""

NONE = "none"


def with_plain_blanks(text: str) -> str:
    r"""The text with an ordinary blank for each blank of another kind, and for what cannot be seen.

    >>> with_plain_blanks("360\u00a0mg"), with_plain_blanks("1\u200b0 mg")
    ('360 mg', '1 0 mg')
    """
    if text.isascii() and "\t" not in text:
        return text
    return "".join(" " if each == "\t" or each in NO_WIDTH or category(each) == "Zs" else each for each in text)


def is_no_answer(text: str, *, asks_for_words: bool) -> bool:
    """Whether a text says that there is no answer. asks_for_words: `none` can be one there.

    >>> [is_no_answer(text, asks_for_words=False) for text in ("", "–", "N/A", "?", "none", "0")]
    [True, True, True, True, True, False]
    """
    text = text.strip()
    return not text or bool(NO_ANSWER.fullmatch(text)) or (text.casefold() == NONE and not asks_for_words)

"""Shares of the files, so that several machines verify a bank together."""

from __future__ import annotations

import re

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

SHARD = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


class UnreadableShard(DosecalcError):
    """A text that names no share."""


def read_shard(text: str) -> tuple[int, int]:
    """Which share of how many.

    Raises:
        UnreadableShard: the text says none.

    >>> read_shard("2/5")
    (2, 5)
    """
    match = SHARD.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        message = f"'{cleaned(text[:40])}' does not name a share; 2/5 is the second of five"
        raise UnreadableShard(message)
    return int(match[1]), int(match[2])

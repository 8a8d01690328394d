"""What takes long to work out from many answers, kept beside them between two runs.

Nothing depends on what is kept: whatever cannot be used is worked out again from the answers, and when answers are
taken away or put between others the history forgets it by itself.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from dosecalc.learner.home import UnusableHome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.learner.history import History

Found = TypeVar("Found")

WORTH_KEEPING = 200
"""Answers since it was last kept; fewer are worked out sooner than written."""


def kept(history: History, name: str, rules: str, read: Callable[[Any], Found]) -> tuple[Found, int] | None:
    """What is kept by that name, with the number of the last answer in it; None where nothing is that can be used.

    rules: what it was worked out by, besides the answers. read: makes it of its facts; may raise ValueError,
    LookupError, TypeError or AttributeError where they are none.

    Raises:
        HistoryUnavailable: the history cannot be read.
    """
    import json

    rows = history.file.execute("SELECT content FROM worked_out WHERE name = ?", (name,))
    try:
        facts = json.loads(rows[0][0])
        number = facts["number"]
        is_usable = facts["rules"] == rules and facts["last"] == _id_of(history, number)
        return (read(facts), number) if is_usable else None
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None


def keep(history: History, name: str, rules: str, number: int, facts: Mapping[str, Any]) -> None:
    """Keep the facts of what was worked out up to the answer of that number, where that can be written."""
    import json

    with suppress(UnusableHome), history.file.transaction():  # else it will be worked out again
        whole = {"rules": rules, "number": number, "last": _id_of(history, number), **facts}
        history.file.execute("INSERT OR REPLACE INTO worked_out VALUES (?, ?)", (name, json.dumps(whole)))


def _id_of(history: History, number: int) -> str:
    """Which answer has that number: another one, as soon as any is put before it."""
    rows = history.file.execute("SELECT id FROM answer WHERE number = ?", (int(number),))
    return str(rows[0][0])

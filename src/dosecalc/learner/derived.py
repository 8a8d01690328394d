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


class Derived:
    """One thing that is worked out from the answers of a history; made before any of them are read for it.

    name: by which it is kept. rules: what it is worked out by, besides the answers.
    """

    def __init__(self, history: History, name: str, rules: str) -> None:
        self.history, self.name, self.rules = history, name, rules
        self._seen = self._version

    def kept(self, read: Callable[[Any], Found]) -> tuple[Found, int] | None:
        """What is kept, with the number of the last answer in it; None where nothing is that can be used.

        read: makes it of its facts; may raise ValueError, LookupError, TypeError or AttributeError where they are none.

        Raises:
            HistoryUnavailable: the history cannot be read.
        """
        import json

        rows = self.history.file.execute("SELECT content FROM worked_out WHERE name = ?", (self.name,))
        try:
            facts = json.loads(rows[0][0])
            number = facts["number"]
            is_usable = facts["rules"] == self.rules and facts["last"] == self._id_of(number)
            return (read(facts), number) if is_usable else None
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
            return None

    def keep(self, number: int, facts: Mapping[str, Any]) -> None:
        """Keep the facts of what was worked out up to the answer of that number, where that can be written.

        Not where another program wrote meanwhile: it may have put answers between those that were read.
        """
        import json

        with suppress(UnusableHome), self.history.file.transaction():  # else it will be worked out again
            if self._version != self._seen:
                return
            whole = {"rules": self.rules, "number": number, "last": self._id_of(number), **facts}
            self.history.file.execute("INSERT OR REPLACE INTO worked_out VALUES (?, ?)", (self.name, json.dumps(whole)))

    @property
    def _version(self) -> int:
        """Another one as soon as another program has written, https://www.sqlite.org/pragma.html#pragma_data_version."""
        return int(self.history.file.execute("PRAGMA data_version")[0][0])

    def _id_of(self, number: int) -> str:
        """Which answer has that number: another one, as soon as any is put before it."""
        rows = self.history.file.execute("SELECT id FROM answer WHERE number = ?", (int(number),))
        return str(rows[0][0])

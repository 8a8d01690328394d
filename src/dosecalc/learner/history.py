"""The history of a learner: every answer, durable before it is acknowledged, in the order in which it was given."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from dosecalc.learner.history_file import HistoryFile, in_silence
from dosecalc.learner.history_rows import (
    COLUMNS,
    FIRST_SESSION,
    IS_AGAIN,
    PLACES,
    listed,
    record_of,
    row_of,
)
from dosecalc.learner.history_schema import DERIVED, MERGING, MIGRATIONS
from dosecalc.learner.history_trouble import Damaged, HistoryUnavailable, ReadOnly
from dosecalc.learner.profiles import profile_home
from dosecalc.learner.record_fields import milliseconds_of
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from dosecalc.learner.history_backups import Backups
    from dosecalc.learner.home import Home
    from dosecalc.learner.records import Record

FILE = "history.db"
A_PAGE = 1000
"""Rows that are read at once."""

NOT_WRONG = tuple(each.value for each in Verdict if each.is_worked_rightly or each is Verdict.UNREADABLE)
WRONG = f"verdict NOT IN ({listed(NOT_WRONG)})"
"""A part that ends without an answer has no verdict."""

INSERTING = f"INSERT INTO answer ({COLUMNS}) VALUES ({PLACES}) ON CONFLICT (id) DO NOTHING"  # noqa: S608 - constants
"""Only a record that is known is passed over; whatever else cannot be kept is an error."""

CONDITIONS = {
    "since": "at >= :since",
    "topic": "topic = :topic",
    "calculation": "calculation = :calculation",
    "level": "level = :level",
    "wrong": WRONG,
    "outcomes": "ending <> ''",
}


def _backups(home: Home) -> Backups:
    from dosecalc.learner.history_backups import Backups  # noqa: PLC0415 - seldom needed

    return Backups(home)


def _today() -> date:
    from datetime import date  # noqa: PLC0415 - as above

    return date.today()  # noqa: DTZ011 - the learner's own day


class History:
    """A history that is open; leave it with `with`, or close it."""

    def __init__(self, file: HistoryFile, home: Home) -> None:
        self.file, self.home = file, home

    @classmethod
    def opened(cls, home: Path, profile: str = "", *, waiting: Callable[[], None] = in_silence) -> History:
        """The history of a profile of a home, made or brought up to date where it has to be.

        waiting: called when another program uses it and is waited for.

        Raises:
            HistoryUnavailable: it cannot be used, and why.
            UnusableHome: the folder cannot be made.
            UnusableProfile: no profile can have that name.
        """
        place = profile_home(home, profile)
        place.made()
        file = HistoryFile.opened(place.place(FILE), waiting)
        try:
            if 0 < file.version < len(MIGRATIONS):
                _backups(place).make_before(file, f"version-{len(MIGRATIONS)}", _today())
            file.migrate()
        except BaseException:
            file.close()
            raise
        return cls(file, place)

    @classmethod
    def to_read(cls, home: Path, profile: str = "", *, waiting: Callable[[], None] = in_silence) -> History:
        """The history of a profile, to be read and not changed; nothing is made. waiting: as when it is opened.

        Raises:
            NoHistory: there is none yet.
            HistoryUnavailable, UnusableProfile: as when it is opened.
        """
        place = profile_home(home, profile)
        with suppress(ReadOnly):  # it has to be put in order first
            file = HistoryFile.opened(place.place(FILE), waiting, read_only=True)
            if file.is_current:
                return cls(file, place)
            file.close()
        return cls.opened(home, profile, waiting=waiting)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self.file.close()

    def add(self, record: Record) -> None:
        """Keep a record; when this returns, it is on the disk. One whose id is known is not kept twice.

        Raises:
            HistoryUnavailable: it is not kept.
        """
        with self.file.transaction():
            self._insert(record)

    def add_all(self, records: Iterable[Record]) -> tuple[int, int]:
        """Keep records of another history, all of them or none, each in its place in time; how many, and how many new.

        Raises:
            HistoryUnavailable: they cannot be kept; so does whatever the records raise keep them out.
        """
        count = 0
        with self.file.transaction():
            last, before = self.last_number(), self.file.changes
            for record in records:
                self._insert(record)
                count += 1
            added = self.file.changes - before
            if added and last:
                self._merge(last)
            if added:
                self._empty(DERIVED)
        return count, added

    def _merge(self, last: int) -> None:
        """Number the answers anew: those up to the last and those after it become one sequence in time.

        Within each of the two, the order stays as it is, even where a clock went back.
        """
        for statement in MERGING:
            self.file.execute(statement, {"last": last} if ":last" in statement else ())

    def _empty(self, tables: Iterable[str]) -> None:
        for table in tables:
            self.file.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of our own tables

    def forget_derived(self) -> None:
        """Drop what was worked out from the answers; it is worked out again when it is needed.

        Raises:
            HistoryUnavailable: it cannot be written.
        """
        with self.file.transaction():
            self._empty(DERIVED)

    def delete_all(self) -> None:
        """Delete everything that is kept, so that nothing of it stays in the file.

        Raises:
            HistoryUnavailable: nothing is deleted.
        """
        with self.file.transaction():
            self._empty(name for (name,) in self.file.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        with suppress(HistoryUnavailable):  # what was deleted is overwritten already; this makes the file small
            self.file.execute("VACUUM")

    def _insert(self, record: Record) -> None:
        self.file.execute(INSERTING, row_of(record))

    def records(
        self,
        *,
        since: datetime | None = None,
        after: int = 0,
        topic: str = "",
        wrong: bool = False,
        last: int | None = None,
    ) -> Iterator[Record]:
        """What is kept, in its order.

        since: only what is not earlier by the clock. after: only what comes after the record of that number. topic:
        only that topic's. wrong: only answers that were not worked rightly, and parts that ended without an answer.
        last: only so many, the last ones.

        Raises:
            HistoryUnavailable: it cannot be read.
        """
        return self._chosen(after, last, since=since and milliseconds_of(since), topic=topic, wrong=wrong)

    def outcomes(
        self,
        *,
        since: datetime | None = None,
        after: int = 0,
        calculation: str = "",
        level: int | None = None,
        last: int | None = None,
    ) -> Iterator[Record]:
        """Of what is kept, the records that end a part, in their order.

        since, after, last: as for records. calculation, level: only those of that skill.

        Raises:
            HistoryUnavailable: it cannot be read.
        """
        since_then = since and milliseconds_of(since)
        return self._chosen(after, last, since=since_then, outcomes=True, calculation=calculation, level=level)

    def _chosen(self, after: int, last: int | None, **wanted: Any) -> Iterator[Record]:
        conditions = [CONDITIONS[name] for name, value in wanted.items() if value]
        return self._pages(" AND ".join(conditions) or "1", {**wanted, "after": after, "page": A_PAGE}, last)

    def _pages(self, condition: str, values: dict[str, Any], last: int | None) -> Iterator[Record]:
        """Page by page as it is asked for: memory stays flat, and no writer waits for a slow reader."""
        if last is not None:
            counted = f"SELECT number FROM answer WHERE {condition} ORDER BY number DESC LIMIT 1 OFFSET :skipped"  # noqa: S608 - as above
            first = self.file.execute(counted, {**values, "skipped": max(last - 1, 0)})
            values["after"] = max(values["after"], first[0][0] - 1 if first else 0)
        columns = f"SELECT number, {COLUMNS}, {IS_AGAIN} FROM answer"  # noqa: S608 - as above
        statement = f"{columns} WHERE number > :after AND {condition} ORDER BY number LIMIT :page"
        while rows := self.file.execute(statement, values):
            yield from map(self._read, rows)
            values["after"] = rows[-1][0]

    def _read(self, row: tuple[Any, ...]) -> Record:
        try:
            return record_of(row)
        except (TypeError, ValueError, OverflowError, AttributeError) as error:
            raise Damaged(self.file.path) from error

    def first_session(self, identity: str, part: str) -> str:
        """Which session first answered a part of a problem, or was shown its answer; empty where none was yet.

        Raises:
            HistoryUnavailable: it cannot be read.
        """
        rows = self.file.execute(FIRST_SESSION.format(identity="?", part="?"), (identity, part))
        return str(rows[0][0]) if rows else ""

    def count(self) -> int:
        """How many records are kept."""
        return int(self.file.execute("SELECT count(*) FROM answer")[0][0])

    def last_number(self) -> int:
        """The number of the last record; 0 where there is none. What was worked out up to it need not be again."""
        return int(self.file.execute("SELECT coalesce(max(number), 0) FROM answer")[0][0])

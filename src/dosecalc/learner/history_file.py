"""The file that a history is in: made for its owner alone, recognized before it is touched, brought up to date.

A rollback journal and not a write-ahead log, which is unsafe on network folders; every transaction begins IMMEDIATE, so
that of two writers one waits and neither fails; a commit returns when the disk has it. EXTRA is FULL and the folder
synchronized as well, without which a power cut could bring a deleted journal back and undo what was committed
(https://www.sqlite.org/lockingv3.html, https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from dosecalc.learner.history_schema import APPLICATION_ID, MIGRATIONS
from dosecalc.learner.history_trouble import (
    PATIENCE_SECONDS,
    Damaged,
    Foreign,
    HistoryUnavailable,
    Locked,
    NewerSchema,
    NoHistory,
    OldSqlite,
    ReadOnly,
    is_busy,
    trouble,
)
from dosecalc.learner.home import PRIVATE_FILE
from dosecalc.whole_files import let_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

ONE_WAIT = 1000
"""Milliseconds that the database waits before the learner is told that it does."""


def in_silence() -> None:
    """How to wait where nobody is told."""


WHAT_IT_IS = (
    "SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_master) "
    "FROM pragma_application_id, pragma_user_version"
)
"""In one statement, so that another program that makes the history meanwhile is seen to have done so or not."""


class HistoryFile:
    """A connection to the file of a history. waiting: called once for each wait that a learner would notice."""

    def __init__(self, path: Path, connection: sqlite3.Connection, waiting: Callable[[], None]) -> None:
        self.path, self._connection, self._waiting = path, connection, waiting
        self._patience: float = PATIENCE_SECONDS

    @classmethod
    def opened(cls, path: Path, waiting: Callable[[], None] = in_silence, *, read_only: bool = False) -> HistoryFile:
        """The file, connected to and recognized; it is made if it does not exist and may be written.

        Raises:
            HistoryUnavailable: it cannot be opened, or it is no history that this version knows.
        """
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise OldSqlite(path)
        if not read_only:
            _make(path)
        elif not _exists(path):
            raise NoHistory(path)
        if not path.is_file():
            raise HistoryUnavailable(
                path, "this is not a plain file. Move it away, or choose another folder with --home"
            )
        if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise ReadOnly(path)  # the database would say so only when something is written
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
        try:
            connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=ONE_WAIT / 1000)
        except sqlite3.Error as error:
            raise trouble(path, error) from error
        file = cls(path, connection, waiting)
        try:
            file._prepare()
        except BaseException:
            connection.close()
            raise
        return file

    @property
    def patience(self) -> float:
        """For how many seconds another program is waited for."""
        return self._patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._patience = seconds
        self._connection.execute(f"PRAGMA busy_timeout = {min(ONE_WAIT, int(1000 * seconds))}")

    def _prepare(self) -> None:
        for pragma in ("trusted_schema = OFF", "secure_delete = ON", "synchronous = EXTRA"):
            self.execute(f"PRAGMA {pragma}")
        self._recognize()
        self.execute("PRAGMA journal_mode = DELETE")

    def _recognize(self) -> None:
        """Refuse what is no history, or one of a later version, before anything in it is touched."""
        ((application, version, is_used),) = self.execute(WHAT_IT_IS)
        if application == APPLICATION_ID:
            if version > len(MIGRATIONS):
                raise NewerSchema(self.path)
            if version < 1:
                raise Damaged(self.path)
        elif application or version or is_used:
            raise Foreign(self.path)

    @property
    def version(self) -> int:
        """How many migrations it has had."""
        return int(self.execute("PRAGMA user_version")[0][0])

    @property
    def is_current(self) -> bool:
        """Whether it has had all migrations."""
        return self.version == len(MIGRATIONS)

    def migrate(self) -> None:
        """Apply the migrations that it has not had, each in a transaction of its own.

        Raises:
            HistoryUnavailable: one fails; those before it stay applied.
        """
        while self.version < len(MIGRATIONS):
            with self.transaction():
                version = self.version  # another program may have been faster
                for statement in MIGRATIONS[version] if version < len(MIGRATIONS) else ():
                    self.execute(statement)
                if version < len(MIGRATIONS):
                    self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.execute(f"PRAGMA user_version = {version + 1}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is durable when this ends, or none of it was done.

        Raises:
            HistoryUnavailable: it cannot be written.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def execute(self, statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows of a statement; where another program is at it, wait, and say so.

        Raises:
            HistoryUnavailable: it cannot be carried out.
        """
        ends, has_told = time.monotonic() + self.patience, False
        while True:
            try:
                return self._connection.execute(statement, values).fetchall()
            except UnicodeDecodeError as error:  # what the database says is wrong holds what is wrong
                raise Damaged(self.path) from error
            except sqlite3.DatabaseError as error:
                if not is_busy(error) or time.monotonic() > ends:
                    raise trouble(self.path, error) from error
                if not has_told:
                    self._waiting()
                has_told = True

    @property
    def changes(self) -> int:
        """How many rows were changed since it was opened."""
        return self._connection.total_changes

    def copy_to(self, path: Path) -> None:
        """Copy all that is committed into a new file.

        Raises:
            HistoryUnavailable: this cannot be read, or that cannot be written.
        """
        try:
            target = sqlite3.connect(path, isolation_level=None)
            try:
                target.execute("PRAGMA journal_mode = OFF")  # what is new needs none, and it would stay beside it
                self._connection.backup(target, progress=self._impatience(path))
            finally:
                target.close()
        except sqlite3.Error as error:
            raise trouble(path, error) from error

    def _impatience(self, path: Path) -> Callable[[int, int, int], None]:
        """What ends a copying that waits for too long; by itself it would wait for ever."""
        ends = time.monotonic() + self.patience

        def judge(_status: int, remaining: int, _total: int) -> None:
            if remaining and time.monotonic() > ends:
                raise Locked(path)

        return judge

    def copy_from(self, other: HistoryFile) -> None:
        """Put what another holds in the place of all that this holds, whole or not at all.

        Raises:
            HistoryUnavailable: that cannot be read, or this cannot be written.
        """
        try:
            other._connection.backup(self._connection, progress=self._impatience(self.path))
        except sqlite3.Error as error:
            raise trouble(self.path, error) from error

    def faults(self, *, quick: bool = False) -> list[str]:
        """What does not hold together in the file; empty where all is well."""
        try:
            rows = self.execute(f"PRAGMA {'quick_check' if quick else 'integrity_check'}(20)")
        except Damaged as damage:
            return [str(damage.__cause__)]
        return [str(row[0]) for row in rows if row[0] != "ok"]

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise HistoryUnavailable(path, f"it cannot be read ({reason}). Choose another folder with --home") from error
    return True


def _make(path: Path) -> None:
    """An empty file for its owner alone, where there is none; it becomes a history with its first migration."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    except FileExistsError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise HistoryUnavailable(path, f"it cannot be made ({reason}). Choose another folder with --home") from error
    let_owner(descriptor, PRIVATE_FILE)
    os.close(descriptor)

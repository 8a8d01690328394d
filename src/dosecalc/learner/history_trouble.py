"""What can keep a history from being read or written; each says what it is and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.profiles import profile_option

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_SECONDS = 20
"""How long another program that uses the history is waited for."""

WAITING = "Another program is using your history; waiting for it."


class HistoryUnavailable(UnusableHome):
    """The history cannot be used. why: in words, with the way out."""

    why_always = "it cannot be used"

    def __init__(self, path: Path, why: str = "") -> None:
        super().__init__(path, why or self.why_always)


class NoHistory(HistoryUnavailable):
    """There is none yet."""

    def __init__(self, path: Path, why: str = "") -> None:
        super().__init__(path, why or f"no answer is kept yet; practice with: {to_type('dosecalc drill')}")


class ReadOnly(HistoryUnavailable):
    """It may not be written."""

    why_always = "it cannot be written. Give yourself the right to write there, or choose another folder with --home"


def way_back(path: Path) -> str:
    """How to go back to a backup of the history in that file."""
    return f"To go back to a backup: {to_type(f'dosecalc history restore{profile_option(path.parent)}')}"


class Damaged(HistoryUnavailable):
    """It does not hold together. fault: the first that was found, if it was looked for."""

    def __init__(self, path: Path, fault: str = "") -> None:
        super().__init__(path, f"it is damaged{f' ({fault})' if fault else ''}. {way_back(path)}")


class Foreign(Damaged):
    """It is something else."""

    def __init__(self, path: Path) -> None:
        why = f"this is not a dosecalc history. {way_back(path)}; or choose another folder with --home"
        HistoryUnavailable.__init__(self, path, why)


class NewerSchema(HistoryUnavailable):
    """A later version of dosecalc wrote it."""

    why_always = "a later version of dosecalc wrote it. Update dosecalc, or choose another folder with --home"


class Locked(HistoryUnavailable):
    """Another program does not let go of it."""

    why_always = f"another program has kept it busy for {PATIENCE_SECONDS} s. Close that program and try again"


class DiskFull(HistoryUnavailable):
    """There is no room."""

    why_always = "the disk is full. Make room and try again"


class OldSqlite(HistoryUnavailable):
    """The library that keeps it is too old."""

    why_always = "this Python comes with a SQLite older than 3.37. Use a newer Python"


BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
"""SQLite's primary result codes, https://www.sqlite.org/rescode.html; the low byte of every extended one."""

SHORT_READ = IOERR | 2 << 8
NOT_TEXT = -1
"""Ours: Python's own complaint about what it cannot decode has no code."""

MEANINGS: dict[int, Callable[[Path], HistoryUnavailable]] = {
    BUSY: Locked,
    LOCKED: Locked,
    READONLY: ReadOnly,
    CORRUPT: Damaged,
    FULL: DiskFull,
    NOTADB: Foreign,
}
REASONS = {IOERR: "the disk refuses", CANTOPEN: "it cannot be opened for writing"}


def trouble(path: Path, error: sqlite3.Error) -> HistoryUnavailable:
    """The error of the database as the learner is told it."""
    code = getattr(error, "sqlite_errorcode", NOT_TEXT)
    if code in {SHORT_READ, NOT_TEXT}:
        return Damaged(path)
    if found := MEANINGS.get(code & 0xFF):
        return found(path)
    reason = REASONS.get(code & 0xFF, "it cannot be used")
    return HistoryUnavailable(path, f"{reason} ({error}). Look at the folder, or choose another with --home")


def is_busy(error: sqlite3.Error) -> bool:
    """Whether waiting may help."""
    return getattr(error, "sqlite_errorcode", NOT_TEXT) & 0xFF in {BUSY, LOCKED}

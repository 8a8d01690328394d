"""Backups of a history: one of each day, thinned as they age, and one before anything risky."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dosecalc.learner.history_trouble import Damaged, HistoryUnavailable
from dosecalc.learner.home import Home, UnusableHome
from dosecalc.whole_files import clear_half_done, written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dosecalc.learner.history_file import HistoryFile

FOLDER = "backups"
NAME = re.compile(r"history-(\d{4}-\d{2}-\d{2})(?:-before-([a-z0-9-]+))?\.db\Z")
DAYS, WEEKS, MONTHS, BEFORE = 7, 4, 12, 5
"""How many are kept: of single days, of weeks, of months, and of those made before something risky."""

ROOM_LEFT = 4
"""Histories that the disk must have room for before it is used for a backup: answers come first."""


@dataclass(frozen=True)
class Backup:
    """A backup.

    day: on which it was made, by the learner's own clock. before: what, with its number if the day has several; empty
    for a daily one. written: when, in nanoseconds.
    """

    day: date
    before: str
    written: int
    path: Path


class Backups:
    """The backups of the history of one profile. home: the profile's folder."""

    def __init__(self, home: Home) -> None:
        self.home = Home(home.place(FOLDER), within=home)

    def listed(self) -> list[Backup]:
        """Those that there are, the oldest first."""
        paths = map(self.home.place, self._names())
        return sorted((found for path in paths if (found := _backup(path))), key=_age)

    def _names(self) -> list[str]:
        try:
            return os.listdir(self.home.path)  # noqa: PTH208 - the names alone
        except OSError:
            return []

    def named(self, name: str) -> Path | None:
        """The backup of that name, if there is one."""
        return next((each.path for each in self.listed() if each.path.name == name), None)

    def is_due(self, today: date) -> bool:
        """Whether today has none yet."""
        return not os.path.lexists(self.home.place(f"history-{today}.db"))

    def make_daily(self, file: HistoryFile, today: date) -> Path:
        """Copy what holds together, and thin the older ones; the new backup.

        Raises:
            Damaged: the history does not hold together; all older backups stay.
            UnusableHome: the backup cannot be written.
        """
        if file.faults(quick=True):
            raise Damaged(file.path)
        if not _has_room(file.path):
            raise UnusableHome(self.home.path, "there is too little room on the disk for a backup")
        made = self.make(file, f"history-{today}.db")
        self._thin()
        return made

    def make_before(self, file: HistoryFile, what: str, today: date) -> Path:
        """Copy what there is before something is done to it; no backup of that day and that thing is written over.

        Raises:
            UnusableHome: the backup cannot be written.
        """
        name = f"history-{today}-before-{what}"
        taken = [int(match[1] or 1) for match in map(_numbered(name).match, self._names()) if match]
        number = max(taken, default=0) + 1  # not one that was thinned out: it would look older than it is
        while os.path.lexists(self.home.place(_with_number(name, number))):
            number += 1
        return self.make(file, _with_number(name, number))

    def make(self, file: HistoryFile, name: str) -> Path:
        """Copy it under that name.

        Raises:
            UnusableHome: the backup cannot be written.
        """
        self.home.made()
        clear_half_done(self.home.path)
        return write_copy(file, self.home.place(name))

    def delete_all(self) -> int:
        """Delete them; how many there were.

        Raises:
            UnusableHome: one cannot be deleted.
        """
        found = self.listed()
        for backup in found:
            _delete(backup.path)
        return len(found)

    def _thin(self) -> None:
        found = self.listed()
        daily, risky = [each for each in found if not each.before], [each for each in found if each.before]
        wanted = kept_days(each.day for each in daily)
        for each in [*(each for each in daily if each.day not in wanted), *risky[:-BEFORE]]:
            with suppress(UnusableHome):
                _delete(each.path)


def kept_days(days: Iterable[date]) -> set[date]:
    """Of the days that have a backup, those whose backup stays: the last ones, and the last of each week and month.

    >>> len(kept_days(date.fromordinal(740_000 + day) for day in range(1000)))
    20
    """
    newest_first = sorted(set(days), reverse=True)
    kept = set(newest_first[:DAYS])
    weeks = {day.isocalendar()[:2]: day for day in reversed(newest_first)}
    months = {(day.year, day.month): day for day in reversed(newest_first)}
    for found, number in ((weeks, WEEKS), (months, MONTHS)):
        kept.update(sorted(found.values(), reverse=True)[:number])
    return kept


def _has_room(path: Path) -> bool:
    from shutil import disk_usage  # noqa: PLC0415 - takes its time, and is needed after the first answers only

    try:
        return disk_usage(path.parent).free >= ROOM_LEFT * path.stat().st_size
    except OSError:
        return True


def write_copy(file: HistoryFile, path: Path) -> Path:
    """Copy a history into a new file, for its owner alone, whole or not at all.

    Raises:
        UnusableHome: it cannot be written.
    """
    try:
        with written_whole(path) as temporary:
            file.copy_to(temporary)
    except HistoryUnavailable as trouble:
        raise UnusableHome(path, trouble.why) from trouble
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusableHome(path, f"it cannot be written ({reason})") from error
    return path


def _backup(path: Path) -> Backup | None:
    match = NAME.match(path.name)
    if match is None:
        return None
    with suppress(ValueError, OSError):
        return Backup(date.fromisoformat(match[1]), match[2] or "", path.lstat().st_mtime_ns, path)
    return None


def _age(backup: Backup) -> tuple[date, int, list[str | int]]:
    """Of two backups, the older has the less: the day, the time and, where one moment had both, the number."""
    pieces = re.split(r"([0-9]+)", backup.before)
    return backup.day, backup.written, [int(piece) if piece.isdecimal() else piece for piece in pieces]


def _with_number(name: str, number: int) -> str:
    return f"{name}-{number}.db" if number > 1 else f"{name}.db"


def _numbered(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}(?:-([0-9]+))?\.db\Z")


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise UnusableHome(path, f"it cannot be deleted ({error.strerror})") from error

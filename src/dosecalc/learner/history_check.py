"""Whether a history holds together: the file, and every record in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dosecalc.learner.history import FILE, History
from dosecalc.learner.history_backups import Backups
from dosecalc.learner.history_file import in_silence
from dosecalc.learner.history_trouble import NoHistory
from dosecalc.learner.profiles import profile_home
from dosecalc.learner.record_facts import UnusableRecord, facts_of, record_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

MOST_FAULTS = 20


@dataclass(frozen=True)
class Report:
    """What was found. first, last: when the first and the last answer were given, by the learner's own clock."""

    path: Path
    answers: int
    first: datetime | None
    last: datetime | None
    backups: int
    newest_backup: date | None
    faults: tuple[str, ...]

    @property
    def facts(self) -> dict[str, Any]:
        """For programs."""
        return {
            "file": str(self.path),
            "answers": self.answers,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "backups": self.backups,
            "newest_backup": str(self.newest_backup) if self.newest_backup else None,
            "faults": list(self.faults),
        }


def checked(home: Path, profile: str, *, waiting: Callable[[], None] = in_silence) -> Report:
    """The report on a history: its file first, and if that holds together, each record. waiting: as when it is opened.

    Raises:
        HistoryUnavailable: it cannot be read at all.
        UnusableProfile: no profile can have that name.
    """
    place = profile_home(home, profile)
    backups = Backups(place).listed()
    newest = backups[-1].day if backups else None
    try:
        with History.to_read(home, profile, waiting=waiting) as history:
            count, first, last, faults = _looked_through(history)
    except NoHistory:
        count, first, last, faults = 0, None, None, []
    return Report(place.place(FILE), count, first, last, len(backups), newest, tuple(faults[:MOST_FAULTS]))


def _looked_through(history: History) -> tuple[int, datetime | None, datetime | None, list[str]]:
    faults = history.file.faults()
    count, first, last = 0, None, None
    for record in () if faults else history.records():
        count, first, last = count + 1, first or record.local, record.local
        try:
            record_from(facts_of(record))
        except UnusableRecord as fault:
            faults.append(f"answer {record.number}: {fault}")
    return count, first, last, faults

"""Going back to an earlier copy of a history, and taking a history out of the world."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.exam_files import ExamFiles, file_name
from dosecalc.learner.history import FILE, History
from dosecalc.learner.history_backups import Backups, write_copy
from dosecalc.learner.history_file import HistoryFile, in_silence
from dosecalc.learner.history_trouble import Damaged, Foreign, HistoryUnavailable, NoHistory
from dosecalc.learner.home import UnusableHome, refuse_to_overwrite
from dosecalc.learner.profiles import profile_home
from dosecalc.whole_files import half_done

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from dosecalc.learner.home import Home

JOURNAL = "-journal"


@dataclass(frozen=True)
class Restored:
    """What came of it: how many answers there are now, and where what was there before is kept, if anything was."""

    answers: int
    kept: Path | None


def restore(
    home: Path, profile: str, source: Path, today: date, *, waiting: Callable[[], None] = in_silence
) -> Restored:
    """Put a backup in the place of the history; what was there is kept, whatever state it is in.

    waiting: as when a history is opened.

    Raises:
        HistoryUnavailable: the backup is none or is damaged, or the history is of a later version or cannot be written.
        UnusableHome: what was there cannot be kept; nothing is changed.
        UnusableProfile: no profile can have that name.
    """
    place = profile_home(home, profile)
    copy = _sound(source)
    try:
        kept = _kept(place, today, waiting)
        place.made()
        file = HistoryFile.opened(place.place(FILE), waiting)
        try:
            file.copy_from(copy)
        finally:
            file.close()
    finally:
        copy.close()
    with History.opened(home, profile, waiting=waiting) as history:
        history.forget_derived()
        return Restored(history.count(), kept)


def _sound(source: Path) -> HistoryFile:
    """The backup, opened; refused if there is anything wrong with it."""
    try:
        copy = HistoryFile.opened(source, read_only=True)
    except (NoHistory, Foreign) as trouble:
        why = "this is not a backup of a history" if isinstance(trouble, Foreign) else "there is no such file"
        raise HistoryUnavailable(
            source, f"{why}. To see the backups that there are: {to_type('dosecalc history restore')}"
        ) from trouble
    faults = copy.faults() if copy.version else ["it is empty"]
    if faults:
        copy.close()
        raise HistoryUnavailable(source, f"this backup is damaged ({faults[0]}). Use another")
    return copy


def _kept(place: Home, today: date, waiting: Callable[[], None]) -> Path | None:
    """Where what is there now is kept: as a backup if it can be read, else under another name."""
    if not os.path.lexists(place.place(FILE)):
        return None
    try:
        file = HistoryFile.opened(place.place(FILE), waiting)
        try:
            if not file.version:
                return None
            if faults := file.faults():
                raise Damaged(file.path, faults[0])
            return Backups(place).make_before(file, "restore", today)
        finally:
            file.close()
    except Damaged:
        return keep_aside(place)


def keep_aside(place: Home) -> Path:
    """Give a damaged history another name, with the journal that belongs to it; the new path.

    Raises:
        UnusableHome: it cannot be renamed.
    """
    kept, journal = place.keep_aside(FILE), place.place(FILE + JOURNAL)
    with suppress(FileNotFoundError):
        try:
            journal.rename(kept.with_name(kept.name + JOURNAL))
        except FileNotFoundError:
            raise
        except OSError as error:
            raise UnusableHome(journal, f"it cannot be renamed ({error.strerror})") from error
    return kept


def delete_history(home: Path, profile: str, *, waiting: Callable[[], None] = in_silence) -> None:
    """Delete every answer of a profile, what was worked out from them, exams, backups, what is kept aside or half done.

    A practice that runs in another window goes on with an empty history. waiting: as when a history is opened.

    Raises:
        HistoryUnavailable: it is not ours, is of a later version, or cannot be written.
        UnusableHome: a file cannot be deleted.
    """
    place = profile_home(home, profile)
    if os.path.lexists(place.place(FILE)):
        try:
            with History.opened(home, profile, waiting=waiting) as history:
                history.delete_all()
        except Foreign:
            raise
        except Damaged:
            _unlink(place.place(FILE))
            _unlink(place.place(FILE + JOURNAL))
    Backups(place).delete_all()
    for path in (*kept_aside(place), *half_done(place.path), *half_done(Backups(place).home.path)):
        _unlink(path)
    for number in ExamFiles(place).numbers():
        _unlink(place.place(file_name(number)))


def kept_aside(place: Home) -> list[Path]:
    """Damaged histories that were kept under another name, with their journals."""
    return sorted(place.path.glob(f"{FILE}.kept-*"))


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UnusableHome(path, f"it cannot be deleted ({error.strerror})") from error


def back_up(history: History, path: Path, *, overwrite: bool = False) -> None:
    """Copy a history that holds together into a file of the learner's choice.

    Raises:
        Damaged: it does not hold together.
        UnusableHome: the file exists and may not be overwritten, or cannot be written.
    """
    if faults := history.file.faults():
        raise Damaged(history.file.path, faults[0])
    refuse_to_overwrite(path, wanted=overwrite)
    write_copy(history.file, path)

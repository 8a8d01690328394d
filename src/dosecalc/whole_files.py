"""Files that are written whole or not at all: what was there stays until all of the new is safe."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from dosecalc.errors import AlreadyThere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALF_DONE = ".half-done-"
A_DAY_SECONDS = 86_400
PRIVATE, READABLE = 0o600, 0o666


@contextmanager
def written_whole(path: Path, *, is_private: bool = True, may_replace: bool = True) -> Iterator[Path]:
    """A new, empty file, which takes the place of `path` when it is filled.

    is_private: only its owner may read it; else whoever the system lets read new files. may_replace: a file that is
    there; else even one that another program has made meanwhile stays.

    Raises:
        AlreadyThere: there is a file, and it is to stay.
        OSError: it cannot be written; `path` is as it was.
    """
    temporary = path.parent / f"{HALF_DONE}{os.urandom(8).hex()}"
    mode = PRIVATE if is_private else READABLE
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    let_owner(descriptor, PRIVATE)
    os.close(descriptor)
    try:
        yield temporary
        _synchronize(temporary, os.O_RDWR)
        if may_replace:
            temporary.replace(path)
        else:
            _put_where_nothing_is(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    with suppress(OSError):  # lets the rename outlive a power cut, where folders can be synchronized
        _synchronize(path.parent, os.O_RDONLY)


def _put_where_nothing_is(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError as error:
        raise AlreadyThere(str(path)) from error
    except OSError as error:  # no links here, as on a stick
        if os.path.lexists(path):
            raise AlreadyThere(str(path)) from error
        temporary.rename(path)


def let_owner(descriptor: int, mode: int) -> None:
    """Give the owner of a new file these rights, even where new files are to have none."""
    if hasattr(os, "fchmod"):
        has = os.fstat(descriptor).st_mode & 0o777
        if has | mode != has:
            os.fchmod(descriptor, has | mode)


def half_done(folder: Path) -> list[Path]:
    """What was being written when somebody pulled the plug, or is being written now."""
    return sorted(folder.glob(f"{HALF_DONE}*"))


def clear_half_done(folder: Path) -> None:
    """Drop what was being written when somebody pulled the plug; what is fresh may still be in the making."""
    for path in half_done(folder):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > A_DAY_SECONDS:
                path.unlink()


def _synchronize(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

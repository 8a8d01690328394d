"""Files that are written whole or not at all: what was there stays until all of the new is safe."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF_DONE = ".half-done-"
A_DAY_SECONDS = 86_400


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A new, empty file for its owner alone, which takes the place of `path` when it is filled.

    Raises:
        OSError: it cannot be written; `path` is as it was.
    """
    from tempfile import mkstemp  # noqa: PLC0415 - takes its time, and most commands only read

    descriptor, made = mkstemp(prefix=HALF_DONE, dir=path.parent)
    os.close(descriptor)
    temporary = Path(made)
    try:
        yield temporary
        _synchronize(temporary, os.O_RDWR)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    with suppress(OSError):  # lets the rename outlive a power cut, where folders can be synchronized
        _synchronize(path.parent, os.O_RDONLY)


def clear_half_done(folder: Path) -> None:
    """Drop what was being written when somebody pulled the plug; what is fresh may still be in the making."""
    for path in folder.glob(f"{HALF_DONE}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > A_DAY_SECONDS:
                path.unlink()


def _synchronize(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

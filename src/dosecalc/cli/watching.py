"""A file that is being edited, looked at again and again: each system has another way of telling that it changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.3

State = tuple[int, int, int]


def saves(path: Path) -> Iterator[None]:
    """Once at first, then whenever the file has changed; without end.

    Editors that save by putting a new file in the place of the old one leave none for a moment; that is no change.
    """
    before: State | None = None
    while True:
        now = _state(path)
        if now is not None and now != before:
            before = now
            yield
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _state(path: Path) -> State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino

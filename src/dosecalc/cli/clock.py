"""The time that a problem takes, and how much of it is left."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Clock:
    """Runs from the moment it is made. limit: in seconds, None where there is none."""

    limit: int | None = None
    _started: float = field(default_factory=time.monotonic)

    @property
    def elapsed(self) -> float:
        """Seconds since it started, without those that it stood still."""
        return time.monotonic() - self._started

    @property
    def milliseconds(self) -> int:
        """The same in whole thousandths."""
        return int(self.elapsed * 1000)

    @property
    def left(self) -> float | None:
        """Seconds until the limit, negative after it; None where there is no limit."""
        return None if self.limit is None else self.limit - self.elapsed

    @property
    def is_over(self) -> bool:
        """Whether the limit has passed."""
        return self.left is not None and self.left < 0

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Let no time pass while something is asked that is not part of the problem."""
        stopped = time.monotonic()
        try:
            yield
        finally:
            self._started += time.monotonic() - stopped

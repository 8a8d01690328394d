"""The time of an exam, honest through crashes, sleep and clocks that are set.

While an exam is worked at, a clock counts that nobody can set, and that goes on while the machine sleeps wherever the
platform has one. From the last time that the sheet was written until the exam is resumed, the wall clock counts; where
it was set back meanwhile, nothing passes, but nothing is given back either.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.learner.answer_sheets import AnswerSheet

MILLISECONDS = 1000


def now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


def ticks() -> float:
    """Seconds of a clock that nobody can set and that counts sleep, if there is one."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()


def caught_up(sheet: AnswerSheet, at: datetime) -> AnswerSheet:
    """The sheet as it is at that moment: the time since it was written is used as well."""
    passed = (at - sheet.seen).total_seconds()
    return replace(sheet, used=sheet.used + max(int(passed * MILLISECONDS), 0), seen=at)


@dataclass
class ExamClock:
    """The time of a sitting. seconds: 0 where there is no limit. before: the milliseconds used when it began."""

    seconds: int
    before: int = 0
    count: Callable[[], float] = ticks
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self._began = self.count()

    @property
    def used(self) -> int:
        """The milliseconds that are used, never less than before."""
        return self.before + max(int((self.count() - self._began) * MILLISECONDS), 0)

    @property
    def left(self) -> float:
        """Seconds until the end; negative after it, without end where there is no limit."""
        return self.seconds - self.used / MILLISECONDS if self.is_limited else inf

    @property
    def is_limited(self) -> bool:
        """Whether the time counts."""
        return self.seconds > 0

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.left <= 0

"""What is kept of one answer, and the moments that it is kept with."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

THOUSAND = 1000
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)
"""What a clock may say, even one that was never set; from there a day can be counted on and back in any time zone."""


@dataclass(frozen=True)
class Record:
    """One answer, or the end of a part without one: skipped, looked up, out of time.

    at: when, in UTC. offset: the minutes that the learner's own time was ahead of UTC then.
    session: which drill, review or exam (`mode`) it belongs to. identity: of the problem; part: `a`, `b` … of it, empty
    where there is only one. template, topic: of the problem. calculation, level: the skill.
    text: as typed, empty where nothing was. verdict: Verdict.value, empty where nothing was typed.
    mistakes: ids of the slips that may explain it, likeliest first.
    tries: the answers to this part that counted so far, with this one; what cannot be read counts as none.
    hints: seen before it. seconds: since the part was shown. points: what the part has left, or has earned.
    confidence: how sure the learner was of the first answer to this part, 1 to 3; None if nothing was said.
    ending: Ending.value where this ends the part, else empty.

    id: names the record for ever, given when it is added. number: its place in a history, which orders it whatever the
    clock said. is_again: whether an earlier session had answered this very part, or was shown its answer: it follows
    from the history and is not kept.
    """

    at: datetime
    session: str
    mode: str
    identity: str
    part: str
    template: str
    topic: str
    calculation: str
    level: int
    text: str = ""
    verdict: str = ""
    mistakes: tuple[str, ...] = ()
    tries: int = 0
    hints: int = 0
    seconds: Decimal = Decimal(0)
    confidence: int | None = None
    ending: str = ""
    points: int = 0
    offset: int = 0
    id: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)
    is_again: bool = field(default=False, compare=False)

    @property
    def local(self) -> datetime:
        """When it was by the learner's own clock."""
        return self.at.astimezone(timezone(timedelta(minutes=self.offset)))

    @property
    def milliseconds(self) -> int:
        """The seconds, in thousandths."""
        return int(self.seconds * THOUSAND)


def fresh_id() -> str:
    """A name that nothing else has: 32 hexadecimal digits, by chance."""
    return os.urandom(16).hex()


def moment() -> tuple[datetime, int]:
    """Now in UTC, and the minutes that local time is ahead of it."""
    now = time.time()
    return datetime.fromtimestamp(now, UTC), (time.localtime(now).tm_gmtoff or 0) // 60


def local_now() -> datetime:
    """Now, by the learner's own clock."""
    at, offset = moment()
    return at.astimezone(timezone(timedelta(minutes=offset)) if offset else UTC)


def local_day(at: datetime, now: datetime) -> date:
    """The day of a moment in the time zone of another."""
    return at.astimezone(now.tzinfo).date()

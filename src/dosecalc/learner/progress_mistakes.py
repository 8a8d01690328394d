"""The usual mistakes of a learner, counted by their id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_briefs import CALCULATION, MISTAKE, TOPIC, date_of, day_of
from dosecalc.tutoring.slips.in_general import GeneralSlip, in_general

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dosecalc.learner.progress_briefs import Brief

LATELY_DAYS = 28


@dataclass(frozen=True)
class UsualMistake:
    """A mistake that was made. times: how often. lately: how often in the last 28 days. topic: where it was made most.

    last: the last day that it was made.
    """

    slip: GeneralSlip
    times: int
    lately: int
    topic: str
    last: date

    @property
    def error(self) -> str:
        """The class of error, in a word; empty where it is not known."""
        return self.slip.error.value if self.slip.error else ""

    @property
    def says(self) -> str:
        """What goes wrong, as a sentence of its own."""
        return f"{self.slip.says[:1].upper()}{self.slip.says[1:]}."


def usual_mistakes(made: Sequence[Brief], today: date) -> tuple[UsualMistake, ...]:
    """Every mistake that was made, the most frequent first.

    made: the wrong answers that could be explained, in the order of time; of each, only the likeliest mistake counts.
    """
    times = Counter(map(MISTAKE, made))
    now, lately = day_of(today), Counter[str]()
    lately.update(record.mistake for record in made if now - LATELY_DAYS < record.day <= now)
    topics, calculations = _places(made, TOPIC), _places(made, CALCULATION)
    last = {record.mistake: record.day for record in made}
    return tuple(
        UsualMistake(in_general(id_, calculations[id_]), count, lately[id_], topics[id_], date_of(last[id_]))
        for id_, count in sorted(times.items(), key=lambda item: (-item[1], -lately[item[0]], item[0]))
    )


def _places(made: Sequence[Brief], place: Callable[[Brief], str]) -> dict[str, str]:
    """Where each mistake was made most; of several such places, the first in the alphabet."""
    counts = Counter(zip(map(MISTAKE, made), map(place, made), strict=True))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {mistake: found for (mistake, found), _ in reversed(ordered)}

"""The usual mistakes of a learner, counted by their id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_briefs import date_of, day_of
from dosecalc.tutoring.slips.in_general import GeneralSlip, general_slip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dosecalc.learner.progress_tallies import Tallies

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


def usual_mistakes(tallies: Tallies, today: date) -> tuple[UsualMistake, ...]:
    """Every mistake that was made, the most frequent first; of each answer the likeliest one counts, of a pair both."""
    first = day_of(today) - LATELY_DAYS + 1
    lately = Counter[str]()
    for (id_, day), count in tallies.mistakes_on.items():
        if first <= day < first + LATELY_DAYS:
            lately[id_] += count
    found = [_counted(id_, tallies.mistakes, lately[id_], date_of(last)) for id_, last in tallies.last_made.items()]
    return tuple(sorted(found, key=lambda mistake: (-mistake.times, -mistake.lately, mistake.slip.id)))


def _counted(id_: str, places: Mapping[tuple[str, str, str], int], lately: int, last: date) -> UsualMistake:
    """One mistake, told of where it was made most; of several such places, the first in the alphabet."""
    topics, calculations = Counter[str](), Counter[str]()
    for (mistake, topic, calculation), times in places.items():
        if mistake == id_:
            topics[topic] += times
            calculations[calculation] += times
    return UsualMistake(general_slip(id_, _most(calculations)), topics.total(), lately, _most(topics), last)


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))

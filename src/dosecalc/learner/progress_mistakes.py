"""The usual mistakes of a learner, counted by their id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_days import ONE_DAY
from dosecalc.tutoring.slips.in_general import GeneralSlip, in_general

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LATELY_DAYS = 28
LATELY = LATELY_DAYS * ONE_DAY


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


def usual_mistakes(made: Iterable[tuple[str, str, str, date]], today: date) -> tuple[UsualMistake, ...]:
    """Every mistake that was made, the most frequent first.

    made: for each wrong answer that could be explained, the id of its likeliest mistake, calculation, topic and day.
    """
    piles: dict[str, list[tuple[str, str, date]]] = {}
    for id_, calculation, topic, day in made:
        piles.setdefault(id_, []).append((calculation, topic, day))
    found = [_counted(id_, pile, today) for id_, pile in piles.items()]
    return tuple(sorted(found, key=lambda mistake: (-mistake.times, -mistake.lately, mistake.slip.id)))


def _counted(id_: str, pile: list[tuple[str, str, date]], today: date) -> UsualMistake:
    topics = Counter(topic for _, topic, _ in pile)
    return UsualMistake(
        in_general(id_, min(calculation for calculation, _, _ in pile)),
        times=len(pile),
        lately=sum(today - LATELY < day <= today for _, _, day in pile),
        topic=min(topics, key=lambda topic: (-topics[topic], topic)),
        last=max(day for _, _, day in pile),
    )

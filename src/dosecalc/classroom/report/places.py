"""The analysis of each place of a set, over all variants: difficulty, discrimination, time, wrong answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.bank.templates import template
from dosecalc.classroom.report.answer_tally import NO_MISTAKE
from dosecalc.classroom.report.place_finding import finding
from dosecalc.classroom.report.statistics.item_discrimination import corrected_item_total, upper_lower_index
from dosecalc.classroom.report.statistics.moments import median
from dosecalc.classroom.report.words import WITHOUT_MISTAKE, happened
from dosecalc.quantities.rounding import Rounding
from dosecalc.tutoring.parts import LABELS
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.classroom.report.answer_tally import AnswerTally, Miss
    from dosecalc.classroom.report.class_tally import ClassTally
    from dosecalc.classroom.report.place_finding import Finding
    from dosecalc.sets.problem_set import ProblemSet

MOST_WRONG, MOST_ANSWERS = 5, 6
_WHOLE = Rounding("whole")


@dataclass(frozen=True)
class GivenAnswer:
    """One wrong answer of a variant, as it was read, with the right one."""

    variant: str
    answer: str
    key: str
    times: int


@dataclass(frozen=True)
class WrongAnswers:
    """Wrong answers behind which there is the same mistake.

    part: its label. mistake: the id, empty where no known mistake leads there. error: its class. answers: the most
    frequent, if learners share variants.
    """

    part: str
    says: str
    mistake: str
    error: str
    times: int
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True)
class PlaceReport:
    """One place of the set.

    earned: the share of its points. lost: the share that wrong numbers and words cost. right: how many learners got all
    of it. correlation: the corrected item-total correlation; index: upper less lower 27 %. seconds: the median, None
    where no time is known.
    """

    number: int
    template: str
    title: str
    topic: str
    level: int
    learners: int
    earned: Fraction
    lost: Fraction
    right: int
    correlation: Fraction | None
    index: Fraction | None
    finding: Finding
    empty: int
    partly: int
    seconds: int | None
    surely_wrong: int
    wrong: tuple[WrongAnswers, ...]

    @property
    def right_share(self) -> Fraction:
        """The share of learners who got all of it."""
        return Fraction(self.right, self.learners)


def place_reports(made: ProblemSet, counted: ClassTally, columns: Sequence[Sequence[int]]) -> Iterator[PlaceReport]:
    """One for each place. columns: the points of all learners at each place."""
    totals = [sum(row) for row in zip(*columns, strict=True)]
    full, learners = counted.points.full, len(totals)
    for place, (tally, points) in enumerate(zip(counted.places, columns, strict=True)):
        of = template(tally.template)
        correlation = corrected_item_total(points, totals)
        earned = Fraction(sum(points), learners * full)
        seconds = _WHOLE(median(tally.milliseconds) / 1000) if tally.milliseconds else None
        yield PlaceReport(
            place + 1,
            tally.template,
            of.title,
            of.topic,
            of.level,
            learners,
            earned,
            tally.lost / learners,
            sum(own == full for own in points),
            correlation,
            upper_lower_index(points, totals, full) if correlation is not None else None,
            finding(earned, correlation, learners, is_same_for_all=min(points) == max(points)),
            tally.empty,
            tally.partly,
            None if seconds is None else int(seconds),
            tally.surely_wrong,
            tuple(_wrong(tally, _keys(made, place)))[:MOST_WRONG],
        )


def _keys(made: ProblemSet, place: int) -> dict[str, tuple[str, ...]]:
    return {variant.name: variant.items[place].keys for variant in made.variants}


def _wrong(tally: AnswerTally, keys: dict[str, tuple[str, ...]]) -> Iterator[WrongAnswers]:
    """The wrong answers with the same mistake together, and what was not read; others each for itself."""
    piles: dict[tuple[object, ...], Counter[Miss]] = {}
    for miss, times in tally.misses.items():
        whose = miss.variant if miss.answer else ""
        pile = (miss.part, miss.mistake) if miss.mistake else (miss.part, miss.verdict, whose, miss.answer)
        piles.setdefault(pile, Counter())[miss] += times
    for misses in sorted(piles.values(), key=lambda pile: (-pile.total(), min(pile))):
        first = min(misses)
        slip = tally.mistakes.get(first.mistake) if first.mistake != NO_MISTAKE else None
        yield WrongAnswers(
            first.part,
            f"{happened(slip)}." if slip else WITHOUT_MISTAKE[Verdict(first.verdict)],
            first.mistake,
            slip.error.value if slip and slip.error else "",
            misses.total(),
            tuple(_answers(misses, keys))[:MOST_ANSWERS],
        )


def _answers(pile: Counter[Miss], keys: dict[str, tuple[str, ...]]) -> Iterator[GivenAnswer]:
    for miss, times in sorted(pile.items(), key=lambda counted: (-counted[1], counted[0])):
        if miss.answer:
            part = LABELS.index(miss.part) if miss.part else 0
            yield GivenAnswer(miss.variant, miss.answer, keys[miss.variant][part], times)

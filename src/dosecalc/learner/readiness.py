"""Whether a learner is ready for an exam: how each section of its blueprint stands, and what to expect of a paper.

A pure function of what was answered; how the range is worked out is said in `readiness_range` and `readiness_skills`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING

from dosecalc.bank.asked import asked
from dosecalc.learner.progress_mastery import LEAST
from dosecalc.learner.progress_mistakes import LATELY_DAYS
from dosecalc.learner.progress_pace import ACCURATE
from dosecalc.learner.readiness_range import range_by_whole, range_of
from dosecalc.learner.readiness_skills import AtLevel, skills_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from dosecalc.bank.blueprint import Blueprint, Section
    from dosecalc.learner.exams import Exam
    from dosecalc.learner.readiness_range import Range
    from dosecalc.learner.readiness_skills import Tried
    from dosecalc.learner.skill import Skill

ENOUGH = Fraction(1, 2)
"""Of the problems of a paper, the share that must ask for what was tried before a range is told; the project's own."""

WELL_RECALLED = 90
"""Hundredths: from there on FSRS calls nothing due."""


class Need(Enum):
    """What a section needs most, in words; each goes before those after it."""

    TO_BEGIN = "never tried"
    ANSWERS = "too few answers"
    ACCURACY = "needs practice"
    BREADTH = "in part new"
    REVIEW = "to be reviewed"
    SPEED = "too slow"
    NOTHING = "steady"


class Outlook(Enum):
    """How much of the range passes: all of it, most of it, at most half of it, nothing of it."""

    PASSES = "passes"
    HOPEFUL = "hopeful"
    DOUBTFUL = "doubtful"
    FAILS = "fails"


@dataclass(frozen=True)
class SectionStanding:
    """How a learner stands in a section. levels: in what it asks at each. pace: seconds that the exam gives a problem.

    wanted: the share of answers that has to be right before it needs no more practice.
    """

    section: Section
    levels: tuple[AtLevel, ...]
    pace: Fraction
    wanted: Fraction

    @property
    def answers(self) -> int:
        """The last first answers in each of its skills, together."""
        return sum(each.answers for each in self.levels)

    @property
    def right(self) -> int:
        """How many of them were right without a hint."""
        return sum(each.right for each in self.levels)

    @property
    def skills(self) -> int:
        """How many it can ask for."""
        return sum(len(skills_of(each.asked)) for each in self.levels)

    @property
    def tried(self) -> int:
        """How many of them were tried."""
        return sum(len(each.tried) for each in self.levels)

    @property
    def covered(self) -> Fraction:
        """How many of its problems may be expected to ask only for what was tried."""
        return sum((each.covered for each in self.levels), Fraction(0))

    @property
    def recalled(self) -> int | None:
        """How likely a skill that was tried is still held, in whole hundredths, on average; None where none was."""
        found = [skill.recalled for each in self.levels for skill in each.tried.values()]
        return sum(found) // len(found) if found else None

    @property
    def seconds(self) -> int | None:
        """What a problem usually takes, on average; None where that is not known."""
        found = [seconds for each in self.levels for seconds in each.seconds]
        return sum(found) // len(found) if found else None

    @property
    def low(self) -> Fraction:
        """How many of its problems may be expected to be right, at least."""
        return sum((each.asked.problems * each.chance.low for each in self.levels), Fraction(0))

    @property
    def high(self) -> Fraction:
        """How many of its problems may be expected to be right, at most."""
        return sum((each.asked.problems * each.chance.high for each in self.levels), Fraction(0))

    @property
    def to_win(self) -> Fraction:
        """Problems that cannot be counted on yet."""
        return self.section.problems - self.low

    @property
    def need(self) -> Need:
        """What it needs most."""
        return next(need for need, is_so in self._needs() if is_so)

    def _needs(self) -> Iterable[tuple[Need, bool]]:
        yield Need.TO_BEGIN, not self.answers
        yield Need.ANSWERS, self.answers < LEAST
        yield Need.ACCURACY, self.right < self.wanted * self.answers
        yield Need.BREADTH, self.tried < self.skills
        yield Need.REVIEW, self.recalled is not None and self.recalled < WELL_RECALLED
        yield Need.SPEED, self.seconds is not None and self.seconds > self.pace
        yield Need.NOTHING, True


@dataclass(frozen=True)
class Readiness:
    """How ready a learner is for an exam.

    now: when it is told, by the learner's own clock. since: the first day that counts, None for all. sections: in the
    order of the blueprint. taken: the exams of that name that are over, the first first. again: those of them that
    had the paper of an earlier one. lately: those that are not long ago, were as long, and had a paper of their own.
    """

    now: datetime
    since: date | None
    blueprint: Blueprint
    sections: tuple[SectionStanding, ...]
    taken: tuple[Exam, ...]
    again: tuple[Exam, ...]
    lately: tuple[Exam, ...]

    @property
    def covered(self) -> Fraction:
        """How many problems of a paper may be expected to ask only for what was tried."""
        return sum((each.covered for each in self.sections), Fraction(0))

    @property
    def enough(self) -> int:
        """How many of them there must be before a range is told."""
        return ceil(ENOUGH * self.blueprint.problems)

    @cached_property
    def by_drills(self) -> Range | None:
        """What to expect of a paper by the answers alone; None where there are too few."""
        if self.covered < self.enough:
            return None
        levels = [level for section in self.sections for level in section.levels]
        return range_of(level.chance for level in levels for _ in range(level.asked.problems))

    @property
    def expected(self) -> Range | None:
        """What to expect of a paper: what the answers say, and what the last exam came to."""
        found = self.by_drills
        return found.reaching(self.lately[-1].points) if found and self.lately else found

    @property
    def by_exams(self) -> Range | None:
        """What to expect of a paper by what the exams of late came to as a whole; None where there were none."""
        if not self.lately:
            return None
        problems = self.blueprint.problems
        points = floor(sum((exam.points for exam in self.lately), Fraction(0)))
        return range_by_whole(points, problems * len(self.lately), problems)

    @property
    def outlook(self) -> Outlook | None:
        """How that stands to the pass mark; None where nothing is expected."""
        if self.expected is None:
            return None
        low, high, to_pass = self.expected.low, self.expected.high, self.blueprint.to_pass
        if not low < to_pass <= high:
            return Outlook.PASSES if low >= to_pass else Outlook.FAILS
        return Outlook.HOPEFUL if 2 * to_pass <= low + high else Outlook.DOUBTFUL

    @property
    def seconds(self) -> int:
        """What a paper takes at the usual times; where one is not known, at the pace of the exam."""
        times = (
            each.section.problems * (each.pace if each.seconds is None else each.seconds) for each in self.sections
        )
        return ceil(sum(times, Fraction(0)))

    @property
    def needs_most(self) -> SectionStanding | None:
        """The section in which most is to be won; None where each is steady."""
        needy = [each for each in self.sections if each.need is not Need.NOTHING]
        return max(needy, key=lambda each: each.to_win, default=None)


def readiness(
    blueprint: Blueprint,
    tried: Mapping[Skill, Tried],
    now: datetime,
    *,
    taken: Iterable[Exam] = (),
    since: date | None = None,
) -> Readiness:
    """How ready somebody is who has tried these skills. taken: the exams after the blueprint that are over.

    Raises:
        NothingToDrill: the blueprint asks for a level that its topics do not have.
    """
    exams = tuple(sorted(taken, key=lambda exam: exam.sheet.started))
    again = tuple(_again(exams))
    return Readiness(
        now=now,
        since=since,
        blueprint=blueprint,
        sections=tuple(
            SectionStanding(
                section,
                tuple(AtLevel.of(each, blueprint.marking, tried) for each in asked(section)),
                blueprint.pace,
                max(ACCURATE, Fraction(blueprint.to_pass, blueprint.problems)),
            )
            for section in blueprint.sections
        ),
        taken=exams,
        again=again,
        lately=tuple(
            each
            for each in exams
            if each.sheet.started >= now - timedelta(days=LATELY_DAYS)
            and len(each.sheet.entries) == blueprint.problems
            and each not in again
        ),
    )


def _again(exams: tuple[Exam, ...]) -> Iterator[Exam]:
    """Those whose problems an earlier one had; what was seen before is remembered."""
    seen = set()
    for exam in exams:
        paper = tuple(entry.problem for entry in exam.sheet.entries)
        if paper in seen:
            yield exam
        seen.add(paper)

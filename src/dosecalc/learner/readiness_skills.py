"""What the answers in a skill tell of a paper that asks for it, and what those in several skills tell together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from dosecalc.learner.progress_tallies import SAFE, UNSAFE
from dosecalc.learner.readiness_range import Chance, chance
from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.asked import Asked
    from dosecalc.bank.drilled import Drilled
    from dosecalc.tutoring.marking import Marking

HUNDRED = 100


@dataclass(frozen=True)
class Tried:
    """A skill that was tried. answers: the last first answers, as the tallies have them, the newest first.

    recalled: how likely it is still held, in whole hundredths. seconds: what a right answer usually takes, None where
    there is none.
    """

    answers: tuple[int, ...]
    recalled: int = HUNDRED
    seconds: int | None = None


@dataclass(frozen=True)
class AtLevel:
    """How a learner stands in what a section asks at a level: the skills that were tried, of all that can be asked."""

    asked: Asked
    marking: Marking
    tried: Mapping[Skill, Tried]

    @classmethod
    def of(cls, asked: Asked, marking: Marking, tried: Mapping[Skill, Tried]) -> AtLevel:
        """How somebody stands who has tried these skills and perhaps others."""
        return cls(asked, marking, {skill: tried[skill] for skill in skills_of(asked) if skill in tried})

    @property
    def answers(self) -> int:
        """The last answers in all of its skills together."""
        return sum(len(each.answers) for each in self.tried.values())

    @property
    def right(self) -> int:
        """How many of them were right without a hint, and earn something written as they were."""
        least = UNSAFE if self.marking.unsafe_form else SAFE
        return sum(answer >= least for each in self.tried.values() for answer in each.answers)

    @property
    def new(self) -> tuple[Drilled, ...]:
        """The templates that ask for a skill that was never tried."""
        return tuple(each for each in self.asked.templates if not _skills(each) <= self.tried.keys())

    @property
    def covered(self) -> Fraction:
        """How many of its problems may be expected to ask only for what was tried."""
        known = len(self.asked.templates) - len(self.new)
        return Fraction(self.asked.problems * known, len(self.asked.templates))

    @property
    def chance(self) -> Chance:
        """The chance that a problem is right.

        At the low end what was never tried is not known and what was not practiced lately may be forgotten; at the high
        end nothing is forgotten, and what was never tried goes as the rest does.
        """
        each = chance(self.right, self.answers)
        low = sum((self._low(template, each.low) for template in self.asked.templates), Fraction(0))
        return Chance(low / len(self.asked.templates), each.high)

    def _low(self, template: Drilled, at_least: Fraction) -> Fraction:
        """Of a problem, all parts of which have to be right, unless each earns its share."""
        parts = [at_least * self._recalled(Skill(name, template.level)) for name in template.calculations]
        return sum(parts, Fraction(0)) / len(parts) if self.marking.partial_credit else prod(parts, start=Fraction(1))

    def _recalled(self, skill: Skill) -> Fraction:
        return Fraction(self.tried[skill].recalled, HUNDRED) if skill in self.tried else Fraction(0)

    @property
    def seconds(self) -> tuple[int, ...]:
        """What problems usually take, of each template of which that is known."""
        known = {skill: each.seconds for skill, each in self.tried.items()}
        parts = [[known.get(Skill(name, each.level)) for name in each.calculations] for each in self.asked.templates]
        return tuple(sum(filter(None, times)) for times in parts if None not in times)


def skills_of(asked: Asked) -> list[Skill]:
    """The skills that can be asked for, each once."""
    return sorted({skill for template in asked.templates for skill in _skills(template)})


def _skills(template: Drilled) -> set[Skill]:
    return {Skill(name, template.level) for name in template.calculations}

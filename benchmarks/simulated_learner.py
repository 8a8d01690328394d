"""How many problems until all skills are mastered: the adaptive drill, a random drill, and topic by topic.

Run it with the environment's own Python: python3 benchmarks/simulated_learner.py [--learners N] [--setting NAME].
The skills, templates, topics and the choosing are the product's own; the learner is a model, the same for all three:

- Of each skill a part is learned (0 to 1, a random start), of which a part is still there: it halves in a half-life, a
  random number of days. The first answer is right with probability GUESS + (CEILING - GUESS) * learned * still there.
- Feedback after a wrong answer teaches a share of what is not learned, a right answer half of that; less of it while
  the topics that are presupposed are not learned. Other levels of the same calculation gain a little.
- A right answer lengthens the half-life, the more the less was still there (spacing); a wrong one shortens it.
- An answer takes the time of its topic's pace, nearly twice that where little is known and half where much is.
- A day has PER_DAY problems. A skill is mastered while its first answer would be right with at least MASTERY; what is
  counted is the problems until nine in ten are, and until every one is, at the end of a day. Who is not there after
  MOST problems is told.

The model knows nothing of FSRS: its forgetting is exponential, FSRS's is not. Random numbers are seeded.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from dosecalc.bank.drilled import drilled
from dosecalc.bank.topics import topics
from dosecalc.learner.adaptive import Adaptive
from dosecalc.learner.curriculum import Curriculum
from dosecalc.learner.records import Record
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings
from dosecalc.tutoring.attempt import Ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.bank.drilled import Drilled

GUESS, CEILING = 0.05, 0.97
MASTERY = 0.8
NEARLY_ALL = 0.9
PER_DAY = 30
MOST = 15_000
TOPICS = (
    "conversion",
    "orders",
    "devices",
    "dosing",
    "strength",
    "flow",
    "patient",
    "safety",
    "reconstitution",
    "titration",
)
"""Those that an infusion technician and a nurse share; all 28 take three times as long to simulate."""

START = datetime(2026, 1, 5, 18, tzinfo=UTC)


@dataclass(frozen=True)
class Setting:
    """Learners of a kind.

    half_life: the first ones, in days, from and to. needs: how much what is presupposed counts.
    """

    half_life: tuple[float, float]
    needs: float


SETTINGS = {
    "usual": Setting((2, 6), 0.7),
    "forgets little": Setting((20, 60), 0.7),
    "presupposes nothing": Setting((2, 6), 0),
}


class Learner:
    """A model of a learner: what is learned of each skill, since when, and how fast it goes."""

    def __init__(self, plan: Curriculum, setting: Setting, seed: int) -> None:
        self.plan, self.setting, self.random = plan, setting, random.Random(seed)
        skills = sorted(plan.home)
        self.learned = {skill: self.random.uniform(0, 0.4) for skill in skills}
        self.rate = {skill: self.random.uniform(0.25, 0.6) for skill in skills}
        self.half_life = {skill: self.random.uniform(*setting.half_life) for skill in skills}
        self.day_of = dict.fromkeys(skills, 0)
        self.relatives: dict[str, list[Skill]] = {}
        for skill in skills:
            self.relatives.setdefault(skill.calculation, []).append(skill)

    def still_there(self, skill: Skill, day: int) -> float:
        """Which part of what was learned is not forgotten."""
        return math.pow(0.5, (day - self.day_of[skill]) / self.half_life[skill])

    def chance(self, skill: Skill, day: int) -> float:
        """How likely the first answer is right."""
        return GUESS + (CEILING - GUESS) * self.learned[skill] * self.still_there(skill, day)

    def seconds(self, skill: Skill, day: int, pace: int) -> int:
        """How long an answer takes: the better held, the faster."""
        fluency = self.learned[skill] * self.still_there(skill, day)
        return int(pace * (1.8 - 1.4 * fluency) * self.random.uniform(0.75, 1.25))

    def readiness(self, skill: Skill) -> float:
        """How much of what is taught arrives."""
        before = [each for name in self.plan.topics[self.plan.home[skill]].after for each in self.plan.skills(name)]
        known = statistics.fmean(self.learned[each] for each in before) if before else 1
        return 1 - self.setting.needs * (1 - known)

    def answers(self, skill: Skill, day: int) -> bool:
        """Whether the first answer is right; the learner learns from it and from the feedback."""
        there = self.still_there(skill, day)
        is_right = self.random.random() < self.chance(skill, day)
        taught = self.rate[skill] * self.readiness(skill)
        held = self.learned[skill] if is_right else self.learned[skill] * (0.5 + 0.5 * there)
        self.learned[skill] = held + (1 - held) * taught * (0.5 if is_right else 1)
        self.half_life[skill] *= 1 + 2 * (1 - there) + 0.1 if is_right else 0.8
        self.half_life[skill] = max(self.half_life[skill], self.setting.half_life[0])
        self.day_of[skill] = day
        for other in self.relatives[skill.calculation]:
            if other != skill:
                self.learned[other] += (1 - self.learned[other]) * taught * 0.1
        return is_right

    def works(self, template: Drilled, day: int) -> Answers:
        """The answers to a problem, from which the learner learns."""
        pace, found = self.plan.pace(template.topic), []
        for skill in (Skill(name, template.level) for name in template.calculations):
            seconds = self.seconds(skill, day, pace)
            found.append((skill, self.answers(skill, day), seconds))
        return found

    def mastered(self, day: int) -> int:
        """How many skills are mastered."""
        return sum(self.chance(skill, day) >= MASTERY for skill in self.learned)


Answers = list[tuple[Skill, bool, int]]
"""What a problem came to: of each part the skill, whether the first answer was right, and its seconds."""


class Choosing(Protocol):
    """A way to choose what a learner practices next."""

    def next(self, now: datetime, /) -> Drilled:
        """The next template."""

    def told(self, template: Drilled, answers: Answers, now: datetime, /) -> None:
        """Hear how it went."""


class AtRandom:
    """Every template once in a shuffled order, then again in another, as a drill of all topics gives them."""

    def __init__(self, plan: Curriculum, seed: int) -> None:
        self.random = random.Random(seed)
        self.all = plan.all_templates()
        self.waiting: list[Drilled] = []

    def next(self, _now: datetime) -> Drilled:
        """The next template."""
        if not self.waiting:
            self.waiting = self.random.sample(self.all, len(self.all))
        return self.waiting.pop()

    def told(self, template: Drilled, answers: Answers, now: datetime) -> None:
        """Hear how it went; it makes no difference."""


class TopicByTopic:
    """A topic until the last answer to each of its skills was right, then the next one; after the last, once more."""

    def __init__(self, plan: Curriculum, seed: int) -> None:
        self.plan, self.random = plan, random.Random(seed)
        self.order = [name for name in plan.topics if plan.skills(name)]
        self.place, self.right = 0, dict[Skill, bool]()

    def next(self, _now: datetime) -> Drilled:
        """The next template: one that drills a skill of the topic that was not right yet."""
        while not (left := [each for each in self.plan.skills(self.order[self.place]) if not self.right.get(each)]):
            self.place = (self.place + 1) % len(self.order)
            for skill in self.plan.skills(self.order[self.place]):
                self.right[skill] = False
        found = self.plan.templates[self.random.choice(left)]
        return self.random.choice([each for each in found if each.topic == self.order[self.place]])

    def told(self, _template: Drilled, answers: Answers, _now: datetime) -> None:
        """Hear how it went."""
        self.right |= {skill: is_right for skill, is_right, _ in answers}


class ByTheDrill:
    """What the drill chooses that is told no topic; `review` gives the due ones among them."""

    def __init__(self, plan: Curriculum, seed: int) -> None:
        self.standings, self.seed = Standings(plan), seed
        self.choosing, self.day = Adaptive(self.standings, seed), START

    def next(self, now: datetime) -> Drilled:
        """The next template."""
        if now.date() != self.day.date():
            self.choosing, self.day = Adaptive(self.standings, self.seed + now.toordinal()), now
        task = self.choosing.next(now)
        if task is None:
            raise LookupError
        return task.templates[0]

    def told(self, template: Drilled, answers: Answers, now: datetime) -> None:
        """Hear how it went, as the history would tell it."""
        name, topic = template.template, template.topic
        for skill, is_right, seconds in answers:
            given = Record(now, "", "drill", "", "", name, topic, skill.calculation, skill.level)
            ending = Ending.RIGHT if is_right else Ending.MISSED
            self.standings.add(replace(given, ending=ending.value, tries=1, seconds=Decimal(seconds)), now)


WAYS: dict[str, Callable[[Curriculum, int], Choosing]] = {
    "adaptive drill": ByTheDrill,
    "random drill": AtRandom,
    "topic by topic": TopicByTopic,
}


def core() -> Curriculum:
    """The skills of TOPICS, with the templates that drill them."""
    return Curriculum(
        {name: topic for name, topic in topics().items() if name in TOPICS},
        [each for each in drilled().values() if each.topic in TOPICS],
    )


def problems_needed(way: str, setting: Setting, seed: int, plan: Curriculum) -> tuple[int | None, int | None]:
    """The problems until nine in ten skills, and all, are mastered; None where it takes more than MOST."""
    learner, choosing, most = Learner(plan, setting, seed), WAYS[way](plan, seed), None
    for day in range(MOST // PER_DAY):
        now = START + timedelta(days=day)
        for _ in range(PER_DAY):
            template = choosing.next(now)
            choosing.told(template, learner.works(template, day), now)
        mastered = learner.mastered(day)
        if most is None and mastered >= NEARLY_ALL * len(plan.home):
            most = (day + 1) * PER_DAY
        if mastered == len(plan.home):
            return most, (day + 1) * PER_DAY
    return most, None


def told(needed: list[int | None]) -> str:
    """Mean and standard deviation of those that got there, and how many did not."""
    there = [number for number in needed if number is not None]
    late = len(needed) - len(there)
    spread = f"{statistics.fmean(there):7,.0f} ± {statistics.pstdev(there):5,.0f}" if there else f"{'-':>15}"
    return f"{spread}{f'  ({late} not)' if late else '':10}"


def main() -> None:
    """Print a table for each setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=100)
    parser.add_argument("--setting", choices=SETTINGS, action="append")
    chosen = parser.parse_args()
    plan = core()
    print(f"{len(plan.home)} skills of {len(TOPICS)} topics; {chosen.learners} learners; at most {MOST:,} problems")
    print(f"{'':20}{'':18}{'nine in ten mastered':27}all mastered")
    for name in chosen.setting or SETTINGS:
        for way in WAYS:
            needed = [problems_needed(way, SETTINGS[name], seed, plan) for seed in range(chosen.learners)]
            most, all_ = zip(*needed, strict=True)
            print(f"{name:20}{way:18}{told(list(most)):27}{told(list(all_))}", flush=True)


if __name__ == "__main__":
    main()

"""A class that never was: learners of unlike ability who slip as people do, with every answer really graded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from random import Random
from typing import TYPE_CHECKING

from dosecalc.bank.generator import problem as problem_of
from dosecalc.bank.policies import policy
from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.problem_set import Learner, Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.sets.responses import Response
from dosecalc.tutoring.grading import understood
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Identity, Problem
    from dosecalc.quantities.worked import Worked
    from dosecalc.sets.problem_set import Item, ProblemSet
    from dosecalc.tutoring.distractors import Distractor
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.verdict import Grade

TOPICS = ("conversion", "dosing", "flow", "strength", "titration", "orders", "cases", "devices", "reconstitution")
POLICY = "pharmacy"


def pretended_set(
    topics: Sequence[str] = TOPICS,
    problems: int = 12,
    versions: int = 2,
    roster: Sequence[Learner] = (),
    marking: Marking | None = None,
    title: str = "Quiz 3",
    to_pass: int = 0,
    by_policy: str = POLICY,
) -> ProblemSet:
    by = policy(by_policy)
    terms = Terms(title, by.identity, marking or Marking(), 0, to_pass)
    return made_set(PlannedSet(recipe_from(topics, (), problems, terms), 7, by, versions, roster))


drawn = cache(problem_of)
_wrong: dict[tuple[Identity, int], tuple[Distractor, ...]] = {}
_grades: dict[tuple[Identity, tuple[str, ...]], tuple[Grade, ...]] = {}


def wrong_answers(problem: Problem, at: int) -> tuple[Distractor, ...]:
    """The wrong answers that a part invites, found once for each problem."""
    if (problem.identity, at) not in _wrong:
        _wrong[problem.identity, at] = problem.parts[at].distractors
    return _wrong[problem.identity, at]


def marked(made: ProblemSet, item: Item, responses: Sequence[Response]) -> MarkedProblem:
    """A problem really graded; the same answers to the same problem are graded once."""
    problem = drawn(item.identity)
    texts = tuple(response.text for response in responses)
    if (item.identity, texts) not in _grades:
        _grades[item.identity, texts] = graded(problem.parts, texts)
    grades = _grades[item.identity, texts]
    marking = made.terms.marking
    parts = tuple(
        MarkedPart(part.label, response, grade, mark)
        for part, response, grade, mark in zip(problem.parts, responses, grades, marking.marks(grades), strict=True)
    )
    return MarkedProblem(item, parts, marking.earned(grades))


Answers = Callable[["Problem"], Sequence[Response | str]]


def learners_marks(made: ProblemSet, learner: Learner, variant: str, answers: Answers) -> LearnersMarks:
    """answers: to a problem."""
    problems = []
    for item in made.variant(variant).items:
        given = answers(drawn(item.identity))
        problems.append(marked(made, item, [each if isinstance(each, Response) else Response(each) for each in given]))
    return LearnersMarks(learner, made.variant(variant).name, tuple(problems))


def keys(problem: Problem) -> list[str]:
    """Everything right."""
    return [part.key for part in problem.parts]


def nothing(problem: Problem) -> list[str]:
    """Everything left empty."""
    return ["" for _ in problem.parts]


@dataclass
class Person:
    """Somebody. ability: 0 is the middle. habits: slips made more often than others. is_rash: sure of everything."""

    random: Random
    ability: float
    habits: frozenset[str]
    is_rash: bool
    hard: dict[Identity, float]

    def answers(self, problem: Problem) -> list[Response]:
        own: list[Worked | None] = []
        found = []
        for at, part in enumerate(problem.parts):
            text = self._text(problem, part, at, own)
            own.append(understood(part.solution, text))
            found.append(Response(text, self._sure() if text else 0, self._time(text)))
        return found

    def _text(self, problem: Problem, part: Part, at: int, own: list[Worked | None]) -> str:
        level = problem.template.level
        odds = self.ability + 2.2 - 0.6 * level - self.hard.get(problem.identity, 0.0) - 0.2 * at
        if self.random.random() < 0.02 + 0.02 * max(0.0, -self.ability):
            return ""
        if self.random.random() < 1 / (1 + exp(-odds)):
            after = part.after(own) if part.carried else None
            return self._written((after or part).key)
        wrong = [each for each in wrong_answers(problem, at) if each.slip]
        usual = [each for each in wrong if each.slip and each.slip.id in self.habits]
        if usual and self.random.random() < 0.7:
            return usual[0].text
        if wrong and self.random.random() < 0.8:
            return wrong[min(int(self.random.expovariate(0.7)), len(wrong) - 1)].text
        return self.random.choice([str(part.solution.exact), part.key.split()[0], "about 5", "17 mL", "?", ""])

    def _written(self, key: str) -> str:
        if key.startswith("0.") and self.random.random() < 0.15:
            return key[1:]
        return key.split(maxsplit=1)[0] if self.random.random() < 0.04 else key

    def _sure(self) -> int:
        return 3 if self.is_rash else self.random.choice([1, 2, 2, 3, 3])

    def _time(self, text: str) -> int:
        return int(1000 * self.random.lognormvariate(4, 0.5)) if text else -1


HABITS = (
    "not-converted",
    "converted-the-wrong-way",
    "upside-down",
    "tenfold-too-small",
    "left-out",
    "stopped-too-early",
)


def pretended_class(
    made: ProblemSet, learners: int, seed: int = 5, harder: dict[tuple[str, int], float] | None = None
) -> Iterator[LearnersMarks]:
    """One learner after the other, the variants in turn. harder: by variant and place, how much harder it is there."""
    for number in range(learners):
        random = Random(f"{seed}:{number}")
        variant = made.variants[number % len(made.variants)]
        learner = variant.learner or Learner(f"s{number + 1:03}", f"Learner {number + 1}")
        hard = {variant.items[at].identity: by for (name, at), by in (harder or {}).items() if name == variant.name}
        habits = frozenset(random.sample(HABITS, 2))
        person = Person(random, random.gauss(0, 1.1), habits, random.random() < 0.15, hard)
        yield learners_marks(made, learner, variant.name, person.answers)

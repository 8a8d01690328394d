"""Answers that fit another variant's key, or no key of the set: a wrong letter, a neighbor's answers, the wrong key.

Nobody is to be accused by chance. That a wrong answer happens to be the key of another variant is taken to come about
one time in twenty, for numbers of two digits or more; shorter ones and words are no evidence. What is told of a learner
would happen so to fewer than one in a million, in any of the other variants.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from math import comb
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.sets.problem_set import ProblemSet, Variant

    Place = tuple[int, int]

HARDLY, NEARLY_ALL = Fraction(1, 4), Fraction(3, 4)
"""Of somebody's answers: no more than the one fit their own variant, no fewer than the other fit another's."""

BY_CHANCE, RARE = Fraction(1, 20), Fraction(1, 1_000_000)
FEWEST_DIGITS = 2
MOST_READ = 4096

OF_A_CLASS, FEWEST_ANSWERS, FEWEST_LEARNERS = Fraction(1, 20), 20, 2
"""Where fewer of the numbers of a class fit the key, of so many of so many learners, it may be another set's."""

FITTING = frozenset(Verdict) - {Verdict.WRONG, Verdict.UNREADABLE}
"""Whatever shows in any respect that it was worked out with the numbers of one's own variant."""


@dataclass
class KeysThatFit:
    """Which keys the answers of a class fit, counted one learner after the other.

    answers: numbers of two digits or more were asked for; fitting: those of them that are the key.
    """

    made: ProblemSet
    answers: int = 0
    fitting: int = 0
    learners: int = 0
    _others: dict[Place, Mapping[object, Sequence[Variant]]] = field(default_factory=dict)

    def remarks_on(self, marks: LearnersMarks) -> Iterator[Remark]:
        """A word on a learner whose answers fit another variant and hardly their own."""
        parts = [part for problem in marks.problems for part in problem.parts if part.is_answered]
        fitting = sum(part.grade.verdict in FITTING for part in parts)
        other = self._other(marks, len(parts)) if parts and fitting <= HARDLY * len(parts) else None
        if other is None:
            self._count(marks)
            return
        variant, count = other
        whose = f" (of {variant.learner})" if variant.learner else ""
        says = (
            f"{fitting} of {len(parts)} answers fit variant {marks.variant}, {count} fit variant "
            f"{variant.name}{whose}: which one was it? They were graded as {marks.variant}"
        )
        yield Remark(Concern.OTHER_VARIANT, says, learner=marks.learner.id, variant=marks.variant)

    def _count(self, marks: LearnersMarks) -> None:
        """Count the numbers that are evidence."""
        told = [
            _agree(key, part.response.text)
            for problem in marks.problems
            for part, key in zip(problem.parts, problem.item.keys, strict=True)
            if part.is_answered and _digits(key) >= FEWEST_DIGITS
        ]
        self.learners += bool(told)
        self.answers += len(told)
        self.fitting += sum(told)

    def remarks(self) -> list[Remark]:
        """A word on the class, once all were told, where hardly anything fits."""
        is_enough = self.learners >= FEWEST_LEARNERS and self.answers >= FEWEST_ANSWERS
        if not is_enough or self.fitting >= OF_A_CLASS * self.answers:
            return []
        key = f"the key of {self.made.terms.title} ({self.made.id})"
        says = f"{self.fitting:,} of {self.answers:,} numbers of the class fit {key}: is this the key of their set?"
        return [Remark(Concern.OTHER_KEY, says)]

    def _other(self, marks: LearnersMarks, answered: int) -> tuple[Variant, int] | None:
        """The other variant that nearly all answers fit, with how many do; None where that may be chance."""
        if len(self.made.variants) == 1:
            return None
        own, texts = self._variants[marks.variant], list(_texts(marks))
        told = Counter[str]()
        for place, text in texts:
            if not _agree(_key(own, place), text):
                alike = ((each, _key(each, place)) for each in self._telling(place).get(_value(text), ()))
                told.update(each.name for each, key in alike if _agree(key, text))
        if not told:
            return None
        name, count = max(told.items(), key=lambda each: each[1])
        other = self._variants[name]
        fitting = sum(_agree(_key(other, place), text) for place, text in texts)
        keys = ((_key(other, place), _value(_key(own, place))) for place, _ in texts)
        telling = sum(_digits(key) >= FEWEST_DIGITS and _value(key) != mine for key, mine in keys)
        chance = (len(self.made.variants) - 1) * comb(telling, count) * BY_CHANCE**count
        return (other, fitting) if fitting >= NEARLY_ALL * answered and chance <= RARE else None

    @cached_property
    def _variants(self) -> Mapping[str, Variant]:
        return {variant.name: variant for variant in self.made.variants}

    def _telling(self, place: Place) -> Mapping[object, Sequence[Variant]]:
        """The variants by their key there, where it is no short number and no word."""
        if place not in self._others:
            found: dict[object, list[Variant]] = defaultdict(list)
            for variant in self.made.variants:
                if _digits(key := _key(variant, place)) >= FEWEST_DIGITS:
                    found[_value(key)].append(variant)
            self._others[place] = found
        return self._others[place]


def _texts(marks: LearnersMarks) -> Iterator[tuple[Place, str]]:
    for problem in marks.problems:
        for at, part in enumerate(problem.parts):
            if part.is_answered:
                yield (problem.item.number, at), part.response.text


def _key(variant: Variant, place: Place) -> str:
    """The right answer there; empty where the variant has no such part."""
    keys = variant.items[place[0] - 1].keys
    return keys[place[1]] if place[1] < len(keys) else ""


@lru_cache(MOST_READ)
def _read(text: str) -> Quantity | None:
    try:
        return read_quantity(text)
    except UnreadableQuantity:
        return None


def _value(text: str) -> object:
    """The number of an answer, or its words."""
    read = _read(text)
    return " ".join(text.casefold().split()) if read is None else read.number


def _agree(key: str, text: str) -> bool:
    """Whether an answer is this key, with its unit or without any."""
    typed, right = _read(text), _read(key)
    if typed is None or right is None:
        return _value(key) == _value(text)
    return typed.number == right.number and (typed.unit is None or typed.unit == right.unit)


@lru_cache(MOST_READ)
def _digits(key: str) -> int:
    """How many digits a key has that say something: not the zeros before and after; 0 for words.

    >>> [_digits(key) for key in ("1,450 mg", "0.0125 mg", "5 mL", "80 mL", "1:2,500", "every 8 hours")]
    [3, 3, 1, 1, 2, 0]
    """
    if _read(key) is None:
        return 0
    number = re.match(r"[\d.,:]*", key.removeprefix("1:"))
    return len(re.sub(r"\D", "", number[0]).strip("0")) if number else 0

"""The parts of a problem: what each asks for. A later part may rest on the answer of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from dosecalc.quantities.notation import ended
from dosecalc.quantities.operations import Nature
from dosecalc.quantities.units import UnitMismatch, spelled
from dosecalc.quantities.worked import InvalidGiven
from dosecalc.tutoring.asking import spoken_unit
from dosecalc.tutoring.solving import Solution, solve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.distractors import Distractor

BETWEEN_ANSWERS = ";"
EACH_ANSWER = "one answer for each part, with semicolons between"
LABELS = "abcdefghij"
ONCE = "Round only at the end."
CHOOSING = frozenset({Nature.CHOICE, Nature.ROUNDING})
"""What may give back a number that was looked at: the smaller of two, a whole number of lines."""


def with_others(part: Part) -> str:
    """What else is right, to stand behind the key: ` (22.4 to 22.6)`; empty where nothing is."""
    if not part.also_right:
        return ""
    numbers = sorted({*part.solution.accepted, part.solution.rounded.number})
    least, most = (_number_alone(part, number) for number in (numbers[0], numbers[-1]))
    return f" ({least} to {most})"


def _number_alone(part: Part, number: Fraction) -> str:
    """A number as it is written in the answer, without its unit."""
    written = str(replace(part.solution.rounded, number=number))
    return written.removesuffix(part.asked_unit).rstrip()


def answers_in(text: str, many: int = 1) -> list[str]:
    """The answers in a text that may hold several; of more than so many, none that is empty at the end.

    >>> answers_in("5 mg; 2 mL;"), answers_in("5 mg; ;", 3)
    (['5 mg', '2 mL'], ['5 mg', '', ''])
    """
    found = [answer.strip() for answer in text.split(BETWEEN_ANSWERS)]
    while len(found) > many and not found[-1]:
        found.pop()
    return found


class Table(Protocol):
    """A table of the card, from which a value is read."""

    def found_for(self, sought: Worked) -> Worked:
        """The value of the row that is for this quantity.

        Raises:
            GivensDoNotFit: there is none.
            UnitMismatch: it measures something else.
        """


@dataclass(frozen=True)
class LookedUp:
    """That a given is read from a table by an earlier answer. place: of the part whose answer it is."""

    place: int
    table: Table


@dataclass(frozen=True)
class Unstated:
    """The givens of a part that are to be found on the card: told in other words, or among others in a table.

    by: the names of the quantities, told on the card as well, by which they are found among others.
    bounds: the names of those that the answer is held to, and so what is chosen.
    """

    names: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()
    bounds: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Part:
    """One answer that a problem asks for; two of them are never equal, since workings are not compared.

    label: `a`, `b` …, empty where there is only one part. ask: the question. carried: for a given that is the answer of
    an earlier part, the place of that part. find_others: what `others` are found by.
    unstated: the givens that are to be found on the card. looked_up: for a given that is read from a table by an
    earlier answer, by which and from which. earlier: the parts before it.
    """

    label: str
    ask: str
    solution: Solution
    carried: Mapping[str, int] = field(default_factory=dict)
    find_others: Callable[[], tuple[Worked, ...]] = tuple
    unstated: Unstated = Unstated()
    looked_up: Mapping[str, LookedUp] = field(default_factory=dict)
    earlier: tuple[Part, ...] = ()

    @cached_property
    def worked_again(self) -> Mapping[int, Worked]:
        """The steps of its working that are the answers to earlier parts, which it works out once more, by place."""
        from dosecalc.tutoring.worked_again import worked_again  # noqa: PLC0415 - a right answer needs none

        found = worked_again(self.solution, [each.solution for each in self.earlier])
        return {place: step for place, step in found.items() if place not in self.carried.values()}

    @cached_property
    def others(self) -> tuple[Worked, ...]:
        """The quantities that the problem tells but this part does not need.

        Each has its name; what it tells of a given for other cases is among them. Most parts are never asked.
        """
        return self.find_others()

    @cached_property
    def distractors(self) -> tuple[Distractor, ...]:
        """All wrong answers that it invites, each once; none that would be taken for right.

        To find them takes longer than to draw the problem, and an export asks for them again and again.
        """
        from dosecalc.tutoring.distractors import distractors_of  # noqa: PLC0415 - a drill asks for none

        return distractors_of(self)

    @property
    def asked_unit(self) -> str:
        """The unit of the answer, as the learner is to write it."""
        return self.solution.form.unit or spelled(self.solution.unit)

    @property
    def asks_for(self) -> str:
        """In which unit or form to answer; an example is never the key."""
        form = self.solution.form
        if form.must_be_safe:
            return f"Write {form.to_write}."
        if form.words:
            return f"Answer with {form.to_write}."
        if form.written is None:
            return f"Answer in {spoken_unit(self.asked_unit)}." if self.asked_unit else "Answer with a number alone."
        example = next(text for text in form.examples if not (self.key.startswith(text) or text.startswith(self.key)))
        return f"Answer {'in' if form.name == 'duration' else 'as'} {form.asked}, as in {example}."

    @property
    def stated_rules(self) -> str:
        """How to round, in words."""
        return " ".join(filter(None, (self.solution.stated_rule, self.solution.weight_rule)))

    @property
    def how_to_round(self) -> str:
        """How to round, and that nothing is rounded on the way where there is a way."""
        is_rounded = (
            self.solution.form.is_rounded and self.solution.rule.place_for(self.solution.written_number) != "exact"
        )
        is_long = self.solution.arithmetic_steps > 1 and is_rounded
        once = ONCE if is_long and not self.solution.policy.weight_first else ""
        return " ".join(filter(None, (self.stated_rules, once)))

    @property
    def how_to_answer(self) -> str:
        """Unit and rounding, in one line."""
        return " ".join(filter(None, (self.asks_for, self.how_to_round)))

    @cached_property
    def key(self) -> str:
        """The answer as it is to be written."""
        return str(self.solution.rounded)

    @cached_property
    def also_right(self) -> tuple[str, ...]:
        """The other answers that the policy takes as right, the smallest first; none where there is no tolerance."""
        solution = self.solution
        if solution.form.name:
            return ()
        others = sorted(solution.accepted - {solution.rounded.number})
        return tuple(str(replace(solution.rounded, number=number)) for number in others)

    @property
    def key_told(self) -> str:
        """The answer at the end of a sentence that tells it; a word is called one."""
        word = "the word " if self.solution.form.words and self.key.isalpha() else ""
        return f"{word}{ended(self.key)}"

    def after(self, own: Sequence[Worked | None]) -> Part | None:
        """The part as it is for somebody who answered the earlier parts so.

        None where nothing else would follow, or nothing that is worth any credit: one of the learner's own numbers
        again, because their other numbers leave it as it is.
        """
        givens = dict(self.solution.givens)
        for name, place in self.carried.items():
            answer = own[place]
            if answer is None:
                return None
            givens[name] = answer
        try:
            for name, looked_up in self.looked_up.items():
                answer = own[looked_up.place]
                if answer is None:
                    return None
                givens[name] = looked_up.table.found_for(answer).but(name=givens[name].name)
            again = self._solved(givens)
        except (InvalidGiven, UnitMismatch):
            return None
        return None if self._is_trivial(again) else replace(self, solution=again)

    def _solved(self, givens: Mapping[str, Worked]) -> Solution:
        asked = None if self.solution.form.name else self.solution.unit
        return solve(self.solution.calculation, givens, self.solution.policy, asked, self.solution.rounding)

    def _is_trivial(self, again: Solution) -> bool:
        """Whether a number of the learner's comes back only because others of theirs do nothing: divided by their 1.

        It is worked out all the same where the card does that, and where the calculation chooses or counts: the mark
        nearest to a number may be that number.
        """
        if any(step.operation.nature in CHOOSING for step in again.steps):
            return False
        return any(self._is_left_by_others(place, again) for place in _repeated(again, self.carried))

    def _is_left_by_others(self, place: int, again: Solution) -> bool:
        """Whether any number at this place would come back, but none beside right answers to the other parts."""
        names = [name for name, each in self.carried.items() if each == place]
        own = {name: again.givens[name] for name in names}
        doubled = {name: replace(answer, number=answer.number * 2) for name, answer in own.items()}
        return self._comes_back(place, {**again.givens, **doubled}) and not self._comes_back(
            place, {**self.solution.givens, **own}
        )

    def _comes_back(self, place: int, givens: Mapping[str, Worked]) -> bool:
        try:
            return place in _repeated(self._solved(givens), self.carried)
        except (InvalidGiven, UnitMismatch):
            return False

    def gone_on(self, own: Sequence[Worked | None]) -> Part | None:
        """The part as it is for somebody who takes their own earlier answers for what it works out once more.

        None where that makes no difference, or nothing would follow.
        """
        from dosecalc.tutoring.worked_again import following  # noqa: PLC0415 - as above

        answers = {step: answer for place, step in self.worked_again.items() if (answer := own[place]) is not None}
        solution = following(self.solution, answers)
        return None if solution is None else replace(self, solution=solution)

    @property
    def rests_on(self) -> tuple[int, ...]:
        """The places of the earlier parts on whose answers it rests, in order."""
        looked_up = (found.place for found in self.looked_up.values())
        return tuple(sorted({*self.carried.values(), *looked_up, *self.worked_again}))

    @property
    def repeated(self) -> frozenset[int]:
        """The places of the earlier parts whose right answer is the same number as the right answer to this one."""
        return _repeated(self.solution, self.carried)


def _repeated(solution: Solution, carried: Mapping[str, int]) -> frozenset[int]:
    """The places of the earlier answers whose number the answer is once more; a word is none."""
    if solution.form.words:
        return frozenset()
    number = solution.rounded.number
    return frozenset(place for name, place in carried.items() if solution.givens[name].number == number)

"""The parts of a problem: what each asks for, and how answers to all of them are judged together.

A later part may rest on the answer of an earlier one. Whoever got the earlier one wrong and went on rightly from there
is not wrong twice: the later answer is carried forward from the learner's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import UnitMismatch, spelled
from dosecalc.quantities.worked import InvalidGiven
from dosecalc.tutoring.grading import Grade, Verdict, grade, understood
from dosecalc.tutoring.solving import Solution, solve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.quantities.worked import Worked

SPOKEN_UNITS = {"in": "inches (in)", "h": "hours (h)", "s": "seconds (s)"}
"""Units whose symbol alone reads oddly in a sentence."""

BETWEEN_ANSWERS = ";"
LABELS = "abcdefghij"
ONCE = "Round only at the end."


class AnswersDoNotFit(DosecalcError):
    """There are more or fewer answers than parts."""


@dataclass(frozen=True)
class Part:
    """One answer that a problem asks for.

    label: `a`, `b` …, empty where there is only one part. ask: the question. carried: for a given that is the answer of
    an earlier part, the place of that part. others: the quantities that the problem tells but this part does not need,
    each with its name. unstated: the givens that stand on the card in other words, or in a table to be read.
    """

    label: str
    ask: str
    solution: Solution
    carried: Mapping[str, int] = field(default_factory=dict)
    others: tuple[Worked, ...] = ()
    unstated: frozenset[str] = frozenset()

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
            unit = SPOKEN_UNITS.get(self.asked_unit, self.asked_unit)
            return f"Answer in {unit}." if unit else "Answer with a number alone."
        example = next(text for text in form.examples if not (self.key.startswith(text) or text.startswith(self.key)))
        return f"Answer {'in' if form.name == 'duration' else 'as'} {form.asked}, as in {example}."

    @property
    def rounding(self) -> str:
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
        return " ".join(filter(None, (self.rounding, once)))

    @property
    def how_to_answer(self) -> str:
        """Unit and rounding, in one line."""
        return " ".join(filter(None, (self.asks_for, self.how_to_round)))

    @property
    def key(self) -> str:
        """The answer as it is to be written."""
        return str(self.solution.rounded)

    def after(self, own: Sequence[Worked | None]) -> Part | None:
        """The part as it is for somebody who answered the earlier parts so.

        None where nothing else would follow, or nothing that is worth any credit: an answer that is one of the
        learner's own numbers again.
        """
        givens = dict(self.solution.givens)
        for name, place in self.carried.items():
            answer = own[place]
            if answer is None:
                return None
            givens[name] = answer
        try:
            asked = None if self.solution.form.name else self.solution.unit
            again = solve(self.solution.calculation, givens, self.solution.policy, asked, self.solution.rounding)
        except (InvalidGiven, UnitMismatch):
            return None
        is_trivial = any(again.rounded.number == givens[name].number for name in self.carried) and not again.form.words
        return None if is_trivial else replace(self, solution=again)


def split_answers(texts: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """One text for each part; a single text may hold them all, parted by semicolons.

    Raises:
        AnswersDoNotFit: there are more or fewer.
    """
    found = list(texts)
    if len(found) == 1 and len(parts) > 1:
        found = [text.strip() for text in texts[0].strip().removesuffix(BETWEEN_ANSWERS).split(BETWEEN_ANSWERS)]
    if len(found) != len(parts):
        example = f"{BETWEEN_ANSWERS} ".join(f"answer to {part.label}" for part in parts)
        message = f"this problem asks for {len(parts)} answers, not {len(found)}; write them as: {example}"
        raise AnswersDoNotFit(message)
    return found


def graded(parts: Sequence[Part], texts: Sequence[str]) -> tuple[Grade, ...]:
    """The verdict on the answer to each part, the later ones in the light of the learner's own earlier ones."""
    grades: list[Grade] = []
    own: list[Worked | None] = []
    for part, text in zip(parts, texts, strict=True):
        grades.append(_in_the_light_of(part, text, own))
        own.append(understood(part.solution, text))
    return tuple(grades)


def _in_the_light_of(part: Part, text: str, own: Sequence[Worked | None]) -> Grade:
    plain = grade(part.solution, text, part.others)
    if plain.verdict not in {Verdict.WRONG, Verdict.WRONG_ROUNDING} or not part.carried:
        return plain
    after = part.after(own)
    if after is None:
        return plain
    carried = grade(after.solution, text, part.others)
    if not carried.verdict.is_right:
        return plain if plain.mistakes else replace(plain, mistakes=carried.mistakes)
    says = f"That follows rightly from your own earlier answer; from the right one it would be {part.key}."
    return replace(plain, verdict=Verdict.CARRIED_FORWARD, says=says, mistakes=())

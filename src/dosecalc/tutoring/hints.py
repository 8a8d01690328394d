"""Hints, read off the worked answer: a ladder on which every rung tells more than the one before and costs more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import paired, symbol
from dosecalc.quantities.ways import Way
from dosecalc.tutoring.blanks import OPEN, blanked, set_up
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.there_and_back import without_returns

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.formula import Line
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution

EARLIER = "your earlier answer"


@dataclass(frozen=True)
class Hint:
    """One rung of the ladder: a sentence, and for a set-up its lines, under the formula in words."""

    rung: Rung
    says: str
    formula: str = ""
    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        """All of it, as plain lines."""
        formula = [f"Formula: {self.formula}"] if self.formula else []
        return "\n".join([self.says, *formula, *map(str, self.lines)])


def hints(part: Part, method: str = METHODS[0]) -> tuple[Hint, ...]:
    """The rungs that apply, in order; only the last tells the answer.

    A set-up leaves open what is worked out on the way; a verdict on two numbers that both stand there already would be
    given away by them, so that its set-up is never filled.
    """
    solution = part.solution
    asked = Hint(Rung.ASKED, f"You are looking for: {_begun_small(solution.calculation.summary)}. {part.asks_for}")
    result = Hint(Rung.RESULT, f"The answer is {part.key_told}")
    if solution.own_hints:
        return (asked, *(Hint(Rung.THOUGHT, says) for says in solution.own_hints), result)
    lines = set_up(solution.working(method))
    conversions = ", ".join(_conversions(solution))
    ladder = [
        asked,
        Hint(Rung.GIVENS, _what_is_needed(part)),
        Hint(Rung.CONVERSIONS, f"Convert along the way: {conversions}."),
        Hint(Rung.BLANKS, "The set-up, with blanks to fill in.", solution.calculation.formula, blanked(lines)),
        Hint(Rung.SET_UP, "The set-up, filled in: work out each ?.", lines=lines),
        result,
    ]
    left_out = {Rung.CONVERSIONS} if not conversions else set()
    left_out |= {Rung.SET_UP} if solution.form.words and OPEN not in lines[-1].left else set()
    return tuple(hint for hint in ladder if hint.rung not in left_out)


def _begun_small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"


def _what_is_needed(part: Part) -> str:
    """What is needed and what is not; of what is to be found on the card, by what, and never which it is not."""
    needed = ", ".join(_named_given(part, name) for name in part.solution.calculation.givens)
    by = ", ".join([*part.unstated.by, *([EARLIER] if part.looked_up else [])])
    others = ", ".join(f"{other.name} ({other})" for other in _not_needed(part))
    sentences = [f"You need: {needed}."]
    if by:
        sentences.append(f"To find the right one on the card, go by: {by}.")
    if others:
        sentences.append(f"You do not need: {others}.")
    elif not by and not part.others:
        sentences.append("You need nothing else.")
    return " ".join(sentences)


def _not_needed(part: Part) -> list[Worked]:
    """What the card tells beside the point: neither what decides, nor another case of what is to be found there."""
    deciding = {*part.unstated.by, *part.unstated.bounds}
    cases = {(other.number, other.unit) for other in part.others if _is_case_of(part, other)}
    return [other for other in part.others if other.name not in deciding and (other.number, other.unit) not in cases]


def _is_case_of(part: Part, other: Worked) -> bool:
    """Whether it is another case of a given that is to be found on the card: to rule it out would be to find it."""
    return any(other.name.startswith(f"{part.solution.givens[name].name} ") for name in part.unstated.names)


def _named_given(part: Part, name: str) -> str:
    """A given with its value; where that is an earlier answer, or part of the task to find on the card, with that."""
    if name in part.carried:
        value = EARLIER
    elif name in part.unstated.names:
        value = "find it on the card"
    else:
        value = str(part.solution.givens[name])
    return f"{spoken(name)} ({value})"


def _conversions(solution: Solution) -> list[str]:
    """Each conversion that the working needs, once: `lb to kg`."""
    found: list[str] = []
    for step in without_returns(solution.exact).steps():
        if step.operation is CONVERSION:
            pairs = paired(step.parts[0].unit, step.unit)
            found += [f"{symbol(old, one=False)} to {symbol(new, one=False)}" for old, new, _ in pairs]
            found += (
                [f"{step.parts[0]} to {step}"] if not step.is_plain and step.way is not Way.IN_HOURS_AND_MINUTES else []
            )
    return list(dict.fromkeys(found))

"""What a quiz program is to take for right and for wrong, whichever program it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import NO_UNIT
from dosecalc.quantities.words import NOTHING, in_place
from dosecalc.tutoring.giving_away import without
from dosecalc.tutoring.verdict import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.distractors import Distractor
    from dosecalc.tutoring.parts import Part

MOST_SLIPS = 12
"""How many wrong answers have a word of their own; all others are as wrong, but nothing is said."""


class Asking(Enum):
    """How a part is answered."""

    AMOUNT = "a number with its unit"
    NUMBER = "a number alone"
    TEXT = "a text"
    ONE_OF = "one of a few"
    ANY_OF = "any of several together"


HOW_TO_CHOOSE = MappingProxyType({Asking.ONE_OF: "Choose one.", Asking.ANY_OF: "Choose all that apply."})
"""How to answer where nothing is typed."""


@dataclass(frozen=True)
class Answer:
    """An answer that is foreseen. share: of the credit, less than 0 where it takes credit away. says: feedback."""

    text: str
    share: Fraction
    says: str = ""

    @property
    def percent(self) -> str:
        """The share in percent as quiz programs write it: 100, 33.33333, -100."""
        if self.share.denominator == 1 or decimals_needed(self.share * 100) in {0, 1, 2}:
            return plain_decimal(self.share * 100)
        return plain_decimal(Fraction(int(self.share * 10**7 + Fraction(1, 2)), 10**5))


RIGHT, WRONG = Fraction(1), Fraction(0)


def asking_of(part: Part, choices: int = 0) -> Asking:
    """How a part is answered. choices: of how many answers one is to be chosen, where wrong ones are known."""
    form = part.solution.form
    if form.is_several:
        return Asking.ANY_OF
    if form.words or (choices > 1 and part.distractors):
        return Asking.ONE_OF
    if form.written or form.must_be_safe:
        return Asking.TEXT
    return Asking.NUMBER if part.solution.unit == NO_UNIT else Asking.AMOUNT


def right_numbers(part: Part) -> list[str]:
    """Each number that is taken as right, as a plain decimal, the key first."""
    solution = part.solution
    key = as_written(solution.rounded.number, solution.rounded.form)
    return [plain_decimal(number) for number in sorted(solution.accepted, key=lambda each: (abs(each - key), each))]


def wrong_numbers(part: Part) -> Iterator[Answer]:
    """Numbers that real mistakes lead to, and the answer before rounding, each with what went wrong; none is right."""
    solution = part.solution
    exact = solution.written_number
    if exact not in solution.accepted and decimals_needed(exact) is not None:
        yield Answer(plain_decimal(exact), WRONG, f"Right before rounding. {solution.stated_rule}")
    for wrong in part.distractors[:MOST_SLIPS]:
        try:
            number = solution.form.read(wrong.text).number
        except UnreadableQuantity:  # its decimals never end, so that nobody types it either
            continue
        if number != exact and decimals_needed(number) is not None:
            yield Answer(plain_decimal(number), WRONG, _says(wrong, part))


def wrong_texts(part: Part) -> Iterator[Answer]:
    """What real mistakes lead to, as it is written."""
    for wrong in part.distractors[:MOST_SLIPS]:
        yield Answer(wrong.text, WRONG, _says(wrong, part))


def _says(wrong: Distractor, part: Part) -> str:
    """What went wrong, without the right answer: a quiz may let its learners try again."""
    return without(part.key, wrong.says)


def one_of(part: Part, choices: int = 0) -> list[Answer]:
    """The words to choose from, or the key among the likeliest wrong answers, by size."""
    wrong = part.distractors
    if words := part.solution.form.words:
        says = {each.text: _says(each, part) for each in wrong}
        return [
            Answer(word, *((RIGHT, "") if word == part.key else (WRONG, says.get(word, NOT_YET)))) for word in words
        ]
    found = [(part.solution.exact.number, Answer(part.key, RIGHT))]
    found += [(_number(each, part), Answer(each.text, WRONG, _says(each, part))) for each in wrong[: choices - 1]]
    return [answer for _, answer in sorted(found, key=lambda each: each[0])]


def _number(wrong: Distractor, part: Part) -> Fraction:
    return wrong.slip.number if wrong.slip else part.solution.exact.number


def any_of(part: Part) -> list[Answer]:
    """Each of the pieces: the right ones share the credit, a wrong one takes all of it away.

    Where none is to be chosen, that is a choice of its own, and so it is everywhere else.
    """
    right = in_place(part.solution.rounded.number)
    share = Fraction(1, len(right)) if right else WRONG
    pieces = [Answer(word, share if place in right else -RIGHT) for place, word in enumerate(part.solution.form.words)]
    return [*pieces, Answer(NOTHING, -RIGHT if right else RIGHT)]

"""Wrong answers that a platform can tell from others, each with what it says about them; and the right numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.quantities.worked import DAY

if TYPE_CHECKING:
    from dosecalc.tutoring.parts import Part

DECIMALS_OF_BOUNDS = 15
"""How many decimals a bound has where the right number never ends; no answer is typed with more."""


@dataclass(frozen=True)
class WrongAnswer:
    """Where a real slip leads. text: as it is written. number: as it stands on the page; None for words and dates."""

    text: str
    number: Fraction | None
    says: str


def wrong_answers(part: Part) -> tuple[WrongAnswer, ...]:
    """Where the slips of a part lead, the most likely first; none that is right, each once."""
    return tuple(WrongAnswer(each.text, _number(part, each.text), each.says) for each in part.distractors)


def right_numbers(part: Part) -> tuple[Fraction, ...]:
    """Every number that is right, as it stands on the page; of a time of day, whatever the day."""
    numbers = part.solution.accepted
    return tuple(sorted({number % DAY for number in numbers} if part.solution.form.name == "clock" else numbers))


def bounds(number: Fraction) -> tuple[str, str]:
    """The number twice as a plain decimal; where its decimals never end, the nearest ones below and above.

    >>> bounds(Fraction(1, 8)), bounds(Fraction(2, 3))
    (('0.125', '0.125'), ('0.666666666666666', '0.666666666666667'))
    """
    if ends(number):
        return plain_decimal(number), plain_decimal(number)
    scale = 10**DECIMALS_OF_BOUNDS
    below = int(number * scale // 1)
    return plain_decimal(Fraction(below, scale)), plain_decimal(Fraction(below + 1, scale))


def ends(number: Fraction) -> bool:
    """Whether the number can be typed as a decimal."""
    return decimals_needed(number) is not None


def _number(part: Part, text: str) -> Fraction | None:
    form = part.solution.form
    if form.in_text:
        return None
    number = as_written(form.read(text).number, form.name)
    return number % DAY if form.name == "clock" else number

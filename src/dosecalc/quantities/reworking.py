"""A worked quantity worked out once more with some of its steps changed: where somebody gets who went wrong there.

Only numbers are worked out again. Whoever takes pounds for kilograms goes on as if they were kilograms, so every later
step keeps the unit that it has in the right working.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities import roots
from dosecalc.quantities.signs import KEPT
from dosecalc.quantities.units import conversion_factor
from dosecalc.quantities.worked import DAY, DAYS, as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dosecalc.quantities.worked import Worked

LARGEST_EXPONENT = 10
"""A power beyond it is nobody's slip, and could take for ever to work out."""


class NothingFollows(ArithmeticError):
    """With that step changed, a later one cannot be worked out: no size is enough, something is divided by zero."""


def reworked(steps: Sequence[Worked], changed: Mapping[Worked, Fraction]) -> Fraction:
    """The number of the last step, where some of the others have other numbers.

    steps: as `Worked.steps` tells them, each after those that it needs.

    Raises:
        NothingFollows: a step cannot be worked out.

    >>> from dosecalc.quantities.given import given
    >>> dose, strength = given("750 mg"), given("500 mg/5 mL")
    >>> reworked((dose / strength).steps(), {dose: Fraction(75)})
    Fraction(3, 4)
    """
    others = {step: number for step, number in changed.items() if number != step.number}
    for step in steps:
        for part in step.parts:
            if part in others and step not in changed:
                number = _again(step, [others.get(each, each.number) for each in step.parts])
                if number != step.number:
                    others[step] = number
                break
    return others.get(steps[-1], steps[-1].number)


def _again(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    try:
        return AGAIN[step.sign](step, numbers)
    except (ZeroDivisionError, ValueError, ArithmeticError) as impossible:
        message = f"{step.sign} cannot be worked out with {', '.join(map(str, numbers))}"
        raise NothingFollows(message) from impossible


def _sum(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] + _in_unit_of_first(step, numbers[1])


def _difference(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    if step.parts[0].form == step.parts[1].form == "date":
        return (numbers[0] - numbers[1]) / DAY
    return numbers[0] - _in_unit_of_first(step, numbers[1])


def _in_unit_of_first(step: Worked, number: Fraction) -> Fraction:
    """A time added to a date is kept as it is told (4 days), and counts in minutes."""
    first, second = step.parts
    is_told = first.form in DAYS and second.unit != first.unit
    return number * conversion_factor(second.unit, first.unit, step.conversions) if is_told else number


def _converted(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    source = step.parts[0]
    if source.number:
        return numbers[0] * step.number / source.number
    return numbers[0] * conversion_factor(source.unit, step.unit, step.conversions)


def _rounded(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    if step.rule is None:
        return numbers[0]
    return as_written(step.rule(as_written(numbers[0], step.form)), step.form)


def _root(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    if numbers[0] < 0:
        raise ValueError
    return roots.square_root(numbers[0])[0]


def _power(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    base, exponent = numbers
    if base <= 0 or abs(exponent) > LARGEST_EXPONENT:
        raise ValueError
    is_exact = not step.note and exponent.denominator == 1
    return base ** int(exponent) if is_exact else roots.power(base, exponent)


def _first_enough(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    needed, *sizes = numbers
    for size in sizes:
        if size >= needed:
            return size
    raise ValueError


def _placed(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    quantity, low, high = numbers
    return Fraction(0 if quantity < low else 2 if quantity > high else 1)


AGAIN: Mapping[str, Callable[[Worked, Sequence[Fraction]], Fraction]] = {
    "×": lambda _, numbers: numbers[0] * numbers[1],
    "÷": lambda _, numbers: numbers[0] / numbers[1],
    "+": _sum,
    "−": _difference,
    "→": _converted,
    "≈": _rounded,
    KEPT: _rounded,
    "=": lambda step, _: step.number,
    "1:": lambda _, numbers: numbers[0],
    "√": _root,
    "^": _power,
    "↻": lambda _, numbers: numbers[0] % DAY,
    "min": lambda _, numbers: min(numbers),
    "fit": _first_enough,
    "?": _placed,
    "?≤": lambda _, numbers: Fraction(int(numbers[0] > numbers[1])),
    "?=": lambda _, numbers: Fraction(int(numbers[0] != numbers[1])),
    "?≥": lambda _, numbers: Fraction(int(numbers[0] >= numbers[1])),
    "↔": lambda _, numbers: abs(numbers[0] - numbers[1]),
}
"""How the number of a step comes from the numbers of its parts; every sign of `Worked` has its line."""

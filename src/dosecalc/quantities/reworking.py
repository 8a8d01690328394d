"""A worked quantity worked out once more with some of its steps changed: where somebody gets who went wrong there.

Only numbers are worked out again. Whoever takes pounds for kilograms goes on as if they were kilograms, so every later
step keeps the unit that it has in the right working.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked


class NothingFollows(ArithmeticError):
    """With that step changed, a later one cannot be worked out: no size is enough, something is divided by zero."""


def reworked(steps: Sequence[Worked], changed: Mapping[Worked, Fraction]) -> Fraction:
    """The number of the last step, where some of the others have other numbers.

    steps: as `Worked.steps` tells them, each after those that it needs.

    Raises:
        NothingFollows: a step cannot be worked out.

    >>> from fractions import Fraction
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
        return step.operation.work(step, numbers)
    except (ZeroDivisionError, ValueError, ArithmeticError) as impossible:
        message = f"{step.operation.sign} cannot be worked out with {', '.join(map(str, numbers))}"
        raise NothingFollows(message) from impossible

"""Values near the examples of a calculation, for a template that is to be drawn from before anybody has edited it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.flow import DROP_FACTORS
from dosecalc.quantities.given import given
from dosecalc.quantities.typed_text import UnreadableQuantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.worked import Worked

LEADING = (Fraction(5), Fraction(5, 2), Fraction(2), Fraction(1))
FEWEST_STEPS, MOST_STEPS = 8, 2000
"""How many steps an example may be worth."""

WIDEST = 40
"""Steps to either side of an example."""

USUAL = Fraction(1, 2)
SHARES_MOVED = {
    "height": Fraction(1, 8),
    "age": Fraction(1, 8),
    "surface": Fraction(1, 5),
    "clearance": Fraction(1, 5),
    "creatinine": Fraction(1, 4),
    "weight": Fraction(1, 3),
}
"""By which share of an example a value may be moved, by a word in its name."""

DROPS = "gtt/mL"

OF_LABELS = (Fraction(1, 2), Fraction(1), Fraction(2))
FACTORS = tuple(Fraction(times, 2) for times in (1, 2, 3, 4, 6, 8, 10))

ALL = Fraction(100)
"""Percent."""

IN_MINUTES = (-60, -30, 0, 30, 60)
TIMES = {"clock": IN_MINUTES, "moment": IN_MINUTES, "date": tuple(days * 24 * 60 for days in (-2, -1, 0, 1, 2))}
"""By how many minutes points in time are moved."""


@dataclass(frozen=True)
class Values:
    """For each given what stands in the template: `{ from = …, to = …, step = … }` or `{ values = […] }`."""

    texts: Mapping[str, str]

    def __str__(self) -> str:
        """The lines of [givens]."""
        return "".join(f"{name} = {text}\n" for name, text in self.texts.items())


def candidates(formula: Calculation) -> Iterator[Values]:
    """Ways to draw the givens, the liveliest first; the last keep all of them at their examples but one."""
    examples = {name: given(formula.examples[name]) for name in formula.givens}
    wide = {name: around(example, share_for(name)) for name, example in examples.items()}
    near = {name: around(example, min(share_for(name), Fraction(1, 5))) for name, example in examples.items()}
    still = {name: listed([example]) for name, example in examples.items()}
    far = {name: multiples(example) if share_for(name) == USUAL else near[name] for name, example in examples.items()}
    yield from map(Values, (wide, near, far, exchanged(examples), exchanged(examples, is_wider=True)))
    for name in examples:
        yield from (Values(still | {name: moved[name]}) for moved in (wide, near, far))
    yield Values(still)


def share_for(name: str) -> Fraction:
    """How far from its example a given may lie: not far, where no patient could have such."""
    return min((SHARES_MOVED[word] for word in name.split("_") if word in SHARES_MOVED), default=USUAL)


def around(example: Worked, share: Fraction) -> str:
    """Values from so much less to so much more than an example, which is one of them. share: half of it at most."""
    if example.form in TIMES:
        return listed([replace(example, number=example.number + minutes) for minutes in TIMES[example.form]])
    if str(example.unit) == DROPS:
        return listed([replace(example, number=Fraction(drops)) for drops in DROP_FACTORS])
    if example.per != 1 or example.form:
        return times(example, OF_LABELS)
    step = step_for(example.number)
    if step is None:
        return listed([example])
    away = max(1, min(WIDEST, int(example.number * share / step)))
    away = min(away, int((most_like(example) - example.number) / step))
    least, most = (replace(example, number=example.number + step * steps) for steps in (-away, away))
    return f'{{ from = "{least}", to = "{most}", step = "{replace(example, number=step)}" }}'


def step_for(number: Fraction) -> Fraction | None:
    """The largest plain step of which a number is a fair many; whole for a whole number of two or more.

    >>> from dosecalc.quantities.notation import plain_decimal
    >>> [plain_decimal(step_for(Fraction(text))) for text in ("154", "5", "0.25", "1000", "72.5")]
    ['2', '1', '0.025', '100', '2.5']
    """
    if number <= 0:
        return None
    power = Fraction(10) ** (len(str(int(number))) if number >= 1 else 0)
    while power * MOST_STEPS > number / 10:
        for leading in LEADING:
            step = leading * power
            count = number / step
            is_whole_enough = step.denominator == 1 or number.denominator != 1 or number == 1
            if count.denominator == 1 and FEWEST_STEPS <= count <= MOST_STEPS and is_whole_enough:
                return step
        power /= 10
    return Fraction(1) if number.denominator == 1 else None


def multiples(example: Worked) -> str:
    """Values that are so many times an example; of points in time, some before and after it."""
    if example.form in TIMES or str(example.unit) == DROPS:
        return around(example, USUAL)
    return times(example, FACTORS)


def exchanged(examples: Mapping[str, Worked], *, is_wider: bool = False) -> dict[str, str]:
    """Each given as one of the examples in its unit, so that two that are compared may be alike.

    is_wider: one value more, so that there are more problems, and alike is still one in three.
    """
    found = {}
    for name, here in examples.items():
        alike = [other for other in examples.values() if (other.unit, other.form) == (here.unit, here.form)]
        found[name] = listed([*alike, _one_more(alike[-1])] if is_wider and len(alike) > 1 else alike)
    return found


def _one_more(example: Worked) -> Worked:
    """A value that goes with an example: half of it, or in time the latest beside it."""
    if example.form in TIMES:
        return replace(example, number=example.number + TIMES[example.form][-1])
    return replace(example, number=example.number / 2)


def listed(quantities: list[Worked]) -> str:
    """A list of those that can be written, each once."""
    texts = dict.fromkeys(str(quantity) for quantity in quantities if can_be_written(quantity))
    quoted = ", ".join(f'"{text}"' for text in texts)
    return f"{{ values = [{quoted}] }}"


def times(example: Worked, factors: Sequence[Fraction]) -> str:
    """A list of values that are so many times an example."""
    found = (replace(example, number=example.number * factor) for factor in factors)
    return listed([quantity for quantity in found if quantity.number <= most_like(example)])


def most_like(example: Worked) -> Fraction:
    """The most that a quantity like the example can be: of a percentage of a whole, all of it."""
    is_share = str(example.unit) == "%" and example.number <= ALL
    return ALL if is_share else example.number * WIDEST


def can_be_written(quantity: Worked) -> bool:
    """Whether it is read back from how it is written."""
    try:
        found = given(str(quantity))
    except UnreadableQuantity:
        return False
    return (found.number, found.form) == (quantity.number, quantity.form)

"""One wrong turn in a working, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from dosecalc.quantities.notation import amount
from dosecalc.quantities.operations import CONVERSION, PRODUCTS
from dosecalc.quantities.quick_fraction import ONE
from dosecalc.quantities.reworking import NothingFollows, reworked
from dosecalc.quantities.units import conversion_factor, spelled
from dosecalc.tutoring.slips.together import BOTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.calculations.slips.declaring import ErrorClass
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked


@dataclass(frozen=True)
class Slip:
    """A wrong turn.

    id: what kind of slip it is. says: how it went wrong, to go on after `It looks as if`.
    number: the answer that it leads to, before rounding, in the unit of the right one.
    at: the step of the right working where it happens, if it is one. here: that step as it was done. kept: the quantity
    that `here` begins with, where it was gone on with, or given, as it was. taken: what was taken for a given.
    came_to: what the step came to as it was done; None where that is `kept`, or where nothing was done at `at`.
    """

    id: str
    error: ErrorClass
    says: str
    number: Fraction
    at: Worked | None = None
    here: str = ""
    kept: Worked | None = None
    taken: Worked | None = None
    came_to: Worked | None = field(default=None, compare=False)

    @property
    def sentence(self) -> str:
        """What may have gone wrong, in one sentence."""
        return f"It looks as if {self.says}."

    def told_in(self, unit: Unit) -> Slip:
        """The slip with its step in another unit, where what was gone on with can be told in it."""
        kept = self.kept
        if kept is None or kept.form or kept.unit == unit or kept.unit.dimension != unit.dimension:
            return self
        return replace(self, here=self.here.replace(str(kept), str(kept.to(unit)), 1))

    def ends_in(self, unit: Unit) -> Slip:
        """The slip with what its step came to in another unit, where that measures the same: 3 mL/min as 180 mL/h.

        Not where the step converts: there the unit is what went wrong; nor of a sum, whose terms show their unit.
        """
        result = self.came_to
        if result is None or result.form or result.operation not in PRODUCTS or result.unit == unit:
            return self
        left, equals, right = self.here.rpartition(" = ")
        if right != str(result) or result.unit.dimension != unit.dimension:
            return self
        return replace(self, here=f"{left}{equals}{amount(_in(unit, result), unit)}")

    def comes_to(self, unit: Unit) -> bool:
        """Whether somebody who goes wrong so has the result of that step, and so the answer, in this unit."""
        if self.came_to is None and self.kept is not None:
            return self.kept.unit.dimension == unit.dimension
        found = self.at if self.came_to is None else self.came_to
        return found is not None and str(found.unit) == str(unit)  # grams of a weight are other grams, written alike

    @property
    def is_pair(self) -> bool:
        """Whether it is two slips that were made together."""
        return BOTH in self.id

    @property
    def in_general(self) -> tuple[str, ...]:
        """What went wrong and where, whatever the numbers: the same for other draws of a template."""
        return self.id, *(_called(each) for each in (self.at, self.kept, self.taken) if each is not None)


def _called(step: Worked) -> str:
    """What a step is called; of one without a name, how it was made from what has one. Without numbers, no plurals."""
    if step.name or not step.parts:
        return step.name or spelled(step.unit)
    return f"{step.operation.sign}({', '.join(map(_called, step.parts))})"


class Turn(NamedTuple):
    """A wrong turn at one step: the number that comes of it there, and how the step was done.

    says, here: as in `Slip`, but told only when asked: far more turns are followed than told. kept, taken: as there.
    unit: of the number; None where that is the unit of `kept`, or else of `at`.
    """

    id: str
    error: ErrorClass
    says: Callable[[], str]
    at: Worked
    number: Fraction
    here: Callable[[], str]
    kept: Worked | None = None
    taken: Worked | None = None
    unit: Callable[[], Unit] | None = None

    def leads(self, steps: Sequence[Worked]) -> Slip | None:
        """The slip with its answer; None where it leads to none."""
        found = self.answer(steps)
        if found is None:
            return None
        return Slip(
            self.id, self.error, self.says(), found, self.at, self.here(), self.kept, self.taken, self._came_to()
        )

    def _came_to(self) -> Worked | None:
        """As in `Slip`."""
        if self.unit is None and self.kept is not None:
            return None
        unit = self.at.unit if self.unit is None else self.unit()
        return self.at.but(number=self.number, unit=unit, per=ONE)

    def answer(self, steps: Sequence[Worked]) -> Fraction | None:
        """The answer that all later steps make of it; None where they make none."""
        return followed(steps[steps.index(self.at) :], {self.at: self.number})


def _in(unit: Unit, quantity: Worked) -> Fraction:
    """The number of a quantity in another unit of its kind."""
    return quantity.number * conversion_factor(quantity.unit, unit, quantity.conversions)


def followed(steps: Sequence[Worked], changed: Mapping[Worked, Fraction]) -> Fraction | None:
    """The answer that the steps come to with some of them changed; None where there is none above zero."""
    try:
        number = reworked(steps, changed)
    except NothingFollows:
        return None
    return number if number.numerator > 0 else None


def told(quantity: Worked) -> str:
    """A quantity as a sentence tells it: `the weight (80 kg)`; of a result, the number first: `85 (140 − age)`."""
    if not quantity.name or quantity.is_constant:
        return str(quantity)
    is_result = quantity.parts and quantity.operation is not CONVERSION
    return f"{quantity} ({quantity.name})" if is_result else f"the {quantity.name} ({quantity})"


def equation(left: str, number: Fraction, step: Worked) -> str:
    """A step as it was done, in the unit that it has when done rightly: `154 lb = 154 kg`."""
    is_strength_of_first = step.parts and step.parts[0].unit == step.unit
    return f"{left} = {amount(number, step.unit, step.parts[0].per if is_strength_of_first else step.per)}"

"""How a slip is declared: a formula that is wrong in a known way, on the givens of the right one.

Only what a single calculation invites stands here. What can go wrong with any formula (a unit not converted, a division
upside down, a number left out, a decimal point moved) is found in its steps and needs no declaration.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from typing import TYPE_CHECKING

from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import GivensDoNotFit, Worked, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.units import Unit


"""The note of a step that takes one thing for another."""


class ErrorClass(StrEnum):
    """What went wrong: how the problem was set up, worked out, measured, or rounded, or the unit of the answer.

    Source: the first three after Weeks and others, "Safety in Numbers", Nurse Education in Practice 2013;13(2).
    """

    CONCEPTUAL = "conceptual"
    ARITHMETIC = "arithmetic"
    MEASUREMENT = "measurement"
    ROUNDING = "rounding"
    UNIT = "unit"


class NotInvited(GivensDoNotFit):
    """These givens do not invite the slip: it is left out, and nobody is told why."""


@dataclass(frozen=True)
class WrongFormula:
    """A formula as it is often got wrong.

    of: the names of the calculations that invite it. says: how it went wrong, to go on after `It looks as if`.
    ends_wrong: whether only the last line of its working shows that. tells: the given that is told behind it.
    """

    of: frozenset[str]
    function: Callable[..., Worked]
    error: ErrorClass
    says: str
    ends_wrong: bool = False
    tells: str = ""

    @property
    def id(self) -> str:
        """Its name, as programs and histories know it: `factor-for-women-left-out`."""
        return self.function.__name__.replace("_", "-")

    def says_of(self, givens: Mapping[str, Worked]) -> str:
        """How it went wrong with these givens."""
        return f"{self.says} ({givens[self.tells]})" if self.tells else self.says

    def __call__(self, givens: Mapping[str, Worked]) -> Worked:
        """What it comes to for the givens of the right formula, of which it may leave some out."""
        return self.function(**{name: givens[name] for name in self._takes})

    @cached_property
    def _takes(self) -> tuple[str, ...]:
        """The names of the givens that it needs."""
        return tuple(signature(self.function).parameters)


Declared = dict[str, WrongFormula]


def slip_of(
    *calculations: Callable[..., Worked],
    says: str,
    error: ErrorClass = ErrorClass.CONCEPTUAL,
    ends_wrong: bool = False,
    tells: str = "",
) -> Callable[[Callable[..., Worked]], WrongFormula]:
    """Declare the function below to be a slip that these calculations invite.

    Its parameters are among the names of their givens; its result measures what theirs measures. ends_wrong, tells:
    as in `WrongFormula`, the first where what comes before the last line is right, or beside the point.
    """

    def declared(function: Callable[..., Worked]) -> WrongFormula:
        of = frozenset(found.__name__ for found in calculations)
        return WrongFormula(of, function, error, says, ends_wrong, tells)

    return declared


def wrong_formulas(calculation: Calculation) -> tuple[WrongFormula, ...]:
    """The slips that a calculation invites, likeliest first."""
    return tuple(found for found in _declared_in(calculation.topic) if calculation.name in found.of)


@cache
def _declared_in(module_name: str) -> tuple[WrongFormula, ...]:
    path = f"{__package__}.{module_name}"
    if find_spec(path) is None:
        return ()
    return tuple(value for value in vars(import_module(path)).values() if isinstance(value, WrongFormula))


def taken_as(quantity: Worked, unit: Unit) -> Worked:
    """The number of a quantity with another unit, as by somebody who does not tell the two apart: mEq for mL."""
    taken = step(CONVERSION, unit, quantity, number=quantity.number)
    return replace(taken, name=quantity.name, per=quantity.per).by(Way.TAKEN_AS)

"""What a second route is: a formula on plain numbers, and the base units that it takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.verification.routes.printed import TIMES, amount
from dosecalc.verification.routes.units import EXACT, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction


@dataclass(frozen=True)
class Route:
    """A formula on plain numbers, with the base units that it takes and gives.

    form: clock, moment or date, where the answer is a point in time. words: what an answer that is a word may be; the
    number is its place. fits: whether givens that are possible one by
    one go together. in_steps: it counts, caps, compares or chooses, so that it has no inverse. turns: givens with which
    the answer goes now up, now down. is_approximate: it takes roots or powers, to 40 digits. rising: givens that only
    make sense in rising order, such as sizes of a bag.
    """

    formula: Callable[..., Fraction]
    givens: Mapping[str, str]
    answer: str
    form: str = ""
    words: tuple[str, ...] = ()
    fits: Callable[..., bool] | None = None
    in_steps: bool = False
    is_approximate: bool = False
    turns: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """That of the calculation which it works out again."""
        return self.formula.__name__

    def numbers(self, givens: Mapping[str, str], table: Table = EXACT) -> dict[str, Fraction]:
        """The printed givens in base units.

        Raises:
            UnreadablePrint: one is not what the route takes.
        """
        return {name: amount(givens[name], base, table) for name, base in self.givens.items()}

    def __call__(self, givens: Mapping[str, str], table: Table = EXACT) -> Fraction:
        """The answer for the printed givens, exact, in the route's base unit.

        Raises:
            UnreadablePrint: one is not what the route takes.
        """
        return self.formula(**self.numbers(givens, table))


def route(
    answer: str,
    *,
    words: str = "",
    fits: Callable[..., bool] | None = None,
    in_steps: bool = False,
    is_approximate: bool = False,
    turns: tuple[str, ...] = (),
    rising: tuple[str, ...] = (),
    **givens: str,
) -> Callable[[Callable[..., Fraction]], Route]:
    """What makes a formula a route: the base unit of its answer, and those of its givens by name."""

    def made(formula: Callable[..., Fraction]) -> Route:
        base, form = ("min", answer) if answer in TIMES else (answer, "")
        chosen = tuple(words.split(" | ")) if words else ()
        return Route(formula, givens, base, form, chosen, fits, in_steps, is_approximate, turns, rising)

    return made

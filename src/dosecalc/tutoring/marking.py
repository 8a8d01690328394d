"""How verdicts become marks: what a part of a problem earns, and the problem as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.verdict import Grade

MOST_CARRIED = Fraction(1, 2)
"""The largest share of a problem that may be earned by going on rightly from a wrong answer."""


@dataclass(frozen=True)
class Marking:
    """The rules of marking that a teacher chooses; a problem is worth one point.

    partial_credit: whether a part of a problem earns its share where the whole is not right.
    carried_forward: whether an answer that follows rightly from a wrong earlier one earns, up to MOST_CARRIED in all.
    unsafe_form: what share of its part a right number in an unsafe form earns, or of its credit a carried one.
    """

    partial_credit: bool = True
    carried_forward: bool = True
    unsafe_form: Fraction = Fraction(1)

    def marks(self, grades: Sequence[Grade]) -> tuple[Fraction, ...]:
        """The share of the problem that each part earns: each alike, carried ones as long as MOST_CARRIED lasts."""
        share, left = Fraction(1, len(grades)), MOST_CARRIED if self.carried_forward else Fraction(0)
        marks = []
        for grade in grades:
            earned = share * self._of(grade.verdict)
            if grade.verdict is Verdict.CARRIED_FORWARD:
                earned = min(share * (self.unsafe_form if grade.unsafe else 1), left)
                left -= earned
            marks.append(earned)
        return tuple(marks)

    def earned(self, grades: Sequence[Grade]) -> Fraction:
        """The share of a point that a problem earns: the sum of its marks, or all or nothing."""
        total = sum(self.marks(grades), Fraction(0))
        return total if self.partial_credit or total == 1 else Fraction(0)

    def _of(self, verdict: Verdict) -> Fraction:
        if verdict is Verdict.UNSAFE_FORM:
            return self.unsafe_form
        return Fraction(verdict is Verdict.CORRECT)

    def says(self, *, has_parts: bool) -> str:
        """The rules in words, as they are printed on a sheet. has_parts: whether a problem of the set has several."""
        partly = (
            "Each part of a problem counts." if self.partial_credit else "A problem counts only if all of it is right."
        )
        carried = "An answer that follows rightly from a wrong one earns credit." if self._carries else ""
        unsafe = {Fraction(1): "", Fraction(0): "A right number in an unsafe form earns nothing."}.get(
            self.unsafe_form, f"A right number in an unsafe form earns {self.unsafe_form} of its credit."
        )
        return " ".join(filter(None, (*((partly, carried) if has_parts else ()), unsafe)))

    @property
    def _carries(self) -> bool:
        return self.carried_forward and self.partial_credit


def credit(grades: Sequence[Grade]) -> Fraction:
    """The share of a problem that its answers earn where nobody chose otherwise."""
    return Marking().earned(grades)

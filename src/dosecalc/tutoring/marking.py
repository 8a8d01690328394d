"""How verdicts become marks: what a part of a problem earns, and the problem as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.tutoring.verdict import NO_ANSWER, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.tutoring.verdict import Grade

MOST_CARRIED = Fraction(1, 2)
"""The largest share of a problem that may be earned by going on rightly from a wrong answer."""

AT_MOST = "at most half a point in a problem"
NUMBER_AND_UNIT = "An amount is a number and its unit; without its unit it earns nothing."
BARE_NUMBERS = "A number alone is read in the unit that is asked for."
SHARES_BY_WORD = MappingProxyType({"none": Fraction(0), "half": Fraction(1, 2), "full": Fraction(1)})
"""What an answer may earn that is right but for one thing, by the word for it."""


@dataclass(frozen=True)
class Marking:
    """The rules of marking that a teacher chooses; a problem is worth one point.

    partial_credit: whether a part of a problem earns its share where the whole is not right.
    carried_forward: whether an answer that follows correctly from a wrong earlier one earns, up to MOST_CARRIED in all.
    unsafe_form: what share of its part a right number in an unsafe form earns, or of its credit a carried one.
    missing_unit: what share a right number without its unit earns; it is read in the unit that is asked for.
    """

    partial_credit: bool = True
    carried_forward: bool = True
    unsafe_form: Fraction = Fraction(1)
    missing_unit: Fraction = Fraction(0)

    @classmethod
    def of_exam(cls, *, partial_credit: bool, safe_form_only: bool, missing_unit: str) -> Marking:
        """The rules of an exam, as its blueprint has them. missing_unit: as a word."""
        unsafe = Fraction(0) if safe_form_only else Fraction(1)
        return cls(partial_credit=partial_credit, unsafe_form=unsafe, missing_unit=SHARES_BY_WORD[missing_unit])

    def shown(self, grades: Sequence[Grade]) -> tuple[Grade, ...]:
        """The verdicts as these rules have them told: a number without its unit, and what it earns."""
        return tuple(map(self._shown, grades))

    def _shown(self, grade: Grade) -> Grade:
        if self.missing_unit == 1:
            return grade.as_number_alone or grade
        if not self.missing_unit or not grade.lacks_only_unit:
            return grade
        earns = f"without its unit it earns {self.missing_unit} of its credit"
        return replace(grade, says=grade.says.replace(NO_ANSWER, earns))

    def marks(self, grades: Sequence[Grade]) -> tuple[Fraction, ...]:
        """The share of the problem that each part earns: each alike, carried ones as long as MOST_CARRIED lasts."""
        return tuple(earned for earned, _ in self._marks(grades))

    def kept_back(self, grades: Sequence[Grade]) -> tuple[Fraction, ...]:
        """What each part would have earned more if there were no end to what is carried forward; 0 where nothing is."""
        return tuple(more for _, more in self._marks(grades))

    def _marks(self, grades: Sequence[Grade]) -> Iterator[tuple[Fraction, Fraction]]:
        share, left = Fraction(1, len(grades)), MOST_CARRIED if self.carried_forward else Fraction(0)
        for grade in grades:
            worth = share * self.worth(grade)
            earned = min(worth, left) if grade.is_carried else worth
            left -= earned if grade.is_carried else 0
            yield earned, worth - earned if self.carried_forward else Fraction(0)

    def earned(self, grades: Sequence[Grade]) -> Fraction:
        """The share of a point that a problem earns: the sum of its marks, or all or nothing."""
        total = sum(self.marks(grades), Fraction(0))
        return total if self.partial_credit or total == 1 else Fraction(0)

    def worth(self, grade: Grade) -> Fraction:
        """What share of its part an answer is worth, a carried one as if all that follows were carried forward."""
        if not grade.verdict.is_worked_rightly:
            return self.missing_unit * self._of_form(grade) if grade.lacks_only_unit else Fraction(0)
        return self._of_form(grade)

    def _of_form(self, grade: Grade) -> Fraction:
        return self.unsafe_form if grade.unsafe or grade.verdict is Verdict.UNSAFE_FORM else Fraction(1)

    def says(self, *, has_parts: bool) -> str:
        """The rules in words, as they are printed on a sheet. has_parts: whether a problem of the set has several."""
        partly = (
            "Each part of a problem counts." if self.partial_credit else "A problem counts only if all of it is right."
        )
        carried = f"An answer that follows correctly from a wrong one earns credit, {AT_MOST}." if self._carries else ""
        unsafe = {Fraction(1): "", Fraction(0): "A right number in an unsafe form earns nothing."}.get(
            self.unsafe_form, f"A right number in an unsafe form earns {self.unsafe_form} of its credit."
        )
        return " ".join(filter(None, (*((partly, carried) if has_parts else ()), self.of_units, unsafe)))

    @property
    def of_units(self) -> str:
        """What a number without its unit earns, in words."""
        return {Fraction(1): BARE_NUMBERS, Fraction(0): NUMBER_AND_UNIT}.get(
            self.missing_unit, f"A right number without its unit earns {self.missing_unit} of its credit."
        )

    @property
    def _carries(self) -> bool:
        return self.carried_forward and self.partial_credit


def credit(grades: Sequence[Grade]) -> Fraction:
    """The share of a problem that its answers earn where nobody chose otherwise."""
    return Marking().earned(grades)

"""How an answer stands, apart from how that is found out: what shows a problem need not know how to judge answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.quantities.typed_text import Notice, Refusal
    from dosecalc.tutoring.slips.slip import Slip


class Verdict(Enum):
    """How an answer stands."""

    CORRECT = "correct"
    UNSAFE_FORM = "unsafe_form"
    WRONG_ROUNDING = "wrong_rounding"
    WRONG_UNIT = "wrong_unit"
    MISSING_UNIT = "missing_unit"
    CARRIED_FORWARD = "carried_forward"
    WRONG = "wrong"
    UNREADABLE = "unreadable"

    @property
    def is_right(self) -> bool:
        """Whether the number and its unit are right, however written."""
        return self in {Verdict.CORRECT, Verdict.UNSAFE_FORM}

    @property
    def is_worked_rightly(self) -> bool:
        """Whether the step was done as it should be: it is right, or right for the learner's own earlier answer."""
        return self.is_right or self is Verdict.CARRIED_FORWARD

    @property
    def title(self) -> str:
        """The verdict in a few words."""
        return TITLES[self]


TITLES = {
    Verdict.CORRECT: "Correct.",
    Verdict.UNSAFE_FORM: "Right, but written unsafely.",
    Verdict.WRONG_ROUNDING: "Almost: check the rounding.",
    Verdict.WRONG_UNIT: "Almost: check the unit.",
    Verdict.MISSING_UNIT: "Almost: the unit is missing.",
    Verdict.CARRIED_FORWARD: "Right for your own earlier answer.",
    Verdict.WRONG: "Not right yet.",
    Verdict.UNREADABLE: "That could not be read; it does not count as a try.",
}
ANOTHER_FORM = "Almost: check the form."
"""The right answer in its unit, only not written out as it was asked for: the unit needs no second look."""

RIGHT, NOT_YET = Verdict.CORRECT.title, Verdict.WRONG.title
"""How what is said begins where there is no more to say of it, or where there may be."""

NO_ANSWER = "an amount needs its unit"


@dataclass(frozen=True)
class Grade:
    """The verdict on one answer.

    says: one sentence for the learner. read_as: the answer as it was read, in safe notation. pointed_out: the text with
    carets under what could not be read; refusal: why, where something depends on it. value, unit: what was read, for
    machines.
    mistakes: what may have gone wrong, the most likely first. lacks_only_unit: the right number alone where a number
    with its unit was asked for. follows: such a number that is right for the learner's own, wrong, earlier answer.
    rests_on: where it is right for that, the places of the earlier parts from whose answers it follows.
    as_number_alone: the grade where a number alone is as good as one with its unit; None where that is no other.
    """

    verdict: Verdict
    says: str
    read_as: str = ""
    pointed_out: str = ""
    value: str = ""
    unit: str = ""
    notices: tuple[Notice, ...] = ()
    mistakes: tuple[Slip, ...] = ()
    lacks_only_unit: bool = False
    follows: bool = False
    rests_on: tuple[int, ...] = ()
    as_number_alone: Grade | None = None
    refusal: Refusal | None = None

    @property
    def title(self) -> str:
        """The verdict in a few words."""
        return ANOTHER_FORM if self.verdict is Verdict.WRONG_UNIT and not self.mistakes else self.verdict.title

    @property
    def beside_title(self) -> str:
        """What is said besides the title."""
        return self.says.removeprefix(self.title).strip()

    @property
    def is_carried(self) -> bool:
        """Whether it is right for the learner's own, wrong, earlier answer, with its unit or without."""
        return self.follows or self.verdict is Verdict.CARRIED_FORWARD

    @property
    def unsafe(self) -> tuple[Notice, ...]:
        """What is unsafe about the way the answer is written."""
        return tuple(notice for notice in self.notices if notice.unsafe)

    @property
    def reasons(self) -> tuple[Slip, ...]:
        """The mistakes that are still to be told; of a unit that is wrong or missing, `says` has said it all."""
        return () if self.verdict in {Verdict.WRONG_UNIT, Verdict.MISSING_UNIT} else self.mistakes

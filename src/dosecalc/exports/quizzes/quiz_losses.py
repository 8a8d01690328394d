"""What quiz programs cannot express, in words; told once for all problems, or for each part that it concerns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.exports.export import Loss
from dosecalc.exports.quizzes.quiz_answers import Asking, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.parts import Part

EXACT_BOUNDS = "Marked the same, by exact bounds: only a number that counts as right here earns credit, tolerance 0."
NUMBERS_AS_DECIMALS = (
    "Numbers are read by the rules of Moodle: fractions and words such as 1/2, ½ or half earn nothing, nor does "
    "5 million; a comma is taken out, so that 1,31 is read as 131, or on a site that writes decimals with a comma as "
    "1.31, and 1,000 there as 1."
)
UNITS_AS_LISTED = "A unit earns credit only in a spelling that is listed; another, such as ML/HR, is marked wrong."
TEXTS_AS_LISTED = "A typed answer earns credit only as one of the texts that are listed, in capitals or not."
UNIT_NOT_SEEN = "The answer is a number alone: a unit after it is not noticed, not even a wrong one."
UNIT_IS_WANTED = "A number without its unit earns nothing, though the set says otherwise."
GRADED_WITHOUT_UNITS = (
    "Numbers are typed without their units, so grade what such a quiz saved with: dosecalc grade KEY RESPONSES "
    "--missing-unit full. Without that, each of them lacks its unit and is marked by the rule of the set."
)
CARRIED = "Nothing is carried forward: an answer that follows correctly from a wrong earlier one earns nothing."
UNSAFE_EARNS_ALL = "A number in an unsafe form, such as .5 or 5.0, earns the full credit of its part."
UNSAFE_EARNS_NOTHING = "An unsafe form of the right answer, such as 5 cc, earns nothing."
PARTLY_CREDITED = "Each right part earns its share, though the set says all or nothing."
SEVERAL_PARTLY = "Some of the right pieces, and nothing else, earn part of the credit; here all of them are wanted."
NO_WRONG_ANSWERS = "No wrong answers are known to choose from: the answer is typed."
FEWER_CHOICES = "There are fewer known wrong answers than were wanted to choose from."


@dataclass
class Teller:
    """Tells losses, those that concern all problems once."""

    tell: Callable[[Loss], None]
    told: set[str] = field(default_factory=set)

    def of_all(self, says: str) -> None:
        """Something that holds for all problems."""
        if says not in self.told:
            self.told.add(says)
            self.tell(Loss(0, "", says))

    def of(self, number: int, part: Part | None, says: str) -> None:
        """Something that concerns a problem, or one part of it."""
        self.tell(Loss(number, part.label if part else "", says))

    def of_choices(self, number: int, part: Part, asking: Asking, wanted: int) -> None:
        """What a choice is less than it should be."""
        if asking is Asking.ANY_OF:
            self.of(number, part, SEVERAL_PARTLY)
        elif wanted > 1 and asking is not Asking.ONE_OF:
            self.of(number, part, NO_WRONG_ANSWERS)
        elif asking is Asking.ONE_OF and not part.solution.form.words and len(one_of(part, wanted)) < wanted:
            self.of(number, part, FEWER_CHOICES)

    def of_numbers(self, marking: Marking) -> None:
        """A program that reads numbers does not see how they are written."""
        if marking.unsafe_form != 1:
            self.of_all(UNSAFE_EARNS_ALL)

    def of_texts(self, marking: Marking) -> None:
        """A program that compares texts has a list of them, with unsafe ones where these earn as much as any."""
        self.of_all(TEXTS_AS_LISTED)
        if marking.unsafe_form not in {0, 1}:
            self.of_all(UNSAFE_EARNS_NOTHING)

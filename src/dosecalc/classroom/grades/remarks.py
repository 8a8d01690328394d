"""What a person should see when a class is graded: what could not be taken, and answers that are worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from pathlib import Path


class Weight(Enum):
    """How much a concern matters: somebody has to put it right; it is told, remark by remark; or it is counted."""

    TROUBLE = "trouble"
    TOLD = "told"
    COUNTED = "counted"


class Concern(Enum):
    """What a remark is about: its name in files, how it is counted on the screen, and how much it matters."""

    UNREADABLE_FILE = "unreadable_file", "Files that cannot be read", Weight.TROUBLE
    OTHER_SET = "other_set", "Responses to another set", Weight.TROUBLE
    NO_COLUMN = "no_column", "Tables without a column for some problems", Weight.TROUBLE
    UNREADABLE_ROW = "unreadable_row", "Rows that cannot be read", Weight.TROUBLE
    NO_LEARNER = "no_learner", "Rows without a learner", Weight.TROUBLE
    AVERAGE = "average", "Rows of averages, which belong to no learner", Weight.TOLD
    UNKNOWN_LEARNER = "unknown_learner", "Learners who are not on the roster", Weight.TROUBLE
    SHARED_NAME = "shared_name", "Names that several learners of the roster have", Weight.TROUBLE
    OTHER_NAME = "other_name", "Learners whom the roster knows by another name", Weight.TROUBLE
    TWO_NAMES = "two_names", "Different names under one id", Weight.TROUBLE
    UNCLEAR_VARIANT = "unclear_variant", "Responses whose variant is unclear", Weight.TROUBLE
    UNKNOWN_PROBLEM = "unknown_problem", "Problems that the set does not have", Weight.TROUBLE
    UNKNOWN_PART = "unknown_part", "Parts that a problem does not have", Weight.TROUBLE
    NOT_PARTED = "not_parted", "Answers that do not fit the parts", Weight.TROUBLE
    GIVEN_AGAIN = "given_again", "Answers given once more", Weight.COUNTED
    CONTRADICTORY = "contradictory", "Different answers to the same part", Weight.TROUBLE
    HANDED_IN_AGAIN = "handed_in_again", "The same responses handed in again", Weight.TOLD
    PUT_TOGETHER = "put_together", "Responses of a learner put together from several places", Weight.TOLD
    OVERTAKEN = "overtaken", "Earlier answers, of which the last count", Weight.COUNTED
    TWO_VERSIONS = "two_versions", "Learners who handed in different responses", Weight.TROUBLE
    NOTHING_TAKEN = "nothing_taken", "Learners with no answers that could be used", Weight.TROUBLE
    NO_RESPONSES = "no_responses", "Learners without responses", Weight.COUNTED
    NOT_FINISHED = "not_finished", "Responses not handed in yet", Weight.COUNTED
    OTHER_RULES = "other_rules", "Graded by another rule than the set prints", Weight.TOLD
    UNITS_LEFT_OUT = "units_left_out", "Files in which many units are missing", Weight.TOLD
    UNREADABLE_CONFIDENCE = "unreadable_confidence", "Confidences that cannot be read", Weight.TROUBLE
    OTHER_VARIANT = "other_variant", "Learners whose answers fit another variant", Weight.TROUBLE
    OTHER_KEY = "other_key", "Classes whose answers hardly fit the key", Weight.TROUBLE
    DECISION_REFUSED = "decision_refused", "Decisions that cannot be used", Weight.TROUBLE
    LOOKS_RIGHT = "looks_right", "Unreadable answers in which the right number stands", Weight.TROUBLE
    DECIDED = "decided", "Decided by the instructor", Weight.COUNTED
    TURNED = "turned", "Answers that a spreadsheet may have turned into something else", Weight.TROUBLE
    DECIMAL_COMMA = "decimal_comma", "Decimal commas, which are not read (12,5 for 12.5)", Weight.COUNTED
    UNREADABLE = "unreadable", "Unreadable answers", Weight.COUNTED
    UNSAFE_FORM = "unsafe_form", "Right numbers in an unsafe form", Weight.COUNTED
    WRONG_ROUNDING = "wrong_rounding", "Right but for the rounding", Weight.COUNTED
    MISSING_UNIT = "missing_unit", "Right but for a missing unit", Weight.COUNTED
    WRONG_UNIT = "wrong_unit", "Right but for the unit", Weight.COUNTED
    CARRIED_FORWARD = "carried_forward", "Right for the learner's own earlier answer", Weight.COUNTED
    FAST = "fast", "Right within three seconds", Weight.COUNTED

    def __init__(self, id_: str, counted: str, weight: Weight) -> None:
        self.id, self.counted, self.weight = id_, counted, weight

    @property
    def is_trouble(self) -> bool:
        """Whether something was refused, is contradictory, or may be damaged: somebody has to put it right."""
        return self.weight is Weight.TROUBLE

    @property
    def is_told(self) -> bool:
        """Whether the screen tells more than how many there are."""
        return self.weight is not Weight.COUNTED


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a person should see.

    path, line: where it stands; None and 0 where it is about no place in a file. learner: an id. number, part: of the
    problem; 0 and empty where it is about all of them. text: the answer as typed. rows: how many rows of the responses
    are refused because of it. is_settled: whether the instructor has decided of what it is about.
    """

    concern: Concern
    says: str
    path: Path | None = None
    line: int = 0
    learner: str = ""
    variant: str = ""
    number: int = 0
    part: str = ""
    text: str = ""
    rows: int = 0
    is_settled: bool = False

    @property
    def is_trouble(self) -> bool:
        """Whether somebody has to put something right."""
        return self.concern.is_trouble and not self.is_settled

    @property
    def place(self) -> str:
        """Where in which file, or empty."""
        return cleaned(f"{self.path}{f', line {self.line}' if self.line else ''}") if self.path else ""

    def __str__(self) -> str:
        """In one line: where, who, which problem, and what."""
        problem = f"problem {self.number}{self.part}" if self.number else ""
        about = ", ".join(filter(None, (self.place, self.learner, problem)))
        return cleaned(f"{about}: {self.says}" if about else self.says)


PLACES = {concern: place for place, concern in enumerate(Concern)}


def urgency(remark: Remark) -> tuple[bool, int]:
    """By which remarks are put in order: troubles first, then as the concerns are listed."""
    return not remark.is_trouble, PLACES[remark.concern]

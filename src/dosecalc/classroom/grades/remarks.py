"""What a person should see when a class is graded: what could not be taken, and answers that are worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from pathlib import Path


class Concern(Enum):
    """What a remark is about: its name in files, and how it is counted on the screen."""

    UNREADABLE_FILE = "unreadable_file", "Files that cannot be read"
    OTHER_SET = "other_set", "Responses to another set"
    NO_COLUMN = "no_column", "Tables without a column for some problems"
    UNREADABLE_ROW = "unreadable_row", "Rows that cannot be read"
    NO_LEARNER = "no_learner", "Rows without a learner"
    AVERAGE = "average", "Rows of averages, which are nobody's"
    UNKNOWN_LEARNER = "unknown_learner", "Learners who are not on the roster"
    SHARED_NAME = "shared_name", "Names that several learners of the roster have"
    OTHER_NAME = "other_name", "Learners whom the roster knows by another name"
    TWO_NAMES = "two_names", "Different names under one id"
    UNCLEAR_VARIANT = "unclear_variant", "Responses whose variant is unclear"
    UNKNOWN_PROBLEM = "unknown_problem", "Problems that the set does not have"
    UNKNOWN_PART = "unknown_part", "Parts that a problem does not have"
    NOT_PARTED = "not_parted", "Answers that do not fit the parts"
    GIVEN_AGAIN = "given_again", "Answers given once more"
    CONTRADICTORY = "contradictory", "Different answers to the same part"
    HANDED_IN_AGAIN = "handed_in_again", "The same responses handed in again"
    PUT_TOGETHER = "put_together", "Responses of a learner put together from several places"
    OVERTAKEN = "overtaken", "Earlier answers, of which the last count"
    TWO_VERSIONS = "two_versions", "Learners who handed in different responses"
    NOTHING_TAKEN = "nothing_taken", "Learners none of whose answers could be taken"
    NO_RESPONSES = "no_responses", "Learners without responses"
    NOT_FINISHED = "not_finished", "Responses not handed in yet"
    OTHER_RULES = "other_rules", "Graded by another rule than the set prints"
    UNITS_LEFT_OUT = "units_left_out", "Files in which many units are missing"
    UNREADABLE_CONFIDENCE = "unreadable_confidence", "Confidences that cannot be read"
    OTHER_VARIANT = "other_variant", "Learners whose answers fit another variant"
    OTHER_KEY = "other_key", "Classes whose answers hardly fit the key"
    DECISION_REFUSED = "decision_refused", "Decisions that cannot be used"
    LOOKS_RIGHT = "looks_right", "Unreadable answers in which the right number stands"
    DECIDED = "decided", "Decided by the instructor"
    TURNED = "turned", "Answers that a spreadsheet may have turned into something else"
    DECIMAL_COMMA = "decimal_comma", "Decimal commas, which are not read (12,5 for 12.5)"
    UNREADABLE = "unreadable", "Unreadable answers"
    UNSAFE_FORM = "unsafe_form", "Right numbers in an unsafe form"
    WRONG_ROUNDING = "wrong_rounding", "Right but for the rounding"
    MISSING_UNIT = "missing_unit", "Right but for a missing unit"
    WRONG_UNIT = "wrong_unit", "Right but for the unit"
    CARRIED_FORWARD = "carried_forward", "Right for the learner's own earlier answer"
    FAST = "fast", "Right within three seconds"

    def __init__(self, id_: str, counted: str) -> None:
        self.id, self.counted = id_, counted

    @property
    def is_trouble(self) -> bool:
        """Whether something was refused, is contradictory, or may be damaged: somebody has to put it right."""
        return self in TROUBLES

    @property
    def is_told(self) -> bool:
        """Whether the screen tells more than how many there are."""
        return self in TROUBLES or self in TOLD


TOLD = frozenset(
    {Concern.HANDED_IN_AGAIN, Concern.PUT_TOGETHER, Concern.OTHER_RULES, Concern.UNITS_LEFT_OUT},
)
"""What is no trouble, but not understood from how often it happened."""

TROUBLES = frozenset(
    {
        Concern.UNREADABLE_FILE,
        Concern.OTHER_SET,
        Concern.NO_COLUMN,
        Concern.UNREADABLE_ROW,
        Concern.NO_LEARNER,
        Concern.UNKNOWN_LEARNER,
        Concern.SHARED_NAME,
        Concern.OTHER_NAME,
        Concern.TWO_NAMES,
        Concern.UNCLEAR_VARIANT,
        Concern.UNKNOWN_PROBLEM,
        Concern.UNKNOWN_PART,
        Concern.NOT_PARTED,
        Concern.CONTRADICTORY,
        Concern.TWO_VERSIONS,
        Concern.NOTHING_TAKEN,
        Concern.UNREADABLE_CONFIDENCE,
        Concern.OTHER_VARIANT,
        Concern.OTHER_KEY,
        Concern.DECISION_REFUSED,
        Concern.LOOKS_RIGHT,
        Concern.TURNED,
    }
)


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

"""Every rule that a file is held to, by its code; `docs/verify.md` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How bad it is to break a rule: an error must be mended, a warning is poor craft."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """One rule. says: what is so where it is broken, in a sentence."""

    code: str
    severity: Severity
    says: str


OF_READERS = {
    FaultCode.UNREADABLE_FILE: "The file, or a folder of files, cannot be read.",
    FaultCode.TOO_LARGE: "The file is not a regular file, or is too large to be meant.",
    FaultCode.NOT_UTF8: "The file is not UTF-8 text.",
    FaultCode.TOO_DEEP: "A line is too long, a key has too many dots, or brackets go too deep.",
    FaultCode.NOT_TOML: "The text is not TOML.",
    FaultCode.FILE_NAME: "The name of the file cannot be that of a template, or no such file is read where it lies.",
    FaultCode.MISSING_KEY: "A key that must be there is missing.",
    FaultCode.UNKNOWN_KEY: "No such key is known here.",
    FaultCode.WRONG_TYPE: "The value is of another type than the key takes.",
    FaultCode.TEXT_LENGTH: "A text is empty or too long.",
    FaultCode.HIDDEN_CHARACTER: "A text has a line break or an invisible character.",
    FaultCode.OUT_OF_BOUNDS: "A number, or a list of them, lies outside its bounds.",
    FaultCode.WRONG_COUNT: "Two lists that belong together do not have the same length.",
    FaultCode.EMPTY_LIST: "A list that must hold something is empty.",
    FaultCode.UNKNOWN_WORD: "The value is not one of the words that the key takes.",
    FaultCode.UNKNOWN_NAME: "No earlier value, part or pick has that name.",
    FaultCode.DOUBLED_NAME: "Two things have the same name.",
    FaultCode.UNREADABLE_QUANTITY: "The text does not state a quantity.",
    FaultCode.UNSAFE_QUANTITY: "A quantity is not written in the safe form.",
    FaultCode.UNKNOWN_UNIT: "There is no such unit.",
    FaultCode.WRONG_UNIT: "The unit does not measure what the answer measures.",
    FaultCode.INCOMPARABLE: "A requirement compares quantities of different kinds.",
    FaultCode.BAD_REQUIREMENT: "A requirement is not a comparison of a name with a name or a quantity.",
    FaultCode.BAD_RANGE: "A range or table does not rise, or mixes units.",
    FaultCode.BAD_CONVERSION: "A policy's conversion is not an equation between a household unit and another.",
    FaultCode.UNKNOWN_CALCULATION: "There is no such calculation.",
    FaultCode.WRONG_GIVENS: "The givens are not those that the calculation takes.",
    FaultCode.NO_SOURCE: "A value does not say where it comes from.",
    FaultCode.UNKNOWN_DRUG: "The formulary has no such drug.",
    FaultCode.NO_SUCH_PRODUCT: "The drug has no such product or dose.",
    FaultCode.UNKNOWN_TOPIC: "The bank has no such topic or template.",
    FaultCode.EMPTY_LEVEL: "The topics have no template of that level.",
    FaultCode.UNKNOWN_NOTATION: "A piece of an order cannot be looked up.",
    FaultCode.UNKNOWN_PLACEHOLDER: "A text has a placeholder for something that the template does not draw.",
    FaultCode.STRAY_BRACE: "A text has a brace that belongs to no placeholder.",
    FaultCode.EMPTY_CARD: "A story has nothing on its card.",
    FaultCode.TALL_MAN: "A drug's name is not in tall-man letters.",
    FaultCode.UNSAFE_ON_CARD: "What may be unsafe must stand in the line that says so, and only there.",
    FaultCode.SLIP_WORDS: "The words of a template's slip do not continue a sentence that begins `It looks as if`.",
    FaultCode.PICTURE_TOO_EARLY: "A picture comes before the part that it shows, or with the question that it answers.",
}

ERRORS = {
    "empty-place": "There is nothing to verify there.",
    "not-verified": "The file depends on another one that is wrong, and is verified once that is fixed.",
    "unknown-set": "The file does not hold a key or a learner's copy that can be used.",
    "key-changed": "A problem of a key has a different answer today, or can no longer be drawn.",
    "copy-changed": "A problem of a learner's copy reads differently today, or can no longer be drawn.",
    "wrong-kind": "A value does not measure what is taken there.",
    "impossible-draw": "A draw asks for something that the drug, the product or the device does not have.",
    "failing-draw": "A draw makes the program fail.",
    "too-few-draws": "Fewer than one draw in a hundred meets the requirements.",
    "negative-answer": "An answer is below zero.",
    "zero-answer": "An answer is zero where it cannot be.",
    "answer-is-given": "An answer is one of the givens again.",
    "unwritable-answer": "An answer has more decimals than can be shown.",
    "not-put-back": "The answer, worked back, does not lead to the given that it was worked from.",
    "second-route": "A second computation, which shares no code with the first, gives a different answer.",
    "implausible": "A value is not plausible for what it measures.",
    "outside-dose-range": "A dose is outside the usual range of the drug in the formulary, or is none of its orders.",
    "unusual-frequency": "A drug is ordered at a frequency at which the formulary does not give it.",
    "not-programmable": "A pump cannot be set to the answer.",
    "off-graduation": "A picture shows an amount that no line of the device stands for.",
    "other-scale": "A given of a reading is not what is printed on the device of the picture.",
    "untold-given": "The text does not tell a given that the learner needs.",
    "key-in-story": "The text of the template holds an amount that is the answer of some draws.",
    "unsafe-notation": "A text uses a notation that can be misread.",
    "failing-export": "A format of `export` cannot take a problem.",
    "slip-always-right": "A slip leads to the right answer in every problem, so that it is always marked right.",
    "always-the-same": "Every draw has the same answer.",
}

WARNINGS = {
    "rare-draws": "Fewer than one draw in ten meets the requirements.",
    "unreached-end": "The steps of a range do not stop at its end.",
    "unreached-value": "A value of a list is never drawn: no draw with it meets the requirements.",
    "missing-row": "A table has no row for a value that can be drawn, so that no draw has this value.",
    "guessable": "One answer is right so often that a guess is worth it.",
    "few-problems": "The template makes very few different problems.",
    "slip-equals-key": "A common slip often leads to the right answer, and no other part shows it.",
    "other-drug": "A story names a drug of the formulary other than the one that is picked.",
    "unheld-dose": "A story names a drug that is not picked, and its dose cannot be checked against the formulary.",
    "doubled-unit": "A story writes a unit after a value that already has one.",
    "other-unit": "A question names a unit other than that of its answer.",
    "second-strength": "A story writes a strength beside the one that is drawn.",
    "day-or-dose": "A story gives as a whole day's amount what the calculation takes as one dose.",
    "unclear-date": "A date can be read in two ways.",
    "long-story": "The problem is long to read.",
    "marked-otherwise": "A learning platform would take a wrong answer for the right one.",
    "too-many-digits": "An answer has more digits than a learning platform tells apart.",
    "long-title": "The title is longer than the name that a learning platform keeps.",
    "no-glyph": "The fonts of a paper sheet do not have a character.",
    "near-duplicate": "Two templates are nearly the same.",
    "same-title": "Two templates have the same title.",
}

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **{code: Rule(code, Severity.ERROR, says) for code, says in (OF_READERS | ERRORS).items()},
        **{code: Rule(code, Severity.WARNING, says) for code, says in WARNINGS.items()},
    }
)

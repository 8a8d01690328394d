"""Slips in general words, without the numbers of a problem: for histories and reports that count them by their id."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass, wrong_formulas
from dosecalc.tutoring.slips.together import BOTH

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class GeneralSlip:
    """A slip whatever the numbers. error: None where this version does not know it. says: begins with `you`."""

    id: str
    error: ErrorClass | None
    says: str


_CONCEPTUAL = {
    "amount-as-rate": "you ran an amount that is given all at once as if it were an amount for each hour or minute",
    "added-instead-of-subtracted": "you added where you should subtract",
    "another-abbreviation": "you took an abbreviation for another one",
    "another-calculation": "you worked out something other than what was asked for",
    "compared-wrongly": "you made a mistake in the comparison",
    "converted-the-wrong-way": "you converted a unit the wrong way round",
    "divided-instead-of-multiplied": "you divided where you should multiply",
    "givens-exchanged": "you swapped two numbers from the card",
    "halved-instead-of-root": "you halved instead of taking the square root",
    "hours-for-doses": "you used the hours between doses as the number of doses a day",
    "kilograms-converted": "you converted a weight that was already in kilograms",
    "label-read-for-one": "you read a label such as 400 mg/250 mL as if the whole amount were in each mL",
    "left-out": "you left out a number in the formula",
    "limit-overlooked": "you overlooked a limit: the smaller amount counts",
    "multiplied-instead-of-divided": "you multiplied where you should divide",
    "multiplied-instead-of-raised": "you multiplied instead of raising to a power",
    "not-converted": "you used a number without converting its unit",
    "not-subtracted": "you did not subtract",
    "number-of-the-card": "you gave a number from the card as the answer",
    "number-of-the-label": "you gave a number from a label such as 400 mg/250 mL as the answer",
    "another-volume-for-that-of-the-label": "you used the amount on a label as if it were in another volume",
    "number-not-needed": "you used a number from the card that is not needed",
    "nothing-converted": "you used a number without converting either of its units",
    "on-hand-over-wanted": "you put what is on hand over what is wanted",
    "percent-as-grams": "you read a percentage as grams in each mL",
    "percent-as-milligrams": "you read a percentage as milligrams in each mL",
    "power-left-out": "you did not raise to a power",
    "rate-as-amount": "you gave all at once what is ordered for each hour or minute",
    "ratio-as-milligrams": "you read a ratio such as 1:1,000 as milligrams",
    "root-left-out": "you did not take the square root",
    "size-larger-than-needed": "you chose a larger size than needed",
    "size-too-small": "you chose a size that is too small",
    "stopped-too-early": "you stopped before the last step",
    "subtracted-instead-of-added": "you subtracted where you should add",
    "twelve-hour-clock": "you are 12 hours off; on the 24-hour clock, 3:00 in the afternoon is 15:00",
    "took-what-is-subtracted": "you gave the number to subtract as the answer",
    "upside-down": "you turned a division upside down",
    "wrong-number-of-the-card": "you used a number from the card other than the one needed",
}
_ARITHMETIC = {
    "answer-digits-swapped": "you swapped two neighboring digits of the answer",
    "digits-swapped": "you swapped two digits",
    "minutes-as-decimals-of-hours": (
        "you wrote the minutes as decimals of an hour, as if 3 h 15 min were 3.15 h and not 3.25 h"
    ),
    "tenfold-too-large": "you moved the decimal point one place too far to the right",
    "tenfold-too-small": "you moved the decimal point one place too far to the left",
    "thousandfold-too-large": "you got an answer 1,000 times too high, as when units such as mcg and mg are mixed up",
    "thousandfold-too-small": "you got an answer 1,000 times too low, as when units such as mcg and mg are mixed up",
}
_ROUNDING = {
    "not-rounded": "you did not round the answer",
    "not-rounded-on-the-way": "you did not round along the way where you should",
    "rounded-down": "you rounded down, or cut off the last digits, where that was not asked for",
    "rounded-in-the-wrong-place": "you rounded to a different place from the one asked for",
    "rounded-nearest": "you rounded to the nearest where rounding up or down was asked for",
    "rounded-too-early": "you rounded before the end",
    "rounded-up": "you rounded up where that was not asked for",
    "tie-rounded-the-other-way": "you rounded a 5 at the end the other way",
}
_UNIT = {
    "unit-left-out": "you left out the unit",
    "wrong-unit": "you wrote a different unit from the one asked for",
}
GENERAL: Mapping[str, GeneralSlip] = MappingProxyType(
    {
        id_: GeneralSlip(id_, error, says)
        for error, sentences in (
            (ErrorClass.CONCEPTUAL, _CONCEPTUAL),
            (ErrorClass.ARITHMETIC, _ARITHMETIC),
            (ErrorClass.ROUNDING, _ROUNDING),
            (ErrorClass.UNIT, _UNIT),
        )
        for id_, says in sentences.items()
    }
)
"""The slips that any formula invites; those of single calculations are declared beside these."""


def general_slip(id_: str, calculation: str) -> GeneralSlip:
    """The slip of that id in general words; for one that this version does not know, the words of its id.

    calculation: the name of the one at which it was made.

    >>> general_slip("unit-left-out", "drip_rate").says
    'you left out the unit'
    >>> general_slip("upside-down+tenfold-too-large", "drip_rate").says
    'you turned a division upside down, and you moved the decimal point one place too far to the right'
    """
    first, both, second = id_.partition(BOTH)
    if both:
        one, other = general_slip(first, calculation), general_slip(second, calculation)
        return GeneralSlip(id_, one.error, f"{one.says}, and {other.says}")
    return GENERAL.get(id_) or _declared(id_, calculation) or GeneralSlip(id_, None, id_.replace("-", " "))


def _declared(id_: str, calculation: str) -> GeneralSlip | None:
    from dosecalc.calculations.catalogue import calculation_if_any  # noqa: PLC0415 - few ids need a calculation

    found = calculation_if_any(calculation)
    declared = wrong_formulas(found) if found else ()
    return next((GeneralSlip(id_, wrong.error, wrong.says) for wrong in declared if wrong.id == id_), None)

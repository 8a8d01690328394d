"""Slips of writing a time: 12 hours off, minutes written as the decimals of hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import MINUTES_A_DAY, MINUTES_AN_HOUR, decimal, duration
from dosecalc.quantities.units import Unit
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

TWELVE_HOUR_CLOCK, MINUTES_AS_DECIMALS = "twelve-hour-clock", "minutes-as-decimals-of-hours"
OF_THE_DAY = frozenset({"clock", "moment"})
HALF_A_DAY = MINUTES_A_DAY // 2
HOURS = Unit(("hour",))
TEN, HUNDRED = 10, 100


def twelve_hours_off(answer: Worked) -> Iterator[Slip]:
    """A time of day as on a clock that starts again at noon: 02:35 for 14:35, or 14:35 for 02:35."""
    if answer.form in OF_THE_DAY:
        since_midnight = answer.number if answer.form == "clock" else answer.number % MINUTES_A_DAY
        off = -HALF_A_DAY if since_midnight >= HALF_A_DAY else HALF_A_DAY
        says = GENERAL[TWELVE_HOUR_CLOCK].says
        yield Slip(TWELVE_HOUR_CLOCK, ErrorClass.CONCEPTUAL, says, answer.number + off, answer)


def minutes_as_decimals(rounded: Worked, typed: Fraction) -> tuple[Slip, ...]:
    """Hours and minutes typed as hours alone, the minutes behind the point: 8 h 49 min as 8.49 h, 7 h 5 min as 7.5 h.

    typed: the answer in hours, as in minutes.
    """
    if rounded.form != "duration":
        return ()
    whole, minutes = divmod(rounded.number, MINUTES_AN_HOUR)
    after_the_point = {minutes / HUNDRED, minutes / TEN if minutes < TEN else minutes / HUNDRED}
    if typed not in {(whole + part) * MINUTES_AN_HOUR for part in after_the_point}:
        return ()
    general = GENERAL[MINUTES_AS_DECIMALS]
    here = f"{decimal(typed / MINUTES_AN_HOUR)} h = {duration(typed)}"
    return (Slip(general.id, ErrorClass.ARITHMETIC, general.says, typed, rounded, here),)

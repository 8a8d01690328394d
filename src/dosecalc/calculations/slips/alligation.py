"""Slips of alligation: parts exchanged, measured by the wrong parts, or given as they are."""

from dataclasses import replace

from dosecalc.calculations.alligation import (
    amount_of_stronger,
    amount_of_stronger_to_add,
    amount_of_weaker,
    amount_of_weaker_to_add,
    volume_of_stronger,
    volume_of_stronger_to_add,
    volume_of_weaker,
)
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.operations import KEPT
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.worked import Worked, step

PARTS_EXCHANGED = "you swapped the parts; those of the stronger one are wanted − weaker"
OTHER_GIVEN = "you gave the stronger one; the weaker one is the rest of the total"
BY_THE_OTHER_PARTS = "you divided by the parts of the weaker one instead of by the parts in all"
TAKEN_FOR_WATER = "you treated the weaker one as a diluent without drug"
PARTS_GIVEN = "you gave the parts as they are; they must be turned into a share of the total"
TAKEN_FOR_TOTAL = "you used what is on hand as the total; what you add comes on top of it"
DID_NOT_GROW = "you forgot that what is added makes the mixture larger"
WHOLE_GIVEN = "you gave the whole mixture; part of it is on hand, and only the rest is added"


@slip_of(volume_of_stronger, says=PARTS_EXCHANGED)
def volumes_exchanged(
    stronger_concentration: Worked, weaker_concentration: Worked, wanted_concentration: Worked, total_volume: Worked
) -> Worked:
    """As much of the stronger one as there must be of the weaker."""
    return _exchanged(stronger_concentration, weaker_concentration, wanted_concentration, total_volume)


@slip_of(volume_of_stronger, says=TAKEN_FOR_WATER)
def weaker_solution_taken_for_water(
    stronger_concentration: Worked, wanted_concentration: Worked, total_volume: Worked
) -> Worked:
    """The stronger one diluted."""
    return _diluted(stronger_concentration, wanted_concentration, total_volume)


@slip_of(volume_of_stronger, says=BY_THE_OTHER_PARTS)
def volume_by_parts_of_weaker(
    stronger_concentration: Worked, weaker_concentration: Worked, wanted_concentration: Worked, total_volume: Worked
) -> Worked:
    """The total taken for what is on hand of the weaker one."""
    of_stronger, of_weaker = _parts(stronger_concentration, weaker_concentration, wanted_concentration)
    return total_volume * (of_stronger / of_weaker).called("share of the stronger")


@slip_of(volume_of_stronger, says=PARTS_GIVEN)
def parts_of_stronger_as_volume(weaker_concentration: Worked, wanted_concentration: Worked) -> Worked:
    """15 parts taken for 15 mL."""
    return _as_told(_of_stronger(weaker_concentration, wanted_concentration), unit("mL"))


@slip_of(volume_of_weaker, says=OTHER_GIVEN)
def volume_of_the_other(
    stronger_concentration: Worked, weaker_concentration: Worked, wanted_concentration: Worked, total_volume: Worked
) -> Worked:
    """The volume of the stronger one."""
    return volume_of_stronger(stronger_concentration, weaker_concentration, wanted_concentration, total_volume)


@slip_of(volume_of_weaker, says=TAKEN_FOR_WATER)
def water_for_weaker_solution(
    stronger_concentration: Worked, wanted_concentration: Worked, total_volume: Worked
) -> Worked:
    """What the stronger one, diluted, leaves of the total."""
    return total_volume - _diluted(stronger_concentration, wanted_concentration, total_volume)


@slip_of(volume_of_weaker, says=PARTS_GIVEN)
def parts_of_weaker_as_volume(stronger_concentration: Worked, wanted_concentration: Worked) -> Worked:
    """30 parts taken for 30 mL."""
    return _as_told(_of_weaker(stronger_concentration, wanted_concentration), unit("mL"))


@slip_of(volume_of_stronger_to_add, says=DID_NOT_GROW)
def volume_that_does_not_grow(
    stronger_concentration: Worked, weaker_concentration: Worked, wanted_concentration: Worked, weaker_volume: Worked
) -> Worked:
    """What is missing in the volume on hand, measured as the stronger one."""
    return weaker_volume * (_of_stronger(weaker_concentration, wanted_concentration) / stronger_concentration)


@slip_of(volume_of_stronger_to_add, says=TAKEN_FOR_TOTAL)
def volume_on_hand_taken_for_total(
    stronger_concentration: Worked, weaker_concentration: Worked, wanted_concentration: Worked, weaker_volume: Worked
) -> Worked:
    """The stronger one in as large a mixture as there is of the weaker."""
    return volume_of_stronger(stronger_concentration, weaker_concentration, wanted_concentration, weaker_volume)


@slip_of(amount_of_stronger, says=PARTS_EXCHANGED)
def amounts_exchanged(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, total_amount: Worked
) -> Worked:
    """As much of the stronger one as there must be of the weaker."""
    return _exchanged(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)


@slip_of(amount_of_stronger, says=TAKEN_FOR_WATER)
def weaker_one_taken_for_base(stronger_percentage: Worked, wanted_percentage: Worked, total_amount: Worked) -> Worked:
    """The stronger one diluted."""
    return _diluted(stronger_percentage, wanted_percentage, total_amount)


@slip_of(amount_of_stronger, says=BY_THE_OTHER_PARTS)
def amount_by_parts_of_weaker(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, total_amount: Worked
) -> Worked:
    """The total taken for what is on hand of the weaker one."""
    of_stronger, of_weaker = _parts(stronger_percentage, weaker_percentage, wanted_percentage)
    return total_amount * (of_stronger / of_weaker).called("share of the stronger")


@slip_of(amount_of_stronger, says=PARTS_GIVEN)
def parts_of_stronger_as_amount(weaker_percentage: Worked, wanted_percentage: Worked, total_amount: Worked) -> Worked:
    """1 part taken for 1 g."""
    return _as_told(_of_stronger(weaker_percentage, wanted_percentage), total_amount.unit)


@slip_of(amount_of_weaker, says=OTHER_GIVEN)
def amount_of_the_other(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, total_amount: Worked
) -> Worked:
    """The amount of the stronger one."""
    return amount_of_stronger(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)


@slip_of(amount_of_weaker, says=TAKEN_FOR_WATER)
def base_for_weaker_one(stronger_percentage: Worked, wanted_percentage: Worked, total_amount: Worked) -> Worked:
    """What the stronger one, diluted, leaves of the total."""
    return total_amount - _diluted(stronger_percentage, wanted_percentage, total_amount)


@slip_of(amount_of_weaker, says=PARTS_GIVEN)
def parts_of_weaker_as_amount(stronger_percentage: Worked, wanted_percentage: Worked, total_amount: Worked) -> Worked:
    """1 part taken for 1 g."""
    return _as_told(_of_weaker(stronger_percentage, wanted_percentage), total_amount.unit)


@slip_of(amount_of_stronger_to_add, says=DID_NOT_GROW)
def amount_that_does_not_grow(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, weaker_amount: Worked
) -> Worked:
    """What is missing in the amount on hand, measured as the stronger one."""
    return weaker_amount * (_of_stronger(weaker_percentage, wanted_percentage) / stronger_percentage)


@slip_of(amount_of_stronger_to_add, says=TAKEN_FOR_TOTAL)
def weaker_on_hand_taken_for_total(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, weaker_amount: Worked
) -> Worked:
    """The stronger one in as large a mixture as there is of the weaker."""
    return amount_of_stronger(stronger_percentage, weaker_percentage, wanted_percentage, weaker_amount)


@slip_of(amount_of_weaker_to_add, says=WHOLE_GIVEN, ends_wrong=True)
def whole_for_what_is_added(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, stronger_amount: Worked
) -> Worked:
    """What is on hand and what is added together."""
    parts_in_all = _less(stronger_percentage, weaker_percentage).called("parts in all")
    return stronger_amount * (parts_in_all / _of_stronger(weaker_percentage, wanted_percentage))


@slip_of(amount_of_weaker_to_add, says=TAKEN_FOR_TOTAL)
def stronger_on_hand_taken_for_total(
    stronger_percentage: Worked, weaker_percentage: Worked, wanted_percentage: Worked, stronger_amount: Worked
) -> Worked:
    """The weaker one in as large a mixture as there is of the stronger."""
    return amount_of_weaker(stronger_percentage, weaker_percentage, wanted_percentage, stronger_amount)


def _exchanged(stronger: Worked, weaker: Worked, wanted: Worked, total: Worked) -> Worked:
    of_stronger, of_weaker = _parts(stronger, weaker, wanted)
    parts_in_all = replace(of_stronger + of_weaker, per=of_stronger.per, name="parts in all")
    return total * (of_weaker / parts_in_all).called("share of the stronger")


def _diluted(stronger: Worked, wanted: Worked, total: Worked) -> Worked:
    return total * (wanted / stronger).called("share of the stronger")


def _parts(stronger: Worked, weaker: Worked, wanted: Worked) -> tuple[Worked, Worked]:
    return _of_stronger(weaker, wanted), _of_weaker(stronger, wanted)


def _of_stronger(weaker: Worked, wanted: Worked) -> Worked:
    return _less(wanted, weaker).called("parts of the stronger")


def _of_weaker(stronger: Worked, wanted: Worked) -> Worked:
    return _less(stronger, wanted).called("parts of the weaker")


def _less(more: Worked, less: Worked) -> Worked:
    """Parts, told as the strength is; never a ratio 1:x."""
    return replace(replace(more, form="") - replace(less, form=""), per=more.per)


def _as_told(parts: Worked, of: Unit) -> Worked:
    """The number of the parts as it stands on the page, 15 of 15 g/100 mL, with a unit that is not theirs."""
    return step(KEPT, of, parts, number=parts.number * parts.per)

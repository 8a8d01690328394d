"""Slips of dilutions: which volume is asked for, and what a final volume holds."""

from dosecalc.calculations.dilution import (
    diluent_to_add,
    diluent_volume,
    diluted_concentration,
    dilution_factor,
    stock_volume,
    thrice_diluted_concentration,
    twice_diluted_concentration,
)
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.taught_stops import MILLILITERS
from dosecalc.quantities.worked import Worked


@slip_of(stock_volume, says="you gave the volume of diluent, not that of the stock")
def diluent_for_stock(final_concentration: Worked, final_volume: Worked, stock_concentration: Worked) -> Worked:
    """What the stock leaves of the final volume."""
    return diluent_volume(final_concentration, final_volume, stock_concentration)


@slip_of(diluent_volume, says="you gave the volume of the stock; the diluent is the rest of the final volume")
def stock_for_diluent(final_concentration: Worked, final_volume: Worked, stock_concentration: Worked) -> Worked:
    """How much stock is taken."""
    return stock_volume(final_concentration, final_volume, stock_concentration)


@slip_of(diluted_concentration, says="you added the stock volume to the final volume, which already includes it")
def final_volume_taken_for_diluent(stock_concentration: Worked, stock_volume: Worked, final_volume: Worked) -> Worked:
    """The final volume taken for what was added to the stock."""
    return diluted_concentration(stock_concentration, stock_volume, _with(final_volume, stock_volume))


@slip_of(diluted_concentration, says="you swapped the stock volume and the final volume; divide by the final volume")
def stock_volume_and_final_volume_exchanged(
    stock_concentration: Worked, stock_volume: Worked, final_volume: Worked
) -> Worked:
    """A solution that grows stronger by being diluted."""
    drug = (stock_concentration * final_volume.to(MILLILITERS)).called("drug in the stock")
    return (drug / stock_volume.to(MILLILITERS)).called("final concentration")


@slip_of(diluted_concentration, says="you divided by the diluent alone; the final volume has the stock in it as well")
def diluent_taken_for_final_volume(stock_concentration: Worked, stock_volume: Worked, final_volume: Worked) -> Worked:
    """The drug in the volume that was added alone."""
    return diluted_concentration(stock_concentration, stock_volume, _without(final_volume, stock_volume))


@slip_of(diluent_to_add, says="you gave the final volume; what is on hand is part of it, and only the rest is added")
def final_volume_for_diluent(stock_concentration: Worked, stock_volume: Worked, final_concentration: Worked) -> Worked:
    """The volume that the drug makes in the strength wanted."""
    drug = (stock_concentration * stock_volume.to(MILLILITERS)).called("drug in the stock")
    return (drug / final_concentration).to(MILLILITERS).called("final volume")


@slip_of(diluent_to_add, says="you used the volume on hand as the final volume; it is the stock, and all of it is used")
def stock_taken_for_final_volume(
    stock_concentration: Worked, stock_volume: Worked, final_concentration: Worked
) -> Worked:
    """The diluent in as much of the weaker solution as there is of the stronger one."""
    return diluent_volume(final_concentration, stock_volume, stock_concentration)


@slip_of(
    dilution_factor, says="you compared with the diluent alone; the final volume also includes what was transferred"
)
def diluent_to_transfer(transferred_volume: Worked, final_volume: Worked) -> Worked:
    """The diluent for each milliliter transferred: 9 for a dilution of 1 in 10."""
    return _without(final_volume, transferred_volume) / transferred_volume


@slip_of(dilution_factor, says="you added the volume transferred to the final volume, which already includes it")
def one_more_than_the_factor(transferred_volume: Worked, final_volume: Worked) -> Worked:
    """11 for a dilution of 1 in 10."""
    return _with(final_volume, transferred_volume) / transferred_volume


@slip_of(twice_diluted_concentration, says="you left out one of the two dilutions")
def first_of_two_left_out(stock_concentration: Worked, second_transfer: Worked, second_volume: Worked) -> Worked:
    """The stock taken for the first dilution."""
    return _diluted(stock_concentration, second_transfer, second_volume)


@slip_of(twice_diluted_concentration, says="you added what was transferred to each volume, which already includes it")
def transfers_added_twice(
    stock_concentration: Worked,
    first_transfer: Worked,
    first_volume: Worked,
    second_transfer: Worked,
    second_volume: Worked,
) -> Worked:
    """1 in 10 taken for 1 and 10."""
    first, second = _with(first_volume, first_transfer), _with(second_volume, second_transfer)
    return twice_diluted_concentration(stock_concentration, first_transfer, first, second_transfer, second)


@slip_of(
    twice_diluted_concentration, says="you added the two dilution factors; each dilution divides again, so multiply"
)
def two_factors_added(
    stock_concentration: Worked,
    first_transfer: Worked,
    first_volume: Worked,
    second_transfer: Worked,
    second_volume: Worked,
) -> Worked:
    """1 in 10 and 1 in 5 taken for 1 in 15."""
    first, second = dilution_factor(first_transfer, first_volume), dilution_factor(second_transfer, second_volume)
    return stock_concentration / (first + second)


@slip_of(thrice_diluted_concentration, says="you left out the second of the three dilutions")
def second_of_three_left_out(
    stock_concentration: Worked,
    first_transfer: Worked,
    first_volume: Worked,
    third_transfer: Worked,
    third_volume: Worked,
) -> Worked:
    """The first dilution taken for the second."""
    once = _diluted(stock_concentration, first_transfer, first_volume).called("first dilution")
    return _diluted(once, third_transfer, third_volume)


@slip_of(thrice_diluted_concentration, says="you left out the first of the three dilutions")
def first_of_three_left_out(
    stock_concentration: Worked,
    second_transfer: Worked,
    second_volume: Worked,
    third_transfer: Worked,
    third_volume: Worked,
) -> Worked:
    """The stock taken for the first dilution."""
    twice = _diluted(stock_concentration, second_transfer, second_volume)
    return _diluted(twice, third_transfer, third_volume)


def _diluted(concentration: Worked, transfer: Worked, volume: Worked) -> Worked:
    return (concentration * transfer).called(f"drug in the {transfer.name}") / volume.to(MILLILITERS)


def _with(final_volume: Worked, transferred: Worked) -> Worked:
    return (final_volume + transferred).called("volume, counted twice in part")


def _without(final_volume: Worked, transferred: Worked) -> Worked:
    return (final_volume - transferred).called("diluent")

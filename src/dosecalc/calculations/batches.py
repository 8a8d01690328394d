"""Batches: how much to prepare for many pieces or another size, and the stock that it takes."""

from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.counts import Pieces, Vials
from dosecalc.quantities.kinds.drugs import AmountOfDrug
from dosecalc.quantities.kinds.measures import BatchVolume, Volume, VolumePerPiece, VolumePerVial
from dosecalc.quantities.kinds.strengths import ShareOrZero
from dosecalc.quantities.units import unit


def batch_volume(pieces: Pieces, volume_per_piece: VolumePerPiece, overage: ShareOrZero) -> BatchVolume:
    """How much to prepare for a batch with some to spare.

        batch volume = pieces × volume of each × ((100% + overage) ÷ 100%)

    Args:
        pieces: how many are to be filled; a number of syringes, bags, vials or doses.
        volume_per_piece: what goes into one; a volume per syringe, bag, vial or dose.
        overage: what is added to the sum for losses; a percentage of it.

    Returns:
        The volume in mL, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: syringes are counted and the volume is that of a bag.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/batch_volume.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(batch_volume(given("24 syringes"), given("1.2 mL/syringe"), of_a_whole(given("5%"))))
    30.24 mL
    """
    needed = (pieces * volume_per_piece).to(unit("mL")).called("volume of all")
    with_overage = (THE_WHOLE + overage).called("whole with overage")
    return (needed * (with_overage / THE_WHOLE).called("factor")).called("batch volume")


def batch_volume_with_loss(
    pieces: Pieces, volume_per_piece: VolumePerPiece, loss_per_piece: VolumePerPiece, overage: ShareOrZero
) -> BatchVolume:
    """How much to prepare for a batch when each piece also loses some to the line or the needle.

        batch volume = pieces × (volume of each + loss of each) × ((100% + overage) ÷ 100%)

    Args:
        pieces: how many are to be filled; a number of syringes, bags, vials or doses.
        volume_per_piece: what goes into one; a volume per syringe, bag, vial or dose.
        loss_per_piece: what stays behind for one; a volume per syringe, bag, vial or dose.
        overage: what is added to the sum for further losses; a percentage of it.

    Returns:
        The volume in mL, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: syringes are counted and the volume is that of a bag.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/batch_volume_with_loss.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> bags, fill = given("20 bags"), given("4 mL/bag")
    >>> print(batch_volume_with_loss(bags, fill, given("0.2 mL/bag"), of_a_whole(given("10%"))))
    92.4 mL
    """
    taken = (volume_per_piece + loss_per_piece).called("volume taken for each")
    return batch_volume(pieces, taken, overage)


def stock_vials(batch_volume: Volume, vial_volume: VolumePerVial) -> Vials:
    """How many vials of stock a batch takes, before rounding to whole ones.

        vials = volume needed ÷ volume of each vial

    Args:
        batch_volume: how much of the stock is needed; a volume.
        vial_volume: what one vial holds; a volume per vial.

    Returns:
        The number of vials, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/stock_vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(stock_vials(given("30.3 mL"), given("20 mL/vial")))
    1.515 vials
    """
    return (batch_volume / vial_volume).called("vials")


def scaled_amount(formula_amount: AmountOfDrug, formula_volume: Volume, batch_volume: Volume) -> AmountOfDrug:
    """How much of an ingredient a batch takes when its size is not the formula's.

        amount = amount in the formula × (batch volume ÷ volume of the formula)

    Args:
        formula_amount: what the formula states; an amount of drug.
        formula_volume: how much the formula makes; a volume.
        batch_volume: how much is to be made; a volume.

    Returns:
        The amount for the batch, exact, in the unit of the formula.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Reducing and Enlarging Formulas".
        Worked examples: tests/authorities/scaled_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(scaled_amount(given("2.5 g"), given("1 L"), given("240 mL")))
    0.6 g
    """
    factor = (batch_volume / formula_volume).called("factor")
    return (factor * formula_amount).called("amount for the batch")

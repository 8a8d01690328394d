"""Admixtures: what goes into a bag, and how strong the bag is then."""

from dosecalc.calculations.dilution import stock_volume
from dosecalc.calculations.strength import concentration
from dosecalc.quantities.kinds.drugs import AmountOfDrug
from dosecalc.quantities.kinds.measures import Overfill, Volume
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.units import unit


def additive_volume(
    ordered_concentration: Concentration, bag_volume: Volume, stock_concentration: Concentration
) -> Volume:
    """How much of a stock solution goes into a bag when an amount of drug is ordered for each liter.

        additive volume = concentration ordered × bag volume ÷ stock concentration

    Args:
        ordered_concentration: what the bag is to hold; an amount of drug per volume, such as 20 mEq/L.
        bag_volume: the volume that the order counts by; a volume.
        stock_concentration: what the vial holds; an amount of drug per volume.

    Returns:
        The volume to add in mL, exact.

    Raises:
        UnitMismatch: the order and the vial count the drug differently.
        GivensDoNotFit: the stock is weaker than what is to be made of it.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, appendix F, "Diluting Stock
        Solutions".
        Worked examples: tests/authorities/additive_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(additive_volume(given("20 mEq/L"), given("500 mL"), given("2 mEq/mL")))
    5 mL
    """
    return stock_volume(ordered_concentration, bag_volume, stock_concentration).called("additive volume")


def base_volume(total_volume: Volume, additive_volume: Volume) -> Volume:
    """How much base fluid brings the additives up to the total volume (q.s.).

        base volume = total volume − additive volume

    Args:
        total_volume: the whole of the preparation; a volume.
        additive_volume: all additives together; a volume.

    Returns:
        The volume of base fluid in mL, exact.

    Raises:
        UnitMismatch: a given is no volume.
        GivensDoNotFit: the additives fill the whole volume or more.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Intravenous Infusions, Parenteral
        Admixtures, Rate-of-Flow Calculations".
        Worked examples: tests/authorities/base_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(base_volume(given("250 mL"), given("37.5 mL")))
    212.5 mL
    """
    return (total_volume.to(unit("mL")) - additive_volume).called("base volume")


def concentration_added(amount: AmountOfDrug, bag_volume: Volume, additive_volume: Volume) -> Concentration:
    """How strong a bag is when the additive goes on top of the labeled volume and overfill is not counted.

        concentration = amount of drug ÷ (bag volume + additive volume)

    Args:
        amount: the drug that goes in; an amount of drug.
        bag_volume: what the bag's label says; a volume.
        additive_volume: the volume that brings the drug; a volume.

    Returns:
        The concentration, exact, for each mL.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Institute for Safe Medication Practices, "Understanding and managing intravenous container overfill" (2013).
        Worked examples: tests/authorities/concentration_added.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_added(given("500 mg"), given("230 mL"), given("20 mL")))
    2 mg/mL
    """
    filled = (bag_volume.to(unit("mL")) + additive_volume).called("volume in the bag")
    return concentration(amount, filled)


def concentration_added_with_overfill(
    amount: AmountOfDrug, bag_volume: Volume, overfill: Overfill, additive_volume: Volume
) -> Concentration:
    """How strong a bag really is when the additive goes on top of all that is in it, overfill counted.

        concentration = amount of drug ÷ (bag volume + overfill + additive volume)

    Args:
        amount: the drug that goes in; an amount of drug.
        bag_volume: what the bag's label says; a volume.
        overfill: what the bag holds beyond its label; a volume, 0 where none is counted.
        additive_volume: the volume that brings the drug; a volume.

    Returns:
        The concentration, exact, for each mL.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Institute for Safe Medication Practices, "Understanding and managing intravenous container overfill" (2013).
        Worked examples: tests/authorities/concentration_added_with_overfill.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_added_with_overfill(given("1 g"), given("100 mL"), given("5 mL"), given("20 mL")))
    0.008 g/mL
    """
    held = (bag_volume.to(unit("mL")) + overfill).called("fluid in the bag")
    return concentration_added(amount, held, additive_volume)


def concentration_exchanged_with_overfill(
    amount: AmountOfDrug, bag_volume: Volume, overfill: Overfill
) -> Concentration:
    """How strong a bag really is when as much fluid was withdrawn as the additive takes up, overfill counted.

        concentration = amount of drug ÷ (bag volume + overfill)

    Args:
        amount: the drug that goes in; an amount of drug.
        bag_volume: what the bag's label says; a volume.
        overfill: what the bag held beyond its label before anything was withdrawn; a volume,
            0 where none is counted.

    Returns:
        The concentration, exact, for each mL.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Institute for Safe Medication Practices, "Understanding and managing intravenous container overfill" (2013).
        Worked examples: tests/authorities/concentration_exchanged_with_overfill.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_exchanged_with_overfill(given("1 g"), given("230 mL"), given("20 mL")))
    0.004 g/mL
    """
    held = (bag_volume.to(unit("mL")) + overfill).called("fluid in the bag")
    return concentration(amount, held)


def withdrawn_volume(additive_volume: Volume, overfill: Overfill) -> Volume:
    """How much fluid to withdraw so that a bag ends at its labeled volume, overfill and additive both made up for.

        volume to withdraw = additive volume + overfill

    Args:
        additive_volume: the volume that brings the drug; a volume.
        overfill: what the bag holds beyond its label; a volume, 0 where none is counted.

    Returns:
        The volume to withdraw in mL, exact.

    Raises:
        UnitMismatch: a given is no volume.

    Source:
        Institute for Safe Medication Practices, "Understanding and managing intravenous container overfill" (2013).
        Worked examples: tests/authorities/withdrawn_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(withdrawn_volume(given("45 mL"), given("25 mL")))
    70 mL
    """
    return (additive_volume.to(unit("mL")) + overfill).called("volume to withdraw")

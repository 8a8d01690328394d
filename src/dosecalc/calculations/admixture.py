"""Admixtures: what goes into a bag, how strong the bag is then, and how far a drug must be diluted."""

from dosecalc.calculations.dilution import stock_volume
from dosecalc.calculations.dosing import injection_volume
from dosecalc.calculations.strength import concentration
from dosecalc.quantities.comparing import compared, first_enough
from dosecalc.quantities.kinds.drugs import AmountOfDrug, Dose
from dosecalc.quantities.kinds.measures import BagSize, LargestVolume, LeastVolume, Overfill, Volume
from dosecalc.quantities.kinds.rates import DoseRate
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.kinds.times import LeastTime
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.units import unit


def additive_volume(
    ordered_concentration: Concentration, bag_volume: Volume, stock_concentration: Concentration
) -> Volume:
    """How much of a stock solution goes into a bag when so much drug is ordered for each liter.

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


def least_volume(dose: Dose, highest_concentration: Concentration) -> LeastVolume:
    """The least volume that a dose must be diluted to.

        least volume = dose ÷ highest concentration

    Args:
        dose: what the bag is to hold; an amount of drug.
        highest_concentration: the strongest that may be given; an amount of drug per volume.

    Returns:
        The volume in mL, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: the dose and the limit count the drug differently.

    Source:
        San Antonio College, Department of Nursing, pediatric dosage calculations, "minimal dilution"
        (accd.edu/sac/nursing/math/peds7.html). Worked examples: tests/authorities/least_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(least_volume(given("180 mg"), given("0.4 mg/mL")))
    450 mL
    """
    return injection_volume(dose, highest_concentration).called("least volume")


def largest_volume(dose: Dose, lowest_concentration: Concentration) -> LargestVolume:
    """The largest volume that a dose may be diluted to.

        largest volume = dose ÷ lowest concentration

    Args:
        dose: what the bag is to hold; an amount of drug.
        lowest_concentration: the weakest that may be given; an amount of drug per volume.

    Returns:
        The volume in mL, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: the dose and the limit count the drug differently.

    Source:
        San Antonio College, Department of Nursing, pediatric dosage calculations, "maximal dilution"
        (accd.edu/sac/nursing/math/peds7.html). Worked examples: tests/authorities/largest_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(largest_volume(given("180 mg"), given("0.2 mg/mL")))
    900 mL
    """
    return injection_volume(dose, lowest_concentration).called("largest volume")


def least_time(dose: Dose, highest_rate: DoseRate) -> LeastTime:
    """The shortest time that a dose may be infused over.

        least time = dose ÷ highest rate

    Args:
        dose: what is to be infused; an amount of drug.
        highest_rate: the fastest that it may be given; an amount of drug per time.

    Returns:
        The time in minutes, written in hours and minutes, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: the dose and the rate count the drug differently.

    Source:
        US prescribing information, vancomycin hydrochloride for injection: at most 10 mg/min.
        Worked examples: tests/authorities/least_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(least_time(given("1,750 mg"), given("10 mg/min")))
    2 h 55 min
    """
    return (dose / highest_rate).to(unit("min")).called("least time").as_duration()


def smallest_bag(least_volume: Volume, small_bag: Volume, middle_bag: Volume, large_bag: Volume) -> BagSize:
    """The smallest of three bags whose labeled volume is enough.

        bag = the first of the three sizes that is not less than the least volume

    Args:
        least_volume: what the dose must be diluted to at least; a volume.
        small_bag: the smallest size on hand; a volume.
        middle_bag: the next size; a volume, more than the smallest.
        large_bag: the largest size; a volume, more than the middle one.

    Returns:
        The size in mL.

    Raises:
        UnitMismatch: a given is no volume.
        GivensDoNotFit: the sizes do not rise, or none is enough.

    Source:
        US prescribing information with a highest concentration, such as vancomycin hydrochloride for injection: at
        least 100 mL for each 500 mg. Worked examples: tests/authorities/smallest_bag.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(smallest_bag(given("350 mL"), given("100 mL"), given("250 mL"), given("500 mL")))
    500 mL
    """
    return first_enough(least_volume.to(unit("mL")), small_bag, middle_bag, large_bag).called("bag")


def concentration_verdict(amount: AmountOfDrug, volume: Volume, highest_concentration: Concentration) -> LimitVerdict:
    """Whether a bag keeps to the highest concentration.

        verdict = whether amount of drug ÷ volume is within the highest concentration, or over it

    Args:
        amount: the drug in the bag; an amount of drug.
        volume: all that the bag holds; a volume.
        highest_concentration: the strongest that may be given; an amount of drug per volume.

    Returns:
        One of the words within, over; the limit itself is within.

    Raises:
        UnitMismatch: the bag and the limit count the drug differently.

    Source:
        US prescribing information with a highest concentration, such as vancomycin hydrochloride for injection: at
        most 5 mg/mL. Worked examples: tests/authorities/concentration_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_verdict(given("1,750 mg"), given("250 mL"), given("5 mg/mL")))
    over
    """
    return compared(concentration(amount, volume), highest_concentration, "within", "over").called("verdict")

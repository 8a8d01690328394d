"""How far a drug must be diluted, and how slowly it must run."""

from dosecalc.calculations.dosing import injection_volume
from dosecalc.calculations.strength import concentration
from dosecalc.quantities.comparing import compared, first_enough
from dosecalc.quantities.kinds.drugs import AmountOfDrug, Dose
from dosecalc.quantities.kinds.measures import BagSize, LargestVolume, LeastVolume, Volume
from dosecalc.quantities.kinds.rates import DoseRate
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.kinds.times import LeastTime
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.units import unit


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

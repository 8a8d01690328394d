"""Parenteral nutrition: what goes into the bag, how concentrated it is, how fast it runs.

Whether calcium and phosphate stay in solution is not worked out here: that is checked against the maker's tables.
"""

from dosecalc.quantities.comparing import compared
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.drugs import AmountOfDrug, DailyDosePerWeight
from dosecalc.quantities.kinds.electrolytes import Milliequivalents, Osmolarity
from dosecalc.quantities.kinds.measures import Mass, Volume
from dosecalc.quantities.kinds.patients import BodyWeight
from dosecalc.quantities.kinds.rates import GlucoseRate, PumpRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.kinds.verdicts import LineVerdict
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

OSMOLES_OF_AMINO_ACIDS = constant("10", "mOsm/g", "milliosmoles of each gram of amino acids")
OSMOLES_OF_DEXTROSE = constant("5", "mOsm/g", "milliosmoles of each gram of dextrose")
OSMOLES_OF_FAT = constant("0.7", "mOsm/g", "milliosmoles of each gram of fat")
OSMOLES_OF_ELECTROLYTES = constant("1", "mOsm/mEq", "milliosmoles of each milliequivalent")
ONE_DAY = constant("1", "day", "one day")
ONE_HOUR = constant("1", "h", "what two hours at half the rate count as")
TIME_OF_THE_RAMPS = constant("2", "h", "time of the two ramps")
RAMP_DIVISOR = constant("2", "", "half the plateau rate")


def daily_amount(daily_dose: DailyDosePerWeight, weight: BodyWeight) -> AmountOfDrug:
    """What a bag for one day must hold where the order is for each kilogram and day.

        amount = daily dose for each kilogram × weight × 1 day

    Args:
        daily_dose: what is ordered; an amount of drug per body weight and day.
        weight: the weight that the order says to use; a body weight.

    Returns:
        The amount for one day, exact, in the unit of the order.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        ASPEN, *Parenteral Nutrition Safe Practices*: orders for each kilogram and for the day must not be mixed up.
        Worked examples: tests/authorities/daily_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_amount(given("1.5 g/kg/day"), given("70 kg")))
    105 g
    """
    return ((daily_dose * weight).called("daily dose") * ONE_DAY).called("amount for the bag")


def ingredients_volume(
    first_volume: Volume, second_volume: Volume, third_volume: Volume, fourth_volume: Volume
) -> Volume:
    """The volume of four ingredients of a bag together.

        volume = first + second + third + fourth

    Args:
        first_volume: such as the stock solution of amino acids; a volume.
        second_volume: such as the stock solution of dextrose; a volume.
        third_volume: such as the fat emulsion, or one electrolyte; a volume.
        fourth_volume: such as all other additives; a volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/ingredients_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ingredients_volume(given("700 mL"), given("350 mL"), given("250 mL"), given("50 mL")))
    1,350 mL
    """
    of_two = (first_volume.to(unit("mL")) + second_volume).called("first two together")
    of_three = (of_two + third_volume).called("first three together")
    return (of_three + fourth_volume).called("volume of the ingredients")


def water_volume(total_volume: Volume, ingredients_volume: Volume) -> Volume:
    """How much sterile water fills a bag up to its volume.

        water = total volume − volume of the ingredients

    Args:
        total_volume: what the bag is to hold; a volume.
        ingredients_volume: all that goes into it besides water; a volume.

    Returns:
        The volume of water in mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the ingredients are more than the bag is to hold, or fill it.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/water_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(water_volume(given("2 L"), given("1,350 mL")))
    650 mL
    """
    filled = ingredients_volume.called("ingredients volume").at_most(total_volume, "the bag cannot hold them")
    return (total_volume.to(unit("mL")) - filled).called("water")


def glucose_rate(dextrose: Mass, weight: BodyWeight, duration: Duration) -> GlucoseRate:
    """The glucose infusion rate of a bag while it runs.

        glucose infusion rate = dextrose ÷ weight ÷ time

    Args:
        dextrose: the dextrose in the bag; a mass.
        weight: what the patient weighs; a body weight.
        duration: the time that the bag runs, which is less than a day where it is cycled; a time.

    Returns:
        The rate in mg/kg/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/glucose_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(glucose_rate(given("252 g"), given("70 kg"), given("12 h")))
    5 mg/kg/min
    """
    return (
        ((dextrose / weight).called("dextrose for each kilogram") / duration)
        .to(unit("mg/kg/min"))
        .called("glucose infusion rate")
    )


def dextrose_for_rate(glucose_rate: GlucoseRate, weight: BodyWeight, duration: Duration) -> Mass:
    """How much dextrose a bag must hold for a glucose infusion rate.

        dextrose = glucose infusion rate × weight × time

    Args:
        glucose_rate: what is ordered; a mass of dextrose per body weight and time.
        weight: what the patient weighs; a body weight.
        duration: the time that the bag runs; a time.

    Returns:
        The dextrose in g, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, "Assessment of Nutritional Status and Enteral
        and Parenteral Nutrition".
        Worked examples: tests/authorities/dextrose_for_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dextrose_for_rate(given("5 mg/kg/min"), given("70 kg"), given("12 h")))
    252 g
    """
    return ((glucose_rate * weight).called("dextrose each minute") * duration).to(unit("g")).called("dextrose")


def two_in_one_osmolarity(
    amino_acids: Mass, dextrose: Mass, electrolytes: Milliequivalents, volume: Volume
) -> Osmolarity:
    """The estimated osmolarity of a nutrition bag without fat.

        osmolarity = (amino acids × 10 + dextrose × 5 + electrolytes × 1) ÷ volume in L

    Args:
        amino_acids: the amino acids in the bag; a mass.
        dextrose: the dextrose in the bag; a mass.
        electrolytes: all electrolytes in the bag, as the estimate counts them; an amount in equivalents.
        volume: the whole bag; a volume.

    Returns:
        The osmolarity in mOsm/L, exact for the factors 10 and 5 for each g and 1 for each mEq.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Estimate taught for nutrition bags: milliosmoles of each gram or milliequivalent, over the volume in L.
        Worked examples: tests/authorities/two_in_one_osmolarity.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(two_in_one_osmolarity(given("70 g"), given("250 g"), given("150 mEq"), given("2 L")))
    1,050 mOsm/L
    """
    return (_milliosmoles(amino_acids, dextrose, electrolytes) / volume.to(unit("L"))).called("osmolarity")


def three_in_one_osmolarity(
    amino_acids: Mass, dextrose: Mass, fat: Mass, electrolytes: Milliequivalents, volume: Volume
) -> Osmolarity:
    """The estimated osmolarity of a nutrition bag with fat in it.

        osmolarity = (amino acids × 10 + dextrose × 5 + fat × 0.7 + electrolytes × 1) ÷ volume in L

    Args:
        amino_acids: the amino acids in the bag; a mass.
        dextrose: the dextrose in the bag; a mass.
        fat: the fat itself, not the emulsion; a mass.
        electrolytes: all electrolytes in the bag, as the estimate counts them; an amount in equivalents.
        volume: the whole bag; a volume.

    Returns:
        The osmolarity in mOsm/L, exact for the factors 10, 5 and 0.7 for each g and 1 for each mEq.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Estimate taught for nutrition bags: milliosmoles of each gram or milliequivalent, over the volume in L.
        Worked examples: tests/authorities/three_in_one_osmolarity.toml.

    >>> from dosecalc.quantities.given import given
    >>> bag = given("70 g"), given("250 g"), given("50 g"), given("165 mEq"), given("2 L")
    >>> print(three_in_one_osmolarity(*bag))
    1,075 mOsm/L
    """
    from_fat = (fat * OSMOLES_OF_FAT).called("milliosmoles of fat")
    total = (_milliosmoles(amino_acids, dextrose, electrolytes) + from_fat).called("milliosmoles of the whole bag")
    return (total / volume.to(unit("L"))).called("osmolarity")


def line_verdict(osmolarity: Osmolarity, peripheral_limit: Osmolarity) -> LineVerdict:
    """Which line a nutrition bag needs by its osmolarity.

        line = whether the osmolarity is at most what a peripheral vein takes, or more

    Args:
        osmolarity: that of the bag; milliosmoles per volume.
        peripheral_limit: the most that the policy allows in a peripheral vein; milliosmoles per volume.

    Returns:
        One of the words peripheral, central; at the limit it is still peripheral.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        J. I. Boullata and others, "A.S.P.E.N. Clinical Guidelines: Parenteral Nutrition Ordering, Order Review,
        Compounding, Labeling, and Dispensing", JPEN 2014;38:334-377: up to 900 mOsm/L by a peripheral line.
        Worked examples: tests/authorities/line_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(line_verdict(given("1,150 mOsm/L"), given("900 mOsm/L")))
    central
    """
    return compared(osmolarity, peripheral_limit, "peripheral", "central").called("line")


def plateau_rate(volume: Volume, duration: Duration) -> PumpRate:
    """The full rate of a cycle that begins and ends with an hour at half of it.

        plateau rate = volume ÷ (time − 1 h)

    Args:
        volume: what is to run in; a volume.
        duration: the whole cycle, both ramp hours included; a time of at least 2 h.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the cycle is shorter than its two ramps.

    Source:
        Home nutrition practice of one-hour ramps up and down at half the rate: they count as one hour at the full rate.
        Worked examples: tests/authorities/plateau_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(plateau_rate(given("2,200 mL"), given("12 h")))
    200 mL/h
    """
    TIME_OF_THE_RAMPS.at_most(duration, "the cycle must be longer than its ramps")
    at_full_rate = (duration.to(unit("h")) - ONE_HOUR).called("hours at the full rate")
    return (volume.to(unit("mL")) / at_full_rate).called("plateau rate")


def ramp_rate(volume: Volume, duration: Duration) -> PumpRate:
    """The rate of the first and the last hour of a cycle.

        ramp rate = volume ÷ (time − 1 h) ÷ 2

    Args:
        volume: what is to run in; a volume.
        duration: the whole cycle, both ramp hours included; a time of at least 2 h.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the cycle is shorter than its two ramps.

    Source:
        Home nutrition practice of one-hour ramps up and down at half the rate: they count as one hour at the full rate.
        Worked examples: tests/authorities/ramp_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ramp_rate(given("2,200 mL"), given("12 h")))
    100 mL/h
    """
    return (plateau_rate(volume, duration) / RAMP_DIVISOR).called("ramp rate")


def _milliosmoles(amino_acids: Worked, dextrose: Worked, electrolytes: Worked) -> Worked:
    from_amino_acids = (amino_acids * OSMOLES_OF_AMINO_ACIDS).called("milliosmoles of amino acids")
    from_dextrose = (dextrose * OSMOLES_OF_DEXTROSE).called("milliosmoles of dextrose")
    from_electrolytes = (electrolytes * OSMOLES_OF_ELECTROLYTES).called("milliosmoles of electrolytes")
    of_both = (from_amino_acids + from_dextrose).called("milliosmoles of amino acids and dextrose")
    return (of_both + from_electrolytes).called("milliosmoles without fat")

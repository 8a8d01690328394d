"""Parenteral nutrition: what goes into the bag, and how much glucose that gives.

Whether calcium and phosphate stay in solution is not worked out here: that is checked against the maker's tables.
"""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.drugs import AmountOfDrug, DailyDosePerWeight
from dosecalc.quantities.kinds.measures import Mass, Volume, VolumeOrNone
from dosecalc.quantities.kinds.patients import BodyWeight
from dosecalc.quantities.kinds.rates import GlucoseRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.units import unit

ONE_DAY = constant("1", "day", "one day")


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


def water_volume(total_volume: Volume, ingredients_volume: Volume) -> VolumeOrNone:
    """How much sterile water fills a bag up to its volume.

        water = total volume − volume of the ingredients

    Args:
        total_volume: what the bag is to hold; a volume.
        ingredients_volume: all that goes into it besides water; a volume.

    Returns:
        The volume of water in mL, exact; zero where the ingredients fill the bag.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the ingredients are more than the bag is to hold.

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
    rate = glucose_rate * weight
    return (rate.called(f"dextrose each {rate.unit.below[-1]}") * duration).to(unit("g")).called("dextrose")

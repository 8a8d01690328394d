"""Doses: tablets, oral and injectable volumes, doses by weight, single and divided."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.drugs import DailyDosePerWeight, Dose, DosePerWeight, Tablets, TabletStrength
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.patients import BodyWeight
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.kinds.times import Frequency, Interval
from dosecalc.quantities.units import symbol, unit

HOURS_IN_A_DAY = constant("24", "h/day", "hours in a day")
LONGEST_INTERVAL = constant("24", "h/dose", "a day")
ONE_DOSE = constant("1", "dose", "one dose")
ONCE_A_DAY = constant("1", "dose/day", "once a day")
DOSES_A_DAY = unit("doses/day")


def tablets(dose: Dose, strength: TabletStrength) -> Tablets:
    """How many tablets or capsules make up the dose.

        tablets or capsules = dose ordered ÷ strength of one

    Args:
        dose: what is ordered; an amount of drug.
        strength: what one tablet or capsule holds; an amount of drug per tablet or capsule.

    Returns:
        The number of tablets or capsules, exact; rounding to halves is the policy's affair.

    Raises:
        UnitMismatch: the dose and the strength count the drug differently (mg and units).

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 6, "Oral Medications".
        Worked examples: tests/authorities/tablets.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(tablets(given("0.25 mg"), given("125 mcg/tablet")))
    2 tablets
    """
    return (dose / strength).called(f"number of {symbol(strength.unit.below[-1], one=False)}")


def oral_volume(dose: Dose, concentration: Concentration) -> Volume:
    """How much of an oral liquid holds the dose.

        volume = dose ordered ÷ amount on hand × volume that holds it

    Args:
        dose: what is ordered; an amount of drug.
        concentration: what the label says; an amount of drug per volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: the dose and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 6, "Oral Medications".
        Worked examples: tests/authorities/oral_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(oral_volume(given("750 mg"), given("500 mg/5 mL")))
    7.5 mL
    """
    return injection_volume(dose, concentration)


def injection_volume(dose: Dose, concentration: Concentration) -> Volume:
    """How much of a solution to draw up for the dose.

        volume = dose ordered ÷ concentration

    Args:
        dose: what is ordered; an amount of drug, in mass, units, mEq or mmol.
        concentration: what the vial holds; an amount of drug per volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: the dose and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/injection_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(injection_volume(given("300 mg"), given("500 mg/10 mL")))
    6 mL
    """
    return (dose / concentration).to(unit("mL")).called("volume")


def weight_dose(dose_per_weight: DosePerWeight, weight: BodyWeight) -> Dose:
    """A single dose ordered for each kilogram of body weight.

        dose = dose for each kilogram × weight

    Args:
        dose_per_weight: what is ordered; an amount of drug per body weight.
        weight: what the patient weighs; a body weight.

    Returns:
        The dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: the order is not by body weight, or the weight is none.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/weight_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_dose(given("15 mg/kg"), given("20 kg")))
    300 mg
    """
    return (dose_per_weight * weight).called("dose")


def weight_dose_volume(dose_per_weight: DosePerWeight, weight: BodyWeight, concentration: Concentration) -> Volume:
    """The volume that holds a single dose ordered by weight.

        volume = dose for each kilogram × weight ÷ concentration

    Args:
        dose_per_weight: what is ordered; an amount of drug per body weight.
        weight: what the patient weighs; a body weight.
        concentration: what the label says; an amount of drug per volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: the order and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/weight_dose_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_dose_volume(given("15 mg/kg"), given("20 kg"), given("160 mg/5 mL")))
    9.375 mL
    """
    return (weight_dose(dose_per_weight, weight) / concentration).to(unit("mL")).called("volume")


def doses_a_day(interval: Interval) -> Frequency:
    """How many doses a day an interval comes to; of an order as needed, the most there may be.

        doses a day = 24 h ÷ interval

    Args:
        interval: the time from dose to dose, of two that are told the shorter; a time for each dose.

    Returns:
        The number of doses for each day, exact.

    Raises:
        UnitMismatch: the interval is no time.

    Source:
        Centennial College Libraries, "Dosage Calculations", daily dose, and tests/authorities/doses_a_day.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(doses_a_day(given("6 h/dose")))
    4 doses/day
    """
    return (HOURS_IN_A_DAY / interval).called("doses a day")


def divided_dose(daily_dose: DailyDosePerWeight, weight: BodyWeight, interval: Interval) -> Dose:
    """One of the equal doses into which a daily amount by weight is divided.

        dose = daily dose for each kilogram × weight ÷ (24 h ÷ interval)

    Args:
        daily_dose: what is ordered for a day; an amount of drug per body weight and day.
        weight: what the patient weighs; a body weight.
        interval: the time from dose to dose; a time for each dose.

    Returns:
        The single dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: the order is not by body weight and day, or the interval no time.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/divided_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(divided_dose(given("40 mg/kg/day"), given("15 kg"), given("8 h/dose")))
    200 mg
    """
    whole_day = (daily_dose * weight).called("daily amount")
    interval.called("interval").at_most(LONGEST_INTERVAL, "a daily amount is divided within a day")
    each_time = (whole_day / doses_a_day(interval)).called("amount each time")
    return (each_time * ONE_DOSE).called("single dose")


def divided_dose_volume(
    daily_dose: DailyDosePerWeight, weight: BodyWeight, interval: Interval, concentration: Concentration
) -> Volume:
    """The volume that holds one of the doses into which a daily amount by weight is divided.

        volume = daily dose for each kilogram × weight ÷ (24 h ÷ interval) ÷ concentration

    Args:
        daily_dose: what is ordered for a day; an amount of drug per body weight and day.
        weight: what the patient weighs; a body weight.
        interval: the time from dose to dose; a time for each dose.
        concentration: what the label says; an amount of drug per volume.

    Returns:
        The volume of one dose in mL, exact.

    Raises:
        UnitMismatch: the order and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/divided_dose_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(divided_dose_volume(given("40 mg/kg/day"), given("15 kg"), given("8 h/dose"), given("250 mg/5 mL")))
    4 mL
    """
    return (divided_dose(daily_dose, weight, interval) / concentration).to(unit("mL")).called("volume")

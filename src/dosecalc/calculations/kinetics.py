"""Loading and maintenance: doses that reach a blood level and keep it, and doses that are given in parts."""

from dosecalc.quantities.given import THE_WHOLE, constant
from dosecalc.quantities.kinds.counts import FractionOfOne
from dosecalc.quantities.kinds.drugs import Dose
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.patients import BloodLevel, BodyWeight, Clearance, DistributionPerWeight
from dosecalc.quantities.kinds.rates import DoseRate
from dosecalc.quantities.kinds.strengths import Share
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.units import unit

NATURAL_LOGARITHM_OF_TWO = constant("0.693", "", "the natural logarithm of 2")


def distribution_volume(distribution: DistributionPerWeight, weight: BodyWeight) -> Volume:
    """The volume that a drug seems to fill in this patient.

        volume of distribution = volume for each kilogram × weight

    Args:
        distribution: the volume that the drug seems to fill; a volume per body weight.
        weight: what the patient weighs; a body weight.

    Returns:
        The volume in L, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", volume of distribution.
        Worked examples: tests/authorities/distribution_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(distribution_volume(given("0.5 L/kg"), given("70 kg")))
    35 L
    """
    return (distribution * weight).to(unit("L")).called("volume of distribution")


def loading_dose(target: BloodLevel, volume: Volume, salt_factor: FractionOfOne) -> Dose:
    """The intravenous dose that brings the blood to a target level at once.

        loading dose = target level × volume of distribution ÷ salt factor

    Args:
        target: the level wanted; an amount of drug per volume of blood.
        volume: the volume of distribution of this patient; a volume.
        salt_factor: how much of the salt is the active drug; a fraction of 1, 1 where the drug itself is given.

    Returns:
        The dose in mg, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", loading dose.
        Worked examples: tests/authorities/loading_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(loading_dose(given("12 mg/L"), given("35 L"), given("0.8")))
    525 mg
    """
    in_the_body = (target * volume).called("drug in the body at the target")
    return (in_the_body / salt_factor).called("loading dose")


def increment_loading_dose(level: BloodLevel, target: BloodLevel, volume: Volume, salt_factor: FractionOfOne) -> Dose:
    """The intravenous dose that lifts a level that is there already to the target.

        loading dose = (target level − level) × volume of distribution ÷ salt factor

    Args:
        level: what the laboratory found; an amount of drug per volume of blood.
        target: the level wanted, higher than that; an amount of drug per volume of blood.
        volume: the volume of distribution of this patient; a volume.
        salt_factor: how much of the salt is the active drug; a fraction of 1, 1 where the drug itself is given.

    Returns:
        The dose in mg, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the level is as high as the target already.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", loading dose.
        Worked examples: tests/authorities/increment_loading_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(increment_loading_dose(given("10 mg/L"), given("15 mg/L"), given("46 L"), given("0.92")))
    250 mg
    """
    rise = (target.to(unit("mg/L")) - level).called("rise of the level")
    return loading_dose(rise, volume, salt_factor)


def maintenance_dose_rate(clearance: Clearance, target: BloodLevel, salt_factor: FractionOfOne) -> DoseRate:
    """The infusion that keeps a steady level: what is cleared is replaced.

        dose rate = clearance × target level ÷ salt factor

    Args:
        clearance: the volume that the body frees of the drug; a volume per time.
        target: the steady level wanted; an amount of drug per volume of blood.
        salt_factor: how much of the salt is the active drug; a fraction of 1, 1 where the drug itself is given.

    Returns:
        The dose rate in mg/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", maintenance dose.
        Worked examples: tests/authorities/maintenance_dose_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(maintenance_dose_rate(given("2.8 L/h"), given("12 mg/L"), given("0.8")))
    42 mg/h
    """
    cleared = (clearance * target).called("drug cleared")
    return (cleared / salt_factor).to(unit("mg/h")).called("dose rate")


def maintenance_dose(
    clearance: Clearance,
    target: BloodLevel,
    interval: Duration,
    salt_factor: FractionOfOne,
    bioavailability: FractionOfOne,
) -> Dose:
    """The dose that keeps an average level when it is given at every interval.

        dose = clearance × target level × interval ÷ (salt factor × bioavailability)

    Args:
        clearance: the volume that the body frees of the drug; a volume per time.
        target: the average level wanted; an amount of drug per volume of blood.
        interval: the time from dose to dose; a time.
        salt_factor: how much of the salt is the active drug; a fraction of 1, 1 where the drug itself is given.
        bioavailability: how much of the dose reaches the blood; a fraction of 1, 1 for an intravenous dose.

    Returns:
        The dose in mg, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", maintenance dose.
        Worked examples: tests/authorities/maintenance_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(maintenance_dose(given("2.8 L/h"), given("10 mg/L"), given("12 h"), given("0.8"), given("0.96")))
    437.5 mg
    """
    rate = maintenance_dose_rate(clearance, target, salt_factor)
    to_arrive = (rate * interval).called("dose that must arrive")
    return (to_arrive / bioavailability).called("maintenance dose")


def half_life(volume: Volume, clearance: Clearance) -> Duration:
    """The time in which a level falls to half.

        half-life = 0.693 × volume of distribution ÷ clearance

    Args:
        volume: the volume of distribution of this patient; a volume.
        clearance: the volume that the body frees of the drug; a volume per time.

    Returns:
        The time in minutes, written in hours and minutes, exact for the three decimals of 0.693.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        M. E. Winter, *Basic Clinical Pharmacokinetics*, part 1, "Basic Principles", half-life.
        Worked examples: tests/authorities/half_life.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(half_life(given("40 L"), given("5 L/h")))
    5 h 32.64 min
    """
    time = (NATURAL_LOGARITHM_OF_TWO * volume).called("0.693 of the volume") / clearance
    return time.called("half-life").to(unit("min")).called("half-life").as_duration()


def part_of_dose(dose: Dose, share: Share) -> Dose:
    """A part of a dose that is given by itself: a bolus, one of several steps.

        part = dose × share ÷ 100%

    Args:
        dose: the whole dose; an amount of drug.
        share: the part that is given now; a percentage of the whole.

    Returns:
        The part, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the share is more than the whole.

    Source:
        US prescribing information, alteplase, Dosage and administration: acute ischemic stroke.
        Worked examples: tests/authorities/part_of_dose.toml.

    >>> from dataclasses import replace
    >>> from dosecalc.quantities.given import given
    >>> dose, share = given("70 mg"), replace(given("10%"), unit=THE_WHOLE.unit)
    >>> print(part_of_dose(dose, share))
    7 mg
    """
    given_now = share.called("share").at_most(THE_WHOLE, "a part cannot be more than the whole")
    return (dose * (given_now / THE_WHOLE).called("share")).called("part of the dose")


def rest_of_dose(dose: Dose, share: Share) -> Dose:
    """What is left of a dose when a part of it has been given.

        rest = dose − dose × share ÷ 100%

    Args:
        dose: the whole dose; an amount of drug.
        share: the part that is given before; a percentage of the whole, less than 100%.

    Returns:
        The rest, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: nothing is left, or the share is more than the whole.

    Source:
        US prescribing information, alteplase, Dosage and administration: acute ischemic stroke.
        Worked examples: tests/authorities/rest_of_dose.toml.

    >>> from dataclasses import replace
    >>> from dosecalc.quantities.given import given
    >>> dose, share = given("70 mg"), replace(given("10%"), unit=THE_WHOLE.unit)
    >>> print(rest_of_dose(dose, share))
    63 mg
    """
    return (dose - part_of_dose(dose, share)).called("rest of the dose")

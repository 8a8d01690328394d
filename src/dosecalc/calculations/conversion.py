"""Conversions: metric, household, weight, length, temperature and time."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.measures import Celsius, Fahrenheit, HouseholdAmount, MetricAmount
from dosecalc.quantities.kinds.patients import Inches, LengthAsGiven, Ounces, WeightAsGiven
from dosecalc.quantities.kinds.times import ClockTime, Duration, TimeAsGiven
from dosecalc.quantities.units import unit

FREEZING = constant("32", "°F", "freezing point of water")
FAHRENHEIT_PER_CELSIUS = constant("1.8", "°F/°C", "Fahrenheit degrees in a Celsius degree")


def metric_conversion(amount: MetricAmount) -> MetricAmount:
    """The same amount in another metric unit.

        converted amount = amount × conversion factor

    Args:
        amount: what is to be converted; a mass of drug or a volume.

    Returns:
        The amount, exact, in the unit asked for.

    Raises:
        UnitMismatch: the amount is neither a mass of drug nor a volume.

    Source:
        International Bureau of Weights and Measures, *The International System of Units*, 9th edition, table 7.
        Worked examples: tests/authorities/metric_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(metric_conversion(given("0.125 mg")).to(unit("mcg")))
    125 mcg
    """
    return amount


def household_conversion(amount: HouseholdAmount) -> HouseholdAmount:
    """A household or apothecary measure in metric units, or the other way round.

        converted amount = amount × conversion factor

    Args:
        amount: what is to be converted; a volume, or a mass of drug in grains.

    Returns:
        The amount, exact under the values of the policy (1 tbsp = 15 mL), in the unit asked for.

    Raises:
        UnitMismatch: the amount is neither a volume nor a mass of drug.

    Source:
        National Institute of Standards and Technology, Handbook 44, appendix C, for the exact values; the
        taught values stand in the policy.
        Worked examples: tests/authorities/household_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(household_conversion(given("3 tsp")).to(unit("tbsp")))
    1 tbsp
    """
    return amount


def weight_conversion(weight: WeightAsGiven) -> WeightAsGiven:
    """A body weight in another unit.

        converted weight = weight × conversion factor

    Args:
        weight: what the patient weighs; a body weight in lb, oz, kg or g.

    Returns:
        The weight, exact under the values of the policy (1 kg = 2.2 lb), in the unit asked for.

    Raises:
        UnitMismatch: not a body weight.

    Source:
        National Institute of Standards and Technology, Handbook 44, appendix C, for the exact value; 2.2 lb/kg
        is what nursing texts teach.
        Worked examples: tests/authorities/weight_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_conversion(given("44 oz")).to(unit("lb")))
    2.75 lb
    """
    return weight


def weight_from_pounds_and_ounces(pounds: WeightAsGiven, ounces: Ounces) -> WeightAsGiven:
    """A baby's weight, read off a scale in pounds and ounces, in kilograms.

        weight = pounds + ounces ÷ 16, then to kilograms

    Args:
        pounds: the whole pounds; a body weight.
        ounces: the ounces over; a body weight, may be zero.

    Returns:
        The weight in kg, exact under the values of the policy.

    Raises:
        UnitMismatch: one of them is not a body weight.

    Source:
        National Institute of Standards and Technology, Handbook 44, appendix C: 16 oz in a pound.
        Worked examples: tests/authorities/weight_from_pounds_and_ounces.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_from_pounds_and_ounces(given("9 lb"), given("4 oz")).parts[0])
    9.25 lb
    """
    return (pounds + ounces).called("weight in pounds").to(unit("kg")).called("weight")


def length_conversion(length: LengthAsGiven) -> LengthAsGiven:
    """A length or height in another unit.

        converted length = length × conversion factor

    Args:
        length: what was measured; a length in in, ft, cm, mm or meter.

    Returns:
        The length, exact, in the unit asked for.

    Raises:
        UnitMismatch: not a length.

    Source:
        National Institute of Standards and Technology, Handbook 44, appendix C: 1 in = 2.54 cm exactly.
        Worked examples: tests/authorities/length_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(length_conversion(given("66 in")).to(unit("cm")))
    167.64 cm
    """
    return length


def height_from_feet_and_inches(feet: LengthAsGiven, inches: Inches) -> LengthAsGiven:
    """A height told in feet and inches, in centimeters.

        height = feet × 12 + inches, then to centimeters

    Args:
        feet: the whole feet; a length.
        inches: the inches over; a length, may be zero.

    Returns:
        The height in cm, exact.

    Raises:
        UnitMismatch: one of them is not a length.

    Source:
        National Institute of Standards and Technology, Handbook 44, appendix C: 12 in to the foot, 2.54 cm to the inch.
        Worked examples: tests/authorities/height_from_feet_and_inches.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(height_from_feet_and_inches(given("5 ft"), given("6 in")))
    167.64 cm
    """
    return (feet.to(unit("in")) + inches).called("height in inches").to(unit("cm")).called("height")


def celsius_from_fahrenheit(temperature: Fahrenheit) -> Celsius:
    """A temperature on the Celsius scale.

        °C = (°F − 32) ÷ 1.8

    Args:
        temperature: what the thermometer shows; a temperature in °F.

    Returns:
        The temperature in °C, exact.

    Raises:
        UnitMismatch: not a temperature in °F.

    Source:
        National Institute of Standards and Technology, Special Publication 811, appendix B.8.
        Worked examples: tests/authorities/celsius_from_fahrenheit.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(celsius_from_fahrenheit(given("101.3 °F")))
    38.5 °C
    """
    return ((temperature - FREEZING).called("degrees above freezing") / FAHRENHEIT_PER_CELSIUS).called("temperature")


def fahrenheit_from_celsius(temperature: Celsius) -> Fahrenheit:
    """A temperature on the Fahrenheit scale.

        °F = °C × 1.8 + 32

    Args:
        temperature: what the thermometer shows; a temperature in °C.

    Returns:
        The temperature in °F, exact.

    Raises:
        UnitMismatch: not a temperature in °C.

    Source:
        National Institute of Standards and Technology, Special Publication 811, appendix B.8.
        Worked examples: tests/authorities/fahrenheit_from_celsius.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(fahrenheit_from_celsius(given("37 °C")))
    98.6 °F
    """
    return ((temperature * FAHRENHEIT_PER_CELSIUS).called("degrees above freezing") + FREEZING).called("temperature")


def time_conversion(duration: TimeAsGiven) -> TimeAsGiven:
    """A length of time in another unit.

        converted time = time × conversion factor

    Args:
        duration: how long it takes; a time in s, min, h, days or weeks.

    Returns:
        The time, exact, in the unit asked for.

    Raises:
        UnitMismatch: not a time.

    Source:
        International Bureau of Weights and Measures, *The International System of Units*, 9th edition, table 8.
        Worked examples: tests/authorities/time_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(time_conversion(given("90 min")).to(unit("h")))
    1.5 h
    """
    return duration


def end_time(start: ClockTime, duration: Duration) -> ClockTime:
    """When something that starts now will end, on the 24-hour clock.

        end = start + duration, past 24:00 on the next day

    Args:
        start: when it begins; a clock time.
        duration: how long it lasts; a time.

    Returns:
        The clock time of the end, with the day where it is not the same.

    Raises:
        UnitMismatch: the start is not a clock time, or the duration not a time.

    Source:
        International Organization for Standardization, ISO 8601-1:2019, 5.3, for the 24-hour clock.
        Worked examples: tests/authorities/end_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(end_time(given("22:45"), given("350 min")))
    04:35 the next day
    """
    return (start + duration).called("end time")


def elapsed_time(start: ClockTime, end: ClockTime) -> Duration:
    """How long it took from one clock time to the next.

        elapsed time = end − start, plus 24 h where midnight lies between

    Args:
        start: when it began; a clock time.
        end: when it ended, less than a day later; a clock time.

    Returns:
        The time in hours and minutes.

    Raises:
        UnitMismatch: one of them is not a clock time.

    Source:
        International Organization for Standardization, ISO 8601-1:2019, 5.3, for the 24-hour clock.
        Worked examples: tests/authorities/elapsed_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(elapsed_time(given("22:35"), given("04:15")))
    5 h 40 min
    """
    return (end - start).within_a_day().called("elapsed time")

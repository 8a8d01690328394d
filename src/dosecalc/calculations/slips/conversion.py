"""Slips of conversions: look-alike measures, ounces and inches as decimals, hours of 100 minutes."""

from dataclasses import replace
from fractions import Fraction

from dosecalc.calculations.conversion import (
    FAHRENHEIT_PER_CELSIUS,
    FREEZING,
    celsius_from_fahrenheit,
    elapsed_time,
    end_time,
    fahrenheit_from_celsius,
    height_from_feet_and_inches,
    household_conversion,
    time_conversion,
    weight_from_pounds_and_ounces,
)
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import ErrorClass, NotInvited, slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.worked import Worked, step

MIXED_UP = {"tbsp": "tsp", "tsp": "tbsp", "quart": "pint", "pint": "cup", "cup": "pint", "grain": "g"}
"""Which measure is read as which other."""

METRIC = ("mL", "mg")
MINUTES, HOURS = unit("min"), unit("h")
HUNDRED_MINUTES = constant("100", "min/h", "minutes in an hour, wrongly")
MINUTES_AFTER_THE_POINT = "the decimals taken for minutes"
HUNDRED = 100
TWO_DIGITS = 10
TWELVE = 12
TWO_DECIMALS = Rounding("hundredth")
GRAIN = unit("grain")
SMALL_GRAIN, LARGE_GRAIN = constant("60", "mg/grain", "a grain"), constant("65", "mg/grain", "a grain")


@slip_of(household_conversion, says="you mistook the measure for another one that is easily mixed up with it")
def look_alike_measure(amount: Worked) -> Worked:
    """A tablespoon as a teaspoon, a pint as a cup, a grain as a gram."""
    other = next((other for one, other in MIXED_UP.items() if unit(one) == amount.unit), None)
    if other is None:
        raise NotInvited
    read = taken_as(amount, unit(other))
    return read.to(next(unit(metric) for metric in METRIC if unit(metric).dimension == amount.unit.dimension))


@slip_of(
    household_conversion, says="you used the other of the two values for a grain; the problem says which one to use"
)
def other_grain(amount: Worked) -> Worked:
    """60 mg for 65 mg, or 65 mg for 60 mg."""
    if amount.unit != GRAIN:
        raise NotInvited
    is_large = amount.to(unit("mg")).number * 2 > amount.number * (SMALL_GRAIN.number + LARGE_GRAIN.number)
    return amount * (SMALL_GRAIN if is_large else LARGE_GRAIN)


@slip_of(
    weight_from_pounds_and_ounces,
    says="you wrote the ounces after the decimal point, but 16 ounces make a pound, not 10",
)
def ounces_as_decimals(pounds: Worked, ounces: Worked) -> Worked:
    """9 lb 4 oz as 9.4 lb."""
    return (pounds + _after_the_point(ounces, pounds.unit)).called("weight in pounds").to(unit("kg"))


@slip_of(
    height_from_feet_and_inches,
    says="you wrote the inches after the decimal point, but 12 inches make a foot, not 10",
)
def inches_as_decimals(feet: Worked, inches: Worked) -> Worked:
    """5 ft 6 in as 5.6 ft."""
    return (feet + _after_the_point(inches, feet.unit)).called("height in feet").to(unit("cm"))


@slip_of(weight_from_pounds_and_ounces, says="you counted 12 ounces to the pound; there are 16")
def twelve_ounces_to_the_pound(pounds: Worked, ounces: Worked) -> Worked:
    """As inches to the foot."""
    taken = _counted(ounces, Fraction(1, TWELVE), pounds.unit, "12 ounces to the pound")
    return (pounds + taken).called("weight in pounds").to(unit("kg"))


@slip_of(height_from_feet_and_inches, says="you counted 10 inches to the foot; there are 12")
def ten_inches_to_the_foot(feet: Worked, inches: Worked) -> Worked:
    """As if feet were decimal."""
    taken = _counted(feet, Fraction(TWO_DIGITS), inches.unit, "10 inches to the foot")
    return (taken + inches).called("height in inches").to(unit("cm"))


def _counted(quantity: Worked, factor: Fraction, into: Unit, how: str) -> Worked:
    return step(CONVERSION, into, quantity, number=quantity.number * factor, note=how)


def _after_the_point(small: Worked, large: Unit) -> Worked:
    """4 as 0.4, 11 as 0.11."""
    return Worked(small.number / (TWO_DIGITS if small.number < TWO_DIGITS else HUNDRED), large)


@slip_of(celsius_from_fahrenheit, says="you divided by 1.8 before you subtracted 32; subtract first")
def divided_before_subtracting(temperature: Worked) -> Worked:
    """°F ÷ 1.8 − 32."""
    return temperature / FAHRENHEIT_PER_CELSIUS - taken_as(FREEZING, unit("°C"))


@slip_of(fahrenheit_from_celsius, says="you added 32 before you multiplied by 1.8; multiply first")
def added_before_multiplying(temperature: Worked) -> Worked:
    """(°C + 32) × 1.8."""
    return (temperature + taken_as(FREEZING, unit("°C"))) * FAHRENHEIT_PER_CELSIUS


@slip_of(time_conversion, says="you counted 100 minutes to the hour; an hour has 60")
def hours_of_a_hundred_minutes(duration: Worked) -> Worked:
    """90 min as 0.9 h, 1.5 h as 150 min."""
    return duration / HUNDRED_MINUTES if duration.unit == MINUTES else duration * HUNDRED_MINUTES


@slip_of(time_conversion, says="you mixed up minutes with decimals of an hour: 1 h 30 min is 1.5 h, not 1.3 h")
def minutes_as_decimals(duration: Worked) -> Worked:
    """90 min as 1.3 h, 1.25 h as 1 h 25 min."""
    if duration.unit == MINUTES:
        hours, left = divmod(duration.number, MINUTES_AN_HOUR)
        return _taken_as(HOURS, hours + left / HUNDRED, duration)
    whole, decimals = divmod(duration.to(HOURS).number, 1)
    minutes = whole * MINUTES_AN_HOUR + decimals * HUNDRED
    return _taken_as(MINUTES, minutes, duration)


def _taken_as(unit: Unit, number: Fraction, duration: Worked) -> Worked:
    return step(CONVERSION, unit, duration, number=number, note=MINUTES_AFTER_THE_POINT)


@slip_of(
    end_time,
    says="you did not carry 60 minutes over into the hours",
    error=ErrorClass.ARITHMETIC,
)
def hour_not_carried(start: Worked, duration: Worked) -> Worked:
    """08:45 + 30 min as 08:15."""
    right = end_time(start, duration)
    if right.number % MINUTES_AN_HOUR >= start.number % MINUTES_AN_HOUR:
        raise NotInvited
    return replace(right, number=right.number - MINUTES_AN_HOUR)


@slip_of(end_time, says="you counted 100 minutes to the hour; an hour has 60")
def duration_in_hours_of_a_hundred_minutes(start: Worked, duration: Worked) -> Worked:
    """350 min as 3 h 50 min, 1.25 h as 1 h 25 min; 4 h 21 min, which are 4.35 h, as 4 h 35 min."""
    if duration.unit == MINUTES and not duration.form:
        hours, left = divmod(duration.number, HUNDRED)
    else:
        hours, left = divmod(TWO_DECIMALS(duration.to(HOURS).number), 1)
        left *= HUNDRED
    told = step(CONVERSION, MINUTES, duration, number=hours * MINUTES_AN_HOUR + left)
    return end_time(start, replace(told, form="duration", name="duration"))


@slip_of(
    end_time,
    says="you read the minutes as hundredths of an hour, as if 4 h 35 min were 4.35 h, which is 4 h 21 min",
    error=ErrorClass.ARITHMETIC,
)
def end_with_minutes_as_hundredths(start: Worked, duration: Worked) -> Worked:
    """4 h 35 min as 4.35 h."""
    return end_time(start, misread_times.minutes_as_hundredths(duration))


@slip_of(end_time, says="you subtracted the duration from the start instead of adding it")
def duration_subtracted(start: Worked, duration: Worked) -> Worked:
    """The start less the duration."""
    return start - duration


@slip_of(
    elapsed_time,
    says="you borrowed an hour for the minutes, but did not take it off the hours",
    error=ErrorClass.ARITHMETIC,
)
def borrowed_hour_kept(start: Worked, end: Worked) -> Worked:
    """08:30 to 10:15 as 2 h 45 min."""
    return _with_borrowing(start, end, MINUTES_AN_HOUR)


@slip_of(elapsed_time, says="you subtracted the two times like plain numbers, as if an hour had 100 minutes")
def times_subtracted_as_numbers(start: Worked, end: Worked) -> Worked:
    """08:30 to 10:15 as 1015 − 830 = 185, which is 1 h 85 min."""
    return _with_borrowing(start, end, HUNDRED - MINUTES_AN_HOUR)


@slip_of(
    elapsed_time,
    says="you subtracted the smaller minutes from the larger, although the larger belong to the start",
    error=ErrorClass.ARITHMETIC,
)
def smaller_minutes_from_larger(start: Worked, end: Worked) -> Worked:
    """08:30 to 10:15 as 2 h 15 min."""
    return _with_borrowing(start, end, 2 * (start.number % MINUTES_AN_HOUR - end.number % MINUTES_AN_HOUR))


@slip_of(elapsed_time, says="you subtracted the end from the start; count on from the start, past midnight if needed")
def times_the_wrong_way_round(start: Worked, end: Worked) -> Worked:
    """From the end to the start."""
    return elapsed_time(end, start)


def _with_borrowing(start: Worked, end: Worked, too_many: Fraction | int) -> Worked:
    """The time in between with so many minutes too many, where an hour must be borrowed for the minutes."""
    right = elapsed_time(start, end)
    if end.number % MINUTES_AN_HOUR >= start.number % MINUTES_AN_HOUR:
        raise NotInvited
    return replace(right, number=right.number + too_many)

"""The second route of conversions, body measures and clock times."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("mg|mL", amount="mg|mL")
def metric_conversion(amount: Fraction) -> Fraction:
    return amount


@route("mg|mL", amount="mg|mL")
def household_conversion(amount: Fraction) -> Fraction:
    return amount


@route("kg", weight="kg")
def weight_conversion(weight: Fraction) -> Fraction:
    return weight


@route("kg", pounds="kg", ounces="kg")
def weight_from_pounds_and_ounces(pounds: Fraction, ounces: Fraction) -> Fraction:
    return pounds + ounces


@route("cm", length="cm")
def length_conversion(length: Fraction) -> Fraction:
    return length


@route("cm", feet="cm", inches="cm")
def height_from_feet_and_inches(feet: Fraction, inches: Fraction) -> Fraction:
    return feet + inches


@route("°C", temperature="°F")
def celsius_from_fahrenheit(temperature: Fraction) -> Fraction:
    return (temperature - 32) * 5 / 9


@route("°F", temperature="°C")
def fahrenheit_from_celsius(temperature: Fraction) -> Fraction:
    return temperature * 9 / 5 + 32


@route("min", duration="min")
def time_conversion(duration: Fraction) -> Fraction:
    return duration


@route("clock", start="clock", duration="min")
def end_time(start: Fraction, duration: Fraction) -> Fraction:
    return start + duration


@route("min", start="clock", end="clock")
def elapsed_time(start: Fraction, end: Fraction) -> Fraction:
    return end - start if end >= start else end + 1440 - start

"""The second route of doses by tablet, volume and weight."""

from fractions import Fraction

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import MINUTES_A_DAY


@route("tablet|capsule", dose="drug", strength="drug/tablet|drug/capsule")
def tablets(dose: Fraction, strength: Fraction) -> Fraction:
    return dose / strength


@route("mL", dose="drug", concentration="drug/mL")
def oral_volume(dose: Fraction, concentration: Fraction) -> Fraction:
    return dose / concentration


@route("mL", dose="drug", concentration="drug/mL")
def injection_volume(dose: Fraction, concentration: Fraction) -> Fraction:
    return dose / concentration


@route("drug", dose_per_weight="drug/kg", weight="kg")
def weight_dose(dose_per_weight: Fraction, weight: Fraction) -> Fraction:
    return dose_per_weight * weight


@route("mL", dose_per_weight="drug/kg", weight="kg", concentration="drug/mL")
def weight_dose_volume(dose_per_weight: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return dose_per_weight * weight / concentration


@route(
    "drug",
    fits=lambda daily_dose, weight, interval: interval <= MINUTES_A_DAY,
    daily_dose="drug/kg/min",
    weight="kg",
    interval="min",
)
def divided_dose(daily_dose: Fraction, weight: Fraction, interval: Fraction) -> Fraction:
    a_day = daily_dose * MINUTES_A_DAY * weight
    return a_day / (MINUTES_A_DAY / interval)


@route(
    "mL",
    fits=lambda daily_dose, weight, interval, concentration: interval <= MINUTES_A_DAY,
    daily_dose="drug/kg/min",
    weight="kg",
    interval="min",
    concentration="drug/mL",
)
def divided_dose_volume(
    daily_dose: Fraction, weight: Fraction, interval: Fraction, concentration: Fraction
) -> Fraction:
    return daily_dose * weight * interval / concentration

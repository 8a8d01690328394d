"""The second route of cancer doses; words are told by their place."""

from fractions import Fraction
from math import floor

from dosecalc.verification.routes.route import route


@route("drug", dose_per_surface="drug/m2", body_surface="m2")
def surface_dose(dose_per_surface: Fraction, body_surface: Fraction) -> Fraction:
    return dose_per_surface * body_surface


@route("mL", dose_per_surface="drug/m2", body_surface="m2", concentration="drug/mL")
def surface_dose_volume(dose_per_surface: Fraction, body_surface: Fraction, concentration: Fraction) -> Fraction:
    milliliters_for_a_square_meter = dose_per_surface / concentration
    return milliliters_for_a_square_meter * body_surface


@route("drug", dose_per_surface="drug/m2", body_surface="m2", reduction="share")
def surface_dose_reduced(dose_per_surface: Fraction, body_surface: Fraction, reduction: Fraction) -> Fraction:
    full = dose_per_surface * body_surface
    return full - full * reduction / 100


@route("drug", in_steps=True, dose_per_surface="drug/m2", body_surface="m2", dose_limit="drug")
def surface_dose_capped(dose_per_surface: Fraction, body_surface: Fraction, dose_limit: Fraction) -> Fraction:
    ordered = dose_per_surface * body_surface
    return min(ordered, dose_limit)


@route("drug/m2", dose_per_surface="drug/m2", cycles="")
def cumulative_dose(dose_per_surface: Fraction, cycles: Fraction) -> Fraction:
    return dose_per_surface / (1 / cycles)


@route("mg", in_steps=True, exposure="mg·min/mL", clearance="mL/min")
def carboplatin_dose(exposure: Fraction, clearance: Fraction) -> Fraction:
    return min(exposure * clearance + exposure * 25, exposure * 150)


@route("drug", in_steps=True, turns=("vial_amount",), dose="drug", vial_amount="drug/vial")
def vial_size_dose(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return floor((2 * dose + vial_amount) / (2 * vial_amount)) * vial_amount


@route("share", in_steps=True, turns=("rounded_dose", "dose"), rounded_dose="drug", dose="drug")
def rounding_difference(rounded_dose: Fraction, dose: Fraction) -> Fraction:
    return abs(100 * rounded_dose / dose - 100)


@route("", words="within | over", in_steps=True, difference="share", allowed="share")
def rounding_verdict(difference: Fraction, allowed: Fraction) -> Fraction:
    return Fraction(difference > allowed)


@route("drug", daily_dose="drug/m2/min", body_surface="m2", days="min")
def course_dose(daily_dose: Fraction, body_surface: Fraction, days: Fraction) -> Fraction:
    of_a_square_meter = daily_dose * days
    return of_a_square_meter * body_surface


@route(
    "drug/m2",
    fits=lambda lifetime_limit, dose_so_far: dose_so_far <= lifetime_limit,
    lifetime_limit="drug/m2",
    dose_so_far="drug/m2",
)
def lifetime_dose_left(lifetime_limit: Fraction, dose_so_far: Fraction) -> Fraction:
    return lifetime_limit * (1 - dose_so_far / lifetime_limit)


@route(
    "",
    fits=lambda lifetime_limit, dose_so_far, dose_per_surface: dose_so_far <= lifetime_limit,
    in_steps=True,
    lifetime_limit="drug/m2",
    dose_so_far="drug/m2",
    dose_per_surface="drug/m2",
)
def cycles_left(lifetime_limit: Fraction, dose_so_far: Fraction, dose_per_surface: Fraction) -> Fraction:
    return Fraction(floor(lifetime_limit / dose_per_surface - dose_so_far / dose_per_surface))

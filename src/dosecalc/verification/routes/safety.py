"""The second route of what is safe; words are told by their place."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route(
    "",
    words="below | safe | above",
    fits=lambda dose, lowest_dose, highest_dose: lowest_dose <= highest_dose,
    in_steps=True,
    dose="drug",
    lowest_dose="drug",
    highest_dose="drug",
)
def dose_verdict(dose: Fraction, lowest_dose: Fraction, highest_dose: Fraction) -> Fraction:
    return Fraction((dose >= lowest_dose) + (dose > highest_dose))


@route(
    "",
    words="below | safe | above",
    fits=lambda daily_amount, lowest_amount, highest_amount: lowest_amount <= highest_amount,
    in_steps=True,
    daily_amount="drug/min",
    lowest_amount="drug/min",
    highest_amount="drug/min",
)
def daily_verdict(daily_amount: Fraction, lowest_amount: Fraction, highest_amount: Fraction) -> Fraction:
    return Fraction((daily_amount >= lowest_amount) + (daily_amount > highest_amount))


@route("", words="within | over", in_steps=True, dose="drug", dose_limit="drug")
def dose_limit_verdict(dose: Fraction, dose_limit: Fraction) -> Fraction:
    return Fraction(dose > dose_limit)


@route("", words="within | over", in_steps=True, daily_amount="drug/min", daily_limit="drug/min")
def daily_limit_verdict(daily_amount: Fraction, daily_limit: Fraction) -> Fraction:
    return Fraction(daily_amount > daily_limit)


@route("drug/min", dose="drug", interval="min")
def daily_total(dose: Fraction, interval: Fraction) -> Fraction:
    return dose / interval


@route("drug/min", daily_dose="drug/kg/min", weight="kg")
def daily_weight_dose(daily_dose: Fraction, weight: Fraction) -> Fraction:
    return daily_dose * weight


@route("drug", in_steps=True, dose_per_weight="drug/kg", weight="kg", dose_limit="drug")
def weight_dose_capped(dose_per_weight: Fraction, weight: Fraction, dose_limit: Fraction) -> Fraction:
    return min(dose_per_weight * weight, dose_limit)


@route("drug", dose="drug", share="share")
def adjusted_dose(dose: Fraction, share: Fraction) -> Fraction:
    return dose - dose * (100 - share) / 100


@route("drug", adult_dose="drug", weight="lb")
def clark_dose(adult_dose: Fraction, weight: Fraction) -> Fraction:
    return adult_dose / (150 / weight)


@route("drug", adult_dose="drug", age="year")
def young_dose(adult_dose: Fraction, age: Fraction) -> Fraction:
    return adult_dose - 12 * adult_dose / (age + 12)


@route("drug", adult_dose="drug", age="year")
def fried_dose(adult_dose: Fraction, age: Fraction) -> Fraction:
    months = 12 * age
    return adult_dose / 150 * months


@route("drug", adult_dose="drug", body_surface="m2")
def surface_rule_dose(adult_dose: Fraction, body_surface: Fraction) -> Fraction:
    return adult_dose * 100 * body_surface / 173

"""The second route of quantities to dispense, days of supply and refill dates."""

from fractions import Fraction

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import CONTAINERS, EACH_DAY, EACH_PACK, QUANTITY


@route("/min", interval="min")
def doses_a_day(interval: Fraction) -> Fraction:
    return 1 / interval


@route("", frequency="/min", days="min")
def doses_in_days(frequency: Fraction, days: Fraction) -> Fraction:
    return days / (1 / frequency)


@route(QUANTITY, each_dose=QUANTITY, frequency="/min", days="min")
def quantity_to_dispense(each_dose: Fraction, frequency: Fraction, days: Fraction) -> Fraction:
    each_day = each_dose * frequency * 1440
    return each_day * days / 1440


@route(EACH_DAY, in_steps=True, each_dose=QUANTITY, frequency="/min", daily_limit=EACH_DAY)
def most_a_day(each_dose: Fraction, frequency: Fraction, daily_limit: Fraction) -> Fraction:
    return min(daily_limit, frequency * each_dose)


@route("|".join(CONTAINERS), quantity=QUANTITY, pack_size=EACH_PACK)
def packs(quantity: Fraction, pack_size: Fraction) -> Fraction:
    return quantity / pack_size


@route("", quantity=QUANTITY, each_dose=QUANTITY)
def doses_in_container(quantity: Fraction, each_dose: Fraction) -> Fraction:
    return quantity / each_dose


@route(
    QUANTITY,
    first_daily=EACH_DAY,
    first_days="min",
    second_daily=EACH_DAY,
    second_days="min",
    third_daily=EACH_DAY,
    third_days="min",
)
def taper_quantity(
    first_daily: Fraction,
    first_days: Fraction,
    second_daily: Fraction,
    second_days: Fraction,
    third_daily: Fraction,
    third_days: Fraction,
) -> Fraction:
    return sum((first_days * first_daily, second_days * second_daily, third_days * third_daily), Fraction(0))


@route(QUANTITY, quantity=QUANTITY, refills="")
def quantity_with_refills(quantity: Fraction, refills: Fraction) -> Fraction:
    return quantity + refills * quantity


@route("", fits=lambda days, days_each_fill: days_each_fill <= days, days="min", days_each_fill="min")
def refills_needed(days: Fraction, days_each_fill: Fraction) -> Fraction:
    return (days - days_each_fill) / days_each_fill


@route("min", quantity=QUANTITY, each_dose=QUANTITY, frequency="/min")
def days_supply(quantity: Fraction, each_dose: Fraction, frequency: Fraction) -> Fraction:
    doses = quantity / each_dose
    return doses / frequency


@route("min", bottle_volume="mL", drops_in_volume="gtt/mL", each_dose="gtt", frequency="/min")
def eye_drop_days(
    bottle_volume: Fraction, drops_in_volume: Fraction, each_dose: Fraction, frequency: Fraction
) -> Fraction:
    volume_of_dose = each_dose / drops_in_volume
    return bottle_volume / volume_of_dose / frequency


@route("min", in_steps=True, quantity=QUANTITY, each_dose=QUANTITY, frequency="/min", in_use_limit="min")
def usable_days(quantity: Fraction, each_dose: Fraction, frequency: Fraction, in_use_limit: Fraction) -> Fraction:
    return min(in_use_limit, quantity / each_dose / frequency)


@route("units/min", each_dose="units", priming="units", frequency="/min")
def pen_daily_units(each_dose: Fraction, priming: Fraction, frequency: Fraction) -> Fraction:
    return each_dose * frequency + priming * frequency


@route(
    "min",
    in_steps=True,
    pen_amount="units",
    each_dose="units",
    priming="units",
    frequency="/min",
    in_use_limit="min",
)
def pen_days(
    pen_amount: Fraction, each_dose: Fraction, priming: Fraction, frequency: Fraction, in_use_limit: Fraction
) -> Fraction:
    uses = pen_amount / (each_dose + priming)
    return min(in_use_limit, uses / frequency)


@route("pen", days="min", days_each_pen="min/pen")
def pens_for_days(days: Fraction, days_each_pen: Fraction) -> Fraction:
    return days / days_each_pen


@route("date", in_steps=True, filled="date", days="min")
def next_fill_date(filled: Fraction, days: Fraction) -> Fraction:
    return filled + days // 1440 * 1440


@route(
    "date",
    in_steps=True,
    fits=lambda days, days_early, **_: days_early <= days,
    filled="date",
    days="min",
    days_early="min",
)
def earliest_refill_date(filled: Fraction, days: Fraction, days_early: Fraction) -> Fraction:
    return filled + (days // 1440 - days_early // 1440) * 1440

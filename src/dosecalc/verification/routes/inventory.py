"""The second route of reorder points, orders and turnover; words are told by their place."""

from fractions import Fraction

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import EACH_DAY, QUANTITY


@route(EACH_DAY, used=QUANTITY, days="min")
def daily_use(used: Fraction, days: Fraction) -> Fraction:
    return used / days


@route(QUANTITY, daily_use=EACH_DAY, lead_time="min", safety_stock=QUANTITY)
def reorder_point(daily_use: Fraction, lead_time: Fraction, safety_stock: Fraction) -> Fraction:
    return safety_stock + lead_time * daily_use


@route("", words="order | wait", in_steps=True, on_hand=QUANTITY, reorder_point=QUANTITY)
def reorder_verdict(on_hand: Fraction, reorder_point: Fraction) -> Fraction:
    return Fraction(int(reorder_point - on_hand < 0))


@route(
    QUANTITY,
    fits=lambda par_level, on_hand, on_order: on_hand + on_order <= par_level,
    par_level=QUANTITY,
    on_hand=QUANTITY,
    on_order=QUANTITY,
)
def order_quantity(par_level: Fraction, on_hand: Fraction, on_order: Fraction) -> Fraction:
    return par_level - on_hand - on_order


@route("min", on_hand=QUANTITY, daily_use=EACH_DAY)
def days_on_hand(on_hand: Fraction, daily_use: Fraction) -> Fraction:
    return on_hand / daily_use


@route("dollar", opening_value="dollar", closing_value="dollar")
def average_inventory(opening_value: Fraction, closing_value: Fraction) -> Fraction:
    return opening_value + (closing_value - opening_value) / 2


@route("", purchases="dollar", average_inventory="dollar")
def inventory_turnover(purchases: Fraction, average_inventory: Fraction) -> Fraction:
    return purchases / average_inventory

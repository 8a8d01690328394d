"""The second route of weighing by aliquots."""

from fractions import Fraction
from math import ceil

from dosecalc.verification.routes.route import route


@route("mg", sensitivity="mg", error="share")
def minimum_weighable(sensitivity: Fraction, error: Fraction) -> Fraction:
    return sensitivity / (error / 100)


@route("", wanted_amount="mg", minimum_amount="mg")
def weighing_multiple(wanted_amount: Fraction, minimum_amount: Fraction) -> Fraction:
    return minimum_amount / wanted_amount


@route("mg", in_steps=True, turns=("wanted_amount",), wanted_amount="mg", minimum_amount="mg")
def amount_to_weigh(wanted_amount: Fraction, minimum_amount: Fraction) -> Fraction:
    return ceil(minimum_amount / wanted_amount) * wanted_amount


@route(
    "mg",
    in_steps=True,
    turns=("wanted_amount", "minimum_amount"),
    wanted_amount="mg",
    minimum_amount="mg",
    aliquot_amount="mg",
)
def diluent_to_weigh(wanted_amount: Fraction, minimum_amount: Fraction, aliquot_amount: Fraction) -> Fraction:
    return ceil(minimum_amount / wanted_amount) * (aliquot_amount - wanted_amount)


@route(
    "mL|mg",
    fits=lambda wanted_amount, weighed_amount, mixture: wanted_amount <= weighed_amount,
    wanted_amount="mg",
    weighed_amount="mg",
    mixture="mL|mg",
)
def aliquot(wanted_amount: Fraction, weighed_amount: Fraction, mixture: Fraction) -> Fraction:
    return wanted_amount / (weighed_amount / mixture)

"""The second route of checking finished work: 0 where both are the same, 1 where they differ."""

from fractions import Fraction

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import QUANTITY


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_dose", "correct_dose"),
    shown_dose="drug",
    correct_dose="drug",
)
def dose_check(shown_dose: Fraction, correct_dose: Fraction) -> Fraction:
    return Fraction(shown_dose != correct_dose)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_amount", "correct_amount"),
    shown_amount="mL|mg",
    correct_amount="mL|mg",
)
def amount_check(shown_amount: Fraction, correct_amount: Fraction) -> Fraction:
    return Fraction(shown_amount != correct_amount)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_vials", "correct_vials"),
    shown_vials="vial",
    correct_vials="vial",
)
def vials_check(shown_vials: Fraction, correct_vials: Fraction) -> Fraction:
    return Fraction(shown_vials != correct_vials)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_concentration", "correct_concentration"),
    shown_concentration="drug/mL",
    correct_concentration="drug/mL",
)
def label_check(shown_concentration: Fraction, correct_concentration: Fraction) -> Fraction:
    return Fraction(shown_concentration != correct_concentration)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_rate", "correct_rate"),
    shown_rate="mL/min",
    correct_rate="mL/min",
)
def pump_rate_check(shown_rate: Fraction, correct_rate: Fraction) -> Fraction:
    return Fraction(shown_rate != correct_rate)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_quantity", "correct_quantity"),
    shown_quantity=QUANTITY,
    correct_quantity=QUANTITY,
)
def quantity_check(shown_quantity: Fraction, correct_quantity: Fraction) -> Fraction:
    return Fraction(shown_quantity != correct_quantity)


@route(
    "", words="right | wrong", in_steps=True, turns=("shown_days", "correct_days"), shown_days="min", correct_days="min"
)
def days_check(shown_days: Fraction, correct_days: Fraction) -> Fraction:
    return Fraction(shown_days != correct_days)


@route(
    "",
    words="right | wrong",
    in_steps=True,
    turns=("shown_time", "correct_time"),
    shown_time="moment",
    correct_time="moment",
)
def beyond_use_check(shown_time: Fraction, correct_time: Fraction) -> Fraction:
    return Fraction(shown_time != correct_time)

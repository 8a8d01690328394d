"""The second route of what a patient's body gives to a dose."""

from decimal import Decimal, localcontext
from fractions import Fraction

from tests.oracles.plain_fractions import route


def root(square: Fraction) -> Fraction:
    """By Newton's method, to more digits than are compared."""
    with localcontext(prec=20):
        found = Fraction((Decimal(square.numerator) / Decimal(square.denominator)) ** Decimal("0.5"))
    for _ in range(3):
        found = (found + square / found) / 2
    return found


@route("m2", is_approximate=True, height="cm", weight="kg")
def body_surface(height: Fraction, weight: Fraction) -> Fraction:
    return root(height * weight / 3600)


@route("mL/min", age="year", weight="kg", serum_creatinine="mg/dL")
def creatinine_clearance_male(age: Fraction, weight: Fraction, serum_creatinine: Fraction) -> Fraction:
    return weight / (serum_creatinine * 100) * (140 - age) / 72

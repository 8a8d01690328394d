"""The second route of vials and batches."""

from fractions import Fraction
from math import ceil

from tests.oracles.plain_fractions import route


@route("vial", dose="drug", vial_amount="drug/vial")
def vials(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return dose / vial_amount


@route("drug", in_steps=True, turns=("dose", "vial_amount"), dose="drug", vial_amount="drug/vial")
def wasted_amount(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return ceil(dose / vial_amount) * vial_amount - dose

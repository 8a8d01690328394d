"""The second route of vials and batches."""

from fractions import Fraction
from math import ceil, floor

from dosecalc.verification.routes.route import route


@route("vial", dose="drug", vial_amount="drug/vial")
def vials(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return dose / vial_amount


@route("drug", in_steps=True, turns=("dose", "vial_amount"), dose="drug", vial_amount="drug/vial")
def wasted_amount(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return -dose % vial_amount


@route("share", in_steps=True, turns=("dose", "vial_amount"), dose="drug", vial_amount="drug/vial")
def wasted_share(dose: Fraction, vial_amount: Fraction) -> Fraction:
    opened = ceil(dose / vial_amount)
    return 100 - 100 * dose / (opened * vial_amount)


@route("drug", first_dose="drug", second_dose="drug", third_dose="drug")
def pooled_amount(first_dose: Fraction, second_dose: Fraction, third_dose: Fraction) -> Fraction:
    return sum((first_dose, second_dose, third_dose), Fraction(0))


@route("vial", dose="drug", vial_amount="drug/vial")
def whole_vials(dose: Fraction, vial_amount: Fraction) -> Fraction:
    return dose / vial_amount


@route(
    "vial",
    in_steps=True,
    turns=("dose", "large_vial"),
    dose="drug",
    large_vial="drug/vial",
    small_vial="drug/vial",
)
def small_vials(dose: Fraction, large_vial: Fraction, small_vial: Fraction) -> Fraction:
    return dose % large_vial / small_vial


@route(
    "drug",
    in_steps=True,
    turns=("dose", "large_vial", "small_vial"),
    dose="drug",
    large_vial="drug/vial",
    small_vial="drug/vial",
)
def wasted_of_mix(dose: Fraction, large_vial: Fraction, small_vial: Fraction) -> Fraction:
    large = floor(dose / large_vial)
    small = ceil((dose - large * large_vial) / small_vial)
    return large * large_vial + small * small_vial - dose


PIECE = "syringe|bag|vial|dose"
PER_PIECE = "mL/syringe|mL/bag|mL/vial|mL/dose"


@route("mL", pieces=PIECE, volume_per_piece=PER_PIECE, overage="share")
def batch_volume(pieces: Fraction, volume_per_piece: Fraction, overage: Fraction) -> Fraction:
    needed = pieces * volume_per_piece
    return needed + needed * overage / 100


@route("mL", pieces=PIECE, volume_per_piece=PER_PIECE, loss_per_piece=PER_PIECE, overage="share")
def batch_volume_with_loss(
    pieces: Fraction, volume_per_piece: Fraction, loss_per_piece: Fraction, overage: Fraction
) -> Fraction:
    return (pieces * volume_per_piece + pieces * loss_per_piece) * (1 + overage / 100)


@route("vial", batch_volume="mL", vial_volume="mL/vial")
def stock_vials(batch_volume: Fraction, vial_volume: Fraction) -> Fraction:
    return batch_volume / vial_volume


@route("drug", formula_amount="drug", formula_volume="mL", batch_volume="mL")
def scaled_amount(formula_amount: Fraction, formula_volume: Fraction, batch_volume: Fraction) -> Fraction:
    return formula_amount / formula_volume * batch_volume

"""The second route of what a bag should weigh, in milligrams."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("mg", first_volume="mL", first_density="mg/mL", second_volume="mL", second_density="mg/mL")
def bag_weight_of_two(
    first_volume: Fraction, first_density: Fraction, second_volume: Fraction, second_density: Fraction
) -> Fraction:
    in_all = first_volume + second_volume
    return in_all * second_density + first_volume * (first_density - second_density)


@route(
    "mg",
    first_volume="mL",
    first_density="mg/mL",
    second_volume="mL",
    second_density="mg/mL",
    third_volume="mL",
    third_density="mg/mL",
)
def bag_weight_of_three(
    first_volume: Fraction,
    first_density: Fraction,
    second_volume: Fraction,
    second_density: Fraction,
    third_volume: Fraction,
    third_density: Fraction,
) -> Fraction:
    pairs = ((first_volume, first_density), (second_volume, second_density), (third_volume, third_density))
    return sum((volume * density for volume, density in pairs), Fraction(0))


@route("share", in_steps=True, turns=("actual_weight", "expected_weight"), actual_weight="mg", expected_weight="mg")
def weight_difference(actual_weight: Fraction, expected_weight: Fraction) -> Fraction:
    return abs(100 * actual_weight / expected_weight - 100)


@route(
    "",
    words="within | over",
    in_steps=True,
    turns=("actual_weight", "expected_weight"),
    actual_weight="mg",
    expected_weight="mg",
    tolerance="share",
)
def weight_verdict(actual_weight: Fraction, expected_weight: Fraction, tolerance: Fraction) -> Fraction:
    lightest, heaviest = (expected_weight * (100 + sign * tolerance) / 100 for sign in (-1, 1))
    return Fraction(not lightest <= actual_weight <= heaviest)


@route("", words="hand | pump", in_steps=True, volume="mL", least_volume="mL")
def device_verdict(volume: Fraction, least_volume: Fraction) -> Fraction:
    return Fraction(volume >= least_volume)

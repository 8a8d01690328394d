"""The second route of two strengths mixed to a third."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


def lies_between(stronger: Fraction, weaker: Fraction, wanted: Fraction, _: Fraction) -> bool:
    return weaker < wanted < stronger


def strengths_fit(**numbers: Fraction) -> bool:
    """Whether the third strength lies between the first two."""
    return lies_between(*numbers.values())


@route(
    "mL",
    fits=strengths_fit,
    stronger_concentration="drug/mL",
    weaker_concentration="drug/mL",
    wanted_concentration="drug/mL",
    total_volume="mL",
)
def volume_of_stronger(
    stronger_concentration: Fraction,
    weaker_concentration: Fraction,
    wanted_concentration: Fraction,
    total_volume: Fraction,
) -> Fraction:
    missing = (wanted_concentration - weaker_concentration) * total_volume
    return missing / (stronger_concentration - weaker_concentration)


@route(
    "mL",
    fits=strengths_fit,
    stronger_concentration="drug/mL",
    weaker_concentration="drug/mL",
    wanted_concentration="drug/mL",
    total_volume="mL",
)
def volume_of_weaker(
    stronger_concentration: Fraction,
    weaker_concentration: Fraction,
    wanted_concentration: Fraction,
    total_volume: Fraction,
) -> Fraction:
    too_much = (stronger_concentration - wanted_concentration) * total_volume
    return too_much / (stronger_concentration - weaker_concentration)


@route(
    "mL",
    fits=strengths_fit,
    stronger_concentration="drug/mL",
    weaker_concentration="drug/mL",
    wanted_concentration="drug/mL",
    weaker_volume="mL",
)
def volume_of_stronger_to_add(
    stronger_concentration: Fraction,
    weaker_concentration: Fraction,
    wanted_concentration: Fraction,
    weaker_volume: Fraction,
) -> Fraction:
    missing = (wanted_concentration - weaker_concentration) * weaker_volume
    return missing / (stronger_concentration - wanted_concentration)


@route(
    "mL|mg",
    fits=strengths_fit,
    stronger_percentage="share",
    weaker_percentage="share",
    wanted_percentage="share",
    total_amount="mL|mg",
)
def amount_of_stronger(
    stronger_percentage: Fraction, weaker_percentage: Fraction, wanted_percentage: Fraction, total_amount: Fraction
) -> Fraction:
    return volume_of_stronger.formula(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)


@route(
    "mL|mg",
    fits=strengths_fit,
    stronger_percentage="share",
    weaker_percentage="share",
    wanted_percentage="share",
    total_amount="mL|mg",
)
def amount_of_weaker(
    stronger_percentage: Fraction, weaker_percentage: Fraction, wanted_percentage: Fraction, total_amount: Fraction
) -> Fraction:
    return volume_of_weaker.formula(stronger_percentage, weaker_percentage, wanted_percentage, total_amount)


@route(
    "mL|mg",
    fits=strengths_fit,
    stronger_percentage="share",
    weaker_percentage="share",
    wanted_percentage="share",
    weaker_amount="mL|mg",
)
def amount_of_stronger_to_add(
    stronger_percentage: Fraction, weaker_percentage: Fraction, wanted_percentage: Fraction, weaker_amount: Fraction
) -> Fraction:
    return volume_of_stronger_to_add.formula(stronger_percentage, weaker_percentage, wanted_percentage, weaker_amount)


@route(
    "mL|mg",
    fits=strengths_fit,
    stronger_percentage="share",
    weaker_percentage="share",
    wanted_percentage="share",
    stronger_amount="mL|mg",
)
def amount_of_weaker_to_add(
    stronger_percentage: Fraction, weaker_percentage: Fraction, wanted_percentage: Fraction, stronger_amount: Fraction
) -> Fraction:
    too_much = (stronger_percentage - wanted_percentage) * stronger_amount
    return too_much / (wanted_percentage - weaker_percentage)


@route("mL|mg", total_amount="mL|mg", part_amount="mL|mg")
def amount_to_make_up(total_amount: Fraction, part_amount: Fraction) -> Fraction:
    return total_amount - part_amount

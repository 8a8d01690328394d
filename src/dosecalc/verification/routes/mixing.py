"""The second route of mixtures, dilutions in steps and diluents for powders."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("share", fits=lambda part, mixture: part <= mixture, part="mL|mg", mixture="mL|mg")
def percent_of_mixture(part: Fraction, mixture: Fraction) -> Fraction:
    return 100 / (mixture / part)


@route("mL|mg", fits=lambda percentage, mixture: percentage <= 100, percentage="share", mixture="mL|mg")
def part_of_mixture(percentage: Fraction, mixture: Fraction) -> Fraction:
    return mixture / (100 / percentage)


@route("mg", volume="mL", density="mg/mL")
def mass_of_volume(volume: Fraction, density: Fraction) -> Fraction:
    return volume * density


@route("mL", mass="mg", density="mg/mL")
def volume_of_mass(mass: Fraction, density: Fraction) -> Fraction:
    return mass / density


@route(
    "mL",
    fits=lambda stock_concentration, stock_volume, final_concentration: final_concentration <= stock_concentration,
    stock_concentration="drug/mL",
    stock_volume="mL",
    final_concentration="drug/mL",
)
def diluent_to_add(stock_concentration: Fraction, stock_volume: Fraction, final_concentration: Fraction) -> Fraction:
    return stock_volume * (stock_concentration - final_concentration) / final_concentration


@route(
    "",
    fits=lambda transferred_volume, final_volume: transferred_volume <= final_volume,
    transferred_volume="mL",
    final_volume="mL",
)
def dilution_factor(transferred_volume: Fraction, final_volume: Fraction) -> Fraction:
    return final_volume / transferred_volume


def holds_what_is_transferred(
    first_transfer: Fraction,
    first_volume: Fraction,
    second_transfer: Fraction,
    second_volume: Fraction,
    third_transfer: Fraction = Fraction(0),
    third_volume: Fraction = Fraction(0),
    **_: Fraction,
) -> bool:
    """Whether no step of a serial dilution takes more than it makes; a third step may be missing."""
    return first_transfer <= first_volume and second_transfer <= second_volume and third_transfer <= third_volume


@route(
    "drug/mL",
    fits=holds_what_is_transferred,
    stock_concentration="drug/mL",
    first_transfer="mL",
    first_volume="mL",
    second_transfer="mL",
    second_volume="mL",
)
def twice_diluted_concentration(
    stock_concentration: Fraction,
    first_transfer: Fraction,
    first_volume: Fraction,
    second_transfer: Fraction,
    second_volume: Fraction,
) -> Fraction:
    times_weaker = (first_volume / first_transfer) * (second_volume / second_transfer)
    return stock_concentration / times_weaker


@route(
    "drug/mL",
    fits=holds_what_is_transferred,
    stock_concentration="drug/mL",
    first_transfer="mL",
    first_volume="mL",
    second_transfer="mL",
    second_volume="mL",
    third_transfer="mL",
    third_volume="mL",
)
def thrice_diluted_concentration(
    stock_concentration: Fraction,
    first_transfer: Fraction,
    first_volume: Fraction,
    second_transfer: Fraction,
    second_volume: Fraction,
    third_transfer: Fraction,
    third_volume: Fraction,
) -> Fraction:
    times_weaker = (first_volume / first_transfer) * (second_volume / second_transfer) * (third_volume / third_transfer)
    return stock_concentration / times_weaker


@route(
    "drug/mL",
    turns=("first_volume", "second_volume"),
    first_concentration="drug/mL",
    first_volume="mL",
    second_concentration="drug/mL",
    second_volume="mL",
)
def mixed_concentration(
    first_concentration: Fraction, first_volume: Fraction, second_concentration: Fraction, second_volume: Fraction
) -> Fraction:
    first = first_volume / (first_volume + second_volume)
    return first * first_concentration + (1 - first) * second_concentration


@route(
    "drug/mL",
    turns=("first_volume", "second_volume", "third_volume"),
    first_concentration="drug/mL",
    first_volume="mL",
    second_concentration="drug/mL",
    second_volume="mL",
    third_concentration="drug/mL",
    third_volume="mL",
)
def mixed_concentration_of_three(
    first_concentration: Fraction,
    first_volume: Fraction,
    second_concentration: Fraction,
    second_volume: Fraction,
    third_concentration: Fraction,
    third_volume: Fraction,
) -> Fraction:
    two = mixed_concentration.formula(first_concentration, first_volume, second_concentration, second_volume)
    return mixed_concentration.formula(two, first_volume + second_volume, third_concentration, third_volume)


def is_possible(
    first_percentage: Fraction,
    second_percentage: Fraction,
    third_percentage: Fraction = Fraction(0),
    **_amounts: Fraction,
) -> bool:
    """Whether no part of a mixture holds more drug than there is of it."""
    return max(first_percentage, second_percentage, third_percentage) <= 100


@route(
    "share",
    fits=is_possible,
    turns=("first_amount", "second_amount"),
    first_percentage="share",
    first_amount="mL|mg",
    second_percentage="share",
    second_amount="mL|mg",
)
def mixed_percent(
    first_percentage: Fraction, first_amount: Fraction, second_percentage: Fraction, second_amount: Fraction
) -> Fraction:
    return mixed_concentration.formula(first_percentage, first_amount, second_percentage, second_amount)


@route(
    "share",
    fits=is_possible,
    turns=("first_amount", "second_amount", "third_amount"),
    first_percentage="share",
    first_amount="mL|mg",
    second_percentage="share",
    second_amount="mL|mg",
    third_percentage="share",
    third_amount="mL|mg",
)
def mixed_percent_of_three(
    first_percentage: Fraction,
    first_amount: Fraction,
    second_percentage: Fraction,
    second_amount: Fraction,
    third_percentage: Fraction,
    third_amount: Fraction,
) -> Fraction:
    two = mixed_percent.formula(first_percentage, first_amount, second_percentage, second_amount)
    return mixed_percent.formula(two, first_amount + second_amount, third_percentage, third_amount)


@route("mL", vial_amount="drug", concentration="drug/mL", diluent_volume="mL")
def powder_volume_of_label(vial_amount: Fraction, concentration: Fraction, diluent_volume: Fraction) -> Fraction:
    return (vial_amount - concentration * diluent_volume) / concentration


@route("mL", vial_amount="drug", concentration="drug/mL", powder_volume="mL")
def diluent_for_concentration(vial_amount: Fraction, concentration: Fraction, powder_volume: Fraction) -> Fraction:
    return (vial_amount - concentration * powder_volume) / concentration


@route("drug/mL", vial_amount="drug", diluent_volume="mL", powder_volume="mL")
def concentration_with_diluent(vial_amount: Fraction, diluent_volume: Fraction, powder_volume: Fraction) -> Fraction:
    return 1 / (diluent_volume / vial_amount + powder_volume / vial_amount)


@route("", words="within | over", in_steps=True, dose="drug", concentration="drug/mL", most_volume="mL")
def injection_verdict(dose: Fraction, concentration: Fraction, most_volume: Fraction) -> Fraction:
    return Fraction(int(dose > concentration * most_volume))

"""The second route of bags: what goes in, how strong they are, how far to dilute."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route(
    "mL",
    fits=lambda ordered_concentration, stock_concentration, **_: ordered_concentration <= stock_concentration,
    ordered_concentration="drug/mL",
    bag_volume="mL",
    stock_concentration="drug/mL",
)
def additive_volume(ordered_concentration: Fraction, bag_volume: Fraction, stock_concentration: Fraction) -> Fraction:
    return ordered_concentration / stock_concentration * bag_volume


@route("mL", total_volume="mL", additive_volume="mL")
def base_volume(total_volume: Fraction, additive_volume: Fraction) -> Fraction:
    return total_volume - additive_volume


@route("drug/mL", amount="drug", bag_volume="mL", additive_volume="mL")
def concentration_added(amount: Fraction, bag_volume: Fraction, additive_volume: Fraction) -> Fraction:
    return 1 / (bag_volume / amount + additive_volume / amount)


@route("drug/mL", amount="drug", bag_volume="mL", overfill="mL", additive_volume="mL")
def concentration_added_with_overfill(
    amount: Fraction, bag_volume: Fraction, overfill: Fraction, additive_volume: Fraction
) -> Fraction:
    return amount / sum((bag_volume, overfill, additive_volume))


@route("drug/mL", amount="drug", bag_volume="mL", overfill="mL")
def concentration_exchanged_with_overfill(amount: Fraction, bag_volume: Fraction, overfill: Fraction) -> Fraction:
    return (amount / bag_volume) / (1 + overfill / bag_volume)


@route("mL", additive_volume="mL", overfill="mL")
def withdrawn_volume(additive_volume: Fraction, overfill: Fraction) -> Fraction:
    return overfill + additive_volume


@route("mL", dose="drug", highest_concentration="drug/mL")
def least_volume(dose: Fraction, highest_concentration: Fraction) -> Fraction:
    return dose * (1 / highest_concentration)


@route("mL", dose="drug", lowest_concentration="drug/mL")
def largest_volume(dose: Fraction, lowest_concentration: Fraction) -> Fraction:
    return dose * (1 / lowest_concentration)


@route("min", dose="drug", highest_rate="drug/min")
def least_time(dose: Fraction, highest_rate: Fraction) -> Fraction:
    return dose * (1 / highest_rate)


@route(
    "mL",
    fits=lambda least_volume, small_bag, middle_bag, large_bag: (
        small_bag < middle_bag < large_bag and least_volume <= large_bag
    ),
    in_steps=True,
    turns=("small_bag", "middle_bag", "large_bag"),
    rising=("small_bag", "middle_bag", "large_bag"),
    least_volume="mL",
    small_bag="mL",
    middle_bag="mL",
    large_bag="mL",
)
def smallest_bag(least_volume: Fraction, small_bag: Fraction, middle_bag: Fraction, large_bag: Fraction) -> Fraction:
    return min(size for size in (small_bag, middle_bag, large_bag) if size >= least_volume)


@route("", words="within | over", in_steps=True, amount="drug", volume="mL", highest_concentration="drug/mL")
def concentration_verdict(amount: Fraction, volume: Fraction, highest_concentration: Fraction) -> Fraction:
    return Fraction(amount > highest_concentration * volume)

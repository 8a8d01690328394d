"""The second route of strengths, dilutions and reconstituted vials."""

from fractions import Fraction

from dosecalc.verification.routes.route import route


@route("drug/mL", amount="drug", volume="mL")
def concentration(amount: Fraction, volume: Fraction) -> Fraction:
    return amount / volume


@route("mg/mL", amount="mg", volume="mL")
def percent_strength(amount: Fraction, volume: Fraction) -> Fraction:
    percent = (amount / 1000) / volume * 100
    return percent * 10


@route("drug", concentration="drug/mL", volume="mL")
def amount_in_volume(concentration: Fraction, volume: Fraction) -> Fraction:
    return concentration * volume


@route("mg/mL", concentration="mg/mL")
def concentration_conversion(concentration: Fraction) -> Fraction:
    return concentration


@route("mg/mL", concentration="mg/mL")
def ratio_strength(concentration: Fraction) -> Fraction:
    milliliters_with_a_gram = 1000 / concentration
    return 1000 / milliliters_with_a_gram


@route(
    "mL",
    fits=lambda final_concentration, final_volume, stock_concentration: final_concentration <= stock_concentration,
    final_concentration="drug/mL",
    final_volume="mL",
    stock_concentration="drug/mL",
)
def stock_volume(final_concentration: Fraction, final_volume: Fraction, stock_concentration: Fraction) -> Fraction:
    return final_volume / (stock_concentration / final_concentration)


@route("mL", final_concentration="drug/mL", final_volume="mL", stock_concentration="drug/mL")
def diluent_volume(final_concentration: Fraction, final_volume: Fraction, stock_concentration: Fraction) -> Fraction:
    return final_volume * (stock_concentration - final_concentration) / stock_concentration


@route(
    "drug/mL",
    fits=lambda stock_concentration, stock_volume, final_volume: stock_volume <= final_volume,
    stock_concentration="drug/mL",
    stock_volume="mL",
    final_volume="mL",
)
def diluted_concentration(stock_concentration: Fraction, stock_volume: Fraction, final_volume: Fraction) -> Fraction:
    return stock_concentration / (final_volume / stock_volume)


@route("drug/mL", vial_amount="drug", final_volume="mL")
def reconstituted_concentration(vial_amount: Fraction, final_volume: Fraction) -> Fraction:
    return vial_amount / final_volume


@route("mL", dose="drug", vial_amount="drug", final_volume="mL")
def reconstituted_dose_volume(dose: Fraction, vial_amount: Fraction, final_volume: Fraction) -> Fraction:
    return dose / vial_amount * final_volume


@route("mL", final_volume="mL", diluent_volume="mL")
def powder_volume(final_volume: Fraction, diluent_volume: Fraction) -> Fraction:
    return final_volume - diluent_volume

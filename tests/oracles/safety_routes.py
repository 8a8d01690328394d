"""The second route of what is safe; words are told by their place."""

from fractions import Fraction

from tests.oracles.plain_fractions import route


@route(
    "",
    fits=lambda dose, lowest_dose, highest_dose: lowest_dose <= highest_dose,
    in_steps=True,
    dose="drug",
    lowest_dose="drug",
    highest_dose="drug",
)
def dose_verdict(dose: Fraction, lowest_dose: Fraction, highest_dose: Fraction) -> Fraction:
    return Fraction((dose >= lowest_dose) + (dose > highest_dose))

"""The second route of parenteral nutrition: in milligrams, milliliters and minutes."""

from fractions import Fraction

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import MINUTES_A_DAY


@route("kcal", dextrose="mg")
def dextrose_energy(dextrose: Fraction) -> Fraction:
    return dextrose * 34 / 10_000


@route("kcal", amino_acids="mg")
def amino_acid_energy(amino_acids: Fraction) -> Fraction:
    return amino_acids / 250


@route("kcal", fat_volume="mL", energy_per_volume="kcal/mL")
def fat_energy(fat_volume: Fraction, energy_per_volume: Fraction) -> Fraction:
    return energy_per_volume * fat_volume


@route("kcal", dextrose="mg", fat_volume="mL", energy_per_volume="kcal/mL")
def nonprotein_energy(dextrose: Fraction, fat_volume: Fraction, energy_per_volume: Fraction) -> Fraction:
    return (dextrose * 34 + fat_volume * energy_per_volume * 10_000) / 10_000


@route("kcal", amino_acids="mg", dextrose="mg", fat_volume="mL", energy_per_volume="kcal/mL")
def total_energy(
    amino_acids: Fraction, dextrose: Fraction, fat_volume: Fraction, energy_per_volume: Fraction
) -> Fraction:
    return (amino_acids * 40 + dextrose * 34 + fat_volume * energy_per_volume * 10_000) / 10_000


@route("mg", energy_goal="kcal", amino_acids="mg", fat_volume="mL", energy_per_volume="kcal/mL")
def dextrose_for_energy(
    energy_goal: Fraction, amino_acids: Fraction, fat_volume: Fraction, energy_per_volume: Fraction
) -> Fraction:
    grams = (energy_goal * 10 - amino_acids / 25 - fat_volume * energy_per_volume * 10) / 34
    return grams * 1000


@route("mg", amino_acids="mg")
def nitrogen(amino_acids: Fraction) -> Fraction:
    return amino_acids * 16 / 100


@route("kcal/mg", nonprotein_energy="kcal", nitrogen="mg")
def energy_per_nitrogen(nonprotein_energy: Fraction, nitrogen: Fraction) -> Fraction:
    return nonprotein_energy / nitrogen


@route("drug", daily_dose="drug/kg/min", weight="kg")
def daily_amount(daily_dose: Fraction, weight: Fraction) -> Fraction:
    return weight * (daily_dose * MINUTES_A_DAY)


@route("mL", first_volume="mL", second_volume="mL", third_volume="mL", fourth_volume="mL")
def ingredients_volume(
    first_volume: Fraction, second_volume: Fraction, third_volume: Fraction, fourth_volume: Fraction
) -> Fraction:
    return (fourth_volume + third_volume) + (second_volume + first_volume)


@route(
    "mL",
    fits=lambda total_volume, ingredients_volume: ingredients_volume <= total_volume,
    total_volume="mL",
    ingredients_volume="mL",
)
def water_volume(total_volume: Fraction, ingredients_volume: Fraction) -> Fraction:
    return total_volume - ingredients_volume


@route("mg/kg/min", dextrose="mg", weight="kg", duration="min")
def glucose_rate(dextrose: Fraction, weight: Fraction, duration: Fraction) -> Fraction:
    return dextrose / (weight * duration)


@route("mg", glucose_rate="mg/kg/min", weight="kg", duration="min")
def dextrose_for_rate(glucose_rate: Fraction, weight: Fraction, duration: Fraction) -> Fraction:
    return duration * glucose_rate * weight


@route("mOsm/mL", amino_acids="mg", dextrose="mg", electrolytes="mEq", volume="mL")
def two_in_one_osmolarity(
    amino_acids: Fraction, dextrose: Fraction, electrolytes: Fraction, volume: Fraction
) -> Fraction:
    return (amino_acids / 100 + dextrose / 200 + electrolytes) / volume


@route("mOsm/mL", amino_acids="mg", dextrose="mg", fat="mg", electrolytes="mEq", volume="mL")
def three_in_one_osmolarity(
    amino_acids: Fraction, dextrose: Fraction, fat: Fraction, electrolytes: Fraction, volume: Fraction
) -> Fraction:
    return (amino_acids / 100 + dextrose / 200 + fat * 7 / 10_000 + electrolytes) / volume


@route("", words="peripheral | central", in_steps=True, osmolarity="mOsm/mL", peripheral_limit="mOsm/mL")
def line_verdict(osmolarity: Fraction, peripheral_limit: Fraction) -> Fraction:
    return Fraction(osmolarity > peripheral_limit)


@route("mL/min", fits=lambda duration, **_others: duration >= 120, volume="mL", duration="min")
def plateau_rate(volume: Fraction, duration: Fraction) -> Fraction:
    return volume / (duration - 120 + 2 * Fraction(60, 2))


@route("mL/min", plateau_rate="mL/min")
def ramp_rate(plateau_rate: Fraction) -> Fraction:
    return plateau_rate * Fraction(30, 60)

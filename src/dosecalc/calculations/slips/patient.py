"""Slips of body measures: the formula of the other sex, the excess on the wrong weight, constants mixed up."""

from dosecalc.calculations.patient import (
    DUBOIS,
    DUBOIS_HEIGHT,
    DUBOIS_WEIGHT,
    HAYCOCK,
    HAYCOCK_HEIGHT,
    HAYCOCK_WEIGHT,
    MOSTELLER_HOUSEHOLD,
    MOSTELLER_METRIC,
    SHARE_OF_EXCESS,
    adjusted_body_weight,
    body_surface,
    body_surface_dubois,
    body_surface_from_inches,
    body_surface_haycock,
    ideal_body_weight_female,
    ideal_body_weight_male,
)
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.empirical import bare, measured_in, square_root, to_the_power
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

SQUARE_METERS = unit("m2")


@slip_of(ideal_body_weight_male, says="you used 45.5 kg, where the formula for women begins; for men it is 50 kg")
def formula_for_women(height: Worked) -> Worked:
    """Devine's formula for women."""
    return ideal_body_weight_female(height)


@slip_of(ideal_body_weight_female, says="you used 50 kg, where the formula for men begins; for women it is 45.5 kg")
def formula_for_men(height: Worked) -> Worked:
    """Devine's formula for men."""
    return ideal_body_weight_male(height)


@slip_of(
    adjusted_body_weight, says="you added the share of the excess weight to the actual weight instead of the ideal"
)
def excess_added_to_actual_weight(actual_weight: Worked, ideal_weight: Worked) -> Worked:
    """Actual weight + 0.4 × excess weight."""
    excess = (actual_weight - ideal_weight).called("excess weight")
    counted = (SHARE_OF_EXCESS * excess).called("part of the excess that counts")
    return (actual_weight + counted).called("adjusted body weight")


@slip_of(
    adjusted_body_weight, says="you took 0.4 of the actual weight; 0.4 of the excess counts, on top of the ideal weight"
)
def share_of_the_actual_weight(actual_weight: Worked) -> Worked:
    """0.4 × actual weight."""
    return (SHARE_OF_EXCESS * actual_weight).called("adjusted body weight")


@slip_of(body_surface, says="you used 3,131, which is for inches and pounds; for cm and kg it is 3,600")
def divisor_for_inches_and_pounds(height: Worked, weight: Worked) -> Worked:
    """√(cm × kg ÷ 3,131)."""
    product = (bare(height, unit("cm")) * bare(weight, unit("kg"))).called("height × weight")
    return measured_in(square_root(product / MOSTELLER_HOUSEHOLD), SQUARE_METERS)


@slip_of(body_surface_from_inches, says="you used 3,600, which is for cm and kg; for inches and pounds it is 3,131")
def divisor_for_centimeters_and_kilograms(height: Worked, weight: Worked) -> Worked:
    """√(in × lb ÷ 3,600)."""
    product = (bare(height, unit("in")) * bare(weight, unit("lb"))).called("height × weight")
    return measured_in(square_root(product / MOSTELLER_METRIC), SQUARE_METERS)


@slip_of(body_surface, says="you added the height and the weight instead of multiplying them")
def height_and_weight_added(height: Worked, weight: Worked) -> Worked:
    """√((cm + kg) ÷ 3,600)."""
    total = bare(height, unit("cm")) + bare(weight, unit("kg"))
    return measured_in(square_root(total / MOSTELLER_METRIC), SQUARE_METERS)


@slip_of(body_surface_from_inches, says="you added the height and the weight instead of multiplying them")
def inches_and_pounds_added(height: Worked, weight: Worked) -> Worked:
    """√((in + lb) ÷ 3,131)."""
    total = bare(height, unit("in")) + bare(weight, unit("lb"))
    return measured_in(square_root(total / MOSTELLER_HOUSEHOLD), SQUARE_METERS)


@slip_of(body_surface, says="you took the square root before you divided by 3,600")
def root_taken_before_dividing(height: Worked, weight: Worked) -> Worked:
    """√(cm × kg) ÷ 3,600."""
    product = (bare(height, unit("cm")) * bare(weight, unit("kg"))).called("height × weight")
    return measured_in(square_root(product) / MOSTELLER_METRIC, SQUARE_METERS)


@slip_of(body_surface_from_inches, says="you took the square root before you divided by 3,131")
def root_of_inches_and_pounds_taken_before_dividing(height: Worked, weight: Worked) -> Worked:
    """√(in × lb) ÷ 3,131."""
    product = (bare(height, unit("in")) * bare(weight, unit("lb"))).called("height × weight")
    return measured_in(square_root(product) / MOSTELLER_HOUSEHOLD, SQUARE_METERS)


@slip_of(body_surface_dubois, says="you swapped the two powers: 0.725 belongs to the height, 0.425 to the weight")
def powers_of_dubois_exchanged(height: Worked, weight: Worked) -> Worked:
    """Du Bois's formula with each power on the other measure."""
    return _powers(DUBOIS, height, DUBOIS_WEIGHT, weight, DUBOIS_HEIGHT)


@slip_of(body_surface_haycock, says="you swapped the two powers: 0.3964 belongs to the height, 0.5378 to the weight")
def powers_of_haycock_exchanged(height: Worked, weight: Worked) -> Worked:
    """Haycock's formula with each power on the other measure."""
    return _powers(HAYCOCK, height, HAYCOCK_WEIGHT, weight, HAYCOCK_HEIGHT)


@slip_of(body_surface_dubois, body_surface_haycock, says="you used Mosteller's formula, the one with the square root")
def formula_of_mosteller(height: Worked, weight: Worked) -> Worked:
    """Mosteller's formula for another."""
    return body_surface(height, weight)


def _powers(factor: Worked, height: Worked, height_power: Worked, weight: Worked, weight_power: Worked) -> Worked:
    of_height = to_the_power(bare(height, unit("cm")), height_power).called("power of the height")
    of_weight = to_the_power(bare(weight, unit("kg")), weight_power)
    return measured_in(factor * of_height * of_weight, SQUARE_METERS)

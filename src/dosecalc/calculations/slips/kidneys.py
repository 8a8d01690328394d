"""Slips of estimates of kidney function."""

from dosecalc.calculations.kidneys import (
    AGE_IN_THE_FORMULA,
    COCKCROFT_GAULT,
    FEMALE_SHARE,
    creatinine_clearance_female,
    creatinine_clearance_female_si,
    creatinine_clearance_male,
    creatinine_clearance_male_si,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.empirical import bare, measured_in
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

MILLIGRAMS_IN_A_DECILITER = unit("mg/dL")
MULTIPLIED_BY_CREATININE = "you divided by 72 but multiplied by the serum creatinine, which is below the line too"
SEVENTY_TWO_FOR_MICROMOLES = (
    "you used the formula with 72, which takes the serum creatinine in mg/dL, not in micromol/L"
)


@slip_of(creatinine_clearance_female, says="you left out the factor 0.85 for women")
def factor_for_women_left_out(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for men."""
    return creatinine_clearance_male(age, weight, serum_creatinine)


@slip_of(creatinine_clearance_male, says="you multiplied by 0.85, which is for women only", ends_wrong=True)
def factor_for_women_applied_to_a_man(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for women."""
    return creatinine_clearance_female(age, weight, serum_creatinine)


@slip_of(creatinine_clearance_female_si, says="you used 1.23, the factor for men; for women it is 1.04")
def factor_for_men_in_micromoles(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for men, for micromol/L."""
    return creatinine_clearance_male_si(age, weight, serum_creatinine)


@slip_of(creatinine_clearance_male_si, says="you used 1.04, the factor for women; for men it is 1.23")
def factor_for_women_in_micromoles(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for women, for micromol/L."""
    return creatinine_clearance_female_si(age, weight, serum_creatinine)


@slip_of(creatinine_clearance_male, says=MULTIPLIED_BY_CREATININE)
def multiplied_by_creatinine(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """(140 − age) × weight ÷ 72 × serum creatinine."""
    return measured_in(_over_seventy_two(age, weight) * _creatinine(serum_creatinine), unit("mL/min"))


@slip_of(creatinine_clearance_female, says=MULTIPLIED_BY_CREATININE)
def multiplied_by_creatinine_of_a_woman(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """(140 − age) × weight ÷ 72 × serum creatinine × 0.85."""
    as_for_a_man = _over_seventy_two(age, weight) * _creatinine(serum_creatinine)
    return measured_in(as_for_a_man * FEMALE_SHARE, unit("mL/min"))


@slip_of(creatinine_clearance_male_si, says=SEVENTY_TWO_FOR_MICROMOLES)
def micromoles_as_milligrams(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for mg/dL with the number of micromol/L."""
    return creatinine_clearance_male(age, weight, taken_as(serum_creatinine, MILLIGRAMS_IN_A_DECILITER))


@slip_of(creatinine_clearance_female_si, says=SEVENTY_TWO_FOR_MICROMOLES)
def micromoles_as_milligrams_of_a_woman(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for mg/dL with the number of micromol/L."""
    return creatinine_clearance_female(age, weight, taken_as(serum_creatinine, MILLIGRAMS_IN_A_DECILITER))


def _over_seventy_two(age: Worked, weight: Worked) -> Worked:
    years_left = (AGE_IN_THE_FORMULA - bare(age, unit("years"))).called("140 − age")
    return (years_left * bare(weight, unit("kg"))).called("(140 − age) × weight") / COCKCROFT_GAULT


def _creatinine(serum_creatinine: Worked) -> Worked:
    return bare(serum_creatinine, MILLIGRAMS_IN_A_DECILITER)

"""Slips of estimates of kidney function."""

from dosecalc.calculations.kidneys import creatinine_clearance_female, creatinine_clearance_male
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.worked import Worked


@slip_of(creatinine_clearance_female, says="you left out the factor 0.85 for women")
def factor_for_women_left_out(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for men."""
    return creatinine_clearance_male(age, weight, serum_creatinine)


@slip_of(creatinine_clearance_male, says="you multiplied by 0.85, which is for women only")
def factor_for_women_applied_to_a_man(age: Worked, weight: Worked, serum_creatinine: Worked) -> Worked:
    """The formula for women."""
    return creatinine_clearance_female(age, weight, serum_creatinine)

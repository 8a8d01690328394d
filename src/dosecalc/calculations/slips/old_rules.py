"""Slips of the old rules for children's doses: the wrong unit in the rule, one rule for another."""

from dosecalc.calculations.old_rules import CLARK_WEIGHT, FRIED_AGE, YOUNG_AGE, clark_dose, fried_dose, young_dose
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


@slip_of(clark_dose, says="you divided kilograms by 150; Clark's rule takes pounds")
def kilograms_in_clarks_rule(adult_dose: Worked, weight: Worked) -> Worked:
    """Adult dose × weight in kg ÷ 150."""
    return adult_dose * (taken_as(weight.to(unit("kg")), CLARK_WEIGHT.unit) / CLARK_WEIGHT)


@slip_of(young_dose, says="you divided by 12 alone; the child's age is added to it")
def age_not_added(adult_dose: Worked, age: Worked) -> Worked:
    """Adult dose × age ÷ 12."""
    return adult_dose * (age / YOUNG_AGE)


@slip_of(young_dose, says="you used Fried's rule, which is for infants")
def rule_of_fried(adult_dose: Worked, age: Worked) -> Worked:
    """Adult dose × age in months ÷ 150."""
    return fried_dose(adult_dose, age.to(unit("months")))


@slip_of(fried_dose, says="you divided years by 150; Fried's rule takes months")
def years_in_frieds_rule(adult_dose: Worked, age: Worked) -> Worked:
    """Adult dose × age in years ÷ 150."""
    return adult_dose * (taken_as(age.to(unit("years")), FRIED_AGE.unit) / FRIED_AGE)


@slip_of(fried_dose, says="you used Young's rule, which is for children from 1 to 12 years")
def rule_of_young(adult_dose: Worked, age: Worked) -> Worked:
    """Adult dose × age in years ÷ (age + 12)."""
    return young_dose(adult_dose, age.to(unit("years")))

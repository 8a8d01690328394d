"""Old rules for children's doses, obsolete and taught as history: Clark, Young, Fried, body surface."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.drugs import Dose
from dosecalc.quantities.kinds.patients import Age, BodySurface, WeightAsGiven

CLARK_WEIGHT = constant("150", "lb", "Clark's weight of an adult")
YOUNG_AGE = constant("12", "years", "Young's further years")
FRIED_AGE = constant("150", "months", "Fried's age of an adult")
ADULT_SURFACE = constant("1.73", "m2", "the body surface area of an adult")


def clark_dose(adult_dose: Dose, weight: WeightAsGiven) -> Dose:
    """A child's dose by Clark's rule, which is obsolete and taught only as history.

        child's dose = adult dose × weight ÷ 150 lb

    Args:
        adult_dose: the usual dose of an adult; an amount of drug.
        weight: what the child weighs; a body weight.

    Returns:
        The dose, exact, in the unit of the adult's.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        H. C. Ansel and S. J. Stockton, *Pharmaceutical Calculations*, 15th edition, chapter 8, "Calculation of Doses:
        Patient Parameters". Worked examples: tests/authorities/clark_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(clark_dose(given("500 mg"), given("60 lb")))
    200 mg
    """
    part = (weight / CLARK_WEIGHT).called("part of an adult's weight")
    return (adult_dose * part).called("child's dose")


def young_dose(adult_dose: Dose, age: Age) -> Dose:
    """A child's dose by Young's rule, which is obsolete and taught only as history.

        child's dose = adult dose × age ÷ (age + 12 years)

    Args:
        adult_dose: the usual dose of an adult; an amount of drug.
        age: how old the child is; an age.

    Returns:
        The dose, exact, in the unit of the adult's.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        H. C. Ansel and S. J. Stockton, *Pharmaceutical Calculations*, 15th edition, chapter 8, "Calculation of Doses:
        Patient Parameters". Worked examples: tests/authorities/young_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(young_dose(given("500 mg"), given("4 years")))
    125 mg
    """
    part = (age / (age + YOUNG_AGE).called("age and 12 years")).called("part of an adult's dose")
    return (adult_dose * part).called("child's dose")


def fried_dose(adult_dose: Dose, age: Age) -> Dose:
    """An infant's dose by Fried's rule, which is obsolete and taught only as history.

        infant's dose = adult dose × age ÷ 150 months

    Args:
        adult_dose: the usual dose of an adult; an amount of drug.
        age: how old the infant is; an age.

    Returns:
        The dose, exact, in the unit of the adult's.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        H. C. Ansel and S. J. Stockton, *Pharmaceutical Calculations*, 15th edition, chapter 8, "Calculation of Doses:
        Patient Parameters". Worked examples: tests/authorities/fried_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(fried_dose(given("500 mg"), given("9 months")))
    30 mg
    """
    return (adult_dose * (age / FRIED_AGE).called("part of an adult's dose")).called("infant's dose")


def surface_rule_dose(adult_dose: Dose, body_surface: BodySurface) -> Dose:
    """A child's dose as a part of an adult's by body surface, an old rule where no dose for children is known.

        child's dose = adult dose × body surface area ÷ 1.73 m2

    Args:
        adult_dose: the usual dose of an adult; an amount of drug.
        body_surface: the child's body surface area; an area.

    Returns:
        The dose, exact, in the unit of the adult's.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        H. C. Ansel and S. J. Stockton, *Pharmaceutical Calculations*, 15th edition, chapter 8, "Calculation of Doses:
        Patient Parameters". Worked examples: tests/authorities/surface_rule_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(surface_rule_dose(given("346 mg"), given("0.8 m2")))
    160 mg
    """
    return (adult_dose * (body_surface / ADULT_SURFACE).called("part of an adult's surface")).called("child's dose")

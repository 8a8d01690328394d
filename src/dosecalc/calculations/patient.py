"""What a patient's body gives to a dose: surface, ideal weight, clearance of the kidneys."""

from dosecalc.quantities.empirical import bare, measured_in, square_root
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds import Age, BodySurface, BodyWeight, Clearance, Height, SerumCreatinine
from dosecalc.quantities.units import unit

MOSTELLER_METRIC = constant("3600", "", "Mosteller's divisor for cm and kg")
AGE_IN_THE_FORMULA = constant("140", "", "the age that Cockcroft and Gault count from")
COCKCROFT_GAULT = constant("72", "", "Cockcroft and Gault's divisor")


def body_surface(height: Height, weight: BodyWeight) -> BodySurface:
    """The body surface area by Mosteller's formula, from centimeters and kilograms.

        body surface area = √(height in cm × weight in kg ÷ 3,600)

    Args:
        height: how tall the patient is; a length.
        weight: what the patient weighs; a body weight.

    Returns:
        The area in m2; where the root does not end, to 40 digits.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        R. D. Mosteller, "Simplified calculation of body-surface area", N Engl J Med 1987;317:1098.
        Worked examples: tests/authorities/body_surface.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(body_surface(given("180 cm"), given("80 kg")))
    2 m2
    """
    product = (bare(height, unit("cm")) * bare(weight, unit("kg"))).called("height × weight")
    quotient = (product / MOSTELLER_METRIC).called("under the root")
    return measured_in(square_root(quotient), unit("m2")).called("body surface area")


def creatinine_clearance_male(age: Age, weight: BodyWeight, serum_creatinine: SerumCreatinine) -> Clearance:
    """A man's creatinine clearance by Cockcroft and Gault.

        creatinine clearance = (140 − age) × weight ÷ (72 × serum creatinine)

    Args:
        age: how old the patient is, less than 140 years; an age.
        weight: the weight that the order says to use; a body weight.
        serum_creatinine: the laboratory's value; a mass in a volume of serum.

    Returns:
        The clearance in mL/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        D. W. Cockcroft and M. H. Gault, "Prediction of creatinine clearance from serum creatinine", Nephron
        1976;16:31-41. Worked examples: tests/authorities/creatinine_clearance_male.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(creatinine_clearance_male(given("65 years"), given("72 kg"), given("1.2 mg/dL")))
    62.5 mL/min
    """
    years_left = (AGE_IN_THE_FORMULA - bare(age, unit("years"))).called("140 − age")
    above = (years_left * bare(weight, unit("kg"))).called("above the line")
    below = (COCKCROFT_GAULT * bare(serum_creatinine, unit("mg/dL"))).called("below the line")
    return measured_in(above / below, unit("mL/min")).called("creatinine clearance")

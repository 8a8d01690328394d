"""What a patient's body gives to a dose: ideal and adjusted weight, body mass index, body surface."""

from dosecalc.quantities.comparing import placed
from dosecalc.quantities.empirical import bare, measured_in, square_root, squared, to_the_power
from dosecalc.quantities.given import THE_WHOLE, constant
from dosecalc.quantities.kinds.patients import (
    BodyMassIndex,
    BodySurface,
    BodyWeight,
    Height,
    LengthAsGiven,
    WeightAsGiven,
)
from dosecalc.quantities.kinds.strengths import Share
from dosecalc.quantities.kinds.verdicts import WeightVerdict
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

LEAST_HEIGHT = constant("60", "in", "the least height of Devine's formula")
DEVINE_MALE = constant("50", "kg", "Devine's weight for a man of 60 in")
DEVINE_FEMALE = constant("45.5", "kg", "Devine's weight for a woman of 60 in")
DEVINE_EACH_INCH = constant("2.3", "kg/in", "Devine's weight for each further inch")
SHARE_OF_EXCESS = constant("0.4", "", "the share of the excess weight that counts")
MOSTELLER_METRIC = constant("3600", "", "Mosteller's divisor for cm and kg")
MOSTELLER_HOUSEHOLD = constant("3131", "", "Mosteller's divisor for in and lb")
DUBOIS = constant("0.007184", "", "Du Bois's factor")
DUBOIS_HEIGHT = constant("0.725", "", "Du Bois's power of the height")
DUBOIS_WEIGHT = constant("0.425", "", "Du Bois's power of the weight")
HAYCOCK = constant("0.024265", "", "Haycock's factor")
HAYCOCK_HEIGHT = constant("0.3964", "", "Haycock's power of the height")
HAYCOCK_WEIGHT = constant("0.5378", "", "Haycock's power of the weight")


def ideal_body_weight_male(height: Height) -> BodyWeight:
    """A man's ideal body weight by Devine's formula.

        ideal body weight = 50 kg + 2.3 kg/in × (height − 60 in)

    Args:
        height: how tall the man is, 60 in (5 ft) or more; a length.

    Returns:
        The weight in kg, exact.

    Raises:
        UnitMismatch: the height is no length.
        GivensDoNotFit: the formula is not made for anybody shorter than 60 in.

    Source:
        B. J. Devine, "Gentamicin therapy", Drug Intell Clin Pharm 1974;8:650-655.
        Worked examples: tests/authorities/ideal_body_weight_male.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ideal_body_weight_male(given("70 in")))
    73 kg
    """
    return (DEVINE_MALE + _weight_of_further_inches(height)).called("ideal body weight")


def ideal_body_weight_female(height: Height) -> BodyWeight:
    """A woman's ideal body weight by Devine's formula.

        ideal body weight = 45.5 kg + 2.3 kg/in × (height − 60 in)

    Args:
        height: how tall the woman is, 60 in (5 ft) or more; a length.

    Returns:
        The weight in kg, exact.

    Raises:
        UnitMismatch: the height is no length.
        GivensDoNotFit: the formula is not made for anybody shorter than 60 in.

    Source:
        B. J. Devine, "Gentamicin therapy", Drug Intell Clin Pharm 1974;8:650-655.
        Worked examples: tests/authorities/ideal_body_weight_female.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ideal_body_weight_female(given("64 in")))
    54.7 kg
    """
    return (DEVINE_FEMALE + _weight_of_further_inches(height)).called("ideal body weight")


def _weight_of_further_inches(height: Worked) -> Worked:
    inches = height.to(unit("in")).at_least(LEAST_HEIGHT, "Devine's formula is not made for shorter patients")
    return (DEVINE_EACH_INCH * (inches - LEAST_HEIGHT).called("height over 60 in")).called("weight for these inches")


def adjusted_body_weight(actual_weight: BodyWeight, ideal_weight: BodyWeight) -> BodyWeight:
    """The adjusted body weight of a patient who weighs more than the ideal.

        adjusted body weight = ideal weight + 0.4 × (actual weight − ideal weight)

    Args:
        actual_weight: what the scale shows; a body weight.
        ideal_weight: the ideal body weight, not more than the actual one; a body weight.

    Returns:
        The weight, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the patient weighs less than the ideal, and is dosed by the actual weight.

    Source:
        L. A. Bauer, *Applied Clinical Pharmacokinetics*, 3rd edition, chapter 4, "The Aminoglycoside Antibiotics".
        Worked examples: tests/authorities/adjusted_body_weight.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(adjusted_body_weight(given("110 kg"), given("73 kg")))
    87.8 kg
    """
    actual_weight.called("actual weight").at_least(
        ideal_weight, "a patient below the ideal is dosed by what the scale shows"
    )
    excess = (actual_weight - ideal_weight).called("excess weight")
    counted = (SHARE_OF_EXCESS * excess).called("part of the excess that counts")
    return (ideal_weight + counted).called("adjusted body weight")


def dosing_weight(actual_weight: BodyWeight, ideal_weight: BodyWeight, adjusted_above: Share) -> WeightVerdict:
    """Which weight a dose is based on when fat takes up little of the drug, as with aminoglycosides.

        weight = whether the actual weight is below the ideal, up to a percentage of it, or above that

    Args:
        actual_weight: what the scale shows; a body weight.
        ideal_weight: the ideal body weight; a body weight.
        adjusted_above: above how much of the ideal weight the protocol goes by the adjusted one, such as 120%, 125% or
            130%, at least 100%; a percentage.

    Returns:
        One of the words actual, ideal, adjusted; exactly the ideal weight, and exactly the percentage, are ideal.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the percentage is less than 100%.

    Source:
        M. A. Winter, K. N. Guhr and G. M. Berg, "Impact of various body weights and serum creatinine concentrations on
        the bias and accuracy of the Cockcroft-Gault equation", Pharmacotherapy 2012;32:604-612, for the three weights;
        University of Houston, *Calculation of Doses*, "Drug Dosage Based on Adjusted Body Weight", for the percentage.
        Worked examples: tests/authorities/dosing_weight.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(dosing_weight(given("110 kg"), given("73 kg"), of_a_whole(given("120%"))))
    adjusted
    """
    adjusted_above.called("percentage").at_least(THE_WHOLE, "the limit cannot lie below the ideal weight")
    limit = (ideal_weight * (adjusted_above / THE_WHOLE).called("part of the ideal weight")).called("limit")
    return placed(actual_weight, ideal_weight, limit, "actual", "ideal", "adjusted").called("weight")


def body_mass_index(weight: BodyWeight, height: Height) -> BodyMassIndex:
    """The body mass index.

        body mass index = weight in kg ÷ (height in m)^2

    Args:
        weight: what the patient weighs; a body weight.
        height: how tall the patient is; a length.

    Returns:
        The index in kg/m2, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        World Health Organization, *Obesity: Preventing and Managing the Global Epidemic*, Technical Report 894 (2000).
        Worked examples: tests/authorities/body_mass_index.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(body_mass_index(given("81 kg"), given("180 cm")))
    25 kg/m2
    """
    square = squared(bare(height, unit("meter"))).called("square of the height")
    return measured_in(bare(weight, unit("kg")) / square, unit("kg/m2")).called("body mass index")


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
    return _mosteller(bare(height, unit("cm")), bare(weight, unit("kg")), MOSTELLER_METRIC)


def body_surface_from_inches(height: LengthAsGiven, weight: WeightAsGiven) -> BodySurface:
    """The body surface area by Mosteller's formula, from inches and pounds.

        body surface area = √(height in inches × weight in pounds ÷ 3,131)

    Args:
        height: how tall the patient is; a length.
        weight: what the patient weighs; a body weight.

    Returns:
        The area in m2; where the root does not end, to 40 digits.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        R. D. Mosteller, "Simplified calculation of body-surface area", N Engl J Med 1987;317:1098; the divisor for
        inches and pounds as dosage calculation textbooks state it.
        Worked examples: tests/authorities/body_surface_from_inches.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(body_surface_from_inches(given("62 in"), given("202 lb")))
    2 m2
    """
    return _mosteller(bare(height, unit("in")), bare(weight, unit("lb")), MOSTELLER_HOUSEHOLD)


def _mosteller(height: Worked, weight: Worked, divisor: Worked) -> Worked:
    product = (height * weight).called("height × weight")
    quotient = (product / divisor).called("under the root")
    return measured_in(square_root(quotient), unit("m2")).called("body surface area")


def body_surface_dubois(height: Height, weight: BodyWeight) -> BodySurface:
    """The body surface area by the formula of Du Bois and Du Bois.

        body surface area = 0.007184 × (height in cm)^0.725 × (weight in kg)^0.425

    Args:
        height: how tall the patient is; a length.
        weight: what the patient weighs; a body weight.

    Returns:
        The area in m2, from powers of 40 digits.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        D. Du Bois and E. F. Du Bois, "A formula to estimate the approximate surface area if height and weight be
        known", Arch Intern Med 1916;17:863-871. Worked examples: tests/authorities/body_surface_dubois.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(body_surface_dubois(given("170 cm"), given("70 kg")))
    1.8097… m2
    """
    return _powers(DUBOIS, height, DUBOIS_HEIGHT, weight, DUBOIS_WEIGHT)


def body_surface_haycock(height: Height, weight: BodyWeight) -> BodySurface:
    """The body surface area by Haycock's formula, which was also made for infants.

        body surface area = 0.024265 × (height in cm)^0.3964 × (weight in kg)^0.5378

    Args:
        height: how tall or long the patient is; a length.
        weight: what the patient weighs; a body weight.

    Returns:
        The area in m2, from powers of 40 digits.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        G. B. Haycock, G. J. Schwartz and D. H. Wisotsky, "Geometric method for measuring body surface area", J Pediatr
        1978;93:62-66. Worked examples: tests/authorities/body_surface_haycock.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(body_surface_haycock(given("170 cm"), given("70 kg")))
    1.8256… m2
    """
    return _powers(HAYCOCK, height, HAYCOCK_HEIGHT, weight, HAYCOCK_WEIGHT)


def _powers(factor: Worked, height: Worked, height_power: Worked, weight: Worked, weight_power: Worked) -> Worked:
    of_height = to_the_power(bare(height, unit("cm")), height_power).called("power of the height")
    of_weight = to_the_power(bare(weight, unit("kg")), weight_power).called("power of the weight")
    product = (factor * of_height).called("factor × power of the height")
    return measured_in(product * of_weight, unit("m2")).called("body surface area")

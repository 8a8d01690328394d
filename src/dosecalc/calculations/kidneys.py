"""Kidneys: creatinine clearance by Cockcroft and Gault."""

from dosecalc.quantities.empirical import bare, measured_in
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.patients import (
    Age,
    BodyWeight,
    Clearance,
    SerumCreatinine,
    SerumCreatinineInMoles,
)
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

AGE_IN_THE_FORMULA = constant("140", "", "the age that Cockcroft and Gault count from")
COCKCROFT_GAULT = constant("72", "", "Cockcroft and Gault's divisor")
FEMALE_SHARE = constant("0.85", "", "Cockcroft and Gault's factor for women")
MALE_IN_MOLES = constant("1.23", "", "the factor for men, for micromol/L")
FEMALE_IN_MOLES = constant("1.04", "", "the factor for women, for micromol/L")


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
    quotient = _years_left_by_weight(age, weight) / _below_the_line(serum_creatinine)
    return measured_in(quotient, unit("mL/min")).called("creatinine clearance")


def creatinine_clearance_female(age: Age, weight: BodyWeight, serum_creatinine: SerumCreatinine) -> Clearance:
    """A woman's creatinine clearance by Cockcroft and Gault.

        creatinine clearance = (140 − age) × weight ÷ (72 × serum creatinine) × 0.85

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
        1976;16:31-41. Worked examples: tests/authorities/creatinine_clearance_female.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(creatinine_clearance_female(given("68 years"), given("60 kg"), given("1.7 mg/dL")))
    30 mL/min
    """
    quotient = (_years_left_by_weight(age, weight) / _below_the_line(serum_creatinine)).called("as for a man")
    return measured_in(quotient * FEMALE_SHARE, unit("mL/min")).called("creatinine clearance")


def creatinine_clearance_male_si(age: Age, weight: BodyWeight, serum_creatinine: SerumCreatinineInMoles) -> Clearance:
    """A man's creatinine clearance by Cockcroft and Gault, from micromoles in a liter.

        creatinine clearance = (140 − age) × weight × 1.23 ÷ serum creatinine

    Args:
        age: how old the patient is, less than 140 years; an age.
        weight: the weight that the order says to use; a body weight.
        serum_creatinine: the laboratory's value; a number of micromoles in a volume of serum.

    Returns:
        The clearance in mL/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        D. W. Cockcroft and M. H. Gault, Nephron 1976;16:31-41, with the factor that *British National Formulary*,
        "Prescribing in renal impairment", states for micromol/L.
        Worked examples: tests/authorities/creatinine_clearance_male_si.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(creatinine_clearance_male_si(given("60 years"), given("75 kg"), given("123 micromol/L")))
    60 mL/min
    """
    return _clearance_from_moles(age, weight, MALE_IN_MOLES, serum_creatinine)


def creatinine_clearance_female_si(age: Age, weight: BodyWeight, serum_creatinine: SerumCreatinineInMoles) -> Clearance:
    """A woman's creatinine clearance by Cockcroft and Gault, from micromoles in a liter.

        creatinine clearance = (140 − age) × weight × 1.04 ÷ serum creatinine

    Args:
        age: how old the patient is, less than 140 years; an age.
        weight: the weight that the order says to use; a body weight.
        serum_creatinine: the laboratory's value; a number of micromoles in a volume of serum.

    Returns:
        The clearance in mL/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        D. W. Cockcroft and M. H. Gault, Nephron 1976;16:31-41, with the factor that *British National Formulary*,
        "Prescribing in renal impairment", states for micromol/L.
        Worked examples: tests/authorities/creatinine_clearance_female_si.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(creatinine_clearance_female_si(given("80 years"), given("50 kg"), given("104 micromol/L")))
    30 mL/min
    """
    return _clearance_from_moles(age, weight, FEMALE_IN_MOLES, serum_creatinine)


def _years_left_by_weight(age: Worked, weight: Worked) -> Worked:
    years_left = (AGE_IN_THE_FORMULA - bare(age, unit("years"))).called("140 − age")
    return (years_left * bare(weight, unit("kg"))).called("(140 − age) × weight")


def _below_the_line(serum_creatinine: Worked) -> Worked:
    return (COCKCROFT_GAULT * bare(serum_creatinine, unit("mg/dL"))).called("below the line")


def _clearance_from_moles(age: Worked, weight: Worked, factor: Worked, serum_creatinine: Worked) -> Worked:
    above = (_years_left_by_weight(age, weight) * factor).called("above the line")
    return measured_in(above / bare(serum_creatinine, unit("micromol/L")), unit("mL/min")).called(
        "creatinine clearance"
    )

"""Electrolytes: milligrams, millimoles and milliequivalents; phosphates with the potassium that comes along."""

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.kinds.drugs import AmountOfDrug, AmountOrNone
from dosecalc.quantities.kinds.electrolytes import (
    Milliequivalents,
    MilliequivalentsPerVolume,
    Millimoles,
    MillimolesPerVolume,
    MolarMass,
    Valence,
)
from dosecalc.quantities.kinds.measures import HighestSafeVolume, Mass
from dosecalc.quantities.kinds.strengths import MassConcentration
from dosecalc.quantities.units import MILLIGRAMS_PER_MILLILITER, unit


def millimoles_from_mass(mass: Mass, molar_mass: MolarMass) -> Millimoles:
    """How many millimoles a mass of a salt is.

        millimoles = mass ÷ molar mass

    Args:
        mass: the salt, with its water of crystallization; a mass of drug.
        molar_mass: that of the whole salt, or of the ion if the mass is the ion's; a mass per millimole.

    Returns:
        The amount in mmol, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/millimoles_from_mass.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(millimoles_from_mass(given("1,491 mg"), given("74.55 mg/mmol")))
    20 mmol
    """
    return (mass / molar_mass).called("millimoles")


def milliequivalents_from_mass(mass: Mass, molar_mass: MolarMass, valence: Valence) -> Milliequivalents:
    """How many milliequivalents a mass of a salt is.

        milliequivalents = mass ÷ molar mass × valence

    Args:
        mass: the salt, with its water of crystallization; a mass of drug.
        molar_mass: that of the whole salt, or of the ion if the mass is the ion's; a mass per millimole.
        valence: the charges that each molecule of the salt parts into; milliequivalents per millimole.

    Returns:
        The amount in mEq, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/milliequivalents_from_mass.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(milliequivalents_from_mass(given("1,470.2 mg"), given("147.02 mg/mmol"), given("2 mEq/mmol")))
    20 mEq
    """
    return milliequivalents_from_millimoles(millimoles_from_mass(mass, molar_mass), valence)


def milliequivalents_from_millimoles(millimoles: Millimoles, valence: Valence) -> Milliequivalents:
    """How many milliequivalents an amount in millimoles is.

        milliequivalents = millimoles × valence

    Args:
        millimoles: the salt or ion; an amount of substance.
        valence: the charges of each; milliequivalents per millimole.

    Returns:
        The amount in mEq, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/milliequivalents_from_millimoles.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(milliequivalents_from_millimoles(given("4 mmol"), given("2 mEq/mmol")))
    8 mEq
    """
    return (millimoles * valence).called("milliequivalents")


def millimoles_from_milliequivalents(milliequivalents: Milliequivalents, valence: Valence) -> Millimoles:
    """How many millimoles an amount in milliequivalents is.

        millimoles = milliequivalents ÷ valence

    Args:
        milliequivalents: the salt or ion; an amount in equivalents.
        valence: the charges of each; milliequivalents per millimole.

    Returns:
        The amount in mmol, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/millimoles_from_milliequivalents.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(millimoles_from_milliequivalents(given("8 mEq"), given("2 mEq/mmol")))
    4 mmol
    """
    return (milliequivalents / valence).called("millimoles")


def mass_from_milliequivalents(milliequivalents: Milliequivalents, valence: Valence, molar_mass: MolarMass) -> Mass:
    """What mass of a salt holds an amount in milliequivalents.

        mass = milliequivalents ÷ valence × molar mass

    Args:
        milliequivalents: what is ordered; an amount in equivalents.
        valence: the charges that each molecule of the salt parts into; milliequivalents per millimole.
        molar_mass: that of the whole salt, with its water of crystallization; a mass per millimole.

    Returns:
        The mass of the salt in mg, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/mass_from_milliequivalents.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(mass_from_milliequivalents(given("20 mEq"), given("2 mEq/mmol"), given("147.02 mg/mmol")))
    1,470.2 mg
    """
    return (millimoles_from_milliequivalents(milliequivalents, valence) * molar_mass).called("mass")


def milliequivalents_per_liter(
    concentration: MassConcentration, molar_mass: MolarMass, valence: Valence
) -> MilliequivalentsPerVolume:
    """How many milliequivalents each liter of a solution holds.

        milliequivalents per liter = concentration ÷ molar mass × valence

    Args:
        concentration: how strong the solution is; a mass of the salt per volume, or a percentage.
        molar_mass: that of the whole salt, with its water of crystallization; a mass per millimole.
        valence: the charges that each molecule of the salt parts into; milliequivalents per millimole.

    Returns:
        The milliequivalents in each L, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles".
        Worked examples: tests/authorities/milliequivalents_per_liter.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(milliequivalents_per_liter(given("1,470.2 mg/100 mL"), given("147.02 mg/mmol"), given("2 mEq/mmol")))
    200 mEq/L
    """
    return (
        ((concentration.to(MILLIGRAMS_PER_MILLILITER) / molar_mass).called("millimoles in each mL") * valence)
        .called("milliequivalents in each mL")
        .to(unit("mEq/L"))
        .called("milliequivalents in each L")
    )


def cation_with_phosphate(
    phosphate: Millimoles,
    phosphate_concentration: MillimolesPerVolume,
    cation_concentration: MilliequivalentsPerVolume,
) -> Milliequivalents:
    """How much potassium or sodium comes along with an amount of phosphate.

        cation = phosphate ÷ phosphate in each mL × cation in each mL

    Args:
        phosphate: what is ordered; an amount of substance.
        phosphate_concentration: what the label says of phosphate; an amount of substance per volume.
        cation_concentration: what the same label says of potassium or sodium; equivalents per volume.

    Returns:
        The potassium or sodium in mEq, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        US prescribing information, potassium phosphates injection, Hospira: phosphorus is ordered in mmol, and the
        potassium in the same volume is counted. Worked examples: tests/authorities/cation_with_phosphate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(cation_with_phosphate(given("30 mmol"), given("3 mmol/mL"), given("4.4 mEq/mL")))
    44 mEq
    """
    volume = (phosphate / phosphate_concentration).called("volume of phosphates")
    return (volume * cation_concentration).called("cation that comes along")


def potassium_phosphates_volume(
    phosphate: Millimoles,
    phosphate_concentration: MillimolesPerVolume,
    potassium_limit: Milliequivalents,
    potassium_concentration: MilliequivalentsPerVolume,
) -> HighestSafeVolume:
    """How much potassium phosphates to use where the order limits the potassium.

        volume = the smaller of phosphate ÷ phosphate in each mL and potassium limit ÷ potassium in each mL

    The rest of the phosphate, if any, comes from sodium phosphates.

    Args:
        phosphate: what is ordered; an amount of substance.
        phosphate_concentration: what the label says of phosphate; an amount of substance per volume.
        potassium_limit: the most potassium that may come along; an amount in equivalents.
        potassium_concentration: what the same label says of potassium; equivalents per volume.

    Returns:
        The volume of potassium phosphates in mL, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        US prescribing information, potassium phosphates injection, Hospira: the potassium that comes with the
        phosphorus limits the dose. Worked examples: tests/authorities/potassium_phosphates_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(potassium_phosphates_volume(given("30 mmol"), given("3 mmol/mL"), given("22 mEq"), given("4.4 mEq/mL")))
    5 mL
    """
    for_phosphate = (phosphate / phosphate_concentration).to(unit("mL")).called("volume for all the phosphate")
    for_potassium = (potassium_limit / potassium_concentration).to(unit("mL")).called("volume at the potassium limit")
    return smaller_of(for_phosphate, for_potassium).called("volume of potassium phosphates")


def remaining_amount(ordered_amount: AmountOfDrug, provided_amount: AmountOfDrug) -> AmountOrNone:
    """How much of an ordered amount is still to be given when another source provides a part of it.

        remaining amount = amount ordered − amount provided

    Args:
        ordered_amount: what is ordered in all; an amount of drug.
        provided_amount: what comes with something else; an amount of drug, no more than what is ordered.

    Returns:
        What is still to be given, exact, in the unit of the order; may be zero.

    Raises:
        UnitMismatch: the two amounts count the drug differently.
        GivensDoNotFit: more is provided than is ordered.

    Source:
        ASPEN, *Parenteral Nutrition Safe Practices*: the potassium and sodium of the phosphates count towards the
        order. Worked examples: tests/authorities/remaining_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(remaining_amount(given("80 mEq"), given("44 mEq")))
    36 mEq
    """
    provided = provided_amount.called("provided amount").at_most(ordered_amount, "nothing is left to be given")
    return (ordered_amount - provided).called("remaining amount")

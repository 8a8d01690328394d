"""Osmolarity, and what makes a solution isotonic with tears and blood."""

from dosecalc.quantities.empirical import bare, measured_in
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.electrolytes import (
    FreezingPointDepression,
    MolarMass,
    Osmolarity,
    Particles,
    SodiumChlorideEquivalent,
)
from dosecalc.quantities.kinds.measures import Mass, Volume
from dosecalc.quantities.kinds.strengths import MassConcentration, Percent
from dosecalc.quantities.units import MILLIGRAMS_PER_MILLILITER, unit
from dosecalc.quantities.worked import Worked

ISOTONIC_SODIUM_CHLORIDE = constant("0.009", "g/mL", "sodium chloride in each mL of an isotonic solution")
TEN = constant("10", "", "how many times 100 mL make a liter")
FREEZING_POINT_OF_TEARS = constant("0.52", "", "what tears and blood freeze below 0 °C")


def osmolarity(concentration: MassConcentration, molar_mass: MolarMass, particles: Particles) -> Osmolarity:
    """The osmolarity of a solution, as if the solute parted completely.

        osmolarity = concentration ÷ molar mass × particles

    Args:
        concentration: how strong the solution is; a mass of the solute per volume, or a percentage.
        molar_mass: that of the solute with its water of crystallization; a mass per millimole.
        particles: how many each molecule parts into; milliosmoles per millimole.

    Returns:
        The osmolarity in mOsm/L, exact; what is measured is a little less where ions hold on to each other.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles". Worked examples: tests/authorities/osmolarity.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(osmolarity(given("5.844 g/L"), given("58.44 mg/mmol"), given("2 mOsm/mmol")))
    200 mOsm/L
    """
    return (
        ((concentration.to(MILLIGRAMS_PER_MILLILITER) / molar_mass).called("millimoles in each mL") * particles)
        .called("milliosmoles in each mL")
        .to(unit("mOsm/L"))
        .called("osmolarity")
    )


def osmolarity_of_two_solutes(
    concentration: MassConcentration,
    molar_mass: MolarMass,
    particles: Particles,
    other_concentration: MassConcentration,
    other_molar_mass: MolarMass,
    other_particles: Particles,
) -> Osmolarity:
    """The osmolarity of a solution of two solutes, as if both parted completely.

        osmolarity = concentration ÷ molar mass × particles + the same of the other solute

    Args:
        concentration: how much of the first solute it holds; a mass per volume, or a percentage.
        molar_mass: that of the first solute; a mass per millimole.
        particles: how many each of its molecules parts into; milliosmoles per millimole.
        other_concentration: how much of the other solute it holds; a mass per volume, or a percentage.
        other_molar_mass: that of the other solute; a mass per millimole.
        other_particles: how many each of its molecules parts into; milliosmoles per millimole.

    Returns:
        The osmolarity in mOsm/L, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Electrolyte Solutions: Milliequivalents,
        Millimoles, and Milliosmoles". Worked examples: tests/authorities/osmolarity_of_two_solutes.toml.

    >>> from dosecalc.quantities.given import given
    >>> dextrose = given("50 g/L"), given("200 mg/mmol"), given("1 mOsm/mmol")
    >>> sodium_chloride = given("5.844 g/L"), given("58.44 mg/mmol"), given("2 mOsm/mmol")
    >>> print(osmolarity_of_two_solutes(*dextrose, *sodium_chloride))
    450 mOsm/L
    """
    first = osmolarity(concentration, molar_mass, particles).called("osmolarity from the first solute")
    other = osmolarity(other_concentration, other_molar_mass, other_particles)
    return (first + other.called("osmolarity from the other solute")).called("osmolarity")


def sodium_chloride_needed(volume: Volume, drug: Mass, equivalent: SodiumChlorideEquivalent) -> Mass:
    """How much sodium chloride makes the solution of a drug isotonic.

        sodium chloride = 0.009 g/mL × volume − drug × sodium chloride equivalent

    Args:
        volume: the whole of the solution; a volume.
        drug: the drug in it; a mass of drug.
        equivalent: the sodium chloride that does as much as the same mass of the drug (its E value); a bare number.

    Returns:
        The sodium chloride to add in g, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the drug alone makes the solution isotonic, or more than that.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Isotonic and Buffer Solutions".
        Worked examples: tests/authorities/sodium_chloride_needed.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(sodium_chloride_needed(given("50 mL"), given("0.5 g"), given("0.24")))
    0.33 g
    """
    alone = (ISOTONIC_SODIUM_CHLORIDE * volume.to(unit("mL"))).called("sodium chloride without the drug")
    represented = (drug.to(unit("g")) * equivalent).called("sodium chloride that the drug replaces")
    return (alone - represented).called("sodium chloride needed")


def boric_acid_needed(
    volume: Volume, drug: Mass, equivalent: SodiumChlorideEquivalent, boric_acid_equivalent: SodiumChlorideEquivalent
) -> Mass:
    """How much boric acid makes the solution of a drug isotonic, where sodium chloride must not be used.

        boric acid = (0.009 g/mL × volume − drug × its equivalent) ÷ equivalent of boric acid

    Args:
        volume: the whole of the solution; a volume.
        drug: the drug in it; a mass of drug.
        equivalent: the sodium chloride that does as much as the same mass of the drug (its E value); a bare number.
        boric_acid_equivalent: the same of boric acid; a bare number.

    Returns:
        The boric acid to add in g, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the drug alone makes the solution isotonic, or more than that.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Isotonic and Buffer Solutions".
        Worked examples: tests/authorities/boric_acid_needed.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(boric_acid_needed(given("50 mL"), given("0.5 g"), given("0.12"), given("0.52")))
    0.75 g
    """
    return (sodium_chloride_needed(volume, drug, equivalent) / boric_acid_equivalent).called("boric acid needed")


def adjusting_percentage(
    depression: FreezingPointDepression, depression_of_one_percent: FreezingPointDepression
) -> Percent:
    """What percentage of another substance makes a solution isotonic, by freezing points.

        percentage = (0.52 − depression) ÷ depression by 1% of the other substance

    Args:
        depression: by how much what is already in the solution lowers its freezing point; in °C.
        depression_of_one_percent: by how much 1% of the substance to be added lowers it; in °C.

    Returns:
        The percentage w/v to add, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the solution is isotonic already, or more than that.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Isotonic and Buffer Solutions".
        Worked examples: tests/authorities/adjusting_percentage.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(adjusting_percentage(given("0.12 °C"), given("0.5 °C")))
    0.8%
    """
    left = (FREEZING_POINT_OF_TEARS - _degrees(depression)).called("depression still missing")
    return measured_in(left / _degrees(depression_of_one_percent), unit("%")).called("percentage to add")


def _degrees(depression: Worked) -> Worked:
    return bare(depression, unit("°C"))

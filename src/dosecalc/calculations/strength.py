"""Strengths: mg/mL, percentages, ratios, parts per million; what a solution holds."""

from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.drugs import AmountOfDrug
from dosecalc.quantities.kinds.measures import Mass, Portion, Volume
from dosecalc.quantities.kinds.strengths import (
    Concentration,
    ConcentrationAsGiven,
    Density,
    Percent,
    RatioStrength,
    Share,
)
from dosecalc.quantities.units import unit


def concentration(amount: AmountOfDrug, volume: Volume) -> Concentration:
    """How much drug each milliliter holds.

        concentration = amount of drug ÷ volume

    Args:
        amount: the drug in the solution; an amount of drug.
        volume: the whole of the solution; a volume.

    Returns:
        The concentration, exact, for each mL.

    Raises:
        UnitMismatch: the amount is not an amount of drug, or the volume no volume.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Percentage, Ratio Strength, and Other
        Expressions of Concentration".
        Worked examples: tests/authorities/concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration(given("400 mg"), given("250 mL")))
    1.6 mg/mL
    """
    return (amount / volume.to(unit("mL"))).called("concentration")


def percent_strength(amount: AmountOfDrug, volume: Volume) -> Percent:
    """A weight-in-volume percentage: grams in 100 mL.

        percentage = amount in g ÷ volume in mL × 100

    Args:
        amount: the drug in the solution; a mass of drug.
        volume: the whole of the solution; a volume.

    Returns:
        The percentage strength w/v, exact.

    Raises:
        UnitMismatch: the amount is not a mass (units and mEq have no percentage).

    Source:
        United States Pharmacopeia, General Notices 8.140, for percentages; Ansel and Stoklosa, *Pharmaceutical
        Calculations*, 12th edition, "Percentage, Ratio Strength, and Other Expressions of Concentration".
        Worked examples: tests/authorities/percent_strength.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(percent_strength(given("4.5 g"), given("500 mL")))
    0.9%
    """
    return (
        (amount.to(unit("g")) / volume.to(unit("mL")))
        .called("grams in each mL")
        .to(unit("%"))
        .called("percentage strength")
    )


def amount_in_volume(concentration: Concentration, volume: Volume) -> AmountOfDrug:
    """How much drug a volume of solution holds.

        amount = concentration × volume

    Args:
        concentration: how strong the solution is; an amount of drug per volume, a percentage, a ratio or ppm.
        volume: how much of it there is; a volume.

    Returns:
        The amount of drug, exact.

    Raises:
        UnitMismatch: the concentration is none, or the volume no volume.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Percentage, Ratio Strength, and Other
        Expressions of Concentration".
        Worked examples: tests/authorities/amount_in_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amount_in_volume(given("20 mg/mL"), given("50 mL")))
    1,000 mg
    """
    return (concentration * volume).called("amount of drug")


def concentration_conversion(concentration: ConcentrationAsGiven) -> ConcentrationAsGiven:
    """A strength expressed in another way: percent, ratio, mg/mL, mcg/mL, g/L, ppm.

        converted strength = strength × conversion factor

    Args:
        concentration: how strong the solution is; a mass of drug per volume, a percentage, a ratio or ppm.

    Returns:
        The same strength, exact, in the unit asked for.

    Raises:
        UnitMismatch: not a mass of drug per volume.

    Source:
        United States Pharmacopeia, General Notices 8.140; Ansel and Stoklosa, *Pharmaceutical Calculations*,
        12th edition, "Percentage, Ratio Strength, and Other Expressions of Concentration".
        Worked examples: tests/authorities/concentration_conversion.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_conversion(given("2%")).to(unit("mg/mL")))
    20 mg/mL
    """
    return concentration.called("converted strength")


def ratio_strength(concentration: ConcentrationAsGiven) -> RatioStrength:
    """A strength as a ratio: 1 gram in so many milliliters.

        ratio strength = 1 : (1 g ÷ grams in each mL)

    Args:
        concentration: how strong the solution is; a mass of drug per volume, or a percentage.

    Returns:
        The strength in g/mL, written as a ratio 1:x, exact.

    Raises:
        UnitMismatch: not a mass of drug per volume.

    Source:
        United States Pharmacopeia, General Notices 8.140; Ansel and Stoklosa, *Pharmaceutical Calculations*,
        12th edition, "Percentage, Ratio Strength, and Other Expressions of Concentration".
        Worked examples: tests/authorities/ratio_strength.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ratio_strength(given("0.04%")))
    1:2,500
    """
    return concentration.as_ratio().called("ratio strength")


def percent_of_mixture(part: Portion, mixture: Portion) -> Share:
    """What percentage of a mixture an ingredient is: of its volume (v/v) or of its mass (w/w).

        percentage = ingredient ÷ whole mixture × 100%

    Args:
        part: the ingredient; a volume or a mass.
        mixture: the whole, with the ingredient in it; a volume for a volume, a mass for a mass.

    Returns:
        The percentage v/v or w/w, exact.

    Raises:
        UnitMismatch: one of them is a volume and the other a mass.
        GivensDoNotFit: the ingredient is more than the mixture.

    Source:
        United States Pharmacopeia, General Notices 8.140; Ansel and Stoklosa, *Pharmaceutical Calculations*,
        12th edition, "Percentage, Ratio Strength, and Other Expressions of Concentration".
        Worked examples: tests/authorities/percent_of_mixture.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(percent_of_mixture(given("75 g"), given("1,500 g")))
    5%
    """
    part.at_most(mixture, "the mixture has the ingredient in it")
    return ((part / mixture).called("share of the mixture") * THE_WHOLE).called("percentage")


def part_of_mixture(percentage: Share, mixture: Portion) -> Portion:
    """How much of an ingredient a mixture holds, by its volume (v/v) or by its mass (w/w).

        ingredient = percentage × whole mixture ÷ 100%

    Args:
        percentage: the strength of the mixture, v/v for a volume, w/w for a mass; a percentage of the whole.
        mixture: the whole; a volume or a mass.

    Returns:
        The ingredient's volume or mass, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the percentage is more than 100%.

    Source:
        United States Pharmacopeia, General Notices 8.140; Ansel and Stoklosa, *Pharmaceutical Calculations*,
        12th edition, "Percentage, Ratio Strength, and Other Expressions of Concentration".
        Worked examples: tests/authorities/part_of_mixture.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(part_of_mixture(of_a_whole(given("4%")), given("240 g")))
    9.6 g
    """
    strength = percentage.at_most(THE_WHOLE, "nothing holds more than that")
    return (mixture * (strength / THE_WHOLE).called("share of the mixture")).called("ingredient")


def mass_of_volume(volume: Volume, density: Density) -> Mass:
    """What a volume of a liquid weighs; a specific gravity of 1.25 is a density of 1.25 g/mL.

        mass = volume × density

    Args:
        volume: how much liquid there is; a volume.
        density: what each milliliter weighs; a mass per volume.

    Returns:
        The mass, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Density, Specific Gravity, and Specific
        Volume". Worked examples: tests/authorities/mass_of_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(mass_of_volume(given("240 mL"), given("0.81 g/mL")))
    194.4 g
    """
    return (volume * density).called("mass")


def volume_of_mass(mass: Mass, density: Density) -> Volume:
    """How much of a liquid to measure instead of weighing it; a specific gravity of 1.25 is a density of 1.25 g/mL.

        volume = mass ÷ density

    Args:
        mass: what the formula asks for; a mass.
        density: what each milliliter weighs; a mass per volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Density, Specific Gravity, and Specific
        Volume". Worked examples: tests/authorities/volume_of_mass.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(volume_of_mass(given("45 g"), given("1.25 g/mL")))
    36 mL
    """
    return (mass / density).to(unit("mL")).called("volume")

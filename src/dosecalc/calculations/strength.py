"""Strengths: mg/mL, percentages, ratios, parts per million; what a solution holds."""

from dosecalc.quantities.kinds import AmountOfDrug, Concentration, MassConcentration, Percent, RatioStrength, Volume
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


def concentration_conversion(concentration: MassConcentration) -> MassConcentration:
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


def ratio_strength(concentration: MassConcentration) -> RatioStrength:
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

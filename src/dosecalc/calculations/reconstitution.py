"""Powders for injection: what a vial holds once the diluent is in."""

from dosecalc.calculations.strength import concentration
from dosecalc.quantities.kinds import AmountOfDrug, Concentration, Dose, Volume
from dosecalc.quantities.units import unit


def reconstituted_concentration(vial_amount: AmountOfDrug, final_volume: Volume) -> Concentration:
    """How strong a reconstituted vial is; the powder takes up room, so the final volume counts, not the diluent.

        concentration = drug in the vial ÷ final volume

    Args:
        vial_amount: what the vial holds; an amount of drug.
        final_volume: the whole volume after the diluent was added; a volume.

    Returns:
        The concentration for each mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/reconstituted_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(reconstituted_concentration(given("1,000 mg"), given("4 mL")))
    250 mg/mL
    """
    return concentration(vial_amount, final_volume)


def reconstituted_dose_volume(dose: Dose, vial_amount: AmountOfDrug, final_volume: Volume) -> Volume:
    """How much of a reconstituted vial holds the dose.

        volume = dose ordered ÷ (drug in the vial ÷ final volume)

    Args:
        dose: what is ordered; an amount of drug.
        vial_amount: what the vial holds; an amount of drug.
        final_volume: the whole volume after the diluent was added; a volume.

    Returns:
        The volume to draw up in mL, exact.

    Raises:
        UnitMismatch: the dose and the vial count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/reconstituted_dose_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(reconstituted_dose_volume(given("750 mg"), given("1 g"), given("4 mL")))
    3 mL
    """
    return (dose / reconstituted_concentration(vial_amount, final_volume)).to(unit("mL")).called("volume")


def powder_volume(final_volume: Volume, diluent_volume: Volume) -> Volume:
    """How much room the powder takes up in the solution.

        powder volume = final volume − diluent added

    Args:
        final_volume: the whole volume after the diluent was added; a volume.
        diluent_volume: the diluent that was added; a volume.

    Returns:
        The powder's volume in mL, exact.

    Raises:
        UnitMismatch: one of them is not a volume.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/powder_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(powder_volume(given("10 mL"), given("8 mL")))
    2 mL
    """
    return (final_volume.to(unit("mL")) - diluent_volume).called("powder volume")

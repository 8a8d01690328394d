"""Powders for injection: what a vial holds once the diluent is in."""

from dosecalc.calculations.strength import concentration
from dosecalc.quantities.comparing import compared
from dosecalc.quantities.kinds.drugs import AmountOfDrug, Dose
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


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


def powder_volume_of_label(vial_amount: AmountOfDrug, concentration: Concentration, diluent_volume: Volume) -> Volume:
    """How much room the powder takes up, from a label that tells the concentration and not the final volume.

        powder volume = drug in the vial ÷ concentration − diluent added

    Args:
        vial_amount: what the vial holds; an amount of drug.
        concentration: how strong the label says the solution is; an amount of drug per volume.
        diluent_volume: the diluent that the label says to add; a volume.

    Returns:
        The powder's volume in mL, exact.

    Raises:
        UnitMismatch: the vial and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/powder_volume_of_label.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(powder_volume_of_label(given("5,000,000 units"), given("500,000 units/mL"), given("8.2 mL")))
    1.8 mL
    """
    return powder_volume(_final_volume(vial_amount, concentration), diluent_volume)


def diluent_for_concentration(vial_amount: AmountOfDrug, concentration: Concentration, powder_volume: Volume) -> Volume:
    """How much diluent gives a vial of powder the strength wanted.

        diluent = drug in the vial ÷ concentration wanted − powder volume

    Args:
        vial_amount: what the vial holds; an amount of drug.
        concentration: how strong the solution is to be; an amount of drug per volume.
        powder_volume: how much room the powder takes up in the solution; a volume.

    Returns:
        The volume of diluent in mL, exact.

    Raises:
        UnitMismatch: the vial and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/diluent_for_concentration.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(diluent_for_concentration(given("5,000,000 units"), given("250,000 units/mL"), given("1.8 mL")))
    18.2 mL
    """
    return (_final_volume(vial_amount, concentration) - powder_volume).called("diluent")


def concentration_with_diluent(
    vial_amount: AmountOfDrug, diluent_volume: Volume, powder_volume: Volume
) -> Concentration:
    """How strong a vial becomes with a volume of diluent other than the label's.

        concentration = drug in the vial ÷ (diluent + powder volume)

    Args:
        vial_amount: what the vial holds; an amount of drug.
        diluent_volume: the diluent that is added; a volume.
        powder_volume: how much room the powder takes up in the solution; a volume.

    Returns:
        The concentration for each mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/concentration_with_diluent.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(concentration_with_diluent(given("500 mg"), given("9.6 mL"), given("0.4 mL")))
    50 mg/mL
    """
    final_volume = (diluent_volume.to(unit("mL")) + powder_volume).called("final volume")
    return reconstituted_concentration(vial_amount, final_volume)


def injection_verdict(dose: Dose, concentration: Concentration, most_volume: Volume) -> LimitVerdict:
    """Whether a dose fits into one injection.

        verdict = whether dose ÷ concentration is more than one injection may be

    Args:
        dose: what is ordered; an amount of drug.
        concentration: how strong the solution is; an amount of drug per volume.
        most_volume: the most that may be injected at one place; a volume.

    Returns:
        One of the words within, over.

    Raises:
        UnitMismatch: the dose and the concentration count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 9, "Parenteral Medications".
        Worked examples: tests/authorities/injection_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(injection_verdict(given("900 mg"), given("250 mg/mL"), given("3 mL")))
    over
    """
    volume = (dose / concentration).to(unit("mL")).called("volume")
    return compared(volume, most_volume, "within", "over").called("verdict")


def _final_volume(vial_amount: Worked, concentration: Worked) -> Worked:
    return (vial_amount / concentration).to(unit("mL")).called("final volume")

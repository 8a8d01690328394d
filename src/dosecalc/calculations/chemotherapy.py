"""Cancer doses: by body surface, reduced, capped, by clearance, and rounded to whole vials."""

from dosecalc.quantities.comparing import apart, compared, smaller_of
from dosecalc.quantities.given import THE_WHOLE, constant
from dosecalc.quantities.kinds.drugs import AmountPerVial, CancerDose, Dose, DoseInVials, DosePerSurface
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.patients import BodySurface, Clearance, Exposure
from dosecalc.quantities.kinds.strengths import Concentration, Share, ShareOrZero
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import unit

OTHER_CLEARANCE = constant("25", "mL/min", "clearance that does not pass the kidneys")
HIGHEST_CLEARANCE = constant("125", "mL/min", "highest clearance that the formula takes")
NEAREST_WHOLE = Rounding("whole")


def surface_dose(dose_per_surface: DosePerSurface, body_surface: BodySurface) -> CancerDose:
    """A dose ordered for each square meter of body surface.

        dose = dose for each square meter × body surface area

    Args:
        dose_per_surface: what is ordered; an amount of drug per body surface.
        body_surface: the patient's body surface area; an area.

    Returns:
        The dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: the order is not by body surface.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 6, "Oral Medications".
        Worked examples: tests/authorities/surface_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(surface_dose(given("75 mg/m2"), given("1.8 m2")))
    135 mg
    """
    return (dose_per_surface * body_surface).called("dose")


def surface_dose_volume(
    dose_per_surface: DosePerSurface, body_surface: BodySurface, concentration: Concentration
) -> Volume:
    """The volume that holds a dose ordered for each square meter of body surface.

        volume = dose for each square meter × body surface area ÷ concentration

    Args:
        dose_per_surface: what is ordered; an amount of drug per body surface.
        body_surface: the patient's body surface area; an area.
        concentration: what the vial holds; an amount of drug per volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: the order and the vial count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 6, "Oral Medications".
        Worked examples: tests/authorities/surface_dose_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(surface_dose_volume(given("60 mg/m2"), given("1.5 m2"), given("2 mg/mL")))
    45 mL
    """
    return (surface_dose(dose_per_surface, body_surface) / concentration).to(unit("mL")).called("volume")


def surface_dose_reduced(dose_per_surface: DosePerSurface, body_surface: BodySurface, reduction: Share) -> CancerDose:
    """A dose by body surface that was reduced by a percentage.

        dose = dose for each square meter × body surface area × (100% − reduction) ÷ 100%

    Args:
        dose_per_surface: the full dose; an amount of drug per body surface.
        body_surface: the patient's body surface area; an area.
        reduction: how much less is to be given, less than 100%; a percentage.

    Returns:
        The dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        *USP-NF*, chapter 1160, "Pharmaceutical Calculations in Pharmacy Practice", for doses by body surface; the
        reduction is a percentage of that dose.
        Worked examples: tests/authorities/surface_dose_reduced.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(surface_dose_reduced(given("100 mg/m2"), given("1.8 m2"), of_a_whole(given("25%"))))
    135 mg
    """
    full = surface_dose(dose_per_surface, body_surface).called("full dose")
    part = ((THE_WHOLE - reduction).called("share that is given") / THE_WHOLE).called("part that is given")
    return (full * part).called("dose")


def surface_dose_capped(dose_per_surface: DosePerSurface, body_surface: BodySurface, dose_limit: Dose) -> CancerDose:
    """A dose by body surface that is never more than a limit, as for vinCRIStine.

        dose = the smaller of dose for each square meter × body surface area and the limit

    Args:
        dose_per_surface: what is ordered; an amount of drug per body surface.
        body_surface: the patient's body surface area; an area.
        dose_limit: the most that may be given at a time; an amount of drug.

    Returns:
        The dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: the order and the limit count the drug differently.

    Source:
        US prescribing information, vinCRIStine sulfate injection, with the cap of 2 mg that most protocols state.
        Worked examples: tests/authorities/surface_dose_capped.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(surface_dose_capped(given("1.4 mg/m2"), given("1.9 m2"), given("2 mg")))
    2 mg
    """
    ordered = surface_dose(dose_per_surface, body_surface).called("amount by body surface")
    return smaller_of(ordered, dose_limit).called("dose")


def carboplatin_dose(exposure: Exposure, clearance: Clearance) -> CancerDose:
    """The dose of CARBOplatin by Calvert's formula, with the clearance taken at no more than 125 mL/min.

        dose = AUC × ((the smaller of clearance and 125 mL/min) + 25 mL/min)

    Args:
        exposure: the area under the curve (AUC) that is aimed at; an amount of drug times a time in a volume.
        clearance: the estimated filtration rate or creatinine clearance; a volume per time.

    Returns:
        The dose in mg, exact; never more than 150 mL/min times the AUC.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        A. H. Calvert and others, "Carboplatin dosage: prospective evaluation of a simple formula based on renal
        function", J Clin Oncol 1989;7:1748-1756; the limit: US Food and Drug Administration, *Carboplatin dosing*
        (October 2010). Worked examples: tests/authorities/carboplatin_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(carboplatin_dose(given("5 mg·min/mL"), given("130 mL/min")))
    750 mg
    """
    counted = smaller_of(clearance.to(unit("mL/min")), HIGHEST_CLEARANCE).called("clearance that counts")
    return (exposure.called("AUC") * (counted + OTHER_CLEARANCE).called("whole clearance")).called("dose")


def vial_size_dose(dose: Dose, vial_amount: AmountPerVial) -> DoseInVials:
    """A dose rounded to whole vials.

        dose to give = dose ÷ drug in each vial, rounded to a whole number, × drug in each vial

    Args:
        dose: what is ordered; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The dose that whole vials make up, nearest to the order; a tie goes up, and less than half a vial is none.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/vial_size_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(vial_size_dose(given("713 mg"), given("100 mg/vial")))
    700 mg
    """
    whole_vials = (dose / vial_amount).called("vials").counted(NEAREST_WHOLE)
    return (whole_vials * vial_amount).called("dose in whole vials")


def rounding_difference(rounded_dose: Dose, dose: Dose) -> ShareOrZero:
    """By what percentage rounding changes a dose.

        percentage = (larger dose − smaller dose) ÷ ordered dose × 100%

    Args:
        rounded_dose: what is given instead, more or less than the order; an amount of drug.
        dose: what is ordered; an amount of drug.

    Returns:
        The difference as a percentage of the order, without a sign, exact; may be zero.

    Raises:
        UnitMismatch: the doses count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/rounding_difference.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(rounding_difference(given("700 mg"), given("720 mg")))
    2.7777…%
    """
    part = (apart(rounded_dose, dose).called("difference") / dose).called("part of the dose")
    return (part * THE_WHOLE).called("percentage")


def rounding_verdict(difference: ShareOrZero, allowed: Share) -> LimitVerdict:
    """Whether rounding changes a dose by no more than the policy allows.

        verdict = whether the difference is within or over what is allowed

    Args:
        difference: by how much the dose was changed; a percentage.
        allowed: the most that the policy allows; a percentage.

    Returns:
        One of the words within, over; exactly what is allowed is within.

    Raises:
        UnitMismatch: a given is no percentage.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/rounding_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(rounding_verdict(given("1.8%"), given("10%")))
    within
    """
    return compared(difference, allowed, "within", "over").called("verdict")

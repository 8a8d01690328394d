"""Vials: how many a dose takes, and what is wasted of them."""

from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.counts import Vials, WholeVials
from dosecalc.quantities.kinds.drugs import AmountOfDrug, AmountPerVial, Dose, Waste
from dosecalc.quantities.kinds.strengths import ShareOrZero
from dosecalc.quantities.rounding import WHOLE_DOWN, WHOLE_UP
from dosecalc.quantities.worked import Worked


def vials(dose: Dose, vial_amount: AmountPerVial) -> Vials:
    """How many vials hold the dose, before rounding to whole ones.

        vials = dose ÷ drug in each vial

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The number of vials, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(vials(given("750 mg"), given("500 mg/vial")))
    1.5 vials
    """
    return (dose / vial_amount).called("vials")


def wasted_amount(dose: Dose, vial_amount: AmountPerVial) -> Waste:
    """How much drug is left over when whole vials are opened.

        waste = vials, rounded up, × drug in each vial − dose

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The amount that is left over, exact; it may be nothing.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Centers for Medicare & Medicaid Services, *Medicare Claims Processing Manual*, chapter 17, section 40,
        discarded drugs. Worked examples: tests/authorities/wasted_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(wasted_amount(given("713 mg"), given("100 mg/vial")))
    87 mg
    """
    return (_opened(dose, vial_amount) - dose).called("waste")


def wasted_share(dose: Dose, vial_amount: AmountPerVial) -> ShareOrZero:
    """What part of the drug in the opened vials is left over.

        wasted share = (vials, rounded up, × drug in each vial − dose) ÷ drug in the opened vials × 100%

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The percentage of what was opened, exact.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        P. B. Bach and others, "Overspending driven by oversized single dose vials of cancer drugs", BMJ 2016;352:i788.
        Worked examples: tests/authorities/wasted_share.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(wasted_share(given("720 mg"), given("100 mg/vial")))
    10%
    """
    part = (wasted_amount(dose, vial_amount) / _opened(dose, vial_amount)).called("part that is wasted")
    return (part * THE_WHOLE).called("wasted share")


def pooled_amount(first_dose: Dose, second_dose: Dose, third_dose: Dose) -> AmountOfDrug:
    """How much drug three doses need together, as when three patients share vials.

        drug for all = first dose + second dose + third dose

    Args:
        first_dose: what the first patient gets; an amount of drug.
        second_dose: what the second patient gets; an amount of drug.
        third_dose: what the third patient gets; an amount of drug.

    Returns:
        The amount for all three, exact.

    Raises:
        UnitMismatch: the doses count the drug differently.

    Source:
        P. B. Bach and others, "Overspending driven by oversized single dose vials of cancer drugs", BMJ 2016;352:i788,
        on sharing vials. Worked examples: tests/authorities/pooled_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pooled_amount(given("130 mg"), given("145 mg"), given("90 mg")))
    365 mg
    """
    return ((first_dose + second_dose).called("drug for the first two") + third_dose).called("drug for all")


def whole_vials(dose: Dose, vial_amount: AmountPerVial) -> WholeVials:
    """How many vials the dose uses up completely: the large ones, where smaller ones make up the rest.

        whole vials = dose ÷ drug in each vial

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one large vial holds; an amount of drug per vial.

    Returns:
        The number of vials, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/whole_vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(whole_vials(given("1,250 mg"), given("500 mg/vial")))
    2.5 vials
    """
    return vials(dose, vial_amount).called("whole vials")


def small_vials(dose: Dose, large_vial: AmountPerVial, small_vial: AmountPerVial) -> Vials:
    """How many small vials make up what is left of the dose after as many large vials as it uses up.

        small vials = (dose − large vials, rounded down, × drug in each large vial) ÷ drug in each small vial

    Args:
        dose: what is needed; an amount of drug.
        large_vial: what one large vial holds; an amount of drug per vial.
        small_vial: what one small vial holds; an amount of drug per vial.

    Returns:
        The number of small vials, exact; the rule that rounds it goes up. Where a large vial holds a multiple of a
        small one, no other mix of the two wastes less.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2017).
        Worked examples: tests/authorities/small_vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(small_vials(given("713 mg"), given("500 mg/vial"), given("100 mg/vial")))
    2.13 vials
    """
    return (_rest(dose, large_vial) / small_vial).called("small vials")


def wasted_of_mix(dose: Dose, large_vial: AmountPerVial, small_vial: AmountPerVial) -> Waste:
    """How much drug is left over when large vials are used up and small ones make up the rest.

        waste = small vials, rounded up, × drug in each small vial − rest of the dose

    Args:
        dose: what is needed; an amount of drug.
        large_vial: what one large vial holds; an amount of drug per vial.
        small_vial: what one small vial holds; an amount of drug per vial.

    Returns:
        The amount that is left over, exact; it may be nothing.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        P. B. Bach and others, "Overspending driven by oversized single dose vials of cancer drugs", BMJ 2016;352:i788.
        Worked examples: tests/authorities/wasted_of_mix.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(wasted_of_mix(given("713 mg"), given("500 mg/vial"), given("100 mg/vial")))
    87 mg
    """
    return wasted_amount(_rest(dose, large_vial), small_vial)


def _opened(dose: Worked, vial_amount: Worked) -> Worked:
    needed = vials(dose, vial_amount).called("vials for the dose").counted(WHOLE_UP)
    return (needed * vial_amount).called("drug in the vials opened")


def _rest(dose: Worked, large_vial: Worked) -> Worked:
    used_up = whole_vials(dose, large_vial).called("large vials").counted(WHOLE_DOWN)
    return (dose - (used_up * large_vial).called("drug in the large vials")).called("rest of the amount")

"""Vials, batches and what is wasted of them."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.counts import Pieces, Vials, WholeVials
from dosecalc.quantities.kinds.drugs import AmountOfDrug, AmountPerVial, Dose, Waste
from dosecalc.quantities.kinds.measures import BatchVolume, Volume, VolumePerPiece, VolumePerVial
from dosecalc.quantities.kinds.strengths import ShareOrZero
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

WHOLE_UP = Rounding("whole", "up")
WHOLE_DOWN = Rounding("whole", "down")
THE_WHOLE = constant("100", "percent_of_whole", "the whole")


def vials(dose: Dose, vial_amount: AmountPerVial) -> Vials:
    """How many vials hold the dose, before they are counted in whole ones.

        vials = dose ÷ drug in each vial

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The number of vials, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2018).
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
    return (wasted_amount(dose, vial_amount) / _opened(dose, vial_amount) * THE_WHOLE).called("wasted share")


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
    return (first_dose + second_dose + third_dose).called("drug for all")


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
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2018).
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
        Hematology/Oncology Pharmacy Association, *Dose Rounding of Biologic and Cytotoxic Anticancer Agents* (2018).
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


def batch_volume(pieces: Pieces, volume_per_piece: VolumePerPiece, overage: ShareOrZero) -> BatchVolume:
    """How much to prepare for a batch with something to spare.

        batch volume = pieces × volume of each × ((100% + overage) ÷ 100%)

    Args:
        pieces: how many are to be filled; a number of syringes, bags, vials or doses.
        volume_per_piece: what goes into one; a volume per syringe, bag, vial or dose.
        overage: what is added to the sum for losses; a percentage of it.

    Returns:
        The volume in mL, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: syringes are counted and the volume is that of a bag.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/batch_volume.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(batch_volume(given("24 syringes"), given("1.2 mL/syringe"), of_a_whole(given("5%"))))
    30.24 mL
    """
    needed = (pieces * volume_per_piece).to(unit("mL")).called("volume of all")
    with_overage = (THE_WHOLE + overage).called("the whole with the overage")
    return (needed * (with_overage / THE_WHOLE).called("factor")).called("batch volume")


def batch_volume_with_loss(
    pieces: Pieces, volume_per_piece: VolumePerPiece, loss_per_piece: VolumePerPiece, overage: ShareOrZero
) -> BatchVolume:
    """How much to prepare for a batch when each piece also loses some to the line or the needle.

        batch volume = pieces × (volume of each + loss of each) × ((100% + overage) ÷ 100%)

    Args:
        pieces: how many are to be filled; a number of syringes, bags, vials or doses.
        volume_per_piece: what goes into one; a volume per syringe, bag, vial or dose.
        loss_per_piece: what stays behind for one; a volume per syringe, bag, vial or dose.
        overage: what is added to the sum for further losses; a percentage of it.

    Returns:
        The volume in mL, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: syringes are counted and the volume is that of a bag.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/batch_volume_with_loss.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> bags, fill = given("20 bags"), given("4 mL/bag")
    >>> print(batch_volume_with_loss(bags, fill, given("0.2 mL/bag"), of_a_whole(given("10%"))))
    92.4 mL
    """
    taken = (volume_per_piece + loss_per_piece).called("volume taken for each")
    return batch_volume(pieces, taken, overage)


def stock_vials(batch_volume: Volume, vial_volume: VolumePerVial) -> Vials:
    """How many vials of stock a batch takes, before they are counted in whole ones.

        vials = volume needed ÷ volume of each vial

    Args:
        batch_volume: how much of the stock is needed; a volume.
        vial_volume: what one vial holds; a volume per vial.

    Returns:
        The number of vials, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 11, master formulation records, which state the
        quantities of a batch. Worked examples: tests/authorities/stock_vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(stock_vials(given("30.3 mL"), given("20 mL/vial")))
    1.515 vials
    """
    return (batch_volume / vial_volume).called("vials")


def scaled_amount(formula_amount: AmountOfDrug, formula_volume: Volume, batch_volume: Volume) -> AmountOfDrug:
    """How much of an ingredient a batch of another size takes than the formula is written for.

        amount = amount in the formula × (batch volume ÷ volume of the formula)

    Args:
        formula_amount: what the formula states; an amount of drug.
        formula_volume: how much the formula makes; a volume.
        batch_volume: how much is to be made; a volume.

    Returns:
        The amount for the batch, exact, in the unit of the formula.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Ansel and Stoklosa, *Pharmaceutical Calculations*, 12th edition, "Reducing and Enlarging Formulas".
        Worked examples: tests/authorities/scaled_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(scaled_amount(given("2.5 g"), given("1 L"), given("240 mL")))
    0.6 g
    """
    factor = (batch_volume / formula_volume).called("factor")
    return (factor * formula_amount).called("amount for the batch")


def _opened(dose: Worked, vial_amount: Worked) -> Worked:
    return (vials(dose, vial_amount).counted(WHOLE_UP) * vial_amount).called("drug in the vials opened")


def _rest(dose: Worked, large_vial: Worked) -> Worked:
    used_up = whole_vials(dose, large_vial).called("large vials").counted(WHOLE_DOWN)
    return (dose - (used_up * large_vial).called("drug in the large vials")).called("rest of the amount")

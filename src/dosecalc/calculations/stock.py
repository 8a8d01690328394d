"""Vials, batches and what is wasted of them."""

from dosecalc.quantities.kinds import AmountOfDrug, AmountPerVial, Dose, Vials
from dosecalc.quantities.rounding import Rounding

WHOLE_UP = Rounding("whole", "up")


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
        J. T. Sprowls and others; see tests/authorities/vials.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(vials(given("750 mg"), given("500 mg/vial")))
    1.5 vials
    """
    return (dose / vial_amount).called("vials")


def wasted_amount(dose: Dose, vial_amount: AmountPerVial) -> AmountOfDrug:
    """How much drug is left over when whole vials are opened.

        waste = vials, rounded up, × drug in each vial − dose

    Args:
        dose: what is needed; an amount of drug.
        vial_amount: what one vial holds; an amount of drug per vial.

    Returns:
        The amount that is left over, exact.

    Raises:
        UnitMismatch: the dose and the vials count the drug differently.

    Source:
        Worked examples: tests/authorities/wasted_amount.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(wasted_amount(given("713 mg"), given("100 mg/vial")))
    87 mg
    """
    opened = vials(dose, vial_amount).counted(WHOLE_UP)
    return ((opened * vial_amount).called("drug in the vials opened") - dose).called("waste")

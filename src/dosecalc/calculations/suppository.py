"""Suppositories: the base that is left to fill the molds when the drug has taken its room."""

from dosecalc.quantities.kinds.counts import Number
from dosecalc.quantities.kinds.dispensing import MassOfSuppository, Suppositories
from dosecalc.quantities.kinds.measures import Mass


def suppository_base(
    suppositories: Suppositories,
    mold_capacity: MassOfSuppository,
    drug_amount: MassOfSuppository,
    density_factor: Number,
) -> Mass:
    """How much base fills the molds beside the drug.

        base = suppositories × mold capacity − suppositories × drug in each ÷ density factor

    Args:
        suppositories: how many are to be made; a number of suppositories.
        mold_capacity: the base alone that one mold holds; a mass for each suppository.
        drug_amount: the drug in each; a mass for each suppository.
        density_factor: the grams of drug that take the room of 1 g of base (displacement value); a number.

    Returns:
        The mass of base, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the drug needs more room than the molds have.

    Source:
        M. C. Bonner and D. J. Wright, *Practical Pharmaceutical Calculations*, 2nd edition, chapter 7, "Displacement
        volumes and values". Worked examples: tests/authorities/suppository_base.toml.

    >>> from dosecalc.quantities.given import given
    >>> made = given("12 suppositories"), given("1 g/suppository"), given("200 mg/suppository")
    >>> print(suppository_base(*made, given("1.5")))
    10.4 g
    """
    filled = (suppositories * mold_capacity).called("base that fills the molds")
    drug = (suppositories * drug_amount).called("drug in all")
    displaced = (drug / density_factor).called("base that the drug displaces")
    return (filled - displaced.at_most(filled, "the drug needs more room than the molds have")).called("base")

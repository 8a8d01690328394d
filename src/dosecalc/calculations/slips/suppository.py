"""Slips of suppositories: the base for one mold, the drug of one."""

from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.calculations.suppository import suppository_base
from dosecalc.quantities.given import constant
from dosecalc.quantities.worked import Worked

ONE_SUPPOSITORY = constant("1", "suppository", "one of them")


@slip_of(
    suppository_base,
    says="you left out the density factor, as if the drug took up as much room as the same mass of base",
)
def drug_weight_subtracted(suppositories: Worked, mold_capacity: Worked, drug_amount: Worked) -> Worked:
    """Base that fills the molds − drug in all."""
    filled = (suppositories * mold_capacity).called("base that fills the molds")
    return filled - (suppositories * drug_amount).called("drug in all")


@slip_of(suppository_base, says="you took off the room for the drug of one suppository only")
def drug_of_one_only(
    suppositories: Worked, mold_capacity: Worked, drug_amount: Worked, density_factor: Worked
) -> Worked:
    """Base that fills the molds − drug in one ÷ density factor."""
    filled = (suppositories * mold_capacity).called("base that fills the molds")
    return filled - ONE_SUPPOSITORY * drug_amount / density_factor


@slip_of(suppository_base, says="you worked out the base for one suppository only")
def base_of_one_only(mold_capacity: Worked, drug_amount: Worked, density_factor: Worked) -> Worked:
    """The base of one."""
    return suppository_base(ONE_SUPPOSITORY, mold_capacity, drug_amount, density_factor)

"""Slips of weighing by aliquots: what is weighed, what is mixed, what is taken of it."""

from dosecalc.calculations.aliquot import aliquot, amount_to_weigh, diluent_to_weigh, weighing_multiple
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.given import constant
from dosecalc.quantities.rounding import WHOLE_UP
from dosecalc.quantities.worked import Worked

ONE_MORE = constant("1", "", "one more than is needed")


@slip_of(
    amount_to_weigh,
    says="you gave the least that the balance can weigh, which is not a whole multiple of the amount wanted",
)
def least_for_the_multiple(wanted_amount: Worked, minimum_amount: Worked) -> Worked:
    """The multiple not rounded up to a whole number."""
    return wanted_amount * weighing_multiple(wanted_amount, minimum_amount)


@slip_of(
    amount_to_weigh,
    says="you went one multiple higher than the balance needs; use the smallest multiple that it can weigh",
)
def one_multiple_too_many(wanted_amount: Worked, minimum_amount: Worked) -> Worked:
    """A whole multiple, but not the smallest."""
    enough = weighing_multiple(wanted_amount, minimum_amount).counted(WHOLE_UP)
    return (wanted_amount * (enough + ONE_MORE)).called("amount to weigh")


@slip_of(diluent_to_weigh, says="you gave the whole mixture; the drug in it is not diluent")
def mixture_for_diluent(wanted_amount: Worked, minimum_amount: Worked, aliquot_amount: Worked) -> Worked:
    """All that the aliquots weigh together."""
    return _mixture(wanted_amount, minimum_amount, aliquot_amount)


@slip_of(diluent_to_weigh, says="you subtracted the amount wanted from the mixture instead of the amount weighed")
def amount_wanted_subtracted(wanted_amount: Worked, minimum_amount: Worked, aliquot_amount: Worked) -> Worked:
    """The mixture less what only one aliquot of it holds."""
    return _mixture(wanted_amount, minimum_amount, aliquot_amount) - wanted_amount


@slip_of(diluent_to_weigh, says="you subtracted from one aliquot instead of from the whole mixture")
def one_aliquot_for_the_mixture(wanted_amount: Worked, minimum_amount: Worked, aliquot_amount: Worked) -> Worked:
    """One aliquot less the amount weighed, which is mixed for many."""
    return aliquot_amount - amount_to_weigh(wanted_amount, minimum_amount)


@slip_of(aliquot, says="you added the drug to the mixture, which already includes it")
def drug_added_to_the_mixture(wanted_amount: Worked, weighed_amount: Worked, mixture: Worked) -> Worked:
    """The mixture taken for the diluent."""
    return aliquot(wanted_amount, weighed_amount, (mixture + weighed_amount).called("mixture, drug counted twice"))


@slip_of(aliquot, says="you used the diluent alone; the mixture is diluent and drug together")
def diluent_for_the_mixture(wanted_amount: Worked, weighed_amount: Worked, mixture: Worked) -> Worked:
    """The share of what was mixed with the drug."""
    return aliquot(wanted_amount, weighed_amount, (mixture - weighed_amount).called("diluent"))


def _mixture(wanted_amount: Worked, minimum_amount: Worked, aliquot_amount: Worked) -> Worked:
    multiple = weighing_multiple(wanted_amount, minimum_amount).counted(WHOLE_UP)
    return (aliquot_amount * multiple).called("whole mixture")

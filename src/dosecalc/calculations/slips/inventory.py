"""Slips of inventory: stock that is on its way counted the wrong way."""

from dosecalc.calculations.inventory import order_quantity
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.worked import Worked


@slip_of(order_quantity, says="you did not subtract what is on order already")
def stock_on_order_left_out(par_level: Worked, on_hand: Worked) -> Worked:
    """Par level − stock on hand."""
    return (par_level - on_hand).called("order")


@slip_of(order_quantity, says="you added what is on order already instead of subtracting it", ends_wrong=True)
def stock_on_order_added(par_level: Worked, on_hand: Worked, on_order: Worked) -> Worked:
    """Par level − stock on hand + stock on order."""
    return (par_level - on_hand).called("below the par level") + on_order

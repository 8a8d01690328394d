"""Orders fill the stock up to its level, the reorder point lasts until they arrive, molds are filled."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.calculations.inventory import (
    average_inventory,
    days_on_hand,
    inventory_turnover,
    order_quantity,
    reorder_point,
    reorder_verdict,
)
from dosecalc.calculations.suppository import suppository_base
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.worked import Worked
from tests.strategies import plain

COUNTS = st.integers(0, 500).map(Fraction)


def of(number: Fraction, unit: str) -> Worked:
    return stated(f"{plain(number)} {unit}".strip())


@given(par=COUNTS, on_hand=COUNTS, on_order=COUNTS)
def test_an_order_fills_the_stock_up_to_its_par_level(par: Fraction, on_hand: Fraction, on_order: Fraction) -> None:
    assume(on_hand + on_order <= par)

    order = order_quantity(of(par, "vials"), of(on_hand, "vials"), of(on_order, "vials"))

    assert par == on_hand + on_order + order.number


@given(use=st.integers(1, 60).map(Fraction), lead=st.integers(1, 14).map(Fraction), safety=COUNTS)
def test_what_is_left_when_the_order_arrives_is_the_safety_stock(
    use: Fraction, lead: Fraction, safety: Fraction
) -> None:
    point = reorder_point(of(use, "tablets/day"), of(lead, "days"), of(safety, "tablets"))

    assert safety == point.number - use * lead
    assert str(reorder_verdict(point, point)) == "order"
    assert str(reorder_verdict(point + of(Fraction(1), "tablets"), point)) == "wait"


@given(use=st.integers(1, 60).map(Fraction), lead=st.integers(1, 14).map(Fraction))
def test_a_reorder_point_without_safety_stock_lasts_just_until_the_order_arrives(use: Fraction, lead: Fraction) -> None:
    daily = of(use, "vials/day")

    assert lead == days_on_hand(reorder_point(daily, of(lead, "days"), of(Fraction(0), "vials")), daily).number


@given(
    opening=st.integers(1, 10**6).map(Fraction), closing=st.integers(1, 10**6).map(Fraction), turns=st.integers(1, 30)
)
def test_buying_the_average_stock_so_many_times_turns_it_over_so_many_times(
    opening: Fraction, closing: Fraction, turns: int
) -> None:
    average = average_inventory(of(opening, "dollars"), of(closing, "dollars"))

    assert min(opening, closing) <= average.number <= max(opening, closing)
    assert turns == inventory_turnover(of(average.number * turns, "dollars"), average).number


@given(
    count=st.integers(1, 60).map(Fraction),
    drug=st.integers(5, 900).map(Fraction),
    factor=st.integers(9, 50).map(lambda tenths: Fraction(tenths, 10)),
)
def test_the_molds_are_full_of_base_and_drug(count: Fraction, drug: Fraction, factor: Fraction) -> None:
    made = of(count, "suppositories"), of(Fraction(2), "g/suppository"), of(drug, "mg/suppository")

    base = suppository_base(*made, of(factor, ""))

    assert 2 * count == base.number + count * drug / 1000 / factor

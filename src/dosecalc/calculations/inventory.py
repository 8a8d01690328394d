"""Inventory: when to order and how much, how long the stock lasts, how fast it turns over."""

from dosecalc.quantities.comparing import compared
from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.counts import Number
from dosecalc.quantities.kinds.dispensing import EachDay, Money, Quantity, Stock
from dosecalc.quantities.kinds.times import DaysOfSupply, NumberOfDays
from dosecalc.quantities.kinds.verdicts import ReorderVerdict
from dosecalc.quantities.units import unit

TWO_COUNTS = constant("2", "", "the two counts of the stock")


def daily_use(used: Quantity, days: NumberOfDays) -> EachDay:
    """How much of an item is used on an average day.

        daily use = quantity used ÷ days

    Args:
        used: what was used in that time; tablets, vials, bags, bottles.
        days: over how long; a time.

    Returns:
        The quantity for each day, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Management Sciences for Health, *MDS-3: Managing Access to Medicines and Health Technologies*, chapter 23,
        "Inventory management". Worked examples: tests/authorities/daily_use.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_use(given("420 tablets"), given("30 days")))
    14 tablets/day
    """
    return (used.called("quantity used") / days.to(unit("day"))).called("daily use")


def reorder_point(daily_use: EachDay, lead_time: NumberOfDays, safety_stock: Stock) -> Quantity:
    """The stock at which an item must be ordered so that it does not run out.

        reorder point = daily use × lead time + safety stock

    Args:
        daily_use: what is used on an average day; a quantity for each day.
        lead_time: how long an order takes to arrive; a time.
        safety_stock: what is kept in reserve; a quantity, may be zero.

    Returns:
        The quantity, exact; the rule that rounds pieces goes up.

    Raises:
        UnitMismatch: the use and the safety stock are not counted alike.

    Source:
        Management Sciences for Health, *MDS-3: Managing Access to Medicines and Health Technologies*, chapter 23,
        "Inventory management". Worked examples: tests/authorities/reorder_point.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(reorder_point(given("12 vials/day"), given("3 days"), given("20 vials")))
    56 vials
    """
    used_meanwhile = (daily_use * lead_time).to(safety_stock.unit).called("used before it arrives")
    return (used_meanwhile + safety_stock).called("reorder point")


def reorder_verdict(on_hand: Stock, reorder_point: Quantity) -> ReorderVerdict:
    """Whether it is time to order an item.

        verdict = whether the stock on hand is at most the reorder point

    Args:
        on_hand: what is on the shelf; a quantity, may be zero.
        reorder_point: the stock at which the item must be ordered; a quantity.

    Returns:
        One of the words order, wait; at the reorder point itself, order.

    Raises:
        UnitMismatch: the stock and the reorder point are not counted alike.

    Source:
        Management Sciences for Health, *MDS-3: Managing Access to Medicines and Health Technologies*, chapter 23,
        "Inventory management". Worked examples: tests/authorities/reorder_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(reorder_verdict(given("50 vials"), given("56 vials")))
    order
    """
    return compared(on_hand, reorder_point, "order", "wait").called("verdict")


def order_quantity(par_level: Quantity, on_hand: Stock, on_order: Stock) -> Stock:
    """How much to order to fill the stock up to its par level.

        order = par level − stock on hand − stock on order

    Args:
        par_level: what the stock is to be filled up to; a quantity.
        on_hand: what is on the shelf; a quantity, may be zero.
        on_order: what was ordered before and has not arrived; a quantity, may be zero.

    Returns:
        The quantity, exact, may be zero; the rule that rounds pieces goes up.

    Raises:
        UnitMismatch: the givens are not counted alike.
        GivensDoNotFit: there is more on hand and on order than the par level.

    Source:
        Management Sciences for Health, *MDS-3: Managing Access to Medicines and Health Technologies*, chapter 23,
        "Inventory management". Worked examples: tests/authorities/order_quantity.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(order_quantity(given("60 vials"), given("22 vials"), given("10 vials")))
    28 vials
    """
    there_or_coming = (on_hand + on_order).called("on hand and on order")
    there_or_coming.at_most(par_level, "nothing needs to be ordered")
    return (par_level - there_or_coming).called("order")


def days_on_hand(on_hand: Quantity, daily_use: EachDay) -> DaysOfSupply:
    """How long the stock lasts at the average use, before the last incomplete day is left out.

        days on hand = stock on hand ÷ daily use

    Args:
        on_hand: what is on the shelf; a quantity.
        daily_use: what is used on an average day; a quantity for each day.

    Returns:
        The time in days, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: the stock and the use are not counted alike.

    Source:
        Management Sciences for Health, *MDS-3: Managing Access to Medicines and Health Technologies*, chapter 23,
        "Inventory management". Worked examples: tests/authorities/days_on_hand.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(days_on_hand(given("300 tablets"), given("10 tablets/day")))
    30 days
    """
    return (on_hand.called("stock on hand") / daily_use).to(unit("days")).called("days on hand")


def average_inventory(opening_value: Money, closing_value: Money) -> Money:
    """The average value of the stock between two counts.

        average inventory = (opening value + closing value) ÷ 2

    Args:
        opening_value: what the stock was worth at the first count; an amount of money.
        closing_value: what it was worth at the last count; an amount of money.

    Returns:
        The amount of money, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Northeast Pharmacy Service Corporation, "Inventory Turnover". Worked examples:
        tests/authorities/average_inventory.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(average_inventory(given("240,000 dollars"), given("280,000 dollars")))
    260,000 dollars
    """
    return ((opening_value + closing_value).called("both counts") / TWO_COUNTS).called("average inventory")


def inventory_turnover(purchases: Money, average_inventory: Money) -> Number:
    """How many times a year the stock is bought anew.

        turnover = purchases of the year ÷ average inventory

    Args:
        purchases: what was spent on stock in a year; an amount of money.
        average_inventory: what the stock is worth on average; an amount of money.

    Returns:
        The number of times, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Northeast Pharmacy Service Corporation, "Inventory Turnover". Worked examples:
        tests/authorities/inventory_turnover.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(inventory_turnover(given("3,250,000 dollars"), given("260,000 dollars")))
    12.5
    """
    return (purchases / average_inventory).called("turnover")

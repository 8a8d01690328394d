"""Days of supply: how long a container lasts, and when the next one is due."""

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.given_names import over_time
from dosecalc.quantities.kinds.dispensing import (
    DailyInsulin,
    DaysOfPen,
    EachDose,
    EyeDrops,
    InsulinAmount,
    InsulinDose,
    Packs,
    Priming,
    Quantity,
)
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.rates import DropFactor
from dosecalc.quantities.kinds.times import Date, DaysOfSupply, Frequency, NumberOfDays
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


def days_supply(quantity: Quantity, each_dose: EachDose, frequency: Frequency) -> DaysOfSupply:
    """How long what was dispensed lasts, before the last incomplete day is left out.

        days = quantity ÷ (amount of each dose × doses a day)

    Args:
        quantity: what is dispensed; tablets, mL, puffs, units.
        each_dose: what is taken each time; the same for each dose.
        frequency: how often; doses for each day.

    Returns:
        The time in days, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: the quantity and the dose are not measured alike.

    Source:
        Kendall Hunt, *Pharmacy Practice for Technicians*, 7th edition, section 8.7, "Calculating Medication Quantity
        and Days' Supply". Worked examples: tests/authorities/days_supply.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(days_supply(given("150 mL"), given("7.5 mL/dose"), given("2 doses/day")))
    10 days
    """
    used = over_time(each_dose.called("amount of each dose") * frequency, "amount")
    return (quantity / used).to(unit("days")).called("days")


def eye_drop_days(
    bottle_volume: Volume, drops_in_volume: DropFactor, each_dose: EyeDrops, frequency: Frequency
) -> DaysOfSupply:
    """How long a bottle of eye or ear drops lasts, before the last incomplete day is left out.

        days = bottle volume × drops in each mL ÷ (drops of each dose × doses a day)

    Args:
        bottle_volume: what the bottle holds; a volume.
        drops_in_volume: the drops that make up a milliliter, 20 for solutions by custom; drops per volume.
        each_dose: the drops used each time, for both eyes together; drops for each dose.
        frequency: how often; doses for each day.

    Returns:
        The time in days, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Kendall Hunt, *Pharmacy Practice for Technicians*, 7th edition, section 8.7, "Calculating Medication Quantity
        and Days' Supply". Worked examples: tests/authorities/eye_drop_days.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(eye_drop_days(given("5 mL"), given("16 gtt/mL"), given("2 gtt/dose"), given("2 doses/day")))
    20 days
    """
    drops = (bottle_volume * drops_in_volume.called("drops in the volume")).called("drops in the bottle")
    return days_supply(drops, each_dose, frequency)


def usable_days(
    quantity: Quantity, each_dose: EachDose, frequency: Frequency, in_use_limit: NumberOfDays
) -> DaysOfSupply:
    """How long a container lasts that must be discarded some days after it was opened or mixed.

        days = the smaller of quantity ÷ (amount of each dose × doses a day) and the in-use limit

    Args:
        quantity: what the container holds; mL, units.
        each_dose: what is taken each time; the same for each dose.
        frequency: how often; doses for each day.
        in_use_limit: how long the label lets it be used; a time.

    Returns:
        The time in days, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        AccessMedicine Network, "NAPLEX Question of the Week: Diabetes and Days Supply". Worked examples:
        tests/authorities/usable_days.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(usable_days(given("1,000 units"), given("15 units/dose"), given("2 doses/day"), given("28 days")))
    28 days
    """
    full = days_supply(quantity, each_dose, frequency).called("days until empty")
    return smaller_of(full, in_use_limit).called("days")


def pen_daily_units(each_dose: InsulinDose, priming: Priming, frequency: Frequency) -> DailyInsulin:
    """How many units a pen uses in a day, including those for priming.

        units a day = (units of each dose + units for priming) × doses a day

    Args:
        each_dose: what is injected each time; units for each dose.
        priming: what is pushed out before each dose to fill the needle; units for each dose, may be zero.
        frequency: how often; doses for each day.

    Returns:
        The units for each day, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Insulin Priming Days Supply, "How to Calculate Insulin Days Supply" (insulinprimingdayssupply.com). Worked
        examples: tests/authorities/pen_daily_units.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pen_daily_units(given("20 units/dose"), given("2 units/dose"), given("2 doses/day")))
    44 units/day
    """
    each_use = (each_dose.called("units of each dose") + priming).called("units each use")
    return over_time(each_use * frequency, "units")


def pen_days(
    pen_amount: InsulinAmount,
    each_dose: InsulinDose,
    priming: Priming,
    frequency: Frequency,
    in_use_limit: NumberOfDays,
) -> DaysOfSupply:
    """How long one insulin pen lasts, with priming, before it must be discarded.

        days = the smaller of pen amount ÷ ((units of each dose + units for priming) × doses a day) and the in-use limit

    Args:
        pen_amount: what the pen holds; units.
        each_dose: what is injected each time; units for each dose.
        priming: what is pushed out before each dose to fill the needle; units for each dose, may be zero.
        frequency: how often; doses for each day.
        in_use_limit: how long the label lets an opened pen be used; a time.

    Returns:
        The time in days, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        W. Dubois, "Ask D'Mine: Insulin Pens and Diabetes Math" (healthline.com). Worked examples:
        tests/authorities/pen_days.toml.

    >>> from dosecalc.quantities.given import given
    >>> pen_and_use = given("300 units"), given("13 units/dose"), given("2 units/dose")
    >>> print(pen_days(*pen_and_use, given("2 doses/day"), given("28 days")))
    10 days
    """
    full = (pen_amount / pen_daily_units(each_dose, priming, frequency)).to(unit("days")).called("days until empty")
    return smaller_of(full, in_use_limit).called("days")


def pens_for_days(days: NumberOfDays, days_each_pen: DaysOfPen) -> Packs:
    """How many insulin pens cover a number of days, before rounding to whole ones.

        pens = days ÷ days that each pen lasts

    Args:
        days: how long the supply must last; a time.
        days_each_pen: how long one pen lasts; a time for each pen.

    Returns:
        The number of pens, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Dr.Oracle, "Insulin Pen Requirements for 36 Units Daily Dosage" (droracle.ai). Worked examples:
        tests/authorities/pens_for_days.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pens_for_days(given("30 days"), given("12 days/pen")))
    2.5 pens
    """
    return (days / days_each_pen.called("days of each pen")).called("pens")


def next_fill_date(filled: Date, days: NumberOfDays) -> Date:
    """The day on which the next supply is needed, if the first dose is taken on the day of the fill.

        next fill date = fill date + whole days of supply, rounded down

    Args:
        filled: when the supply was dispensed and begun; a date.
        days: how long it lasts; a time.

    Returns:
        The first date for which nothing is left.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        CalcifyLabs, "How to Calculate Your Prescription Refill Date". Worked examples:
        tests/authorities/next_fill_date.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(next_fill_date(given("2026-03-05"), given("30 days")))
    2026-04-04
    """
    return (filled + _whole_days(days)).called("next fill date")


def earliest_refill_date(filled: Date, days: NumberOfDays, days_early: NumberOfDays) -> Date:
    """The first day on which a prescription may be refilled, when some days early are allowed.

        earliest refill date = fill date + whole days of supply, rounded down, − whole days early, rounded down

    Args:
        filled: when the last supply was dispensed; a date.
        days: how long it lasts; a time.
        days_early: how many days before it runs out a refill is allowed, no more than it lasts; a time.

    Returns:
        The date.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the days early are more than the supply lasts.

    Source:
        HelloPharmacist, "How Do Pharmacists Count 'Day Supply' For Controlled Substances?". Worked examples:
        tests/authorities/earliest_refill_date.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(earliest_refill_date(given("2026-03-05"), given("30 days"), given("2 days")))
    2026-04-02
    """
    early = _whole_days(days_early.called("days early").at_most(days, "a refill would be due before the fill"))
    return (next_fill_date(filled, days) - early).called("earliest refill date")


def _whole_days(days: Worked) -> Worked:
    return days.to(unit("days")).counted(WHOLE_DOWN)

"""Dispensing: from what the order says to how much is handed out, in how many packs and with how many refills."""

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.given import constant
from dosecalc.quantities.given_names import over_time
from dosecalc.quantities.kinds.counts import Pieces, WholePieces
from dosecalc.quantities.kinds.dispensing import EachDay, EachDose, Packs, PackSize, Quantity, Refills
from dosecalc.quantities.kinds.times import Frequency, NumberOfDays
from dosecalc.quantities.worked import Worked

THE_FIRST_FILL = constant("1", "", "the first fill")


def doses_in_days(frequency: Frequency, days: NumberOfDays) -> Pieces:
    """How many doses an order adds up to in a number of days.

        doses = doses a day × days

    Args:
        frequency: what the order's code stands for: bid is 2 doses/day, every other day 0.5; doses for each day.
        days: how long it is to be taken; a time.

    Returns:
        The number of doses, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        American Society of Health-System Pharmacists, *Manual for Pharmacy Technicians*, 4th edition, chapter on
        pharmacy calculations. Worked examples: tests/authorities/doses_in_days.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(doses_in_days(given("3 doses/week"), given("28 days")))
    12 doses
    """
    return (frequency * days).called("doses in all")


def most_a_day(each_dose: EachDose, frequency: Frequency, daily_limit: EachDay) -> EachDay:
    """How much of a medicine a patient may take in a day, by how often it may be taken and by a limit for the day.

        most a day = the smaller of amount of each dose × doses a day and the limit

    Args:
        each_dose: the most that is taken each time; tablets, mL, puffs for each dose.
        frequency: how often at most; doses for each day.
        daily_limit: what the order allows in a day; counted as the dose is, for each day.

    Returns:
        The amount for each day, exact.

    Raises:
        UnitMismatch: the dose and the limit are not counted alike.

    Source:
        Pharmacy-Tech-Resources, "Calculating Days Supply": the most that may be used in a day counts. Worked examples:
        tests/authorities/most_a_day.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(most_a_day(given("2 tablets/dose"), given("6 doses/day"), given("8 tablets/day")))
    8 tablets/day
    """
    by_the_times = (each_dose * frequency).called("by the times")
    return over_time(smaller_of(by_the_times, daily_limit), "most")


def quantity_to_dispense(each_dose: EachDose, frequency: Frequency, days: NumberOfDays) -> Quantity:
    """How much medicine covers a number of days.

        quantity = amount of each dose × doses a day × days

    Args:
        each_dose: what is taken each time; tablets, mL, puffs, units for each dose.
        frequency: how often; doses for each day.
        days: how long it is to be taken; a time.

    Returns:
        The quantity, exact; the rule that rounds pieces goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        The Medical Algorithms Company, "Determining the Amount of Medication to Dispense" (medal.org, 45.01.07).
        Worked examples: tests/authorities/quantity_to_dispense.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(quantity_to_dispense(given("2 tablets/dose"), given("3 doses/day"), given("14 days")))
    84 tablets
    """
    amount = each_dose.called("amount of each dose")
    return (amount * doses_in_days(frequency, days)).called("quantity")


def packs(quantity: Quantity, pack_size: PackSize) -> Packs:
    """How many packs hold a quantity, before rounding to whole ones.

        packs = quantity ÷ quantity in each pack

    Args:
        quantity: what is needed; tablets, mL, units, vials.
        pack_size: what each pack, bottle, pen, vial or bag holds; the same for each of them.

    Returns:
        The number of packs, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: the quantity and the packs are not counted alike.

    Source:
        American Society of Health-System Pharmacists, *Manual for Pharmacy Technicians*, 4th edition, chapter on
        pharmacy calculations. Worked examples: tests/authorities/packs.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(packs(given("225 mL"), given("150 mL/bottle")))
    1.5 bottles
    """
    return (quantity / pack_size).called("packs")


def doses_in_container(quantity: Quantity, each_dose: EachDose) -> WholePieces:
    """How many doses a container holds, before a last incomplete one is left out.

        doses = quantity in the container ÷ amount of each dose

    Args:
        quantity: what the container holds; tablets, mL, puffs, a mass.
        each_dose: what is taken each time; the same for each dose.

    Returns:
        The number of doses, exact; the rule that rounds it goes down.

    Raises:
        UnitMismatch: the container and the dose are not measured alike.

    Source:
        H. C. Ansel and S. J. Stockton, *Pharmaceutical Calculations*, 15th edition, chapter 7, "Calculation of Doses:
        General Considerations". Worked examples: tests/authorities/doses_in_container.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(doses_in_container(given("240 mL"), given("15 mL/dose")))
    16 doses
    """
    return (quantity / each_dose.called("amount of each dose")).called("doses")


def taper_quantity(
    first_daily: EachDay,
    first_days: NumberOfDays,
    second_daily: EachDay,
    second_days: NumberOfDays,
    third_daily: EachDay,
    third_days: NumberOfDays,
) -> Quantity:
    """How much medicine covers a taper of three steps.

        quantity = amount a day × days in step 1 + the same in step 2 + the same in step 3

    Args:
        first_daily: what is taken each day in step 1; tablets for each day.
        first_days: how long step 1 lasts; a time.
        second_daily: what is taken each day in step 2; tablets for each day.
        second_days: how long step 2 lasts; a time.
        third_daily: what is taken each day in step 3; tablets for each day.
        third_days: how long step 3 lasts; a time.

    Returns:
        The quantity for all three steps, exact; the rule that rounds pieces goes up.

    Raises:
        UnitMismatch: the steps are not counted alike.

    Source:
        Examzify, "Ontario Registered Pharmacy Technician Practice Exam", quantity of a predniSONE taper.
        Worked examples: tests/authorities/taper_quantity.toml.

    >>> from dosecalc.quantities.given import given
    >>> first_steps = given("4 tablets/day"), given("5 days"), given("2 tablets/day"), given("5 days")
    >>> print(taper_quantity(*first_steps, given("1 tablet/day"), given("5 days")))
    35 tablets
    """
    first_step = _step_of_taper(first_daily, first_days, "step 1")
    second_step = _step_of_taper(second_daily, second_days, "step 2")
    third_step = _step_of_taper(third_daily, third_days, "step 3")
    return ((first_step + second_step).called("steps 1 and 2") + third_step).called("quantity")


def _step_of_taper(daily: Worked, days: Worked, name: str) -> Worked:
    return (daily.called(f"amount a day in {name}") * days.called(f"days of {name}")).called(name)


def quantity_with_refills(quantity: Quantity, refills: Refills) -> Quantity:
    """How much medicine a prescription allows in all, with its refills.

        quantity in all = quantity of each fill × (refills + 1)

    Args:
        quantity: what is dispensed each time; tablets, mL, units.
        refills: how many refills the prescription allows after the first fill; a number, may be zero.

    Returns:
        The quantity of all fills together, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Kendall Hunt, *Pharmacy Practice for Technicians*, 7th edition, chapter 8, "Processing and Handling of
        Medications and Prescription Drug Claims". Worked examples: tests/authorities/quantity_with_refills.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(quantity_with_refills(given("30 tablets"), given("5")))
    180 tablets
    """
    fills = (refills + THE_FIRST_FILL).called("fills")
    return (quantity * fills).called("quantity in all")


def refills_needed(days: NumberOfDays, days_each_fill: NumberOfDays) -> Refills:
    """How many refills, after the first fill, cover a number of days.

        refills = days to be covered ÷ days of each fill − 1

    Args:
        days: how long the medicine is to be taken; a time.
        days_each_fill: how long each fill lasts, no longer than the treatment; a time.

    Returns:
        The number of refills, exact; the rule that rounds it goes up.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the first fill lasts longer than the treatment.

    Source:
        Calculator Academy, "28 Day Prescription Refill Calculator". Worked examples:
        tests/authorities/refills_needed.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(refills_needed(given("90 days"), given("30 days")))
    2
    """
    each_fill = days_each_fill.called("days of each fill").at_most(days, "the first fill is enough")
    fills = (days / each_fill).called("fills")
    return (fills - THE_FIRST_FILL).called("refills")

"""Checking finished work: whether what a colleague's worksheet, label or pump shows is what one comes to oneself."""

from dosecalc.quantities.comparing import checked
from dosecalc.quantities.kinds.counts import Vials
from dosecalc.quantities.kinds.dispensing import Quantity
from dosecalc.quantities.kinds.drugs import Dose
from dosecalc.quantities.kinds.measures import Portion
from dosecalc.quantities.kinds.rates import TitratedPumpRate
from dosecalc.quantities.kinds.strengths import Concentration
from dosecalc.quantities.kinds.times import Moment, NumberOfDays
from dosecalc.quantities.kinds.verdicts import WorkVerdict
from dosecalc.quantities.worked import Worked


def dose_check(shown_dose: Dose, correct_dose: Dose) -> WorkVerdict:
    """Whether the dose on a colleague's worksheet is right.

        verdict = whether the dose shown is the correct dose

    Args:
        shown_dose: what the worksheet says; an amount of drug.
        correct_dose: what you come to, rounded in the same way; an amount of drug.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: the doses count the drug differently.

    Source:
        Institute for Safe Medication Practices, "Independent Double Checks: Worth the Effort if Used Judiciously and
        Properly", *ISMP Medication Safety Alert! Acute Care*, 2019. Worked examples:
        tests/authorities/dose_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_check(given("660 mg"), given("300 mg")))
    wrong
    """
    return _agreement(shown_dose, correct_dose)


def amount_check(shown_amount: Portion, correct_amount: Portion) -> WorkVerdict:
    """Whether the volume or mass on a colleague's worksheet is right.

        verdict = whether the amount shown is the correct amount

    Args:
        shown_amount: what the worksheet says; a volume or a mass.
        correct_amount: what you come to, rounded in the same way; a volume or a mass, as the other.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: one of them is a volume and the other a mass.

    Source:
        Institute for Safe Medication Practices, "Independent Double Checks: Worth the Effort if Used Judiciously and
        Properly", *ISMP Medication Safety Alert! Acute Care*, 2019. Worked examples:
        tests/authorities/amount_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amount_check(given("400 mL"), given("200 mL")))
    wrong
    """
    return _agreement(shown_amount, correct_amount)


def vials_check(shown_vials: Vials, correct_vials: Vials) -> WorkVerdict:
    """Whether the number of vials on a colleague's worksheet is right.

        verdict = whether the number of vials shown is the correct number

    Args:
        shown_vials: what the worksheet says; a number of vials.
        correct_vials: what you come to; a number of vials.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: a given is no number of vials.

    Source:
        American Society of Health-System Pharmacists, *Guidelines on Compounding Sterile Preparations*, on checking
        calculations independently. Worked examples: tests/authorities/vials_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(vials_check(given("7 vials"), given("8 vials")))
    wrong
    """
    return _agreement(shown_vials, correct_vials)


def label_check(shown_concentration: Concentration, correct_concentration: Concentration) -> WorkVerdict:
    """Whether the concentration on a label is right.

        verdict = whether the concentration shown is the correct concentration

    Args:
        shown_concentration: what the label says; an amount of drug per volume.
        correct_concentration: what the bag holds; an amount of drug per volume.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: label and bag count the drug differently.

    Source:
        Institute for Safe Medication Practices, "Understanding and managing intravenous container overfill" (2013).
        Worked examples: tests/authorities/label_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(label_check(given("4 mg/mL"), given("3.6 mg/mL")))
    wrong
    """
    return _agreement(shown_concentration, correct_concentration)


def pump_rate_check(shown_rate: TitratedPumpRate, correct_rate: TitratedPumpRate) -> WorkVerdict:
    """Whether the pump rate on a colleague's worksheet is right.

        verdict = whether the rate shown is the correct rate

    Args:
        shown_rate: what the worksheet or the pump says; a volume per time.
        correct_rate: what you come to; a volume per time.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Institute for Safe Medication Practices, "Independent Double Checks: Worth the Effort if Used Judiciously and
        Properly", *ISMP Medication Safety Alert! Acute Care*, 2019. Worked examples:
        tests/authorities/pump_rate_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pump_rate_check(given("28.8 mL/h"), given("1.2 mL/h")))
    wrong
    """
    return _agreement(shown_rate, correct_rate)


def quantity_check(shown_quantity: Quantity, correct_quantity: Quantity) -> WorkVerdict:
    """Whether the quantity on a colleague's worksheet is right.

        verdict = whether the quantity shown is the correct quantity

    Args:
        shown_quantity: what the worksheet or the label says; tablets, mL, units.
        correct_quantity: what you come to; the same.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: the two quantities are not counted alike.

    Source:
        Institute for Safe Medication Practices, "Independent Double Checks: Worth the Effort if Used Judiciously and
        Properly", *ISMP Medication Safety Alert! Acute Care*, 2019. Worked examples:
        tests/authorities/quantity_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(quantity_check(given("26 tablets"), given("24 tablets")))
    wrong
    """
    return _agreement(shown_quantity, correct_quantity)


def days_check(shown_days: NumberOfDays, correct_days: NumberOfDays) -> WorkVerdict:
    """Whether the days of supply on a colleague's worksheet are right.

        verdict = whether the days shown are the correct days

    Args:
        shown_days: what the worksheet or the claim says; a time.
        correct_days: what you come to; a time.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Institute for Safe Medication Practices, "Independent Double Checks: Worth the Effort if Used Judiciously and
        Properly", *ISMP Medication Safety Alert! Acute Care*, 2019. Worked examples:
        tests/authorities/days_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(days_check(given("25 days"), given("14 days")))
    wrong
    """
    return _agreement(shown_days, correct_days)


def beyond_use_check(shown_time: Moment, correct_time: Moment) -> WorkVerdict:
    """Whether the beyond-use date and time on a label is right.

        verdict = whether the date and time shown are the correct ones

    Args:
        shown_time: what the label says; a date and time.
        correct_time: what you come to; a date and time.

    Returns:
        One of the words right, wrong.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 14.
        Worked examples: tests/authorities/beyond_use_check.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(beyond_use_check(given("2026-04-04 14:30"), given("2026-03-31 23:59")))
    wrong
    """
    return _agreement(shown_time, correct_time)


def _agreement(shown: Worked, correct: Worked) -> Worked:
    return checked(shown, correct, "right", "wrong").called("verdict")

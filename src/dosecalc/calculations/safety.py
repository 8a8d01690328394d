"""Whether an order is safe: usual ranges, highest doses, doses for weak kidneys."""

from dosecalc.calculations.dosing import HOURS_IN_A_DAY, ONE_DOSE, weight_dose
from dosecalc.quantities.comparing import compared, placed, smaller_of
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.drugs import DailyAmount, DailyDosePerWeight, Dose, DosePerWeight
from dosecalc.quantities.kinds.patients import BodyWeight
from dosecalc.quantities.kinds.strengths import Share
from dosecalc.quantities.kinds.times import Interval
from dosecalc.quantities.kinds.verdicts import LimitVerdict, SafeVerdict


def dose_verdict(dose: Dose, lowest_dose: Dose, highest_dose: Dose) -> SafeVerdict:
    """Whether an ordered dose lies in the usual range.

        verdict = whether the dose is below, in or above the range

    Args:
        dose: what is ordered; an amount of drug.
        lowest_dose: the lower end of the range for this patient; an amount of drug.
        highest_dose: the upper end of the range for this patient; an amount of drug, not less than the lower.

    Returns:
        One of the words below, safe, above; both ends of the range are safe.

    Raises:
        UnitMismatch: the doses count the drug differently.
        GivensDoNotFit: the lowest dose is more than the highest.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/dose_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_verdict(given("600 mg"), given("250 mg"), given("0.5 g")))
    above
    """
    return placed(dose, lowest_dose, highest_dose, "below", "safe", "above").called("verdict")


def daily_verdict(daily_amount: DailyAmount, lowest_amount: DailyAmount, highest_amount: DailyAmount) -> SafeVerdict:
    """Whether the amount ordered for a day lies in the usual range for a day.

        verdict = whether the daily amount is below, in or above the range

    Args:
        daily_amount: what all the doses of a day come to; an amount of drug per day.
        lowest_amount: the lower end of the range for this patient; an amount of drug per day.
        highest_amount: the upper end of the range, not less than the lower; an amount of drug per day.

    Returns:
        One of the words below, safe, above; both ends of the range are safe.

    Raises:
        UnitMismatch: the amounts count the drug differently.
        GivensDoNotFit: the lowest amount is more than the highest.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/daily_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_verdict(given("1,200 mg/day"), given("500 mg/day"), given("1 g/day")))
    above
    """
    return placed(daily_amount, lowest_amount, highest_amount, "below", "safe", "above").called("verdict")


def dose_limit_verdict(dose: Dose, dose_limit: Dose) -> LimitVerdict:
    """Whether a dose keeps to the most that may be given at a time.

        verdict = whether the dose is within or over the limit

    Args:
        dose: what is ordered; an amount of drug.
        dose_limit: the most that may be given at a time; an amount of drug.

    Returns:
        One of the words within, over; exactly the limit is within.

    Raises:
        UnitMismatch: the dose and the limit count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/dose_limit_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_limit_verdict(given("1.2 g"), given("1,000 mg")))
    over
    """
    return compared(dose, dose_limit, "within", "over").called("verdict")


def daily_limit_verdict(daily_amount: DailyAmount, daily_limit: DailyAmount) -> LimitVerdict:
    """Whether the amount ordered for a day keeps to the most that may be given in a day.

        verdict = whether the daily amount is within or over the limit

    Args:
        daily_amount: what all the doses of a day come to; an amount of drug per day.
        daily_limit: the most that may be given in a day; an amount of drug per day.

    Returns:
        One of the words within, over; exactly the limit is within.

    Raises:
        UnitMismatch: the amount and the limit count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/daily_limit_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_limit_verdict(given("4.2 g/day"), given("4,000 mg/day")))
    over
    """
    return compared(daily_amount, daily_limit, "within", "over").called("verdict")


def daily_total(dose: Dose, interval: Interval) -> DailyAmount:
    """How much doses given at an interval add up to in a day.

        daily total = dose × 24 h ÷ interval

    Args:
        dose: what is given each time; an amount of drug.
        interval: the time from dose to dose; a time for each dose.

    Returns:
        The amount for each day, exact; of an interval of more than a day, the average.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/daily_total.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_total(given("300 mg"), given("8 h/dose")))
    900 mg/day
    """
    doses_a_day = (HOURS_IN_A_DAY / interval).called("doses a day")
    return ((dose / ONE_DOSE).called("each time") * doses_a_day).called("daily total")


def daily_weight_dose(daily_dose: DailyDosePerWeight, weight: BodyWeight) -> DailyAmount:
    """How much a daily amount for each kilogram is for this patient.

        daily amount = daily dose for each kilogram × weight

    Args:
        daily_dose: what is stated for a day; an amount of drug per body weight and day.
        weight: what the patient weighs; a body weight.

    Returns:
        The amount for each day, exact, in the unit of the range.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/daily_weight_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(daily_weight_dose(given("50 mg/kg/day"), given("20 kg")))
    1,000 mg/day
    """
    return (daily_dose * weight).called("daily amount")


def weight_dose_capped(dose_per_weight: DosePerWeight, weight: BodyWeight, dose_limit: Dose) -> Dose:
    """A dose ordered for each kilogram that is never more than a limit.

        dose = the smaller of dose for each kilogram × weight and the limit

    Args:
        dose_per_weight: what is ordered; an amount of drug per body weight.
        weight: what the patient weighs; a body weight.
        dose_limit: the most that may be given at a time; an amount of drug.

    Returns:
        The dose, exact, in the unit of the order.

    Raises:
        UnitMismatch: the order and the limit count the drug differently.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 12, "Pediatric Dosages".
        Worked examples: tests/authorities/weight_dose_capped.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(weight_dose_capped(given("15 mg/kg"), given("80 kg"), given("1 g")))
    1,000 mg
    """
    return smaller_of(weight_dose(dose_per_weight, weight).called("amount by weight"), dose_limit).called("dose")


def adjusted_dose(dose: Dose, share: Share) -> Dose:
    """The share of a usual dose that a patient with weak kidneys or liver is given.

        adjusted dose = usual dose × share ÷ 100%

    Args:
        dose: the usual dose; an amount of drug.
        share: how much of it the label's table says to give; a percentage.

    Returns:
        The dose, exact, in the unit of the usual one.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        US prescribing information, meropenem for injection, section 2.2, "Use in adult patients with renal impairment".
        Worked examples: tests/authorities/adjusted_dose.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> print(adjusted_dose(given("1 g"), of_a_whole(given("25%"))))
    0.25 g
    """
    return (dose * (share / THE_WHOLE).called("part that is given")).called("adjusted dose")

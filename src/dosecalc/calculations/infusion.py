"""Infusions under way: what is left, what has been given, a new rate, pumps that are carried about."""

from dosecalc.quantities.comparing import compared
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.drugs import AmountOfDrug
from dosecalc.quantities.kinds.measures import Volume, VolumeOrNone
from dosecalc.quantities.kinds.rates import DoseRate, PumpRate
from dosecalc.quantities.kinds.strengths import Concentration, Share
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.units import unit

from . import flow


def remaining_volume(volume: Volume, pump_rate: PumpRate, duration: Duration) -> VolumeOrNone:
    """How much of a bag is left after a while.

        volume left = volume − pump rate × time

    Args:
        volume: what the bag held at the start; a volume.
        pump_rate: how fast it runs; a volume per time.
        duration: how long it has run; a time.

    Returns:
        The volume left in mL, exact; zero where the bag has just run in.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: more would have run in than the bag holds.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/remaining_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(remaining_volume(given("1 L"), given("125 mL/h"), given("3 h")))
    625 mL
    """
    infused = flow.infused_volume(pump_rate, duration).at_most(volume, "the bag would be empty before")
    return (volume.to(unit("mL")) - infused).called("volume left")


def recalculated_rate(volume: Volume, volume_infused: Volume, duration: Duration, elapsed_time: Duration) -> PumpRate:
    """The rate at which the rest of a late or early infusion ends at the ordered time.

        new rate = (volume − volume infused) ÷ (ordered time − time elapsed)

    Args:
        volume: what was to run in from the start; a volume.
        volume_infused: what has run in so far, no more than that; a volume.
        duration: the time that was ordered for all of it; a time.
        elapsed_time: how much of that time is over; a time, less than all of it.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: no volume or no time is left.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/recalculated_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(recalculated_rate(given("1,000 mL"), given("300 mL"), given("8 h"), given("3 h")))
    140 mL/h
    """
    volume_infused.called("volume infused").at_most(volume, "the bag would be empty")
    elapsed_time.called("time elapsed").at_most(duration, "no time would be left")
    volume_left = (volume - volume_infused).called("volume left")
    time_left = (duration - elapsed_time).called("time left")
    return flow.infusion_rate(volume_left, time_left).called("new rate")


def rate_increase(pump_rate: PumpRate, new_rate: PumpRate) -> Share:
    """The increase of an infusion's rate, as a percentage of the old rate.

        increase = (new rate − old rate) ÷ old rate × 100%

    Args:
        pump_rate: the old rate, as it was ordered; a volume per time.
        new_rate: the new, faster rate; a volume per time.

    Returns:
        The increase as a percentage of the old rate, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the new rate is not faster.

    Source:
        Pickar and Abernethy, *Dosage Calculations*, "Intravenous Solutions, Equipment, and Calculations", adjusting
        the flow rate: no more than 25% without asking.
        Worked examples: tests/authorities/rate_increase.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(rate_increase(given("125 mL/h"), given("150 mL/h")))
    20%
    """
    increase = (new_rate.to(unit("mL/h")) - pump_rate).called("rise of the rate")
    return ((increase / pump_rate).called("increase as a part of 1") * THE_WHOLE).called("increase")


def change_verdict(change: Share, highest_change: Share) -> LimitVerdict:
    """Whether a change of rate keeps to the percentage that may be made without asking.

        verdict = whether the change is at most the highest one, or over it

    Args:
        change: the change of rate; a percentage of the old rate.
        highest_change: what the rule of the house allows; a percentage.

    Returns:
        One of the words within, over; the limit itself is within.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Pickar and Abernethy, *Dosage Calculations*, "Intravenous Solutions, Equipment, and Calculations", adjusting
        the flow rate: no more than 25% without asking.
        Worked examples: tests/authorities/change_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(change_verdict(given("28.6%"), given("25%")))
    over
    """
    return compared(change, highest_change, "within", "over").called("verdict")


def infused_dose(concentration: Concentration, pump_rate: PumpRate, duration: Duration) -> AmountOfDrug:
    """How much drug has run in after a while.

        drug infused = concentration × pump rate × time

    Args:
        concentration: what the bag holds; an amount of drug per volume.
        pump_rate: how fast it runs; a volume per time.
        duration: how long it has run; a time.

    Returns:
        The amount of drug, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/infused_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(infused_dose(given("25,000 units/250 mL"), given("14 mL/h"), given("6 h")))
    8,400 units
    """
    return (concentration * flow.infused_volume(pump_rate, duration)).called("drug infused")


def piggyback_rate(bag_volume: Volume, drug_volume: Volume, duration: Duration) -> PumpRate:
    """How fast a small bag runs when the added drug counts in its volume.

        pump rate = (volume of the bag + volume of the drug) ÷ time

    Args:
        bag_volume: what is in the bag before the drug; a volume.
        drug_volume: what is added to it; a volume.
        duration: the time it is to run over; a time, not zero.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/piggyback_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(piggyback_rate(given("100 mL"), given("20 mL"), given("30 min")))
    240 mL/h
    """
    whole_volume = (bag_volume.to(unit("mL")) + drug_volume).called("volume to infuse")
    return flow.infusion_rate(whole_volume, duration)


def reservoir_volume(pump_rate: PumpRate, duration: Duration, priming_volume: Volume) -> Volume:
    """How much the reservoir of a portable pump must hold.

        reservoir volume = pump rate × time + priming volume

    Args:
        pump_rate: how fast it runs; a volume per time.
        duration: how long it is to run; a time.
        priming_volume: what fills the tubing and never reaches the patient; a volume.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Infusion Nurses Society, priming volume of administration sets. Worked examples:
        tests/authorities/reservoir_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(reservoir_volume(given("2 mL/h"), given("46 h"), given("3 mL")))
    95 mL
    """
    return (flow.infused_volume(pump_rate, duration) + priming_volume).called("reservoir volume")


def amount_over_time(dose_rate: DoseRate, duration: Duration) -> AmountOfDrug:
    """How much drug a dose rate gives in a period of time.

        amount of drug = dose rate × time

    Args:
        dose_rate: what is given, or given at the most; an amount of drug per time.
        duration: how long; a time.

    Returns:
        The amount of drug, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 11, "Flow Rates and
        Dosage Rates for Intravenous Medications".
        Worked examples: tests/authorities/amount_over_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(amount_over_time(given("6 mg/h"), given("4 h")))
    24 mg
    """
    return (dose_rate * duration).called("amount of drug")


def dose_rate_verdict(dose_rate: DoseRate, highest_rate: DoseRate) -> LimitVerdict:
    """Whether a dose rate keeps to a limit.

        verdict = whether the dose rate is at most the highest one, or over it

    Args:
        dose_rate: what is given, or given at the most; an amount of drug per time.
        highest_rate: the limit; an amount of drug per time.

    Returns:
        One of the words within, over; the limit itself is within.

    Raises:
        UnitMismatch: the rate and the limit count the drug differently.

    Source:
        Institute for Safe Medication Practices, *Guidelines for Optimizing Safe Implementation and Use of Smart
        Infusion Pumps* (2020), section 2, "Drug Library", on limits of doses.
        Worked examples: tests/authorities/dose_rate_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(dose_rate_verdict(given("12 mg/h"), given("10 mg/h")))
    over
    """
    return compared(dose_rate, highest_rate, "within", "over").called("verdict")

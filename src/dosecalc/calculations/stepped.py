"""Infusions that start slowly and are raised in steps."""

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.rates import DoseRate, PumpRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit

from . import flow


def stepped_rate(
    starting_rate: DoseRate, increase: DoseRate, step_time: Duration, elapsed_time: Duration, highest_rate: DoseRate
) -> DoseRate:
    """The rate that an infusion raised in steps has reached.

        rate = the smaller of the highest rate and starting rate + increase × (time elapsed ÷ step time, rounded down)

    Args:
        starting_rate: the rate of the first step; an amount of drug per time.
        increase: what each further step adds; an amount of drug per time.
        step_time: how long each step lasts; a time.
        elapsed_time: how long the infusion has run; a time.
        highest_rate: the rate that is never exceeded; an amount of drug per time.

    Returns:
        The rate, exact.

    Raises:
        UnitMismatch: the rates count the drug differently.

    Source:
        US prescribing information, riTUXimab, Dosage and administration: first infusion.
        Worked examples: tests/authorities/stepped_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(stepped_rate(given("50 mg/h"), given("50 mg/h"), given("30 min"), given("100 min"), given("400 mg/h")))
    200 mg/h
    """
    increases = (elapsed_time / step_time).called("steps completed").counted(WHOLE_DOWN)
    reached = (starting_rate + (increase * increases).called("rise")).called("before the limit")
    return smaller_of(reached, highest_rate).called("rate")


def stepped_infusion_time(
    volume: Volume, first_rate: PumpRate, second_rate: PumpRate, last_rate: PumpRate, step_time: Duration
) -> Duration:
    """How long an infusion takes that has two slower steps before it runs on at its last rate.

        time = 2 × step time + (volume − (first rate + second rate) × step time) ÷ last rate

    Args:
        volume: what is to run in; a volume.
        first_rate: the rate of the first step; a volume per time.
        second_rate: the rate of the second step; a volume per time.
        last_rate: the rate for all the rest; a volume per time.
        step_time: how long each of the first two steps lasts; a time.

    Returns:
        The time in minutes, written in hours and minutes, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the bag is empty before the last rate is reached.

    Source:
        US prescribing information, immune globulin intravenous 10%, Dosage and administration: rate of administration.
        Worked examples: tests/authorities/stepped_infusion_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> bottle, rates = given("400 mL"), (given("30 mL/h"), given("60 mL/h"), given("120 mL/h"))
    >>> print(stepped_infusion_time(bottle, *rates, given("30 min")))
    3 h 57.5 min
    """
    both_rates = (first_rate + second_rate).called("first two rates together")
    in_steps = flow.infused_volume(both_rates, step_time).called("volume of the first two steps")
    in_steps.at_most(volume, "the bag would be empty before the last rate")
    left = (volume.to(unit("mL")) - in_steps).called("volume left for the last rate")
    last_time = (left / last_rate).called("time at the last rate").to(unit("min"))
    first_time = (step_time.to(unit("min")) + step_time).called("time of the first two steps")
    return (first_time + last_time).called("infusion time").as_duration()

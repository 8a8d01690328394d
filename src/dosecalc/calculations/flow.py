"""Infusions by volume: pump rate, drip rate, how long it runs and when it ends."""

from dosecalc.quantities.given_names import over_time
from dosecalc.quantities.kinds.devices import CountingTime, Drops
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.rates import DripRate, DropFactor, PumpRate
from dosecalc.quantities.kinds.times import ClockTime, Duration
from dosecalc.quantities.units import unit


def infusion_rate(volume: Volume, duration: Duration) -> PumpRate:
    """How fast a pump must run.

        pump rate = volume ÷ time

    Args:
        volume: what is to run in; a volume.
        duration: the time it is to run over; a time, not zero.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/infusion_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(infusion_rate(given("52 mL"), given("20 min")))
    156 mL/h
    """
    return (volume / duration).to(unit("mL/h")).called("pump rate")


def drip_rate(volume: Volume, duration: Duration, drop_factor: DropFactor) -> DripRate:
    """How fast a gravity infusion must drip.

        drip rate = volume × drop factor ÷ time in minutes

    Args:
        volume: what is to run in; a volume.
        duration: the time it is to run over; a time, not zero.
        drop_factor: the drops of this set that make up a milliliter; drops per volume.

    Returns:
        The drip rate in gtt/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/drip_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(drip_rate(given("110 mL"), given("1 h"), given("15 gtt/mL")))
    27.5 gtt/min
    """
    drops = (volume * drop_factor).called("drops in all")
    return (drops / duration.to(unit("min"))).called("drip rate")


def drip_rate_from_pump_rate(hourly_rate: PumpRate, drop_factor: DropFactor) -> DripRate:
    """How fast a gravity infusion must drip to run at an hourly rate.

        drip rate = hourly rate × drop factor ÷ 60

    Args:
        hourly_rate: what is to run in each hour; a volume per time.
        drop_factor: the drops of this set that make up a milliliter; drops per volume.

    Returns:
        The drip rate in gtt/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/drip_rate_from_pump_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(drip_rate_from_pump_rate(given("120 mL/h"), given("15 gtt/mL")))
    30 gtt/min
    """
    return over_time(hourly_rate * drop_factor, "drops in").to(unit("gtt/min")).called("drip rate")


def infusion_time(volume: Volume, pump_rate: PumpRate) -> Duration:
    """How long a volume lasts on a pump.

        time = volume ÷ pump rate

    Args:
        volume: what is to run in; a volume.
        pump_rate: how fast it runs; a volume per time, not zero.

    Returns:
        The time in minutes, written in hours and minutes, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/infusion_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(infusion_time(given("600 mL"), given("80 mL/h")))
    7 h 30 min
    """
    return (volume / pump_rate).called("time in hours").to(unit("min")).called("infusion time").as_duration()


def gravity_infusion_time(volume: Volume, drip_rate: DripRate, drop_factor: DropFactor) -> Duration:
    """How long a volume lasts at a drip rate.

        time = volume × drop factor ÷ drip rate

    Args:
        volume: what is to run in; a volume.
        drip_rate: how fast it drips; drops per time, not zero.
        drop_factor: the drops of this set that make up a milliliter; drops per volume.

    Returns:
        The time in minutes, written in hours and minutes, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/gravity_infusion_time.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(gravity_infusion_time(given("500 mL"), given("20 gtt/min"), given("15 gtt/mL")))
    6 h 15 min
    """
    drops = (volume * drop_factor).called("drops in all")
    return (drops / drip_rate).to(unit("min")).called("infusion time").as_duration()


def infusion_end(start: ClockTime, volume: Volume, pump_rate: PumpRate) -> ClockTime:
    """When an infusion on a pump will be finished.

        end = start + volume ÷ pump rate

    Args:
        start: when it is hung; a clock time.
        volume: what is to run in; a volume.
        pump_rate: how fast it runs; a volume per time, not zero.

    Returns:
        The clock time of the end, with the day where it is not the same.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/infusion_end.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(infusion_end(given("07:00"), given("900 mL"), given("120 mL/h")))
    14:30
    """
    return (start + infusion_time(volume, pump_rate)).called("end time")


def infused_volume(pump_rate: PumpRate, duration: Duration) -> Volume:
    """How much has run in after a while.

        volume = pump rate × time

    Args:
        pump_rate: how fast it runs; a volume per time.
        duration: how long it has run; a time.

    Returns:
        The volume in mL, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        Giangrasso and Shrimpton, *Dosage Calculations: A Multi-Method Approach*, chapter 10, "Flow Rates and
        Durations of Enteral and Intravenous Infusions".
        Worked examples: tests/authorities/infused_volume.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(infused_volume(given("80 mL/h"), given("90 min")))
    120 mL
    """
    return (pump_rate * duration).to(unit("mL")).called("volume infused")


def counted_drip_rate(drops: Drops, counting_time: CountingTime) -> DripRate:
    """How fast an infusion drips, by the drops that are counted in its chamber.

        drip rate = drops counted ÷ time of counting in minutes

    Args:
        drops: how many are counted; drops.
        counting_time: how long; a time, such as 15 s.

    Returns:
        The drip rate in gtt/min, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        MedMaths, *Drip Rate from 15-Second Count* (www.medmaths.com).
        Worked examples: tests/authorities/counted_drip_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(counted_drip_rate(given("8 gtt"), given("15 s")))
    32 gtt/min
    """
    return (drops / counting_time.to(unit("min"))).called("drip rate")


def pump_rate_from_drip_rate(drip_rate: DripRate, drop_factor: DropFactor) -> PumpRate:
    """How much runs in each hour at a drip rate.

        hourly rate = drip rate ÷ drop factor × 60

    Args:
        drip_rate: how fast it drips; drops per time.
        drop_factor: the drops of this set that make up a milliliter; drops per volume.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        MedMaths, *Drip Rate from 15-Second Count* (www.medmaths.com).
        Worked examples: tests/authorities/pump_rate_from_drip_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(pump_rate_from_drip_rate(given("40 gtt/min"), given("20 gtt/mL")))
    120 mL/h
    """
    return (drip_rate / drop_factor).to(unit("mL/h")).called("hourly rate")

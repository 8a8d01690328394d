"""Parenteral nutrition that does not run all day: the rates of a cycle."""

from dosecalc.quantities.given import constant
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.rates import PumpRate
from dosecalc.quantities.kinds.times import Duration
from dosecalc.quantities.units import unit

FULL_DAY = constant("24", "h", "a full day")

ONE_HOUR = constant("1", "h", "what two hours at half the rate count as")

TIME_OF_THE_RAMPS = constant("2", "h", "time of the two ramps")

RAMP_DIVISOR = constant("2", "", "half the plateau rate")


def plateau_rate(volume: Volume, duration: Duration) -> PumpRate:
    """The full rate of a cycle that begins and ends with an hour at half of it.

        plateau rate = volume ÷ (time − 1 h)

    Args:
        volume: what is to run in; a volume.
        duration: the whole cycle, both ramp hours included; a time of at least 2 h.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the cycle is shorter than its two ramps.

    Source:
        S. M. Stout and M. P. Cober, "Cyclic Parenteral Nutrition Infusion: Considerations for the Clinician",
        *Practical Gastroenterology*, July 2011, pages 11 to 24; two hours at half the rate count as one at the full.
        Worked examples: tests/authorities/plateau_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(plateau_rate(given("2,200 mL"), given("12 h")))
    200 mL/h
    """
    TIME_OF_THE_RAMPS.at_most(duration, "the cycle must be longer than its ramps")
    at_full_rate = (duration.to(unit("h")) - ONE_HOUR).called("hours at the full rate")
    return (volume.to(unit("mL")) / at_full_rate).called("plateau rate")


def ramp_rate(plateau_rate: PumpRate) -> PumpRate:
    """The rate of the first and the last hour of a cycle.

        ramp rate = plateau rate ÷ 2

    Args:
        plateau_rate: the rate of the hours between; a volume per time.

    Returns:
        The rate in mL/h, exact.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        S. M. Stout and M. P. Cober, "Cyclic Parenteral Nutrition Infusion: Considerations for the Clinician",
        *Practical Gastroenterology*, July 2011, pages 11 to 24.
        Worked examples: tests/authorities/ramp_rate.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(ramp_rate(given("200 mL/h")))
    100 mL/h
    """
    return (plateau_rate.to(unit("mL/h")) / RAMP_DIVISOR).called("ramp rate")

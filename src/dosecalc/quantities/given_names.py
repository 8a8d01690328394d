"""Names of quantities as sentences say them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.quantities.worked import Worked

SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "allowed": "most that is allowed",
        "aptt": "aPTT",
        "change": "change of the rate",
        "end": "end time",
        "error": "error allowed",
        "filled": "day of the last fill",
        "fullest": "fullest that it may be",
        "in_use_limit": "in-use limit",
        "level": "present level",
        "lines": "number of lines",
        "made": "time of making",
        "on_hand": "stock on hand",
        "on_order": "stock on order",
        "opened": "day of opening",
        "planned": "planned time of use",
        "spaces": "number of spaces",
        "start": "start time",
        "target": "target level",
        "used": "amount used",
    }
)
"""Names that are short to type and say too little, or are no nouns."""

FOR_EACH: Mapping[str, str] = MappingProxyType(
    {"second": "a second", "minute": "a minute", "hour": "an hour", "day": "a day", "week": "a week"}
)


def spoken(name: str) -> str:
    """The name of a given in a sentence.

    >>> spoken("dose_rate"), spoken("made")
    ('dose rate', 'time of making')
    """
    return SPOKEN.get(name, name.replace("_", " "))


def over_time(rate: Worked, name: str) -> Worked:
    """The rate, called by the time that its unit has: `amount a day`, or `amount a week`.

    >>> from dosecalc.quantities.given import given
    >>> over_time(given("2 patches/week"), "amount").name
    'amount a week'
    """
    return rate.called(f"{name} {FOR_EACH[rate.unit.below[-1]]}")

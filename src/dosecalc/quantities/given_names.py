"""Names of givens as sentences say them."""

from collections.abc import Mapping
from types import MappingProxyType

SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "allowed": "most that is allowed",
        "change": "change of the rate",
        "end": "end time",
        "error": "error allowed",
        "filled": "day of the last fill",
        "fullest": "fullest that it may be",
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


def spoken(name: str) -> str:
    """The name of a given in a sentence.

    >>> spoken("dose_rate"), spoken("made")
    ('dose rate', 'time of making')
    """
    return SPOKEN.get(name, name.replace("_", " "))

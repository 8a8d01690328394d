"""Units that are not taught in each other: by way of which one they are converted."""

from __future__ import annotations

from functools import lru_cache

from dosecalc.quantities.units import CACHED, Unit
from dosecalc.quantities.vocabulary import HOUSEHOLD, KNOWN

KILOGRAMS = Unit(("kilogram",))
MILLILITERS = Unit(("milliliter",))
POUNDS = {("pound",), ("ounce",)}


@lru_cache(CACHED)
def taught_stop(source: Unit, target: Unit) -> Unit | None:
    """The unit between two that are not taught in each other."""
    if _are_unlike_measures(source, target):
        return MILLILITERS
    if {source.above, target.above} & POUNDS and {source.above, target.above} & {("gram_of_weight",)}:
        return KILOGRAMS
    return None


def _are_unlike_measures(source: Unit, target: Unit) -> bool:
    """Whether both are household measures of volume that are taught in milliliters, not in each other."""
    names = {*source.above, *target.above}
    related = names == {"tablespoon", "teaspoon"}
    measures = len(names) == 2 and names <= HOUSEHOLD and all(KNOWN[name].dimension == "volume" for name in names)
    return source.is_simple and target.is_simple and measures and not related

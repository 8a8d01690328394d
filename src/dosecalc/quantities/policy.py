"""How a school or pharmacy rounds, converts and marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from dosecalc.quantities.definitions import EXACT, Conversions
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import Unit

RULES = (
    *(
        "tablet",
        "scored tablet",
        "volume",
        "dose",
        "dose in units",
        "amount",
        "infusion rate",
        "titrated rate",
        "drip rate",
    ),
    *("dose rate", "weight", "newborn weight", "length", "temperature", "duration", "duration in hours", "clock"),
    *("concentration", "percent", "ratio strength", "household measure", "conversion"),
    *("lowest safe dose", "highest safe dose", "bolus in units", "batch volume", "least volume", "least time"),
    *("count up", "count down", "days of supply", "share", "number", "word"),
    *("body mass index", "body surface", "clearance", "energy", "osmolarity", "cancer dose"),
    *("electrolytes",),
)
"""What a policy must say how to round."""

RULES_BY_UNIT = {
    ("dose", "unit_of_activity"): "dose in units",
    ("dose", "gram"): "amount",
    ("dose rate", "unit_of_activity"): "dose in units",
    ("duration", "hour"): "duration in hours",
    ("amount", "milliliter"): "volume",
}
"""Where the unit of the answer calls for another rule than its kind does."""


@dataclass(frozen=True)
class Policy:
    """How a school or pharmacy rounds, converts and marks; the same object serves grader, working and exports.

    constants: the conversions as printed on a problem, such as `1 kg = 2.2 lb`.
    weight_first: the weight in kilograms is rounded before it is used.
    tolerance_steps: how many steps of the last place an answer may be off and still be accepted.
    """

    name: str
    version: int
    title: str
    source: str
    rules: Mapping[str, Rounding] = field(hash=False)
    conversions: Conversions = EXACT
    constants: tuple[str, ...] = ()
    weight_first: bool = False
    tolerance_steps: int = 0

    @property
    def identity(self) -> str:
        """Name and version, as they stand in a problem's identity."""
        return f"{self.name}@{self.version}"

    def rule(self, name: str, unit: Unit) -> Rounding:
        """The rule of that name for an answer in that unit: doses counted in units have their own."""
        return self.rules[RULES_BY_UNIT.get((name, "".join(unit.above[:1])), name)]

    def accepted(self, exact: Fraction, rule: Rounding) -> frozenset[Fraction]:
        """Every number that is taken as right for this exact answer; where it is a limit, none beyond it."""
        key, step = rule(exact), rule.step(exact)
        if step is None:
            return frozenset({key})
        near = (key + step * off for off in range(-self.tolerance_steps, self.tolerance_steps + 1))
        return frozenset(number for number in near if _is_allowed(rule.direction, number, exact))


def _is_allowed(direction: str, number: Fraction, exact: Fraction) -> bool:
    """Whether the number lies on the side of the exact one that the direction means: down at most, up at least."""
    return {"up": number >= exact, "down": number <= exact}.get(direction, True)

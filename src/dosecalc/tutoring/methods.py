"""The methods by which a solution can be worked."""

from enum import StrEnum


class Method(StrEnum):
    """How a solution is worked; the first is the usual one."""

    DIMENSIONAL_ANALYSIS = "dimensional-analysis"
    FORMULA = "formula"
    RATIO_PROPORTION = "ratio-proportion"


METHODS = tuple(method.value for method in Method)
"""Their names."""

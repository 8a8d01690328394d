"""The names of the methods by which a solution can be worked."""

METHODS = ("dimensional-analysis", "formula", "ratio-proportion")
"""The first is the usual one."""

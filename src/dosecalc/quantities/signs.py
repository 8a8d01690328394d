"""Signs of steps that do not say themselves what was done, and which signs are arithmetic; `Worked` tells of all."""

KEPT = "#"
"""The sign of what was kept as it is: its number alone, or a count that is whole already. No line is needed for it."""

LOOKED_UP = "="
"""The sign of what was not worked out: what a text of an order stands for."""

ARITHMETIC = frozenset("×÷+−→√^")
"""Sums, differences, products, quotients, conversions, roots and powers."""

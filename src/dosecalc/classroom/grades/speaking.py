"""Mistakes in words that speak of a learner, and not to one."""

from __future__ import annotations


def happened(says: str) -> str:
    """What went wrong, without a full stop and without saying who did it.

    >>> happened("you left out the unit")
    'Left out the unit'
    """
    says = says.removeprefix("you ").replace(", and you ", ", and ")
    return f"{says[:1].upper()}{says[1:]}"

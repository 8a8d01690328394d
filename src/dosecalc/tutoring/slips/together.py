"""The ids of slips that were made together: cheap to read, for histories that hold a hundred thousand of them."""

from __future__ import annotations

BOTH = "+"
"""Between the ids of two slips that were made together."""


def apart(id_: str) -> tuple[str, ...]:
    """The slips behind an id, each once: of a pair both, else the only one.

    >>> apart("upside-down+tenfold-too-large"), apart("upside-down")
    (('upside-down', 'tenfold-too-large'), ('upside-down',))
    """
    return tuple(dict.fromkeys(filter(None, id_.split(BOTH)))) or (id_,)

"""The tallies of a whole history as they are kept between two runs, so that only later answers have to be counted."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dosecalc.learner.derived import WORTH_KEEPING, Derived
from dosecalc.learner.progress_briefs import briefs
from dosecalc.learner.progress_tallies import Tallies, tallied, tallies_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dosecalc.learner.history import History

NAME = "progress"
RULES = "5"
"""Raised whenever the same answers come to other tallies."""


def tallies_in(history: History) -> Tallies:
    """The tallies of all that a history holds.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    derived = Derived(history, NAME, RULES)
    found, number = derived.kept(tallies_from) or (Tallies(), 0)
    with _garbage_left_alone():
        later = list(briefs(history, after=number))
        found.add(later)
    if len(later) >= WORTH_KEEPING:
        derived.keep(later[-1].number, found.facts)
    return found


def tallies_of(history: History, since: date | None, topic: str) -> Tallies:
    """The tallies of what was recorded from a day on, in a topic; None and empty leave nothing out.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    with _garbage_left_alone():
        return tallied(briefs(history, since=since, topic=topic))


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Do not look for garbage meanwhile: there is none, and to walk through 100,000 records takes a quarter longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

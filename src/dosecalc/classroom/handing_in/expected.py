"""Who is expected to hand in, where the key does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.sets.roster import Roster, read_roster

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.sets.problem_set import ProblemSet


class RosterTwice(DosecalcError):
    """A roster is named for a set that was made for one."""


def expected_roster(made: ProblemSet, path: Path | None) -> Roster:
    """The roster in a file; nobody where none is named.

    Raises:
        RosterTwice: the key knows its learners.
        UnusableFile, UnreadableTable: the roster cannot be read.
    """
    if path is None:
        return Roster()
    if made.has_learners:
        message = "the key already has its learners, because the set was made for a roster; leave --roster out"
        raise RosterTwice(message)
    return read_roster(path)

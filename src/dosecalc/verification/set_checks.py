"""Sets verified: every answer of a key, and every text of a learner's copy, is drawn again and must be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.errors import DosecalcError
from dosecalc.files import UnusableFile
from dosecalc.sets.copy_file import printed_facts, read_copy
from dosecalc.sets.json_source import UnreadableSet
from dosecalc.sets.key_file import read_key
from dosecalc.sets.printed import printed
from dosecalc.sets.problem_set import Item
from dosecalc.verification.finding import of_file
from dosecalc.verification.proofs import otherwise_recomputed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.verification.finding import Finding


def key_findings(path: Path) -> Iterator[Finding]:
    """Problems of a key whose answers are others today, or that cannot be drawn any more."""
    try:
        made = read_key(path)
    except (UnreadableSet, UnusableFile) as unreadable:
        yield of_file(path, "unknown-set", str(unreadable), "a key that can be used")
        return
    lines = _Lines(path)
    for variant in made.variants:
        for item in variant.items:
            line = lines.of(item.code)
            try:
                drawn = item.problem()
            except DosecalcError as error:
                found = f"variant {variant.name}: {error}"
                yield of_file(path, "key-changed", found, "the same answer as when the set was made", line)
                continue
            for observation in otherwise_recomputed(drawn):
                yield of_file(path, "second-route", observation.found, observation.expected, line)


def copy_findings(path: Path) -> Iterator[Finding]:
    """Problems of a learner's copy that read otherwise today; in a secret set they cannot be drawn, only read."""
    try:
        made = read_copy(path)
    except (UnreadableSet, UnusableFile) as unreadable:
        yield of_file(path, "unknown-set", str(unreadable), "a learner's copy that can be used")
        return
    lines = _Lines(path)
    for shown in made.problems:
        if not shown.identity:
            continue
        try:
            is_same = printed_facts(_again(shown)) == printed_facts(shown)
        except DosecalcError as error:
            yield of_file(path, "copy-changed", f"problem {shown.number}: {error}", "a problem that can be drawn")
            continue
        if not is_same:
            found = f"problem {shown.number} ({shown.identity}) with other words or numbers"
            yield of_file(path, "copy-changed", found, "what its identity draws", lines.of(shown.code))


def _again(shown: PrintedProblem) -> PrintedProblem:
    identity = read_identity(shown.identity)
    drawn = problem(identity)
    return printed(Item(shown.number, shown.code, identity, ()), drawn, is_secret=False)


class _Lines:
    """Where the problems of a file stand: each has a line of its own, with its code."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8-sig")
        self._lines = text.split("\n")
        self._last = 0

    def of(self, code: str) -> int:
        """The line that states a code, counted from 1; problems are asked for in the order of the file."""
        for place in range(self._last, len(self._lines)):
            if f'"{code}"' in self._lines[place]:
                self._last = place
                return place + 1
        return 1

"""Sets to export, with their problems at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.policies import policy
from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import Loss, Shown, Source, source_of
from dosecalc.exports.options import Options
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.problem_set import Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.bank.problem import Problem


@dataclass(frozen=True)
class Exported:
    """A file, the problems that it holds, and the losses that were told."""

    path: Path
    problems: list[Shown]
    losses: list[Loss]

    def told(self, number: int, label: str) -> set[str]:
        """What is said of a part, of its problem, or of all."""
        here = {(0, ""), (number, ""), (number, label)}
        return {loss.says for loss in self.losses if (loss.number, loss.part) in here}


def source(size: int, seed: int = 7, title: str = "Gate quiz", marking: Marking | None = None) -> Source:
    """A set of all topics."""
    terms = Terms(title, policy("pharmacy").identity, marking or Marking())
    made = made_set(PlannedSet(recipe_from([], [], size, terms), seed, policy("pharmacy")))
    return source_of(made, made.variants[0])


def exported(format_name: str, of: Source, folder: Path, options: Options | None = None) -> Exported:
    """The set in a format."""
    losses: list[Loss] = []
    path = folder / f"{format_name}-{len(list(folder.iterdir()))}"
    export_to(format_name).write(of, path, options or Options(), losses.append)
    return Exported(path, list(of.drawn()), losses)


def problem_of(shown: Shown) -> Problem:
    """The problem behind what is printed."""
    assert shown.problem is not None
    return shown.problem

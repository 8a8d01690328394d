"""Sets to export, with their problems at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.bank.problem import Problem

NO_DIFFERENCE = 1e-6
"""Of marks in Moodle: three pieces, each worth 33.33333%, are all of the credit."""

HOSTILE = [
    "</table><script>alert(1)</script>",
    "]]>",
    "<!--",
    "{1:NUMERICAL:=1}",
    "{#1} {a} {=1+1}",
    "~ = # : \\ %50%",
    "$$x$$ \\(x\\) \\[x\\] @@PLUGINFILE@@/a.svg",
    "\u202egnp.exe",
    "💉 ñ é 漢字",
    "&amp; &lt;b&gt; &#123;",
    "x" * 5000,
    "''\"\"``",
    "/a//b/",
    "<&{" * 60,
]
"""Texts that could be taken for markup."""


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


def hostile(text: str) -> Source:
    """A set in whose title, titles and cards something stands that could be taken for markup."""
    plain = source(8, title=text)

    def drawn() -> Iterator[Shown]:
        for shown in plain.drawn():
            printed = replace(shown.printed, title=text, card=((text, text),), notes=(text,))
            problem = problem_of(shown)
            parts = tuple(replace(part, ask=text) for part in problem.parts)
            yield Shown(printed, replace(problem, parts=parts))

    return replace(plain, drawn=drawn)

"""What is exported in tests: small sets of many shapes, with and without hostile words from outside."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import Loss, Source, source_of
from dosecalc.exports.options import Options
from dosecalc.sets.drawing import made_set
from dosecalc.sets.problem_set import Learner
from tests.sets.asking import asked, from_topics, quiz

HOSTILE = (
    "</script><script>alert(1)</script> ]]> <b>&amp; =cmd|' /C calc'!A0 @SUM(1) ${x} {{x}} {1:NUMERICAL:=1} "
    "\\(x\\) $$y$$ #panic() `code` [a](javascript:1) [sound:x] ~=# : | * _ \u202etxt \x1b[2J \u00bd \U0001f489 "
    "\"quoted\" 'single'"
)


def source(*, problems: int = 12, hostile: bool = False, seed: int = 1) -> Source:
    """A variant with its key."""
    made = quiz(problems=problems, seed=seed)
    found = source_of(made, made.variants[0])
    if not hostile:
        return found
    who = Learner(HOSTILE[:90], HOSTILE + "x" * 5000)
    return replace(found, terms=replace(found.terms, title=HOSTILE), learner=who)


def written(name: str, what: Source, path: Path, options: Options | None = None) -> list[Loss]:
    """Write a file; what was lost."""
    losses: list[Loss] = []
    export_to(name).write(what, path, options or Options(kind=export_to(name).kinds[0]), losses.append)
    return losses


@cache
def of_all_topics(problems: int, seed: int = 1) -> Source:
    """Problems of templates of every topic."""
    made = made_set(asked(from_topics((), problems), seed))
    return source_of(made, made.variants[0])

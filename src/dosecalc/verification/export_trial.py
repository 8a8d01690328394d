"""A few problems of each template tried out as exports: how platforms mark them, and whether they can be written."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dosecalc.bank.generator import attempted
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Identity
from dosecalc.bank.template_reader import read_template
from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import Shown, Source
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.printed import printed
from dosecalc.sets.problem_set import Item, Terms
from dosecalc.verification.observation import Observation
from dosecalc.verification.platforms import mistakes_taken_for_right
from dosecalc.verification.portions import SOMEWHERE
from dosecalc.verification.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosecalc.bank.problem import Problem
    from dosecalc.verification.tasks import Wanted

FORMATS = {
    "canvas": SheetKind.worksheet,
    "csv": SheetKind.key,
    "gift": SheetKind.worksheet,
    "html": SheetKind.worked_key,
    "json": SheetKind.key,
    "md": SheetKind.worked_key,
    "moodle": SheetKind.worksheet,
    "qti": SheetKind.worksheet,
}
"""The sheets that say most. Not PDF and Anki, which take as long as all of these: what they cannot show is found in the
texts of a template; nor `moodle-mysql`, which asks as `moodle` does, or as that does where there are several parts."""

PROBLEMS = 3
"""Of so many the known mistakes are looked at, which takes 5 ms each; to write one in all formats takes 40 ms."""

MOST_TRIED = 100
"""Draws; a template that makes no problem of so many is told for that."""

TITLE, CODE = "A trial", "abcd2345"


def tried_out(wanted: Wanted) -> Tally:
    """What is wrong with the first problems from a seed on, for whoever exports them; nothing else is counted.

    Raises:
        OSError: there is no place to write to.
    """
    found = Tally()
    for number, made in enumerate(islice(_problems(wanted), PROBLEMS)):
        for observation in (*_failing(made, FORMATS if number == 0 else {}), *_mistaken(made)):
            found.note(observation)
    return found


def _problems(wanted: Wanted) -> Iterator[Problem]:
    with suppress(Exception):  # a draw that fails is told by the portions
        source, by = read_template(wanted.path), policy(wanted.policy)
        for seed in range(wanted.seed, wanted.seed + MOST_TRIED):
            made = attempted(source, Identity(source.id, source.version, seed, by.identity), 0, by)
            if made is not None:
                yield made


def _mistaken(made: Problem) -> Iterator[Observation]:
    try:
        yield from mistakes_taken_for_right(made)
    except Exception as error:  # noqa: BLE001 - as where it is written
        yield _failure(error, "reading its mistakes as platforms do")


def _failing(made: Problem, formats: Mapping[str, SheetKind]) -> Iterator[Observation]:
    """Formats that cannot take the problem."""

    def drawn() -> Iterator[Shown]:
        yield Shown(printed(Item(1, CODE, made.identity, tuple(part.key for part in made.parts)), made), made)

    source = Source(CODE, Terms(TITLE, made.policy.identity), "A", None, 1, has_key=True, drawn=drawn)
    with TemporaryDirectory(prefix="dosecalc-") as folder:
        for name, sheet in formats.items():
            export = export_to(name)
            try:
                export.write(source, Path(folder) / name, Options(sheet), lambda _: None)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the template should not have got there
                yield _failure(error, f"writing {export.title}")


def _failure(error: Exception, doing: str) -> Observation:
    found = f"{type(error).__name__}: {error}, {doing}"
    return Observation("failing-export", SOMEWHERE, found, "a problem that every format takes")

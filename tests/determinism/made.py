"""Everything that the program makes of an identity, as one digest for each kind of thing.

`python -m tests.determinism.made` prints them as JSON. A test and the session `determinism` of nox compare them where
something is otherwise that must not matter. It needs no more than what the program needs.
"""

from __future__ import annotations

import argparse
import json
import locale
import os
import sqlite3
import sys
import tempfile
import zipfile
from contextlib import redirect_stdout, suppress
from functools import cache
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import blueprint_names
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.selection import selected
from dosecalc.bank.template_names import template_names
from dosecalc.bank.template_schema import template_schema
from dosecalc.bank.templates import template
from dosecalc.bank.topics import topics
from dosecalc.calculations.catalogue import catalogue
from dosecalc.classroom.graded_files import ClassAsked, ClassFolder
from dosecalc.cli.grade_class import grade_class
from dosecalc.cli.options import Format
from dosecalc.devices.picture import picture
from dosecalc.devices.svg import svg
from dosecalc.devices.words import words
from dosecalc.exports.catalogue import export_to, format_names
from dosecalc.exports.export import source_of
from dosecalc.exports.options import Options
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import Learner, Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.sets.secret import Secret
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.methods import METHODS
from tests.determinism.listed_otherwise import ORDERS, list_folders, lists_otherwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Export, Loss
    from dosecalc.sets.problem_set import ProblemSet

    Things = Iterator[tuple[str, bytes | str]]
    """What is made, each thing with its name."""

LONG_AGO = "1700000000"
"""A deck states when it was made, unless it is told what to state."""

LEARNERS = (("s1", "Ann Lee"), ("s2", "Ben Ode"), ("s3", "Cy Roe"))
TOPICS = ("flow", "devices", "cases", "orders", "strength", "earliest-refill-date")
POLICIES = ("pharmacy", "nursing")


def problems(names: list[str], seed: int) -> Iterator[Problem]:
    """A problem of each template, under one of POLICIES."""
    return (drawn(template(name), seed, policy(POLICIES[len(name) % len(POLICIES)])) for name in names)


def questions(problem: Problem) -> str:
    """What a learner is asked, and the answers."""
    lines = [f"{label}: {text}" for label, text in problem.card] + list(problem.constants)
    lines += [f"{part.label} {part.ask} {part.how_to_answer} {part.key}" for part in problem.parts]
    return "\n".join(lines)


def explanations(problem: Problem) -> str:
    """Every working, with estimate and check, and every hint."""
    told = [part.solution.explained(method) for part in problem.parts for method in METHODS]
    hinted = [hint for part in problem.parts for method in METHODS for hint in hints(part, method)]
    return "\n".join([*map(repr, told), *map(str, hinted)])


def mistakes(problem: Problem) -> str:
    """The wrong answers that are known, in their order, and what is said to each."""
    lines = []
    for part in problem.parts:
        lines.append(str(sorted(map(str, part.solution.accepted))))
        lines += [
            f"{wrong} {grade(part.solution, wrong.text, part.others)}" for wrong in part.distractors[:3] if wrong.text
        ]
    return "\n".join(lines)


def pictures(problem: Problem) -> str:
    """Each picture: drawn for paper and for the terminal, and in words."""
    shown = [seen.device for seen in problem.pictures]
    return "\n".join(text for device in shown for text in (svg(device), *picture(device), words(device)))


TOLD: dict[str, Callable[[Problem], str]] = {
    "questions": questions,
    "explanations": explanations,
    "mistakes": mistakes,
    "pictures": pictures,
}
"""What is told of a problem."""


def bank() -> Things:
    """The files that the program finds, in its order, and what it says of them."""
    yield "templates", repr(list(template_names().items()))
    yield "selected", repr(list(selected(TOPICS, 2)))
    yield "topics", repr(topics())
    yield "policies and blueprints", repr([list(policy_names()), list(blueprint_names())])
    yield (
        "calculations",
        repr([(each.name, each.topic, sorted(each.examples.items())) for each in catalogue().values()]),
    )
    yield "formats", repr(format_names())
    yield "schema", json.dumps(template_schema())


@cache
def made_for(learners: int, seed: int) -> ProblemSet:
    """A secret set for some learners, or, where there are none, one in two variants."""
    by = policy("pharmacy")
    recipe = recipe_from(TOPICS, [], len(TOPICS), Terms("Quiz", by.identity))
    roster = tuple(Learner(*each) for each in LEARNERS[:learners])
    return made_set(PlannedSet(recipe, seed, by, 2, roster, Secret(b"k" * 32) if roster else Secret()))


def sets(folder: Path, seed: int) -> Things:
    """The keys of sets, and every learner's copy."""
    for learners in (0, len(LEARNERS)):
        made, path = made_for(learners, seed), folder / "made.json"
        write_key(made, path)
        yield f"key for {learners}", path.read_bytes()
        for variant in made.variants:
            write_copy(made, variant, path)
            yield f"copy {variant.name} for {learners}", path.read_bytes()


def exported(export: Export, folder: Path, seed: int) -> Things:
    """Every sheet of a set in a format, with what is told to be lost."""
    made = made_for(0, seed)
    for kind in export.kinds:
        path = folder / f"exported.{export.suffix}"
        losses: list[Loss] = []
        export.write(source_of(made, made.variants[0]), path, Options(kind=kind), losses.append)
        yield f"{kind}", rows_of_deck(path) if export.name == "anki" else path.read_bytes()
        yield f"losses of {kind}", "\n".join(map(str, losses))


def rows_of_deck(path: Path) -> str:
    """A deck without what SQLite and the zip file say of the moment at which they were written."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as package:
        file = package.extract("collection.anki2", folder)
        database = sqlite3.connect(file)
        try:
            return "\n".join(database.iterdump())
        finally:
            database.close()


def graded(folder: Path, seed: int) -> Things:
    """A class graded: what is printed, the gradebook, the report, the learners' sheets."""
    made, key, responses, marks = made_for(3, seed), folder / "key.json", folder / "responses.csv", folder / "marks"
    write_key(made, key)
    rows = [
        f'"{learner}","{item.number}","{answer if place else "17"}"'
        for place, ((learner, _), variant) in enumerate(zip(LEARNERS, made.variants, strict=True))
        for item in variant.items
        for answer in ["; ".join(item.keys)]
    ]
    responses.write_text("\n".join(['"learner","problem","answer"', *rows, ""]), encoding="utf-8")
    printed, here = StringIO(), Path.cwd()
    os.chdir(folder)  # what is printed names the files
    try:
        asked = ClassAsked(Path(key.name), [Path(responses.name)], jobs=1)
        with redirect_stdout(printed):
            grade_class(asked, ClassFolder(Path(marks.name)), Format.json, plain=True)
    finally:
        os.chdir(here)
    yield "printed", printed.getvalue()
    for path in marks.rglob("*"):
        if path.is_file():
            yield path.relative_to(marks).as_posix(), path.read_bytes()


def digest(things: Things) -> str:
    """One digest of things in the order of their names: in which order they are made must not matter."""
    found = blake2b(digest_size=12)
    for name, content in sorted(things):
        told = content.encode() if isinstance(content, str) else content
        found.update(f"{name}\0{len(told)}\0".encode() + told)
    return found.hexdigest()


def digests(every: int, seed: int, *, backwards: bool, formats: list[str]) -> dict[str, str]:
    """A digest for each kind of thing. every: of how many templates one is drawn."""
    names = sorted(template_names())[::every]
    drawn = list(problems(names[::-1] if backwards else names, seed))
    found = {
        what: digest((str(problem.identity), told(problem)) for problem in drawn) for what, told in TOLD.items()
    } | {"bank": digest(bank())}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found["sets"] = digest(sets(folder, seed))
        for each in formats:
            found[f"export {each}"] = digest(exported(export_to(each), folder, seed))
        found["grades"] = digest(graded(folder, seed))
    return found


def main() -> None:
    """Print the digests as JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--formats", default=",".join(format_names()))
    asked.add_argument("--listing", choices=ORDERS, default="usual")
    asked.add_argument("--backwards", action="store_true")
    wanted = asked.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = LONG_AGO
    with suppress(locale.Error):  # not every system has every language
        locale.setlocale(locale.LC_ALL, "")
    list_folders(wanted.listing)
    if wanted.listing != "usual" and not lists_otherwise(bank_folder() / "templates", wanted.listing):
        sys.exit("the folders are listed as ever")
    found = digests(wanted.every, wanted.seed, backwards=wanted.backwards, formats=wanted.formats.split(","))
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()

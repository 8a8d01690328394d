"""Every command of the app with something to do, and a place with all that they need: for tests of them all.

A command that is not in DEEDS is run as it stands, without arguments, so that it is tested from its first day.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from typer.main import get_command

from dosecalc.bank.new_files import new_place
from dosecalc.bank.scaffold import scaffold
from dosecalc.calculations.catalogue import calculation
from dosecalc.cli.app import app
from dosecalc.learner.answer_sheets import End
from dosecalc.learner.history import History
from dosecalc.learner.history_export import export_to
from dosecalc.learner.history_restoring import back_up
from dosecalc.learner.records import moment
from dosecalc.learner.set_sheets import SetSheets
from dosecalc.sets.copy_file import read_copy, write_copy
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import Learner
from tests.cli.exams import EXAM
from tests.learner.answered import SOME, an_outcome
from tests.sets.asking import quiz

HOME = "home"
"""The learner's folder in the place."""

IDENTITY = "vasopressor-by-weight@2:3:pharmacy@1"


@dataclass(frozen=True)
class Deed:
    """What a command is given to do. typed: what its learner types. asks: the words of its prompt, if it has one.

    asks_when_ready: whether it waits at a terminal before that until its learner is ready.
    """

    arguments: tuple[str, ...] = ()
    typed: str = ""
    asks: str = ""
    asks_when_ready: bool = False


DEEDS: dict[tuple[str, ...], Deed] = {
    ("drill",): Deed(("titration", "-n", "2", "--seed", "5", "--method", "formula"), "1 mcg\n?\nw\ns\n", "Answer: "),
    ("review",): Deed((), "1 mcg\ns\nw\n", "Answer"),
    ("exam",): Deed(EXAM[1:], "1 mg\nf\n2 mg\nr\nh\ny\n\n", "Answer", asks_when_ready=True),
    ("progress",): Deed(),
    ("generate",): Deed(("-t", "flow", "-n", "3", "--seed", "1", "-o", "quiz", "--format", "html", "--secret", "word")),
    ("take",): Deed(("set-B.json", "--learner", "ben"), "1 mg\n2 mg\nr\nh\ny\n", "Answer", asks_when_ready=True),
    ("export",): Deed(("key.json", "--to", "csv", "--variant", "A", "-o", "sheets")),
    ("grade",): Deed(("key.json", "responses.json", "-o", "marks", "--jobs", "1")),
    ("verify",): Deed(("flow/my-drip-rate.toml", "--samples", "3", "--baseline", "known", "--write-baseline")),
    ("solve",): Deed(("pump_rate", "dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL")),
    ("convert",): Deed(("154 lb", "kg")),
    ("draw",): Deed(("luer-3-ml", "--at", "1.4 mL", "--svg", "picture.svg")),
    ("show",): Deed((IDENTITY, "--working")),
    ("check",): Deed((IDENTITY, "1 mL/h")),
    ("list",): Deed(("templates",)),
    ("new",): Deed(("drip_rate", "-o", "new.toml")),
    ("preview",): Deed(("vasopressor-by-weight", "--samples", "3")),
    ("preferences",): Deed(("--reset",)),
    ("history",): Deed(),
    ("history", "list"): Deed(),
    ("history", "export"): Deed(("mine.jsonl",)),
    ("history", "import"): Deed(("others.jsonl",)),
    ("history", "check"): Deed(),
    ("history", "backup"): Deed(("mine.db",)),
    ("history", "restore"): Deed(("copy.db",)),
    ("history", "delete"): Deed((), "delete\n", "Type delete to go on: "),
    ("history", "profiles"): Deed(),
}


def commands() -> list[tuple[str, ...]]:
    """Every command, as it is typed."""
    return list(_commands(get_command(app), ()))


def _commands(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    if path and (not below or command.invoke_without_command):
        yield path
    for name, each in below.items():
        yield from _commands(each, (*path, name))


def deed(command: tuple[str, ...]) -> Deed:
    """What a command is given to do."""
    return DEEDS.get(command, Deed())


@cache
def _material() -> Path:
    """The place as it is before anything is done in it; made once."""
    made = Path(tempfile.mkdtemp(prefix="dosecalc-tests-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    _learner(made)
    _class(made)
    (made / "picture.svg").write_text("<svg>an earlier one</svg>", encoding="utf-8")
    return made


def _learner(place: Path) -> None:
    now, _ = moment()
    with History.opened(place / HOME) as history:
        for each in SOME[:3]:
            history.add(an_outcome(each, now - timedelta(days=9)))
        back_up(history, place / "copy.db")
        history.add(an_outcome(SOME[3], now - timedelta(days=1)))
    export_to([an_outcome(each, now - timedelta(days=20)) for each in SOME], place / "others.jsonl")


def _class(place: Path) -> None:
    made = quiz(versions=2, problems=3)
    write_key(made, place / "key.json")
    for variant in made.variants:
        write_copy(made, variant, place / f"set-{variant.name}.json")
    responses = SetSheets(read_copy(place / "set-A.json"), Learner("ana"), place / "responses.json")
    responses.write(replace(responses.new(asks_confidence=False), end=End.HANDED_IN))
    (place / "flow").mkdir()
    begun = new_place(calculation("drip_rate"), "", place / "flow" / "my-drip-rate.toml")
    begun.path.write_text(scaffold(calculation("drip_rate"), begun.path, begun.schema).text, encoding="utf-8")


def furnished(place: Path) -> Path:
    """The same place, with all that the commands need in it."""
    shutil.copytree(_material(), place, dirs_exist_ok=True)
    return place

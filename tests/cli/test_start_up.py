"""What a command imports: start-up is gated on this, never on milliseconds."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.cli.conftest import PLAIN

REPORT = """
import atexit, json, sys
sys.argv = ["dosecalc", *json.loads(sys.argv[1])]
def report():
    sys.stdout.flush()
    sys.stderr.write("\\nMODULES " + json.dumps(sorted(sys.modules)) + "\\n")
atexit.register(report)
from dosecalc.__main__ import main
main()
"""
HEAVY = ("pint", "rich", "typer", "numpy", "pydantic", "sqlite3", "tomllib", "fsrs", "hypothesis", "importlib.metadata")
IDENTITY = "vasopressor-by-weight@2:1:pharmacy@1"
PUMP = ("solve", "pump_rate", "dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL")

HELPFUL = (
    "generate",
    "export",
    "take",
    "grade",
    "drill",
    "exam",
    "solve",
    "generate",
    "export",
    "take",
    "grade",
    "convert",
    "draw",
    "show",
    "check",
    "list",
    "preferences",
    "history",
    "new",
    "preview",
    "progress",
    "review",
    "verify",
)
IMPORTED: dict[tuple[str, ...], set[str]] = {
    ("--version",): set(),
    ("--help",): {"typer"},
    (): {"typer"},
    **{(name, "--help"): {"typer"} for name in HELPFUL},
    ("history",): {"typer"},
    ("history", "export", "--help"): {"typer"},
    ("history", "list"): {"typer", "sqlite3"},
    ("history", "restore"): {"typer", "sqlite3"},
    ("progress",): {"typer", "sqlite3", "tomllib"},
    ("progress", "--format", "json"): {"typer", "sqlite3", "tomllib"},
    ("progress", "--exam", "ptce"): {"typer", "sqlite3", "tomllib"},
    ("list", "calculations"): {"typer"},
    ("list", "topics"): {"typer"},
    ("list", "templates"): {"typer", "tomllib"},
    ("list", "drugs"): {"typer", "tomllib"},
    ("list", "policies"): {"typer", "tomllib"},
    ("list", "blueprints"): {"typer", "tomllib"},
    ("exam", "--list"): {"typer", "tomllib"},
    ("preferences",): {"typer", "tomllib"},
    ("list", "devices"): {"typer"},
    ("preview", "vasopressor-by-weight", "--samples", "1"): {"typer", "tomllib"},
    ("nonsense",): {"typer"},
    PUMP: {"typer", "pint", "tomllib"},
    ("solve", "tablets", "dose=5 mg", "strength=2.5 mg/tablet"): {"typer", "tomllib"},
    ("convert", "154 lb", "kg"): {"typer", "pint", "tomllib"},
    ("convert", "0.9%", "mg/mL"): {"typer", "pint", "tomllib"},
    ("show", IDENTITY): {"typer", "tomllib"},
    ("check", IDENTITY, "5 mL/h"): {"typer", "tomllib"},
    ("drill", "vasopressor-by-weight"): {"typer", "tomllib", "sqlite3"},
    ("drill", "grams-of-dextrose"): {"typer", "tomllib", "sqlite3"},
    ("drill", "--seed", "5"): {"typer", "tomllib", "sqlite3"},
    ("review",): {"typer", "tomllib", "sqlite3"},
    ("review", "--list", "--format", "json"): {"typer", "tomllib", "sqlite3"},
}
AFTER_AN_ANSWER = (
    *(f"dosecalc.tutoring.{name}" for name in ("grading", "mistakes", "hints", "working", "explanation", "estimate")),
    *("dosecalc.bank.twins", "dosecalc.cli.confidence_line"),
)
"""What a drill needs only once something was answered, asked or finished."""

OF_FEW_PROBLEMS = (
    "dosecalc.bank.pictures",
    "dosecalc.bank.order_reader",
    "dosecalc.devices.scale",
    "dosecalc.orders",
)
READERS = ("dosecalc.bank.template_reader", "dosecalc.bank.generator", "dosecalc.tutoring.solving")
LEFT_OUT: dict[tuple[str, ...], tuple[str, ...]] = {
    ("--help",): ("dosecalc.bank", "dosecalc.learner", "dosecalc.quantities", "dosecalc.tutoring"),
    ("drill", "vasopressor-by-weight"): (*AFTER_AN_ANSWER, *OF_FEW_PROBLEMS, "dosecalc.learner.progress"),
    ("drill", "--seed", "5"): (*AFTER_AN_ANSWER, *OF_FEW_PROBLEMS, "dosecalc.learner.progress", "fsrs"),
    ("list", "templates"): READERS,
    ("list", "drugs"): READERS,
    ("list", "topics"): ("dosecalc.quantities", "dosecalc.tutoring"),
    ("review", "--list"): READERS,
    ("progress",): (*READERS, "dosecalc.learner.progress_page", "dosecalc.tutoring.grading"),
    ("progress", "--exam", "ptce"): (
        *READERS,
        "dosecalc.learner.readiness_page",
        "dosecalc.learner.progress_page",
        "dosecalc.learner.schedule",
        "dosecalc.tutoring.grading",
    ),
    PUMP: ("dosecalc.learner.history", "dosecalc.bank.templates", "dosecalc.tutoring.grading", "dosecalc.devices"),
}
"""Modules of ours, and prefixes of their names, that have nothing to do with a command."""
OF_NAMES = {"dosecalc.bank", "dosecalc.bank.variable", "dosecalc.tutoring", "dosecalc.tutoring.methods"}
"""Modules of a few lines that import nothing of ours: names that the help tells, and their packages."""

BROUGHT_BY_PINT = {"importlib.metadata"}
NEVER = ("pydantic", "pydantic_core", "numpy", "rich.markdown", "pandas", "requests", "asyncio", "http.client")


def modules_after(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", REPORT, json.dumps(arguments)],
        input=b"q\n",
        capture_output=True,
        check=False,
        env=PLAIN,
        timeout=60,
    )
    line = next(line for line in done.stderr.decode().splitlines() if line.startswith("MODULES "))
    return set(json.loads(line.removeprefix("MODULES ")))


@pytest.mark.parametrize("arguments", IMPORTED, ids=lambda arguments: " ".join(arguments[:2]) or "nothing")
def test_a_command_imports_no_more_than_it_needs(arguments: tuple[str, ...]) -> None:
    modules = modules_after(*arguments)
    expected = IMPORTED[arguments]
    excused = BROUGHT_BY_PINT if "pint" in expected else set()

    assert expected == {name for name in HEAVY if name in modules} - excused
    assert [] == [name for name in NEVER if name in modules]


@pytest.mark.parametrize("arguments", LEFT_OUT, ids=lambda arguments: " ".join(arguments[:2]))
def test_a_command_leaves_out_what_it_has_nothing_to_do_with(arguments: tuple[str, ...]) -> None:
    imported = modules_after(*arguments) - OF_NAMES

    assert [] == [name for name in imported if name.startswith(LEFT_OUT[arguments])]


@pytest.mark.parametrize("left_out", sorted({name for names in LEFT_OUT.values() for name in names}))
def test_what_is_left_out_exists(left_out: str) -> None:
    assert find_spec(left_out) is not None or find_spec(f"{left_out}_briefs") is not None


def test_asking_for_the_version_imports_next_to_nothing() -> None:
    ours = {name for name in modules_after("--version") if name.startswith("dosecalc")}

    assert ours <= {"dosecalc", "dosecalc.__main__", "dosecalc.errors", "dosecalc.untrusted"} | {
        f"dosecalc.cli{name}" for name in ("", ".terminal", ".failure", ".exit_status", ".arguments", ".stopping")
    }

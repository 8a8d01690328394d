"""What takes longer than a change may wait for: other Pythons, fresh examples, other orders, coverage.

`python3 -m pip install -e ".[sessions]"`, then `nox --list`; CONTRIBUTING.md says when to run which. What stands after
`--` goes to pytest, if the session does not say otherwise.
"""

import os
import shutil
from pathlib import Path
from random import SystemRandom

import nox

nox.needs_version = ">=2025.2"
nox.options.sessions = ["lint", "tests"]
nox.options.error_on_missing_interpreters = False

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]

FRESH = {
    "DOSECALC_CLASS_ROWS": "100000",
    "DOSECALC_DERIVATIONS": "100000",
    "DOSECALC_EXAMPLES": "400",
    "DOSECALC_EXPORTED": "400",
    "DOSECALC_FAULTS": "all",
    "DOSECALC_FUZZ": "1000000",
    "DOSECALC_HOSTILE": "all",
    "DOSECALC_KILLS": "200",
    "DOSECALC_NOTATION": "20000",
    "DOSECALC_QUIZ_SIZE": "400",
    "DOSECALC_SEEDS": "200",
    "DOSECALC_WALK": "5000",
}
"""How much more of everything is tried than by the ordinary suite; what is set from outside stays as it is."""

SMALL = {
    "DOSECALC_EXAMPLES": "10",
    "DOSECALC_FUZZ": "4000",
    "DOSECALC_KILLS": "5",
    "DOSECALC_NOTATION": "20",
    "DOSECALC_SEEDS": "16",
    "DOSECALC_WALK": "20",
}
"""Little of everything, where not the examples are in question."""

EXTRAS = ("anki", "cluster", "pdf", "xlsx")
"""What a user may add."""

WHOLE = ("quantities", "calculations", "tutoring", "bank")
"""The packages that every number and every template goes through: no branch of them is untried."""

NOT_COUNTED = (
    "--ignore=tests/cli/test_start_up.py",
    "--deselect=tests/verification/test_broken.py::test_what_is_refused_takes_little_time_and_memory",
    "--deselect=tests/cli/test_odd_homes.py::test_whatever_new_files_are_usually_like_these_are_for_their_owner_alone",
)
"""Where counting itself would be seen: in what is imported, in time and memory, in files that none may read."""

CHANGED = ("src/dosecalc/quantities", "src/dosecalc/calculations", "src/dosecalc/tutoring")
"""Where no change may go unnoticed without a reason."""


def unless_set(wanted: dict[str, str]) -> dict[str, str]:
    """Variables for a session, but for those that somebody set."""
    return {name: value for name, value in wanted.items() if name not in os.environ}


def seed(session: nox.Session, option: str) -> int:
    """What the command line gives with the option, else a number by chance, told."""
    given = [word.partition("=")[2] for word in session.posargs if word.startswith(f"{option}=")]
    drawn = int(given[-1]) if given else SystemRandom().randrange(10**9)
    session.log(f"to repeat this run: nox -s {session.name} -- {option}={drawn}")
    return drawn


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, layers, dependencies."""
    session.install("-e", ".[check,cluster,sessions,test]")  # mypy looks into whatever the program and its tests import
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports", "--no-cache")
    session.run("deptry", "src")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The ordinary suite in every Python that there is."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fresh examples, and many more of them than in CI. Turn what fails into an example that stays."""
    session.install("-e", ".[test]")
    drawn = seed(session, "--hypothesis-seed")
    fresh = ["--hypothesis-profile=fresh", "--timeout=7200", f"--hypothesis-seed={drawn}"]
    slips = {"DOSECALC_FUZZ_SEED": str(SystemRandom().randrange(2**32))}  # told by each fault
    session.run("pytest", *fresh, *session.posargs, env=unless_set(FRESH | slips))


@nox.session
def walk(session: nox.Session) -> None:
    """Every draw of the bank, or 100,000 of a template that has more; under all policies, or those after `--`."""
    session.install("-e", ".")
    by = [word for policy in session.posargs for word in ("--policy", policy)]
    session.run("dosecalc", "verify", "--exhaustive", "--limit", "100000", *by, "--strict", "--plain")


@nox.session
def order(session: nox.Session) -> None:
    """The suite in an order by chance; what fails here alone depends on what ran before it."""
    session.install("-e", ".[test,sessions]")
    drawn = seed(session, "--randomly-seed")
    shuffled = ["-p", "randomly", "--hypothesis-profile=few", f"--randomly-seed={drawn}"]
    session.run("pytest", *shuffled, *session.posargs, env=unless_set(SMALL))


@nox.session
def coverage(session: nox.Session) -> None:
    """Which branches no test takes: none in WHOLE, few in all."""
    session.install("-e", ".[test,sessions]")
    counted = ["--cov", "--cov-report=", "--cov-fail-under=0"]  # the bounds are asked for below
    slow = ["--hypothesis-profile=few", "--timeout=3600"]
    session.run("pytest", *counted, *slow, *NOT_COUNTED, *session.posargs, env=unless_set(SMALL))
    for package in WHOLE:
        session.run("coverage", "report", f"--include=src/dosecalc/{package}/*", "--fail-under=100")
    session.run("coverage", "report")


@nox.session
def mutation(session: nox.Session) -> None:
    """What no test notices when the code is changed in one small place; docs/mutants.md says why it may stay."""
    session.install("-e", ".[test,sessions]")
    session.run("python", "-m", "tests.mutation", *(session.posargs or CHANGED), env=unless_set(SMALL))


@nox.session
def determinism(session: nox.Session) -> None:
    """The same bytes in every Python that there is, and with one thing after the other otherwise."""
    pythons = []
    for version in PYTHONS:
        if (found := shutil.which(f"python{version}")) is None:
            session.warn(f"there is no Python {version} here")
            continue
        folder = Path(session.create_tmp()) / version
        session.run(found, "-m", "venv", "--clear", str(folder), external=True)
        python = str(next(folder.glob("*/python*")))
        session.run(python, "-m", "pip", "install", "--quiet", ".[anki,pdf,xlsx]", external=True)
        pythons.append(python)
    session.run(pythons[0], "-m", "tests.determinism.pythons", *pythons, *session.posargs, external=True)


LOCK = Path("requirements")
PINNED = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url", "--no-header")
"""One file for every system and every Python, with no word of where it was made."""


@nox.session
def hook(session: nox.Session) -> None:
    """The hook of docs/verify.md, run by pre-commit itself in a repository that is thrown away."""
    session.install("-e", ".[test]", "pre-commit")
    session.run("pytest", "tests/cli/test_verify_in_ci.py", *session.posargs, env={"DOSECALC_PRE_COMMIT": "1"})


@nox.session
def lock(session: nox.Session) -> None:
    """Pin anew, with hashes, what the program, its extras and its build need. Read the difference; then `locked`."""
    session.install("uv>=0.9")
    project = nox.project.load_toml("pyproject.toml")
    build = Path(session.create_tmp()) / "build.in"
    build.write_text("\n".join(project["build-system"]["requires"]), encoding="utf-8")
    asked = {
        "run": ["pyproject.toml"],
        "extras": ["pyproject.toml", *(f"--extra={name}" for name in EXTRAS)],
        "build": [str(build), "--no-annotate"],
    }
    for name, words in asked.items():
        target = f"--output-file={LOCK / name}.txt"
        session.run("uv", "pip", "compile", "--quiet", "--upgrade", *PINNED, *words, target, silent=True)


@nox.session
def locked(session: nox.Session) -> None:
    """The program installed from the lock and from nothing else: it starts, solves, and nothing is missing."""
    session.install("--require-hashes", "-r", str(LOCK / "extras.txt"), "-r", str(LOCK / "build.txt"))
    session.install("--no-build-isolation", "--no-deps", ".")
    session.run("python", "-m", "pip", "check")
    session.run("dosecalc", "--version")
    session.run("dosecalc", "solve", "tablets", "dose=0.25 mg", "strength=125 mcg/tablet", "--plain")

"""The register of libraries says what is so: ranges, licences, who imports what, and what happens without one."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import dosecalc
from dosecalc.cli.app import app
from dosecalc.exports.export import CannotExport
from dosecalc.quantities import held_to_pint
from dosecalc.quantities.units import asked_of_pint
from tests.cli.conftest import PLAIN
from tests.exports.sources import source, written

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "libraries.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("anki", "cluster", "pdf", "xlsx")
"""What a user may add; the other extras are for tests and checks."""

PYTHONS = ("3.11.0", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = ("linux", "darwin", "win32")


def rows(section: str) -> dict[str, list[str]]:
    """The cells of each row of the first table under a title, by the library that it is about."""
    part = re.split(r"^##+ ", PAGE.partition(f"# {section}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    table = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines() if line[:1] == "|"]
    return {cells[0].split(" ")[0].strip("|` "): cells[1:] for cells in table[2:]}


IMPORTED, BROUGHT = rows("What the program imports"), rows("What these bring with them")


def required(*extras: str) -> dict[str, Requirement]:
    texts = [
        *(PROJECT["dependencies"] if not extras else ()),
        *(text for extra in extras for text in PROJECT["optional-dependencies"][extra]),
    ]
    return {canonicalize_name(one.name): one for one in map(Requirement, texts)}


WANTED = {**required(), **required(*EXTRAS)}


def test_every_library_has_its_row_with_the_range_of_the_project() -> None:
    ranges = {name: row[0].strip("`") for name, row in IMPORTED.items()}

    assert {name: one.specifier for name, one in WANTED.items()} == {
        name: Requirement(f"{name}{text}").specifier for name, text in ranges.items()
    }
    assert all(f"{name} (`{extra}`)" in PAGE for extra in EXTRAS for name in required(extra))


@cache
def importers() -> dict[str, set[str]]:
    """The modules that import each library from outside, under whatever condition."""
    found: dict[str, set[str]] = {}
    package = Path(dosecalc.__file__).parent
    for path in sorted(package.rglob("*.py")):
        module = ".".join(("dosecalc", *path.relative_to(package).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for top in {name.partition(".")[0] for name in names} - {"dosecalc", ""} - sys.stdlib_module_names:
                found.setdefault(top, set()).add(module)
    return found


def test_a_library_is_imported_where_its_row_says_and_nowhere_else() -> None:
    found = importers()

    assert set(IMPORTED) == set(found)
    for name, row in IMPORTED.items():
        told = re.findall(r"`(dosecalc[\w.]*)`", row[3])
        within = {place: {module for module in found[name] if f"{module}.".startswith(f"{place}.")} for place in told}
        assert all(within.values()), (name, "is not imported by all that are told")
        assert set().union(*within.values()) == found[name], name


def test_what_only_tests_and_checks_use_has_its_row_and_is_imported_by_no_part_of_the_program() -> None:
    others = {
        name: extra
        for extra in ("test", "interop", "sessions", "check")
        for name in required(extra)
        if name != "dosecalc"
    }

    assert {name: row[0].strip("`") for name, row in rows("What only tests and checks use").items()} == others
    assert set() == {name.replace("-", "_") for name in others} & set(importers())


SPELLED = {
    "MIT": ("MIT", "MIT License"),
    "BSD-3-Clause": ("BSD", "BSD-3-Clause", "BSD License"),
    "Apache-2.0": ("Apache 2.0", "Apache Software License"),
    "ISC": ("ISC License", "ISC License (ISCL)"),
}
"""How packages write a licence that they do not name by its SPDX identifier."""


@pytest.mark.parametrize("name", [*IMPORTED, *BROUGHT])
def test_a_licence_is_the_one_that_the_library_states(name: str) -> None:
    told = {**IMPORTED, **BROUGHT}[name][1]
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    classifiers = [text.rpartition(" :: ")[2] for text in stated.get_all("Classifier") or () if "License ::" in text]
    licences = {text for field in ("License-Expression", "License") for text in stated.get_all(field) or () if text}

    assert {told, *SPELLED.get(told, ())} & {*licences, *classifiers}, (licences, classifiers)


# The lock


def pins(name: str) -> list[tuple[Requirement, list[str], list[str]]]:
    """Each pinned library of a lock file, with its hashes and by what it is brought."""
    found: list[tuple[Requirement, list[str], list[str]]] = []
    for line in (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        text = line.strip().removesuffix("\\").strip()
        if not line.startswith(" "):
            found.append((Requirement(text), [], []))
        elif text.startswith("--hash=sha256:"):
            found[-1][1].append(text.removeprefix("--hash=sha256:"))
        else:
            found[-1][2].extend(text.strip("# ").removeprefix("via").split())
    return found


LOCKS = {"run": required(), "extras": WANTED, "build": {}}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_library_by_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"^-|^ +--(?!hash=sha256:[0-9a-f]{64}( \\)?$)|/", text, flags=re.MULTILINE)
    for requirement, hashes, _ in pins(lock):
        assert ["=="] == [one.operator for one in requirement.specifier], requirement
        assert hashes, requirement
        assert [] == [found for found in hashes if not re.fullmatch("[0-9a-f]{64}", found)]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_one_version_in_the_range_of_the_project_for_every_system(
    lock: str, system: str, python: str
) -> None:
    here: dict[str, Any] = {**default_environment(), "sys_platform": system, "python_full_version": python}
    here["python_version"] = python.rpartition(".")[0]
    chosen: dict[str, list[Version]] = {}
    for requirement, _, _ in pins(lock):
        if requirement.marker is None or requirement.marker.evaluate(here):
            version = Version(str(requirement.specifier).removeprefix("=="))
            chosen.setdefault(canonicalize_name(requirement.name), []).append(version)

    assert [] == [name for name, versions in chosen.items() if len(versions) != 1]
    for name, wanted in LOCKS[lock].items():
        assert wanted.specifier.contains(chosen[name][0]), (name, chosen.get(name))


def test_the_lock_is_renewed_for_the_extras_that_it_holds() -> None:
    assert f"EXTRAS = {EXTRAS}".replace("'", '"') in (ROOT / "noxfile.py").read_text(encoding="utf-8")


def test_the_smaller_lock_is_part_of_the_larger() -> None:
    smaller, larger = ({(str(pin), *hashes) for pin, hashes, _ in pins(lock)} for lock in ("run", "extras"))

    assert smaller < larger


def test_what_builds_the_program_is_locked() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    locked = {pin.name: str(pin.specifier).removeprefix("==") for pin, _, _ in pins("build")}

    assert [] == [text for text in build if not Requirement(text).specifier.contains(locked[Requirement(text).name])]


def test_what_the_libraries_bring_with_them_is_what_the_lock_holds() -> None:
    brought = {pin.name: {name for name in by if name != "dosecalc"} for pin, _, by in pins("extras")}
    told = {name: set(re.findall(r"[\w-]{2,}", re.sub(r"\(.*\)", "", row[0]))) for name, row in BROUGHT.items()}

    assert {name: by for name, by in brought.items() if name not in WANTED} == told


@cache
def _needed(name: str) -> frozenset[str]:
    """What an installed library asks for here."""
    asked = map(Requirement, metadata(name).get_all("Requires-Dist") or ())
    return frozenset(
        canonicalize_name(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})
    )


def test_the_lock_leaves_out_nothing_that_is_needed_here() -> None:
    locked = {canonicalize_name(pin.name) for pin, _, _ in pins("extras")}
    versions = {name: metadata(name)["Version"] for name in locked if _is_installed(name)}
    pinned = {canonicalize_name(pin.name): str(pin.specifier) for pin, _, _ in pins("extras")}
    same = [name for name, version in versions.items() if f"=={version}" == pinned[name]]

    assert set() == {needed for name in same for needed in _needed(name)} - locked


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata(name))
    except PackageNotFoundError:
        return False


# Without one


@pytest.mark.parametrize("extra", ["anki", "pdf"])
def test_an_export_without_its_extra_says_what_to_install(
    extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in required(extra):
        monkeypatch.setitem(sys.modules, name, None)
        for module in importers()[name] & set(sys.modules):
            monkeypatch.delitem(sys.modules, module)

    with pytest.raises(CannotExport, match=rf"python3 -m pip install 'dosecalc\[{extra}\]'"):
        written(extra, source(problems=1), tmp_path / "file")
    assert [] == list(tmp_path.iterdir())


MISSING = """
import sys
sys.modules[sys.argv[1]] = None
sys.argv = ["dosecalc", *sys.argv[2:]]
from dosecalc.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("name", "command"),
    [("typer", "--help"), ("pint", "convert,154 lb,kg"), ("platformdirs", "preferences"), ("tomllib", "list,policies")],
)
def test_without_what_it_needs_a_command_says_so_and_tells_nothing_else(name: str, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSING, name, *command.split(",")],
        env={name: text for name, text in PLAIN.items() if name != "DOSECALC_HOME"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "" == done.stdout
    if name in IMPORTED:
        assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
        assert f"dosecalc: the library {name} is missing" in done.stderr
    else:
        assert "Traceback" in done.stderr  # not a library: the Python is broken


def test_plain_lines_do_without_rich() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSING, "rich", "convert", "154 lb", "kg", "--plain"],
        env=PLAIN,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert "Answer: 70 kg" in done.stdout


@pytest.mark.parametrize("line", [("convert", "154 lb", "kg"), ("convert", "154 lb", "kg", "--format", "json")])
def test_where_pint_comes_to_another_number_nothing_is_told(
    line: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_to_pint, "asked_of_pint", lambda *units: asked_of_pint(*units) * 10)

    with pytest.raises(ArithmeticError, match="in pint"):
        app(line, standalone_mode=False)
    assert "" == capsys.readouterr().out

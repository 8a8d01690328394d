"""What the program never does: evaluate text, take text from outside for a format, reckon doses in floats, write past
the encoder of a sink. Ruff finds much of it, for all its rules are on; this finds the rest, and whoever silences ruff.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dosecalc"
FILES = sorted(SOURCE.rglob("*.py"))

OF_DOSES = ("quantities", "calculations", "tutoring", "orders", "devices", "bank", "sets", "classroom/grades")
"""Packages in which nothing is a float."""

EVALUATES = {"eval", "exec", "compile", "__import__", "literal_eval", "system", "popen", "from_markup", "render_markup"}
LOADS_CODE = {"pickle", "marshal", "shelve", "dill", "yaml", "code", "codeop", "subprocess", "imp", "runpy", "tarfile"}

TALKS = {"socket", "socketserver", "ssl", "http", "smtplib", "ftplib", "xmlrpc", "asyncio", "requests", "webbrowser"}
MAY_TALK = {"verification.cluster"}
"""Ways to the network, and who may go there, where that is asked: what a learner answers stays on the machine."""

SINKS = {
    "print": {"cli.terminal"},
    "tostring": {"markup"},
    "fromstring": {"markup"},
    "XML": {"nowhere"},
    "SubElement": {"nowhere"},
    "Element": {"markup"},
    "escape": {"markup"},
    "csv.writer": {"spreadsheet"},
    "csv.DictWriter": {"nowhere"},
    "write_string": {"classroom.grades.workbook"},
    "Workbook": {"classroom.grades.workbook"},
    "Text": {"cli.terminal"},
    "Console": {"cli.terminal", "cli.counting"},
    "Note": {"exports.cards.anki_deck"},
    "writestr": {"exports.qti.packages"},
    "ZipFile": {"exports.qti.packages"},
    "TarFile": {"nowhere"},
    "unpack_archive": {"nowhere"},
    "extractall": {"nowhere"},
}
"""What writes into a sink, and the module that encodes what is written there; others call that module."""

SILENCED = {
    "S314": {"markup"},  # our own drawings are read back as elements
    "S608": {"learner.history", "learner.progress_briefs"},  # SQL put together from constants
}
"""Rules of ruff on security that are silenced, and where."""


def module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def name_of(called: ast.expr) -> str:
    """The last name of what is called: `writer` and `csv.writer`."""
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def in_full(called: ast.expr) -> str:
    return ast.unparse(called) if isinstance(called, ast.Name | ast.Attribute) else ""


def is_our_own(text: ast.expr) -> bool:
    """Whether a format is a text of the program: one that stands there, or a constant."""
    return isinstance(text, ast.Constant) or name_of(text).isupper()


def offences(source: str, where: str = "somewhere", *, of_doses: bool = False) -> Iterator[str]:
    """What a module does that none may; `where`: its name. of_doses: whether nothing in it may be a float."""
    for node in ast.walk(ast.parse(source)):
        if of_kind := OF_KIND.get(type(node)):
            yield from of_kind(node, where)
        if of_doses:
            yield from _of_doses(node)


def _of_an_import(node: ast.Import | ast.ImportFrom, where: str) -> Iterator[str]:
    names = [each.name for each in node.names]
    modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
    yield from (
        f"import {name}"
        for name in modules
        if name.partition(".")[0] in LOADS_CODE | (TALKS if where not in MAY_TALK else set())
    )
    yield from (f"import {name}" for name in modules if name.startswith("urllib") and name != "urllib.parse")
    yield from (f"import {name}" for name in names if modules == ["string"] and name in {"Template", "Formatter"})


def _of_a_remainder(node: ast.BinOp, _: str) -> Iterator[str]:
    is_text = isinstance(node.left, ast.JoinedStr) or isinstance(getattr(node.left, "value", 0), str)
    is_bytes = isinstance(getattr(node.left, "value", 0), bytes)
    if isinstance(node.op, ast.Mod) and (is_text or (isinstance(node.right, ast.Tuple | ast.Dict) and not is_bytes)):
        yield "%"


def _of_a_call(node: ast.Call, where: str) -> Iterator[str]:
    name, full = name_of(node.func), in_full(node.func)
    if full in EVALUATES or name in EVALUATES - {"compile"}:
        yield name
    if isinstance(node.func, ast.Attribute) and (name == "format_map" or _is_format(name, node.func.value)):
        yield f".{name}"
    if any(each.arg == "shell" for each in node.keywords):
        yield "shell="
    sink = full if full in SINKS else name
    if where not in SINKS.get(sink, {where}) and full != "re.escape":
        yield f"{sink} outside {', '.join(sorted(SINKS[sink]))}"


def _is_format(name: str, text: ast.expr) -> bool:
    return name == "format" and not is_our_own(text)


def _of_doses(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield f"the float {node.value}"
    elif isinstance(node, ast.Name) and node.id in {"float", "round", "complex"}:
        yield node.id
    elif isinstance(node, ast.Attribute) and in_full(node) in {"math.sqrt", "math.pow", "math.fsum"}:
        yield in_full(node)


OF_KIND: dict[type[ast.AST], Callable[[Any, str], Iterator[str]]] = {
    ast.Call: _of_a_call,
    ast.Import: _of_an_import,
    ast.ImportFrom: _of_an_import,
    ast.BinOp: _of_a_remainder,
    ast.Assert: lambda _node, _where: iter(["assert"]),
}


def is_of_doses(path: Path) -> bool:
    return path.relative_to(SOURCE).as_posix().startswith(tuple(f"{each}/" for each in OF_DOSES))


@cache
def found() -> dict[str, list[str]]:
    told = {
        module(path): sorted(offences(path.read_text(encoding="utf-8"), module(path), of_doses=is_of_doses(path)))
        for path in FILES
    }
    return {name: each for name, each in told.items() if each}


def test_no_module_does_what_none_may() -> None:
    assert len(FILES) > 400
    assert {} == found()


@pytest.mark.parametrize(
    ("planted", "offence"),
    [
        ("eval(text)", "eval"),
        ("exec(text)", "exec"),
        ("builtins.exec(text)", "exec"),
        ("ast.literal_eval(text)", "literal_eval"),
        ("compile(text, '', 'eval')", "compile"),
        ("__import__(name)", "__import__"),
        ("os.system(text)", "system"),
        ("story.format(name=name)", ".format"),
        ("self.text.format_map(values)", ".format_map"),
        ("TEXT.format_map(values)", ".format_map"),
        ("read(path).format(1)", ".format"),
        ("f'{title}'.format(1)", ".format"),
        ("from string import Template", "import Template"),
        ("'%s' % title", "%"),
        ("f'{title} %s' % name", "%"),
        ("story % {'name': name}", "%"),
        ("story % (name,)", "%"),
        ("run(text, shell=True)", "shell="),
        ("import pickle", "import pickle"),
        ("from yaml import load", "import yaml"),
        ("import marshal, shelve", "import shelve"),
        ("def late():\n    import subprocess", "import subprocess"),
        ("import socket", "import socket"),
        ("from urllib.request import urlopen", "import urllib.request"),
        ("from http.client import HTTPConnection", "import http.client"),
        ("import tarfile", "import tarfile"),
        ("assert answer", "assert"),
        ("print(title)", "print outside cli.terminal"),
        ("Text(title)", "Text outside cli.terminal"),
        ("Console()", "Console outside cli.counting, cli.terminal"),
        ("csv.writer(stream)", "csv.writer outside spreadsheet"),
        ("tostring(made)", "tostring outside markup"),
        ("html.escape(text)", "escape outside markup"),
        ("sheet.write_string(0, 0, name)", "write_string outside classroom.grades.workbook"),
    ],
)
def test_an_offender_that_is_planted_is_found(planted: str, offence: str) -> None:
    assert offence in set(offences(planted))


@pytest.mark.parametrize(
    "planted", ["float(text)", "dose * 0.1", "round(dose, 1)", "math.sqrt(2)", "map(float, given)"]
)
def test_a_float_near_a_dose_is_found(planted: str) -> None:
    assert list(offences(planted, of_doses=True))
    assert [] == list(offences(planted))


@pytest.mark.parametrize(
    "allowed",
    [
        "'{} of {}'.format(1, 2)",
        "WORTH.format(2)",
        "7 % 2",
        "minutes % A_DAY",
        "re.compile('a')",
        "re.escape(a)",
        "b'%d' % (7,)",
    ],
)
def test_what_is_allowed_is_no_offence(allowed: str) -> None:
    assert [] == list(offences(allowed))


def test_no_rule_on_security_is_silenced_unseen() -> None:
    silenced: dict[str, set[str]] = {}
    for path in FILES:
        for told in re.findall(r"# (?:ruff: )?noqa(?::([ A-Z0-9,]+))?", path.read_text(encoding="utf-8")):
            assert told.strip(), f"{module(path)}: a bare noqa silences everything"
            for rule in re.findall(r"\bS\d{3}\b", told):
                silenced.setdefault(rule, set()).add(module(path))

    assert SILENCED == silenced


def test_ruff_finds_what_it_is_relied_on_for(tmp_path: Path) -> None:
    pytest.importorskip("ruff")
    planted = {
        "S101": "assert text",
        "S102": "exec(text)",
        "S301": "import pickle\npickle.loads(data)",
        "S302": "import marshal\nmarshal.loads(data)",
        "S307": "eval(text)",
        "S314": "from xml.etree.ElementTree import fromstring\nfromstring(text)",
        "S506": "import yaml\nyaml.load(text)",
        "S602": "import subprocess\nsubprocess.run(text, shell=True)",
        "S605": "import os\nos.system(text)",
        "S608": "f'DELETE FROM {text}'",
        "T201": "print(text)",
        "UP031": "'%s' % text",
    }
    for rule, code in planted.items():
        (tmp_path / f"{rule.lower()}.py").write_text(f"{code}\n", encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    result = subprocess.run(
        [*command, "--output-format", "concise", str(tmp_path)], capture_output=True, check=False, text=True, timeout=60
    )

    for rule in planted:
        assert re.search(rf"{rule.lower()}\.py:.* {rule} ", result.stdout), rule

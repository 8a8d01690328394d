"""The schema of templates says what the reader says: which keys there are, and what must be there."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dosecalc.bank.draw_reader import MAKERS
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.layout import SCHEMA
from dosecalc.bank.table_reader import TableReader
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.template_schema import (
    part_keys,
    picture_keys,
    template_schema,
    value_keys,
    writing_keys,
)
from tests.bank.faults import FAULTS, TEMPLATE

FILE = bank_folder() / "schemas" / SCHEMA
PATHS = template_paths()
TOMBI = shutil.which("tombi", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8")))


def test_the_schema_in_the_bank_is_the_one_that_the_lists_of_the_reader_make() -> None:
    made = f"{json.dumps(template_schema(), indent=2)}\n"
    if os.environ.get("DOSECALC_RENEW_GOLDEN"):
        FILE.write_text(made, encoding="utf-8")

    assert made == FILE.read_text(encoding="utf-8")


def test_every_template_of_the_bank_keeps_to_it() -> None:
    jsonschema.Draft202012Validator.check_schema(template_schema())
    found = validator()

    assert [] == [path.name for path in PATHS if not found.is_valid(tomllib.loads(path.read_text(encoding="utf-8")))]


def keys_asked_for(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Which keys the reader asks for, by the table that they are in, while it reads the whole bank."""
    asked: dict[str, set[str]] = defaultdict(set)
    tables: list[TableReader] = []
    finish = TableReader.finish

    def remembered(reader: TableReader) -> None:
        tables.append(reader)
        finish(reader)

    monkeypatch.setattr(TableReader, "finish", remembered)
    for path in PATHS:
        read_template(path)
    for table in tables:
        asked[table_name(table)] |= table.known
    return asked


def table_name(table: TableReader) -> str:
    """`value label` for any value that comes from a label, `picture cup` for any picture of a cup, and so on."""
    kind = re.sub(r"\.(\d+|[a-z_]+)$", "", table.path)
    if kind in {"givens", "extras", "values"} and table.path != kind:
        return f"value {next(key for key in MAKERS if key in table.table)}"
    if kind == "written" and table.path != kind:
        return f"writing {'texts' if 'texts' in table.table else 'of'}"
    if kind == "part" and table.path != kind:
        return f"part {'reading' if 'reading' in table.table else 'calculation'}"
    if kind == "picture":
        return f"picture {table.table['device']}"
    return {"drug": "choice", "drugs": "choice", "story": "story"}.get(kind, table.path)


def keys_in_the_schema() -> dict[str, set[str]]:
    made = template_schema()
    branches = {"value": value_keys(), "writing": writing_keys(), "part": part_keys(), "picture": picture_keys()}
    return {
        "": set(made["properties"]),
        "answer": set(made["properties"]["answer"]["properties"]),
        "choice": set(made["$defs"]["choice"]["properties"]),
        "story": set(made["$defs"]["story"]["properties"]),
        **{f"{name} {key}": set(keys) for name, kinds in branches.items() for key, (keys, _) in kinds.items()},
    }


PROBED = {"value": {*MAKERS, "told"}, "part": {"reading"}, "writing": {"texts"}}
"""What the reader looks for in every such table, be it to say that it does not belong there."""

ONLY_WHERE_IT_FOLLOWS = {"after"}
"""What the reader looks for in those pictures only that follow an answer, which of some devices the bank has none."""


def test_the_schema_has_exactly_the_keys_that_the_reader_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, known = keys_asked_for(monkeypatch), keys_in_the_schema()

    assert set() == known.keys() - asked.keys(), "the bank has no table of this kind"
    for table, keys in known.items():
        probed = PROBED.get(table.partition(" ")[0], set()) - keys
        found = asked[table] - probed
        assert keys - ONLY_WHERE_IT_FOLLOWS == found - ONLY_WHERE_IT_FOLLOWS, table


def test_every_source_of_values_is_in_the_schema() -> None:
    assert set(MAKERS) == set(value_keys())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(old, new, told) for kind, old, new, told in FAULTS if kind == "template"],
    ids=lambda each: each[:30] if isinstance(each, str) else "",
)
def test_what_the_schema_refuses_the_reader_refuses_too(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace(old, new, 1), encoding="utf-8")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError:
        return
    with pytest.raises(InvalidBank):
        read_template(path)
    if any("unknown key" in line or "found nothing" in line for line in told):
        assert not validator().is_valid(table)


BROKEN: list[dict[str, Any]] = [
    {"levle": 2},
    {"level": 5},
    {"level": "2"},
    {"calculation": "weight_dos"},
    {"story": []},
    {"story": [{"ask": "How many?"}]},
    {"story": [{"order": "Give it."}]},
    {"givens": {"weight": {"values": []}}},
    {"givens": {"weight": {"from": "1 kg", "to": "2 kg", "stepp": "1 kg"}}},
    {"part": [{"name": "a", "calculation": "weight_dose", "ask": "?"}]},
    {"picture": [{"device": "cup"}]},
    {"drug": {"any_of": ["dopamine"], "form": "bottle"}},
    {"answer": {"rounding": "upwards"}},
]


@pytest.mark.parametrize("change", BROKEN, ids=lambda change: json.dumps(change)[:40])
def test_what_is_built_wrongly_is_refused(change: dict[str, Any]) -> None:
    table = tomllib.loads(TEMPLATE)

    assert validator().is_valid(table)
    assert not validator().is_valid(table | change)


@pytest.mark.parametrize(
    ("calculation", "more", "is_whole"),
    [
        ("metric_conversion", {}, False),
        ("metric_conversion", {"unit": "g"}, True),
        ("weight_dose", {}, True),
        ("weight_dose", {"unit": "g"}, True),
    ],
)
def test_a_part_that_converts_must_say_to_which_unit(calculation: str, more: dict[str, str], *, is_whole: bool) -> None:
    part = {"name": "a", "calculation": calculation, "ask": "How much?"}
    schema = validator().schema
    assert isinstance(schema, dict)

    assert is_whole == jsonschema.Draft202012Validator({"$ref": "#/$defs/part", "$defs": schema["$defs"]}).is_valid(
        part | more
    )


@pytest.mark.skipif(TOMBI is None, reason="tombi, which checks TOML by schemas, is not installed (extra: check)")
def test_an_editor_finds_the_same_through_the_line_at_the_top(tmp_path: Path) -> None:
    shutil.copy(FILE, tmp_path)
    for path in PATHS:
        text = f"#:schema ./{SCHEMA}\n{path.read_text(encoding='utf-8')}"
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    good = linted(tmp_path, *(path.name for path in PATHS))
    (tmp_path / "bad.toml").write_text(f"#:schema ./{SCHEMA}\n{TEMPLATE.replace('level', 'levle')}")
    bad = linted(tmp_path, "bad.toml")

    assert (0, "") == (good.returncode, "".join(re.findall(r"Error.*", good.stdout + good.stderr)))
    assert 1 == bad.returncode
    assert '"levle" is not allowed\n    at bad.toml:4:1' in bad.stdout + bad.stderr


def linted(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(TOMBI), "lint", "--offline", *names],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

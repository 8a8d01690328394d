"""Where things stand in a file: every key and element of every list, by line and column."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.toml_places import places_in

TEXT = """\
a = [
  "x", # "c
  'y]',
]
b = { c = "1\\"", d = [ { e = 1 }, { e = 2 } ] } # }
"k.l" . m = 2

[[s]]
q = \"\"\"a
[x]
u = 1 \\\"\"\"\" # \"\"\"
  [s.t]
  u = 1
[[s]]
[s."v w"]
z='it"s' # x = 1
"""
PLACES = {
    "a": (1, 1),
    "a.0": (2, 3),
    "a.1": (3, 3),
    "b": (5, 1),
    "b.c": (5, 7),
    "b.d": (5, 18),
    "b.d.0": (5, 24),
    "b.d.0.e": (5, 26),
    "b.d.1": (5, 35),
    "b.d.1.e": (5, 37),
    "k.l.m": (6, 1),
    "s.0": (8, 1),
    "s.0.q": (9, 1),
    "s.0.t": (12, 3),
    "s.0.t.u": (13, 3),
    "s.1": (14, 1),
    "s.1.v w": (15, 1),
    "s.1.v w.z": (16, 1),
}


def paths(value: Any, path: str = "") -> list[str]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [paths(each, f"{path}.{name}" if path else str(name)) for name, each in inner]
    return [path for of_each in found for path in of_each] if inner else [path]


def test_every_key_and_element_has_its_place() -> None:
    assert set(paths(tomllib.loads(TEXT))) <= PLACES.keys()
    assert places_in(TEXT) == PLACES


@pytest.mark.parametrize("topic", sorted((bank_folder() / "templates").iterdir()), ids=lambda path: path.name)
def test_everything_in_the_templates_has_its_place_and_begins_there(topic: Path) -> None:
    for path in topic.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        lines, places = text.split("\n"), places_in(text)
        assert set(paths(tomllib.loads(text))) <= places.keys()
        for name, (line, column) in places.items():
            last = name.rpartition(".")[2]
            assert lines[line - 1][column - 1 :].startswith(("[", '"', "{", last)), (path, name)


@example("a = ['x' 'y']")
@given(st.text(alphabet="ab=[]{}.,\"' #\n1", max_size=40))
def test_a_walk_ends_whatever_the_text(text: str) -> None:
    rows = text.split("\n")
    for line, column in places_in(text).values():
        assert 1 <= line <= len(rows)
        assert 1 <= column <= len(rows[line - 1]) + 1

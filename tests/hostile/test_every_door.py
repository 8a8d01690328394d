"""Where texts come in: templates of one's own, rosters, files and their names, titles, answers, arguments. Each is
taken as text or refused in a line that shows it safely; nothing is written outside the folder that was named.
"""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from dosecalc.bank.faults import Fault, InvalidBank
from dosecalc.bank.template_reader import read_template
from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import Shown
from dosecalc.exports.options import Options
from dosecalc.exports.typeset.characters import Characters
from dosecalc.exports.typeset.engine import Engine
from dosecalc.untrusted import cleaned
from tests.cli.conftest import Call, Result, call, own_home_of_processes  # noqa: F401 - fixtures
from tests.hostile.sinks import carrying
from tests.hostile.texts import ESCAPED, TEXTS, Hostile
from tests.own_banks import TEMPLATE, own_bank, write

ALL = os.environ.get("DOSECALC_HOSTILE") == "all"
EACH = pytest.mark.parametrize("hostile", TEXTS, ids=str)
SOME = pytest.mark.parametrize("hostile", TEXTS if ALL else TEXTS[::5], ids=str)


def is_safe(result: Result) -> bool:
    """Whether nothing on the screen is obeyed, and nothing is a traceback."""
    lines = [*result.out.split("\n"), *result.err.split("\n")]
    return all(cleaned(line) == line for line in lines) and "Traceback" not in result.err


def flat(text: str) -> str:
    return " ".join(text.split())


def quoted(text: str) -> str:
    """As TOML and JSON quote a text, where they can."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


NO_TEXT = "Ana\udcff"
"""What a shell hands on of a byte that is no text."""


@pytest.mark.parametrize(
    "arguments",
    [
        *(("drill", NO_TEXT), ("show", NO_TEXT), ("check", "vasopressor-by-weight@2:1:pharmacy@1", NO_TEXT)),
        *(("solve", "pump_rate", NO_TEXT), ("convert", NO_TEXT, "mg"), ("progress", "--topic", NO_TEXT)),
        ("progress", "--exam", NO_TEXT),
        *(("history", "list", "--topic", NO_TEXT), ("--profile", NO_TEXT), ("exam", NO_TEXT), ("list", NO_TEXT)),
        *(("generate", "--topic", NO_TEXT), ("grade", NO_TEXT, NO_TEXT), ("verify", NO_TEXT), ("new", NO_TEXT)),
    ],
    ids=ascii,
)
def test_bytes_that_are_no_text_are_told(arguments: tuple[str, ...], call: Call) -> None:  # noqa: F811
    result = call(*arguments)

    assert result.code in {1, 2}
    assert is_safe(result)


@SOME
def test_a_title_is_one_line_of_text(hostile: Hostile, tmp_path: Path, call: Call) -> None:  # noqa: F811
    title = hostile.text.replace("\ud800", "\udcff").replace("\x00", "\x01")
    made = call("generate", "--topic", "conversion", "-n", "1", f"--title={title}", "-o", str(tmp_path))
    exported = call(
        "export", str(tmp_path / "key.json"), *("--to", "html", "--to", "md", "--to", "json", "--to", "gift")
    )

    assert (0, 0) == (made.code, exported.code)
    assert is_safe(made)
    assert is_safe(exported)


COMMANDS = (("show",), ("drill",), ("solve",), ("convert", "5 mg"), ("draw",), ("export",), ("grade", "key.json"))
ARGUMENTS = [
    pytest.param(command, hostile, id=f"{command[0]}-{hostile}")
    for turn, command in enumerate(COMMANDS)
    for place, hostile in enumerate(TEXTS)
    if (ALL or place % len(COMMANDS) == turn) and not set("\x00\ud800") & set(hostile.text)
]
"""No shell passes NUL or half a character."""


@pytest.mark.parametrize(("command", "hostile"), ARGUMENTS)
def test_an_argument_is_quoted_safely(command: tuple[str, ...], hostile: Hostile, call: Call) -> None:  # noqa: F811
    result = call(*command, hostile.text)

    assert result.code == 2
    assert is_safe(result)
    assert len(result.err.splitlines()) <= 3


@SOME
def test_an_answer_is_read_or_refused_and_shown_safely(hostile: Hostile, call: Call) -> None:  # noqa: F811
    result = call("check", "vasopressor-by-weight@2:1:pharmacy@1", hostile.text)

    assert result.code in {1, 2}
    assert is_safe(result)


@EACH
def test_a_template_is_refused_or_its_words_are_words(hostile: Hostile, tmp_path: Path) -> None:
    text = hostile.text.encode("utf-8", "replace").decode()
    told = TEMPLATE.replace('"Ibuprofen for a child"', quoted(text))
    path = tmp_path / "our-ward" / "child-dose.toml"
    write(path, told.replace('"What is the dose?"', quoted(f"What is the dose? {text}")))
    faults, title = tuple[Fault, ...](), ""
    try:
        title = read_template(path).title
    except InvalidBank as invalid:
        faults = invalid.faults
    codes = {fault.code.value for fault in faults}

    assert all(cleaned(str(fault)) == str(fault) for fault in faults)
    if cleaned(text) != text:
        assert codes == {"hidden-character"}
    elif "{" in text:
        assert codes <= {"unknown-placeholder", "stray-brace"}
    else:
        assert not codes
        assert text == title


@SOME
def test_a_template_of_ones_own_is_shown_safely(hostile: Hostile, tmp_path: Path, call: Call) -> None:  # noqa: F811
    bank = own_bank(tmp_path / "bank")
    text = hostile.text.encode("utf-8", "replace").decode()
    write(bank / "our-ward" / "child-dose.toml", TEMPLATE.replace('"Ibuprofen for a child"', quoted(text)))
    shown = call("--bank", str(bank), "show", "child-dose@1:1:pharmacy@1", "--plain")

    assert is_safe(shown)
    assert shown.code == (0 if cleaned(text) == text else 2)


DRUG = """\
name = {name}
class = "made up"
high_alert = false
hazardous = false
source = "Made up for a test"

[[product]]
form = "oral liquid"
amount = "100 mg"
volume = "5 mL"
source = "Made up for a test"
"""


@pytest.mark.parametrize(
    "hostile", [each for each in TEXTS if each.comes_back != ESCAPED and (ALL or "{" in each.text)], ids=str
)
def test_the_name_of_a_drug_is_never_a_placeholder(hostile: Hostile, tmp_path: Path, call: Call) -> None:  # noqa: F811
    bank = own_bank(tmp_path / "bank")
    write(bank / "formulary" / "our-syrup.toml", DRUG.replace("{name}", quoted(hostile.text)))
    told = TEMPLATE.replace("[givens]", '[drug]\nany_of = ["our-syrup"]\n\n[givens]')
    write(bank / "our-ward" / "child-dose.toml", told.replace("} by mouth.", "} of {drug} {weight} by mouth."))
    shown = call("--bank", str(bank), "show", "child-dose@1:1:pharmacy@1", "--plain")

    assert is_safe(shown)
    assert shown.code == 0, shown.err
    assert f"of {flat(hostile.text)}" in flat(shown.out)


@SOME
def test_whoever_is_on_a_roster_is_only_a_name(hostile: Hostile, tmp_path: Path, call: Call) -> None:  # noqa: F811
    name = hostile.text.replace('"', '""').encode("utf-8", "replace").decode().replace("\n", " ").replace("\r", " ")
    (tmp_path / "class.csv").write_text(f'id,name\n"{name[:50]}","{name}"\n', encoding="utf-8", newline="")
    folder = tmp_path / "quiz"
    made = call(
        "generate", "--topic", "conversion", "-n", "1", "--roster", str(tmp_path / "class.csv"), "-o", str(folder)
    )
    assert is_safe(made)
    if made.code == 0:
        exported = call("export", str(folder / "key.json"), "--to", "html", "--to", "md", "--to", "csv")
        assert is_safe(exported)
        assert exported.code == 0
        assert {"set-1.html", "set-1.md"} < {each.name for each in folder.iterdir()}
    assert {"class.csv", "quiz"} >= {each.name for each in tmp_path.iterdir()}


@SOME
@pytest.mark.parametrize("key", ["title", "variant"])
def test_a_copy_from_anywhere_writes_nowhere_else(
    key: str,
    hostile: Hostile,
    tmp_path: Path,
    call: Call,  # noqa: F811
) -> None:
    folder = tmp_path / "in" / "here"
    folder.mkdir(parents=True)
    facts = copy_facts(call, tmp_path)
    (facts["terms"] if key == "title" else facts)[key] = hostile.text
    (folder / "set.json").write_text(json.dumps(facts), encoding="utf-8")
    result = call("export", str(folder / "set.json"), "--to", "md")

    assert is_safe(result)
    assert result.code == (2 if "\n" in hostile.text or key == "variant" else 0), result.err
    assert ["here"] == [each.name for each in (tmp_path / "in").iterdir()]
    for each in folder.iterdir():
        assert cleaned(each.name) == each.name
        assert each.name.isascii()


_copies: list[str] = []


def copy_facts(call: Call, folder: Path) -> dict[str, Any]:  # noqa: F811
    """A learner's copy of one problem."""
    if not _copies:
        call("generate", "--topic", "conversion", "-n", "1", "-o", str(folder / "quiz"))
        _copies.append((folder / "quiz" / "set-A.json").read_text(encoding="utf-8"))
    return dict(json.loads(_copies[0]))


@SOME
def test_a_file_is_named_safely_in_a_message(hostile: Hostile, tmp_path: Path, call: Call) -> None:  # noqa: F811
    name = hostile.text.replace("/", "_").replace("\x00", "_").encode("utf-8", "replace").decode()[:60]
    (tmp_path / f"{name}.json").write_text("no JSON", encoding="utf-8")
    for command in ("export", "take", "verify"):
        result = call(command, str(tmp_path / f"{name}.json"))
        assert is_safe(result)
        assert result.code in {1, 2}


def test_all_of_them_on_paper(tmp_path: Path) -> None:
    texts = [each.text for each in TEXTS if each.aims_at != "fonts"]
    source = carrying("Plain words")
    (first, *_) = source.drawn()
    paper = replace(source, drawn=lambda: iter([Shown(replace(first.printed, notes=tuple(texts)), None)]), size=1)
    export_to("pdf").write(paper, tmp_path / "a.pdf", Options(), lambda _: None)
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    found = "".join("".join(page.extract_text() for page in reader.pages).split())
    characters = Characters(Engine().without_glyph)

    assert not [page for page in reader.pages if "/Annots" in page]
    for text in texts:
        assert "".join(characters.text(text).replace("\u200b", "").split())[:25] in found

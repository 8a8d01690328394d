"""`dosecalc draw`, and pictures with problems."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.devices.words import words
from tests.cli.conftest import Call, started

READING, SETTING = "read-3-ml-syringe@1:3:pharmacy@1", "set-the-plunger@2:3:pharmacy@1"
LABEL = "vial-label-concentration@5:1:pharmacy@1"


def test_a_device_is_drawn_with_its_plunger_where_it_was_asked_for(call: Call) -> None:
    result = call("draw", "luer-3-ml", "--at", "1.4 mL")

    assert (0, "", "3 mL syringe:") == (result.code, result.err, result.out.splitlines()[0])
    assert "┃▒▒┃" in result.out


def test_a_device_is_described_where_plain_lines_are_wanted(call: Call) -> None:
    result = call("draw", "insulin-50", "--at", "23 units", "--plain")

    assert "Picture: A 50-unit insulin syringe (0.5 mL)" in result.out
    assert "3 lines past 20 units." in result.out
    assert 1 == len(result.out.splitlines())


def test_a_device_is_told_as_json_with_its_source(call: Call) -> None:
    facts = json.loads(call("draw", "cup-30-ml", "--at", "15 mL", "--format", "json").out)

    assert ["device", "says", "source"] == list(facts)


def test_a_stream_without_box_characters_gets_ascii() -> None:
    done = started("draw", "luer-3-ml", "--at", "1.4 mL", env={"PYTHONIOENCODING": "ascii"})

    assert (0, b"") == (done.returncode, done.stderr)
    assert b"|##|" in done.stdout
    assert b"?" not in done.stdout


def test_a_picture_is_written_as_svg(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "syringe.svg"
    result = call("draw", "luer-3-ml", "--at", "1.4 mL", "--svg", str(path))

    assert (0, f"Written: {path}\n") == (result.code, result.out)
    assert ET.parse(path).getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("luer-3",), "did you mean luer-3-ml"),
        (("luer-3-ml", "--at", "4 mL"), "4 mL is not on a scale from 0 to 3 mL"),
        (("insulin-50", "--at", "0.4 mL"), "is marked in units"),
        (("luer-3-ml", "--at", "much"), "at:"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(call: Call, arguments: tuple[str, ...], told: str) -> None:
    result = call("draw", *arguments)

    assert (2, "") == (result.code, result.out)
    assert told in result.err


def test_a_folder_that_is_not_there_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = started("draw", "luer-3-ml", "--svg", str(tmp_path / "none" / "x.svg"))

    assert (3, b"") == (done.returncode, done.stdout)
    assert b"there is no such folder" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_picture_is_drawn_over_an_earlier_one_and_over_nothing_else(call: Call, tmp_path: Path) -> None:
    path, other = tmp_path / "x.svg", tmp_path / "key.json"
    other.write_text("a key", encoding="utf-8")
    call("draw", "luer-3-ml", "--svg", str(path))
    first = path.read_bytes()

    assert 0 == call("draw", "luer-3-ml", "--at", "1 mL", "--svg", str(path)).code
    assert first != path.read_bytes()
    for there, why in ((other, "it is not a picture"), (tmp_path, "not a plain file")):
        refused = call("draw", "luer-3-ml", "--svg", str(there))
        assert (3, "") == (refused.code, refused.out)
        assert why in refused.err
    assert b"a key" == other.read_bytes()


def test_a_picture_to_read_comes_with_the_card(call: Call) -> None:
    (picture,) = problem(read_identity(READING)).pictures
    result = call("show", READING)

    assert picture.after is None
    assert f"Picture: {words(picture.device)}" in result.out


def test_a_picture_that_shows_the_answer_comes_with_the_answer_only(call: Call) -> None:
    (picture,) = problem(read_identity(SETTING)).pictures
    without, keyed = call("show", SETTING).out, call("show", SETTING, "--key").out

    assert "Picture:" not in without
    assert keyed.endswith(f"Picture: {words(picture.device)}\n")


def test_json_tells_pictures_and_none_that_gives_the_answer_away(call: Call) -> None:
    told, hidden, keyed = (
        json.loads(call("show", *arguments, "--format", "json").out)["pictures"]
        for arguments in ((LABEL,), (SETTING,), (SETTING, "--key"))
    )

    assert ([None], []) == ([row["after"] for row in told], hidden)
    assert ["device", "after", "says"] == list(keyed[0])
    assert ["answer"] == [row["after"] for row in keyed]


def test_a_drill_shows_the_picture_when_its_part_is_over(call: Call) -> None:
    result = call("drill", "set-the-plunger", "--seed", "3", "-n", "1", typed="s\n")
    answer, picture = result.out.index("The answer is"), result.out.index("Picture:")

    assert answer < picture < result.out.index("1 problem")


def test_the_pictures_of_a_problem_are_written_as_svg(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "label.svg"
    shown, keyed = call("show", LABEL, "--svg", str(path)), call("show", LABEL, "--svg", str(path), "--key")

    assert [1, 2] == [len(result.out.splitlines()) for result in (shown, keyed)]
    assert {"label.svg", "label-2.svg"} == {file.name for file in tmp_path.iterdir()}
    assert "needs --key" in call("show", SETTING, "--svg", str(path)).err

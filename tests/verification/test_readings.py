"""What is read off a picture is on its device: its numbered lines, the lines past them, what each is worth."""

from pathlib import Path

import pytest

from dosecalc.bank.template_names import template_paths
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER, SOUND

CUP, LINE, BEYOND = (
    f"{name}.toml"
    for name in ("numbered-line-that-is-not-there", "line-value-of-another-device", "lines-beyond-the-next-number")
)
OF_CUP = "what is printed on the 30 mL medicine cup: a line every 2.5 mL, numbered 5, 10, 15, 20, 25 and 30"
OF_SYRINGE = "what is printed on the 3 mL syringe: a line every 0.1 mL, numbered 0.5, 1, 1.5, 2, 2.5 and 3"


def told(name: str, folder: Path = FOLDER) -> list[tuple[str, str, str]]:
    found = verified(Extent(paths=[folder / name], samples=30, jobs=1, policies=["exact"])).findings
    return [(each.code, each.found.partition(" (in ")[0], each.expected) for each in found]


def changed(tmp_path: Path, name: str, *changes: tuple[str, str]) -> list[str]:
    text = (FOLDER / name).read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (tmp_path / name).write_text(text, "utf-8")
    return [code for code, _, _ in told(name, tmp_path)]


@pytest.mark.parametrize(
    ("name", "ends", "expected"),
    [
        (CUP, "mL as a numbered line", OF_CUP),
        (LINE, "0.2 mL from line to line", OF_SYRINGE),
        (BEYOND, "lines past a numbered line, where the next numbered one is nearer", OF_SYRINGE),
    ],
)
def test_a_number_off_the_scale_is_told_as_that_and_never_as_untold(name: str, ends: str, expected: str) -> None:
    ((code, found, instead),) = told(name)

    assert ("other-scale", expected) == (code, instead)
    assert found.endswith(ends)


def test_what_the_device_has_is_right(tmp_path: Path) -> None:
    on_the_cup = 'from = "5 mL", to = "25 mL", step = "5 mL"', 'from = "5.3 mL", to = "25.3 mL", step = "1 mL"'

    assert [] == changed(tmp_path, CUP, (on_the_cup[1], on_the_cup[0]))
    assert [] == changed(tmp_path, LINE, ('"0.2 mL"', '"0.1 mL"'))
    assert [] == changed(tmp_path, BEYOND, ('to = "8"', 'to = "4"'))


@pytest.mark.parametrize(
    ("of_picture", "after"),
    [('at = "right_reading"', 'at = "one"'), ('at = "right_reading"', 'at = "other_reading"')],
    ids=["a value", "another reading"],
)
def test_a_reading_that_the_picture_does_not_show_must_be_told(tmp_path: Path, of_picture: str, after: str) -> None:
    others = (
        'one = { values = ["1 mL", "1.2 mL"] }\nhalf = { values = ["0.5 mL"] }\n'
        'other_reading = { calculation = "scale_reading", givens = { numbered_line = "half" } }\n\n[[part]]'
    )

    assert "untold-given" in changed(
        tmp_path, BEYOND, (of_picture, after), ('to = "8"', 'to = "4"'), ("[[part]]", others)
    )


def test_a_reading_is_told_by_the_part_itself_as_well(tmp_path: Path) -> None:
    assert ["other-scale"] == changed(tmp_path, BEYOND, ('at = "right_reading"', 'at = "reading"'))


def test_what_a_bag_shows_is_held_to_its_scale(tmp_path: Path) -> None:
    bag = ('device = "syringe"\nsyringe = "luer-3-ml"', 'device = "bag"\nbag = "bag-1000-ml"')
    numbered = ('from = "0 mL", to = "2.5 mL", step = "0.5 mL"', 'from = "100 mL", to = "800 mL", step = "100 mL"')
    lines = ('from = "1", to = "4", step = "1"', 'values = ["1"]')

    assert ["other-scale"] == changed(tmp_path, LINE, bag, numbered, lines, ('"0.2 mL"', '"50 mL"'))


def test_a_picture_of_something_else_shows_no_reading(tmp_path: Path) -> None:
    pump = (
        'device = "syringe"\nsyringe = "luer-3-ml"\nat = "right_reading"',
        'device = "pump"\nrate = "speed"\nleft = "one"',
    )
    values = ("[[part]]", 'speed = { values = ["10 mL/h"] }\none = { values = ["1 mL", "1.2 mL"] }\n\n[[part]]')

    assert "untold-given" in changed(tmp_path, BEYOND, pump, values)


def test_the_readings_of_the_bank_are_read_off_their_pictures() -> None:
    paths = [path for path in template_paths() if "scale_reading" in path.read_text("utf-8")]

    assert [] == list(map(str, verified(Extent(paths=paths, samples=20, jobs=1, policies=["exact"])).findings))


BETWEEN = "reading-between-two-lines.toml"
OFF = "an amount at one of its lines, 0.1 mL apart"


def test_a_reading_between_two_lines_is_told() -> None:
    ((code, found, instead),) = told(BETWEEN)

    assert ("off-graduation", OFF) == (code, instead)
    assert found.endswith("5 mL, between two lines of the 3 mL syringe")


def test_a_reading_at_a_line_is_none_between_two(tmp_path: Path) -> None:
    assert [] == changed(tmp_path, BETWEEN, ('"1.5", "2.5"', '"1", "2"'))


def test_what_is_set_between_two_lines_is_told_at_its_own_picture(tmp_path: Path) -> None:
    text = (SOUND / "syringe.toml").read_text("utf-8")
    second = text[text.index("[[picture]]") : text.index("[[story]]")].replace('"volume"', '"again"')
    path = tmp_path / "set.toml"
    path.write_text(text.replace("[[story]]", f"{second}[[story]]").replace('"1.5 mg"', '"1.25 mg"'), "utf-8")

    found = verified(Extent(paths=[path], samples=60, jobs=1, policies=["exact"])).findings

    assert [("off-graduation", "picture.1")] == [(each.code, each.key) for each in found]


def test_the_level_of_a_bag_may_lie_between_two_lines_unless_it_is_read(tmp_path: Path) -> None:
    bag = ('device = "syringe"\nsyringe = "luer-3-ml"', 'device = "bag"\nbag = "bag-1000-ml"')
    numbered = ('from = "0.5 mL", to = "2.5 mL", step = "0.5 mL"', 'from = "100 mL", to = "800 mL", step = "100 mL"')
    lines = ('"1.5", "2.5"', '"0.5", "0.25"')
    seen = ('at = "answer"', 'at = "seen"')
    extra = ("[[picture]]", '[extras]\nseen = { values = ["450 mL", "550 mL"] }\n\n[[picture]]')

    assert ["off-graduation"] == changed(tmp_path, BETWEEN, bag, numbered, lines, ('"0.1 mL"', '"100 mL"'))
    assert "off-graduation" not in changed(
        tmp_path, BETWEEN, bag, numbered, lines, ('"0.1 mL"', '"100 mL"'), seen, extra
    )

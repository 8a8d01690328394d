"""Pictures show what the model says, in the terminal, as SVG and in words.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/devices` writes the golden pictures anew; look at each of them.
"""

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.devices.picture import NARROWEST, WIDEST, picture
from dosecalc.devices.scale import Mark
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.svg import svg
from dosecalc.devices.syringes import SYRINGES, Syringe
from dosecalc.devices.vessels import BAGS, CUP, Bag, FilledCup, HungBag, TimeTape
from dosecalc.devices.words import titled, words
from tests.devices.seen import LABEL, NAMED, SHOWN, SVG, read_svg_syringe, read_syringe, read_words

GOLDEN = Path(__file__).parents[1] / "golden" / "pictures"
RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
MOST_COLUMNS = 78

widths = st.integers(NARROWEST, 120)


@st.composite
def set_syringes(draw: st.DrawFn) -> SetSyringe:
    """A syringe set at one of its lines."""
    syringe = draw(st.sampled_from(SYRINGES))
    return SetSyringe(syringe, draw(st.sampled_from([mark.amount for mark in syringe.scale.marks])))


@given(set_syringes(), widths)
def test_the_front_ring_stands_under_its_line_at_every_width(device: SetSyringe, width: int) -> None:
    seen, _ = read_syringe(picture(device, width))

    assert device.at == seen


@given(st.sampled_from(SYRINGES), st.fractions(0, 1, max_denominator=997), widths)
def test_between_lines_the_front_ring_stands_within_half_a_column(syringe: Syringe, part: Fraction, width: int) -> None:
    at = syringe.scale.capacity * part
    seen, column = read_syringe(picture(SetSyringe(syringe, at), width))

    assert abs(seen - at) <= column / 2


@given(st.sampled_from(SYRINGES), st.integers(0, 1000))
def test_the_front_ring_of_a_drawing_stands_exactly_where_it_is_set(syringe: Syringe, thousandths: int) -> None:
    at = syringe.scale.capacity * Fraction(thousandths, 1000)

    assert at == read_svg_syringe(svg(SetSyringe(syringe, at)))


@given(set_syringes())
def test_words_about_a_syringe_lead_to_the_reading(device: SetSyringe) -> None:
    assert device.at == read_words(words(device))


@pytest.mark.parametrize("mark", CUP.scale.marks)
def test_words_about_a_cup_lead_to_the_reading(mark: Mark) -> None:
    assert mark.amount == read_words(words(FilledCup(CUP, mark.amount)))


@pytest.mark.parametrize("bag", BAGS)
def test_words_about_a_bag_lead_to_the_reading(bag: Bag) -> None:
    for mark in bag.scale.marks:
        assert mark.amount == read_words(words(HungBag(bag, mark.amount)))


def test_words_of_a_syringe_are_those_of_a_sighted_learner() -> None:
    assert (
        "A 3 mL syringe with a line every 0.1 mL, numbered 0.5, 1, 1.5, 2, 2.5 and 3. "
        "The plunger's front ring stands 4 lines past 1 mL."
    ) == words(SetSyringe(NAMED["luer-3-ml"], Fraction("1.4")))


def test_words_between_lines_name_both() -> None:
    three = NAMED["luer-3-ml"]

    assert "stands between the fourth and the fifth line past 1 mL." in words(SetSyringe(three, Fraction("1.44")))
    assert "stands between 1 mL and the first line past it." in words(SetSyringe(three, Fraction("1.04")))


@pytest.mark.parametrize("at", range(13))
def test_the_surface_of_a_cup_is_drawn_in_the_row_of_its_line(at: int) -> None:
    lines = picture(FilledCup(CUP, at * CUP.scale.graduation))
    rows = [row for row, line in enumerate(lines) if "──" in line and "└" not in line]
    bottom = next(row for row, line in enumerate(lines) if "└" in line)
    surface = next((row for row, line in enumerate(lines) if "━" in line), bottom)

    assert at == (12 - rows.index(surface) if surface != bottom else 0)


@pytest.mark.parametrize("amount", [410, 450, 490])
def test_between_lines_the_level_of_a_bag_stands_at_neither(amount: int) -> None:
    lines = picture(HungBag(BAGS[-1], Fraction(amount)))
    rows = [next(at for at, line in enumerate(lines) if f"─ {number} " in line) for number in (400, 500)]
    level = next(at for at, line in enumerate(lines) if "━━━━" in line)

    assert [level - 1, level + 1] == rows


def test_an_hour_of_a_tape_stands_in_the_row_nearest_to_what_is_due() -> None:
    """At 125 mL/h, 09:00 stands at 125 mL: in a row of its own, below the line for 100 mL."""
    lines = picture(HungBag(BAGS[-1], Fraction(400), "", TimeTape(Fraction(480), Fraction(125, 60))))
    of_100, nine, ten = (
        next(at for at, line in enumerate(lines) if text in line) for text in ("─ 100 ", "09:00", "10:00")
    )

    assert (of_100 + 1, of_100 + 3) == (nine, ten)


@pytest.mark.parametrize("bag", BAGS, ids=lambda bag: bag.id)
def test_the_level_of_a_bag_is_drawn_in_the_row_of_its_line(bag: Bag) -> None:
    for place, mark in enumerate(bag.scale.marks):
        lines = picture(HungBag(bag, mark.amount))
        top = next(row for row, line in enumerate(lines) if "run in" in line)

        assert top + place == next(row for row, line in enumerate(lines) if "━━" in line)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [40, 57, 80, 120])
def test_no_picture_is_wider_than_its_terminal(name: str, width: int) -> None:
    assert max(map(len, picture(SHOWN[name], width))) <= min(width, MOST_COLUMNS)


@pytest.mark.parametrize("name", SHOWN)
def test_where_a_picture_cannot_be_read_there_is_none(name: str) -> None:
    assert [] == picture(SHOWN[name], NARROWEST - 1)


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_in_ascii_has_only_ascii_and_the_same_shape(name: str) -> None:
    drawn, plain = picture(SHOWN[name]), picture(SHOWN[name], is_ascii=True)

    assert all(line.isascii() for line in plain)
    assert list(map(len, drawn)) == list(map(len, plain))


@pytest.mark.parametrize("name", SHOWN)
def test_pictures_hold_no_control_characters(name: str) -> None:
    assert all(line.isprintable() for line in picture(SHOWN[name]))


@pytest.mark.parametrize("name", SHOWN)
def test_a_drawing_is_well_formed_stands_alone_and_is_described(name: str) -> None:
    text = svg(SHOWN[name])
    root = ET.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}

    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "polygon", "circle", "text"}
    assert titled(SHOWN[name]) == root.findtext(f"{SVG}title")
    assert words(SHOWN[name]) == root.findtext(f"{SVG}desc")
    assert not {"href", "src", "onload", "style"} & {key for element in root.iter() for key in element.attrib}
    assert "url(" not in text


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_is_drawn_outside_of_a_drawing(name: str) -> None:
    root = ET.fromstring(svg(SHOWN[name]))
    width, height = Fraction(root.attrib["width"]), Fraction(root.attrib["height"])
    placed = [element.attrib for element in root.iter()]
    across = [Fraction(row[key]) for row in placed for key in ("x", "x1", "x2") if key in row]
    down = [Fraction(row[key]) for row in placed for key in ("y", "y1", "y2") if key in row]

    assert 0 <= min(across) <= max(across) <= width
    assert 0 <= min(down) <= max(down) <= height


def test_text_is_escaped_in_a_drawing() -> None:
    text = svg(replace(LABEL, drug="<script>alert(1)</script>&\x1b[2J"))

    assert "<script" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in text


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_as_it_was_looked_at(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    now = "\n".join((*picture(SHOWN[name], WIDEST), "", words(SHOWN[name]), ""))
    if RENEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now

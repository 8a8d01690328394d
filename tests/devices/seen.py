"""What somebody with a ruler reads off a picture or a description, without the program's help; and devices to draw."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import DiluentLine, VialLabel
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.syringes import SYRINGES
from dosecalc.devices.vessels import BAGS, CUP, FilledCup, HungBag, TimeTape
from dosecalc.quantities.given import given

if TYPE_CHECKING:
    from dosecalc.devices.setting import Device

SVG = "{http://www.w3.org/2000/svg}"
NAMED = {syringe.id: syringe for syringe in SYRINGES}

LABEL = VialLabel(
    "cefTRIAXone",
    given("1 g"),
    (
        DiluentLine("IV", "sterile water for injection", given("9.6 mL"), given("100 mg/mL"), given("10 mL")),
        DiluentLine("IM", "lidocaine 1%", given("2.1 mL"), given("350 mg/mL"), given("2.86 mL")),
    ),
)

SHOWN: dict[str, Device] = {
    **{
        syringe.id: SetSyringe(syringe, syringe.scale.nearest(syringe.scale.capacity * Fraction(7, 15)))
        for syringe in SYRINGES
    },
    "luer-3-ml-empty": SetSyringe(NAMED["luer-3-ml"], Fraction(0)),
    "luer-3-ml-full": SetSyringe(NAMED["luer-3-ml"], Fraction(3)),
    "tuberculin-1-ml-full": SetSyringe(NAMED["tuberculin-1-ml"], Fraction(1)),
    "cup": FilledCup(CUP, Fraction("7.5")),
    "cup-on-a-numeral": FilledCup(CUP, Fraction(15)),
    "bag-with-tape": HungBag(
        BAGS[2], Fraction(400), "sodium chloride 0.9%", TimeTape(Fraction(480), Fraction(100, 60))
    ),
    "bag": HungBag(BAGS[1], Fraction(150), "dextrose 5%"),
    "chamber": DripChamber(15, 8, 15),
    "chamber-with-many-drops": DripChamber(60, 42, 60),
    "pump": PumpPanel("heparin", given("12.5 mL/h"), given("187.5 mL"), given("62.5 mL")),
    "label": LABEL,
}


def numbers(text: str) -> list[tuple[Fraction, int]]:
    """The numerals of a line with the columns over which they stand: of an even number of signs, the left middle."""
    found = re.finditer(r"[\d.,]+", text)
    return [(Fraction(match[0].replace(",", "")), match.start() + (len(match[0]) - 1) // 2) for match in found]


def read_syringe(lines: list[str]) -> tuple[Fraction, Fraction]:
    """What the front ring of the last barrel shows, and how much one column is worth."""
    tops = [row for row, line in enumerate(lines) if "┴" in line]
    wall = tops[-1]
    numerals = next(row for row in range(wall, -1, -1) if re.search(r"\d", lines[row]))
    front = lines[wall + 1].index("┃")
    marks = [column for column, sign in enumerate(lines[wall]) if sign in "┴┌"]
    (low, start), (high, end) = _ends(numbers(lines[numerals]), marks)
    column = (high - low) / (end - start)
    return low + (front - start) * column, column


def _ends(found: list[tuple[Fraction, int]], marks: list[int]) -> tuple[tuple[Fraction, int], tuple[Fraction, int]]:
    """Two numerals that are far apart; where only one is printed, the zero line is the other."""
    assert all(column in marks for _, column in found), (found, marks)
    return (found[0] if len(found) > 1 else (Fraction(0), marks[0])), found[-1]


def read_svg_syringe(text: str) -> Fraction:
    """What the front ring of a drawn syringe shows: the thickest upright line between its numerals."""
    root = ET.fromstring(text)
    upright = [line for line in root.iter(f"{SVG}line") if line.get("x1") == line.get("x2")]
    front = next(Fraction(line.attrib["x1"]) for line in upright if line.get("stroke-width") == "3")
    found = [
        (Fraction(each.text.replace(",", "")), Fraction(each.attrib["x"]))
        for each in root.iter(f"{SVG}text")
        if each.text and re.fullmatch(r"[\d.,]+", each.text)
    ]
    (low, start), (high, end) = found[0], found[-1]
    return low + (front - start) * (high - low) / (end - start)


def read_words(text: str) -> Fraction:
    """What words about a scale come to: the number, and the lines beyond it."""
    value = re.search(r"a line every ([\d.]+) ", text)
    assert value is not None
    if at := re.search(r"the line of ([\d,.]+) (?:mL|units?)\b", text):
        return Fraction(at[1].replace(",", ""))
    counted = re.search(r"(\d+) lines? (?:past|above|below) ([\d,.]+) ", text)
    assert counted is not None, text
    return Fraction(counted[2].replace(",", "")) + int(counted[1]) * Fraction(value[1])

"""Pictures in template files: what they show, when, and what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import attempted, drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Identity, Problem
from dosecalc.bank.template import Template
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.value_sources import ImpossibleDraw
from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import VialLabel
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.vessels import FilledCup, HungBag

CASE = """title = "A case"
version = 1
level = 2
source = "Made up for a test"

[drug]
any_of = ["ceftriaxone"]
from = "reconstitution"
route = "IM"

[drugs.fluid]
any_of = ["dextrose-5"]

[values]
amount = { values = ["1.44 mL", "2.26 mL"] }
line_value = { values = ["0.1 mL"] }
small = { values = ["1 mL"] }
middle = { values = ["3 mL"] }
large = { values = ["5 mL"] }
drops = { values = ["8 gtt"] }
time = { values = ["15 s"] }
factor = { values = ["15 gtt/mL"] }
rate = { values = ["100 mL/h"] }
left = { values = ["300 mL"] }
start = { values = ["08:00"] }
weight = { values = ["60 kg"] }

[[part]]
name = "mark"
calculation = "nearest_mark"
ask = "Which mark?"

[[part]]
name = "syringe"
calculation = "smallest_syringe"
givens = { small_syringe = "small", middle_syringe = "middle", large_syringe = "large" }
ask = "Which syringe?"
PICTURES
[[story]]
situation = "{drug} {amount}, {fluid}."
"""
SYRINGE = """
[[picture]]
device = "syringe"
syringe = "luer-3-ml"
at = "amount"
"""


def read(tmp_path: Path, pictures: str) -> Template:
    path = tmp_path / "case.toml"
    path.write_text(CASE.replace("PICTURES", pictures), encoding="utf-8")
    return read_template(path)


def drawn_from(tmp_path: Path, pictures: str) -> Problem:
    return drawn(read(tmp_path, pictures), 1, policy("pharmacy"))


def test_a_picture_shows_values_with_the_card(tmp_path: Path) -> None:
    made = drawn_from(tmp_path, SYRINGE)
    (picture,) = made.pictures

    assert isinstance(picture.device, SetSyringe)
    assert (None, "luer-3-ml") == (picture.after, picture.device.syringe.id)
    assert made.parts[0].solution.givens["amount"].number == picture.device.at


@pytest.mark.parametrize(
    ("more", "after"),
    [
        ('at = "mark"\nsyringe = "luer-3-ml"', 0),
        ('at = "amount"\nsyringe = "luer-3-ml"', 1),
        ('at = "mark"\nkind = "luer"\nsize = "syringe"', 1),
        ('at = "mark"\nsyringe = "luer-3-ml"\nafter = "syringe"', 1),
    ],
)
def test_an_answered_picture_follows_the_last_part_that_it_shows(tmp_path: Path, more: str, after: int) -> None:
    made = drawn_from(tmp_path, f'\n[[picture]]\ndevice = "syringe"\nwhen = "answered"\n{more}\n')

    assert [after] == [picture.after for picture in made.pictures]
    assert (made.pictures, ()) == (made.pictures_after(after), made.pictures_after(None))


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ('device = "cup"\nat = "amount"', FilledCup),
        ('device = "bag"\nbag = "bag-500-ml"\nat = "left"\nstart = "start"\nrate = "rate"\ndrug = "fluid"', HungBag),
        ('device = "chamber"\ndrop_factor = "factor"\ndrops = "drops"\ntime = "time"', DripChamber),
        ('device = "pump"\nrate = "rate"\nleft = "left"\ndrug = "fluid"', PumpPanel),
        ('device = "label"', VialLabel),
    ],
)
def test_every_device_can_be_shown(tmp_path: Path, keys: str, kind: type) -> None:
    (picture,) = drawn_from(tmp_path, f"\n[[picture]]\n{keys}\n").pictures

    assert isinstance(picture.device, kind)
    assert getattr(picture.device, "fluid", "dextrose 5%") == "dextrose 5%"


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ('device = "cup"\nat = "mark"', 0),
        ('device = "syringe"\nsyringe = "luer-3-ml"\nat = "mark"', 0),
        ('device = "syringe"\nsyringe = "luer-3-ml"\nat = "mark"\nafter = "syringe"', 1),
        ('device = "cup"\nat = "amount"', 1),
        ('device = "chamber"\ndrop_factor = "factor"\ndrops = "drops"\ntime = "time"', 1),
        ('device = "pump"\nrate = "rate"\nleft = "mark"', 0),
        ('device = "label"', 1),
    ],
)
def test_what_is_shown_with_an_answer_comes_when_all_that_it_shows_is_known(
    tmp_path: Path, keys: str, after: int
) -> None:
    made = drawn_from(tmp_path, f'\n[[picture]]\n{keys}\nwhen = "answered"\n')

    assert [after] == [picture.after for picture in made.pictures]
    assert [] == list(made.pictures_after(None))
    assert list(made.pictures) == list(made.pictures_after(after))


def test_a_size_of_which_there_is_no_syringe_is_never_drawn(tmp_path: Path) -> None:
    sized = SYRINGE.replace('syringe = "luer-3-ml"', 'kind = "luer"\nsize = "middle"')
    path = tmp_path / "case.toml"
    text = CASE.replace("PICTURES", sized).replace(
        'middle = { values = ["3 mL"] }', 'middle = { values = ["3 mL", "4 mL"] }'
    )
    path.write_text(text, encoding="utf-8")
    made = [drawn(read_template(path), seed, policy("pharmacy")) for seed in range(12)]

    assert {"3 mL"} == {str(each.parts[1].solution.givens["middle_syringe"]) for each in made}


def test_a_label_of_what_is_no_vial_is_a_fault_of_the_template(tmp_path: Path) -> None:
    made = read(tmp_path, '\n[[picture]]\ndevice = "label"\ndrug = "fluid"\n')

    with pytest.raises(ImpossibleDraw, match=r"no vial was picked: a label needs \[fluid\] with from"):
        drawn(made, 1, policy("pharmacy"))


def test_a_label_has_every_line_for_its_vial_and_leaves_out_what_is_asked_for(tmp_path: Path) -> None:
    for seed in range(20):
        made = drawn(
            read(tmp_path, '\n[[picture]]\ndevice = "label"\nwithout = "concentration"\n'), seed, policy("pharmacy")
        )
        label = made.pictures[0].device
        assert isinstance(label, VialLabel)
        if str(label.strength) == "1 g":
            assert ["IV", "IM", "IM"] == [line.route for line in label.lines]
            assert ["9.6 mL", "3.6 mL", "2.1 mL"] == [str(line.add) for line in label.lines]
            assert all(line.concentration is None for line in label.lines)
            return
    pytest.fail("no vial of 1 g was drawn")


def test_a_draw_that_no_syringe_can_hold_is_passed_over(tmp_path: Path) -> None:
    made = read(tmp_path, SYRINGE.replace("luer-3-ml", "tuberculin-1-ml"))

    assert attempted(made, Identity("case", 1, 0, "pharmacy@1"), 0, policy("pharmacy")) is None


def test_a_value_that_measures_something_else_is_a_fault_of_the_template(tmp_path: Path) -> None:
    made = read(tmp_path, SYRINGE.replace('"amount"', '"weight"'))

    with pytest.raises(ImpossibleDraw, match="a picture shows weight in mL, but it is 60 kg"):
        drawn(made, 1, policy("pharmacy"))


@pytest.mark.parametrize("bag", ["250", "500", "1000"])
def test_a_bag_counts_what_has_run_in(tmp_path: Path, bag: str) -> None:
    keys = f'device = "bag"\nbag = "bag-{bag}-ml"\nat = "amount"'
    device = drawn_from(tmp_path, f"\n[[picture]]\n{keys}\n").pictures[0].device

    assert isinstance(device, HungBag)
    assert (Fraction(bag), None) == (device.bag.size, device.tape)


HEADER = CASE.partition("PICTURES")[0].count("\n") + 2
"""The line on which the picture's table begins."""

FAULTS = [
    ('device = "syringe"', 'device = "syring"', "picture.0.device: found 'syring'; expected 'syringe', perhaps"),
    ('device = "syringe"\n', "", "picture.0.device: found nothing"),
    ("luer-3-ml", "luer-4-ml", "picture.0.syringe: found 'luer-4-ml'"),
    ('syringe = "luer-3-ml"', 'kind = "luer"', "picture.0.size: found nothing"),
    ('syringe = "luer-3-ml"', 'kind = "lure"\nsize = "syringe"', "picture.0.kind: found 'lure'; expected 'luer'"),
    ('at = "amount"', 'at = "amont"', "picture.0.at: found 'amont'; expected a value or a part: amount"),
    ('at = "amount"', "", "picture.0.at: found nothing"),
    (
        'at = "amount"',
        'at = "amount"\nwhen = "later"',
        "picture.0.when: found 'later'; expected one of asked, answered",
    ),
    (
        'at = "amount"',
        'at = "syringe"\nwhen = "answered"\nafter = "mark"',
        "picture.0.after: found 'mark'; expected a part no earlier than 'syringe'",
    ),
    ('at = "amount"', 'at = "amount"\ncolor = "red"', "picture.0.color: found the unknown key 'color'"),
    (SYRINGE, '\n[[picture]]\ndevice = "label"\ndrug = "nobody"\n', "picture.0.drug: found 'nobody'; expected a pick"),
    (
        SYRINGE,
        '\n[[picture]]\ndevice = "bag"\nbag = "bag-500-ml"\nat = "left"\nrate = "rate"\n',
        "picture.0.start: found",
    ),
    (
        SYRINGE,
        '\n[[picture]]\ndevice = "cup"\nat = "amount"\ndrops = "drops"\n',
        "picture.0.drops: found the unknown key",
    ),
    (SYRINGE, '\n[[picture]]\ndevice = "label"\nwithout = "drug"\n', "picture.0.without: found 'drug'"),
]


@pytest.mark.parametrize(("old", "new", "told"), FAULTS, ids=[row[2][:60] for row in FAULTS])
def test_a_faulty_picture_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SYRINGE

    with pytest.raises(InvalidBank) as caught:
        read(tmp_path, SYRINGE.replace(old, new, 1))
    found = [str(fault) for fault in caught.value.faults]

    assert any(told in line for line in found), found
    assert all(int(line.split("case.toml:")[1].partition(":")[0]) >= HEADER for line in found)

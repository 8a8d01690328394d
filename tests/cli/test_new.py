"""`dosecalc new`: a template of one's own is begun, and nothing that is there is lost."""

from pathlib import Path

import pytest

from dosecalc.bank.variable import OWN_BANK
from tests.cli.conftest import Call, started
from tests.own_banks import own_bank


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_was_begun_can_be_practiced_at_once(call: Call, here: Path) -> None:
    begun = call("new", "pump_rate", "--topic", "our-ward")
    commands = [line.split("dosecalc ")[1] for line in begun.out.splitlines() if line.startswith("  dosecalc ")]

    assert (0, "") == (begun.code, begun.err)
    assert ["preview our-ward/my-pump-rate.toml --watch", "drill my-pump-rate --bank ."] == commands
    assert 0 == call("preview", "our-ward/my-pump-rate.toml", "-n", "1", "--samples", "5").code
    assert "Pump rate (level 2)" in call(*commands[1].split(), "-n", "1", typed="q\n").out
    assert (here / "schemas" / "template.schema.json").is_file()
    assert (
        (here / "our-ward" / "my-pump-rate.toml").read_text().startswith("#:schema ../schemas/template.schema.json\n")
    )


def test_it_stands_in_the_bank_that_is_named(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "mine" / "templates").mkdir(parents=True)
    (here / "other").mkdir()
    monkeypatch.setenv(OWN_BANK, str(here / "other"))
    call("new", "weight_dose", "--bank", "mine")
    call("new", "weight_dose")

    assert (here / "mine" / "templates" / "dosing" / "my-weight-dose.toml").is_file()
    assert (here / "mine" / "schemas" / "template.schema.json").is_file()
    begun = (here / "mine" / "templates" / "dosing" / "my-weight-dose.toml").read_text()
    assert begun.startswith("#:schema ../../schemas/template.schema.json\n")
    assert (here / "other" / "dosing" / "my-weight-dose.toml").is_file()
    assert 0 == started("show", "my-weight-dose@1:1:pharmacy@1", "--bank", "mine").returncode


@pytest.mark.parametrize("name", ["pump_rate", "tablets", "drip_rate", "body_surface", "metric_conversion", "end_time"])
def test_what_was_begun_has_no_error_that_the_verification_knows(call: Call, name: str) -> None:
    call("new", name, "-o", "begun.toml")
    verified = call("verify", "begun.toml", "--samples", "40", "--jobs", "1")

    assert (0, "") == (verified.code, verified.err), verified.out


def test_a_file_that_is_named_is_written_alone(call: Call, here: Path) -> None:
    begun = call("new", "weight_dose", "-o", "dose.toml")

    assert 0 == begun.code
    assert ["dose.toml"] == [path.name for path in here.iterdir()]
    assert (here / "dose.toml").read_text().startswith("#:schema file://")
    assert "--bank" not in begun.out


def test_a_file_at_the_top_of_a_bank_is_not_said_to_be_drawn_from(call: Call, here: Path) -> None:
    own_bank(here / "own")
    begun = call("new", "weight_dose", "-o", "own/dose.toml", "--bank", "own")

    assert 0 == begun.code
    says = "own/dose.toml: a problem about weight dose. The bank does not read it there: move it to "
    assert f"{says}own/TOPIC/dose.toml." == begun.out.splitlines()[0]


def test_nothing_is_overwritten(call: Call, here: Path) -> None:
    (here / "dose.toml").write_text("mine")
    (here / "link.toml").symlink_to(here / "nowhere")
    call("new", "pump_rate")
    kept = next(here.rglob("my-pump-rate.toml"))
    kept.write_text("edited")
    refused = [call("new", "pump_rate"), *(call("new", "pump_rate", "-o", name) for name in ("dose.toml", "link.toml"))]

    assert [3, 3, 3] == [each.code for each in refused]
    assert all("this file already exists; choose another name with -o" in each.err for each in refused)
    assert ["mine", "edited"] == [(here / "dose.toml").read_text(), kept.read_text()]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("pump_rat",), 2, "did you mean pump_rate"),
        (("pump_rate", "--topic", "../x"), 2, "cannot be a topic"),
        (("pump_rate", "--topic", "con"), 2, "cannot be a topic"),
        (("pump_rate", "-o", "nul.toml"), 2, "'nul.toml': a template's file has"),
        (("pump_rate", "--topic", "policies"), 2, "cannot be a topic"),
        (("pump_rate", "--topic", "x", "-o", "a.toml"), 2, "leave --topic or -o out"),
        (("pump_rate", "-o", "a.txt"), 2, "'a.txt': a template's file has"),
        (("pump_rate", "-o", "A b.toml"), 2, "'A b.toml': a template's file has"),
        (("pump_rate", "-o", "nowhere/a.toml"), 3, "there is no such folder"),
        (("pump_rate", "-o", "vasopressor-by-weight.toml"), 2, "there is a template 'vasopressor-by-weight' already"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    call: Call, here: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    result = call("new", *arguments)

    assert (code, "") == (result.code, result.out)
    assert told in result.err
    assert [] == list(here.iterdir())

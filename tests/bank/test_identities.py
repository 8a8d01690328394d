"""An identity is read strictly, and names a problem of this version of a template or none."""

from fractions import Fraction
from itertools import islice
from pathlib import Path

import pytest

from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.folder import LEFT_OUT
from dosecalc.bank.formulary import UnknownDrug, drug
from dosecalc.bank.generator import attempts, problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import UnreadableIdentity, read_identity
from dosecalc.bank.template_names import template_names, template_paths
from dosecalc.bank.templates import UnknownTemplate, leave_out_faulty, read_all, template
from dosecalc.bank.variable import OWN_BANK
from tests.own_banks import TEMPLATE, own_bank, write

SALINE = template("hypertonic-saline")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hypertonic-saline",
        "hypertonic-saline@2:1",
        "hypertonic-saline@0:1:pharmacy@1",
        "hypertonic-saline@2:01:pharmacy@1",
        "Hypertonic-saline@2:1:pharmacy@1",
        "hypertonic-saline@2:1:pharmacy@1\n",
        "../x@2:1:pharmacy@1",
        "hypertonic-saline@2:1:pharmacy@1 ",
        "\x1b[2J",
        f"{'x' * 300}@2:1:pharmacy@1",
    ],
)
def test_what_names_no_problem_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UnreadableIdentity, match="an identity looks like") as refused:
        read_identity(typed)

    assert "\x1b" not in str(refused.value)


def test_a_problem_of_another_version_is_never_drawn_from_this_one() -> None:
    with pytest.raises(UnknownTemplate, match=f"here in version {SALINE.version}, not {SALINE.version + 1}"):
        problem(read_identity(f"{SALINE.id}@{SALINE.version + 1}:1:pharmacy@1"))


@pytest.mark.parametrize(("name", "says"), [("hypertonic-salin", "did you mean"), ("zzz", "see: dosecalc list")])
def test_a_template_that_is_not_there_is_refused_with_what_was_probably_meant(name: str, says: str) -> None:
    with pytest.raises(UnknownTemplate, match=says):
        template(name)


def test_a_drug_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownDrug, match="no drug 'panacea'"):
        drug("panacea")


def test_an_exam_that_wants_safe_forms_alone_gives_nothing_for_others() -> None:
    assert Fraction(0) == blueprint("nursing-gate-100").marking.unsafe_form
    assert all(blueprint(name).marking.unsafe_form == (not blueprint(name).safe_form_only) for name in ("ptce",))


def test_a_faulty_template_of_ones_own_is_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound, faulty = own_bank(tmp_path / "sound"), own_bank(tmp_path / "faulty")
    path = faulty / "our-ward" / "wrong.toml"
    write(path, TEMPLATE.replace("level = 2", "level = 9"))
    assert {} == leave_out_faulty(())
    monkeypatch.setenv(OWN_BANK, str(sound))
    assert {} == leave_out_faulty(["our-ward"])
    monkeypatch.setenv(OWN_BANK, str(faulty))
    assert path in template_paths()
    found, faults = read_all(template_paths())

    token = LEFT_OUT.set(frozenset())
    try:
        told = leave_out_faulty(["our-ward", "titration"])
        left = {name for name, topic in template_names().items() if topic == "our-ward"}
    finally:
        LEFT_OUT.reset(token)

    assert {path: [FaultCode.OUT_OF_BOUNDS]} == {each: [fault.code for fault in of] for each, of in told.items()}
    assert [fault for of in told.values() for fault in of] == faults
    assert {"child-dose"} == left == {name for name, of in found.items() if of.topic == "our-ward"}
    assert "wrong" in template_names()


@pytest.mark.parametrize("named", ["wrong", "Wrong", "drafts"])
def test_a_faulty_template_that_is_asked_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    path = own_bank(tmp_path) / "drafts" / "wrong.toml"
    write(path, "x = ")
    monkeypatch.setenv(OWN_BANK, str(tmp_path))

    with pytest.raises(InvalidBank, match="found nothing after the equals sign"):
        leave_out_faulty(["titration", named])
    assert not LEFT_OUT.get()


def test_the_same_identity_is_the_same_problem_and_another_is_not() -> None:
    typed = "hypertonic-saline@{}:{}:pharmacy@1"
    one, same, other = (problem(read_identity(typed.format(SALINE.version, seed))) for seed in (1, 1, 2))

    assert one is not same
    assert one == same
    assert {one, same} == {one}
    assert one != other


def test_draws_of_one_identity_that_read_otherwise_are_no_same_problem() -> None:
    rules = policy("pharmacy")
    identity = read_identity(f"hypertonic-saline@{SALINE.version}:1:pharmacy@1")
    made = [each for each in islice(attempts(SALINE, identity, rules), 8) if each is not None]

    assert len(made) > 1
    assert len({(each.card, each.key) for each in made}) == len({*made})


def test_parts_and_solutions_are_told_apart_as_things_not_by_what_they_hold() -> None:
    one, same = (problem(read_identity(f"hypertonic-saline@{SALINE.version}:1:pharmacy@1")) for _ in range(2))

    assert {one.parts[0], one.parts[0]} == {one.parts[0]}
    assert one.parts[0] != same.parts[0]
    assert len({one.parts[0].solution, same.parts[0].solution}) == 2

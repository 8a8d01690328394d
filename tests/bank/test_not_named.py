"""A name that stands in a bank which is not named is told with that bank, where it is not known without it."""

from pathlib import Path

import pytest

from dosecalc.bank.blueprints import UnknownBlueprint, blueprint, read_blueprint
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.layout import TEMPLATES
from dosecalc.bank.not_named import NEEDS_ITS_FOLDER, in_bank_around, in_bank_at_hand
from dosecalc.bank.policies import UnknownPolicy, policy
from dosecalc.bank.selection import NothingToDrill, selected
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import UnknownTemplate, template_path
from dosecalc.bank.variable import OWN_BANK
from dosecalc.learner.known_topics import UnknownTopic, must_be_known
from tests.own_banks import TEMPLATE, own_bank, write

DRUG = 'name = "our ibuprofen"\nclass = "NSAID"\nsource = "Made up"\n'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank in the working folder that is not named."""
    monkeypatch.chdir(tmp_path)
    folder = own_bank(tmp_path / "my bank")
    write(folder / "formulary" / "curarin.toml", DRUG)
    write(
        folder / "our-ward" / "curarin-dose.toml",
        TEMPLATE.replace("[givens]", '[drug]\nany_of = ["curarin"]\n[givens]'),
    )
    return folder


def faults_of(read: object, path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidBank) as refused:
        read(path)  # type: ignore[operator]
    return [(fault.key, fault.expected, fault.hint) for fault in refused.value.faults]


def test_a_drug_that_lies_in_the_bank_of_the_template_is_told_and_no_other_one_like_it(own: Path) -> None:
    says = "drugs of the formulary; my bank/formulary/curarin.toml is there: add --bank 'my bank'"

    assert [("drug.any_of", says, "")] == faults_of(read_template, own / "our-ward" / "curarin-dose.toml")
    (own / "formulary" / "curarin.toml").unlink()
    assert [("drug.any_of", "drugs of the formulary", "warfarin")] == faults_of(
        read_template, own / "our-ward" / "curarin-dose.toml"
    )


def test_the_policy_and_the_topics_of_a_blueprint_are_told_with_their_bank(own: Path) -> None:
    path = own / "blueprints" / "our-quiz.toml"
    path.write_text(path.read_text("utf-8").replace('"our-ward"', '"our-ward", "curarin-dose", "dosin"'), "utf-8")

    assert [
        ("policy", "a policy of the bank; my bank/policies/ours.toml is there: add --bank 'my bank'", ""),
        ("section.0.topics", "one that is", "dosing"),
        ("section.0.topics", "one that is; my bank/our-ward is there: add --bank 'my bank'", ""),
        ("section.0.topics", "one that is; my bank/our-ward/curarin-dose.toml is there: add --bank 'my bank'", ""),
    ] == sorted(faults_of(read_blueprint, path))
    path.write_text(path.read_text("utf-8").replace('"ours"', '"hers"'), "utf-8")
    assert ("policy", "one of exact, nursing, pharmacy, whole-pump", "") in faults_of(read_blueprint, path)


TYPED = [
    (policy, "ours", UnknownPolicy, "my bank/policies/ours.toml"),
    (blueprint, "our-quiz", UnknownBlueprint, "my bank/blueprints/our-quiz.toml"),
    (lambda name: selected([name]), "our-ward", NothingToDrill, "my bank/our-ward"),
    (lambda name: must_be_known(name, []), "our-ward", UnknownTopic, "my bank/our-ward"),
    (template_path, "curarin-dose", UnknownTemplate, "my bank/our-ward/curarin-dose.toml"),
]


@pytest.mark.parametrize(("ask", "name", "error", "there"), TYPED)
@pytest.mark.usefixtures("own")
def test_a_name_that_is_typed_is_told_with_the_bank_in_the_working_folder(
    ask: object, name: str, error: type[Exception], there: str
) -> None:
    with pytest.raises(error) as refused:
        ask(name)  # type: ignore[operator]
    assert str(refused.value).endswith(f" ({there} is there: add --bank 'my bank'.)")


@pytest.mark.parametrize(("ask", "name", "error", "there"), TYPED)
def test_a_name_that_is_nowhere_is_told_that_it_may_need_its_bank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: object, name: str, error: type[Exception], there: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error) as refused:
        ask(name)  # type: ignore[operator]
    assert there
    assert str(refused.value).endswith(NEEDS_ITS_FOLDER)


def test_a_topic_that_is_probably_misspelt_is_told_of_no_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert "" == in_bank_at_hand("templates", "flows", is_like_another=True)
    with pytest.raises(NothingToDrill, match=r"did you mean flow\?$"):
        selected(["flows"])


def test_where_a_bank_is_named_no_other_one_is_told_of(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own.parent / "other").mkdir()
    monkeypatch.setenv(OWN_BANK, str(own.parent / "other"))

    assert "" == in_bank_at_hand("policies", "ours")
    assert "" == in_bank_around(own / "blueprints" / "our-quiz.toml", "policies", "ours")


def test_within_a_bank_it_is_the_working_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)

    assert " (policies/ours.toml is there: add --bank ..)" == in_bank_at_hand("policies", "ours")


def test_where_the_working_folder_is_gone_nothing_is_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    monkeypatch.chdir(left)
    left.rmdir()

    assert NEEDS_ITS_FOLDER == in_bank_at_hand(TEMPLATES, "curarin-dose")

"""A folder of one's own beside the built-in bank: all that is in it counts, and nothing of it stays behind."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank import folder
from dosecalc.bank.blueprints import blueprint, blueprint_names
from dosecalc.bank.drilled import drilled
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import UnusableBank, bank_folder, bank_folders
from dosecalc.bank.formulary import drug, drug_ids
from dosecalc.bank.outlines import template_outlines
from dosecalc.bank.papers import paper
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.preview import preview
from dosecalc.bank.selection import selected
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import UnknownTemplate, template, templates
from dosecalc.bank.toml_source import LARGEST_FILE
from dosecalc.bank.topics import topics
from dosecalc.bank.variable import OWN_BANK
from dosecalc.learner.curriculum import curriculum
from tests.own_banks import TEMPLATE, own_bank, write


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own that is named."""
    monkeypatch.setenv(OWN_BANK, str(tmp_path / "own"))
    return own_bank(tmp_path / "own")


def test_what_is_in_a_folder_of_ones_own_is_added_to_the_built_in_bank(own: Path) -> None:
    assert (bank_folder(), own) == bank_folders()
    assert "our-ward" == template_names()["child-dose"]
    assert own / "our-ward" / "child-dose.toml" == template("child-dose").path
    assert {"child-dose", "vasopressor-by-weight"} <= templates().keys()
    assert "child-dose" in {outline.id for outline in template_outlines()}
    assert ("weight_dose",) == drilled()["child-dose"].calculations
    assert ["child-dose"] == selected(["our-ward"])
    assert {"ours", "pharmacy"} <= set(policy_names())
    assert "ours@1" == policy("ours").identity
    assert "our-quiz" in blueprint_names()
    assert "ours" == blueprint("our-quiz").policy
    assert "our ward" == topics()["our-ward"].title
    assert "child-dose" in {each.template for each in curriculum().all_templates()}


def test_nothing_of_it_is_left_when_it_is_no_longer_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "child-dose" in template_names()
    monkeypatch.delenv(OWN_BANK)

    assert (bank_folder(),) == bank_folders()
    assert own.name
    assert "child-dose" not in template_names()
    assert "child-dose" not in drilled()
    assert "our-ward" not in topics()
    assert "ours" not in policy_names()
    with pytest.raises(UnknownTemplate, match="--bank DIR"):
        template("child-dose")


def test_a_folder_may_have_its_topics_in_a_folder_of_templates_as_the_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_bank(tmp_path, inner="templates")
    write(tmp_path / "notes" / "shopping.toml", 'milk = "1 L"\n')
    monkeypatch.setenv(OWN_BANK, str(tmp_path))

    assert "our-ward" == template_names()["child-dose"]
    assert "shopping" not in template_names()


def test_a_name_that_is_there_twice_is_told_with_both_files(own: Path) -> None:
    for topic in ("dosing", "flow"):
        write(own / topic / "vasopressor-by-weight.toml", TEMPLATE)
    with pytest.raises(InvalidBank) as refused:
        template_names()

    built_in = bank_folder() / "templates" / "titration" / "vasopressor-by-weight.toml"
    assert 2 == len(refused.value.faults)
    for topic, line in zip(("dosing", "flow"), str(refused.value).splitlines(), strict=True):
        assert line.startswith(f"{own / topic / 'vasopressor-by-weight.toml'}:1:1: ")
        assert str(built_in) in line


@pytest.mark.parametrize(("kind", "read"), [("policies", policy_names), ("blueprints", blueprint_names)])
def test_policies_and_blueprints_have_names_of_their_own_too(own: Path, kind: str, read: object) -> None:
    name = {"policies": "pharmacy", "blueprints": "ptce"}[kind]
    write(own / kind / f"{name}.toml", "")

    with pytest.raises(InvalidBank, match=f"{name}.toml:1:1: found the name '{name}', which"):
        read()  # type: ignore[operator]


def test_a_template_beside_the_folders_of_the_topics_is_told_where_to_go(own: Path) -> None:
    write(own / "lost.toml", TEMPLATE)

    with pytest.raises(InvalidBank, match=r"outside the folder of its topic; expected .*TOPIC.lost\.toml"):
        template_names()


def test_a_drug_of_ones_own_can_be_drawn(own: Path) -> None:
    write(own / "formulary" / "our-ibuprofen.toml", 'name = "our ibuprofen"\nclass = "NSAID"\nsource = "Made up"\n')

    assert "our-ibuprofen" in drug_ids()
    assert "our ibuprofen" == drug("our-ibuprofen").name


TOPICS = 'source = "Ours"\n[topic.{name}]\ntitle = "our own patients"\npace = "cspt"\nafter = ["dosing"]\n'


def test_a_topic_of_ones_own_may_say_what_it_presupposes(own: Path) -> None:
    write(own / "topics.toml", TOPICS.format(name="our-ward"))

    assert ("our own patients", ("dosing",), "cspt") == (
        topics()["our-ward"].title,
        topics()["our-ward"].after,
        topics()["our-ward"].pace.name,
    )


def test_a_built_in_topic_cannot_be_defined_anew(own: Path) -> None:
    write(own / "topics.toml", TOPICS.format(name="flow"))

    with pytest.raises(InvalidBank, match="the topic 'flow', which is there already"):
        topics()


@pytest.mark.parametrize("named", ["nowhere", "a\x00b", "own/our-ward/child-dose.toml", "x" * 300])
def test_what_is_no_folder_is_refused(own: Path, named: str) -> None:
    with pytest.raises(UnusableBank, match="there is no such folder"):
        folder.folder_named(str(own.parent / named))


@pytest.mark.parametrize("named", ["~nobody-of-this-name/problems", "~no\x00body"])
def test_a_folder_in_the_home_of_nobody_is_refused(named: str) -> None:
    with pytest.raises(UnusableBank, match=r"body.*: there is no such folder; --bank"):
        folder.folder_named(named)


def test_a_drug_of_ones_own_that_is_faulty_is_told_to_whoever_draws_it(own: Path) -> None:
    drug_file, template_file = own / "formulary" / "our-syrup.toml", own / "our-ward" / "syrup-dose.toml"
    write(drug_file, 'name = "our syrup"\nclass = "NSAID"\nsource = "Made up"\nflavor = "cherry"\n')
    write(template_file, TEMPLATE.replace("[givens]", '[drug]\nany_of = ["our-syrup"]\n\n[givens]'))
    with pytest.raises(InvalidBank) as refused:
        preview(template_file, policy("pharmacy"), seed=1, problems=1, sampled=1)

    assert f"{drug_file}:4:1: flavor: found the unknown key 'flavor'" in str(refused.value)


def test_a_list_of_templates_tells_which_of_ones_own_cannot_be_listed(own: Path) -> None:
    faulty = own / "our-ward" / "nameless.toml"
    write(faulty, TEMPLATE.replace('title = "Ibuprofen for a child"', "title = 5"))

    with pytest.raises(InvalidBank) as refused:
        list(template_outlines())
    assert f"{faulty}:1:1: title: found 5; expected a text" in str(refused.value)


def test_a_paper_repeats_an_answer_only_where_its_templates_have_no_other(own: Path) -> None:
    few = TEMPLATE.replace('values = ["5 mg/kg", "10 mg/kg"]', 'values = ["10 mg/kg"]')
    few = few.replace('from = "12 kg", to = "30 kg", step = "0.5 kg"', 'values = ["14 kg", "17 kg"]')
    write(own / "our-ward" / "child-dose.toml", few)
    made = blueprint("our-quiz")
    longer = replace(made, sections=(replace(made.sections[0], problems=3),))
    keys = [problem.key for problem in paper(longer, 1, policy("ours"))]

    assert {"140 mg", "170 mg"} == set(keys)
    assert 3 == len(keys)


def test_what_cannot_be_a_template_is_refused_before_it_is_read(own: Path) -> None:
    path = own / "our-ward" / "large.toml"
    path.write_text("#" * (LARGEST_FILE + 1))
    with pytest.raises(InvalidBank, match=r"large\.toml:1:1: .*at most 64 kB"):
        drilled()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_templates_is_refused_before_it_can_block(own: Path) -> None:
    os.mkfifo(own / "our-ward" / "pipe.toml")
    with pytest.raises(InvalidBank, match=r"pipe\.toml:1:1: "):
        drilled()

"""What is verified of a bank is what the bank reads; what it would never read is told with where it should stand."""

from pathlib import Path

import pytest

from dosecalc.bank.policies import policy_names
from dosecalc.bank.template_names import template_names
from dosecalc.bank.variable import OWN_BANK
from dosecalc.verification.finding import FileKind
from dosecalc.verification.subjects import subjects
from dosecalc.verification.verifying import Extent, verified
from tests.own_banks import BLUEPRINT, TEMPLATE, own_bank, write


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank that is named, in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(OWN_BANK, str(tmp_path / "own"))
    return own_bank(tmp_path / "own")


def told(*paths: Path, shard: tuple[int, int] = (1, 1)) -> list[tuple[str, str, str, str]]:
    found = verified(Extent(paths=paths, samples=3, jobs=1, policies=["pharmacy"], shard=shard)).findings
    return [(each.file, each.code, each.found, each.expected) for each in found if each.code == "file-name"]


OTHER = TEMPLATE.replace("A child who weighs", "Somebody small of")


def test_a_topic_that_is_a_link_is_verified_as_it_is_used(own: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "faulty.toml", "x = 1")
    (own / "linked").symlink_to(tmp_path / "elsewhere")

    assert "linked" == template_names()["faulty"]
    found = verified(Extent(samples=3, jobs=1, policies=["pharmacy"]))
    assert "missing-key" in {each.code for each in found.findings if each.file.endswith("elsewhere/faulty.toml")}
    assert own / "linked" / "faulty.toml" in {subject.path for subject in found.files}


def test_what_is_verified_of_a_bank_are_its_templates(own: Path) -> None:
    write(own / "templates-of-old" / "one.toml", OTHER)
    write(own / "our-ward" / ".hidden.toml", TEMPLATE)
    write(own / "schemas" / "made.toml", TEMPLATE)

    found = {subject.path.stem for subject in subjects([])[0] if subject.kind is FileKind.TEMPLATE}
    assert {"child-dose", "one"} == found
    assert found == {name for name, topic in template_names().items() if topic in {"our-ward", "templates-of-old"}}


@pytest.mark.parametrize("shard", [(1, 1), (2, 2), (4, 4)])
def test_a_template_one_folder_too_deep_is_told_where_to_stand(own: Path, shard: tuple[int, int]) -> None:
    write(own / "our-ward" / "easy" / "deep.toml", OTHER)
    everything = [each for place in range(1, shard[1] + 1) for each in told(shard=(place, shard[1]))]

    assert "deep" not in template_names()
    expected = ("own/our-ward/easy/deep.toml", "file-name")
    says = ("a template where the bank does not read it", "own/our-ward/deep.toml")
    assert [(*expected, *says)] == everything
    assert [(*expected, *says)] == told(own / "our-ward" / "easy" / "deep.toml")
    assert [] == told(own / "our-ward" / "child-dose.toml")


def test_a_template_beside_the_folder_of_templates_is_told_where_to_stand(own: Path) -> None:
    write(own / "templates" / "w" / "one.toml", OTHER)

    assert [
        (
            "own/our-ward/child-dose.toml",
            "file-name",
            "a template where the bank does not read it",
            "own/templates/our-ward/child-dose.toml",
        )
    ] == told()


def test_a_template_at_the_top_is_told_once(own: Path) -> None:
    write(own / "lost.toml", OTHER)

    assert [("own/lost.toml", "a template outside the folder of its topic")] == [
        (file, found) for file, _, found, _ in told()
    ]


@pytest.mark.parametrize(
    ("place", "text", "kind", "there"),
    [
        ("our-ward/quiz.toml", BLUEPRINT, "blueprint", "blueprints/quiz.toml"),
        ("policies/old/kept.toml", "[rules]\n", "policy", "policies/kept.toml"),
        ("our-ward/formulary/cure.toml", "x = 1", "drug", "formulary/cure.toml"),
    ],
)
def test_other_files_that_the_bank_would_not_find_are_told_as_well(
    own: Path, place: str, text: str, kind: str, there: str
) -> None:
    write(own / place, text)

    assert [(f"own/{place}", f"a {kind} where the bank does not read it", f"own/{there}")] == [
        (file, found, expected) for file, _, found, expected in told()
    ]


def test_a_file_in_the_folder_of_a_topic_is_a_template_by_that_whatever_its_name(own: Path) -> None:
    write(own / "our-ward" / "topics.toml", OTHER)

    kinds = {subject.path: subject.kind for subject in subjects([])[0]}
    assert FileKind.TEMPLATE is kinds[own / "our-ward" / "topics.toml"]
    assert [] == told()


def test_outside_of_a_bank_a_template_may_stand_anywhere(own: Path, tmp_path: Path) -> None:
    write(tmp_path / "drafts" / "a" / "b" / "one.toml", OTHER)

    assert [] == told(own, tmp_path / "drafts")


@pytest.mark.parametrize(
    "name", ["our-ward/._child-dose.toml", "our-ward/.#one.toml", ".git/one.toml", "policies/._ours.toml", ".one.toml"]
)
def test_names_that_begin_with_a_dot_are_left_alone_everywhere(
    own: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (template_names(), policy_names(), subjects([own])[0])
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).symlink_to("nowhere") if "#" in name else write(own / name, "\0\0")
    monkeypatch.setenv(OWN_BANK, f"{own}/../own")  # read anew

    assert before == (template_names(), policy_names(), subjects([own])[0])
    assert [] == verified(Extent(samples=3, jobs=1, policies=["pharmacy"])).findings
    assert ([], []) == subjects([own / name])

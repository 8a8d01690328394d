"""Problems are kept from one file to the next, and only as long as they are what would be drawn."""

from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.policies import UnknownPolicy, policy
from dosecalc.bank.problem import Identity, Problem
from dosecalc.bank.templates import UnknownTemplate, template
from dosecalc.exports.export import source_of
from dosecalc.sets import kept_problems
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.drawing import made_set
from dosecalc.sets.kept_problems import KeptProblems
from dosecalc.sets.problem_set import KeyHasChanged, ProblemSet
from tests.exports.sources import written
from tests.sets.asking import asked, from_topics

TABLETS = Identity("tablets-scored", template("tablets-scored").version, 7, policy("pharmacy").identity)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> KeptProblems:
    """An empty store in place of that of all tests."""
    empty = KeptProblems()
    for module in ("problem_set", "drawing"):
        monkeypatch.setattr(f"dosecalc.sets.{module}.KEPT", empty)
    return empty


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Identity]:
    """Every problem that is drawn from its identity alone."""
    found: list[Identity] = []

    def draws(identity: Identity) -> Problem:
        found.append(identity)
        return problem(identity)

    monkeypatch.setattr(kept_problems, "problem_of", draws)
    return found


def made(versions: int = 2, problems: int = 4) -> ProblemSet:
    return made_set(asked(from_topics(("titration", "storage"), problems), versions=versions))


@pytest.mark.usefixtures("kept")
def test_a_set_is_drawn_once_for_all_of_its_files(drawn: list[Identity], tmp_path: Path) -> None:
    quiz = made()
    for variant in quiz.variants:
        write_copy(quiz, variant, tmp_path / f"{variant.name}.json")
        for name in ("json", "csv", "md", "html"):
            written(name, source_of(quiz, variant), tmp_path / f"{variant.name}.{name}")

    assert [] == drawn


def test_a_set_that_is_too_large_is_not_kept_at_all(kept: KeptProblems, drawn: list[Identity]) -> None:
    kept.most = 3
    quiz = made(versions=1)

    assert [item.identity for item in quiz.variants[0].items] == [
        found.identity for _, found in quiz.variants[0].problems()
    ]
    assert [] == drawn
    assert not kept._found


def test_of_more_variants_than_are_kept_each_is_kept_from_one_file_to_the_next(
    kept: KeptProblems, drawn: list[Identity]
) -> None:
    kept.most = 4
    quiz = made()
    assert not kept._found
    for variant in quiz.variants:
        once, again = (tuple(variant.problems()) for _ in range(2))
        assert all(one[1] is other[1] for one, other in zip(once, again, strict=True))

    assert [item.identity for variant in quiz.variants for item in variant.items] == drawn


def test_those_that_were_asked_for_last_are_kept(drawn: list[Identity]) -> None:
    first, second, third = (replace(TABLETS, seed=seed) for seed in (1, 2, 3))
    kept = KeptProblems(most=2)
    for identity in (first, second, first, third, first, second):
        assert identity == kept.problem(identity).identity

    assert [first, second, third, second] == drawn


def test_a_problem_is_kept_as_it_was_drawn(drawn: list[Identity]) -> None:
    kept = KeptProblems()

    assert kept.problem(TABLETS) is kept.problem(TABLETS)
    assert problem(TABLETS).key == kept.problem(TABLETS).key
    assert [TABLETS] == drawn


@pytest.mark.parametrize("other", ["template", "policy"])
def test_what_was_drawn_from_another_bank_is_drawn_again(
    other: str, drawn: list[Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptProblems()
    kept.problem(TABLETS)
    of_bank = getattr(kept_problems, other)
    monkeypatch.setattr(kept_problems, other, lambda name: replace(of_bank(name), title="Of another bank"))
    kept.problem(TABLETS)

    assert [TABLETS, TABLETS] == drawn


@pytest.mark.parametrize(
    ("identity", "unknown"),
    [(replace(TABLETS, version=9999), UnknownTemplate), (replace(TABLETS, policy="none@1"), UnknownPolicy)],
)
def test_what_the_bank_does_not_have_is_refused(identity: Identity, unknown: type[Exception]) -> None:
    kept = KeptProblems()
    with pytest.raises(unknown):
        kept.problem(identity)


def test_a_key_that_has_changed_is_found_in_what_is_kept_too(kept: KeptProblems) -> None:
    quiz = made(versions=1)
    assert len(quiz.variants[0].items) == len(kept._found)
    first, *rest = quiz.variants[0].items
    changed = replace(quiz.variants[0], items=(replace(first, keys=("99 mL",)), *rest))

    with pytest.raises(KeyHasChanged, match="99 mL"):
        list(changed.problems())

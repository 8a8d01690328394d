"""Answers that fit another key are told to the instructor, never by chance, and the marks stay as they are."""

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.classroom.grades.grading import GradedClass, graded_class
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.sets.problem_set import Learner, ProblemSet
from tests.classroom.classes import table
from tests.classroom.pretended import pretended_set, wrong_answers

TOPICS = ("conversion", "dosing", "flow", "strength", "dilution", "reconstitution")
SET = pretended_set(TOPICS, problems=10, versions=3)
OF_A_ROSTER = pretended_set(TOPICS, problems=10, roster=[Learner(f"s{n}", f"Learner {n}") for n in range(1, 5)])


def places(made: ProblemSet) -> list[tuple[str, int, int]]:
    """Each part by its name, with the place of its problem and its own."""
    return [
        (f"{item.number}{label}", item.number - 1, part)
        for item in made.variants[0].items
        for part, label in enumerate(labels(item))
    ]


PLACES = places(SET)


def key(made: ProblemSet, variant: int) -> list[str]:
    return [made.variants[variant].items[at].keys[part] for _, at, part in places(made)]


def graded(made: ProblemSet, path: Path, *rows: tuple[str, str, list[str]]) -> tuple[GradedClass, dict[str, Fraction]]:
    heads = ("learner", "variant", *(name for name, _, _ in places(made)))
    found = graded_class(
        made, [table(path / "r.csv", heads, *((id_, variant, *texts) for id_, variant, texts in rows))]
    )
    scores = {marks.learner.id: marks.score for marks in found.learners()}
    return found, scores


def told(found: GradedClass, concern: str = "other_variant") -> list[tuple[str, str]]:
    return [(remark.learner, remark.says) for remark in found.remarks if remark.concern.id == concern]


@pytest.mark.parametrize("units", [True, False])
def test_whoever_answered_another_variant_is_told_with_both_counts(tmp_path: Path, *, units: bool) -> None:
    right = [text if units or " h " in text else text.split(" ", maxsplit=1)[0] for text in key(SET, 0)]
    found, scores = graded(SET, tmp_path, ("a", "A", right), ("b", "B", right), ("c", "C", key(SET, 2)))

    count = len(PLACES)
    ((who, says),) = told(found)
    assert "b" == who
    assert says.startswith("0 of ")
    assert f" of {count} answers fit variant B, {count} fit variant A: which one was it? They were graded as B" in says
    assert all(remark.concern.is_trouble for remark in found.remarks if remark.concern.id == "other_variant")
    assert 0 == scores["b"]
    assert 10 == scores["c"]
    assert [] == told(found, "other_key")


def test_whose_variant_it_is_is_told_where_each_learner_has_one(tmp_path: Path) -> None:
    ((who, says),) = told(graded(OF_A_ROSTER, tmp_path, ("s1", "", key(OF_A_ROSTER, 2)))[0])

    assert "s1" == who
    assert "fit variant 3 (of Learner 3 (s3)): which one was it?" in says


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6))
def test_nobody_is_told_by_what_usually_goes_wrong(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    problems = [item.problem() for item in SET.variants[1].items]
    rows = []
    for number in range(6):
        texts = []
        for place, (_, at, part) in enumerate(PLACES):
            wrong = [each.text for each in wrong_answers(problems[at], part)] or ["17 mL"]
            texts.append(random.choice([*wrong, "", key(SET, random.randrange(3))[place]] if place % 3 else wrong))
        rows.append((f"s{number}", "B", texts))
    found, _ = graded(SET, tmp_path_factory.getbasetemp(), *rows)

    assert [] == told(found)


@pytest.mark.parametrize(("of_another", "is_told"), [(3, False), (len(PLACES) // 2, False), (len(PLACES), True)])
def test_a_few_answers_of_another_variant_are_no_evidence(tmp_path: Path, of_another: int, *, is_told: bool) -> None:
    texts = [
        mine if place >= of_another else other
        for place, (mine, other) in enumerate(zip(key(SET, 1), key(SET, 0), strict=True))
    ]

    assert is_told == bool(told(graded(SET, tmp_path, ("s1", "B", texts))[0]))
    only_these = [text if place < 3 else "" for place, text in enumerate(key(SET, 0))]
    assert [] == told(graded(SET, tmp_path, ("s1", "B", only_these))[0])


def is_short(text: str) -> bool:
    return len(text.split(" ", maxsplit=1)[0].replace(".", "").strip("0")) < 2


def test_half_of_the_answers_of_another_variant_is_not_nearly_all(tmp_path: Path) -> None:
    of_a, of_b = key(SET, 0), key(SET, 1)
    texts = [mine if is_short(other) or ":" in other else other for other, mine in zip(of_a, of_b, strict=True)]

    assert len(texts) // 3 < sum(text in of_a for text in texts) < len(texts) * 3 // 4
    assert [] == told(graded(SET, tmp_path, ("s1", "B", texts))[0])


def test_words_and_short_numbers_are_no_evidence(tmp_path: Path) -> None:
    made = pretended_set(("dosing", "reconstitution", "orders"), problems=30, versions=2)
    short = [text if is_short(text) or text.isalpha() else "" for text in key(made, 0)]

    assert len([text for text in short if text[:1].isdigit()]) > 7
    assert [] == told(graded(made, tmp_path, ("s1", "B", short))[0])
    assert ["s1"] == [who for who, _ in told(graded(made, tmp_path, ("s1", "B", key(made, 0)))[0])]


def test_a_class_that_hardly_fits_the_key_is_told_once(tmp_path: Path) -> None:
    rows = [(f"s{number}", "ABC"[number % 3], key(SET, number % 3)) for number in range(6)]
    of_others = [(id_, variant, [*texts[1:], texts[0]]) for id_, variant, texts in rows]
    found, _ = graded(SET, tmp_path, *of_others)

    ((who, says),) = told(found, "other_key")
    assert "" == who
    assert says.endswith(f" numbers of the class fit the key of Quiz 3 ({SET.id}): is this the key of their set?")
    assert [] == told(graded(SET, tmp_path, *rows)[0], "other_key")
    assert [] == told(graded(SET, tmp_path, of_others[0])[0], "other_key")

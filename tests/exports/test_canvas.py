"""Packages for Canvas: marked by Canvas's rules as `grade` marks, or as the losses say; and those losses are real."""

import os
import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dosecalc.exports.canvas_item import KEPT_TO_FOUR, NUMBER_ALONE, PART_OF_SEVERAL
from dosecalc.exports.export import Loss, Source
from dosecalc.exports.formats.canvas import EXPORT, NOT_ALL_OR_NOTHING, NOT_CARRIED, shares
from dosecalc.exports.options import Options
from dosecalc.tutoring.grading import Verdict, grade
from dosecalc.tutoring.marking import Marking
from tests.exports.canvas_marks import Asked, imported
from tests.exports.drawn_sets import Answer, drawn_set, right_answer, wrong_answers_to

SIZE = int(os.environ.get("DOSECALC_EXPORTED", "40"))
Package = tuple[Source, Path, list[Loss]]


def exported(source: Source, path: Path, options: Options | None = None) -> list[Loss]:
    losses: list[Loss] = []
    EXPORT.write(source, path, options or Options(), losses.append)
    return losses


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    source, path = drawn_set(SIZE, 5), tmp_path_factory.mktemp("canvas") / "set.zip"
    return source, path, exported(source, path)


def entered(asked: Asked, answer: Answer) -> str | tuple[str, ...]:
    """What a learner enters in Canvas who means this answer."""
    if asked.kind == "numerical_question":
        return str(answer.filled[0])
    if asked.kind == "multiple_answers_question":
        return tuple(answer.filled[0] or ())
    return answer.text


def test_questions_are_marked_as_grade_marks_or_as_the_losses_say(package: Package) -> None:
    source, path, losses = package
    questions = iter(imported(path))
    told = {(loss.number, loss.part, loss.says) for loss in losses}
    seen: set[tuple[int, str, str]] = set()
    count = 0
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            asked = next(questions)
            for answer in (right_answer(part), *wrong_answers_to(part)):
                count += 1
                here = grade(part.solution, answer.text, part.others).verdict
                there = asked.share(entered(asked, answer))
                if there == Fraction(here.is_right):
                    continue
                loss = explained(asked, answer, here)
                where = (shown.printed.number, part.label, loss)
                assert where in told, (shown.printed.identity, part.label, answer, here, there)
                seen.add(where)
    assert next(questions, None) is None
    assert count > 15 * SIZE
    of_numbers = {each for each in told if each[2] in {NUMBER_ALONE, KEPT_TO_FOUR}}
    assert of_numbers == {each for each in seen if each[2] in {NUMBER_ALONE, KEPT_TO_FOUR}}


def explained(asked: Asked, answer: Answer, here: Verdict) -> str:
    """The loss that explains why Canvas marks otherwise."""
    if asked.kind == "multiple_answers_question":
        return PART_OF_SEVERAL
    assert asked.kind == "numerical_question"
    if here in {Verdict.MISSING_UNIT, Verdict.WRONG_UNIT}:
        return NUMBER_ALONE
    assert answer.what in {"unrounded", "slip"}
    assert here is Verdict.WRONG_ROUNDING
    return KEPT_TO_FOUR


def test_right_answers_in_fours_and_more_are_right(package: Package) -> None:
    source, path, _ = package
    questions = iter(imported(path))
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            asked = next(questions)
            assert asked.share(entered(asked, right_answer(part))) == 1


def test_points_of_a_problem_are_one(package: Package) -> None:
    source, path, _ = package
    questions = iter(imported(path))
    for shown in source.drawn():
        assert sum(next(questions).points for _ in shown.printed.parts) == 1
    assert [sum(map(Fraction, shares(parts))) for parts in range(1, 11)] == [1] * 10

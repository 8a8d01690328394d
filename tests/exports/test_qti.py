"""QTI packages: valid, scored by an independent player as `grade` marks, or as the losses say."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dosecalc.bank.problem import Problem
from dosecalc.exports.export import Loss, Source
from dosecalc.exports.formats.qti import EXPORT
from dosecalc.exports.options import Options
from dosecalc.tutoring.grading import Verdict, understood
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.parts import graded
from tests.exports.drawn_sets import Answer, drawn_set, of_number, right_answer, right_answers, wrong_answers_to
from tests.exports.qti_player import QTI, Played, Value, play

SIZE = int(os.environ.get("DOSECALC_EXPORTED", "40"))
NOT_CARRIED = "follows rightly"


def exported(source: Source, path: Path, options: Options | None = None) -> list[Loss]:
    losses: list[Loss] = []
    EXPORT.write(source, path, options or Options(), losses.append)
    return losses


def items_of(path: Path) -> Iterator[ElementTree.Element]:
    with zipfile.ZipFile(path) as file:
        for name in sorted(file.namelist()):
            if name.startswith("items/"):
                yield ElementTree.fromstring(file.read(name))


def responses(item: ElementTree.Element, answers: list[Answer]) -> dict[str, Value] | None:
    """What a learner enters who means these answers; None where the item does not offer it."""
    given: dict[str, Value] = {}
    asked = item.findall(f"{QTI}itemBody/{QTI}div")
    assert len(asked) == len(answers)
    for part, answer in zip(asked, answers, strict=True):
        fields = [each for each in part.iter() if "responseIdentifier" in each.attrib]
        if len(fields) < len(answer.filled) and answer.filled[-1] is None:
            return None
        for field, filled in zip(fields, answer.filled, strict=False):
            found = entered(item, field, filled)
            if found == "not offered":
                return None
            given[field.attrib["responseIdentifier"]] = found
    return given


def entered(item: ElementTree.Element, field: ElementTree.Element, filled: str | tuple[str, ...] | None) -> Value:
    if filled is None:
        return None
    name = field.attrib["responseIdentifier"]
    if field.tag == f"{QTI}textEntryInteraction":
        kind = next(
            each.attrib["baseType"] for each in item.iter(f"{QTI}responseDeclaration") if each.attrib["identifier"] == name
        )
        return float(str(filled)) if kind == "float" else str(filled)
    offered = {"".join(each.itertext()): each.attrib["identifier"] for each in field if "identifier" in each.attrib}
    if isinstance(filled, tuple):
        return tuple(offered[each] for each in filled)
    return offered.get(filled, "not offered")


@cache
def package_of_all(folder: str) -> tuple[Source, Path, tuple[Loss, ...]]:
    source, path = drawn_set(SIZE, 7), Path(folder) / "set.zip"
    return source, path, tuple(exported(source, path))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, Path, tuple[Loss, ...]]:
    return package_of_all(str(tmp_path_factory.mktemp("qti")))


def marked_here(problem: Problem, answers: list[Answer], not_carried: set[str], marking: Marking) -> Fraction:
    """The share of a point by `grade`, less what the losses say is not carried forward."""
    grades = graded(problem.parts, [answer.text for answer in answers])
    lost = [
        replace(grade, verdict=Verdict.WRONG)
        if grade.verdict is Verdict.CARRIED_FORWARD and part.label in not_carried
        else grade
        for part, grade in zip(problem.parts, grades, strict=True)
    ]
    return marking.earned(lost)


def tried(problem: Problem) -> Iterator[list[Answer]]:
    """Right answers to all parts, and one part at a time wrong, with what follows from it or without."""
    right = right_answers(problem)
    yield right
    for place, part in enumerate(problem.parts):
        for wrong in wrong_answers_to(part):
            yield [*right[:place], wrong, *right[place + 1 :]]
            if any(place in later.carried.values() for later in problem.parts):
                yield carried_on(problem, right, place, wrong)


def carried_on(problem: Problem, right: list[Answer], place: int, wrong: Answer) -> list[Answer]:
    """The later answers as they follow from the earlier ones, a wrong one among them."""
    answers = list(right)
    answers[place] = wrong
    for later in range(place + 1, len(problem.parts)):
        part = problem.parts[later]
        own = [understood(each.solution, answer.text) for each, answer in zip(problem.parts, answers, strict=True)]
        if part.carried and (after := part.after(own)) is not None:
            answers[later] = right_answer(after)
    return answers


def test_items_are_scored_as_grade_marks(package: tuple[Source, Path, tuple[Loss, ...]]) -> None:
    source, path, losses = package
    not_carried: dict[int, set[str]] = {}
    for loss in losses:
        if NOT_CARRIED in loss.says:
            not_carried.setdefault(loss.number, set()).add(loss.part)
    count = 0
    for shown, item in zip(source.drawn(), items_of(path), strict=True):
        assert shown.problem is not None
        for answers in tried(shown.problem):
            given = responses(item, answers)
            if given is None:
                continue
            count += 1
            lost = not_carried.get(shown.printed.number, set())
            expected = marked_here(shown.problem, answers, lost, source.terms.marking)
            said = (shown.printed.number, shown.printed.identity, [(each.what, each.text) for each in answers], given)
            assert play(item, given).score == pytest.approx(float(expected), abs=1e-9), said
    assert count > 20 * SIZE

"""Packages for Canvas: marked by Canvas's rules as `grade` marks, or as the losses say; and those losses are real."""

import os
import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from dosecalc.exports.export import Loss, Source
from dosecalc.exports.formats.canvas import EXPORT, NOT_ALL_OR_NOTHING, NOT_CARRIED, shares
from dosecalc.exports.options import Options
from dosecalc.exports.qti.canvas_questions import KEPT_TO_FOUR, PART_OF_SEVERAL, TOO_FINE, UNIT_NOT_MARKED
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.verdict import Verdict
from tests.exports.canvas_marks import Asked, imported
from tests.exports.drawn_sets import HOSTILE, Answer, drawn_set, hostile, of_number, right_answer, wrong_answers_to

SIZE = int(os.environ.get("DOSECALC_EXPORTED", "20"))
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
            assert asked.share(entered(asked, right_answer(part))) == 1
            for answer in wrong_answers_to(part):
                count += 1
                here = grade(part.solution, answer.text, part.others, lambda *_: ()).verdict
                there = asked.share(entered(asked, answer))
                if there == Fraction(here.is_right):
                    continue
                where = (shown.printed.number, part.label, explained(asked, answer, here))
                assert where in told, (shown.printed.identity, part.label, answer, here, there)
                seen.add(where)
    assert next(questions, None) is None
    assert count > 10 * SIZE
    of_numbers = {each for each in told if each[2] in {UNIT_NOT_MARKED, KEPT_TO_FOUR}}
    assert of_numbers == {each for each in seen if each[2] in {UNIT_NOT_MARKED, KEPT_TO_FOUR}}


def explained(asked: Asked, answer: Answer, here: Verdict) -> str:
    """The loss that explains why Canvas marks otherwise."""
    if asked.kind == "multiple_answers_question":
        return PART_OF_SEVERAL
    assert asked.kind == "numerical_question"
    if here in {Verdict.MISSING_UNIT, Verdict.WRONG_UNIT}:
        return UNIT_NOT_MARKED
    assert answer.what in {"unrounded", "slip"}
    assert here is Verdict.WRONG_ROUNDING
    return KEPT_TO_FOUR


def test_points_of_a_problem_are_one(package: Package) -> None:
    source, path, _ = package
    questions = iter(imported(path))
    for shown in source.drawn():
        assert sum(next(questions).points for _ in shown.printed.parts) == 1
    assert [sum(map(Fraction, shares(parts))) for parts in range(1, 11)] == [1] * 10


def test_marking_of_the_whole_problem_is_a_loss_where_there_are_parts(package: Package, tmp_path: Path) -> None:
    source, _, losses = package
    carried, whole = set(), set()
    for shown in source.drawn():
        assert shown.problem is not None
        carried |= {(shown.printed.number, part.label) for part in shown.problem.parts if part.carried}
        whole |= {shown.printed.number} if len(shown.problem.parts) > 1 else set()
    assert carried == {(loss.number, loss.part) for loss in losses if loss.says == NOT_CARRIED} != set()
    strict = exported(drawn_set(SIZE, 5, marking=Marking(partial_credit=False)), tmp_path / "strict.zip")
    assert whole == {loss.number for loss in strict if loss.says == NOT_ALL_OR_NOTHING} != set()


def test_choices_say_what_led_to_them(tmp_path: Path) -> None:
    source = drawn_set(10, 3)
    exported(source, tmp_path / "set.zip", Options(choices=4))
    questions = iter(imported(tmp_path / "set.zip"))
    places = set()
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            asked = next(questions)
            known = part.distractors
            if part.solution.form.words or not known:
                continue
            assert asked.kind == "multiple_choice_question"
            assert asked.share(part.key) == 1
            places.add(list(asked.choices.values()).index(part.key))
            wrong = {each.text: each.says for each in known[:3]}
            assert set(asked.choices.values()) == {part.key, *wrong}
            for name, text in asked.choices.items():
                if text != part.key:
                    assert asked.share(text) == 0
                    assert asked.comments[f"{name}_fb"] == wrong[text]
    assert len(places) > 2


def test_known_mistakes_and_the_working_are_told(package: Package) -> None:
    source, path, _ = package
    questions = iter(imported(path))
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            asked = next(questions)
            assert part.key in asked.comments["general_fb"]
            if asked.kind in {"numerical_question", "short_answer_question"}:
                for wrong in part.distractors[:12]:
                    assert f"{wrong.text}: {wrong.says}" in asked.comments["general_incorrect_fb"]


def test_an_answer_finer_than_canvas_keeps_is_compared_as_text(tmp_path: Path) -> None:
    source = drawn_set(40, 1, topics=["conversion"], policy_name="exact")
    losses = exported(source, tmp_path / "set.zip")
    fine = {(loss.number, loss.part) for loss in losses if loss.says == TOO_FINE}
    questions = iter(imported(tmp_path / "set.zip"))
    kinds = set()
    for shown in source.drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            asked = next(questions)
            if (shown.printed.number, part.label) in fine:
                kinds.add(asked.kind)
                assert asked.share(part.key) == 1
                assert asked.share(of_number(part, "alone", part.solution.rounded.number, "").text) == 0
    assert kinds == {"short_answer_question"}


def test_no_text_is_markup(tmp_path: Path) -> None:
    exported(hostile(drawn_set(4, 2)), tmp_path / "set.zip")
    for asked in imported(tmp_path / "set.zip"):
        shown = "".join(fromstring(asked.html.replace("<br>", "<br/>")).itertext())
        assert "<script" not in asked.html
        assert "<script>alert(1)</script>" in shown
        assert "]]>" in shown
        for opening in ("$$", "\\(", "\\[", "\u202e", "\x07"):
            assert opening not in shown
    assert len(HOSTILE) > 5000


def test_files_are_those_of_the_manifest_and_the_same_each_time(package: Package, tmp_path: Path) -> None:
    source, path, _ = package
    exported(source, tmp_path / "again.zip")
    assert path.read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(path) as file:
        hrefs = [each.attrib["href"] for each in fromstring(file.read("imsmanifest.xml")).iter() if is_file(each)]
        assert sorted(hrefs) == sorted(set(file.namelist()) - {"imsmanifest.xml"})
        assert any(href.endswith(".svg") for href in hrefs)
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def is_file(element: Element) -> bool:
    return element.tag.endswith("}file")


def test_structure_is_that_of_text2qti(package: Package) -> None:
    quiz, qti = (
        pytest.importorskip(f"text2qti.{name}", reason="text2qti is not installed") for name in ("quiz", "qti")
    )
    config = pytest.importorskip("text2qti.config").Config()
    text = "1. How much?\n... well\n=   13.1 +- 0.1\n\n1. Which?\n... well\n*a) this\n... so\nb) that\n... no\n\n"
    text += "1. Which all?\n... well\n[*] this\n[ ] that\n\n1. Say it\n... well\n* so\n* so so\n"
    made = qti.QTI(quiz.Quiz(text, config=config))
    known = paths(fromstring(made.assessment.encode()))
    _, path, _ = package
    with zipfile.ZipFile(path) as file:
        name = next(each for each in file.namelist() if each.endswith("-A.xml"))
        ours = paths(fromstring(file.read(name)))
    assert ours - known == set()


def paths(root: Element, above: str = "") -> set[str]:
    """Every way from the root to an element, with the names of its attributes."""
    here = f"{above}/{root.tag.rpartition('}')[2]}"
    names = {f"{here}@{name}" for name in root.attrib if "}" not in name}
    return {here, *names}.union(*(paths(each, here) for each in root))

"""Moodle XML is read, and marked by Moodle's rules as the set is marked here, but for what the loss report says."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.dom.minidom import parseString

import pytest

from dosecalc.exports.export import Shown
from dosecalc.exports.options import Options
from dosecalc.exports.quizzes import quiz_losses
from dosecalc.exports.quizzes.moodle_export import AMOUNTS_AS_TEXTS, NOT_IN_MYSQL
from dosecalc.exports.unit_spellings import alike, unit_spellings
from dosecalc.quantities.reading import read_unit
from dosecalc.quantities.units import unit
from dosecalc.tutoring.giving_away import tells, without
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.verdict import NOT_YET
from tests.exports.moodle_rules import Item, Question, read_quiz, tags_of, text_of, total
from tests.exports.quiz_probes import Probe, chosen, probes, share
from tests.exports.sets_for_quizzes import HOSTILE, NO_DIFFERENCE, Exported, exported, hostile, problem_of, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.tutoring.parts import Part

SIZE = int(os.environ.get("DOSECALC_QUIZ_SIZE", "40"))
FORMATS = ("moodle", "moodle-mysql")

EXPLAINS = {
    "unit": quiz_losses.UNIT_NOT_SEEN,
    "fraction": quiz_losses.NUMBERS_AS_DECIMALS,
    "spelling": quiz_losses.UNITS_AS_LISTED,
}
"""Which loss explains that an answer of this kind is marked otherwise; of the other kinds none may be."""

LONGEST_NAME = 255
"""Of names in Moodle's database; a file with a longer category is not imported."""


@pytest.fixture(scope="module", params=FORMATS)
def quiz(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported(request.param, source(SIZE), tmp_path_factory.mktemp("moodle"))


def each_part(quiz: Exported) -> Iterator[tuple[Shown, Question, Part, Item]]:
    questions = read_quiz(quiz.path).questions
    for shown, question in zip(quiz.problems, questions, strict=True):
        for part, item in zip(problem_of(shown).parts, question.parts, strict=True):
            yield shown, question, part, item


def differences(quiz: Exported, marking: Marking) -> Iterator[tuple[Shown, Part, Probe]]:
    for shown, _, part, item in each_part(quiz):
        for probe in probes(part):
            if abs(item.mark(chosen(part, probe.text)) - float(share(part, probe.text, marking))) > NO_DIFFERENCE:
                yield shown, part, probe


def test_every_answer_is_marked_as_here_or_the_loss_report_says_why_not(quiz: Exported) -> None:
    for shown, part, probe in differences(quiz, Marking()):
        said = quiz.told(shown.printed.number, part.label)

        assert EXPLAINS.get(probe.kind, "") in said, (shown.printed.identity, part.key, probe)


def test_that_units_are_not_seen_is_said_of_no_other_part_than_those_where_they_are_not(quiz: Exported) -> None:
    said = {(loss.number, loss.part) for loss in quiz.losses if loss.says == quiz_losses.UNIT_NOT_SEEN}
    seen = {
        (shown.printed.number, part.label)
        for shown, part, probe in differences(quiz, Marking())
        if probe.kind == "unit"
    }

    assert said == seen


def test_answers_carried_forward_are_those_that_are_told(quiz: Exported) -> None:
    said = {(loss.number, loss.part) for loss in quiz.losses if loss.says == quiz_losses.CARRIED}

    assert said == {(shown.printed.number, part.label) for shown, _, part, _ in each_part(quiz) if part.rests_on}


def test_a_whole_problem_is_marked_as_the_sum_of_its_parts(quiz: Exported) -> None:
    questions = read_quiz(quiz.path).questions
    for shown, question in zip(quiz.problems, questions, strict=True):
        parts = problem_of(shown).parts
        right = [chosen(part, part.key) for part in parts]

        assert total(question.parts, right) == pytest.approx(1, abs=NO_DIFFERENCE)
        for place, part in enumerate(parts):
            if not part.solution.form.words:
                without = [*right[:place], "", *right[place + 1 :]]
                assert total(question.parts, without) == pytest.approx(1 - 1 / len(parts))


def test_questions_have_a_stable_code_a_name_that_sorts_and_a_category(quiz: Exported) -> None:
    found = read_quiz(quiz.path)

    assert found.category == "$course$/top/Gate quiz/Variant A"
    assert "Education only, never patient care." in text_of(found.info)
    assert [each.code for each in found.questions] == [shown.printed.code for shown in quiz.problems]
    assert [each.name for each in found.questions] == sorted(each.name for each in found.questions)
    assert all("Education only, never patient care." in each.text for each in found.questions)


def test_a_question_says_what_the_problem_says(quiz: Exported) -> None:
    for shown, question in zip(quiz.problems, read_quiz(quiz.path).questions, strict=True):
        for _, text in shown.printed.card:
            assert text in question.text
        for part in problem_of(shown).parts:
            assert part.ask in question.text
            assert part.how_to_round in question.text
            assert part.key in text_of(question.told)
            assert str(part.solution.explained().lines[-1]) in text_of(question.told)


def test_pictures_are_files_that_the_text_shows_and_describes(tmp_path: Path) -> None:
    quiz = exported("moodle", source(150), tmp_path)
    with_pictures = [
        (shown, question)
        for shown, question in zip(quiz.problems, read_quiz(quiz.path).questions, strict=True)
        if shown.printed.pictures
    ]

    assert with_pictures
    for shown, question in with_pictures:
        assert len(question.files) == len(shown.printed.pictures)
        for (name, file), picture in zip(question.files.items(), shown.printed.pictures, strict=True):
            assert parseString(b64decode(file)).getElementsByTagName("svg")
            assert f'src="@@PLUGINFILE@@/{name}"' in question.html
            assert picture.says in question.text


@pytest.mark.parametrize(
    "text", ["mL/h", "mcg/kg/min", "mg", "mcg", "units/h", "tablets", "mEq/L", "%", "m2", "°C", "fl oz"]
)
def test_every_spelling_of_a_unit_is_read_as_that_unit(text: str) -> None:
    for unsafe in (False, True):
        spellings = unit_spellings(unit(text), unsafe=unsafe)

        assert {read_unit(spelling) for spelling in spellings} == {unit(text)}
        assert len({spelling.lower() for spelling in spellings}) == len(spellings)


def test_a_number_with_its_unit_lists_what_learners_type(tmp_path: Path) -> None:
    quiz = exported("moodle", source(SIZE), tmp_path)
    rates = [item for _, _, part, item in each_part(quiz) if item.units and part.asked_unit == "mL/h"]

    assert rates
    for item in rates:
        assert {"mL/h", "ml/h", "mL/hr", "ml/hr", "mL/hour", "mLperhour", "milliliters/hour"} <= set(item.units)
        assert item.unit_penalty == 1
        assert NOT_IN_MYSQL in {loss.says for loss in quiz.losses}


def test_for_mysql_no_two_units_of_a_question_differ_in_capitals_alone(tmp_path: Path) -> None:
    quiz = exported("moodle-mysql", source(SIZE), tmp_path)

    assert NOT_IN_MYSQL not in {loss.says for loss in quiz.losses}
    for shown, _, part, item in each_part(quiz):
        assert len({alike(each) for each in item.units}) == len(item.units)
        if item.kind == "shortanswer" and not part.solution.form.name:
            assert AMOUNTS_AS_TEXTS in quiz.told(shown.printed.number, part.label)


def test_numbers_are_plain_digits_with_no_tolerance(quiz: Exported) -> None:
    for _, _, part, item in each_part(quiz):
        if item.kind in {"numerical", "NUMERICAL"}:
            assert {choice.tolerance for choice in item.choices} == {0}
            right = {Fraction(choice.text) for choice in item.choices if choice.share == 1}
            assert right == part.solution.accepted
            assert all(set(choice.text) <= set("0123456789.") for choice in item.choices)


def test_a_tolerance_of_the_policy_becomes_a_number_for_each_step(tmp_path: Path) -> None:
    plain = source(12)

    def lenient() -> Iterator[Shown]:
        for shown in plain.drawn():
            problem = problem_of(shown)
            policy = replace(problem.policy, tolerance_steps=1)
            parts = tuple(replace(part, solution=replace(part.solution, policy=policy)) for part in problem.parts)
            yield Shown(shown.printed, replace(problem, parts=parts))

    quiz = exported("moodle", replace(plain, drawn=lenient), tmp_path)
    several = [item for _, _, part, item in each_part(quiz) if len(part.solution.accepted) > 1]

    assert any(item.kind == "numerical" for item in several)
    for _, part, probe in differences(quiz, Marking()):
        assert probe.kind in EXPLAINS, (part.key, probe)


def test_each_slip_that_is_listed_says_what_went_wrong(quiz: Exported) -> None:
    said = Counter(
        bool(choice.says) for _, _, _, item in each_part(quiz) for choice in item.choices if choice.share == 0
    )

    assert said[True] > 100
    assert not said[False]
    for _, _, part, item in each_part(quiz):
        wrong = [text_of(choice.says).removeprefix(NOT_YET) for choice in item.choices if choice.share <= 0]
        assert not tells(part.key, wrong)


@pytest.mark.parametrize("choices", [2, 4])
def test_a_choice_of_real_slips_has_one_right_answer_and_says_why_the_others_are_wrong(
    choices: int, tmp_path: Path
) -> None:
    quiz = exported("moodle", source(SIZE), tmp_path, Options(choices=choices))
    for shown, _, part, item in each_part(quiz):
        if part.solution.form.words or item.kind not in {"multichoice", "MULTICHOICE_V"}:
            continue
        told = quiz.told(shown.printed.number, part.label)
        assert len(item.choices) == choices or quiz_losses.FEWER_CHOICES in told
        assert [text_of(each.text) for each in item.choices if each.share == 1] == [part.key]
        wrong = {each.text: without(part.key, each.says) for each in part.distractors}
        for each in item.choices:
            if each.share != 1:
                assert text_of(each.says) == wrong[text_of(each.text)]


@pytest.mark.parametrize("unsafe_form", [Fraction(0), Fraction(1, 2), Fraction(1)])
def test_an_unsafe_unit_earns_all_or_nothing_and_the_report_says_so(unsafe_form: Fraction, tmp_path: Path) -> None:
    marking = Marking(unsafe_form=unsafe_form)
    quiz = exported("moodle", source(SIZE, marking=marking), tmp_path)
    told = {loss.says for loss in quiz.losses}

    assert (quiz_losses.UNSAFE_EARNS_NOTHING in told) == (unsafe_form == Fraction(1, 2))
    assert (quiz_losses.UNSAFE_EARNS_ALL in told) == (unsafe_form != 1)
    found = {probe.text for _, _, probe in differences(quiz, marking) if "cc" in probe.text}
    assert bool(found) == (unsafe_form == Fraction(1, 2))


def test_all_or_nothing_is_told_to_be_lost(tmp_path: Path) -> None:
    quiz = exported("moodle", source(20, marking=Marking(partial_credit=False)), tmp_path)
    said = {loss.number for loss in quiz.losses if loss.says == quiz_losses.PARTLY_CREDITED}

    assert said == {shown.printed.number for shown in quiz.problems if len(problem_of(shown).parts) > 1}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str, tmp_path: Path) -> None:
    calm = exported("moodle", source(8), tmp_path)
    quiz = exported("moodle", hostile(text), tmp_path)
    found, usual = read_quiz(quiz.path), read_quiz(calm.path)
    shown = text.replace("\u202e", "\\u202e")

    for question, before in zip(found.questions, usual.questions, strict=True):
        assert question.text.count(shown) >= 3
        assert [part.kind for part in question.parts] == [part.kind for part in before.parts]
        assert tags_of(question.html) <= tags_of(before.html) | {"p"}
        assert "$" not in question.html
        assert "\\" not in question.html.replace("\\#", "")
        assert not question.html.replace("@@PLUGINFILE@@/picture-", "").count("@@")
        assert shown[:40].strip() in text_of(question.name)
        assert len(question.name) <= LONGEST_NAME
    assert not tags_of(found.category)
    names = re.split(r"(?<!/)/(?!/)", found.category)
    assert all(len(name) <= LONGEST_NAME for name in names)
    assert text_of(names[2].strip().replace("//", "/")).removesuffix("…") in shown.strip()
    assert names[3:] == ["Variant A"]


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (exported("moodle", source(10), tmp_path).path.read_bytes() for _ in range(2))

    assert first == second


def test_every_text_that_is_taken_for_right_is_right_and_the_key_is_the_first(quiz: Exported) -> None:
    for _, _, part, item in each_part(quiz):
        if item.kind in {"shortanswer", "SHORTANSWER"}:
            texts = [choice.text for choice in item.choices if choice.share == 1]
            assert texts[0] == part.key
            assert all(grade(part.solution, text, explained_by=unexplained).verdict.is_right for text in texts)
            assert len(texts) == len({text.lower() for text in texts})

"""GIFT is read by two readers that share nothing with the export, and marked as here but for what the report says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dosecalc.exports.formats.gift import APART, IN_WORDS, NO_UNITS
from dosecalc.exports.options import Options
from dosecalc.exports.quizzes import quiz_losses
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.verdict import Verdict
from tests.exports.gift_reader import GiftQuestion, read_gift
from tests.exports.moodle_rules import check_what_moodle_checks, number_and_unit, tags_of, text_of
from tests.exports.quiz_probes import chosen, probes, share
from tests.exports.sets_for_quizzes import HOSTILE, NO_DIFFERENCE, Exported, exported, hostile, problem_of, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.exports.export import Shown
    from dosecalc.tutoring.parts import Part

SIZE = int(os.environ.get("DOSECALC_QUIZ_SIZE", "40"))
NODE_MODULES = os.environ.get("DOSECALC_NODE_MODULES", "")
"""Where npm has gift-pegjs."""

PARSE = (
    "const {parse} = require('gift-pegjs'); console.log(JSON.stringify(parse(require('fs').readFileSync(0, 'utf8'))))"
)

EXPLAINS = {
    **dict.fromkeys(("no unit", "another unit", "spelling"), NO_UNITS),
    "unit": quiz_losses.UNIT_NOT_SEEN,
    "fraction": quiz_losses.NUMBERS_AS_DECIMALS,
}


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported("gift", source(SIZE), tmp_path_factory.mktemp("gift"))


def each_part(quiz: Exported) -> Iterator[tuple[Shown, GiftQuestion, Part]]:
    questions = iter(read_gift(quiz.path).questions)
    for shown in quiz.problems:
        for part in problem_of(shown).parts:
            yield shown, next(questions), part
    assert next(questions, None) is None


def test_every_answer_is_marked_as_here_or_the_loss_report_says_why_not(quiz: Exported) -> None:
    for shown, question, part in each_part(quiz):
        said = quiz.told(shown.printed.number, part.label)
        for probe in probes(part):
            mark = question.item.mark(chosen(part, probe.text))
            if abs(mark - float(share(part, probe.text, Marking()))) > NO_DIFFERENCE:
                assert EXPLAINS.get(probe.kind, "") in said, (shown.printed.identity, part.key, probe)


def test_a_number_that_is_marked_right_is_right_in_the_unit_that_was_asked_for(quiz: Exported) -> None:
    for _, question, part in each_part(quiz):
        if question.item.kind != "numerical":
            continue
        for probe in probes(part):
            number, _ = number_and_unit(probe.text)
            if question.item.mark(probe.text) == 1 and number is not None:
                typed = f"{number:.12f}".rstrip("0").rstrip(".")
                verdict = grade(part.solution, typed, explained_by=unexplained).verdict
                assert verdict in {Verdict.CORRECT, Verdict.MISSING_UNIT}


def test_that_units_are_not_seen_is_said_of_every_number(quiz: Exported) -> None:
    said = {(loss.number, loss.part) for loss in quiz.losses if loss.says in {NO_UNITS, quiz_losses.UNIT_NOT_SEEN}}

    assert said == {
        (shown.printed.number, part.label)
        for shown, question, part in each_part(quiz)
        if question.item.kind == "numerical"
    }
    assert all("without its unit" in each.html for _, each, part in each_part(quiz) if NO_UNITS in _told(quiz, part))


def _told(quiz: Exported, part: Part) -> set[str]:
    return {
        loss.says
        for shown in quiz.problems
        if part in problem_of(shown).parts
        for loss in quiz.losses
        if (loss.number, loss.part) == (shown.printed.number, part.label)
    }


def test_parts_and_pictures_that_are_lost_are_told(quiz: Exported) -> None:
    apart = {loss.number for loss in quiz.losses if loss.says == APART}
    in_words = {loss.number for loss in quiz.losses if loss.says == IN_WORDS}

    assert apart == {shown.printed.number for shown in quiz.problems if len(problem_of(shown).parts) > 1}
    assert in_words == {shown.printed.number for shown in quiz.problems if shown.printed.pictures}


def test_a_question_says_what_its_part_says(quiz: Exported) -> None:
    for shown, question, part in each_part(quiz):
        text = text_of(question.html)
        assert all(each in text for _, each in shown.printed.card)
        assert all(each.says in text for each in shown.printed.pictures)
        assert part.ask in text
        assert part.how_to_round in text
        assert "Education only, never patient care." in text
        assert part.key in text_of(question.told)
        assert question.code.split("-")[0] == shown.printed.code


def test_only_right_answers_are_listed_where_they_are_typed(quiz: Exported) -> None:
    for _, question, part in each_part(quiz):
        check_what_moodle_checks(question.item)
        if question.item.kind == "numerical":
            assert {Fraction(each.text) for each in question.item.choices} == part.solution.accepted
            assert {each.tolerance for each in question.item.choices} == {0}
        elif question.item.kind == "shortanswer":
            assert all(
                grade(part.solution, each.text, explained_by=unexplained).verdict.is_right
                for each in question.item.choices
            )


def test_choices_are_real_slips_with_a_word_on_each(tmp_path: Path) -> None:
    quiz = exported("gift", source(20), tmp_path, Options(choices=4))
    chosen_from = [
        (question, part)
        for _, question, part in each_part(quiz)
        if question.item.kind == "multichoice" and not part.solution.form.words
    ]

    assert len(chosen_from) > 5
    for question, part in chosen_from:
        assert [text_of(each.text) for each in question.item.choices if each.share == 1] == [part.key]
        assert all(each.says for each in question.item.choices if each.share != 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str, tmp_path: Path) -> None:
    calm = exported("gift", source(8), tmp_path)
    quiz = exported("gift", hostile(text), tmp_path)
    found, usual = read_gift(quiz.path), read_gift(calm.path)
    shown = text.replace("\u202e", "\\u202e")

    for question, before in zip(found.questions, usual.questions, strict=True):
        assert text_of(question.html).count(shown) >= 3
        assert question.item.kind == before.item.kind
        assert tags_of(question.html) <= tags_of(before.html) | {"p"}
        assert not set("${}") & set(question.html)
        assert shown[:40].strip() in text_of(question.name)
    assert "\\" not in found.category


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (exported("gift", source(10), tmp_path).path.read_bytes() for _ in range(2))

    assert first == second


def by_pegjs(path: Path) -> list[dict[str, Any]]:
    """What gift-pegjs makes of a file."""
    node = shutil.which("node")
    if node is None or not (Path(NODE_MODULES) / "gift-pegjs").is_dir():
        pytest.skip("needs node, and npm's gift-pegjs in the folder that DOSECALC_NODE_MODULES names")
    done = subprocess.run(
        [node, "-e", PARSE],
        input=path.read_text(encoding="utf-8"),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODE_PATH": NODE_MODULES},
    )
    parsed: list[dict[str, Any]] = json.loads(done.stdout)
    return parsed


def test_gift_pegjs_reads_the_same(quiz: Exported) -> None:
    category, *questions = by_pegjs(quiz.path)

    assert category["type"] == "Category"
    kinds = {"Numerical": "numerical", "Short": "shortanswer", "MC": "multichoice"}
    for (_, ours, _), theirs in zip(each_part(quiz), questions, strict=True):
        assert kinds[theirs["type"]] == ours.item.kind
        assert theirs["stem"] == {"format": "html", "text": ours.html}
        assert theirs["title"] == ours.name
        assert theirs["id"] == ours.code
        assert theirs["globalFeedback"]["text"] == ours.told
        for mine, choice in zip(ours.item.choices, theirs["choices"], strict=True):
            if ours.item.kind == "numerical":
                assert choice["text"] == {"type": "range", "number": float(mine.text), "range": 0}
            else:
                assert choice["text"]["text"] == mine.text
                weight = 100 if choice["isCorrect"] else 0
                assert (weight if choice["weight"] is None else choice["weight"]) == pytest.approx(mine.share * 100)


@pytest.mark.parametrize("text", HOSTILE)
def test_gift_pegjs_takes_no_text_for_markup(text: str, tmp_path: Path) -> None:
    quiz = exported("gift", hostile(text), tmp_path)
    _, *questions = by_pegjs(quiz.path)

    for (_, ours, _), theirs in zip(each_part(quiz), questions, strict=True):
        assert theirs["stem"]["text"] == ours.html


def test_a_tolerance_of_the_policy_becomes_a_number_for_each_step(tmp_path: Path) -> None:
    plain = source(6)

    def lenient() -> Iterator[Shown]:
        for shown in plain.drawn():
            problem = problem_of(shown)
            policy = replace(problem.policy, tolerance_steps=1)
            parts = tuple(replace(part, solution=replace(part.solution, policy=policy)) for part in problem.parts)
            yield replace(shown, problem=replace(problem, parts=parts))

    quiz = exported("gift", replace(plain, drawn=lenient), tmp_path)

    for _, question, part in each_part(quiz):
        if question.item.kind == "numerical":
            assert {Fraction(each.text) for each in question.item.choices} == part.solution.accepted

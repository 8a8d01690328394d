"""Small exams for tests: a blueprint of a few problems, its paper, and sheets with answers on them."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from dosecalc.bank.blueprint import Blueprint, Section
from dosecalc.bank.papers import paper
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.learner.answer_sheets import Answer, AnswerSheet, End
from dosecalc.learner.exam_results import Result, result_of
from dosecalc.learner.exam_sitting import begun
from dosecalc.learner.exams import Exam

SMALL = Blueprint(
    name="small",
    path=Path("small.toml"),
    version=1,
    title="A small exam",
    source="Made up for a test",
    exam="There is none",
    imitation="Nor here",
    sections=(
        Section("Drips", ("vasopressor-by-weight",), (3,), 1),
        Section("Pounds", ("weight-dose-pounds",), (2,), 1),
        Section("Cases", ("safe-range-each-dose",), (3,), 1),
    ),
    seconds=600,
    to_pass=2,
    policy="pharmacy",
    partial_credit=True,
    safe_form_only=False,
)
PLACES = {"vasopressor-by-weight": 0, "weight-dose-pounds": 1, "safe-range-each-dose": 2}


@cache
def small_paper() -> tuple[Problem, ...]:
    drawn = paper(SMALL, 5, policy("pharmacy"))
    return tuple(sorted(drawn, key=lambda problem: PLACES[problem.template.id]))


def small_exam(*answers: tuple[str, ...], blueprint: Blueprint = SMALL, end: End = End.OPEN) -> Exam:
    """An exam with these texts on its sheet, problem by problem."""
    exam = begun(1, blueprint, small_paper(), 5)
    return replace(exam, sheet=replace(_filled(exam.sheet, answers), end=end))


def small_sheet(*answers: tuple[str, ...]) -> AnswerSheet:
    """The sheet of such an exam."""
    return small_exam(*answers).sheet


def _filled(sheet: AnswerSheet, answers: tuple[tuple[str, ...], ...]) -> AnswerSheet:
    for place, texts in enumerate(answers):
        for part, text in enumerate(texts):
            sheet = sheet.with_answer(place, part, Answer(text, 0, 1500))
    return sheet


def marked(*answers: tuple[str, ...], blueprint: Blueprint = SMALL) -> Result:
    return result_of(small_exam(*answers, blueprint=blueprint, end=End.HANDED_IN), small_paper())


def keys(place: int) -> tuple[str, ...]:
    return tuple(part.key for part in small_paper()[place].parts)


def exactly(result: Result) -> list[Fraction]:
    return [each.earned for each in result.marked]

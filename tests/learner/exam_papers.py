"""Small exams for tests: a blueprint of a few problems, its paper, and sheets with answers on them."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from dosecalc.bank.blueprint import Blueprint, Section
from dosecalc.bank.papers import paper
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.learner.exam_results import Result, result_of
from dosecalc.learner.exam_sheets import Answer, End, Sheet
from dosecalc.learner.exam_sitting import begun

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


def small_sheet(*answers: tuple[str, ...], blueprint: Blueprint = SMALL) -> Sheet:
    """A sheet with these texts on it, problem by problem."""
    sheet = begun(1, blueprint, small_paper(), 5)
    for place, texts in enumerate(answers):
        for part, text in enumerate(texts):
            sheet = sheet.with_answer(place, part, Answer(text, 0, 1500))
    return sheet


def marked(*answers: tuple[str, ...], blueprint: Blueprint = SMALL) -> Result:
    sheet = replace(small_sheet(*answers, blueprint=blueprint), end=End.HANDED_IN)
    return result_of(sheet, small_paper())


def keys(place: int) -> tuple[str, ...]:
    return tuple(part.key for part in small_paper()[place].parts)


def exactly(result: Result) -> list[Fraction]:
    return [each.earned for each in result.marked]

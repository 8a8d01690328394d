"""The class report: every learner counts once, whatever the order; what cannot be told is said and not invented."""

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random
from shlex import split

import jsonschema
import pytest

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.problem import Problem
from dosecalc.bank.selection import selected
from dosecalc.classroom.grades.marks import LearnersMarks
from dosecalc.classroom.report.class_report import ClassFigures, ClassReport
from dosecalc.classroom.report.facts import report_facts
from dosecalc.classroom.report.place_finding import Separation, finding
from dosecalc.sets.problem_set import Learner, ProblemSet
from dosecalc.sets.responses import Response
from dosecalc.tutoring.marking import Marking
from tests.classroom.pretended import keys, learners_marks, nothing, pretended_class, pretended_set, wrong_answers

SCHEMA = json.loads((bank_folder() / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
MADE = pretended_set(("conversion", "flow", "titration", "cases", "orders"), problems=8)
MARKS = list(pretended_class(MADE, 40))


def marks(made: ProblemSet, count: int, variant: str = "A", answers: object = keys) -> list[LearnersMarks]:
    return [learners_marks(made, Learner(f"x{each}"), variant, answers) for each in range(count)]  # type: ignore[arg-type]


def figures(report: ClassReport) -> ClassFigures:
    assert report.figures is not None
    return report.figures


def unreadable(problem: Problem) -> list[str]:
    return ["¿?" for _ in problem.parts]


def slipped(problem: Problem) -> list[str]:
    """The likeliest slip in every part."""
    return [next((each.text for each in wrong_answers(problem, at)), "?") for at in range(len(problem.parts))]


def test_it_does_not_matter_in_which_order_learners_come() -> None:
    shuffled = list(MARKS)
    Random(1).shuffle(shuffled)

    assert report_facts(ClassReport.of(MADE, MARKS)) == report_facts(ClassReport.of(MADE, iter(shuffled)))


def test_sums_agree_with_the_marks() -> None:
    report = ClassReport.of(MADE, MARKS)
    found = figures(report)
    handed_in = [each for each in MARKS if any(part.is_answered for of in each.problems for part in of.parts)]

    assert (len(handed_in), len(MARKS) - len(handed_in)) == (report.learners, report.nothing)
    assert sum(each.score for each in handed_in) / len(handed_in) == found.scores.mean
    assert sum(found.scores.bins) == report.learners
    assert sum(place.earned for place in found.places) == found.scores.mean
    for at, place in enumerate(found.places):
        assert sum(each.problems[at].earned == 1 for each in handed_in) == place.right
        wrong = [part for each in handed_in for part in each.problems[at].parts if part.grade.mistakes]
        assert sum(each.times for each in place.wrong if each.mistake) <= len(wrong)
    explained = sum(bool(part.grade.mistakes) for each in handed_in for of in each.problems for part in of.parts)
    assert explained == sum(each.times for each in found.mistakes.classes)
    assert explained == sum(each.times for each in found.mistakes.mistakes)


def test_who_handed_in_nothing_changes_no_figure() -> None:
    with_absent = [*MARKS[:20], *marks(MADE, 3, "B", nothing)]
    report = ClassReport.of(MADE, with_absent)

    assert 3 == report.nothing
    assert ClassReport.of(MADE, MARKS[:20]).figures == report.figures


@pytest.mark.parametrize("count", [0, 1, 2, 3, 25])
@pytest.mark.parametrize("answers", [keys, slipped])
def test_a_class_without_differences_is_told_so(count: int, answers: object) -> None:
    report = ClassReport.of(MADE, marks(MADE, count, "A", answers))

    jsonschema.validate(report_facts(report), SCHEMA)
    if not count:
        assert report.figures is None
        return
    found = figures(report)
    assert ("same score" if count > 1 else "two learners") in found.reliability.undefined
    assert all(place.correlation is None for place in found.places)
    if count > 1 and answers is keys:
        assert {Separation.ALL_RIGHT} == {place.finding.separation for place in found.places}
        assert ["Go on: the class is sure of this."] == [each.says for each in found.advice]


def test_a_single_problem_has_no_reliability() -> None:
    made = pretended_set(("flow",), problems=1)
    report = ClassReport.of(made, pretended_class(made, 15))

    assert "two problems" in figures(report).reliability.undefined
    assert all(place.correlation is None for place in figures(report).places)


def test_a_variant_that_was_made_harder_is_found_and_no_other() -> None:
    made = pretended_set(("conversion", "flow", "strength"), problems=8, versions=3)
    found = figures(ClassReport.of(made, pretended_class(made, 150, harder={("C", 4): 4.0}))).variants

    assert [(5, "C", True)] == [(each.number, each.variant, each.is_harder) for each in found.differences]
    assert "harder in variant C" in found.differences[0].says
    assert not any(each.is_different for each in found.variants)


def test_chance_seldom_makes_a_difference() -> None:
    made = pretended_set(("conversion", "flow"), problems=6, versions=2)
    told = [figures(ClassReport.of(made, pretended_class(made, 40, seed))).variants for seed in range(12)]

    assert sum(bool(each.differences) for each in told) <= 1


def test_where_each_has_numbers_of_their_own_nothing_is_compared() -> None:
    made = pretended_set(("flow",), problems=3, roster=[Learner(f"r{number}") for number in range(12)])
    found = figures(ClassReport.of(made, pretended_class(made, 12)))

    assert "numbers of his or her own" in found.variants.reason
    assert not any(wrong.answers for place in found.places for wrong in place.wrong)


def test_the_same_mistake_in_other_numbers_is_counted_together() -> None:
    made = pretended_set(("conversion",), problems=4)
    given = [*marks(made, 6, "A", slipped), *marks(made, 5, "B", slipped), *marks(made, 4, "A", keys)]
    found = figures(ClassReport.of(made, given))
    place = next(place for place in found.places if len(place.wrong) == 1 and place.wrong[0].mistake)

    assert 11 == place.wrong[0].times
    assert [("A", 6), ("B", 5)] == [(each.variant, each.times) for each in place.wrong[0].answers]
    assert all(each.answer != each.key for each in place.wrong[0].answers)


def test_what_could_not_be_read_is_one_row_whatever_the_variant() -> None:
    made = pretended_set(("conversion",), problems=4)
    given = [*marks(made, 6, "A", unreadable), *marks(made, 5, "B", unreadable)]
    found = figures(ClassReport.of(made, given))

    assert all(len(place.wrong) == len({each.part for each in place.wrong}) for place in found.places)
    assert 11 == found.places[0].wrong[0].times


def test_decimal_commas_are_counted_and_come_first() -> None:
    def with_commas(problem: Problem) -> list[str]:
        return ["12,5 mL" for _ in problem.parts]

    made = pretended_set(("conversion",), problems=4)
    found = figures(ClassReport.of(made, [*marks(made, 3, "A", with_commas), *marks(made, 9, "B", keys)]))

    assert (3, 12) == (found.mistakes.decimal_commas.learners, found.mistakes.decimal_commas.times)
    assert "Say that decimals are written with a point: 12.5, not 12,5." == found.advice[0].says
    assert () == figures(ClassReport.of(made, marks(made, 3))).mistakes.apart


def test_a_topic_is_weak_by_wrong_numbers_alone() -> None:
    made = pretended_set(("conversion",), problems=4)

    def without_units(problem: Problem) -> list[str]:
        return [part.key.split()[0] for part in problem.parts]

    for answers, advised in (
        (without_units, "right number without its unit"),
        (unreadable, "could not be read"),
        (nothing, ""),
    ):
        found = figures(ClassReport.of(made, [*marks(made, 6, "A", answers), *marks(made, 2, "B", keys)]))
        assert all(place.lost == 0 for place in found.places)
        assert not any("once more" in each.says or "Go through" in each.says for each in found.advice), found.advice
        assert any(advised in each.says for each in found.advice)
    found = figures(ClassReport.of(made, [*marks(made, 6, "A", slipped), *marks(made, 2, "B", keys)]))
    assert any("Teach conversion once more." in each.says for each in found.advice)
    assert any("Wrong numbers cost the class" in each.because for each in found.advice)


def test_each_answer_stands_in_one_way() -> None:
    found = figures(ClassReport.of(MADE, MARKS)).mistakes
    handed_in = [each for each in MARKS if each.has_answers]
    parts = [part for each in handed_in for of in each.problems for part in of.parts]
    counted = sum(each.times for each in (*found.writing, *found.apart, found.unfinished))

    assert counted == sum(part.grade.verdict.value != "correct" or not part.is_answered for part in parts)
    unread = sum(
        part.grade.verdict.value == "unreadable" and not part.has_decimal_comma for part in parts if part.is_answered
    )
    assert unread == next(each.times for each in found.writing if each.id == "unreadable")
    assert found.unexplained <= next(each.times for each in found.writing if each.id == "wrong")


def test_what_could_not_be_read_is_no_wrong_answer_without_a_reason() -> None:
    made = pretended_set(("conversion",), problems=4)

    assert 0 == figures(ClassReport.of(made, marks(made, 3, "A", unreadable))).mistakes.unexplained


def test_a_missing_unit_is_no_mistake_of_rounding() -> None:
    def without_units(problem: Problem) -> list[str]:
        return [part.key.split()[0] for part in problem.parts]

    made = pretended_set(("conversion",), problems=4)
    found = figures(ClassReport.of(made, marks(made, 3, "A", without_units)))

    assert {"Left out the unit": "unit"} == {each.says: each.error for each in found.mistakes.mistakes}
    assert ["Unit"] == [each.says for each in found.mistakes.classes]
    assert not any("Work on this mistake" in each.says for each in found.advice)


def test_sure_but_wrong_is_counted_by_learner_and_comes_first() -> None:
    def surely(problem: Problem) -> list[Response]:
        return [Response(text, 3, 30_000) for text in slipped(problem)]

    given = [*marks(MADE, 4, "A", surely), *marks(MADE, 6, "B", keys)]
    found = figures(ClassReport.of(MADE, given))

    assert 4 == found.mistakes.surely_wrong.learners
    assert "sure of a wrong answer" in found.advice[0].because
    assert {30 * len(of.parts) for of in given[0].problems} >= {place.seconds for place in found.places}


def test_what_to_teach_can_be_typed_as_it_stands() -> None:
    found = figures(ClassReport.of(MADE, MARKS)).advice

    assert 3 <= len(found) <= 5
    assert len(found) == len({each.command for each in found})
    for each in found:
        program, command, *rest = split(each.command)
        named = rest if command == "drill" else [word for flag, word in pairwise(rest) if flag == "--topic"]
        topics = [word for word in named if not word.startswith("-") and word != "program"]
        assert ("dosecalc", True) == (program, command in {"drill", "generate"})
        assert selected(topics)


def test_every_command_of_a_set_by_another_policy_names_it() -> None:
    """Exercises under other rules would teach the class to round otherwise than it is marked."""
    made = pretended_set(("cases", "dosing"), problems=6, by_policy="nursing")
    found = figures(ClassReport.of(made, pretended_class(made, 15))).advice

    assert found
    assert all(each.command.endswith(" --policy nursing") for each in found)
    assert not any("--policy" in each.command for each in figures(ClassReport.of(MADE, MARKS)).advice)


def test_all_or_nothing_marks_are_kr_20() -> None:
    made = pretended_set(("cases", "flow"), problems=4, marking=Marking(partial_credit=False))
    found = figures(ClassReport.of(made, pretended_class(made, 15)))

    assert "KR-20" == found.reliability.name
    assert all(place.earned == place.right_share for place in found.places)


@pytest.mark.parametrize(
    ("earned", "correlation", "learners", "same", "wanted"),
    [
        ("1", None, 20, True, Separation.ALL_RIGHT),
        ("0", None, 20, True, Separation.ALL_WRONG),
        ("0.5", None, 20, True, Separation.ALL_ALIKE),
        ("0.5", "0.9", 9, False, Separation.TOO_FEW),
        ("0.5", None, 20, False, Separation.UNKNOWN),
        ("0.5", "-0.5", 25, False, Separation.REVERSED),
        ("0.5", "-0.2", 25, False, Separation.DOUBTFUL),
        ("0.97", "-0.5", 25, False, Separation.TOO_EASY),
        ("0.5", "0.1", 25, False, Separation.HARDLY),
        ("0.5", "0.2", 25, False, Separation.SOMEWHAT),
        ("0.5", "0.3", 25, False, Separation.WELL),
    ],
)
def test_figures_in_words(
    earned: str, correlation: str | None, learners: int, wanted: Separation, *, same: bool
) -> None:
    of = None if correlation is None else Fraction(correlation)

    assert wanted is finding(Fraction(earned), of, learners, is_same_for_all=same).separation


@pytest.mark.parametrize("learners", [1, 3, 25])
def test_facts_keep_to_their_schema(learners: int) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    facts = report_facts(ClassReport.of(replace(MADE, terms=replace(MADE.terms, to_pass=5)), MARKS[:learners]))

    jsonschema.validate(json.loads(json.dumps(facts)), SCHEMA)

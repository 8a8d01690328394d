"""What a sheet says to its learner: nothing that blames them for what others did, and all that counts."""

from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.classroom.grades.grading import GradedClass, graded_class
from dosecalc.classroom.grades.marks import LearnersMarks
from dosecalc.classroom.report.class_report import ClassReport
from dosecalc.classroom.report.learners_sheet import learners_sheet
from dosecalc.sets.problem_set import ProblemSet
from dosecalc.tutoring.marking import Marking
from tests.classroom.classes import PARTED, SINGLE, following, right, small, table
from tests.html_page import Page

ONE = small(1)
ALL = ("learner", "1", "2", "3", "4")
PARTS = ("learner", "2a", "2b", "2c", "2d")


def of(made: ProblemSet, path: Path) -> tuple[GradedClass, LearnersMarks, str]:
    """The only learner of a file, with what the sheet says."""
    graded = graded_class(made, [path])
    (marks,) = graded.learners()
    return graded, marks, " ".join(Page(learners_sheet(made.terms, marks)).text.split())


@pytest.mark.parametrize(
    "cell", ["1 mL; 2 mL", "1; 2; 3; 4; 5"], ids=["fewer answers than parts", "more answers than parts"]
)
def test_what_could_not_be_taken_is_never_told_as_left_empty(tmp_path: Path, cell: str) -> None:
    graded, marks, text = of(
        ONE, table(tmp_path / "r.csv", ("learner", "1", "2", "3", "4"), ("s1", right(ONE, SINGLE), cell))
    )
    found = ClassReport.of(ONE, [marks]).figures

    assert ["not_parted"] == [remark.concern.id for remark in graded.remarks]
    assert 4 == text.count("Handed in, not yet graded: ask your instructor.")
    assert f"Your answer: {cell}" in text
    assert 2 == text.count("(left empty)")  # problems 3 and 4
    assert "points, provisional" in text
    assert found is not None
    assert (4, 2) == (found.mistakes.waiting.times, found.mistakes.unfinished.times)
    assert 0 == found.places[PARTED - 1].empty


def test_where_nobody_can_tell_for_which_part_it_was_nothing_is_called_empty(tmp_path: Path) -> None:
    rows = (("s1", 1, right(ONE, SINGLE)), ("s1", "the second", "5 mL"))
    _, marks, text = of(ONE, table(tmp_path / "r.csv", ("learner", "problem", "answer"), *rows))

    assert marks.is_provisional
    assert "(left empty)" not in text
    assert 6 == text.count("something that you handed in is not yet graded: ask your instructor")


def test_where_all_was_taken_nothing_is_provisional(tmp_path: Path) -> None:
    _, marks, text = of(ONE, table(tmp_path / "r.csv", ALL, ("s1", right(ONE, SINGLE))))

    assert not marks.is_provisional
    assert "provisional" not in text
    assert 6 == text.count("(left empty)")


@pytest.mark.parametrize("turned", ["6-Jan", "#N/A", "03:20:00", "8.33E-02"])
def test_what_a_spreadsheet_did_is_not_told_as_the_learners_fault(tmp_path: Path, turned: str) -> None:
    graded, marks, text = of(ONE, table(tmp_path / "r.csv", ("learner", "1"), ("s1", turned)))
    part = marks.problems[0].parts[0]
    says = next(remark.says for remark in graded.remarks if remark.concern.id == "turned")

    assert says[:1].upper() + says[1:].replace("see what the learner typed", "your instructor will look at it") in text
    assert not part.grade.says or part.grade.says not in text
    assert "It looks as if" not in text
    assert marks.is_provisional


def carried(made: ProblemSet, folder: Path, *, units: bool = True) -> tuple[LearnersMarks, str]:
    """A wrong first part, from which three others follow rightly, with their units or without."""
    given = following(made)
    given = given if units else [text.partition(" ")[0] for text in given]
    _, marks, text = of(made, table(folder / "r.csv", PARTS, ("s1", *given)))
    return marks, text


def test_who_carries_on_is_told_where_it_earns_nothing(tmp_path: Path) -> None:
    made = small(1, marking=Marking(carried_forward=False))
    marks, text = carried(made, tmp_path)
    follows = [part for part in marks.problems[PARTED - 1].parts if part.grade.is_carried]

    assert follows
    assert len(follows) == text.count("By the rules of this set that earns nothing.")


def test_who_carries_on_without_a_unit_is_not_told_so_as_well(tmp_path: Path) -> None:
    made = small(1, marking=Marking(carried_forward=False))
    marks, text = carried(made, tmp_path, units=False)

    assert any(part.grade.follows for part in marks.problems[PARTED - 1].parts)
    assert "By the rules of this set that earns nothing." not in text


def test_the_end_of_carried_credit_stands_in_the_rules_and_at_the_part(tmp_path: Path) -> None:
    marks, text = carried(ONE, tmp_path)
    kept = [part for part in marks.problems[PARTED - 1].parts if part.kept_back]

    assert "earns credit, at most half a point in a problem." in text
    assert len(kept) == text.count("answers that follow from a wrong one earn at most half a point in a problem")


def test_what_is_right_but_unsafe_is_told_though_it_earned_all(tmp_path: Path) -> None:
    key = right(ONE, SINGLE)
    number, unit = key.split(" ", 1)
    unsafe = f"{number}.0 {unit}" if "." not in number else f"{number}0 {unit}"
    _, marks, text = of(ONE, table(tmp_path / "r.csv", ("learner", "1"), ("s1", unsafe)))

    assert Fraction(1) == marks.problems[0].earned
    assert "Right, but written unsafely" in text
    assert f"Problem 1: {unsafe} → {key}." in text
    _, _, plain = of(ONE, table(tmp_path / "r.csv", ("learner", "1"), ("s1", key)))
    assert "Right, but written unsafely" not in plain


def test_a_test_that_is_over_has_no_other_try(tmp_path: Path) -> None:
    _, marks, text = of(ONE, table(tmp_path / "r.csv", ("learner", "1"), ("s1", "12345 mL")))

    assert marks.problems[0].parts[0].grade.says.startswith("Wrong.")
    assert "Not right yet" not in text

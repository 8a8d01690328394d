"""What a number without its unit earns is the rule of the set, or that of whoever grades, who is told of both."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.units_left_out import FEWEST
from dosecalc.sets.key_file import read_key, write_key
from dosecalc.sets.problem_set import ProblemSet
from dosecalc.tutoring.marking import Marking
from tests.classroom.classes import concerns, grade, small, table
from tests.cli.conftest import Call, call, own_home_of_processes  # noqa: F401 - fixtures

HEADS = ("learner", "1", "2a", "2b", "2c", "2d", "3", "4")


def without_units(made: ProblemSet, learner: str) -> list[str]:
    return [learner, *(key.split(" ")[0] for item in made.variants[0].items for key in item.keys)]


@pytest.mark.parametrize(
    ("share", "score", "jobs"),
    [(0, Fraction(1), 1), (Fraction(1, 2), Fraction(5, 2), 1), (1, Fraction(4), 1), (1, Fraction(4), 2)],
)
def test_numbers_alone_earn_what_the_rule_gives(tmp_path: Path, share: int, score: Fraction, jobs: int) -> None:
    made = small(1, marking=Marking(missing_unit=Fraction(share)))
    _, marks = grade(made, table(tmp_path / "r.csv", HEADS, without_units(made, "s1")), jobs=jobs)

    assert score == marks["s1"].score


def test_a_file_in_which_many_units_are_missing_is_told_with_what_to_do(tmp_path: Path) -> None:
    made = small(1)
    path = table(tmp_path / "r.csv", HEADS, without_units(made, "s1"))
    graded, _ = grade(made, path)
    found = next(remark for remark in graded.remarks if remark.concern.id == "units_left_out")

    assert path == found.path
    assert "6 of 7 answers are right but for a missing unit" in found.says
    assert "--missing-unit full" in found.says


def test_a_few_missing_units_are_told_one_by_one_alone(tmp_path: Path) -> None:
    made = small(1)
    keys = [key for item in made.variants[0].items for key in item.keys]
    some = [["s1", *(key.split(" ")[0] for key in keys[: FEWEST - 1]), *keys[FEWEST - 1 :]]]
    graded, _ = grade(made, table(tmp_path / "r.csv", HEADS, *some))

    assert ["missing_unit"] * (FEWEST - 1) == concerns(graded) + [
        remark.concern.id for remark in graded.remarks if remark.concern.id == "missing_unit"
    ]
    assert () == graded.on_files


def test_nothing_is_advised_that_was_done_already(tmp_path: Path) -> None:
    made = small(1, marking=Marking(missing_unit=Fraction(1, 2)))
    graded = graded_class(made, [table(tmp_path / "r.csv", HEADS, without_units(made, "s1"))])

    assert list(graded.learners())
    assert () == graded.on_files


def test_whoever_grades_may_say_otherwise_and_it_is_told(tmp_path: Path, call: Call) -> None:  # noqa: F811
    made = small(1)
    write_key(made, tmp_path / "key.json")
    path = table(tmp_path / "r.csv", HEADS, without_units(made, "s1"))
    plain = call("grade", str(tmp_path / "key.json"), str(path))
    folder = tmp_path / "marks"
    bare = call("grade", str(tmp_path / "key.json"), str(path), "--missing-unit", "full", "-o", str(folder))

    assert "mean 1 of 4" in plain.out
    assert "6 of 7 answers are right but for a missing unit" in plain.out
    assert "mean 4 of 4" in bare.out
    assert "graded with --missing-unit full. A number alone is read in the unit that is asked for." in bare.out
    assert "The set says otherwise: An amount is a number and its unit" in (folder / "for-your-eyes.csv").read_text()
    assert "A number alone is read" in (folder / "report.html").read_text()
    assert "A number alone is read" in (folder / "learners" / "learner-0001.html").read_text()


def test_an_older_key_has_no_such_term_and_a_missing_unit_earns_nothing(tmp_path: Path) -> None:
    write_key(small(1, marking=Marking(missing_unit=Fraction(1))), tmp_path / "key.json")
    kept = json.loads((tmp_path / "key.json").read_text())
    assert 1 == read_key(tmp_path / "key.json").terms.marking.missing_unit
    del kept["terms"]["missing_unit"]
    (tmp_path / "key.json").write_text(json.dumps(kept))

    assert 0 == read_key(tmp_path / "key.json").terms.marking.missing_unit

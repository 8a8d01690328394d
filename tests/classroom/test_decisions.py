"""What the instructor decides by eye is marked so, told with its reason, and never lost."""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.classroom.grades.grading import GradedClass, graded_class
from dosecalc.classroom.grades.marks import LearnersMarks, MarkedProblem
from dosecalc.classroom.grades.settling import holds_the_number
from dosecalc.classroom.grades.to_decide import ToDecide
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import ProblemSet
from dosecalc.sets.secret import PADDING
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.verdict import Verdict
from tests.classroom.classes import PARTED, ROSTER, following, right, small, table
from tests.cli.conftest import Call, Result, call, own_home_of_processes  # noqa: F401 - fixtures

HEADS = ("learner", "problem", "points", "reason")
ONE = small(1)


def decided(
    folder: Path, *rows: tuple[str, ...], made: ProblemSet = ONE, heads: tuple[str, ...] = HEADS
) -> tuple[GradedClass, dict[str, LearnersMarks]]:
    """A learner whose answer to 1 cannot be read and whose problem 2 is right but for 2b, under decisions."""
    keys = made.variants[0].items[1].keys
    path = table(
        folder / "r.csv",
        ("learner", "name", "1", "2a", "2b", "2c", "2d"),
        ("007", "Ann Lee", "about right", keys[0], "five", keys[2], keys[3]),
        ("008", "Ben Ode", right(made, 1), *keys),
    )
    graded = graded_class(made, [path], decisions=table(folder / "d.csv", heads, *rows))
    return graded, {marks.learner.id: marks for marks in graded.learners()}


@pytest.mark.parametrize(
    ("row", "score"),
    [
        (("007", "1", "right", "a check mark"), Fraction(7, 4)),
        (("007", "1", "half", ""), Fraction(5, 4)),
        (("007", "1", "0.25", ""), Fraction(1)),
        (("007", "1", "1/4", ""), Fraction(1)),
        (("007", "2b", "right", ""), Fraction(1)),
        (("007", "2 b", "0.1", ""), Fraction(85, 100)),
        (("007", "2", "wrong", ""), Fraction(0)),
        (("007", "2", "0.5", ""), Fraction(1, 2)),
        (("7", "1", "Right", "a spreadsheet dropped the zeros"), Fraction(7, 4)),
        (("Ann Lee", "1", "right", ""), Fraction(7, 4)),
        (("007", "1", "", ""), Fraction(3, 4)),
    ],
)
def test_an_answer_earns_what_was_decided(tmp_path: Path, row: tuple[str, ...], score: Fraction) -> None:
    graded, marks = decided(tmp_path, row)

    assert score == marks["007"].score
    assert Fraction(2) == marks["008"].score
    assert [] == [remark for remark in graded.remarks if remark.concern.id == "decision_refused"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("nobody", "1", "right", ""), "there is no graded learner 'nobody'"),
        (("", "1", "right", ""), "does not say whose"),
        (("007", "9", "right", ""), "the set has no problem '9'; it has 1 to 4"),
        (("007", "first", "right", ""), "the set has no problem 'first'"),
        (("007", "2e", "right", ""), "there is no part e"),
        (("007", "1a", "right", ""), "has only one part"),
        (("007", "1", "ok", ""), "'ok' is not a decision: write right, half, wrong, or points such as 0.25"),
        (("007", "1", "0,5", ""), "'0,5' is not a decision"),
        (("007", "1", "-1", ""), "is not a decision"),
        (("007", "1", "1/0", ""), "is not a decision"),
        (("007", "1", "1/00", ""), "is not a decision"),
        (("007", "1", "2", ""), "a problem is worth 1 point at most, not 2"),
        (("007", "2b", "0.5", ""), "part b of the problem is worth 1/4 of a point at most"),
        (("007", "1", "", "looked right"), "there is a reason but no points"),
    ],
)
def test_a_decision_that_cannot_be_used_is_told_with_its_line(tmp_path: Path, row: tuple[str, ...], why: str) -> None:
    graded, marks = decided(tmp_path, row)
    refused = [remark for remark in graded.remarks if remark.concern.id == "decision_refused"]

    assert [2] == [remark.line for remark in refused]
    assert why in refused[0].says
    assert refused[0].is_trouble
    assert Fraction(3, 4) == marks["007"].score


def test_two_rows_that_decide_otherwise_are_told_and_the_first_holds(tmp_path: Path) -> None:
    graded, marks = decided(tmp_path, ("007", "1", "half", ""), ("007", "1", "right", ""), ("007", "1", "half", ""))

    assert [3] == [remark.line for remark in graded.remarks if remark.concern.id == "decision_refused"]
    assert Fraction(5, 4) == marks["007"].score


def test_a_part_in_a_column_of_its_own_is_read(tmp_path: Path) -> None:
    _, marks = decided(tmp_path, ("007", "2", "b", "right"), heads=("learner", "problem", "part", "mark"))

    assert Fraction(1) == marks["007"].score


def test_all_or_nothing_holds_for_a_part_but_not_for_a_whole_problem_that_was_decided(tmp_path: Path) -> None:
    made = small(1, marking=Marking(partial_credit=False))
    scores = [
        decided(tmp_path, ("007", place, points, ""), made=made)[1]["007"].score
        for place, points in (("2b", "half"), ("2b", "right"), ("2", "half"))
    ]

    assert [0, 1, Fraction(1, 2)] == scores


def test_what_is_decided_is_open_no_longer(tmp_path: Path) -> None:
    rows = (("s1", "05-Mar", "x; y"), ("s2", f"{right(ONE, 1)} ✓", right(ONE, 2)))
    path = table(tmp_path / "r.csv", ("learner", "1", "2", "3", "4"), *rows)
    plain = graded_class(ONE, [path])
    assert ["s1", "s2"] == [marks.learner.id for marks in plain.learners() if marks.is_provisional]
    assert {"turned", "not_parted", "looks_right"} == {
        remark.concern.id for remark in plain.remarks if remark.is_trouble
    }

    eyes = table(
        tmp_path / "d.csv", HEADS, ("s1", "1", "wrong", ""), ("s1", "2", "wrong", ""), ("s2", "1", "right", "")
    )
    graded = graded_class(ONE, [path], decisions=eyes)
    assert [False, False] == [marks.is_provisional for marks in graded.learners()]
    assert [] == [remark.concern.id for remark in graded.remarks if remark.is_trouble]


STRICT = Marking(partial_credit=False, carried_forward=False)


def followed(
    folder: Path, *rows: tuple[str, ...], given: Sequence[str] = (), marking: Marking | None = None
) -> tuple[GradedClass, MarkedProblem]:
    """A learner whose 2a is wrong and whose 2b follows correctly from it, as 2c and 2d do from 2b, under decisions."""
    made = small(1, marking=marking)
    path = table(folder / "r.csv", ("learner", "2a", "2b", "2c", "2d", "1"), ("007", *(given or following(made)), ""))
    graded = graded_class(made, [path], decisions=table(folder / "d.csv", HEADS, *rows))
    (marks,) = graded.learners()
    return graded, marks.problems[PARTED - 1]


@pytest.mark.parametrize("marking", [Marking(), STRICT])
def test_what_follows_from_an_answer_that_was_decided_right_is_right(tmp_path: Path, marking: Marking) -> None:
    graded, problem = followed(tmp_path, ("007", "2a", "right", "the old label said so"), marking=marking)

    assert Fraction(1) == problem.earned
    assert [Fraction(1, 4)] * 4 == [part.mark for part in problem.parts]
    assert [Verdict.CORRECT] * 3 == [part.grade.verdict for part in problem.parts[1:]]
    assert {Fraction(0)} == {part.kept_back for part in problem.parts}
    assert "carried_forward" not in {remark.concern.id for remark in graded.remarks}
    assert "which was taken as right" in problem.parts[3].grade.says


@pytest.mark.parametrize(
    ("row", "score"),
    [
        (("007", "2a", "", ""), Fraction(1, 2)),
        (("007", "2a", "half", ""), Fraction(5, 8)),
        (("007", "2a", "wrong", ""), Fraction(1, 2)),
        (("007", "2b", "right", ""), Fraction(3, 4)),
        (("007", "2b", "wrong", ""), Fraction(1, 2)),
        (("007", "2d", "right", ""), Fraction(3, 4)),
    ],
)
def test_what_follows_from_anything_else_is_carried_forward_as_before(
    tmp_path: Path, row: tuple[str, ...], score: Fraction
) -> None:
    """A decided answer takes nothing of the half point that the others may earn together."""
    _, problem = followed(tmp_path, row)

    assert score == problem.earned


def test_what_follows_without_its_unit_still_lacks_it_and_unsafely_written_is_still_unsafe(tmp_path: Path) -> None:
    given = following(ONE)
    bare, trailing = given[1].split(" ")[0], given[3].replace(" ", "0 ")
    _, problem = followed(
        tmp_path,
        ("007", "2a", "right", ""),
        given=[given[0], bare, given[2], trailing],
        marking=Marking(missing_unit=Fraction(1, 2), unsafe_form=Fraction(0)),
    )

    assert [Verdict.MISSING_UNIT, Verdict.CORRECT, Verdict.UNSAFE_FORM] == [
        part.grade.verdict for part in problem.parts[1:]
    ]
    assert [Fraction(1, 4), Fraction(1, 8), Fraction(1, 4), Fraction(0)] == [part.mark for part in problem.parts]


def test_an_answer_that_does_not_follow_stays_wrong(tmp_path: Path) -> None:
    given = following(ONE)
    _, problem = followed(tmp_path, ("007", "2a", "right", ""), given=[given[0], "999 mL/h", given[2], given[3]])

    assert Verdict.WRONG is problem.parts[1].grade.verdict
    assert Fraction(1, 4) == problem.earned


@pytest.mark.parametrize(
    ("text", "key", "holds"),
    [
        ("80 mL ✓", "80 mL", True),
        ("5 mL (10 mEq)", "5 mL", True),
        ("1450 mg IV", "1,450 mg", True),
        ("47.5 mL!", "47.5 mL", True),
        ("1 to 2500", "1:2,500", False),
        ("1:2500 !", "1:2,500", True),
        ("147.5 mL!", "47.5 mL", False),
        ("5.47 mL!", "5 mL", False),
        ("five mL", "5 mL", False),
        ("it is below", "below", True),
        ("2026-03-05, a Thursday", "2026-03-05", True),
    ],
)
def test_an_unreadable_answer_in_which_the_right_number_stands_is_known(text: str, key: str, holds: bool) -> None:  # noqa: FBT001
    assert holds == holds_the_number(text, key)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """A class of one whose answers cannot be read, graded once: key, responses, folder."""
    made = small(3, roster=ROSTER)
    write_key(made, tmp_path / "key.json")
    keys = made.variants[0].items[1].keys
    answers = ("s1", f"{right(made, 1)} ✓", keys[0], "five", "12,5 mL", "", "", "05-Mar")
    table(tmp_path / "r.csv", ("learner", "1", "2a", "2b", "2c", "2d", "3", "4"), answers)
    return str(tmp_path / "key.json"), str(tmp_path / "r.csv"), str(tmp_path / "marks")


class Desk:
    """Where that class is graded, once already. ready: the table of what is to be decided."""

    def __init__(self, files: tuple[str, str, str], run: Call) -> None:
        self._files, self._run = files, run
        self.ready = Path(files[2]) / "to-decide.csv"
        self.grade()

    def grade(self, *more: str) -> Result:
        key, responses, folder = self._files
        return self._run("grade", key, responses, "-o", folder, *more)

    def grade_again(self) -> Result:
        return self.grade("--overwrite", "--decisions", str(self.ready))


@pytest.fixture
def desk(files: tuple[str, str, str], call: Call) -> Desk:  # noqa: F811
    return Desk(files, call)


def test_what_is_to_be_decided_stands_ready_and_is_never_lost(
    files: tuple[str, str, str],
    tmp_path: Path,
    call: Call,  # noqa: F811
) -> None:
    key, responses, folder = files
    assert 1 == call("grade", key, responses, "-o", folder).code
    ready = tmp_path / "marks" / "to-decide.csv"
    found = rows(ready)
    assert [("1", ""), ("2", "b"), ("2", "c"), ("4", "")] == [(row["problem"], row["part"]) for row in found]
    assert all(row["answer"] and row["right answer"] and row["why"] and not row["points"] for row in found)

    for row, points in zip(found, ("right", "0.1", "", "half"), strict=True):
        row["points"], row["reason"] = points, "I looked" if points else ""
    table(ready, found[0], *(row.values() for row in found))
    lost = call("grade", key, responses, "-o", folder, "--overwrite")
    assert 2 == lost.code
    assert f"grade with --decisions {ready}" in lost.err

    for _ in range(2):
        assert 0 == call("grade", key, responses, "-o", folder, "--overwrite", "--decisions", str(ready)).code
        assert ["right", "0.1", "", "half"] == [row["points"] for row in rows(ready)]
    book = rows(tmp_path / "marks" / "gradebook.csv")[0]
    assert ("graded", "1.85", "3") == (book["status"], book["score"], book["decided"])
    told = [(row["decided"], row["reason"]) for row in rows(tmp_path / "marks" / "answers.csv") if row["decided"]]
    assert [("1", "I looked"), ("0.1", "I looked"), ("0.5", "I looked")] == told
    page = next((tmp_path / "marks" / "learners").glob("*.html")).read_text()
    assert "Decided by your instructor: 0.1 points. Reason: I looked." in page
    assert 3 + 2 == page.count("Reason: I looked."), "problem 1 earned all, and stands in the list alone"


def test_what_is_decided_and_cannot_be_used_stays_as_it_was_typed(desk: Desk) -> None:
    typed = [
        ("s1", "1", "", "0,5", "by eye"),
        ("s1", "2", "b", "", "it looks right"),
        ("s1", "2", "c", "right", ""),
        ("s1", "4", "", "half", "this holds"),
        ("s1", "4", "", "wrong", "this does not"),
        ("gone", "1", "", "right", "handed in twice"),
        ("s1", "2", "", "1/00", "all of it"),
    ]
    table(desk.ready, ("learner", "problem", "part", "points", "reason"), *typed)

    for _ in range(2):
        assert 1 == desk.grade_again().code
        found = rows(desk.ready)
        assert sorted(typed) == sorted(
            (row["learner"], row["problem"], row["part"], row["points"], row["reason"]) for row in found
        )
    why = {(row["learner"], row["points"]): row["why"] for row in found}
    assert "'0,5' is not a decision" in why["s1", "0,5"]
    assert "there is no graded learner 'gone'" in why["gone", "right"]


def test_a_line_of_decisions_that_cannot_be_read_is_not_written_over(desk: Desk) -> None:
    text = 'learner,problem,points,reason\ns1,1,half,"not closed\n'
    desk.ready.write_text(text)
    found = desk.grade_again()

    assert 2 == found.code
    assert "line 2: a quotation mark is not closed on this line; correct it, so that no decision is lost" in found.err
    assert text == desk.ready.read_text()


def test_a_long_answer_keeps_no_decision_from_being_read(tmp_path: Path, call: Call) -> None:  # noqa: F811
    write_key(ONE, tmp_path / "key.json")
    answers = table(tmp_path / "r.csv", ("learner", "1"), ("s1", "\x07" * 3000))
    for _ in range(2):
        ready = tmp_path / "m" / "to-decide.csv"
        more = ("--overwrite", "--decisions", str(ready)) if ready.exists() else ()
        assert 2 != call("grade", str(tmp_path / "key.json"), str(answers), "-o", str(tmp_path / "m"), *more).code
    assert ["1"] == [row["problem"] for row in rows(ready)]


def test_a_reason_without_points_is_not_written_over_either(desk: Desk) -> None:
    table(desk.ready, HEADS, ("s1", "1", "", "ask her"))

    assert 2 == desk.grade("--overwrite").code


@given(st.one_of(st.decimals(0, 1, places=6).map(str), st.fractions(0, 1, max_denominator=10**6).map(str)))
@example("0.667")
@example("1/3")
@example("right")
def test_what_is_decided_of_a_problem_is_written_so_that_it_is_read_again(points: str) -> None:
    with TemporaryDirectory() as folder:
        graded, marks = decided(Path(folder), ("007", "2", points, ""))
        found = [row[-2:-1] for row in ToDecide(graded.decisions.unused).rows(marks["007"]) if row[3] == 2]
        places = [("007", f"2{label}", str(*written), "") for label, written in zip("abcd", found, strict=True)]
        _, again = decided(Path(folder), *places)

    assert marks["007"].problems[1].earned == again["007"].problems[1].earned


@pytest.mark.parametrize("padded", [True, False])
def test_a_problem_is_named_by_its_code_in_a_key_that_pads_it_as_well(tmp_path: Path, *, padded: bool) -> None:
    first = ONE.variants[0].items[0]
    items = (replace(first, code=first.code + PADDING * padded), *ONE.variants[0].items[1:])
    made = replace(ONE, variants=(replace(ONE.variants[0], items=items),))
    _, marks = decided(tmp_path, ("007", first.code, "right", ""), made=made)

    assert Fraction(7, 4) == marks["007"].score


def test_a_reason_is_nothing_but_text(files: tuple[str, str, str], tmp_path: Path, call: Call) -> None:  # noqa: F811
    key, responses, folder = files
    hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script>"
    eyes = table(tmp_path / "d.csv", HEADS, ("s1", "2b", "half", hostile))
    call("grade", key, responses, "--decisions", str(eyes), "-o", folder)
    call("grade", key, responses, "--decisions", f"{folder}/to-decide.csv", "-o", folder, "--overwrite")
    page = next((tmp_path / "marks" / "learners").glob("*.html")).read_text()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    found = [row["reason"] for name in ("answers", "to-decide") for row in rows(tmp_path / "marks" / f"{name}.csv")]
    assert {"", f"'{hostile}"} == set(found)


def test_decisions_are_facts_too(files: tuple[str, str, str], tmp_path: Path, call: Call) -> None:  # noqa: F811
    key, responses, _ = files
    eyes = table(tmp_path / "d.csv", HEADS, ("s1", "2b", "half", "by eye"))
    facts = json.loads(call("grade", key, responses, "--decisions", str(eyes), "--format", "json").out)

    assert {"share": "1/2", "reason": "by eye"} == facts["learners"][0]["problems"][1]["parts"][1]["decided"]
    assert 1 == facts["counts"]["decided"]

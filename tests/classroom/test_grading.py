"""Marks are those of an independent recount, whoever judges and in whatever order."""

import multiprocessing
from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.classroom.grades import grading
from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.judges import JudgeIsGone, Judges, judges
from dosecalc.classroom.grades.marks import Decision, LearnersMarks, MarkedPart
from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.quantities.typed_text import Notice
from dosecalc.sets.problem_set import Item, KeyHasChanged, Learner, ProblemSet, Variant
from dosecalc.sets.responses import Answered, Response, Responses, write_responses
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.verdict import Grade, Verdict
from tests.classroom.classes import PARTED, SINGLE, concerns, item, right, small, table, wide
from tests.classroom.classes import grade as grade_of

LONG = ("learner", "variant", "problem", "answer")
ONE, TWO = small(1), small(2)


def recounted(made: ProblemSet, marks: LearnersMarks, typed: dict[tuple[int, str], str]) -> Fraction:
    """The score where nothing carries on: each part right by itself earns its share."""
    score = Fraction(0)
    for each in made.variant(marks.variant).items:
        parts = each.problem().parts
        for part in parts:
            verdict = grade(part.solution, typed.get((each.number, part.label), "")).verdict.value
            score += Fraction(verdict in {"correct", "unsafe_form"}, len(parts))
    return score


def test_the_marks_are_those_of_a_recount(tmp_path: Path) -> None:
    made = small(4, marking=Marking(carried_forward=False))
    rows, typed = [], {}
    for number in range(24):
        id_, variant = f"s{number}", number % 4
        typed[id_] = {
            (each.number, "abcd"[part] if len(each.keys) > 1 else ""): _answer(key, number + each.number + part)
            for each in made.variants[variant].items
            for part, key in enumerate(each.keys)
        }
        rows += [(id_, "ABCD"[variant], f"{n}{label}", text) for (n, label), text in typed[id_].items()]
    graded, marks = grade_of(made, table(tmp_path / "r.csv", LONG, *rows))

    assert list(typed) == list(marks)
    assert [recounted(made, marks[id_], typed[id_]) for id_ in typed] == [marks[id_].score for id_ in typed]
    assert len({each.score for each in marks.values()}) > 3
    assert len(rows) == graded.gathered.rows_taken


def _answer(key: str, chance: int) -> str:
    return (key, key, key.replace("1", "7"), "", key.split(" ", maxsplit=1)[0], f"0{key}", "3 mL")[chance % 7]


def test_several_processes_come_to_the_same_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grading, "MOST_AT_ONCE", 12)
    rows = [
        (
            f"s{number}",
            "AB"[number % 2],
            each.number,
            "; ".join(_answer(key, number + each.number) for key in each.keys),
        )
        for number in range(20)
        for each in TWO.variants[number % 2].items
    ]
    path = table(tmp_path / "r.csv", LONG, *rows)
    alone, by_one = grade_of(TWO, path)
    together, by_several = grade_of(TWO, path, jobs=2)

    assert list(by_one.items()) == list(by_several.items())
    assert alone.remarks == together.remarks


def test_forgetting_verdicts_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"s{n}", "AB"[n % 2], 1, f"{n % 5} mL") for n in range(40)]
    path = table(tmp_path / "r.csv", LONG, *rows)
    _, remembered = grade_of(TWO, path)
    monkeypatch.setattr(grading, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(grading, "MOST_AT_ONCE", 8)

    assert remembered == grade_of(TWO, path)[1]


def test_an_answer_that_follows_from_a_wrong_one_earns_half_at_most(tmp_path: Path) -> None:
    rate, speed, *others = ONE.variants[0].items[PARTED - 1].keys
    wrong = f"{float(rate.split()[0]) * 2:g} {rate.split()[1]}"
    follows = f"{float(speed.split()[0]) * 2:g} {speed.split()[1]}"
    path = table(tmp_path / "r.csv", ("learner", "2a", "2b"), ("s1", wrong, follows))
    _, carried = grade_of(ONE, path)
    _, plain = grade_of(small(1, marking=Marking(carried_forward=False)), path)

    assert others
    assert ["wrong", "carried_forward"] == [part.grade.verdict.value for part in carried["s1"].problems[1].parts[:2]]
    assert (Fraction(1, 4), Fraction(0)) == (carried["s1"].score, plain["s1"].score)


@pytest.mark.parametrize(
    ("verdict", "share", "is_wrong"),
    [
        (Verdict.CARRIED_FORWARD, None, False),
        (Verdict.CORRECT, None, False),
        (Verdict.WRONG_ROUNDING, None, True),
        (Verdict.CARRIED_FORWARD, Fraction(1, 2), True),
        (Verdict.WRONG, Fraction(1), False),
    ],
)
def test_whoever_was_sure_of_what_follows_was_not_sure_of_something_wrong(
    verdict: Verdict, share: Fraction | None, *, is_wrong: bool
) -> None:
    """A decision goes before the verdict."""
    decision = None if share is None else Decision(share)
    sure = MarkedPart("b", Response("5 mL", 3), Grade(verdict, ""), Fraction(0), decision=decision)

    assert is_wrong is sure.is_surely_wrong


@pytest.mark.parametrize("verdict", Verdict)
def test_a_number_is_written_unsafely_only_where_it_was_worked_rightly(verdict: Verdict) -> None:
    unsafe = Grade(verdict, "", notices=(Notice("trailing-zero", "5.0 can be read as 50.", unsafe=True),))
    part = MarkedPart("", Response("5.0 mL"), unsafe, Fraction(0))

    assert verdict.is_worked_rightly is part.is_written_unsafely


def test_the_rules_of_the_set_hold(tmp_path: Path) -> None:
    keys = ONE.variants[0].items[PARTED - 1].keys
    path = table(tmp_path / "r.csv", ("learner", "1", "2a"), ("s1", "0" + right(ONE, SINGLE) + "0", keys[0]))
    unsafe = (
        right(ONE, SINGLE).replace(" ", ".0 ")
        if "." not in right(ONE, SINGLE)
        else right(ONE, SINGLE).replace(" ", "0 ")
    )
    table(path, ("learner", "1", "2a"), ("s1", unsafe, keys[0]))

    scores = {
        (partial, share): grade_of(small(1, marking=Marking(partial_credit=partial, unsafe_form=share)), path)[1][
            "s1"
        ].score
        for partial in (True, False)
        for share in (Fraction(1), Fraction(1, 2))
    }
    assert {
        (True, Fraction(1)): Fraction(5, 4),
        (True, Fraction(1, 2)): Fraction(3, 4),
        (False, Fraction(1)): Fraction(1),
        (False, Fraction(1, 2)): Fraction(0),
    } == scores


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("05-Mar", "turned"),
        ("5-Mar", "turned"),
        ("Mar-05", "turned"),
        ("2026-03-05", "turned"),
        ("2026-03-05 00:00:00", "turned"),
        ("3/5/2026", "turned"),
        ("01:10", "turned"),
        ("1:10:00 AM", "turned"),
        ("1.2E+05", "turned"),
        ("#NAME?", "turned"),
        ("########", "turned"),
        ("about five", "unreadable"),
        ("5 mL", None),
    ],
)
def test_what_a_spreadsheet_may_have_turned_is_never_just_wrong(tmp_path: Path, text: str, concern: str | None) -> None:
    graded, marks = grade_of(ONE, wide(tmp_path / "r.csv", ("learner", "1"), ("s1", text)))

    assert 0 == marks["s1"].score
    assert ([concern] if concern else []) == [remark.concern.id for remark in graded.remarks]
    assert (concern == "turned") == any(remark.concern.is_trouble for remark in graded.remarks)


@pytest.mark.parametrize("text", ["3/5/2026", "46086", "5-Mar-26"])
def test_a_date_that_was_asked_for_may_have_been_rewritten(tmp_path: Path, text: str) -> None:
    graded, _ = grade_of(ONE, wide(tmp_path / "r.csv", ("learner", "3"), ("s1", text)))

    assert ["turned"] == [remark.concern.id for remark in graded.remarks]


def test_a_date_that_was_asked_for_and_is_wrong_is_wrong(tmp_path: Path) -> None:
    graded, _ = grade_of(ONE, wide(tmp_path / "r.csv", ("learner", "3"), ("s1", "2026-03-05")))

    assert [] == graded.remarks


def test_who_typed_a_date_at_the_terminal_meant_it(tmp_path: Path) -> None:
    given = (Answered(item(0, 1).code, "", Response("05-Mar", 3, 9_000)),)
    write_responses(Responses(ONE.id, "A", Learner("s1"), given), tmp_path / "r.json")
    graded, marks = grade_of(ONE, tmp_path / "r.json")

    assert ["unreadable"] == [remark.concern.id for remark in graded.remarks]
    assert marks["s1"].problems[0].parts[0].is_surely_wrong


def test_answers_worth_a_look_are_told(tmp_path: Path) -> None:
    key = right(ONE, SINGLE)
    number = key.split(" ")[0]
    given = (
        Answered(item(0, 1).code, "", Response(number, 0, 500)),
        Answered(item(0, 3).code, "", Response(right(ONE, 3), 0, 2_999)),
        Answered(item(0, 4).code, "", Response(right(ONE, 4), 0, 3_000)),
    )
    write_responses(Responses(ONE.id, "A", Learner("s1"), given), tmp_path / "r.json")
    graded, _ = grade_of(ONE, tmp_path / "r.json")

    assert [("missing_unit", 1), ("fast", 3)] == [(remark.concern.id, remark.number) for remark in graded.remarks]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_key_that_no_longer_holds_is_refused(tmp_path: Path, jobs: int) -> None:
    first = ONE.variants[0].items[0]
    changed = Item(first.number, first.code, first.identity, ("999 mL",))
    made = ProblemSet(ONE.id, ONE.terms, (Variant("A", (changed,)),))
    path = table(tmp_path / "r.csv", ("learner", "1"), ("s1", "5 mL"))

    with pytest.raises(KeyHasChanged, match="had the answer 999 mL"):
        list(graded_class(made, [path], jobs=jobs).learners())


def test_a_judge_that_is_gone_is_told() -> None:
    with judges(2) as bench:
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()
        with pytest.raises(JudgeIsGone, match="--jobs 1"):
            _ask_and_hear(bench)


def _ask_and_hear(bench: Judges) -> None:
    bench.ask([])
    bench.heard()


def test_marks_come_one_learner_at_a_time(tmp_path: Path) -> None:
    path = wide(tmp_path / "r.csv", ("learner", "1"), *((f"s{n}", "x") for n in range(5)))
    graded = graded_class(ONE, [path])
    told = []
    for marks, remarks in graded.with_remarks():
        told.append(marks.learner.id)
        assert [(told[-1], "unreadable")] == [(remark.learner, remark.concern.id) for remark in remarks]
        with pytest.raises(RuntimeError, match="all of its learners were told"):
            _ = graded.remarks

    assert ["unreadable"] * 5 == [remark.concern.id for remark in graded.remarks]
    assert [] == concerns(graded.gathered)


def test_remarks_are_the_same_however_often_a_class_is_gone_through(tmp_path: Path) -> None:
    path = wide(tmp_path / "r.csv", ("learner", "1"), *((f"s{n}", "x") for n in range(3)))
    graded = graded_class(ONE, [path])
    for _ in graded.learners():
        break
    list(graded.learners())
    once = graded.remarks
    list(graded.learners())

    assert 3 == len(once)
    assert once == graded.remarks


def test_remarks_are_told_troubles_first_and_then_as_concerns_are_listed(tmp_path: Path) -> None:
    early = Remark(Concern.OTHER_RULES, "graded by another rule")
    key = ONE.variants[0].items[0].keys[0].split(" ")[0]
    path = wide(tmp_path / "r.csv", ("learner", "1"), ("s1", "x"), ("s2", f"about {key}"))
    graded = graded_class(ONE, [path], roster=[Learner("s1"), Learner("s2"), Learner("s3")], remarks=[early])
    list(graded.learners())

    told = [(remark.concern.id, remark.learner) for remark in graded.remarks]
    assert [
        ("looks_right", "s2"),
        ("no_responses", "s3"),
        ("other_rules", ""),
        ("unreadable", "s1"),
        ("unreadable", "s2"),
    ] == told

"""Heads that name a problem are read however people put it, none for two problems, and what was not read is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.classroom.handing_in.problem_names import Named, named_as_head, named_in_cell
from dosecalc.sets.key_file import write_key
from tests.classroom.classes import LAST, PARTED, SINGLE, concerns, gather, right, small, table, wide
from tests.cli.conftest import Call, call, own_home_of_processes  # noqa: F401 - fixtures

ONE = small(1)
LABELS = {1: ("",), 2: ("a", "b", "c", "d"), 3: ("",), 4: ("",), 12: ("",)}
WORDS = ["", "P", "Q", "Prob", "Prob.", "Problem", "Question", "question no.", "Item", "Answer", "Response", "#", "No."]
WORDS += ["Q.", "Q_", "Exercise", "Answer to question", "Your answer to problem", "Response to"]
ENDS = [
    "",
    ".",
    ":",
    ")",
    " (mg)",
    "(mL/h)",
    " mL",
    " mL/h",
    " - mL",
    " – hours",
    " (1 point)",
    ": minutes",
    ". How many?",
    ". A bag runs for 8 h.",
    ") A child weighs 20 kg.",
]
ENDS += [" (g)", " - g", " (2 pts) (mg)", " hours", " answer", " - response", "_mL"]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("word", WORDS)
def test_the_usual_ways_to_name_a_problem_are_read(word: str, end: str) -> None:
    for between in ("", " ") if word.isalpha() else (" ",):
        assert Named(12) == named_as_head(f"{word}{between}12{end}".strip(), (), LABELS)


@pytest.mark.parametrize(
    "head",
    [
        *("2b", "2 b", "2 (b)", "2. b)", "Q2b", "Q2 b - mL/h", "Problem 2b (mL/h)", "2 (b) How many mL/h?", "2b: mL/h"),
        *("Question 2 (b) (1 point)", "2b) How many?"),
    ],
)
def test_the_usual_ways_to_name_a_part_are_read(head: str) -> None:
    assert Named(2, label="b") == named_as_head(head, (), LABELS)


@pytest.mark.parametrize(
    "head",
    [
        *(
            "3 mL or 4",
            "Q1/2",
            "1 and 2",
            "Questions 1-3",
            "Q1, Q2",
            "1 - 2",
            "3 (4)",
            "Problem 3 & 4",
            "Timestamp",
            "3.5",
        ),
        *("1.0", "Q3 score", "Q3: points", "Q3 (score)", "3 - comments", "Q3 [Score]", "Question 3 max", "Time 3"),
        *("250 mL", "Q3 right answer", "Right answer 3", "50 mg tablets - how many?", "0"),
    ],
)
def test_what_names_several_problems_or_none_is_not_read(head: str) -> None:
    assert named_as_head(head, (), LABELS) is None


@given(st.text("0123456789QPab .:()-–mgL/,?&# ", max_size=14))
def test_a_head_is_read_for_one_problem_and_begins_with_it(head: str) -> None:
    named = named_as_head(head, (), LABELS)
    if named is not None:
        digits = "".join(" " if not character.isdecimal() else character for character in head).split()
        assert named.number == int(digits[0])


@given(st.text("0123456789QPab .:()-–mgL/?# ", max_size=14), st.sampled_from(["QUESTION", "Question", "question"]))
def test_capitals_and_blanks_change_nothing(rest: str, word: str) -> None:
    assert named_as_head(f"{word} 3{rest}", (), LABELS) == named_as_head(f"  {word}  3{rest} ".lower(), (), LABELS)


@pytest.mark.parametrize("cell", ["Question12", "Prob 12", "Problem no. 12", "12.0", "Q12."])
def test_a_cell_names_a_problem_as_a_head_does(cell: str) -> None:
    assert Named(12) == named_in_cell(cell, ())


def test_a_problem_without_a_column_is_told_with_what_was_not_read(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        ("Timestamp", "learner", "1", "2a", "The third", "Question four", "Duration"),
        ("3/5/2026 14:30", "s1", "5 mL", "18 mcg/min", "9.5 mL/h", "x", "5 min"),
        ("3/5/2026 14:31", "s2", "5 mL", "18 mcg/min", "", "x", "5 min"),
    )
    found = gather(ONE, path)

    assert ["s1", "s2"] == list(found.sheets)
    assert [("no_column", True, 0)] == [(each.concern.id, each.concern.is_trouble, each.rows) for each in found.remarks]
    assert (
        "no column was found for problems 2b, 2c, 2d, 3, 4: the 2 learners in this table earned nothing there; "
        "not read, though they may be answers: 'The third', 'Question four'. Head each column with the problem's number"
    ) == found.remarks[0].says
    assert {"s1", "s2"} == found.unsure
    assert {path: ("The third", "Question four")} == found.like_answers
    assert {path: ("Timestamp", "The third", "Question four", "Duration")} == found.unused


def test_columns_that_stand_in_another_file_are_not_missing(tmp_path: Path) -> None:
    one = table(tmp_path / "1.csv", ("learner", "1", "2"), ("s1", "5 mL", ""), ("s2", "5 mL", ""))
    two = table(tmp_path / "2.csv", ("learner", "3", "4"), ("s1", "", "9 mL/h"))
    found = gather(ONE, one, two)

    assert ["put_together", "no_column"] == concerns(found)
    assert {"s2"} == found.unsure
    assert "problems 3, 4: the learner in this table" in found.remarks[1].says
    rows = table(tmp_path / "3.csv", ("learner", "problem", "answer"), ("s2", LAST, "9 mL/h"))
    assert set() == gather(ONE, one, two, rows).unsure


def test_the_plainer_of_two_heads_for_a_problem_counts(tmp_path: Path) -> None:
    path = wide(
        tmp_path / "r.csv", ("learner", "Q1", "Q1 (1 point)", "Q4", "4 hours"), ("s1", "5 mL", "1", "9 mL/h", "2")
    )
    found = gather(ONE, path)

    assert {(1, 0): "5 mL", (4, 0): "9 mL/h"} == {
        place: each.text for place, each in found.sheets["s1"].responses.items()
    }
    assert {path: ("Q1 (1 point)", "4 hours")} == found.unused


def test_a_form_may_ask_for_the_variant_in_a_sentence(tmp_path: Path) -> None:
    path = wide(tmp_path / "r.csv", ("learner", "Which variant do you have?", "1"), ("s1", "Variant B", "5 mL"))

    assert "B" == gather(small(2), path).sheets["s1"].variant.name


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "Student name,Version,Question,In words\ns1,A,1,5 mL\n",
            "there are no answers in it, for there is no column 'answer' among 'Student name', 'Version', 'Quest",
        ),
        (
            "learner,in words\ns1,5 mL\n",
            "there are no answers in it among 'learner', 'in words'; a table of answers has",
        ),
        (
            "PHT 110 Quiz 1,,\n\nName,1,2\nAna,5 mL,\n",
            "there is no column 'learner' in the first line, which says 'PHT 110 Quiz 1': take out what stands above",
        ),
        ("who,1\nAna,5 mL\n", "there is no column 'learner' among 'who', '1'; a table of answers has the columns"),
    ],
)
def test_the_heads_that_were_found_and_the_one_that_is_missing_are_told(
    tmp_path: Path, content: str, says: str
) -> None:
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    (remark,) = gather(ONE, tmp_path / "r.csv").remarks

    assert remark.says.startswith(says)


def test_whoever_earned_nothing_for_want_of_a_column_is_to_be_checked(tmp_path: Path, call: Call) -> None:  # noqa: F811
    write_key(ONE, tmp_path / "key.json")
    heads = ("learner", "1", "In milliliters", *(str(n) for n in (PARTED, 3)))
    table(tmp_path / "r.csv", heads, ("s1", right(ONE, SINGLE), "5 mL", right(ONE, PARTED), ""))
    result = call("grade", str(tmp_path / "key.json"), str(tmp_path / "r.csv"), "-o", str(tmp_path / "marks"))

    assert 1 == result.code
    assert "may be answers and were not read: In milliliters" in result.out
    assert "no column was found for problem 4: the learner in this table earned nothing there" in result.out
    assert '"s1","","A","check"' in (tmp_path / "marks" / "gradebook.csv").read_text(encoding="utf-8-sig")

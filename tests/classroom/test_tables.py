"""Tables of answers as instructors have them: written by hand, exported by forms and platforms, or damaged."""

from pathlib import Path

import pytest

from dosecalc.classroom.handing_in.gathering import NoResponses
from dosecalc.sets.problem_set import NoSuchVariant
from dosecalc.sets.responses import Response
from tests.classroom.classes import LAST, PARTED, ROSTER, SINGLE, concerns, gather, right, small, table

ONE = small(1)
LONG = ("learner", "problem", "answer")


def responses(made: object, path: Path, learner: str = "s1") -> dict[tuple[int, int], str]:
    found = gather(ONE, path)
    assert made is not None
    return {place: response.text for place, response in found.sheets[learner].responses.items()}


@pytest.mark.parametrize(
    "named", ["1", "01", "1.0", "Problem 1", "question 1", "Q1", "q 1:", "#1", "No. 1", "code01zz", "CODE01ZZ"]
)
def test_a_problem_is_known_by_its_number_or_code(tmp_path: Path, named: str) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", named, "5 mL"))

    assert {(1, 0): "5 mL"} == responses(ONE, path)


@pytest.mark.parametrize("named", ["2b", "2 b", "2)b", "2 (b)", "Q2B", "code02zz b", "code02zz (b)", "code02zzb"])
def test_a_part_is_known_by_its_letter(tmp_path: Path, named: str) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", named, "5 mL/h"))

    assert {(2, 1): "5 mL/h"} == responses(ONE, path)


def test_a_part_may_have_a_column(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", (*LONG, "part"), ("s1", 2, "5 mL/h", "b)"), ("s1", "2c", "6 mg", "c"))

    assert {(2, 1): "5 mL/h", (2, 2): "6 mg"} == responses(ONE, path)


def test_one_cell_may_have_the_answers_to_all_parts(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", 2, "1 mcg/min; 2 mL/h;; 4 mL"))

    assert {(2, 0): "1 mcg/min", (2, 1): "2 mL/h", (2, 3): "4 mL"} == responses(ONE, path)


def test_a_table_may_have_a_row_for_each_learner(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        ("Student ID", "Name", "1", "2a", "2 b", "Q3", "Comments"),
        ("s1", "Ann Lee", "5 mL", "1 mcg/min", "", "2026-03-05", "hard!"),
        ("s2", "Ben Ode", "", "", "", "", ""),
    )
    found = gather(ONE, path)

    assert {(1, 0), (2, 0), (3, 0)} == set(found.sheets["s1"].responses)
    assert {} == found.sheets["s2"].responses
    assert [(2, 2, 0)] == [(found.rows, found.rows_taken, found.rows_refused)]
    assert {path: ("Comments",)} == found.unused


def test_the_export_of_a_google_form_is_read(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        (
            *("Timestamp", "Email Address", "Score", "What is your name?"),
            *("1. How many mL of 3%, please?", "1. How many mL of 3%, please? [Score]", "1. x [Feedback]"),
            *("2. a) How many mcg/min?", "2. b) How many mL/h?"),
        ),
        ("3/5/2026 14:30:00", "ann@example.org", "7 / 10", "Ann", "5 mL", "1.00 / 1", "", "18 mcg/min", "5.4 mL/h"),
    )
    found = gather(ONE, path)

    texts = {place: response.text for place, response in found.sheets["ann@example.org"].responses.items()}
    assert {(1, 0): "5 mL", (2, 0): "18 mcg/min", (2, 1): "5.4 mL/h"} == texts


def test_the_export_of_a_moodle_quiz_is_read(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        (
            *("Last name", "First name", "Email address", "State", "Grade/10.00"),
            *("Response 1", "Right answer 1", "Response 2"),
        ),
        (
            *("Lee", "Ann", "ann@example.org", "Finished", "7.5", "5 mL", "80 mL"),
            "part 1: 18 mcg/min; part 2: 5.4 mL/h; part 3: ; part 4: 131 mL",
        ),
        ("Overall average", "", "", "", "7.5", "", "", ""),
    )
    found = gather(ONE, path)

    sheet = found.sheets["ann@example.org"]
    assert "Ann Lee" == sheet.learner.name
    assert {(1, 0): "5 mL", (2, 0): "18 mcg/min", (2, 1): "5.4 mL/h", (2, 3): "131 mL"} == {
        place: response.text for place, response in sheet.responses.items()
    }
    assert ["average", "no_column"] == concerns(found)
    (average,) = (remark for remark in found.remarks if remark.concern.id == "average")
    assert (3, 1, False) == (average.line, average.rows, average.is_trouble)
    assert "'Overall average' is a row of averages" in average.says


@pytest.mark.parametrize(
    "label", ["Overall average", "GROUP AVERAGE", "Gesamtdurchschnitt", "Moyenne du groupe", "全平均"]
)
def test_a_row_of_averages_is_nobodys_where_only_names_tell_learners_apart(label: str, tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        ("Last name", "First name", "Response 1", "Response 2", "Response 3", "Response 4"),
        ("Lee", "Ann", "5 mL", "", "", ""),
        (label, "", "0.75", "0.5", "", ""),
    )
    found = gather(ONE, path)

    assert ["ann lee"] == list(found.sheets)
    assert ["average"] == concerns(found)


def test_somebody_who_is_called_so_and_has_an_id_is_somebody(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv", ("learner", "name", "1", "2", "3", "4"), ("s1", "Overall average", "5 mL", "", "", "")
    )

    assert ["s1"] == list(gather(ONE, path).sheets)


def test_the_marks_of_a_moodle_quiz_are_told_from_its_answers(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv",
        ("Last name", "First name", "Email address", "Grade/2.00", "Q. 1 /1.00", "Q. 2 /1.00"),
        ("Lee", "Ann", "ann@example.org", "1.00", "1.00", "0.00"),
        ("Overall average", "", "", "1.00", "1.00", "0.00"),
    )
    (remark,) = (each for each in gather(ONE, path).remarks if each.concern.id == "unreadable_file")

    assert "it holds marks, not answers: Moodle's Grades report; download its Responses report" in remark.says


def test_a_part_with_a_number_that_no_computer_reads_is_just_an_answer(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", 2, f"part {'9' * 5_000}: x; 2; 3; 4"), ("s1", "9" * 5_000, "x"))

    assert 4 == len(responses(ONE, path))


def test_of_two_columns_that_name_learners_the_one_of_the_roster_counts(tmp_path: Path) -> None:
    path = table(
        tmp_path / "r.csv", ("ID", "Email", "Name", "1"), ("1", "s2", "Ben", "5 mL"), ("2", "s1", "Ann", "6 mL")
    )

    assert ["s1", "s2"] == list(gather(ONE, path, roster=ROSTER).sheets)
    assert {"s1", "s2"} == set(gather(ONE, path).sheets)


def test_learners_may_be_known_by_name_alone(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("name", "1"), ("ann  LEE", "5 mL"), ("Ben Ode", "6 mL"))

    assert ["s1", "s2"] == list(gather(ONE, path, roster=ROSTER).sheets)
    assert ["ann lee", "ben ode"] == list(gather(ONE, path).sheets)


@pytest.mark.parametrize(("typed", "meant"), [("3", 3), ("sure", 3), ("fairly", 2), ("", 0), ("0", 0)])
def test_confidence_is_read_as_a_number_or_a_word(tmp_path: Path, typed: str, meant: int) -> None:
    path = table(tmp_path / "r.csv", (*LONG, "sure"), ("s1", 1, "5 mL", typed))

    assert Response("5 mL", meant) == gather(ONE, path).sheets["s1"].responses[1, 0]


def test_a_confidence_that_cannot_be_read_is_told_and_the_answer_graded(tmp_path: Path) -> None:
    found = gather(ONE, table(tmp_path / "r.csv", (*LONG, "sure"), ("s1", 1, "5 mL", "very")))

    assert Response("5 mL") == found.sheets["s1"].responses[1, 0]
    assert ["unreadable_confidence"] == concerns(found)


@pytest.mark.parametrize(
    "content", ["sep=;\nlearner;problem;answer\ns1;1;5 mL\n", "learner\tproblem\tanswer\ns1\t1\t5 mL\n"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_encodings_are_found_out(tmp_path: Path, content: str, encoding: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, encoding=encoding)

    assert {(1, 0): "5 mL"} == responses(ONE, path)


def test_a_head_with_commas_does_not_part_a_table_with_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('learner;"1. Volume, rate, time, or dose?"\ns1;5 mL\n', encoding="utf-8")

    assert {(1, 0): "5 mL"} == responses(ONE, path)


@pytest.mark.parametrize(
    ("row", "concern", "says"),
    [
        ('s1,1,"5 mL', "unreadable_row", "a quotation mark is not closed on this line"),
        ("s1,1,5 mL,,x", "unreadable_row", "it has 5 cells, and there are 4 columns"),
        (",1,5 mL", "no_learner", "it does not say whose answers these are"),
        ("s1,7,5 mL", "unknown_problem", "the set has 4 problems; there is no problem 7"),
        ("s1,0,5 mL", "unknown_problem", "'0' is not a problem of the set"),
        ("s1,the last,5 mL", "unknown_problem", "'the last' is not a problem of the set"),
        ("s1,,5 mL", "unknown_problem", "it does not name a problem"),
        ("s1,2e,5 mL", "unknown_part", "problem 2 has the parts a, b, c, d; there is no part e"),
        ("s1,1a,5 mL", "unknown_part", "problem 1 has only one part; there is no part a"),
        ("s1,2a,5 mL,b", "unknown_part", "the column problem says part a, the column part says b"),
        ("s1,2,5 mL", "not_parted", "problem 2 has 4 parts, and this is 1 answer (5 mL): write a; b; c; d: one answer"),
        ("s1,2,1; 2; 3; 4; 5", "not_parted", "problem 2 has 4 parts, and this is 5 answers (1; 2; 3; 4; 5): write "),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_its_line(tmp_path: Path, row: str, concern: str, says: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"learner,problem,answer,part\ns1,4,9 mL/h,\n\n{row}\ns2,1,5 mL,\n", encoding="utf-8")
    found = gather(ONE, path)

    (remark,) = found.remarks
    assert (concern, 4, 1) == (remark.concern.id, remark.line, remark.rows)
    assert remark.says.startswith(says)
    assert (3, 2, 1) == (found.rows, found.rows_taken, found.rows_refused)
    assert {(4, 0): "9 mL/h"} == {place: each.text for place, each in found.sheets["s1"].responses.items()}


def test_an_answer_given_once_more_counts_once_and_is_nothing_to_put_right(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", 4, "9 mL/h"), ("s1", 1, "5 mL"), ("s1", 4, "9 mL/h"))
    found = gather(ONE, path)

    (remark,) = found.remarks
    assert ("given_again", 4, 0, False) == (remark.concern.id, remark.line, remark.rows, remark.concern.is_trouble)
    assert "the same answer was given before; it counts once" == remark.says
    assert (3, 3, 0) == (found.rows, found.rows_taken, found.rows_refused)
    assert {(4, 0), (1, 0)} == set(found.sheets["s1"].responses)


def test_different_answers_to_a_part_are_not_chosen_from(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, *[("s1", 1, text) for text in ("5 mL", "5 mL", "6 mL")], ("s1", 4, "9 mL/h"))
    found = gather(ONE, path)

    assert {(4, 0)} == set(found.sheets["s1"].responses)
    assert ["contradictory"] * 3 == concerns(found)
    assert [2, 3, 4] == [remark.line for remark in found.remarks]
    assert "on line 2, 3" in found.remarks[2].says


def test_different_answers_in_two_columns_are_not_chosen_from(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("learner", "2", "2a"), ("s1", right(ONE, PARTED), "7 mcg/min"))
    found = gather(ONE, path)

    assert {"s1": "none of the answers could be used"} == {id_: why for id_, (_, why) in found.held_back.items()}
    assert ["contradictory", "contradictory", "nothing_taken"] == concerns(found)
    assert (1, 0, 1) == (found.rows, found.rows_taken, found.rows_refused)


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        ("problem,answer", "there is no column 'learner'"),
        ("learner,problem", "there are no answers in it"),
        ("learner,comments", "there are no answers in it"),
        ("learner,learner,1", "there are two columns 'learner'; leave one"),
        ("learner,problem,answer,response,answer", "there are two columns 'answer'; leave one"),
        ("learner,1,Q1", "two columns are headed 'Q1', or mean the same problem; leave one"),
        ("learner,score,percent,passed,1", "this is a gradebook"),
        ("learner,problem,answer,verdict,mark", "this is a gradebook"),
        ('learner,"1', "the line that names the columns cannot be read"),
        ("", "the file is empty"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, heads: str, says: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"{heads}\n" if heads else "", encoding="utf-8")
    found = gather(ONE, path)

    (remark,) = found.remarks
    assert ("unreadable_file", path) == (remark.concern.id, remark.path)
    assert says in remark.says


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes("learner,1\nJos\xe9,5 mL\n".encode("latin-1"))
    found = gather(ONE, tmp_path / "nowhere.csv", tmp_path / "latin.csv")

    assert ["unreadable_file"] * 2 == concerns(found)
    assert "save it from the spreadsheet as CSV UTF-8" in found.remarks[1].says


def test_a_folder_is_searched_for_responses_alone(tmp_path: Path) -> None:
    table(tmp_path / "r.csv", LONG, ("s1", SINGLE, "5 mL"))
    table(tmp_path / "answers.csv", ("learner", "verdict", "mark"))
    (tmp_path / "key.json").write_text('{"dosecalc": "key", "version": 1}', encoding="utf-8")
    (tmp_path / "report.json").write_text('{"dosecalc": "class report", "version": 1}', encoding="utf-8")
    (tmp_path / "notes.md").write_text("bring a calculator", encoding="utf-8")
    for name in ("set-A.problems.csv", "set-A.problems.json", "set-A.gift.txt", "set-A.md.losses.json"):
        (tmp_path / name).write_text("an export", encoding="utf-8")
    found = gather(ONE, tmp_path)

    assert (1, ["s1"], []) == (found.files, list(found.sheets), found.remarks)


def test_a_folder_without_responses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoResponses, match=r"no \.json and no \.csv file"):
        gather(ONE, tmp_path)


def test_a_variant_that_the_set_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchVariant):
        gather(small(2), table(tmp_path / "r.csv", LONG, ("s1", LAST, "5 mL")), variant="C")

"""The gradebook: every learner, every answer, numbers as numbers, and no text that is a formula."""

import csv
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dosecalc.classroom.grades.gradebook_files import csv_files, write_gradebook
from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.rounding import rounded
from dosecalc.classroom.grades.workbook import NoWorkbooks, workbook
from dosecalc.classroom.handing_in.turned_cells import turned_into
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import Learner, ProblemSet
from dosecalc.sets.responses import Answered, Response, Responses, write_responses
from tests.classroom.classes import LAST, PARTED, ROSTER, SINGLE, item, right, small, table, wide
from tests.cli.conftest import Call, Result, call, own_home_of_processes, started  # noqa: F401 - fixtures

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "-1",
    "<script>alert(1)</script>",
    "]]>",
    "${HOME}",
    "\u202etxt.exe",
    "\"';--",
    "\N{PILL}",
    "a\tb\x1b[2J\x00",
    "\ud800",
    "x" * 5_000,
)
TABLES = ("gradebook.csv", "answers.csv", "for-your-eyes.csv", "to-decide.csv")
LONG = ("learner", "name", "variant", "problem", "answer", "sure")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def a_class(made: ProblemSet, folder: Path) -> Path:
    """Two learners who did well and badly, and one who contradicts himself."""
    single, parted, last = (right(made, number) for number in (SINGLE, PARTED, LAST))
    return table(
        folder / "responses.csv",
        LONG,
        ("s1", "Ann Lee", "A", 1, single, 3),
        ("s1", "Ann Lee", "A", 2, parted, ""),
        ("s1", "Ann Lee", "A", 3, right(made, 3), ""),
        ("s2", "Ben Ode", "A", 1, "05-Mar", ""),
        ("s2", "Ben Ode", "A", "2a", parted.split("; ")[0], 2),
        ("s2", "Ben Ode", "A", 4, last.split(" ")[0], ""),
        ("s2", "Ben Ode", "A", 9, "1 mL", ""),
        ("s3", "Cy Roe", "A", 1, single, ""),
        ("s3", "Cy Roe", "B", 4, last, ""),
    )


@pytest.fixture
def made(tmp_path: Path) -> ProblemSet:
    found = small(2)
    write_key(found, tmp_path / "key.json")
    a_class(found, tmp_path)
    (tmp_path / "class.csv").write_text("id,name\ns1,Ann Lee\ns2,Ben Ode\ns3,Cy Roe\ns4,Di Poe\n", encoding="utf-8")
    return found


@pytest.fixture
def graded(made: ProblemSet, tmp_path: Path, call: Call) -> Result:  # noqa: F811, ARG001 - the files are there
    names = (str(tmp_path / name) for name in ("key.json", "responses.csv"))
    return call("grade", *names, "--roster", str(tmp_path / "class.csv"), "-o", str(tmp_path / "marks"))


def test_every_learner_has_a_row(graded: Result, tmp_path: Path) -> None:
    found = rows(tmp_path / "marks" / "gradebook.csv")

    assert 1 == graded.code
    assert [
        ("s1", "Ann Lee", "A", "graded", "3", "75", "yes"),
        ("s2", "Ben Ode", "A", "check", "0.25", "6.25", "no"),
        ("s3", "Cy Roe", "", "not graded", "", "", ""),
        ("s4", "Di Poe", "", "no responses", "", "", ""),
    ] == [tuple(row.values())[:7] for row in found]
    assert ["problem 1", "problem 2", "2a", "2b", "2c", "2d", "problem 3", "problem 4"] == list(found[0])[10:]
    assert ["1", "1", "0.25", "0.25", "0.25", "0.25", "1", "0"] == list(found[0].values())[10:]


def test_a_row_names_the_file_of_its_learners_sheet(graded: Result, tmp_path: Path, call: Call) -> None:  # noqa: F811
    found = {row["learner"]: row["sheet"] for row in rows(tmp_path / "marks" / "gradebook.csv")}
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "marks" / "learners").iterdir()}
    names = (str(tmp_path / name) for name in ("key.json", "responses.csv"))
    call("grade", *names, "-o", str(tmp_path / "bare"), "--no-sheets")

    assert graded.out
    assert ("", "") == (found["s3"], found["s4"])
    assert {found["s1"], found["s2"]} == set(sheets)
    assert "Ann Lee (s1)" in sheets[found["s1"]]
    assert "Ben Ode (s2)" in sheets[found["s2"]]
    assert {""} == {row["sheet"] for row in rows(tmp_path / "bare" / "gradebook.csv")}


def test_who_has_an_answer_that_a_spreadsheet_may_have_turned_is_to_be_checked(
    call: Call,  # noqa: F811
    tmp_path: Path,
) -> None:
    write_key(small(1), tmp_path / "key.json")
    (tmp_path / "r.csv").write_text("learner,problem,answer\ns1,1,05-Mar\ns2,1,5 mL\n", encoding="utf-8")
    call("grade", str(tmp_path / "key.json"), str(tmp_path / "r.csv"), "-o", str(tmp_path / "marks"))

    assert ["check", "graded"] == [row["status"] for row in rows(tmp_path / "marks" / "gradebook.csv")]


def test_every_answer_has_a_row_that_tells_how_it_was_judged(graded: Result, tmp_path: Path) -> None:
    found = rows(tmp_path / "marks" / "answers.csv")

    assert graded.out
    assert 2 * 7 == len(found)
    assert "Problem 1" not in found[0]
    by_place = {(row["learner"], row["problem"] + row["part"]): row for row in found}
    assert ("correct", "1", "3") == tuple(by_place["s1", "1"][name] for name in ("verdict", "mark", "sure"))
    assert ("unreadable", "0", "turned") == tuple(by_place["s2", "1"][name] for name in ("verdict", "mark", "flags"))
    assert ("missing unit", "unit-left-out") == tuple(by_place["s2", "4"][name] for name in ("verdict", "mistakes"))
    assert ("not answered", "") == tuple(by_place["s1", "4"][name] for name in ("verdict", "flags"))


def test_the_report_and_the_screen_have_the_same_figures(tmp_path: Path, call: Call) -> None:  # noqa: F811
    made = small(1)
    write_key(made, tmp_path / "key.json")
    rows_of = (("s1", right(made, 1), "?x"), ("s2", "", ""), ("s3", "05-Mar", "about"), ("s4", "12,5 mL", "x"))
    path = table(tmp_path / "r.csv", ("learner", "1", "4"), *rows_of)
    result = call("grade", str(tmp_path / "key.json"), str(path), "-o", str(tmp_path / "marks"))
    report = json.loads((tmp_path / "marks" / "report.json").read_text())
    stood = {each["id"]: each["times"] for each in report["figures"]["mistakes"]["answers"]}

    assert "Learners: 4 graded." in result.out
    assert "mean 0.3 of 4" in result.out
    assert "; of 3 who answered anything." in result.out
    assert (3, 1, 0.3333) == (report["learners"], report["handed_in_nothing"], report["figures"]["scores"]["mean"])
    assert "Unreadable answers: 3" in result.out
    assert (3, 1, 1) == (stood["unreadable"], stood["turned"], stood["decimal_comma"])


def test_who_could_not_be_graded_is_told_in_the_report(graded: Result, tmp_path: Path) -> None:
    assert graded.out
    assert "1 learner could not be graded and counts nowhere below." in (tmp_path / "marks" / "report.html").read_text()
    assert 1 == json.loads((tmp_path / "marks" / "report.json").read_text())["not_graded"]


def test_who_made_which_mistake_is_told_in_words(tmp_path: Path, call: Call) -> None:  # noqa: F811
    made = small(1)
    write_key(made, tmp_path / "key.json")
    part = made.variants[0].items[0].problem().parts[0]
    slip = next(each for each in part.distractors if each.slip)
    path = table(tmp_path / "r.csv", ("learner", "1"), ("s1", slip.text))
    call("grade", str(tmp_path / "key.json"), str(path), "-o", str(tmp_path / "marks"))
    row = rows(tmp_path / "marks" / "answers.csv")[0]

    assert row["mistakes"]
    assert row["what went wrong"][:1].isupper()
    assert " " in row["what went wrong"]
    assert row["says"].startswith("Wrong.")


def test_what_a_person_should_see_is_listed(graded: Result, tmp_path: Path) -> None:
    found = rows(tmp_path / "marks" / "for-your-eyes.csv")

    assert [
        ("unknown_problem", "s2", "8"),
        ("unclear_variant", "s3", "9"),
        ("no_responses", "s4", ""),
        ("turned", "s2", ""),
        ("missing_unit", "s2", ""),
    ] == [(row["concern"], row["learner"], row["line"]) for row in found]
    assert "3 refused" in graded.out


def test_the_screen_tells_the_class_in_short(graded: Result, tmp_path: Path) -> None:
    ready = tmp_path / "marks" / "to-decide.csv"
    assert [
        "A small set (abcd-efgh): 4 problems, 2 variants.",
        "1 file. Rows: 9 given, 6 graded, 3 refused.",
        "Learners: 2 graded, 1 not graded (see below), 1 without responses.",
        "Answers: 9 of 14.",
        "Score: mean 1.6 of 4 (40.6%), median 1.6; 1 passed (3 of 4).",
        "To be corrected:",
        "  Responses whose variant is unclear: 1",
        f"    {tmp_path}/responses.csv, line 9, s3: it is contradictory which variant this is: it says A; it says B",
        "  Problems that the set does not have: 1",
        f"    {tmp_path}/responses.csv, line 8, s2, problem 9: the set has 4 problems; there is no problem 9",
        "  Answers that a spreadsheet may have turned into something else: 1",
        f"    s2, problem 1: {turned_into('05-Mar', '1 mL')}",
        "For your eyes:",
        "  Learners without responses: 1",
        "  Right but for a missing unit: 1",
        *(
            f"Written: {tmp_path}/marks/{name}"
            for name in (*TABLES, "gradebook.xlsx", "report.html", "report.json", "learners")
        ),
        f"To decide by eye: fill in points in {ready}, then add --overwrite --decisions {ready}",
    ] == graded.out.splitlines()


def test_the_facts_tell_all_of_it(made: ProblemSet, tmp_path: Path, call: Call) -> None:  # noqa: F811
    result = call("grade", str(tmp_path / "key.json"), str(tmp_path / "responses.csv"), "--format", "json")
    facts = json.loads(result.out)

    assert 1 == result.code
    assert {"given": 9, "graded": 6, "refused": 3} == facts["rows"]
    assert ["3", "1/4"] == [learner["score"] for learner in facts["learners"]]
    assert [each.code for each in made.variants[0].items] == [row["code"] for row in facts["learners"][0]["problems"]]
    assert ["s3"] == [each["learner"]["id"] for each in facts["not_graded"]]
    assert ("13/8", "13/8", 1, []) == tuple(facts[name] for name in ("mean", "median", "passed", "written"))
    assert {"unclear_variant": 1, "unknown_problem": 1, "turned": 1, "missing_unit": 1} == facts["counts"]
    assert 3 == sum(remark["rows_refused"] for remark in facts["remarks"])


def test_nobody_to_grade_is_told_as_facts_too(made: ProblemSet, tmp_path: Path, call: Call) -> None:  # noqa: F811
    result = call("grade", str(tmp_path / "key.json"), str(tmp_path / "class.csv"), "--format", "json")

    assert made
    assert 1 == result.code
    assert [] == json.loads(result.out)["learners"]


def test_all_well_is_exit_code_0_and_nothing_is_written_unasked(tmp_path: Path, call: Call) -> None:  # noqa: F811
    made = small(1)
    write_key(made, tmp_path / "key.json")
    path = wide(tmp_path / "r.csv", ("learner", "1"), ("s1", right(made, 1)))
    result = call("grade", str(tmp_path / "key.json"), str(path))

    assert (0, "For the gradebook, name a folder: -o FOLDER") == (result.code, result.out.splitlines()[-1])
    assert {"key.json", "r.csv"} == {each.name for each in tmp_path.iterdir()}


def test_where_nobody_can_be_graded_nothing_is_written(made: ProblemSet, tmp_path: Path, call: Call) -> None:  # noqa: F811
    path = table(tmp_path / "r.csv", ("learner", "variant", "problem", "answer"), ("s1", "C", 1, "5 mL"))
    result = call("grade", str(tmp_path / "key.json"), str(path), "-o", str(tmp_path / "marks"))

    assert made
    assert (1, "Nobody could be graded, so nothing was written.") == (result.code, result.out.splitlines()[-1])
    assert "1 given, 0 graded, 1 refused" in result.out
    assert not (tmp_path / "marks").exists()


def test_a_table_without_rows_is_no_success(made: ProblemSet, tmp_path: Path, call: Call) -> None:  # noqa: F811
    path = table(tmp_path / "r.csv", ("learner", "1"))

    assert made
    assert 1 == call("grade", str(tmp_path / "key.json"), str(path)).code


def test_the_last_hand_in_counts_if_somebody_says_so(tmp_path: Path, call: Call) -> None:  # noqa: F811
    made = small(1)
    write_key(made, tmp_path / "key.json")
    path = wide(tmp_path / "r.csv", ("learner", "1"), ("s1", "17 mL"), ("s1", right(made, 1)))
    asked = ("grade", str(tmp_path / "key.json"), str(path))
    result = call(*asked, "--last-counts")

    assert 1 == call(*asked).code
    assert 0 == result.code
    assert "2 given, 1 graded, 1 refused" in result.out
    assert "Earlier answers, of which the last count: 1" in result.out


def test_a_gradebook_is_not_written_over_unasked(graded: Result, tmp_path: Path, call: Call) -> None:  # noqa: F811
    names = (str(tmp_path / name) for name in ("key.json", "responses.csv"))
    again = ("grade", *names, "-o", str(tmp_path / "marks"))

    assert graded.code == 1
    assert 3 == call(*again).code
    assert 1 == call(*again, "--overwrite").code
    assert {*TABLES, "gradebook.xlsx"} < {each.name for each in (tmp_path / "marks").iterdir()}


def test_what_cannot_be_asked_is_refused(made: ProblemSet, tmp_path: Path, call: Call) -> None:  # noqa: F811
    write_key(small(roster=ROSTER), tmp_path / "own.json")
    responses, roster = str(tmp_path / "responses.csv"), str(tmp_path / "class.csv")

    assert made
    for arguments, says in (
        ((str(tmp_path / "own.json"), responses, "--roster", roster), "the key already has its learners"),
        ((str(tmp_path / "key.json"), responses, "--variant", "C"), "there is no variant 'C'"),
        ((responses, responses), "this is not a JSON file"),
        ((str(tmp_path / "key.json"), str(tmp_path / "marks")), "unreadable"),
    ):
        result = call("grade", *arguments)
        assert result.code in {1, 2}
        assert says in result.err or "cannot be read" in result.out


def test_grading_runs_as_a_process_of_its_own_with_processes_of_its_own(made: ProblemSet, tmp_path: Path) -> None:
    arguments = (str(tmp_path / "key.json"), str(tmp_path / "responses.csv"), "--format", "json")
    alone, together = started("grade", *arguments, "--jobs", "1"), started("grade", *arguments, "--jobs", "2")

    assert made
    assert (1, b"") == (together.returncode, together.stderr)
    assert json.loads(alone.stdout) == json.loads(together.stdout)


def hostile(folder: Path) -> Path:
    """Responses and names that are no text to a spreadsheet, as a responses file can hold them."""
    made = small(1)
    for place, text in enumerate(HOSTILE):
        given = (Answered(item(0, SINGLE).code, "", Response(text)),)
        write_responses(Responses(made.id, "A", Learner(f"{text}{place}", text), given), folder / f"{place:02}.json")
    return folder


def books(folder: Path) -> None:
    graded = graded_class(small(1), sorted(folder.glob("*.json")))
    with csv_files(folder) as tables, workbook(folder / "gradebook.xlsx") as sheets:
        assert len(HOSTILE) == len(list(write_gradebook(graded, [tables, sheets])))


def opened(path: Path) -> Any:
    return pytest.importorskip("openpyxl").load_workbook(path)


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    books(hostile(tmp_path))
    for name in TABLES:
        cells = [cell for row in rows(tmp_path / name) for cell in row.values()]
        assert [] == [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert "\x1b" not in "".join(cells)
        assert "\u202e" not in "".join(cells)
    found = opened(tmp_path / "gradebook.xlsx")
    assert {"f"} & {cell.data_type for sheet in found for row in sheet for cell in row} == set()
    names = {row[1].value for row in found["Marks"].iter_rows(min_row=2)}
    assert {"=cmd|' /C calc'!A0", "<script>alert(1)</script>", "]]>", "${HOME}", "\N{PILL}", "x" * 5_000} <= names


def test_a_workbook_has_its_sheets_with_numbers_as_numbers(graded: Result, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    found = opened(tmp_path / "marks" / "gradebook.xlsx")
    marks = found["Marks"]

    assert graded
    assert ["Marks", "Answers", "For your eyes", "Set"] == found.sheetnames
    assert ["B2", "B2", "B2", None] == [sheet.freeze_panes for sheet in found]
    assert [3, 75, "yes", 6, 0, "learner-0001.html", 1, 1, 0.25] == [cell.value for cell in marks[2]][4:13]
    assert [0.25, 6.25, "no", 3] == [cell.value for cell in marks[3]][4:8]
    assert [None, None] == [cell.value for cell in marks[5]][4:6]
    assert "abcd-efgh" in [row[1].value for row in found["Set"]]
    assert 5 == marks.max_row
    assert {tuple(row.values()) for row in rows(tmp_path / "marks" / "answers.csv")} == {
        tuple("" if cell.value is None else str(cell.value) for cell in row)
        for row in found["Answers"].iter_rows(min_row=2)
    }


def test_the_same_class_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    digests = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        books(hostile(tmp_path / name))
        made = [tmp_path / name / each for each in ("gradebook.csv", "answers.csv", "gradebook.xlsx")]
        digests.add(tuple(hashlib.sha256(each.read_bytes()).hexdigest() for each in made))

    assert 1 == len(digests)


def test_without_the_library_there_are_tables_and_a_sentence(
    tmp_path: Path,
    made: ProblemSet,
    call: Call,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    names = (str(tmp_path / name) for name in ("key.json", "responses.csv"))
    result = call("grade", *names, "-o", str(tmp_path / "marks"))

    assert made
    assert "for a workbook (gradebook.xlsx) as well: python3 -m pip install xlsxwriter" == result.out.splitlines()[-1]
    assert not (tmp_path / "marks" / "gradebook.xlsx").exists()
    assert {*TABLES} < {each.name for each in (tmp_path / "marks").iterdir()}
    with pytest.raises(NoWorkbooks), workbook(tmp_path / "x.xlsx"):
        pass


def test_marks_are_rounded_half_up() -> None:
    assert [Fraction(3333, 10_000), Fraction(6667, 10_000), Fraction(1)] == [
        rounded(Fraction(1, 3)),
        rounded(Fraction(2, 3)),
        rounded(Fraction(99_999, 100_000)),
    ]
    assert Fraction(5, 2) == rounded(Fraction(49, 20), 1)

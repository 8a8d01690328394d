"""A class is graded into a folder: which files come of it, under whose rules, and what is refused."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.classroom.graded_files import ClassAsked, ClassFolder, write_class
from dosecalc.classroom.grades.remarks import Concern
from dosecalc.classroom.handing_in.expected import RosterTwice, expected_roster
from dosecalc.files import UnwritableFile
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import ProblemSet
from tests.classroom.classes import ROSTER, SINGLE, right, small, table


def asked(folder: Path, made: ProblemSet, *rows: tuple[object, ...]) -> ClassAsked:
    write_key(made, folder / "key.json")
    found = table(folder / "responses.csv", ("learner", "variant", "problem", "answer"), *rows)
    return ClassAsked(folder / "key.json", [found], jobs=1)


def test_all_that_was_written_is_told(tmp_path: Path) -> None:
    made = small()
    graded = asked(tmp_path, made, ("s1", "A", 1, right(made, SINGLE)), ("s2", "A", 1, "7 mL")).graded()
    learners: list[str] = []
    written = write_class(graded, ClassFolder(tmp_path / "m"), lambda marks: learners.append(marks.learner.id))

    assert ["s1", "s2"] == learners
    assert 2 == written.summary.learners
    assert {path.name for path in (tmp_path / "m").iterdir()} == {path.name for path in written.paths}
    assert 2 == len([*(tmp_path / "m" / "learners").iterdir()])
    assert ("gradebook.xlsx" in {path.name for path in written.paths}) is not bool(written.missing)


def test_sheets_are_left_out_where_nobody_wishes_them(tmp_path: Path) -> None:
    graded = asked(tmp_path, small(), ("s1", "A", 1, "7 mL")).graded()
    written = write_class(graded, ClassFolder(tmp_path / "m", has_sheets=False))

    assert not (tmp_path / "m" / "learners").exists()
    assert "learners" not in {path.name for path in written.paths}


@pytest.mark.parametrize(
    ("has_sheets", "left"), [(True, ["learner-0002.html"]), (False, ["learner-0001.html", "learner-0002.html"])]
)
def test_sheets_of_an_earlier_grading_are_told(tmp_path: Path, left: list[str], *, has_sheets: bool) -> None:
    made, into = small(), ClassFolder(tmp_path / "m", overwrite=True)
    first = write_class(asked(tmp_path, made, ("s1", "A", 1, "7 mL"), ("s2", "A", 1, "8 mL")).graded(), into)
    again = replace(into, has_sheets=has_sheets)
    second = write_class(asked(tmp_path, made, ("s1", "A", 1, "7 mL")).graded(), again)

    assert ([], left) == (first.left, [path.name for path in second.left])


def test_points_that_an_instructor_gives_may_be_any_share(tmp_path: Path) -> None:
    primes = (997, 991, 983, 977, 971, 967, 953, 947)
    made = small()
    found = asked(tmp_path, made, *((f"s{prime}", "A", 1, "about right") for prime in primes))
    eyes = table(
        tmp_path / "d.csv", ("learner", "problem", "points"), *((f"s{prime}", 1, f"1/{prime}") for prime in primes)
    )
    written = write_class(replace(found, decisions=eyes).graded(), ClassFolder(tmp_path / "m"))

    assert sorted(Fraction(1, prime) for prime in primes) == sorted(written.summary.scores)


def test_ids_that_a_spreadsheet_keeps_as_text_are_known_in_roster_and_responses(tmp_path: Path) -> None:
    made = small()
    roster = table(tmp_path / "roster.csv", ("learner", "name"), ('="0012"', "'-Ann"), ('="0013"', "Ben"))
    found = asked(tmp_path, made, ('="0012"', "A", 1, right(made, SINGLE)), ("0013", "A", 1, "7 mL"))
    graded = replace(found, roster=roster).graded()
    learners = {marks.learner.id: marks.learner.name for marks in graded.learners()}

    assert {"0012": "-Ann", "0013": "Ben"} == learners
    assert [] == [str(remark) for remark in graded.remarks if remark.is_trouble]


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    graded = asked(tmp_path, small(), ("s1", "A", 1, "7 mL")).graded()
    before = sorted(tmp_path.iterdir())
    written = write_class(graded, None)

    assert (1, []) == (written.summary.learners, written.paths)
    assert before == sorted(tmp_path.iterdir())


def test_where_nobody_can_be_graded_nothing_is_written(tmp_path: Path) -> None:
    graded = asked(tmp_path, small(), ("s1", "Z", 1, "7 mL")).graded()
    written = write_class(graded, ClassFolder(tmp_path / "m"))

    assert (0, []) == (written.summary.learners, written.paths)
    assert not (tmp_path / "m").exists()
    assert any(remark.is_trouble for remark in graded.remarks)


def test_a_report_that_is_there_is_refused_before_anybody_is_graded(tmp_path: Path) -> None:
    graded = asked(tmp_path, small(), ("s1", "A", 1, "7 mL")).graded()
    (tmp_path / "report.html").touch()
    learners: list[object] = []

    with pytest.raises(UnwritableFile, match=r"report\.html"):
        write_class(graded, ClassFolder(tmp_path), learners.append)
    assert not learners


def test_other_rules_than_those_of_the_set_are_a_remark(tmp_path: Path) -> None:
    usual = asked(tmp_path, small(), ("s1", "A", 1, "7 mL"))
    same, other = (replace(usual, missing_unit=word).graded() for word in ("none", "half"))

    assert Fraction(1, 2) == other.made.terms.marking.missing_unit
    assert [Concern.OTHER_RULES] == [remark.concern for remark in other.gathered.remarks]
    assert "--missing-unit half" in other.gathered.remarks[0].says
    assert (small().terms, []) == (same.made.terms, same.gathered.remarks)


def test_rows_of_a_roster_that_cannot_be_used_are_remarks(tmp_path: Path) -> None:
    roster = table(tmp_path / "roster.csv", ("learner", "name"), ("s1", "Ann"), ("s1", "Ann again"), ("s9", "Zoe"))
    graded = replace(asked(tmp_path, small(), ("s1", "A", 1, "7 mL")), roster=roster).graded()

    refused, absent = graded.gathered.remarks
    assert (Concern.UNREADABLE_ROW, roster, 3) == (refused.concern, refused.path, refused.line)
    assert Concern.NO_RESPONSES is absent.concern
    assert ["s9"] == [learner.id for learner in graded.gathered.absent]


def test_a_set_that_knows_its_learners_takes_no_roster(tmp_path: Path) -> None:
    made = small(roster=ROSTER)

    assert () == expected_roster(made, None).learners
    with pytest.raises(RosterTwice, match="leave --roster out"):
        expected_roster(made, tmp_path / "roster.csv")

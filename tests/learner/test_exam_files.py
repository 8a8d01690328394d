"""Sheets as files: what is written is read again, and what is not as it was written is refused, never replaced."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dosecalc.learner.answer_sheets import Answer, AnswerSheet, End, Entry
from dosecalc.learner.exam_files import ExamElsewhere, ExamFiles, NoSuchExam
from dosecalc.learner.exams import Exam, ExamTerms
from dosecalc.learner.home import Home, UnusableHome
from dosecalc.tutoring.marking import SHARES_BY_WORD
from tests.learner.exam_papers import keys, small_exam

TEXTS = st.text(max_size=64)
SMALL = st.integers(0, 10**6)
ANSWERS = st.builds(Answer, TEXTS, st.integers(0, 3), SMALL)
ENTRIES = st.builds(Entry, TEXTS, st.lists(ANSWERS, min_size=1, max_size=4).map(tuple), st.booleans())
TERMS = st.builds(
    ExamTerms, TEXTS, TEXTS, TEXTS, SMALL, SMALL, st.booleans(), st.booleans(), st.sampled_from([*SHARES_BY_WORD])
)
MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
SHEETS = st.builds(
    AnswerSheet,
    started=MOMENTS,
    seen=MOMENTS,
    entries=st.lists(ENTRIES, min_size=1, max_size=5).map(tuple),
    used=SMALL,
    asks_confidence=st.booleans(),
    end=st.sampled_from(End),
)
EXAMS = st.builds(
    Exam,
    number=st.integers(1, 999_999),
    session=TEXTS,
    terms=TERMS,
    seed=SMALL,
    sheet=SHEETS,
    score=st.sampled_from(["", "0", "23/2", "40"]),
    is_recorded=st.booleans(),
)
KEPT = """{
 "version": 1,
 "number": 7,
 "session": "00000000000000000000000000000000",
 "terms": {
  "blueprint": "small@1",
  "title": "A small exam",
  "policy": "pharmacy@1",
  "seconds": 600,
  "to_pass": 2,
  "partial_credit": true,
  "safe_form_only": false,
  "missing_unit": "half"
 },
 "seed": 5,
 "started": "2026-11-26T12:00:00+00:00",
 "seen": "2026-11-26T12:09:00+00:00",
 "entries": [
  {
   "identity": "tablets-scored@1:2:pharmacy@1",
   "answers": [
    {
     "text": "5 mL",
     "sure": 3,
     "milliseconds": 1500
    },
    {
     "text": "",
     "sure": 0,
     "milliseconds": 0
    }
   ],
   "flagged": true
  }
 ],
 "used": 540000,
 "at": 0,
 "asks_confidence": true,
 "end": "handed in",
 "score": "3/2",
 "is_recorded": true
}
"""
"""The file of an exam, as those that learners have on their disks."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(EXAMS)
def test_what_is_written_is_read_again(tmp_path: Path, exam: Exam) -> None:
    files = ExamFiles(Home(tmp_path))
    files.write(exam)

    assert exam == files.read(exam.number)


def test_the_file_of_an_exam_is_the_same_for_ever(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    path = tmp_path / "exam-7.json"
    path.write_text(KEPT, encoding="utf-8")
    exam = files.read(7)
    path.unlink()
    files.write(exam)

    assert KEPT == path.read_text(encoding="utf-8")
    assert ("3/2", 540_000, True) == (exam.score, exam.sheet.used, exam.sheet.entries[0].flagged)


def test_the_largest_exam_that_a_blueprint_can_ask_for_fits(tmp_path: Path) -> None:
    entry = Entry("x" * 100 + "@1:999999:pharmacy@1", (Answer("9" * 64, 3, 10**7),) * 3)
    exam = small_exam()
    exam = replace(exam, sheet=replace(exam.sheet, entries=(entry,) * 100))
    files = ExamFiles(Home(tmp_path))
    files.write(exam)

    assert exam == files.read(1)


def test_a_file_cut_short_anywhere_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    files.write(small_exam(keys(0)))
    path = tmp_path / "exam-1.json"
    whole = path.read_bytes()
    for length in range(0, len(whole) - 2, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(UnusableHome, match="it is damaged; name another exam by its --number"):
            files.read(1)
        assert whole[:length] == path.read_bytes()
    assert 2 == files.next_number()


CHANGES = [
    ("number", 2),
    ("seed", "5"),
    ("seed", 5.5),
    ("used", True),
    ("at", 3),
    ("at", -1),
    ("end", "cheated"),
    ("score", "1/0"),
    ("score", "9**9"),
    ("started", "yesterday"),
    ("seen", "2026-01-01T00:00:00"),
    ("entries", []),
    ("entries", [{"identity": "a"}]),
    ("entries", 7),
    ("terms", None),
    ("version", 0),
    ("version", "1"),
]


@pytest.mark.parametrize(("key", "value"), CHANGES, ids=str)
def test_a_file_that_says_something_else_is_refused(tmp_path: Path, key: str, value: object) -> None:
    files = ExamFiles(Home(tmp_path))
    files.write(small_exam())
    path = tmp_path / "exam-1.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: value}))

    with pytest.raises(UnusableHome, match="it is damaged"):
        files.read(1)


@pytest.mark.parametrize("text", ["[]", "null", "[" * 60_000, "\x00", '{"version": 1}'])
def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "exam-1.json").write_text(text)

    with pytest.raises(UnusableHome, match="it is damaged"):
        ExamFiles(Home(tmp_path)).read(1)


def test_an_exam_that_was_begun_before_units_were_a_term_is_read(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    exam = small_exam()
    exam = replace(exam, terms=replace(exam.terms, missing_unit="half"))
    files.write(exam)
    assert exam == files.read(exam.number)
    path = tmp_path / "exam-1.json"
    kept = json.loads(path.read_text())
    del kept["terms"]["missing_unit"]
    path.write_text(json.dumps(kept))

    assert "none" == files.read(exam.number).terms.missing_unit


def test_a_file_of_a_later_version_is_told_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "exam-1.json").write_text('{"version": 2}')

    with pytest.raises(UnusableHome, match="a later version of dosecalc"):
        ExamFiles(Home(tmp_path)).read(1)


def test_other_files_are_no_exams(tmp_path: Path) -> None:
    for name in (
        "exam-0.json",
        "exam-01.json",
        "exam-1.json.kept-1",
        ".exam-3.json.x",
        "exam-x.json",
        "preferences.toml",
    ):
        (tmp_path / name).write_text("")

    assert () == ExamFiles(Home(tmp_path)).numbers()


def test_the_latest_exam_is_found_by_what_is_wanted(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    for number, end in enumerate((End.HANDED_IN, End.OPEN, End.OUT_OF_TIME, End.HANDED_IN), start=1):
        name = "other@1" if number == 4 else "small@1"
        exam = small_exam(end=end)
        files.write(replace(exam, number=number, terms=replace(exam.terms, blueprint=name)))

    assert 2 == files.latest(is_open=True).number
    assert 4 == files.latest(is_open=False).number
    assert 3 == files.latest(blueprint="small", is_open=False).number
    assert 1 == files.latest(1).number
    with pytest.raises(NoSuchExam, match="no exam is open"):
        files.latest(blueprint="other", is_open=True)
    with pytest.raises(NoSuchExam, match="there is no exam 9"):
        files.latest(9)


HOLD = """
import sys
from pathlib import Path
from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.home import Home
with ExamFiles(Home(Path(sys.argv[1]))).held():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="nothing is held there")
def test_two_terminals_cannot_sit_exams_at_once_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert b"held\n" == other.stdout.readline()
    with pytest.raises(ExamElsewhere, match="another terminal"), files.held():
        pass
    other.kill()
    other.communicate()

    with files.held():
        assert True
    with files.held():
        assert True


def test_the_exams_that_can_be_read_come_beside_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    files = ExamFiles(Home(tmp_path))
    for number in (3, 1, 2):
        files.write(replace(small_exam(), number=number))
    (tmp_path / "exam-2.json").write_text("{")
    exams, (trouble,) = files.readable()

    assert [1, 3] == [exam.number for exam in exams]
    assert "exam-2.json" in str(trouble)

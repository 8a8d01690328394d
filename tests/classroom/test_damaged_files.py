"""Files of a class as bytes: however saved or damaged, every row is graded or refused, and how many is printed."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.sets.key_file import write_key
from tests.classroom.classes import LAST, gather, grade, right, small, table
from tests.cli.conftest import Call, call, own_home_of_processes  # noqa: F401 - fixtures

MANY = int(os.environ.get("DOSECALC_CLASS_ROWS", "400"))
ONE = small(1)
HEADS = "learner,problem,answer"
ROWS = ("s1,1,5 mL", "s2,1,6 mL", "s1,4,9 mL/h", 's3,1,"1,250 mL"', "Zoë,1,5 mL", "s2,4,")
SEPARATORS, ENDINGS = st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "utf-32"])
DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["put", "cut", "double"]),
        st.integers(0, 300),
        st.sampled_from([b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"=", b"\x1a", b'""']),
    ),
    max_size=5,
)


def damaged(content: bytes, damage: list[tuple[str, int, bytes]]) -> bytes:
    for how, place, what in damage:
        at = place % (len(content) + 1)
        before, after = content[:at], content[at:]
        content = {"put": before + what + after, "cut": before + after[3:], "double": before + after[:7] + after}[how]
    return content


def text_of(content: bytes) -> str:
    """What somebody reads who knows the marks of encodings."""
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    return content.decode(next((name for mark, name in marks.items() if content.startswith(mark)), "utf-8"))


def rows_in(text: str) -> int:
    """Lines with something in them, but for the first, which are the heads."""
    lines = re.split("\r\n|\r|\n", text)
    return sum(bool(line.strip().strip(",;\t")) for line in lines[next(n for n, each in enumerate(lines, 1) if each) :])


@given(
    rows=st.lists(st.sampled_from(ROWS), max_size=8),
    separator=SEPARATORS,
    ending=ENDINGS,
    encoding=ENCODINGS,
    damage=DAMAGE,
)
def test_whatever_happened_to_a_file_each_row_is_graded_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[str],
    separator: str,
    ending: str,
    encoding: str,
    damage: list[tuple[str, int, bytes]],
) -> None:
    lines = [re.sub(",(?! |[0-9]{3})", separator, line) for line in (HEADS, *rows)]
    path = tmp_path_factory.getbasetemp() / "damaged.csv"
    path.write_bytes(damaged((ending.join(lines) + ending).encode(encoding), damage))
    found = gather(ONE, path)

    if [remark.concern.id for remark in found.remarks] == ["unreadable_file"]:
        assert (0, {}) == (found.rows, found.sheets)
    else:
        assert found.rows == found.rows_taken + found.rows_refused
        assert not damage or found.rows <= text_of(path.read_bytes()).count("\n") + path.read_bytes().count(b"\r") + 1
        assert damage or found.rows == rows_in(text_of(path.read_bytes())) == len(rows)


@pytest.mark.parametrize(
    ("content", "given_rows", "graded"),
    [
        (b'learner,problem,answer\ns1,1,"5 mL\ns2,1,6 mL\n', 2, 1),
        (b'learner,problem,answer\n"s1,1,5 mL\n"s2,1,6 mL\n', 2, 0),
        (b"learner;problem;answer\ns1;1;12,5 mL\n", 1, 1),
        (b"learner\tproblem\tanswer\ns1\t1\t5; 6 mL\n", 1, 1),
        (b"\xef\xbb\xbflearner,problem,answer\r\ns1,1,5 mL\r\n", 1, 1),
        (b"\xef\xbb\xbf\xef\xbb\xbflearner,problem,answer\ns1,1,5 mL\n", 0, 0),
        ("learner\tproblem\tanswer\ns1\t1\t5 mL\n".encode("utf-16"), 1, 1),
        (b"learner,problem,answer\n\n,,\ns1,1,5 mL\n\n\n", 1, 1),
        (b"learner,problem,answer\ns1,1,5 mL,,,\ns2,1\ns3\n", 3, 2),
        (b"learner,problem,answer\ns1,1,5\0mL\n", 1, 0),
        (b"learner,problem,answer\ns1,1," + b"x" * 10_001 + b"\n", 1, 0),
        (b"learner,problem,answer\ns1,1,5 mL\ns1,1,5 mL\ns1,1,6 mL\n", 3, 0),
        (b"name,1\nAnn Lee,5 mL\nann lee,6 mL\n", 2, 0),
        (b"name,1\nAnn Lee,5 mL\nann  LEE,5 mL\n", 2, 2),
    ],
)  # fmt: skip
def test_what_comes_of_each_kind_of_damage(tmp_path: Path, content: bytes, given_rows: int, graded: int) -> None:
    (tmp_path / "r.csv").write_bytes(content)
    found = gather(ONE, tmp_path / "r.csv")

    assert (given_rows, graded) == (found.rows, found.rows_taken)
    assert graded == given_rows or found.remarks


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_an_encoding_that_nothing_states_is_refused_as_a_whole(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "r.csv").write_bytes("learner,problem,answer\nZoë,1,5 mL\n".encode(encoding))
    found = gather(ONE, tmp_path / "r.csv")

    assert ["unreadable_file"] == [remark.concern.id for remark in found.remarks]
    assert {} == found.sheets


@pytest.mark.parametrize(
    "cell",
    [
        *("3-May", "05-Mar", "May-03", "3-May-26", "5/3/2026", "2026-05-03 00:00:00", "2026-05-03", "45721"),
        *("45721.0", "01:10:00", "1:10:00 AM", "1.2E+05", "#####", "#NAME?"),
    ],
)
def test_what_a_spreadsheet_made_of_an_answer_is_graded_and_shown_to_a_person(tmp_path: Path, cell: str) -> None:
    graded, marks = grade(ONE, table(tmp_path / "r.csv", HEADS.split(","), ("s1", LAST, cell), ("s2", LAST, "9 mL/h")))

    assert {"s1", "s2"} == set(marks)
    assert [("s1", "turned", cell)] == [(each.learner, each.concern.id, each.text) for each in graded.remarks]


def test_the_screen_and_the_facts_say_how_many_rows_there_were(tmp_path: Path, call: Call) -> None:  # noqa: F811
    write_key(ONE, tmp_path / "key.json")
    (tmp_path / "r.csv").write_text('learner,problem,answer\ns1,1,"5 mL\ns2,1,6 mL\ns3,9,1\n', encoding="utf-8")
    asked = ("grade", str(tmp_path / "key.json"), str(tmp_path / "r.csv"))

    assert "Rows: 3 given, 1 graded, 2 refused." in call(*asked).out
    assert '"rows": {"given": 3, "graded": 1, "refused": 2}' in call(*asked, "--format", "json").out


@pytest.mark.parametrize(
    "row",
    [
        *("s1,1" + " " * 9_990 + "x,5 mL", "s1,q" + " " * 9_990 + "x,5 mL", "s1," + "# " * 4_990 + ",5 mL"),
        *("s1," + "1 - ( " * 1_600 + ",5 mL", '"a""' * 200_000, 's1,1,"' + '"a",' * 200_000, "s1" + "," * 200_000),
    ],
    ids=lambda row: row[:8],
)
def test_no_row_takes_long(tmp_path: Path, row: str) -> None:
    (tmp_path / "r.csv").write_text(f"learner,problem,answer\n{row}\n", encoding="utf-8")
    start = time.process_time()
    found = gather(ONE, tmp_path / "r.csv")

    assert (1, 1) == (found.rows, found.rows_refused)
    assert time.process_time() - start < 2


MEASURED = """
import atexit, sys
from pathlib import Path
def told():
    status = Path("/proc/self/status").read_text()
    sys.stderr.write(next(line for line in status.splitlines() if line.startswith("VmHWM")))
atexit.register(told)
sys.argv = ["dosecalc", *sys.argv[1:]]
from dosecalc.__main__ import main
main()
"""
"""The program, which says at its end how much memory it ever had."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory a process took is asked of Linux")
def test_many_rows_are_graded_in_a_time_and_memory_that_can_be_said(tmp_path: Path) -> None:
    write_key(ONE, tmp_path / "key.json")
    answers = {number: right(ONE, number) for number in range(1, 5)}
    rows = [
        (f"s{number // 4}", number % 4 + 1, answers[number % 4 + 1] if number % 3 else "12,5 mL")
        for number in range(MANY)
    ]
    path = table(tmp_path / "r.csv", HEADS.split(","), *rows)
    path.write_text(path.read_text(encoding="utf-8") + 's1,1,"5 mL\n', encoding="utf-8")
    named = (str(tmp_path / "key.json"), str(path), "-o", str(tmp_path / "marks"), "--no-sheets", "--jobs", "1")
    start = time.monotonic()
    command = [sys.executable, "-c", MEASURED, "grade", *named]
    result = subprocess.run(command, capture_output=True, check=False, text=True, timeout=280)
    took, kilobytes = time.monotonic() - start, int(result.stderr.split()[-2])

    refused = sum(1 for number, row in enumerate(rows) if row[1] == 2 and number % 3 == 0) + 1
    assert f"Rows: {MANY + 1:,} given, {MANY + 1 - refused:,} graded, {refused:,} refused." in result.stdout
    assert kilobytes < 80_000 + 2 * MANY, f"{took:.1f} s, {kilobytes:,} kB"
    print(f"{MANY:,} rows: {took:.1f} s, {kilobytes:,} kB")  # noqa: T201 - figures for whoever asks for many

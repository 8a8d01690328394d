"""Whatever is done to a table: every row is graded or refused, and each refusal is told with its line."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.classroom.classes import gather, right, small

SET = small(2)
CELLS = st.sampled_from(
    ["", "s1", "S1", "s2", "1", "2", "2a", "2e", "9", "A", "B", "C", "5 mL", "1; 2; 3; 4", "code01zz"]
)
ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), max_size=12)
ROWS = st.lists(st.lists(CELLS | ANYTHING, max_size=6), max_size=12)
BREAKS = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(['"', ",", ";", "\n", "\t", "\0", "=", "'", "\ufeff"])), max_size=4
)


def written(heads: list[str], rows: list[list[str]], breaks: list[tuple[int, str]]) -> str:
    """A table with characters put in where they do harm."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    text = stream.getvalue()
    for at, what in breaks:
        text = text[: at % (len(text) + 1)] + what + text[at % (len(text) + 1) :]
    return ",".join(heads) + "\n" + text


@pytest.mark.parametrize(
    "heads",
    [["learner", "problem", "answer", "variant", "part"], ["learner", "1", "2", "2a", "variant"], ["name", "1"]],
)
@given(rows=ROWS, breaks=BREAKS)
@example(rows=[["s1", "1", "5 mL"], ["s2", "1", "5 mL"]], breaks=[(0, '"')])
@example(rows=[["s1", right(SET, 1), right(SET, 2), "", "A"]], breaks=[])
def test_rows_graded_and_rows_refused_are_the_rows_given(
    tmp_path_factory: pytest.TempPathFactory, heads: list[str], rows: list[list[str]], breaks: list[tuple[int, str]]
) -> None:
    text = written(heads, rows, breaks)
    path = tmp_path_factory.getbasetemp() / "rows.csv"
    path.write_text(text, encoding="utf-8", newline="")
    found = gather(SET, path)

    lines = text.split("\n")[1:]
    filled = [number for number, line in enumerate(lines, start=2) if line.strip().strip(",;\t")]
    assert len(filled) == found.rows == found.rows_taken + found.rows_refused
    assert {remark.line for remark in found.remarks if remark.rows} <= set(filled)
    told = {remark.line for remark in found.remarks if remark.path}
    assert found.rows_taken == len(filled) or told


@given(names=st.lists(st.sampled_from(["1.json", "2.csv", "1.json", "3.csv"]), min_size=1, max_size=4))
def test_files_named_again_change_no_mark(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in names:
        (folder / name).write_text("learner,variant,problem,answer\ns1,A,1,5 mL\n", encoding="utf-8")
    found = gather(SET, *(folder / name for name in names))

    assert (len(names), len(names)) == (found.rows, found.rows_taken)
    assert {(1, 0)} == set(found.sheets["s1"].responses)

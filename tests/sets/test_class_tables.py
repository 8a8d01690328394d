"""Tables of a class, as spreadsheets save them: each row is read or refused, whatever is in it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dosecalc.sets.class_table import UnreadableTable, read_class_table
from dosecalc.sets.problem_set import Learner
from dosecalc.sets.roster import RowsRefused, read_roster

COLUMNS = {"learner": ("id",), "answer": ("response",)}


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "class.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cells(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_class_table(path, COLUMNS, ["learner"]).rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_save_is_read(tmp_path: Path, separator: str, ending: str, encoding: str) -> None:
    lines = [separator.join(row) for row in (["ID", "Response"], ["ana", '"1,250; mL"'], ["Zoë", "0.5 mg"])]
    path = written(tmp_path, (ending.join(lines) + ending).encode(encoding))

    assert [{"learner": "ana", "answer": "1,250; mL"}, {"learner": "Zoë", "answer": "0.5 mg"}] == cells(path)


def test_an_open_quote_costs_its_own_row_only(tmp_path: Path) -> None:
    table = read_class_table(written(tmp_path, 'learner,answer\na,"1 mL\nb,2 mL\nc,3"" mL\n'), COLUMNS, ["learner"])

    assert ["b", "c"] == [row.cell("learner") for row in table.rows]
    assert [(2, "a quotation mark is not closed on this line")] == [(each.line, each.why) for each in table.refused]


def test_empty_lines_are_no_rows_and_lines_are_counted_from_the_top(tmp_path: Path) -> None:
    table = read_class_table(written(tmp_path, "\n\nlearner,answer\n\na,1\n,,\nb,2,3\n"), COLUMNS, ["learner"])

    assert [5] == [row.line for row in table.rows]
    assert [7] == [each.line for each in table.refused]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("name,answer\n", "no column 'learner'"),
        ("learner,learner\n", "two columns 'learner'"),
        (b"learner\n\xe9\n", "CSV UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_what_to_do(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    with pytest.raises(UnreadableTable, match=said):
        cells(written(tmp_path, content))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(st.sampled_from('ab,;"\n\r\t \0=é'), max_size=80))
def test_every_line_that_is_not_empty_is_read_or_refused(tmp_path: Path, body: str) -> None:
    table = read_class_table(written(tmp_path, f"learner,answer\n{body}"), COLUMNS, ["learner"])
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert sum(bool(line.strip().strip(",;\t")) for line in lines) == len(table.rows) + len(table.refused)


def test_a_roster_names_each_learner_once(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, "Name;Student ID\nAna;a1\nBo;b2\nAnna;A1\n;\n;c3\nDi;\n"))

    assert (Learner("a1", "Ana"), Learner("b2", "Bo"), Learner("c3", "")) == roster.learners
    assert [(4, "the learner 'A1' is named on line 2 already"), (7, "the column learner is empty")] == [
        (each.line, each.why) for each in roster.refused
    ]


def test_a_roster_of_which_somebody_would_be_left_out_is_not_used(tmp_path: Path) -> None:
    assert (Learner("a1", "Ana"),) == read_roster(written(tmp_path, "learner,name\na1,Ana\n")).all_learners()

    faulty = read_roster(written(tmp_path, "learner,name\na1,Ana\na1,Bo\n,Cy\n"))
    with pytest.raises(RowsRefused, match=r"class\.csv: 2 of its rows cannot be used"):
        faulty.all_learners()


def test_of_several_columns_the_one_that_names_learners_best_is_taken(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, "Email Address;Student ID;Name\nana@x;007;Ana\n"))

    assert (Learner("007", "Ana"),) == roster.learners


def test_the_row_of_averages_of_a_table_that_moodle_saved_is_told_as_such(tmp_path: Path) -> None:
    path = written(tmp_path, "Last name,First name,Email address,Grade/10.00\nLee,Ann,ann@x,7\nOverall average,,,7\n")
    roster = read_roster(path)

    assert ["Ann Lee"] == [learner.name for learner in roster.learners]
    assert [
        (
            3,
            "'Overall average' is a row of averages, as in Moodle's tables, not a learner; take it out",
        )
    ] == [(refused.line, refused.why) for refused in roster.refused]


@pytest.mark.parametrize("heads", ["First name,Last name", "Given_Name,Surname", "forename,Family name"])
def test_a_name_in_two_columns_is_one_name(tmp_path: Path, heads: str) -> None:
    roster = read_roster(written(tmp_path, f"{heads},id\nAna,Lee,a1\nBo,,b2\n,Roe,c3\n"))

    assert ["Ana Lee", "Bo", "Roe"] == [learner.name for learner in roster.learners]


def test_a_roster_without_a_usable_row_says_what_is_wrong_with_the_first(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="line 2: the column learner is empty"):
        read_roster(written(tmp_path, "learner,name\n,Ana\n"))


def test_a_roster_without_learners_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="0 learners"):
        read_roster(written(tmp_path, "learner,name\n"))

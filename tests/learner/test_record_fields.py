"""What a record says is listed once; the table, the facts and the record have it all, each thing under its own name."""

import json
from dataclasses import fields

import pytest
from hypothesis import given

from dosecalc.learner.history_rows import FIRST_SESSION, record_of, row_of
from dosecalc.learner.record_facts import NAMES, facts_of
from dosecalc.learner.record_fields import FIELDS, OF_RECORD, Field
from dosecalc.learner.records import Record
from dosecalc.tutoring.verdict import Verdict
from tests.learner.kept import ANSWER, a_history, an_answer, some_records

ID = "0123456789abcdef" * 2
LINE = (
    '{"record":1,"id":"0123456789abcdef0123456789abcdef","at":"2026-11-25T12:00:00.000Z","offset":-300,'
    '"session":"00000000000000000000000000000000","mode":"drill","identity":"vasopressor-by-weight@2:7:pharmacy@1",'
    '"part":"","template":"vasopressor-by-weight","topic":"titration","calculation":"pump_rate","level":3,'
    '"text":"28.9 mL/h","verdict":"wrong","mistakes":["used-without-converting"],"tries":1,"hints":2,'
    '"milliseconds":12345,"confidence":null,"ending":"missed","points":8}'
)
"""A line of an export, as those that learners have on their disks."""


def test_an_export_has_the_same_lines_for_ever() -> None:
    record = an_answer(id=ID, offset=-300, hints=2, ending="missed")

    assert LINE == json.dumps(facts_of(record), separators=(",", ":"))
    assert NAMES == tuple(json.loads(LINE))[1:]


def test_a_row_has_the_same_cells_for_ever() -> None:
    facts = json.loads(LINE)
    row = row_of(an_answer(id=ID, offset=-300, hints=2, ending="missed", mistakes=("a-slip", "one+another")))
    kept = {**facts, "at": 1_795_608_000_000, "mistakes": "a-slip\none+another"}

    assert tuple(kept[name] for name in NAMES) == row


def test_the_table_has_a_column_for_each_thing_in_the_same_order() -> None:
    with a_history() as history:
        columns = [name for _, name, *_ in history.file.execute("PRAGMA table_info(answer)")]

    assert ["number", *NAMES] == columns


def test_nothing_that_a_record_says_is_left_out() -> None:
    found_out = {"number", "is_again"}
    """By the history, from its other records."""

    assert {field.name for field in fields(Record)} - found_out == set(OF_RECORD)
    assert len(FIELDS) == len(set(NAMES)) == len(set(OF_RECORD))


@given(some_records)
def test_each_column_holds_what_its_fact_tells(record: Record) -> None:
    with a_history([record]) as history:
        for field in FIELDS:
            ((cell,),) = history.file.execute(f'SELECT "{field.name}" FROM answer')
            assert facts_of(record)[field.name] == told(field, cell)


def told(field: Field, cell: object) -> object:
    says = field.from_row(cell) if field.from_row else cell
    return field.to_fact(says) if field.to_fact else says


@given(some_records)
def test_a_row_read_back_is_the_record(record: Record) -> None:
    found = record_of((5, *row_of(record), 1))

    assert (record, record.id, 5, True) == (found, found.id, found.number, found.is_again)


@pytest.mark.parametrize("minutes", [-1440, 1440, 10**12])
def test_a_local_time_a_day_off_is_no_row_that_was_ever_written(minutes: int) -> None:
    row = list(row_of(an_answer(offset=60)))
    row[NAMES.index("offset")] = minutes

    with pytest.raises(ValueError, match=str(minutes)):
        record_of((1, *row, 0))


def test_half_a_character_is_kept_as_a_question_mark() -> None:
    assert "?5 mL" == record_of((1, *row_of(an_answer(text="\ud8005 mL")), 0)).text


def test_the_verdict_that_is_named_in_a_statement_is_one() -> None:
    assert f"NOT IN ('', '{Verdict.UNREADABLE.value}')" in FIRST_SESSION


def test_a_record_without_a_name_gets_one() -> None:
    assert 2 == len({record_of((1, *row_of(ANSWER), 0)).id for _ in range(2)})

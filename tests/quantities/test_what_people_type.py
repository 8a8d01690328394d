"""Every row of the table of what people type, and the page of the manual that is made of it.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/quantities/test_what_people_type.py` makes the page anew.
"""

import os
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from dosecalc.quantities.forms import SELECTION, WORDING, form
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import spelled
from dosecalc.tutoring.read_back import read_back_as
from tests.second_reader import amounts, times, words
from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import Refused
from tests.what_people_type import AMOUNTS, PAGE, READ, REFUSED, ROWS, Row, page, shown

RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
OF_TIME = {
    "clock": times.read_clock,
    "date": times.read_date,
    "moment": times.read_moment,
    "duration": amounts.read_duration,
}


def named(row: Row) -> str:
    return f"{row.form.split(':')[0]} {row.typed!a}"


def by_the_second_reader(row: Row) -> Reading:
    for beginning, read in ((SELECTION, words.read_selection), (WORDING, words.read_wording), ("", words.read_choice)):
        if " | " in row.form and row.form.startswith(beginning):
            return read(row.typed, row.form.removeprefix(beginning).split(" | "))
    return OF_TIME.get(row.form, amounts.read_quantity)(row.typed)


def test_the_table_is_large_and_says_nothing_twice() -> None:
    assert len(ROWS) >= 600
    assert [] == [each for each, times_told in Counter((row.form, row.typed) for row in ROWS).items() if times_told > 1]
    assert [] == [row.typed for row in ROWS if bool(row.read) == bool(row.refused)]


@pytest.mark.parametrize("row", READ, ids=named)
def test_what_is_readable_is_read_shown_and_remarked_on_as_the_table_says(row: Row) -> None:
    read = form(row.form).read(row.typed)

    assert row.read == read_back_as(form(row.form), row.typed)
    assert row.told == tuple(notice.says for notice in read.notices)
    assert row.unsafe == any(notice.unsafe for notice in read.notices)


@pytest.mark.parametrize("row", [*AMOUNTS, *(row for row in READ if row.form == "duration")], ids=named)
def test_an_amount_is_the_number_and_unit_of_the_table(row: Row) -> None:
    read = form(row.form).read(row.typed)

    assert (row.number, row.unit) == (read.number, None if read.unit is None else spelled(read.unit))


@pytest.mark.parametrize("row", REFUSED, ids=named)
def test_what_is_in_doubt_is_refused_in_the_words_of_the_table(row: Row) -> None:
    with pytest.raises(UnreadableQuantity) as refusal:
        form(row.form).read(row.typed)

    assert row.refused == str(refusal.value)


@pytest.mark.parametrize("row", READ, ids=named)
def test_the_second_reader_reads_it_alike(row: Row) -> None:
    read, again = form(row.form).read(row.typed), by_the_second_reader(row)

    assert (read.number, read.per, row.unsafe) == (again.number, again.per, again.unsafe)


@pytest.mark.parametrize("row", REFUSED, ids=named)
def test_the_second_reader_refuses_it_too(row: Row) -> None:
    with pytest.raises(Refused):
        by_the_second_reader(row)


@pytest.mark.parametrize(
    ("typed", "meant"),
    {"0,125 mg": "1/8", "12,5 mL": "25/2", "1,000 units": "1000", "1 1/2": "3/2", "1½": "3/2", "10³": "1000"}.items(),
)
def test_what_other_readers_misread_is_read_as_meant_or_refused(typed: str, meant: str) -> None:
    [row] = [row for row in ROWS if row.typed == typed and not row.form]

    assert row.refused or Fraction(meant) == row.number


def test_the_page_of_the_manual_is_made_of_the_table() -> None:
    if RENEW:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")

    assert page() == PAGE.read_text(encoding="utf-8")
    assert page().count("\n| `") == len([row for row in ROWS if row.typed])


def test_the_page_shows_every_row_as_it_is() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(page())
    cells = [after.children or [] for before, after in pairwise(tokens) if before.type == "td_open"]
    lines = ["".join(child.content for child in cell) for cell in cells]
    codes = [cell[0].content for cell in cells if len(cell) == 1 and cell[0].type == "code_inline"]

    assert sorted(shown(row.typed).strip("`") for row in ROWS if row.typed) == sorted(codes)
    assert [] == [row.typed for row in ROWS if (row.read or row.refused) not in lines]

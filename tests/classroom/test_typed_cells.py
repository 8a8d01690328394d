"""What other programs put around or into an answer is no fault of the learner's, and what is no answer is empty."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.classroom.handing_in.typed_cells import is_no_answer, with_plain_blanks
from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.sets.problem_set import Item, Learner, ProblemSet, Variant
from dosecalc.sets.responses import Answered, Response, Responses, write_responses
from dosecalc.sets.table_cells import unwrapped
from tests.classroom.classes import LAST, PARTED, SINGLE, concerns, gather, grade, item, right, small, table, wide

ONE = small(1)
LONG = ("learner", "problem", "answer")
BLANKS = "\t\u00a0\u1680\u2000\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: f"U+{ord(blank):04X}")
def test_a_blank_of_any_kind_is_a_blank_where_a_class_is_graded(tmp_path: Path, blank: str) -> None:
    key = right(ONE, LAST)
    number, unit = key.split(" ")
    text = f"{blank}{number}{blank}{unit}{blank}"
    write_responses(
        Responses(ONE.id, "A", Learner("s2"), (Answered(item(0, LAST).code, "", Response(text, 2, 9_000)),)),
        tmp_path / "r.json",
    )
    _, marks = grade(ONE, table(tmp_path / "r.csv", LONG, ("s1", LAST, text)), tmp_path / "r.json")

    assert ["correct"] * 2 == [marks[id_].problems[LAST - 1].parts[0].grade.verdict.value for id_ in ("s1", "s2")]
    with pytest.raises(UnreadableQuantity):  # in a drill it is pointed out
        read_quantity(f"{number}{blank}{unit}")


@given(
    before=st.text("0123456789.,", max_size=5), blank=st.sampled_from(BLANKS), after=st.text("0123456789.,", max_size=5)
)
def test_a_blank_never_joins_what_stands_at_its_sides(before: str, blank: str, after: str) -> None:
    assert f"{before} {after}" == with_plain_blanks(f"{before}{blank}{after}")


@given(st.text())
def test_nothing_but_blanks_is_changed(text: str) -> None:
    changed = with_plain_blanks(text)

    assert len(text) == len(changed)
    assert all(
        one == other or (other == " " and one in BLANKS + "\u200c\u200d\u200e\u200f") or other == " " != one
        for one, other in zip(text, changed, strict=True)
    )
    assert changed == with_plain_blanks(changed)


@pytest.mark.parametrize("text", ["-", "–", "—", "--", "n/a", "N/A", "?", "??", "none", "None", " - ", "\u00a0-"])
def test_what_says_that_there_is_no_answer_is_none(tmp_path: Path, text: str) -> None:
    rows = [("s1", SINGLE, text), ("s1", PARTED, text), ("s1", LAST, "9 mL/h")]
    found = gather(ONE, table(tmp_path / "r.csv", LONG, *rows))

    assert ({(LAST, 0)}, [], 3) == (set(found.sheets["s1"].responses), found.remarks, found.rows_taken)


def test_a_part_without_an_answer_is_empty_beside_the_others(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", PARTED, "-; 5 mL/h; n/a; ?"), ("s1", "2a", "n/a"))
    graded, marks = grade(ONE, path)

    assert [False, True, False, False] == [part.is_answered for part in marks["s1"].problems[PARTED - 1].parts]
    assert [] == concerns(graded)


def test_none_is_an_answer_where_a_word_is_asked_for(tmp_path: Path) -> None:
    words = ProblemSet(
        ONE.id,
        ONE.terms,
        tuple(
            Variant(name, (Item(1, f"code{name.lower()}", item(0, 1).identity, (key,)),))
            for name, key in (("A", "12 doses"), ("B", "nothing"))
        ),
    )
    path = table(tmp_path / "r.csv", ("learner", "variant", "1"), ("s1", "A", "none"), ("s2", "B", "-"))

    assert [{(1, 0)}, set()] == [set(sheet.responses) for sheet in gather(words, path).sheets.values()]


@given(st.text(max_size=8), st.booleans())
def test_whatever_has_a_digit_is_an_answer(text: str, words: bool) -> None:  # noqa: FBT001 - drawn
    if any(character.isdecimal() for character in text):
        assert not is_no_answer(text, asks_for_words=words)


@pytest.mark.parametrize("wrapped", ["'{}", '="{}"'])
def test_what_makes_text_of_a_cell_is_no_part_of_it(tmp_path: Path, wrapped: str) -> None:
    key = right(ONE, LAST)
    path = wide(
        tmp_path / "r.csv",
        ("learner", "variant", "4"),
        (wrapped.format("007"), "A", wrapped.format(key)),
        ("'t Hooft", "A", key),
    )
    graded, marks = grade(ONE, path)

    assert ["007", "'t Hooft"] == list(marks)
    assert ["correct"] * 2 == [each.problems[LAST - 1].parts[0].grade.verdict.value for each in marks.values()]
    assert [] == concerns(graded)


@given(st.text(max_size=10))
def test_a_cell_that_is_not_wrapped_stays_as_it_is(text: str) -> None:
    assert text.startswith(("'", "=")) or text == unwrapped(text)
    assert f"5{text}".strip() == unwrapped(f"'5{text}".strip()).strip()

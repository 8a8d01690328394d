"""Two people are never put together by themselves, and one person is known however a list writes the name."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.classroom.handing_in.gathering import gathered
from dosecalc.classroom.handing_in.key_index import KeyIndex
from dosecalc.classroom.handing_in.people import may_be_one, share_a_word, words_of
from dosecalc.sets.problem_set import Learner
from tests.classroom.classes import LAST, ROSTER, concerns, gather, small, table, wide

ONE, TWO = small(1), small(2)
LONG = ("learner", "name", "problem", "answer")
BY_NAME = ("name", "problem", "answer")
ANSWERS = st.sampled_from(["", "5 mL", "6 mL"])
NAMES = st.sampled_from(["Ana", "Ana M.", "Ana Müller", "MULLER, ana", "Bea Müller", "Bea", ""])
ONE_ROW = st.tuples(st.sampled_from(["", "1", "2"]), NAMES, ANSWERS, ANSWERS, ANSWERS)


@given(rows=st.lists(ONE_ROW, max_size=8), heads=st.sampled_from([("learner", "name"), ("x", "name")]))
def test_what_is_graded_of_a_table_of_rows_is_one_row_of_it(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], heads: tuple[str, str]
) -> None:
    path = table(tmp_path_factory.getbasetemp() / "rows.csv", (*heads, "1", "3", "4"), *rows)
    for sheet in gather(ONE, path).sheets.values():
        answers = {number: response.text for (number, _), response in sheet.responses.items()}
        alike = [
            row for row in rows if {n: text for n, text in zip((1, 3, 4), row[2:], strict=True) if text} == answers
        ]
        assert alike
        of_them = [row for row in rows if sheet.learner.id.casefold() in {row[0], row[1].casefold()}]
        assert all(may_be_one(one[1], other[1]) for one, other in pairwise(of_them) if heads[0] == "learner")


@pytest.mark.parametrize(
    ("heads", "one", "other", "concern"),
    [
        (("name", "1", "4"), ("Ana", "5 mL", ""), ("Ana", "", "9 mL/h"), "two_versions"),
        (("name", "1", "4"), ("Ana", "5 mL", ""), ("ANA", "5 mL", "9 mL/h"), "two_versions"),
        (("learner", "1", "4"), ("7", "5 mL", ""), ("7", "", "9 mL/h"), "two_versions"),
        (("learner", "name", "1", "4"), ("7", "Ana", "5 mL", ""), ("7", "Bea", "", "9 mL/h"), "two_names"),
        (("learner", "name", "1", "4"), ("7", "Ana", "5 mL", ""), ("7", "Bea", "5 mL", ""), "two_names"),
    ],
)
def test_two_rows_of_one_learner_are_put_right_by_a_person(
    tmp_path: Path, heads: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...], concern: str
) -> None:
    found = gather(ONE, table(tmp_path / "r.csv", heads, one, other))

    assert ({}, 1, 2) == (found.sheets, len(found.held_back), found.rows_refused)
    assert [concern] * 2 == concerns(found)
    assert all(remark.concern.is_trouble for remark in found.remarks)
    assert "Two people" in found.remarks[0].says


def test_what_to_do_is_told_for_two_people_and_for_one(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("name", "1", "4"), ("Ana Li", "5 mL", ""), ("Ana Li", "", "9 mL/h"))

    assert (
        "lines 2 and 3 both name Ana Li and are not the same; neither was graded. "
        "Two people of that name? Give each an id in a column learner. One person? Leave one of them, or --last-counts"
    ) == gather(ONE, path).remarks[0].says
    last = gathered([path], KeyIndex(ONE), last_counts=True)
    assert [{(4, 0)}] == [set(sheet.responses) for sheet in last.sheets.values()]


def test_the_last_never_counts_for_somebody_of_another_name(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("learner", "name", "1"), ("7", "Ana", "5 mL"), ("7", "Bea", "6 mL"))

    assert {} == gathered([path], KeyIndex(ONE), last_counts=True).sheets


def test_the_very_same_row_twice_counts_once(tmp_path: Path) -> None:
    path = wide(tmp_path / "r.csv", ("name", "1"), ("Ana Li", "5 mL"), ("ana  li", "5 mL"))
    found = gather(ONE, path)

    assert (["handed_in_again"], 2) == (concerns(found), found.rows_taken)
    assert found.remarks[0].says.endswith("Two people of that name? Give each an id in a column learner")


def test_rows_for_answers_name_one_learner_by_one_name(tmp_path: Path) -> None:
    rows = [("7", "Ana", 1, "5 mL"), ("7", "Ana Li", LAST, "9 mL/h"), ("8", "Bea", 1, "5 mL"), ("8", "Cy", 3, "x")]
    found = gather(ONE, table(tmp_path / "r.csv", LONG, *rows))

    assert {"7": "Ana Li"} == {id_: sheet.learner.name for id_, sheet in found.sheets.items()}
    assert [("two_names", 2)] == [(remark.concern.id, remark.rows) for remark in found.remarks]


def test_the_same_names_of_two_files_are_held_against_each_other(tmp_path: Path) -> None:
    one = table(tmp_path / "1.csv", LONG, ("7", "Ana", 1, "5 mL"))
    two = table(tmp_path / "2.csv", LONG, ("7", "Bea", LAST, "9 mL/h"))

    assert ["two_names"] * 2 == concerns(gather(ONE, one, two))


def test_answers_given_twice_under_a_name_alone_may_be_two_peoples(tmp_path: Path) -> None:
    rows = [("Ana", 1, "5 mL"), ("Ana", LAST, "9 mL/h")] * 2
    (remark,) = gather(ONE, table(tmp_path / "r.csv", BY_NAME, *rows)).remarks

    assert ("handed_in_again", 4) == (remark.concern.id, remark.line)
    assert (
        "2 answers stand here again, from this line on; they count once. "
        "Two people of that name? Give each an id in a column learner"
    ) == remark.says


def test_different_answers_under_a_name_alone_may_be_two_peoples(tmp_path: Path) -> None:
    found = gather(ONE, table(tmp_path / "r.csv", BY_NAME, ("Ana", 1, "5 mL"), ("Ana", 1, "6 mL")))

    assert all("Two people of that name?" in remark.says for remark in found.remarks if remark.rows)


def test_a_name_that_two_of_the_roster_have_is_not_one_of_them(tmp_path: Path) -> None:
    roster = [Learner("s1", "Ana Müller"), Learner("s2", "Bo Li"), Learner("s3", "ANA  Müller")]
    path = table(tmp_path / "r.csv", ("name", "1"), ("Ana Müller", "5 mL"), ("Bo Li", "5 mL"))
    of_key, of_file = gather(small(roster=roster), path), gather(ONE, path, roster=roster)

    for found in (of_key, of_file):
        assert ["s2"] == list(found.sheets)
        assert "2 learners of that name are on the roster (s1, s3): add the id in a column learner" == next(
            remark.says for remark in found.remarks if remark.concern.id == "shared_name"
        )


def test_who_is_another_on_the_roster_is_graded_and_put_right(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("learner", "name", "1"), ("s1", "Lee, A.", "5 mL"), ("s2", "Pedro", "5 mL"))
    found = gather(ONE, path, roster=ROSTER)

    assert ["s1", "s2"] == list(found.sheets)
    assert [("s2", "the roster knows s2 as Ben Ode, and here it is Pedro: whose is it?")] == [
        (remark.learner, remark.says) for remark in found.remarks if remark.concern.id == "other_name"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Zoe O'Brien", "Zoë O’Brien (s1)"),
        ("Nowak, Łukasz", "Łukasz Nowak (s2)"),
        ("LUKASZ NOWAK", "Łukasz Nowak (s2)"),
    ],
)
@pytest.mark.parametrize("of_key", [True, False])
def test_who_is_spelled_otherwise_is_told_whom_the_roster_has(
    tmp_path: Path, typed: str, meant: str, *, of_key: bool
) -> None:
    roster = [Learner("s1", "Zoë O’Brien"), Learner("s2", "Łukasz Nowak")]
    path = table(tmp_path / "r.csv", ("name", "1"), (typed, "5 mL"))
    found = gather(small(roster=roster), path) if of_key else gather(ONE, path, roster=roster)

    assert f"; the roster has {meant}: is it the same?" in next(
        remark.says for remark in found.remarks if remark.concern.id == "unknown_learner"
    )


@pytest.mark.parametrize("heads", [("learner", "1"), ("learner", "variant", "1")])
def test_dropped_zeros_are_thought_of_wherever_an_id_is_looked_up(tmp_path: Path, heads: tuple[str, ...]) -> None:
    roster = [Learner("001001"), Learner("001002")]
    for made, known, variant in ((small(roster=roster), (), "2"), (TWO, roster, "A")):
        row = {"learner": "1002", "variant": variant, "1": "5 mL"}
        path = table(tmp_path / "r.csv", heads, [row[head] for head in heads])
        usual = variant if known and "variant" not in heads else ""
        found = gather(made, path, roster=known, variant=usual)
        says = next(each.says for each in found.remarks if each.concern.id == "unknown_learner")
        assert says.endswith("; the roster has 001002: did a spreadsheet drop the zeros?")


@pytest.mark.parametrize("typed", ["b", "Variant B", "variant b", "VARIANT: B", "form B", "Version b"])
def test_a_variant_is_known_as_it_stands_on_the_sheet(tmp_path: Path, typed: str) -> None:
    path = table(tmp_path / "r.csv", ("learner", "variant", "1"), ("s1", typed, "5 mL"))

    assert "B" == gather(TWO, path).sheets["s1"].variant.name
    bare = table(tmp_path / "bare.csv", ("learner", "1"), ("s1", "5 mL"))
    assert "B" == gather(TWO, bare, variant=typed).sheets["s1"].variant.name


@pytest.mark.parametrize("typed", ["2", "02", "2.0", "Variant 2", "variant 02"])
def test_a_numbered_variant_is_known_without_its_zeros(tmp_path: Path, typed: str) -> None:
    made = small(roster=[Learner(f"s{number}") for number in range(1, 11)])
    made = replace(made, variants=tuple(replace(each, name=f"{int(each.name):02}") for each in made.variants))
    found = gather(made, table(tmp_path / "r.csv", ("learner", "variant", "1"), ("s2", typed, "5 mL")))

    assert "02" == found.sheets["s2"].variant.name


@given(one=st.text(max_size=12), other=st.text(max_size=12))
def test_whether_two_names_are_one_does_not_rest_on_their_order(one: str, other: str) -> None:
    assert may_be_one(one, other) == may_be_one(other, one)
    assert share_a_word(one, other) == share_a_word(other, one)
    assert may_be_one(one, one)


@given(names=st.lists(st.sampled_from(["Ana", "Bea", "Łukasz", "Zoë", "O'Brien"]), min_size=1, unique=True))
def test_a_name_is_the_same_in_any_order(names: list[str]) -> None:
    assert words_of(" ".join(names)) == words_of(", ".join(reversed(names)).upper())

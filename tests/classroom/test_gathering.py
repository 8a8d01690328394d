"""Whose responses they are and of which variant: all that says so must agree, and nothing is dropped."""

from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.classroom.grades.remarks import Concern
from dosecalc.sets.problem_set import Learner, ProblemSet
from dosecalc.sets.responses import Answered, Response, Responses, write_responses
from tests.classroom.classes import ROSTER, SINGLE, concerns, gather, item, right, small, table, wide

LONG = ("learner", "problem", "answer")
TWO = small(2)
OF_ROSTER = small(roster=ROSTER)


def handed_in(
    path: Path,
    *answers: tuple[str, str, str],
    made: ProblemSet = TWO,
    variant: str = "A",
    learner: Learner | None = ROSTER[0],
    set_id: str = "",
) -> Path:
    given = tuple(Answered(code, part, Response(text, 2, 9_000)) for code, part, text in answers)
    write_responses(Responses(set_id or made.id, variant, learner, given), path)
    return path


def code(variant: int, number: int) -> str:
    return item(variant, number).code


def test_a_responses_file_is_taken_with_all_it_says(tmp_path: Path) -> None:
    path = handed_in(tmp_path / "r.json", (code(1, 1), "", "5 mL"), (code(1, 2), "c", "6 mg"), variant="B")
    sheet = gather(TWO, path).sheets["s1"]

    assert ("B", ROSTER[0], 2) == (sheet.variant.name, sheet.learner, sheet.rows)
    assert {(1, 0): Response("5 mL", 2, 9_000), (2, 2): Response("6 mg", 2, 9_000)} == sheet.responses


def padded(made: ProblemSet) -> ProblemSet:
    """The set with codes that end as they did before."""
    return replace(
        made,
        variants=tuple(
            replace(each, items=tuple(replace(one, code=f"{one.code}===") for one in each.items))
            for each in made.variants
        ),
    )


@pytest.mark.parametrize("kept", [TWO, padded(TWO)], ids=["key", "older key"])
@pytest.mark.parametrize("ending", ["", "==="])
def test_codes_that_end_as_they_did_before_are_known_by_any_key(tmp_path: Path, kept: ProblemSet, ending: str) -> None:
    named = f"{code(1, 1)}{ending}"
    of_program = handed_in(tmp_path / "r.json", (named, "", "5 mL"), variant="B")
    rows = table(tmp_path / "rows.csv", LONG, ("s1", named, "5 mL"))
    parted = table(tmp_path / "parts.csv", LONG, ("s1", f"{code(1, 2)}{ending} c", "6 mg"))
    columns = wide(tmp_path / "columns.csv", ("learner", f"[{named}] How much?"), ("s1", "5 mL"))

    for path in (of_program, rows, parted, columns):
        found = gather(kept, path)
        assert [] == found.remarks
        assert "B" == found.sheets["s1"].variant.name


@pytest.mark.parametrize(
    ("row", "variant"),
    [(("s1", 1, "5 mL", "b"), "B"), (("s1", code(1, 1), "5 mL", ""), "B"), (("s1", code(0, 1), "5 mL", "A"), "A")],
)
def test_the_variant_is_told_by_its_column_or_by_codes(tmp_path: Path, row: tuple[object, ...], variant: str) -> None:
    found = gather(TWO, table(tmp_path / "r.csv", (*LONG, "variant"), row))

    assert variant == found.sheets["s1"].variant.name
    assert [] == found.remarks


def test_the_variant_is_told_by_the_roster_of_the_key(tmp_path: Path) -> None:
    found = gather(OF_ROSTER, table(tmp_path / "r.csv", LONG, ("S2", 1, "5 mL")))

    assert "2" == found.sheets["s2"].variant.name
    assert ["no_responses"] * 2 == concerns(found)
    assert ["s1", "s3"] == [learner.id for learner in found.absent]


def test_one_learner_whose_name_two_systems_spell_differently_is_one(tmp_path: Path) -> None:
    rows = (("Jos\u00e9", 1, "5 mL", "A"), ("JOSE\u0301", 2, "1;2;3;4", "A"))
    found = gather(TWO, table(tmp_path / "r.csv", (*LONG, "variant"), *rows))

    assert [5] == [len(sheet.responses) for sheet in found.sheets.values()]
    assert [] == found.remarks


def test_the_variant_may_be_said_for_all_that_say_nothing(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", (*LONG, "variant"), ("s1", 1, "5 mL", ""), ("s2", 1, "5 mL", "A"))

    assert ["B", "A"] == [sheet.variant.name for sheet in gather(TWO, path, variant="b").sheets.values()]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("s1", 1, "5 mL", "")], "it does not say which variant it is (A, B); add a column variant, or --variant"),
        ([("s1", 1, "5 mL", "C")], "the set has no variant 'C'; it has A, B"),
        (
            [("s1", 1, "5 mL", "A"), ("s1", 2, "1;2;3;4", "B")],
            "it is contradictory which variant this is: it says A; it says B",
        ),
        (
            [("s1", code(0, 1), "5 mL", "B")],
            "it is contradictory which variant this is: the codes of its problems say A; it says B",
        ),
    ],
)
def test_a_variant_is_never_guessed(tmp_path: Path, rows: list[tuple[object, ...]], says: str) -> None:
    found = gather(TWO, table(tmp_path / "r.csv", (*LONG, "variant"), *rows, ("s2", 1, "5 mL", "A")))

    assert ["s2"] == list(found.sheets)
    assert ["s1"] == list(found.held_back)
    assert [("unclear_variant", says, "s1", 2, len(rows))] == [
        (remark.concern.id, remark.says, remark.learner, remark.line, remark.rows) for remark in found.remarks
    ]


def test_a_variant_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s2", code(0, 1), "5 mL"), ("mallory", code(0, 1), "5 mL"))
    found = gather(OF_ROSTER, path)

    assert {} == found.sheets
    assert ["s2", "mallory"] == list(found.held_back)
    assert [
        "it is contradictory which variant this is: the roster says 2; the codes of its problems say 1",
        "variant 1 is that of Ann Lee (s1), and mallory is not on the roster of the key",
    ] == [remark.says for remark in found.remarks[:2]]


def test_who_is_not_on_the_roster_of_the_key_cannot_be_graded(tmp_path: Path) -> None:
    found = gather(OF_ROSTER, table(tmp_path / "r.csv", LONG, ("mallory", 1, "5 mL")))

    assert "unknown_learner" == concerns(found)[0]
    assert ["mallory"] == list(found.held_back)


def test_who_is_not_on_another_roster_is_graded_and_told(tmp_path: Path) -> None:
    found = gather(small(1), table(tmp_path / "r.csv", LONG, ("mallory", 1, "5 mL")), roster=ROSTER)

    assert ["mallory"] == list(found.sheets)
    assert ["unknown_learner", *["no_responses"] * 3] == concerns(found)


def test_an_id_without_its_zeros_is_told_from_a_strangers(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("7", 1, "5 mL"))
    found = gather(small(1), path, roster=[Learner("007"), Learner("08")])

    assert "not on the roster; graded anyway; the roster has 007: did a spreadsheet drop the zeros?" == next(
        remark.says for remark in found.remarks if remark.concern is Concern.UNKNOWN_LEARNER
    )


def test_responses_to_another_set_are_refused(tmp_path: Path) -> None:
    found = gather(TWO, handed_in(tmp_path / "r.json", (code(0, 1), "", "5 mL"), set_id="wxyz"))

    assert {} == found.sheets
    assert ["these are responses to the set wxyz, not abcd-efgh"] == [remark.says for remark in found.remarks]
    assert ["s1"] == list(found.held_back)


def test_nobodys_responses_belong_to_whose_variant_it_is(tmp_path: Path) -> None:
    of_roster = handed_in(tmp_path / "r.json", (code(1, 1), "", "5 mL"), made=OF_ROSTER, variant="2", learner=None)
    of_nobody = handed_in(tmp_path / "n.json", (code(1, 1), "", "5 mL"), variant="B", learner=None)

    assert ["s2"] == list(gather(OF_ROSTER, of_roster).sheets)
    assert ["no_learner"] == concerns(gather(TWO, of_nobody))


@pytest.mark.parametrize("answer", [("nocode", "", "5 mL"), (code(0, 1), "a", "5 mL"), (code(0, 2), "", "5 mL")])
def test_an_answer_of_a_file_that_does_not_fit_is_told_with_its_place(
    tmp_path: Path, answer: tuple[str, str, str]
) -> None:
    found = gather(TWO, handed_in(tmp_path / "r.json", (code(0, 1), "", "5 mL"), answer))

    (remark,) = found.remarks
    assert remark.concern.id in {"unknown_problem", "unknown_part", "not_parted"}
    assert (2, 1, "5 mL") == (remark.line, remark.rows, remark.text)
    assert {(1, 0)} == set(found.sheets["s1"].responses)


def test_the_same_responses_twice_count_once(tmp_path: Path) -> None:
    one = handed_in(tmp_path / "1.json", (code(0, 1), "", "5 mL"), (code(0, 4), "", "6 mL/h"))
    two = handed_in(tmp_path / "2.json", (code(0, 1), "", "5 mL"), (code(0, 4), "", "6 mL/h"))
    found = gather(TWO, one, two)

    assert (4, 4, 0) == (found.rows, found.rows_taken, found.rows_refused)
    assert ["handed_in_again"] == concerns(found)
    assert not found.remarks[0].concern.is_trouble
    assert f"this learner is in {one} as well; there is nothing new here" == found.remarks[0].says


def test_responses_that_go_on_elsewhere_are_put_together(tmp_path: Path) -> None:
    one = handed_in(tmp_path / "1.json", (code(0, 1), "", "5 mL"))
    two = table(tmp_path / "2.csv", (*LONG, "variant"), ("s1", 4, "6 mL/h", "A"))
    found = gather(TWO, one, two)

    assert {(1, 0), (4, 0)} == set(found.sheets["s1"].responses)
    assert found.sheets["s1"].is_of_a_table
    assert (["put_together"], 2) == (concerns(found), found.rows_taken)


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (("learner", "variant", "1"), [("s1", "A", "5 mL"), ("s1", "A", "6 mL")]),
        (("learner", "variant", "1"), [("s1", "A", "5 mL"), ("S1", "B", "5 mL")]),
        (("learner", "variant", "1"), [("s1", "A", "5 mL"), ("s1", "A", "5 mL"), ("s1", "A", "6 mL")]),
    ],
)
def test_of_different_responses_of_a_learner_none_is_graded(
    tmp_path: Path, heads: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    found = gather(TWO, table(tmp_path / "r.csv", heads, *rows))

    assert ({}, ["s1"]) == (found.sheets, list(found.held_back))
    assert (len(rows), 0, len(rows)) == (found.rows, found.rows_taken, found.rows_refused)
    assert "two_versions" in concerns(found)


def test_learners_come_in_the_order_of_the_roster_then_of_the_files(tmp_path: Path) -> None:
    rows = [(id_, 1, "5 mL") for id_ in ("zoe", "s3", "adam", "s1")]

    assert ["s1", "s3", "zoe", "adam"] == list(
        gather(small(1), table(tmp_path / "r.csv", LONG, *rows), roster=ROSTER).sheets
    )


def test_an_empty_answer_is_a_row_that_was_taken(tmp_path: Path) -> None:
    found = gather(small(1), table(tmp_path / "r.csv", LONG, ("s1", 1, ""), ("s1", 2, ""), ("s1", 1, "5 mL")))

    assert ({(1, 0): Response("5 mL")}, 3) == (found.sheets["s1"].responses, found.rows_taken)


def test_all_answers_in_one_cell_and_one_of_them_again(tmp_path: Path) -> None:
    made = small(1)
    path = table(tmp_path / "r.csv", LONG, ("s1", 2, right(made, 2)), ("s1", "2b", made.variants[0].items[1].keys[1]))
    found = gather(made, path)

    assert (["given_again"], 4) == (concerns(found), len(found.sheets["s1"].responses))
    assert SINGLE not in {number for number, _ in found.sheets["s1"].responses}

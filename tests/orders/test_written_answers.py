"""Answers to what is asked of an order: any of several pieces, and what nobody can misread."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.cli.facts import answer_facts
from dosecalc.orders.readings import READINGS
from dosecalc.tutoring.attempt import Attempt
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import Solution, looked_up
from dosecalc.tutoring.verdict import Grade, Verdict


def asked(reading: str, *texts: str) -> Solution:
    return looked_up(READINGS[reading], texts, policy("pharmacy"))


def graded(solution: Solution, text: str) -> Grade:
    return grade(solution, text)


ORDER = asked("unsafe_notations", "enoxaparin", "40.0 mg", "SC", "daily")


@pytest.mark.parametrize("text", ["40.0 mg, SC", "SC, 40.0 mg", "2,3", "2 3", "3 and 2", "40.0 mg and sc", "2; SC"])
def test_all_unsafe_pieces_in_any_order_by_text_or_number_are_right(text: str) -> None:
    assert Verdict.CORRECT is graded(ORDER, text).verdict


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SC", "There is more to find."),
        ("1, 2, 3", "Something in your answer is safe as it stands."),
        ("nothing", "Not right yet."),
        ("daily", "Something in your answer is safe as it stands."),
    ],
)
def test_too_few_or_too_many_pieces_are_wrong_and_told_apart(text: str, says: str) -> None:
    found = graded(ORDER, text)

    assert Verdict.WRONG is found.verdict
    assert says in found.says


@pytest.mark.parametrize("text", ["xyz", "9", "40.0 mg, xyz", ""])
def test_what_is_no_piece_of_the_order_costs_no_try(text: str) -> None:
    assert Verdict.UNREADABLE is graded(ORDER, text).verdict


@pytest.mark.parametrize("text", ["nothing", "Nothing.", "none", "0"])
def test_nothing_is_the_answer_to_a_safe_order(text: str) -> None:
    safe = asked("unsafe_notations", "enoxaparin", "40 mg", "subcut", "daily")

    assert Verdict.CORRECT is graded(safe, text).verdict
    assert Verdict.WRONG is graded(safe, "2").verdict


def test_a_comma_of_a_large_number_does_not_part_two_pieces() -> None:
    order = asked("unsafe_notations", "heparin", "5,000 U", "IV", "stat")

    assert Verdict.CORRECT is graded(order, "5,000 U").verdict


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (".5 mg", ["0.5 mg", "500 mcg", "0.5 milligrams"]),
        ("5.0 mg", ["5 mg", "5,000 mcg"]),
        ("10 U", ["10 units", "10 unit"]),
        ("50 µg", ["50 mcg", "0.05 mg", "50 micrograms"]),
        ("5000 units", ["5,000 units", "5 thousand units"]),
        ("7500 units", ["7,500 units", "7.5 thousand units"]),
        ("5000000 units", ["5,000,000 units", "5 million units"]),
        ("10 cc", ["10 mL", "10 milliliters"]),
        ("QD", ["daily", "every day", "once a day", "Once daily."]),
        ("QOD", ["every other day", "every second day", "every  2 days"]),
        ("HS", ["at bedtime", "bedtime", "daily at bedtime"]),
        ("SC", ["subcut", "subcutaneously", "SUBQ"]),
        (
            "q6PM",
            ["daily at 6 PM", "daily at 6pm", "every day at 6 p.m.", "at 6:00 PM every day", "once a day at 6 PM"],
        ),
        ("q6PM", ["daily at 18:00", "every day at 1800", "18:00 daily", "once daily at 1800 hours"]),
        ("OU", ["both eyes", "in both eyes", "each eye"]),
        ("MS", ["morphine sulfate", "morphine"]),
        ("TIW", ["3 times weekly", "three times a week"]),
        ("daily", ["daily", "every day"]),
    ],
)
def test_every_sensible_way_of_putting_it_safely_is_right(shown: str, right: list[str]) -> None:
    solution = asked("safe_writing", shown)

    assert dict.fromkeys(right, Verdict.CORRECT) == {text: graded(solution, text).verdict for text in right}


@pytest.mark.parametrize(
    ("shown", "text", "why"),
    [
        (".5 mg", ".5 mg", ".5 is read as 5"),
        (".5 mg", "0.50 mg", "0.50 is read as 50"),
        (".5 mg", "0.5mg", "number and unit run together"),
        (".5 mg", "0.5 mg.", "the period can be taken for a 1"),
        (".5 mg", "500 µg", "can be misread as mg"),
        ("5000 units", "5000 units", "zeros are miscounted"),
        ("5000 units", "5,000 U", "can be misread as 0, 4 or cc"),
        ("7500 units", "0.0075 million units", "0.0075 million leaves zeros to be counted"),
        ("7500 units", "0.0075million units", "0.0075million leaves zeros to be counted"),
        ("500000 units", "0.5 Million units", "0.5 Million leaves zeros to be counted"),
        ("5000000 units", "5,000 thousand units", "5,000 thousand leaves zeros to be counted"),
        ("5000000 units", "5000 thousand units", "5000 thousand leaves zeros to be counted"),
        ("7500 units", ".0075 million units", ".0075 is read as 75"),
        ("10 U", "10 IU", "can be misread as IV"),
        ("QD", "q.d.", "can be misread as qid"),
        ("QOD", "QOD", "can be misread as QD"),
        ("OD", "o.d.", "once a day"),
        ("MS", "MSO4", "MgSO4"),
        ("SC", "sub q", "5 every"),
    ],
)
def test_an_unsafe_rewriting_is_wrong_with_the_reason(shown: str, text: str, why: str) -> None:
    found = graded(asked("safe_writing", shown), text)

    assert Verdict.WRONG is found.verdict
    assert why in found.says


@pytest.mark.parametrize(
    ("shown", "text", "verdict"),
    [
        (".5 mg", "5 mg", Verdict.WRONG),
        (".125 mg", "0.13 mg", Verdict.WRONG),
        (".5 mg", "0.5", Verdict.MISSING_UNIT),
        (".5 mg", "0.5 mL", Verdict.WRONG),
        ("10 U", "10 mg", Verdict.WRONG),
        ("QD", "every other day", Verdict.WRONG),
        ("QD", "twice a day", Verdict.WRONG),
        ("OD", "left eye", Verdict.WRONG),
        ("QD", "as the doctor says", Verdict.UNREADABLE),
        ("q6PM", "6 PM", Verdict.UNREADABLE),
        ("q6PM", "daily at 6", Verdict.UNREADABLE),
        ("q6PM", "daily at 6 AM", Verdict.UNREADABLE),
        ("q6PM", "daily at 6:00", Verdict.UNREADABLE),
        ("QD", "", Verdict.UNREADABLE),
        ("QD", "x" * 5000, Verdict.UNREADABLE),
        (".5 mg", "." + "5" * 5000, Verdict.UNREADABLE),
        ("QD", "da\x1bily", Verdict.UNREADABLE),
    ],
)
def test_what_means_something_else_is_wrong_and_what_is_unknown_costs_no_try(
    shown: str, text: str, verdict: Verdict
) -> None:
    assert verdict is graded(asked("safe_writing", shown), text).verdict


@pytest.mark.parametrize("shown", [".5 mg", "10 U", "50 µg", "QOD", "OD"])
def test_no_message_about_a_wrong_rewriting_gives_the_right_one_away(shown: str) -> None:
    solution = asked("safe_writing", shown)
    key = str(solution.rounded)

    told = [graded(solution, text).says for text in (shown, "7", "7 mg", "3 mL", "twice a day", "nonsense")]

    assert [] == [says for says in told if key in says]


def test_a_rewriting_that_is_unsafe_uses_up_a_try() -> None:
    after, _ = Attempt(Part("", "", asked("safe_writing", "QD"))).answered("q.d.")

    assert (1, None) == (after.tries, after.ending)


@pytest.mark.parametrize("text", ["4e-1 mg", "4E-1 mg", "2/5 mg", "2 / 5 mg", "+0.4 mg"])
def test_a_number_that_is_left_to_be_worked_out_is_no_safe_writing(text: str) -> None:
    found = graded(asked("safe_writing", ".4 mg"), text)

    assert Verdict.WRONG is found.verdict
    assert "plain digits" in found.says


@pytest.mark.parametrize(
    ("reading", "texts", "how_to_answer", "unit", "label", "key"),
    [
        ("abbreviation_meaning", ["iii"], "Answer with one of: 3, 4, 30, 111.", "word", "3 | 4 | 30 | 111", "3"),
        (
            "unsafe_notations",
            ["SC", "40.0 mg"],
            "Answer with all that apply, or their numbers: 1) SC, 2) 40.0 mg; or with the word nothing.",
            "words",
            "selection",
            "SC, 40.0 mg",
        ),
        (
            "safe_writing",
            ["QOD"],
            "Write it so that nobody can misread it.",
            "wording",
            "wording",
            "every other day",
        ),
    ],
)
def test_what_is_answered_in_words_is_asked_for_and_told_in_words(
    reading: str, texts: list[str], how_to_answer: str, unit: str, label: str, key: str
) -> None:
    solution = asked(reading, *texts)
    part = Part("", "", solution)

    assert (how_to_answer, unit, key) == (part.how_to_answer, part.asked_unit, part.key)
    assert {"exact": key, "value": key, "unit": "", "form": label, "text": key} == answer_facts(
        solution.exact, solution.rounded
    )


def test_an_amount_that_is_only_to_be_written_safely_is_rounded_by_no_rule() -> None:
    part = Part("", "", asked("safe_writing", ".125 mg"))

    assert ("Write it so that nobody can misread it.", "amount", "0.125 mg") == (
        part.how_to_answer,
        part.asked_unit,
        part.key,
    )


@pytest.mark.parametrize("text", ["10", "10,", "10,0"])
def test_part_of_a_number_is_no_beginning_of_it(text: str) -> None:
    order = asked("unsafe_notations", "heparin", "10,000 IU", "IV", "stat")

    assert Verdict.CORRECT is graded(order, "10,000").verdict
    assert Verdict.UNREADABLE is graded(order, text).verdict


def test_a_figure_to_choose_is_typed_whole() -> None:
    numeral = asked("abbreviation_meaning", "iii")

    assert {"3": Verdict.CORRECT, "1": Verdict.UNREADABLE, "11": Verdict.UNREADABLE, "111": Verdict.WRONG} == {
        text: graded(numeral, text).verdict for text in ("3", "1", "11", "111")
    }
    assert "not a number" not in graded(numeral, "1").says

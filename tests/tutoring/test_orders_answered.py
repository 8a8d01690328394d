"""What is asked of an order is judged by what it says and by how safely it is written."""

from dataclasses import replace

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.verdict import Verdict


def posed(name: str, label: str = "") -> Part:
    return next(part for part in drawn(template(name), 1, policy("pharmacy")).parts if part.label == label)


@pytest.mark.parametrize(
    ("typed", "verdict", "says"),
    [
        ("D/C, 10,000 IU", Verdict.CORRECT, "Correct."),
        ("3, 1", Verdict.CORRECT, "Correct."),
        ("D/C", Verdict.WRONG, "Not right yet. There is more to find."),
        ("D/C, heparin", Verdict.WRONG, "Not right yet. Something in your answer is safe as it stands."),
        ("nothing", Verdict.WRONG, "Not right yet."),
    ],
)
def test_of_what_is_unsafe_too_little_and_too_much_are_told_apart(typed: str, verdict: Verdict, says: str) -> None:
    found = grade(posed("check-rewrite-and-draw-up", "a").solution, typed)

    assert (verdict, says) == (found.verdict, found.says)


@pytest.mark.parametrize(
    "words", ["any of: D/C | IV | qd", "once a day | twice a day", "1 | 2 | 11"], ids=["several", "phrases", "numbers"]
)
def test_a_number_is_no_wrong_kind_of_answer_where_one_may_be_typed(words: str) -> None:
    asked = posed("check-rewrite-and-draw-up", "a").solution
    found = grade(replace(asked, exact=replace(asked.exact, form=words)), "99")

    assert Verdict.UNREADABLE is found.verdict
    assert found.says.startswith("Write one of these words")


def test_all_that_is_unsafe_in_a_rewritten_order_is_told() -> None:
    told = grade(posed("check-rewrite-and-draw-up", "b").solution, "5.0 u").says

    assert "on the Joint Commission's Do Not Use list, and ISMP's). Unsafe: u (can be misread" in told


@pytest.mark.parametrize(
    ("name", "typed", "verdict", "says"),
    [
        ("check-rewrite-and-draw-up", "10,000 units", Verdict.CORRECT, "Correct."),
        ("check-rewrite-and-draw-up", "10000 u", Verdict.WRONG, "Not right yet. Unsafe: u (can be misread as 0"),
        ("check-rewrite-and-draw-up", "1e4 units", Verdict.WRONG, "Not right yet. Write the number in plain digits"),
        ("rewrite-dose-and-route", "under the skin", Verdict.CORRECT, "Correct."),
        ("rewrite-dose-and-route", "SQ", Verdict.WRONG, "Not right yet. Unsafe: SQ (can be misread as"),
        ("rewrite-dose-and-route", "by mouth", Verdict.WRONG, "Not right yet. That is safe, but says something else."),
    ],
)
def test_what_is_rewritten_must_be_safe_and_say_the_same(name: str, typed: str, verdict: Verdict, says: str) -> None:
    found = grade(posed(name, "b").solution, typed)

    assert verdict is found.verdict
    assert found.says.startswith(says)


@pytest.mark.parametrize(
    ("name", "label"),
    [("check-rewrite-and-draw-up", "a"), ("check-rewrite-and-draw-up", "b"), ("rewrite-dose-and-route", "b")],
)
def test_no_wrong_wordings_are_offered_to_choose_from(name: str, label: str) -> None:
    """An unsafe notation that was read once as an answer may be remembered as one."""
    assert () == posed(name, label).distractors

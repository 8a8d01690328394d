"""What is asked of an order is judged by what it says and by how safely it is written."""

from dataclasses import replace

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.tutoring.grading import grade, is_wrong
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.verdict import Verdict


def posed(name: str, label: str = "", seed: int = 1) -> Part:
    return next(part for part in drawn(template(name), seed, policy("pharmacy")).parts if part.label == label)


def asked_for(name: str, right: str) -> Part:
    """The first draw of a template whose answer is this."""
    return next(part for seed in range(1, 99) if str((part := posed(name, seed=seed)).solution.rounded) == right)


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
    for typed in ("99", "14:30", "2026-03-05"):
        found = grade(replace(asked, exact=replace(asked.exact, form=words)), typed)

        assert Verdict.UNREADABLE is found.verdict
        assert found.says.startswith(("Write one of these", "Write one or more of these"))


def test_all_that_is_unsafe_in_a_rewritten_order_is_told() -> None:
    told = grade(posed("check-rewrite-and-draw-up", "b").solution, "5.0 u").says

    assert "on the Joint Commission's Do Not Use list, and ISMP's). Unsafe: u (can be misread" in told


@pytest.mark.parametrize(
    ("name", "typed", "verdict", "says"),
    [
        ("check-rewrite-and-draw-up", "10,000 units", Verdict.CORRECT, "Correct."),
        ("check-rewrite-and-draw-up", "10000 u", Verdict.WRONG, "Not right yet. Unsafe: u (can be misread as 0"),
        ("check-rewrite-and-draw-up", "1e4 units", Verdict.WRONG, "Not right yet. Write the number in plain digits"),
        (
            "check-rewrite-and-draw-up",
            "10,000 mg",
            Verdict.WRONG,
            "Not right yet. mg does not say what the order says.",
        ),
        (
            "check-rewrite-and-draw-up",
            "5,000 thousand units",
            Verdict.WRONG,
            "Not right yet. Write the number out, with commas from 1,000: 5,000 thousand leaves zeros to be counted.",
        ),
        (
            "check-rewrite-and-draw-up",
            "daily",
            Verdict.UNREADABLE,
            "A number is needed here, not a word: write the amount alone, its number and its unit, so that nobody",
        ),
        (
            "check-rewrite-and-draw-up",
            "heparin 10,000 units",
            Verdict.UNREADABLE,
            "An answer must begin with a number. Write the amount alone, its number and its unit, so that nobody",
        ),
        (
            "check-rewrite-and-draw-up",
            "10,000 heparin",
            Verdict.UNREADABLE,
            "The unit 'heparin' is not known. Write the amount alone, its number and its unit, so that nobody",
        ),
        (
            "check-rewrite-and-draw-up",
            "14:30",
            Verdict.UNREADABLE,
            "This is a clock time. Write the amount alone, its number and its unit, so that nobody",
        ),
        ("rewrite-dose-and-route", "intramuscularly", Verdict.CORRECT, "Correct."),
        (
            "check-rewrite-and-draw-up",
            "10,000.0 units",
            Verdict.WRONG,
            "Not right yet. Unsafe: 10,000.0 (the point is easily missed: 10,000.0 is read as 100,000;",
        ),
        ("rewrite-dose-and-route", "SQ", Verdict.WRONG, "Not right yet. Unsafe: SQ (can be misread as"),
        ("rewrite-dose-and-route", "by mouth", Verdict.WRONG, "Not right yet. That is safe, but says something else."),
    ],
)
def test_what_is_rewritten_must_be_safe_and_say_the_same(name: str, typed: str, verdict: Verdict, says: str) -> None:
    asked = posed(name, "b").solution
    found = grade(asked, typed)

    assert verdict is found.verdict
    assert found.says.startswith(says)
    assert (verdict is Verdict.WRONG) is is_wrong(asked, typed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("100,000 units", "That is another amount: ten times as much as was ordered."),
        ("1 million units", "That is another amount: 100 times as much as was ordered."),
        ("10 million units", "That is another amount: 1,000 times as much as was ordered."),
        ("1,000 units", "That is another amount: a tenth of what was ordered."),
        ("100 units", "That is another amount: a hundredth of what was ordered."),
        ("10 units", "That is another amount: a thousandth of what was ordered."),
        ("10,000 milliunits", "That is another amount: a thousandth of what was ordered."),
        ("7,500 units", "That is another amount."),
        ("0 units", "That is another amount."),
        ("100,000", ""),
    ],
)
def test_a_dose_that_was_rewritten_as_another_amount_is_called_so(typed: str, says: str) -> None:
    found = grade(posed("check-rewrite-and-draw-up", "b").solution, typed)

    assert (Verdict.WRONG, says) == (found.verdict, found.beside_title)


def test_what_is_rewritten_is_not_rounded() -> None:
    asked = posed("rewrite-dose-and-route", "a").solution
    number = QuickFraction(25, 2)
    asked = replace(asked, exact=replace(asked.exact, number=number), rounded=replace(asked.rounded, number=number))

    assert ["Correct.", *["Not right yet. That is another amount."] * 2] == [
        grade(asked, typed).says for typed in ("12.5 mg", "13 mg", "12 mg")
    ]


@pytest.mark.parametrize(
    ("typed", "verdict", "says"),
    [
        ("at bedtime", Verdict.CORRECT, "Correct."),
        ("every day at bedtime", Verdict.CORRECT, "Correct."),
        (
            "qhs",
            Verdict.WRONG,
            "Not right yet. Editions of ISMP's list disagree about qhs and nightly: write at bedtime.",
        ),
        ("nightly", Verdict.WRONG, "Not right yet. Editions of ISMP's list disagree about qhs and nightly"),
        ("bid", Verdict.WRONG, "Not right yet. That is safe, but says something else."),
        *(
            (typed, Verdict.UNREADABLE, "These words are not known here: say it in other plain words.")
            for typed in ("1", "whenever", "14:30", "2026-03-05")
        ),
    ],
)
def test_what_lists_disagree_about_is_not_called_safe_and_a_number_is_no_wording(
    typed: str, verdict: Verdict, says: str
) -> None:
    asked = asked_for("rewrite-the-hour", "at bedtime").solution
    found = grade(asked, typed)

    assert verdict is found.verdict
    assert found.says.startswith(says)
    assert (verdict is Verdict.WRONG) is is_wrong(asked, typed)


@pytest.mark.parametrize("typed", ["both eyes", "into both eyes", "to each eye", "In both eyes."])
def test_a_place_may_have_any_word_before_it(typed: str) -> None:
    assert grade(asked_for("rewrite-which-eye", "both eyes").solution, typed).verdict is Verdict.CORRECT


@pytest.mark.parametrize("typed", ["qhs", "nightly", "at bedtime"])
def test_a_wording_that_means_something_else_is_not_called_safe_or_unsafe(typed: str) -> None:
    """Of nightly it is disputed whether it is safe."""
    assert grade(posed("rewrite-how-often").solution, typed).says == "Not right yet. That says something else."


@pytest.mark.parametrize(
    ("name", "label"),
    [("check-rewrite-and-draw-up", "a"), ("check-rewrite-and-draw-up", "b"), ("rewrite-dose-and-route", "b")],
)
def test_no_wrong_wordings_are_offered_to_choose_from(name: str, label: str) -> None:
    """An unsafe notation that was read once as an answer may be remembered as one."""
    assert () == posed(name, label).distractors


def test_of_an_order_the_learner_is_told_where_to_look() -> None:
    told = [hint.says for hint in hints(posed("check-rewrite-and-draw-up", "a")) if hint.rung is Rung.THOUGHT]

    assert any(text.startswith("Look at the words") for text in told)


@pytest.mark.parametrize("label", ["a", "b"])
def test_what_is_unsafe_and_what_is_rewritten_is_never_chosen_from_a_list(label: str) -> None:
    assert () == posed("check-rewrite-and-draw-up", label).distractors


@pytest.mark.parametrize("name", ["one-unsafe-insulin-order", "rewrite-the-hour", "check-days-rounded-up"])
def test_what_is_looked_up_or_compared_is_never_told_as_an_equation(name: str) -> None:
    """An order is not equal to its unsafe pieces, nor are 10 days against 9 days to the word wrong."""
    made = drawn(template(name), 1, policy("pharmacy"))
    told = [str(part.solution.working("formula")[-1]) for part in made.parts if part.solution.form.in_text]

    assert told
    assert all(" → " in line and " = " not in line for line in told)

"""Answers and givens as they were typed: read back safely, named where they cannot be read, asked for where missing."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.forms import form
from dosecalc.quantities.given import given
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import unit
from dosecalc.tutoring.asking import gives_up
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.read_back import read_back_as
from dosecalc.tutoring.requests import UnreadableGiven, read_givens, read_target
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.solving import IncompleteRequest, Solution, solve
from dosecalc.tutoring.verdict import Verdict

PUMP = calculation("pump_rate")


def solution() -> Solution:
    givens = {name: given(text) for name, text in PUMP.examples.items()}
    return solve(PUMP, givens, policy("pharmacy"), None)


@pytest.mark.parametrize(
    ("name", "typed", "back"),
    [
        ("", "1000mg/250ml", "1,000 mg/250 mL"),
        ("ratio", "1:2000", "1:2,000"),
        ("clock", "8:05 pm", "20:05"),
        ("date", "2026-3-5", "2026-03-05"),
    ],
)
def test_what_has_a_form_is_read_back_in_it(name: str, typed: str, back: str) -> None:
    assert back == read_back_as(form(name), typed)


def test_what_cannot_be_read_is_not_read_back() -> None:
    with pytest.raises(UnreadableQuantity):
        read_back_as(form(""), "about 5")


@pytest.mark.parametrize(
    "typed",
    ["thirty", "thirty mL/h", "thirty point three", "ten units", "don't know", "don\u2019t know", "idk", "a lot"],
)
def test_a_word_for_a_number_is_told_in_one_way(typed: str) -> None:
    assert "A number is needed here, not a word: write the answer in mL/h." == grade(solution(), typed).says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("about 30.3 mL/h", "An answer must begin with a number. Write the answer in mL/h."),
        ("rate: 30.3", "An answer must begin with a number. Write the answer in mL/h."),
        ("7:30", "07:30 is a clock time: write the answer in mL/h."),
        ("14:30", "14:30 is a clock time: write the answer in mL/h."),
        ("one grm", "The unit 'grm' is not known. Did you mean g?"),
        ("1:", "A ratio strength is 1, a colon and a whole number, as in 1:1,000."),
    ],
)
def test_what_is_no_answer_is_named_as_what_it_is(typed: str, says: str) -> None:
    graded = grade(solution(), typed)

    assert (Verdict.UNREADABLE, says) == (graded.verdict, graded.says)


@pytest.mark.parametrize(
    ("typed", "is_so"),
    [
        *dict.fromkeys(["idk", "I don't know.", "Don\u2019t know", "no idea", "not sure", "skip please"], True).items(),
        *dict.fromkeys(["I give up", "help!", "stuck", "dunno", "'skip'", "skip\u2019"], True).items(),
        *dict.fromkeys(["5 mg", "thirty", "30.3", "", "below", "nothing", "every other day"], False).items(),
    ],
)
def test_who_gives_up_in_words_is_understood(typed: str, is_so: bool) -> None:  # noqa: FBT001
    assert is_so == gives_up(typed)


@pytest.mark.parametrize(
    ("texts", "says"),
    [(["weight 70 kg"], 'write NAME="QUANTITY"'), (["weight=70 kg", "weight=71 kg"], "weight is given twice")],
)
def test_givens_have_names_and_each_one_value(texts: list[str], says: str) -> None:
    with pytest.raises(IncompleteRequest, match=says):
        read_givens(texts, PUMP)


def test_a_given_that_cannot_be_read_is_named() -> None:
    with pytest.raises(UnreadableGiven, match=r"^weight: .* Did you mean 70\.5\?") as caught:
        read_givens(["weight=70,5 kg"], PUMP)

    assert "70.5" == caught.value.instead


def test_a_given_is_read_as_what_the_calculation_expects() -> None:
    """By themselves these are a number and no quantity at all."""
    texts = ["start=1430", "duration=4 h 21 min"]

    assert ["14:30", "4 h 21 min"] == [str(each) for each in read_givens(texts, calculation("end_time")).values()]


def test_a_unit_whose_symbol_reads_oddly_is_asked_for_by_its_name() -> None:
    inches = solve(calculation("length_conversion"), {"length": given("66 cm")}, policy("pharmacy"), read_target("in"))

    assert "Answer in inches (in)." == Part("", "", inches).asks_for
    assert grade(inches, "a lot").says.endswith("write the answer in inches (in).")


def test_the_unit_that_is_asked_for_may_be_left_out_but_not_be_nonsense() -> None:
    assert read_target("") is None
    assert unit("mL/min") == read_target("mL/min")
    with pytest.raises(UnreadableGiven, match="unit"):
        read_target("parsec")


@pytest.mark.parametrize("missing", list(PUMP.givens))
def test_a_given_that_is_missing_is_asked_for_with_an_example(missing: str) -> None:
    givens = {name: given(text) for name, text in PUMP.examples.items() if name != missing}

    with pytest.raises(IncompleteRequest, match=f'also needs {missing}="'):
        solve(PUMP, givens, policy("pharmacy"))


def test_a_given_of_another_calculation_is_refused_with_those_that_are_taken() -> None:
    givens = {"age": given("5 yr"), **{name: given(text) for name, text in PUMP.examples.items()}}

    with pytest.raises(IncompleteRequest, match="takes no 'age'; it takes dose_rate"):
        solve(PUMP, givens, policy("pharmacy"))


def test_a_slip_that_nobody_declared_is_told_by_its_name() -> None:
    told = general_slip("never-heard-of", "no_such_calculation")

    assert ("never heard of", None) == (told.says, told.error)


def test_a_given_ends_its_name_at_the_first_equals_sign() -> None:
    with pytest.raises(UnreadableGiven, match=r"^weight: Write only one number with its unit"):
        read_givens(["weight=70 kg = 5"])

"""What a learner types into a set or an exam, read without its key."""

import pytest

from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.sets.printed import PrintedPart


@pytest.mark.parametrize(
    ("unit", "form", "typed", "says"),
    [
        ("mL/h", "", "1:10", "1:10 is a ratio: write the answer in mL/h."),
        ("tablets", "", "2:30 pm", "14:30 is a clock time: write the answer in tablets."),
        ("", "", "2026-03-05", "2026-03-05 is a date: write a number alone."),
        ("h and min", "duration", "2026-03-05", "2026-03-05 is a date: write hours and minutes, such as 7 h 30 min."),
    ],
)
def test_in_an_exam_too_what_is_of_another_kind_is_told_at_once(unit: str, form: str, typed: str, says: str) -> None:
    part = PrintedPart("", "How much?", "", unit, form)

    with pytest.raises(UnreadableQuantity) as refused:
        part.read_back(typed)

    assert (says, "") == (str(refused.value), refused.value.pointed_out())


@pytest.mark.parametrize(
    ("typed", "back"), [(".5 mL/hr", "0.5 mL/h"), ("1000 ml/h", "1,000 mL/h"), ("5.0 mL/h", "5 mL/h"), ("12", "12")]
)
def test_an_answer_is_read_back_in_safe_notation(typed: str, back: str) -> None:
    assert back == PrintedPart("", "How fast?", "", "mL/h").read_back(typed)


def test_what_cannot_be_read_is_not_read_back() -> None:
    with pytest.raises(UnreadableQuantity):
        PrintedPart("", "How fast?", "", "mL/h").read_back("about 5")


@pytest.mark.parametrize("form", ["wording", "safe quantity"])
def test_what_is_to_be_written_safely_is_read_back_as_it_was_written_right_or_wrong(form: str) -> None:
    assert "q.d. whatever" == PrintedPart("", "Which?", "", "", form).read_back(" q.d. whatever ").strip()


@pytest.mark.parametrize(
    ("unit", "form", "typed"),
    [
        ("ratio", "ratio", "1:10"),
        ("mg/mL", "", "1:10"),
        ("not a unit", "", "1:10"),
        ("24-hour clock", "clock", "14:30"),
    ],
)
def test_what_is_asked_for_is_read_back(unit: str, form: str, typed: str) -> None:
    assert typed == PrintedPart("", "How much?", "", unit, form).read_back(typed)

"""What no answer is written with is pointed at, whatever was asked; and a refusal reaches another process whole."""

import pickle

import pytest

from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.typed_text import LONGEST, Refusal, UnreadableQuantity, typed

LONG = "1" * LONGEST


@pytest.mark.parametrize(
    ("text", "shown", "pointed_at", "says"),
    [
        (" \t", " \\x09", "^^^^^", "Nothing was typed."),
        (" 5\tmg", " 5\\x09mg", "  ^^^^", "A tab cannot be used: type a space."),
        ("5 − 3 mg", "5 − 3 mg", "  ^", "A minus sign cannot be used: amounts are never negative here."),
        ("5–10 mg", "5–10 mg", " ^", "The en dash (U+2013) cannot be used: type - instead."),
        ("2026‐03-05", "2026‐03-05", "    ^", "The hyphen (U+2010) cannot be used: type - instead."),
        ("caf\u00e9", "caf\u00e9", "   ^", "The latin small letter e with acute (U+00E9) cannot be used here."),
        (
            "5 mg\u202e/mL",
            "5 mg\\u202e/mL",
            "    ^^^^^^",
            "The hidden character right-to-left override (U+202E) cannot be used: type the answer again by hand.",
        ),
        (
            "\u0661\u0662 mg",
            "\u0661\u0662 mg",
            "^",
            "The arabic-indic digit one (U+0661) cannot be used: type the digits 0 to 9.",
        ),
        (LONG + "23", LONG, " " * LONGEST + "^", "This is too long: an answer has at most 64 characters."),
    ],
)
def test_what_no_answer_is_written_with_is_pointed_at_and_told(
    text: str, shown: str, pointed_at: str, says: str
) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        typed(text)

    assert (f"{shown}\n{pointed_at}", says) == (refused.value.pointed_out(), str(refused.value))


@pytest.mark.parametrize("why", [Refusal.NOT_THOUSANDS, "This comma does not group thousands."])
def test_a_refusal_tells_the_same_in_another_process_and_made_again_of_what_it_was_made_of(why: str | Refusal) -> None:
    first = UnreadableQuantity("0,125 mg", 1, 2, why, "0.125")

    for again in (pickle.loads(pickle.dumps(first)), UnreadableQuantity(*first.args)):
        assert (vars(first), str(first), first.pointed_out()) == (vars(again), str(again), again.pointed_out())
        assert first.refusal is again.refusal
        assert "This comma does not group thousands. Did you mean 0.125?" == str(again)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("14:30", Refusal.CLOCK_TIME),
        ("5.", Refusal.FULL_STOP),
        ("1:1000.", Refusal.FULL_STOP),
        ("012 mg", Refusal.LEADING_ZERO),
        ("1/02 mg", Refusal.LEADING_ZERO),
        ("about 5", Refusal.NO_NUMBER),
        ("12,5 mg", Refusal.NOT_THOUSANDS),
        ("12 5 mg", Refusal.TWO_NUMBERS),
        ("52 .7 mg", Refusal.TWO_NUMBERS),
        ("5 mg mg", None),
    ],
)
def test_a_reason_that_decides_about_more_is_known_by_its_code(text: str, refusal: Refusal | None) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        read_quantity(text)

    assert refusal is refused.value.refusal
    assert refusal is None or refused.value.says == refusal.value

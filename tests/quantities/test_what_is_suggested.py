"""Laws of what is suggested: it is the same amount as what was typed, and can itself be typed; or there is none."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dosecalc.quantities.meant_numbers import OR
from dosecalc.quantities.meant_units import meant_unit
from dosecalc.quantities.reading import read_quantity, read_unit
from dosecalc.quantities.times import read_duration
from dosecalc.quantities.typed_text import ONE_NUMBER, UnreadableQuantity
from dosecalc.quantities.vocabulary import NO_UNITS, SPOKEN_OF, spellings
from tests.typed_texts import any_text

FRACTIONS = ("1/2", "1/3", "3/4", "7/8", "1/100")
LIKE_DIGITS = {"0": "Oo", "1": "lI", "5": "S", "8": "B"}


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number as it should be written."""
    whole = draw(st.one_of(st.integers(0, 1_200), st.integers(0, 2_000_000)))
    if whole < 100 and draw(st.booleans()):
        return f"{whole or ''} {draw(st.sampled_from(FRACTIONS))}".strip()
    part = draw(st.one_of(st.just(""), st.from_regex(r"[0-9]{0,3}[1-9]", fullmatch=True)))
    return f"{whole:,}.{part}" if part else f"{whole:,}"


def disturbed(number: str) -> Iterator[str]:
    """The number with one mark missing, doubled, moved or foreign, or with one letter for a digit."""
    for place in range(1, len(number)):
        yield f"{number[:place]} {number[place:]}"
    for place, character in enumerate(number):
        before, after = number[:place], number[place + 1 :]
        for letter in LIKE_DIGITS.get(character, ""):
            yield before + letter + after
        if character == ".":
            yield from (before + mark + after for mark in ("", "..", ",", "·", " ", " . ", " point ", ". ", " ."))
        if character == ",":
            yield from (before + mark + after for mark in ("", ",,", " ", ", ", " ,", "'"))
            yield f"{before}{after[0]},{after[1:]}"
            yield f"{before[:-1]},{before[-1]}{after}"
        if character == "/":
            yield from (before + mark + after for mark in (" /", "/ ", " / ", "//"))


def refused(text: str) -> UnreadableQuantity | None:
    try:
        read_quantity(text)
    except UnreadableQuantity as refusal:
        return refusal
    return None


@settings(max_examples=30)
@example("1.125")
@example("1,125")
@example("1,000.1")
@example("1 1/100")
@example("12,345")
@example("52.7")
@example("0.05")
@example("0.1")
@example("1 1/2")
@given(numbers())
def test_what_is_suggested_for_a_disturbed_number_is_that_number(number: str) -> None:
    right = read_quantity(number).number
    wrong: dict[str, str] = {}
    for text in disturbed(number):
        refusal = refused(f"{text} mg")
        if refusal is not None and refusal.instead:
            suggested = {read_quantity(each).number for each in refusal.instead.split(OR)}
            wrong |= {} if right in suggested and len(suggested) <= 2 else {text: refusal.instead}

    assert {} == wrong


@example("5. . 7")
@example("52. 7 5")
@example("30·3·3")
@example("1..5 5")
@example("1 2/3")
@given(st.text("0125. ,·/O", min_size=1, max_size=10))
def test_what_is_suggested_has_all_digits_that_were_typed(typed: str) -> None:
    assert digits_are_kept(typed)


def test_what_is_suggested_for_all_that_is_short_has_all_digits_that_were_typed() -> None:
    texts = ("".join(signs) for length in range(1, 5) for signs in product("01 5.,·/O", repeat=length))

    assert [] == [text for text in texts if not digits_are_kept(text)]


def digits_are_kept(typed: str) -> bool:
    """Whether all that is suggested has the digits that were typed; a fraction may lose a zero at its front."""
    refusal = refused(f"{typed} mg")
    if refusal is None or not refusal.instead or "/0" in typed or "/O" in typed:
        return True
    return {digits_of(typed.replace("O", "0"))} == {digits_of(each) for each in refusal.instead.split(OR)}


def digits_of(number: str) -> str:
    """The digits that tell how much it is, but for where the point stands."""
    return "".join(character for character in number if character.isdecimal()).strip("0")


def test_most_disturbed_numbers_get_a_suggestion() -> None:
    """Else the law above would hold of a reader that suggests nothing."""
    refusals = [
        refusal
        for number in ("52.7", "0.05", "1,125", "1 1/2", "10")
        for text in disturbed(number)
        if (refusal := refused(f"{text} mg"))
    ]

    assert len(refusals) > 30
    assert sum(bool(refusal.instead) for refusal in refusals) > len(refusals) / 2


@given(st.integers(1, 99), st.integers(1, 59), st.sampled_from([" ", "", "  "]))
def test_hours_and_minutes_without_units_are_no_decimal(hours: int, minutes: int, between: str) -> None:
    for text in (f"{hours:02d}{between}{minutes:02d}", f"{hours:02d}{between}{minutes:02d} min"):
        if between or text.startswith("0"):
            with pytest.raises(UnreadableQuantity, match="as in 7 h 30 min") as refusal:
                read_duration(text)
            assert "" == refusal.value.instead


@given(any_text)
def test_whatever_is_suggested_can_be_typed(text: str) -> None:
    refusal = refused(text)
    for each in refusal.instead.split(OR) if refusal and refusal.instead else ():
        is_unit = refusal is not None and refusal.says.startswith("The unit")
        assert (read_unit(each) if is_unit else read_quantity(each)) is not None


@given(st.sampled_from(["=", "= ", "$", "~", "(", "#", "' ", "+"]), numbers())
def test_a_sign_before_the_number_is_pointed_at_alone_and_can_be_left_out(mark: str, number: str) -> None:
    text = f"+ {mark}{number} mg"
    refusal = refused(text)

    assert refusal is not None
    assert ("Leave out this sign.", mark.strip()) == (refusal.says, text[refusal.start : refusal.end])
    assert read_quantity(number).number == read_quantity(text[: refusal.start] + text[refusal.end :]).number


@given(st.sampled_from(["-", " -", "- ", " - ", "\u2013", " \u2013 ", "\u2011"]), numbers())
def test_a_hyphen_before_the_unit_is_pointed_at_alone_and_can_be_left_out(mark: str, number: str) -> None:
    text = f"{number}{mark}mg"
    refusal = refused(text)

    assert refusal is not None
    assert mark.strip() == text[refusal.start : refusal.end]
    assert refusal.says.lower().endswith(("leave out the hyphen.", "leave it out."))
    assert read_quantity(number).number == read_quantity(text[: refusal.start] + text[refusal.end :]).number


@given(numbers(), st.sampled_from(["", " ", " mg"]))
def test_a_full_stop_behind_a_number_is_pointed_at_alone_and_can_be_left_out(number: str, after: str) -> None:
    text = f"{number}.{after}"
    refusal = refused(text)

    assert refusal is not None
    if refusal.says == "Leave out the period.":
        assert (len(number), ".") == (refusal.start, text[refusal.start : refusal.end].strip(" "))
    else:  # a digit may have been forgotten
        assert ("A digit was expected after the point.", " mg", number) == (refusal.says, after, refusal.instead)


@given(st.sampled_from(["+", "*", " x ", "^", "÷", " × ", "="]), numbers(), numbers())
def test_all_arithmetic_is_refused_in_the_same_words(sign: str, first: str, second: str) -> None:
    refusal = refused(f"{first}{sign}{second} mg")

    assert refusal is not None
    assert (ONE_NUMBER, "") == (refusal.says, refusal.instead)


@pytest.mark.parametrize(
    "text", ["303/10 mL/h", "60.6/2", "0.5/2", "1.5 / 2 mL", "5/4", "1/2/3", "½/2", "2 1/2 / 3", "30 · 3"]
)
def test_a_division_is_refused_as_all_arithmetic_is(text: str) -> None:
    refusal = refused(text)

    assert refusal is not None
    assert (ONE_NUMBER, "") == (refusal.says, refusal.instead)


SLIPPED = {spelling: atom for spelling, atom in spellings().items() if spelling.isascii() and spelling.isalpha()}


def slips(spelling: str) -> Iterator[str]:
    """A spelling with one letter doubled, dropped or swapped with its neighbor, or a q for a g."""
    for place in range(len(spelling)):
        yield spelling[: place + 1] + spelling[place:]
        yield spelling[:place] + spelling[place + 1 :]
        yield spelling[:place] + spelling[place : place + 2][::-1] + spelling[place + 2 :]
        if spelling[place] == "g":
            yield spelling[:place] + "q" + spelling[place + 1 :]


@pytest.mark.parametrize("spelling", SLIPPED)
def test_what_is_suggested_for_a_misspelled_unit_is_that_unit(spelling: str) -> None:
    suggested = {text: meant_unit(text) for text in slips(spelling) if text and text not in spellings()}

    assert {} == {text: unit for text, unit in suggested.items() if unit not in {"", SLIPPED[spelling].symbol}}


def test_long_names_of_units_are_nearly_always_recognized() -> None:
    texts = [text for spelling in SLIPPED if len(spelling) > 5 for text in slips(spelling) if text not in spellings()]

    assert sum(bool(meant_unit(text)) for text in texts) > 0.95 * len(texts)


@pytest.mark.parametrize(
    "typed", [*sorted(NO_UNITS), *sorted(SPOKEN_OF), "mlhr", "mn", "meg", "mq", "tabxxt", "bananas"]
)
def test_no_unit_is_suggested_for_a_word_that_means_something_else(typed: str) -> None:
    refusal = refused(f"5 {typed}")

    assert refusal is not None
    assert "" == refusal.instead


@pytest.mark.parametrize(
    ("typed", "symbol"),
    {
        "mcq": "mcg",
        "kq": "kg",
        "mgg": "mg",
        "mcgg": "mcg",
        "µL": "microL",
        "capsvle": "capsule",
        "hourss": "h",
        "minvte": "min",
        "minxutes": "min",
        "mni": "min",
    }.items(),
)
def test_a_unit_that_one_slip_hides_is_suggested(typed: str, symbol: str) -> None:
    refusal = refused(f"5 {typed}")

    assert refusal is not None
    assert symbol == refusal.instead
    assert read_unit(refusal.instead) == read_unit(symbol)


@pytest.mark.parametrize("typed", ["1.2M units", "5 k units", "1M U", "3m iu"])
def test_a_letter_for_a_million_or_thousand_is_told_to_be_written_out(typed: str) -> None:
    refusal = refused(typed)

    assert refusal is not None
    assert "write it out" in refusal.says
    assert read_quantity(refusal.says.partition("as in ")[2].rstrip(".")).number in {
        Fraction(2_000_000),
        Fraction(2_000),
    }

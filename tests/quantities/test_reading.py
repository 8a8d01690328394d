"""What people type: a table of examples with what must come of each, and laws that hold for any text at all."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dosecalc import Answer, UnreadableQuantity, read_answer
from dosecalc.quantities.reading import read_quantity, read_unit
from dosecalc.quantities.typed_text import LONGEST, VULGAR_FRACTIONS
from dosecalc.quantities.vocabulary import AMBIGUOUS_SPELLINGS, ATOMS, OTHER_UNITS, UNSAFE_SPELLINGS, Atom
from dosecalc.untrusted import cleaned
from tests.typed_texts import any_text, grammatical
from tests.what_people_type import AMOUNTS, REFUSED


def tried(text: str) -> tuple[Answer | None, UnreadableQuantity | None]:
    try:
        return read_answer(text), None
    except UnreadableQuantity as unreadable:
        return None, unreadable


def outcome(text: str) -> Answer | str:
    answer, refused = tried(text)
    return refused.says if refused else answer or ""


def refusal(text: str) -> UnreadableQuantity:
    with pytest.raises(UnreadableQuantity) as caught:
        read_answer(text)
    return caught.value


SUGGESTING = [row.typed for row in REFUSED if not row.form and "Did you mean" in row.refused]


@pytest.mark.parametrize("typed", SUGGESTING, ids=ascii)
def test_what_is_suggested_can_itself_be_typed(typed: str) -> None:
    for suggestion in refusal(typed).instead.split(" or "):
        answer = read_answer(suggestion if suggestion[0].isdigit() else f"5 {suggestion}")

        assert () == answer.notices


@example("00,0")
@given(grammatical)
@example("00")
@example("0 0")
@example("12345 678")
@example("1,234 567")
@example("1234567890123 456")
@example("05.1234567890123456")
@example("1234,567")
@example("1500 5")
@example("01500")
@example("1500..½")
def test_a_number_that_is_suggested_is_a_readable_and_safe_one(text: str) -> None:
    _, refused = tried(text)
    assume(refused is not None and "0" <= refused.instead[:1] <= "9")
    assert refused is not None
    for suggestion in refused.instead.split(" or "):
        assert () == read_answer(suggestion).notices


def spelled_in_every_case(atom: Atom) -> list[str]:
    spellings = [atom.symbol, atom.plural or atom.symbol, *atom.spellings]
    return sorted({cased for text in spellings for cased in (text, text.upper(), text.lower(), text.capitalize())})


@pytest.mark.parametrize("atom", ATOMS, ids=lambda atom: atom.name)
def test_every_spelling_of_a_unit_is_read_whatever_its_case(atom: Atom) -> None:
    shown = atom.plural or atom.symbol
    expected = {text: (Fraction(5), shown, ()) for text in spelled_in_every_case(atom)}
    read = {text: read_answer(f"5 {text}") for text in expected}

    assert expected == {text: (answer.number, answer.unit, answer.notices) for text, answer in read.items()}


@pytest.mark.parametrize("atom", ATOMS, ids=lambda atom: atom.name)
def test_every_spelling_of_a_unit_is_read_below_the_line(atom: Atom) -> None:
    above = "units" if atom.name != "unit_of_activity" else "mg"
    expected = dict.fromkeys(spelled_in_every_case(atom), f"{above}/{atom.symbol}")

    assert expected == {text: read_answer(f"5 {above}/{text}").unit for text in expected}
    assert expected == {text: read_answer(f"5 {above} per {text}").unit for text in expected}


@pytest.mark.parametrize("typed", UNSAFE_SPELLINGS)
def test_an_unsafe_spelling_is_read_and_the_safe_one_is_named(typed: str) -> None:
    answer = read_answer(f"5 {typed}")

    assert [("unsafe_unit", True)] == [(notice.id, notice.unsafe) for notice in answer.notices]
    assert f"write {answer.unit}" in answer.notices[0].says


@pytest.mark.parametrize("typed", AMBIGUOUS_SPELLINGS)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
def test_an_ambiguous_spelling_is_never_guessed(typed: str, case: Any) -> None:
    assert f"{AMBIGUOUS_SPELLINGS[typed]}." == refusal(f"5 {case(typed)}").says


@pytest.mark.parametrize("typed", OTHER_UNITS)
def test_a_unit_of_another_kind_in_just_these_letters_is_refused_and_pointed_at(typed: str) -> None:
    unreadable = refusal(f"5 {typed}/h")

    assert f"{OTHER_UNITS[typed]}." == unreadable.says
    assert (2, 2 + len(typed)) == (unreadable.start, unreadable.end)


@pytest.mark.parametrize("sign", VULGAR_FRACTIONS)
def test_a_fraction_sign_is_read_as_itself_and_never_joined_to_the_digits_before_it(sign: str) -> None:
    value = Fraction(*VULGAR_FRACTIONS[sign])

    assert (value, value + 1, value + 12) == tuple(
        read_answer(text).number for text in (sign, f"1{sign}", f"12 {sign}")
    )


def test_a_control_character_is_told_by_its_number_alone() -> None:
    assert refusal("\x1b5 mg").says.startswith("The hidden character U+001B cannot be used")


@pytest.mark.parametrize("surrogate", [chr(0xD800), chr(0xDCFF), f"5 mg{chr(0xDC80)}"], ids=ascii)
def test_bytes_that_were_no_text_are_refused_by_name(surrogate: str) -> None:
    unreadable = refusal(surrogate)

    assert "hidden character" in unreadable.says
    assert unreadable.pointed_out().isascii()


def test_a_message_never_names_an_empty_unit() -> None:
    assert [] == [text for text in ("5 °", "37 ° C", "5 %%", "5 °°") if "''" in str(outcome(text))]


@given(any_text)
@example("")
@example("x" * 10_000)
@example("\x1b]0;title\x07")
@example("5 mg/")
@example("\ud800" * 65)
@example("1:")
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    answer, refused = tried(text)
    if refused is None:
        assert answer is not None
        assert answer.number >= 0
        assert len(text) <= LONGEST
        return
    message, shown = str(refused), refused.pointed_out().split("\n")
    assert message
    assert cleaned(message) == message
    assert [cleaned(line) for line in shown] == shown
    assert 2 == len(shown)
    assert set(shown[1]) <= {" ", "^"}
    assert 0 <= refused.start < refused.end <= len(text) + 1


@given(any_text)
def test_only_ascii_digits_and_known_signs_make_numbers(text: str) -> None:
    odd = {sign for sign in text if sign.isnumeric() and not sign.isascii()} - set(VULGAR_FRACTIONS) - {"²"}

    assert not odd or isinstance(outcome(text), str)


@given(grammatical)
@example("5 * 3")
@example("5 mg*2")
@example("2^3")
def test_nothing_is_ever_evaluated(text: str) -> None:
    operators = set(text.replace("m^2", "").replace("e+", "").replace("e-", "").lower()) & set("*^-()=<>")

    assert not operators or isinstance(outcome(text.lower()), str)


@given(grammatical, st.integers(0, 5), st.integers(0, 5))
@example("half mg per", 0, 1)
def test_blanks_around_a_text_change_nothing(text: str, before: int, after: int) -> None:
    assume(text.strip(" ") and len(text) + before + after <= LONGEST)

    assert outcome(text) == outcome(" " * before + text + " " * after)


@given(st.sampled_from([row.typed for row in AMOUNTS]), st.integers(1, 3))
def test_more_blanks_between_words_change_nothing(text: str, more: int) -> None:
    assume("  " not in text and len(text.strip()) == len(text))

    assert outcome(text) == outcome(text.replace(" ", " " * more))


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_a_decimal_is_read_digit_by_digit(digits: int, places: int) -> None:
    written = f"{digits // 10**places}.{digits % 10**places:0{places}d}" if places else str(digits)

    assert Fraction(digits, 10**places) == read_answer(written).number


@given(st.integers(1000, 10**15 - 1))
def test_commas_that_group_thousands_change_nothing_but_the_notice(number: int) -> None:
    with_commas, without = read_answer(f"{number:,} mg"), read_answer(f"{number} mg")

    assert (Fraction(number), ()) == (with_commas.number, with_commas.notices)
    assert (Fraction(number), ["no_comma"]) == (without.number, [notice.id for notice in without.notices])
    assert f"{number:,}" in without.notices[0].says


@given(st.integers(0, 9999), st.text("0123456789", min_size=1, max_size=6))
def test_one_comma_is_read_as_thousands_or_not_at_all(whole: int, part: str) -> None:
    text = f"{whole},{part}"
    groups_thousands = len(part) == 3 and 1 <= whole <= 999

    if groups_thousands:
        assert Fraction(int(f"{whole}{part}")) == read_answer(text).number
    else:
        assert "This comma does not group thousands." == outcome(text)


def test_a_unit_alone_is_read_by_its_spellings() -> None:
    spelled = {"ml/hr": "mL/h", "mcg/kg/min": "mcg/kg/min", "drops per minute": "gtt/min", "m²": "m2", "%": "%"}

    assert spelled == {text: str(read_unit(text)) for text in spelled}


@pytest.mark.parametrize("typed", ["", "5 mg", "mg/5 mL", "gr", "mg mL", "mg/mg", "/mL", "mg;"])
def test_what_names_no_unit_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_unit(typed)


@pytest.mark.parametrize("sign", "º˚℃℉")
def test_a_sign_that_looks_like_degrees_is_refused_with_what_to_write(sign: str) -> None:
    with pytest.raises(UnreadableQuantity, match="write °C or °F"):
        read_answer(f"38.5 {sign}C")


@pytest.mark.parametrize("typed", ["5 mg/", "5 mg per", "5 mg//mL", "5 mg·"])
def test_where_a_unit_is_missing_it_is_asked_for(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_quantity(typed)

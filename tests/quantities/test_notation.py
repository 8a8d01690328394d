"""What is printed is always in ISMP's safe form, and read back as what it was."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.quantities.notation import (
    amount,
    clock,
    decimal,
    decimals_needed,
    duration,
    fraction,
    plain_decimal,
    ratio,
)
from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.vocabulary import AMBIGUOUS_SPELLINGS, ATOMS, KNOWN, UNSAFE_SPELLINGS
from tests.strategies import alone, compound_units

SAFE_NUMBER = re.compile(r"(0|[1-9]\d{0,2}(,\d{3})*)(\.\d*[1-9])?")
CUT_NUMBER = re.compile(r"(0|[1-9]\d{0,2}(,\d{3})*)\.\d+…")
UNSAFE_IN_PRINT = {"U", "u", "IU", "cc", "µg", "μg", "ug", *AMBIGUOUS_SPELLINGS}

finite = st.builds(lambda whole, places: Fraction(whole, 10**places), st.integers(0, 10**13), st.integers(0, 6))
numbers = st.one_of(finite, st.fractions(min_value=0, max_value=10**9, max_denominator=10**6))
units = st.one_of(st.sampled_from(alone()), compound_units())


def words_of(written: str) -> list[str]:
    return re.split(r"[ /·]", written)


@given(numbers)
def test_a_number_has_a_leading_zero_never_a_trailing_one_and_commas_from_one_thousand(number: Fraction) -> None:
    written = decimal(number)

    assert SAFE_NUMBER.fullmatch(written) or CUT_NUMBER.fullmatch(written)


@given(finite)
def test_a_number_that_fits_is_written_in_full(number: Fraction) -> None:
    written = decimal(number)

    assert SAFE_NUMBER.fullmatch(written)
    assert number == Fraction(written.replace(",", ""))


@given(numbers)
def test_a_number_that_does_not_fit_is_cut_and_never_rounded(number: Fraction) -> None:
    written = decimal(number)
    assume(written.endswith("…"))
    shown = Fraction(written[:-1].replace(",", ""))
    places = len(written[:-1].partition(".")[2])

    assert 0 <= number - shown < Fraction(1, 10**places)
    assert shown > 0


@given(numbers)
def test_a_negative_number_carries_a_minus_sign_and_the_same_digits(number: Fraction) -> None:
    assume(number)

    assert "−" + decimal(number) == decimal(-number)


def test_a_very_small_number_that_ends_is_told_in_full() -> None:
    for places in range(1, 40):
        assert decimal(Fraction(1, 10**places)) == f"0.{'0' * (places - 1)}1"


@given(finite, units)
def test_an_amount_is_a_safe_number_a_space_and_safe_units(number: Fraction, of: Unit) -> None:
    written = amount(number, of)
    digits = SAFE_NUMBER.match(written)
    assert digits is not None

    assert decimal(number) == digits[0]
    assert written[digits.end()] == ("%" if of.above[0] == "percent" else " ")
    assert set() == UNSAFE_IN_PRINT & set(words_of(written[digits.end() :]))
    assert not written.endswith(".")


@given(finite, units)
def test_an_amount_is_read_back_as_itself_without_a_word_of_blame(number: Fraction, of: Unit) -> None:
    assume(set(AMBIGUOUS_SPELLINGS).isdisjoint({KNOWN[name].symbol for name in (*of.above, *of.below)}))
    read = read_quantity(amount(number, of))

    assert (number, of, ()) == (read.number, read.unit, read.notices)


@given(finite, finite, st.sampled_from(["mg", "units", "mEq", "mcg"]))
def test_a_strength_is_written_as_its_label_counts_and_read_back(above: Fraction, per: Fraction, name: str) -> None:
    assume(per and above and decimals_needed(above / per) is not None)
    written = amount(above / per, unit(f"{name}/mL"), per)
    read = read_quantity(written)

    assert (above / per, unit(f"{name}/mL"), ()) == (read.number, read.unit, read.notices)


@pytest.mark.parametrize("atom", ATOMS, ids=lambda atom: atom.name)
def test_one_is_singular_and_two_are_plural(atom: object) -> None:
    name, symbol, plural = atom.name, atom.symbol, atom.plural or atom.symbol  # type: ignore[attr-defined]
    gap = "" if name == "percent" else " "

    assert f"1{gap}{symbol}" == amount(Fraction(1), Unit((name,)))
    assert f"2{gap}{plural}" == amount(Fraction(2), Unit((name,)))


@pytest.mark.parametrize(
    ("number", "text", "written"),
    [
        ("5", "mg", "5 mg"),
        ("1/2", "mg", "0.5 mg"),
        ("1000", "mL", "1,000 mL"),
        ("999", "mL", "999 mL"),
        ("1200000", "units", "1,200,000 units"),
        ("1", "units", "1 unit"),
        ("1/2", "units", "0.5 units"),
        ("1/2", "tablets", "0.5 tablet"),
        ("3/2", "tablets", "1.5 tablets"),
        ("9/10", "%", "0.9%"),
        ("37", "°C", "37 °C"),
        ("25/2", "mL/h", "12.5 mL/h"),
        ("5", "mcg/kg/min", "5 mcg/kg/min"),
        ("5", "mcg/min/kg", "5 mcg/kg/min"),
        ("18", "units/h/kg", "18 units/kg/h"),
        ("40", "mg/day/kg", "40 mg/kg/day"),
        ("30", "mg/day/m2", "30 mg/m2/day"),
        ("8", "h/dose", "8 h/dose"),
        ("500", "mcg", "500 mcg"),
        ("0", "mg", "0 mg"),
        ("1/3", "mg", "0.3333… mg"),
    ],
)
def test_examples_are_written_as_textbooks_want_them(number: str, text: str, written: str) -> None:
    assert written == amount(Fraction(number), unit(text))


@given(compound_units())
def test_time_comes_last_and_weight_first_below_the_line(of: Unit) -> None:
    places = [KNOWN[name].dimension for name in of.below]

    assert "time" not in places[:-1]
    assert "body_weight" not in places[1:]


def test_no_symbol_that_is_printed_is_one_that_ismp_lists() -> None:
    symbols = {text for atom in ATOMS for text in (atom.symbol, atom.plural)}

    assert set() == symbols & {spelling for text in UNSAFE_SPELLINGS for spelling in (text, text.upper())}


def test_no_symbol_that_is_printed_is_one_that_is_refused_as_ambiguous() -> None:
    assert set() == {atom.symbol.lower() for atom in ATOMS} & set(AMBIGUOUS_SPELLINGS)


@given(numbers)
def test_machines_get_a_decimal_without_commas_or_an_exact_fraction(number: Fraction) -> None:
    assert number == Fraction(plain_decimal(number)) == Fraction(fraction(number))
    assert plain_decimal(number).isascii()
    assert "," not in plain_decimal(number)


@given(st.integers(0, 2 * 1440 - 1))
def test_a_clock_time_has_four_digits_and_is_read_back(minutes: int) -> None:
    written = clock(Fraction(minutes))

    assert re.fullmatch(r"\d\d:\d\d( the next day)?", written)
    assert Fraction(minutes) == read_clock(written).number


@given(st.integers(0, 10_000))
def test_a_length_of_time_is_written_in_hours_and_minutes_and_read_back(minutes: int) -> None:
    read = read_duration(duration(Fraction(minutes)))
    assert read.unit is not None

    assert Fraction(minutes) == read.number * (60 if read.unit == unit("h") else 1)
    assert () == read.notices


@given(st.integers(1, 10**9))
def test_a_ratio_is_written_with_commas_and_read_back(second: int) -> None:
    written = ratio(Fraction(1, second))

    assert f"1:{second:,}" == written
    assert (Fraction(1, second), ()) == (read_quantity(written).number, read_quantity(written).notices)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6))
def test_decimals_needed_are_as_many_as_the_number_has(number: Fraction) -> None:
    needed = decimals_needed(number)
    scaled = None if needed is None else number * 10**needed

    assert scaled is None or (scaled.denominator == 1 and (needed == 0 or scaled % 10))
    assert (needed is None) == (10**40 % number.denominator != 0)


def test_a_length_of_time_below_zero_has_its_sign_once() -> None:
    assert "−1 h 30 min" == duration(Fraction(-90))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(5, 10**7), "0.0000005"),
        (Fraction(9999, 10**10), "0.0000009999"),
        (Fraction(10001, 10**10), "0.000001000…"),
        (Fraction(-9999, 10**10), "−0.0000009999"),
        (Fraction(123456789, 10**8), "1.2345…"),
        (Fraction(1, 30), "0.03333…"),
        (Fraction(2, 21), "0.09523…"),
        (Fraction(1, 3000), "0.0003333…"),
        (Fraction(1, 1_100_001), "0.0000009090…"),
    ],
)
def test_four_digits_that_count_are_written_in_full_wherever_they_stand(number: Fraction, written: str) -> None:
    assert written == decimal(number)


@pytest.mark.parametrize(
    ("number", "written"), [("1/2", "0.5"), ("-1/2", "-0.5"), ("2500/2", "1250"), ("-1/3", "-1/3")]
)
def test_machines_get_a_decimal_where_it_ends(number: str, written: str) -> None:
    assert written == plain_decimal(Fraction(number))


def test_a_label_is_written_with_as_many_decimals_as_are_asked_for() -> None:
    of, above, per = unit("mg/mL"), Fraction("1.23456789"), Fraction("0.12345678")

    assert "1.23456789 mg/0.12345678 mL" == amount(above / per, of, per, most=8)
    assert "1.2345… mg/0.1234… mL" == amount(above / per, of, per)


def test_a_percentage_of_a_whole_stands_against_its_sign() -> None:
    assert "25%" == amount(Fraction(25), unit("percent_of_whole"))


def test_ten_minutes_past_have_no_further_nought() -> None:
    assert ("07:09", "07:10") == (clock(Fraction(429)), clock(Fraction(430)))

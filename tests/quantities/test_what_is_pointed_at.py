"""Where a refusal points, and what it suggests: texts with carets under the signs that are at fault."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.quantities.dates import read_date, read_moment
from dosecalc.quantities.reading import Quantity, next_quantity, read_answer, read_quantity, read_unit
from dosecalc.quantities.times import read_clock
from dosecalc.quantities.typed_text import UnreadableQuantity, typed

LONG = "This number has more than 15 digits."
ZERO = "A whole number does not begin with 0."
COMMA = "This comma does not group thousands."
NO_DIGIT = "A digit was expected after the point."
POINTS = "This number has two decimal points."
POINT = "This number has one point too many."
TWO = "There are two numbers side by side."
PROPER = "Write one number with its unit, or a fraction such as 1/2 or 1 3/4; do the arithmetic yourself."
HUNDREDTHS = "A fraction may have at most 100 below the line; work out a division yourself."
EXPONENT = "An exponent is a whole number from -9 to 9."
MARK = "Only a comma groups thousands, as in 1,000."
SUM = PROPER
LETTER_O = "The letter O is not a digit."
LOOSE = "Write a fraction without spaces around its line."
STOP = "Leave out the period."
SIGN = "Leave out this sign."
AFTER = "Write only one number with its unit, and nothing after it."
NEGATIVE = "Amounts are never negative here."
NO_NUMBER = "A number was expected here."
WORD = "An answer must begin with a number."
NO_UNIT = "A unit was expected here."
PARTS = "This unit has too many parts."
FIRST = "A ratio strength begins with 1, as in 1:1,000."
RATIO = "A ratio strength is 1, a colon and a whole number, as in 1:1,000."
NUMBER_ALONE = "Write the day as a number alone. Write a date as year-month-day, as in 2026-03-05."
NOT_UNDERSTOOD = "This was not understood."
DEGREES = "degrees can mean °C or °F: write °C or °F."


def pointed_at(read: Callable[[str], object], text: str) -> tuple[str, str]:
    with pytest.raises(UnreadableQuantity) as caught:
        read(text)
    shown, carets = caught.value.pointed_out().split("\n")
    assert text == shown
    return carets, str(caught.value)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 1234567890123456 mg", " ^^^^^^^^^^^^^^^^", LONG),
        (" 1234567890.123456 mg", " ^^^^^^^^^^^^^^^^^", LONG),
        (" .1234567890123456 mg", " ^^^^^^^^^^^^^^^^^", LONG),
        (" 1,234,567,890,123,456 mg", " ^^^^^^^^^^^^^^^^^^^^^", LONG),
        ("5 mg/1234567890123456 mL", "     ^^^^^^^^^^^^^^^^", LONG),
        (" 05 mg", " ^^", f"{ZERO} Did you mean 0.5 or 5?"),
        (" 010 mg", " ^^^", f"{ZERO} Did you mean 0.1 or 10?"),
        (" 0125 mg", " ^^^^", f"{ZERO} Did you mean 0.125 or 125?"),
        (" 01500 mg", " ^^^^^", f"{ZERO} Did you mean 0.15 or 1,500?"),
        (" 05.50 mg", " ^^^^^", f"{ZERO} Did you mean 5.5?"),
        (" 05. mg", " ^^^", f"{ZERO} Did you mean 0.5 or 5?"),
        (" 00.5 mg", " ^^^^", f"{ZERO} Did you mean 0.5?"),
        (" 00.0 mg", " ^^^^", f"{ZERO} Did you mean 0?"),
        (" 00 mg", " ^^", f"{ZERO} Did you mean 0?"),
        (" 010.0 mg", " ^^^^^", f"{ZERO} Did you mean 10?"),
        (" 05.1234567890123456", " ^^^^^^^^^^^^^^^^^^^", ZERO),
        ("5 mg/02 mL", "     ^^", f"{ZERO} Did you mean 0.2 or 2?"),
    ],
)
def test_digits_too_many_and_zeros_in_front_are_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 12,5 mg", " ^^^^", f"{COMMA} Did you mean 12.5?"),
        (" 0,50 mg", " ^^^^", f"{COMMA} Did you mean 0.5?"),
        (" 0,500 mg", " ^^^^^", f"{COMMA} Did you mean 0.5?"),
        (" ,5 mg", " ^^", f"{COMMA} Did you mean 0.5?"),
        (" , 5 mg", " ^", NO_NUMBER),
        (" 10,0 mg", " ^^^^", COMMA),
        (" 1234,567 mg", " ^^^^^^^^", f"{COMMA} Did you mean 1,234,567 or 1,234.567?"),
        (" 05,000 mg", " ^^^^^^", COMMA),
        (
            " 1234567890123,45 mg",
            " ^^^^^^^^^^^^^^^^",
            f"{COMMA} Did you mean 1,234,567,890,123.45 or 123,456,789,012,345?",
        ),
        (" 1234,56 mg", " ^^^^^^^", f"{COMMA} Did you mean 1,234.56 or 123,456?"),
        (" 123,4567 mg", " ^^^^^^^^", COMMA),
        (" 1,234,56 mg", " ^^^^^^^^", COMMA),
        (" 1,2345678901234567 mg", " ^^^^^^^^^^^^^^^^^^", COMMA),
        (" 1234567890123,456 mg", " ^^^^^^^^^^^^^^^^^", COMMA),
        (" 1,000, mg", " ^^^^^^", COMMA),
        (" 5, mg", " ^^", COMMA),
        (" 1,00.5 mg", " ^^^^", COMMA),
        (" 1,5½ mg", " ^^^", COMMA),
        ("5 mg/2,5 mL", "     ^^^", f"{COMMA} Did you mean 2.5?"),
    ],
)
def test_a_comma_that_could_be_a_decimal_comma_is_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 5. mg", " ^^", f"{NO_DIGIT} Did you mean 5?"),
        (" 1500. mg", " ^^^^^", f"{NO_DIGIT} Did you mean 1,500?"),
        (" 1..50 mg", " ^^^^^", f"{NO_DIGIT} Did you mean 1.5?"),
        (" 1...05 mg", " ^^^^^^", f"{NO_DIGIT} Did you mean 1.05?"),
        (" ..5 mg", " ^^^", f"{NO_DIGIT} Did you mean 0.5?"),
        (" 1.½ mg", " ^^^", f"{NO_DIGIT} Did you mean 1½?"),
        (" 1500..½ mg", " ^^^^^^^", f"{NO_DIGIT} Did you mean 1,500½?"),
        (" 1.½5 mg", " ^^^", NO_DIGIT),
        (" .½ mg", " ^", NO_DIGIT),
        (" 1..5½ mg", " ^^^^", NO_DIGIT),
        (" 1..5.5 mg", " ^^^^", NO_DIGIT),
        (" . mg", " ^", NO_DIGIT),
        (" 1.5.5 mg", " ^^^^", POINTS),
        (" .5. mg", "   ^", STOP),
        (" ½.5 mg", " ^^", POINT),
        (" 1½. mg", "   ^", STOP),
        (" 1/2.5 mg", " ^^^^", POINT),
        (" 1 1/2.5 mg", " ^^^^^^", POINT),
        (" 1e1.5 mg", " ^^^^", POINT),
    ],
)
def test_a_point_without_digits_and_one_too_many_are_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 5/4 mg", " ^^^", PROPER),
        (" 3/3 mg", " ^^^", PROPER),
        (" 0/200 mg", " ^^^^^", PROPER),
        (" 1/0 mg", " ^^^", PROPER),
        (" 1/00 mg", " ^^^^", PROPER),
        (" 00/5 mg", " ^^^^", PROPER),
        (" 1 3/2 mg", " ^^^^^", PROPER),
        (" 1/1234567890123456 mg", " ^^^^^^^^^^^^^^^^^^", PROPER),
        (" 1/150 grain", " ^^^^^", HUNDREDTHS),
        (" 1 1/101 mg", " ^^^^^^^", HUNDREDTHS),
        (" 1/123456789012345 mg", " ^^^^^^^^^^^^^^^^^", HUNDREDTHS),
        (" 1/02 mg", " ^^^^", f"{ZERO} Did you mean 1/2?"),
        (" 01/2 mg", " ^^^^", f"{ZERO} Did you mean 1/2?"),
        (" 1500 1/02 mg", " ^^^^^^^^^", f"{ZERO} Did you mean 1,500 1/2?"),
        (" 1 02/3 mg", " ^^^^^^", f"{ZERO} Did you mean 1 2/3?"),
        (" 1/0100 mg", " ^^^^^^", f"{ZERO} Did you mean 1/100?"),
        (" 1/0101 mg", " ^^^^^^", ZERO),
        (" 5/03 mg", " ^^^^", ZERO),
        (" 01/mL", " ^^", f"{ZERO} Did you mean 0.1 or 1?"),
        ("5 mg/3/2 mL", "     ^^^", PROPER),
    ],
)
def test_what_is_no_fraction_that_is_read_is_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 12 5 mg", " ^^^^", f"{TWO} Did you mean 12.5 or 125?"),
        (" 12  050 mg", " ^^^^^^^", f"{TWO} Did you mean 12,050?"),
        (" 12 05 mg", " ^^^^^", f"{TWO} Did you mean 12.05 or 1,205?"),
        (" 12 50 mg", " ^^^^^", f"{TWO} Did you mean 12.5 or 1,250?"),
        (" 0 500 mg", " ^^^^^", f"{TWO} Did you mean 0.5?"),
        (" 1500 5 mg", " ^^^^^^", f"{TWO} Did you mean 1,500.5 or 15,005?"),
        (" 12 0 mg", " ^^^^", TWO),
        (" 1 000 000 mg", " ^^^^^^^^^", f"{TWO} Did you mean 1,000,000?"),
        (" 1 000 00 mg", " ^^^^^^^^", TWO),
        (" 1 2 3 mg", " ^^^^^", TWO),
        (" 1234567890123 456 mg", " ^^^^^^^^^^^^^^^^^", TWO),
        (" 1 000.5 mg", " ^^^^^", TWO),
        (" 1 2½ mg", " ^^^", TWO),
        (" 1 2 ½ mg", " ^^^", TWO),
        (" 1 2/mL", " ^^^", f"{TWO} Did you mean 1.2 or 12?"),
        (" 1 2/3 45 mg", " ^^^^^^^^", TWO),
        (" 1/2 34 mg", " ^^^^^^", TWO),
        (" ½ .5 mg", " ^^^^", TWO),
        (" 1½5 mg", " ^^^", TWO),
        (" 1 ½  5 mg", " ^^^^^^", TWO),
        (" 1.5,000 mg", " ^^^^^^^", TWO),
        (" 1.5  250 mg", " ^^^^^^^^", TWO),
        (" 1.5½ mg", " ^^^^", TWO),
        (" 1e3 5 mg", " ^^^^^", TWO),
        ("5 mg/1.5 5 mL", "     ^^^^^", TWO),
        (" 1'000 mg", " ^^", MARK),
        (" 1_000 mg", " ^^", MARK),
        (" 1.5'000 mg", " ^^^^", MARK),
        (" 1 'mg", "   ^^^", NO_UNIT),
        (" 5+3 mg", "  ^^^^^", SUM),
        (" 5  * 3 mg", "    ^^^^^^", SUM),
        (" 1/2 x 3", "     ^^^", SUM),
    ],
)
def test_a_second_number_and_a_sum_are_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 1e10 mg", "  ^^^", EXPONENT),
        (" 1.5e-10 mg", "    ^^^^", EXPONENT),
        (" 1e005 mg", "  ^^^^", EXPONENT),
        (" 1e+ mg", "  ^^", EXPONENT),
        (" 1e-+5 mg", "  ^^", EXPONENT),
        (" 1eX mg", "  ^^", "The unit 'eX' is not known."),
        (" -5 mg", " ^", NEGATIVE),
        ("+ -5 mg", "  ^", NEGATIVE),
        (" ~5 mg", " ^", SIGN),
        (" three mg", " ^^^^^", WORD),
        (" three mg or so", " ^^^^^", WORD),
        (" three", " ^^^^^", WORD),
        (" 5 mg 3", "      ^", AFTER),
        (" 2:1,000 mg", " ^^", FIRST),
        (" 10 : 1,000", " ^^^^", FIRST),
        ("+1:1,000", "^^^", FIRST),
        (" 1: 1,00", "    ^^^^", RATIO),
        (" 1:2.5", "   ^^^", RATIO),
        (" 1:0", "   ^", RATIO),
        (" 1:1,000 mg", "   ^^^^^^^^", RATIO),
        (" 1: ", "    ^", RATIO),
    ],
)
def test_powers_of_ten_signs_words_and_ratios_are_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 5 mgg/mL", "   ^^^", "The unit 'mgg' is not known. Did you mean mg?"),
        (" 5 mg/mn", "      ^^", "The unit 'mn' is not known."),
        (" 5 mcgg/h", "   ^^^^", "The unit 'mcgg' is not known. Did you mean mcg?"),
        (" 5 μL/h", "   ^^", "The unit 'μL' is not known. Did you mean microL?"),
        (" 5 bananas/h", "   ^^^^^^^", "The unit 'bananas' is not known."),
        (" 37 °K", "    ^^", "The unit '°K' is not known."),
        (" 37 °.", "    ^", DEGREES),
        (" 37 ° C", "    ^", DEGREES),
        (" 37 Deg/h", "    ^^^", DEGREES),
        (" 5 gr/h", "   ^^", "gr can mean grain or gram: write grain or g."),
        (" 5 ; 3", "   ^^^", NO_UNIT),
        (" 5 per h", "   ^^^^", "A unit must come first here, as in 5 tablets a day."),
        (" 5 mg/An h", "      ^^", NO_UNIT),
        (" 5 mg/0 thousand  mL", "      ^^^^^^^^^^", "Nothing can be counted per 0."),
        (" 5 mg/kg/ kg/h", "          ^^", "kg is below the line twice."),
        (" 5 mg/2 mg/h", "        ^^", "mg is both above and below the line."),
        (" 5 mg/kg/day/h/min.", "               ^^^^", PARTS),
        (" 5 mg·kg·m2·h·min", "              ^^^", PARTS),
        (" 5 mg·kg·m2·h/min", "              ^^^", PARTS),
        (" 5 mg/??", "      ^", SIGN),
        (" 5 mg/O x", "      ^", LETTER_O),
    ],
)
def test_what_is_no_unit_is_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 3O.3 mL", "  ^", f"{LETTER_O} Did you mean 30.3?"),
        (" 0.O5 mg", "   ^", f"{LETTER_O} Did you mean 0.05?"),
        (" l0 mg", " ^", "The letter l is not a digit. Did you mean 10?"),
        (" 5,Ol mg", "   ^", LETTER_O),
        (" 1O0Omg", "  ^", LETTER_O),
        (" 1O 1/2 mg", "  ^", LETTER_O),
        (" 123456789O1234567 mg", "          ^", LETTER_O),
        (" 12345678901234O mg", "               ^", f"{LETTER_O} Did you mean 123,456,789,012,340?"),
        (" 0O.5 mg", "  ^", LETTER_O),
        (" 1O,000 mg", "  ^", f"{LETTER_O} Did you mean 10,000?"),
        (" O.5 mg", " ^", f"{LETTER_O} Did you mean 0.5?"),
        (" 1l.5 mg", "  ^", "The letter l is not a digit. Did you mean 11.5?"),
        (" 0.l mg", "   ^", "The letter l is not a digit. Did you mean 0.1?"),
        (" 0.5l0 mg", "    ^", "The letter l is not a digit. Did you mean 0.51?"),
        (" l/2 tab", " ^", "The letter l is not a digit. Did you mean 1/2?"),
        (" 1500 l/20 tab", "      ^", "The letter l is not a digit. Did you mean 1,500 1/20?"),
        ("+ --5 mg/mL", "  ^", NEGATIVE),
        (" ++5 mg", "  ^", SIGN),
        (" ~ 5 mg", " ^", SIGN),
        (" <5 mg", " ^", NO_NUMBER),
        (" ~ mg", " ^", NO_NUMBER),
        (" 52. 7 mg", " ^^^^^", f"{NO_DIGIT} Did you mean 52.7?"),
        (" 52.  7.5 mg", " ^^^^^^", NO_DIGIT),
        (" 52. 7½ mg", " ^^^^^", NO_DIGIT),
        (" 52. 70 mg", " ^^^^^^", NO_DIGIT),
        (" 52. 7 5 mg", " ^^^^^", NO_DIGIT),
        (" 5. . 7 mg", " ^^", NO_DIGIT),
        (" 5 . 5 mg", " ^^^^^", f"{TWO} Did you mean 5.5?"),
        (" 5 .5.5 mg", " ^^^^", TWO),
        (" 5 .50 mg", " ^^^^^", TWO),
        (" 5..", "  ^^", STOP),
        (" 30.3.  ", "     ^", STOP),
        (" 30.3. mL", "     ^", STOP),
        (" 30·3 mL", "   ^", "Write the decimal point as a period. Did you mean 30.3?"),
        (" 30·3·3 mL", "   ^", "Write the decimal point as a period."),
        (" 1 /2 tab", " ^^^^", f"{LOOSE} Did you mean 1/2?"),
        (" 1 / 100 grain", " ^^^^^^^", f"{LOOSE} Did you mean 1/100?"),
        (" 1 / 02 tab", " ^^^^^^", SUM),
        (" 1 /200 tab", " ^^^^^^", SUM),
        (" 1 / 2.5 tab", " ^^^^^", SUM),
        (" 1500 1/ 2 tab", " ^^^^^^^^^", f"{LOOSE} Did you mean 1,500 1/2?"),
        (" 5 / mL", "   ^", "A unit must come first here, as in 5 tablets a day."),
        (" 30 point 3 mL", " ^^^^^^^^^^", "Write the decimal point as a sign, not as a word. Did you mean 30.3?"),
        (" 30 dot 3.5 mL", " ^^^^^^^^", "Write the decimal point as a sign, not as a word."),
        (" 30.5 point 3", "      ^^^^^", "The unit 'point' is not known."),
        (" 30 - mL/h", "    ^", "Leave out the hyphen."),
        (" 30 -", "    ^", "Leave out the hyphen."),
        (" 30 - 5 mL", "    ^^^^^^", SUM),
        (" 30 / .5", "    ^^^^", SUM),
        (" ½ · 2", "   ^^^", SUM),
        (" 1,5 5 mg", " ^^^", COMMA),
        (" 1,5l mg", " ^^^", COMMA),
        (" 05l mg", " ^^", ZERO),
        (" 05 .5 mg", " ^^", ZERO),
        (" 05 . 5 mg", " ^^", ZERO),
        (" ,125 mg", " ^^^^", f"{COMMA} Did you mean 0.125?"),
        (" ,50 mg", " ^^^", COMMA),
        (" 12 5 /2 mL", " ^^^^^^^", SUM),
        (" 1:1 000 mg", "   ^^^^^^^^", RATIO),
        (" 1 : 1 125", "     ^^^^^", f"{RATIO} Did you mean 1:1,125?"),
        (" 1:1000.", "       ^", STOP),
        (" 14:30", " ^^^^^", "This is a clock time."),
        (" 1:30pm", " ^^^^^^", "This is a clock time."),
        (" 23:59", " ^^^^^", "This is a clock time."),
        *((f" {time}", carets, FIRST) for time, carets in {"24:30": " ^^^", "14:60": " ^^^", "14:305": " ^^^"}.items()),
        (" 2:30,000", " ^^", FIRST),
        (" 123:30", " ^^^^", FIRST),
        (" 5/day", "  ^", "A unit must come first here, as in 5 tablets a day."),
        (" 5 per  h", "   ^^^^^", "A unit must come first here, as in 5 tablets a day."),
        (" don't know", " ^^^^^", WORD),
        (" 1.2M units/mL", "    ^", "M cannot be used for million: write it out, as in 2 million units."),
        (" 5 k IU", "   ^", "k cannot be used for thousand: write it out, as in 2 thousand units."),
        (" 5 M x", "   ^", "m can mean minute or meter: write min or meter."),
        (" 5 tbl/h", "   ^^^", "tbl can mean tablet or tablespoon: write tablets or tbsp."),
    ],
)
def test_what_beginners_type_is_pointed_at_where_the_fault_is(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_quantity, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 2026-03-05 th x", "            ^^", NUMBER_ALONE),
        (" 5th March 2026", "  ^^", NUMBER_ALONE),
        (" 2026-03-05 at X", "            ^^^^", NOT_UNDERSTOOD),
        (" 2026-03-05 X.", "            ^^", NOT_UNDERSTOOD),
        (" 2026-03-05 . ", "            ^^", STOP),
        (" 2027 Jan 13 x", " ^^^^^^^^^^^", "Write the month as a number: 2027-01-13."),
        (" 12/32/2026 x", " ^^^^^^^^^^", "There is no such day."),
        (" 13/14/2026 x", " ^^^^^^^^^^", "There is no month 14."),
    ],
)
def test_what_is_no_date_is_pointed_at(text: str, carets: str, says: str) -> None:
    assert (carets, says) == pointed_at(read_date, text)


@pytest.mark.parametrize(
    ("text", "carets", "says"),
    [
        (" 17.00 x", "   ^", "Write a colon: 17:00."),
        (" 17:00 X.", "       ^^", NOT_UNDERSTOOD),
        (" 17:00 . ", "       ^^", STOP),
        (" 1O:30", "  ^", f"{LETTER_O} Did you mean 10?"),
    ],
)
def test_what_is_no_time_of_day_is_pointed_at_alone_and_behind_its_date(text: str, carets: str, says: str) -> None:
    day = " 2026-03-05"

    assert (carets, says) == pointed_at(read_clock, text)
    assert (" " * len(day) + carets, says) == pointed_at(read_moment, day + text)


DASH = "The en dash (U+2013) cannot be used"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("–5 mg", f"{DASH}: amounts are never negative here."),
        ("+ –5 mg", f"{DASH}: amounts are never negative here."),
        ("X–5 mg", f"{DASH}: leave it out."),
        ("5 –– 5 mg", f"{DASH}: leave it out."),
        ("5–X5", f"{DASH}: leave it out."),
        ("5–1", f"{DASH} here."),
        ("5 – 10 mg", f"{DASH} here."),
    ],
)
def test_a_dash_is_left_out_only_where_no_other_number_comes_of_it(text: str, says: str) -> None:
    assert (" " * text.index("–") + "^", says) == pointed_at(read_quantity, text)


def test_a_tab_behind_a_dash_joins_no_numbers() -> None:
    with pytest.raises(UnreadableQuantity, match=r"cannot be used: leave it out\.$"):
        read_quantity("5–\t5 mg")


def test_a_tilde_beside_a_sign_of_units_is_refused_as_it_is_alone() -> None:
    assert (
        "A unit was expected here." == pointed_at(read_quantity, "5 ~ µg")[1] == pointed_at(read_quantity, "5 ~ mcg")[1]
    )


@pytest.mark.parametrize("text", ["mg × mL", "mg×mL"])
def test_no_unit_is_worked_out(text: str) -> None:
    assert (" " * text.index("×") + "^", SUM) == pointed_at(read_unit, text)


@pytest.mark.parametrize("text", [" mg mL", " mg/5 mL", " mg;"])
def test_what_names_no_unit_is_pointed_at_whole(text: str) -> None:
    assert ("^" * len(text), "This is not a unit.") == pointed_at(read_unit, text)


@example(1_000_000)
@example(1_125)
@given(st.integers(1_000, 10**15 - 1))
def test_thousands_grouped_by_blanks_are_told_with_commas(number: int) -> None:
    [_, says] = pointed_at(read_quantity, f"{number:,} mg".replace(",", " "))
    as_decimal = f" or {number:,}".replace(",", ".") if number < 1_000_000 and number % 10 else ""

    assert f"{TWO} Did you mean {number:,}{as_decimal}?" == says


@pytest.mark.parametrize(
    ("text", "id_", "says"),
    [
        (".1500 mg", "naked_decimal", ".1500 can be read as 1,500: write 0.15."),
        ("1500.50 mg", "trailing_zero", "1,500.50 can be read as 150,050: write 1,500.5."),
        ("1.0 mg", "trailing_zero", "1.0 can be read as 10: write 1."),
        ("1234.56789012345 mg", "no_comma", "From 1,000 on, write commas: 1,234.56789012345."),
        ("5mg", "no_space", "Leave a space between the number and its unit."),
        ("5 mg.", "full_stop", "A period after a unit can be read as 1: leave it out."),
    ],
)
def test_what_is_to_be_said_of_the_writing_has_a_name_of_its_own(text: str, id_: str, says: str) -> None:
    assert {id_: says}.items() <= {notice.id: notice.says for notice in read_answer(text).notices}.items()


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("12 mg/2 mL/3 h", Fraction(2), Fraction(6)),
        ("6 mg/9 mL", Fraction(2, 3), Fraction(9)),
        ("1 mg/½ mL", Fraction(2), Fraction(1, 2)),
        ("1 mg/.5 mL", Fraction(2), Fraction(1, 2)),
        ("3 mg/mL", Fraction(3), Fraction(1)),
    ],
)
def test_all_that_is_counted_per_is_divided_by_and_kept(text: str, number: Fraction, per: Fraction) -> None:
    quantity = read_quantity(text)

    assert (number, per) == (quantity.number, quantity.per)


def test_what_stands_before_a_colon_is_read_and_the_colon_left() -> None:
    source = typed("12 : 1,000")

    assert Quantity(Fraction(12), None) == next_quantity(source)
    assert source.take(":")

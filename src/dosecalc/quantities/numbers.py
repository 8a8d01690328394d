"""The grammar of numbers as people type them; exact, built digit by digit, nothing ever evaluated.

number  = mixed | vulgar | fraction | decimal
mixed   = whole blank fraction | whole [blank] vulgar
decimal = (whole ["." digits] | "." digits) ["e" ["+" | "-"] digit [digit]]
whole   = digits | group {"," three digits}
"""

from fractions import Fraction

from dosecalc.quantities.meant_numbers import (
    DIGITS_IN_A_GROUP,
    LARGEST_DENOMINATOR,
    MOST_DIGITS,
    is_proper,
    safe,
    without_comma,
    without_leading_zeros,
)
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.quick_fraction import ONE, QuickFraction, quotient
from dosecalc.quantities.refused_numbers import (
    NUMERIC,
    WRONGLY_BEHIND,
    comes,
    is_over,
    refuse_arithmetic,
    refuse_empty_part,
    refuse_full_stop,
    refuse_letter_over,
    refuse_letters,
    refuse_loose_fraction,
    refuse_number_after,
    refuse_point_in_words,
    refuse_raised_point,
    refuse_sign,
    refuse_two_numbers,
)
from dosecalc.quantities.typed_text import DIGITS, ONE_NUMBER, VULGAR_FRACTIONS, Refusal, TypedText

LARGEST_EXPONENT, DIGITS_OF_EXPONENT = 9, 2
AFTER_E = DIGITS | frozenset("+-")


def read_number(source: TypedText) -> Fraction:
    """The number that comes next.

    Raises:
        UnreadableQuantity: it is no number of the grammar, or its commas, points or blanks are in doubt.
    """
    start = source.position
    if source.next in VULGAR_FRACTIONS:
        return _vulgar(source, start)
    refuse_letters(source)
    whole = _whole(source)
    if whole and (mixed := _fraction_after(source, whole, start)) is not None:
        return mixed
    part = _decimals(source, whole, start)
    number = quotient(int(whole + part), 10 ** len(part))
    if len(whole) > DIGITS_IN_A_GROUP and "," not in source.text[start : source.position]:
        source.notice("no_comma", f"From 1,000 on, write commas: {decimal(number, MOST_DIGITS)}.")
    number *= _power_of_ten(source)
    _nothing_numeric_follows(source, start)
    return number


def _check_length(source: TypedText, digits: str, start: int) -> None:
    if len(digits) > MOST_DIGITS:
        source.refuse(f"This number has more than {MOST_DIGITS} digits.", start=start, end=source.position)


def _whole(source: TypedText) -> str:
    start = source.position
    digits = source.digits()
    if comes(source, ",") or (digits and source.next == ","):
        digits = _grouped(source, digits, start)
    _check_length(source, digits, start)
    if len(digits) > 1 and digits[0] == "0" and not comes(source, "/"):
        source.take(".")
        part = source.digits()
        instead = without_leading_zeros(digits, part) if is_over(source) else ""
        source.refuse(Refusal.LEADING_ZERO, start=start, end=source.position, instead=instead)
    return digits


def _grouped(source: TypedText, first: str, start: int) -> str:
    """1,000 and 12,345,678 are read; any other comma could be a decimal comma, a thousandfold difference."""
    groups = [first]
    while source.take(","):
        groups.append(source.digits())
    well_formed = (
        1 <= len(first) <= DIGITS_IN_A_GROUP
        and first[0] != "0"
        and all(len(group) == DIGITS_IN_A_GROUP for group in groups[1:])
    )
    if not well_formed:
        instead = without_comma(*groups) if len(groups) == len(("12", "5")) and is_over(source) else ""
        source.refuse(Refusal.NOT_THOUSANDS, start=start, end=source.position, instead=instead)
    return "".join(groups)


def _decimals(source: TypedText, whole: str, start: int) -> str:
    refuse_raised_point(source, whole)
    if not source.take("."):
        if not whole:
            refuse_sign(source)
        return ""
    part = source.digits()
    if not part:
        refuse_empty_part(source, whole, start)
    if source.next == ".":
        refuse_full_stop(source)
        source.refuse("This number has two decimal points.", start=start, end=source.position + 1)
    _check_length(source, whole + part, start)
    written = safe(whole, part)
    if not whole:
        source.notice("naked_decimal", f".{part} can be read as {int(part):,}: write {written}.", unsafe=True)
    elif part[-1] == "0":
        says = f"{int(whole):,}.{part} can be read as {int(whole + part):,}: write {written}."
        source.notice("trailing_zero", says, unsafe=True)
    return part


def _power_of_ten(source: TypedText) -> Fraction:
    start = source.position
    if source.next not in {"e", "E"} or source.text[start + 1 : start + 2] not in AFTER_E:
        return ONE
    source.position += 1
    is_small = source.take("-")
    if not is_small:
        source.take("+")
    digits = source.digits()
    if not digits or len(digits) > DIGITS_OF_EXPONENT or int(digits) > LARGEST_EXPONENT:
        says = f"An exponent is a whole number from -{LARGEST_EXPONENT} to {LARGEST_EXPONENT}."
        source.refuse(says, start=start, end=source.position)
    power = quotient(10 ** int(digits), 1)
    return 1 / power if is_small else power


def _fraction_after(source: TypedText, whole: str, start: int) -> Fraction | None:
    """A fraction or mixed number that begins with these digits, or None: then it is a decimal."""
    if comes(source, "/"):
        return _proper(source, whole, start)
    refuse_loose_fraction(source, whole, start)
    back = source.position
    source.blanks()
    if source.next in VULGAR_FRACTIONS:
        return int(whole) + _vulgar(source, start)
    if source.position > back:
        refuse_letter_over(source, whole)
    top = source.digits()
    if top and comes(source, "/"):
        return int(whole) + _proper(source, top, start, f"{int(whole):,} ")
    if top:
        refuse_loose_fraction(source, top, start, f"{int(whole):,} ")
        refuse_two_numbers(source, whole, top, start)
    source.position = back
    return None


def _proper(source: TypedText, top: str, start: int, before: str = "") -> Fraction:
    source.take("/")
    bottom = source.digits()
    _refuse_leading_zeros(source, (top, bottom), start, before)
    if not is_proper(top, bottom):
        source.refuse(ONE_NUMBER, start=start, end=source.position)
    if int(bottom) > LARGEST_DENOMINATOR:
        says = f"A fraction may have at most {LARGEST_DENOMINATOR} below the line; work out a division yourself."
        source.refuse(says, start=start, end=source.position)
    number = QuickFraction(int(top), int(bottom))
    _nothing_numeric_follows(source, start)
    return number


def _refuse_leading_zeros(source: TypedText, parts: tuple[str, str], start: int, before: str) -> None:
    """1/02 may have been meant to be 1/2 or 1/20."""
    top, bottom = (digits.lstrip("0") for digits in parts)
    if top and bottom and (top, bottom) != parts:
        is_read = is_proper(top, bottom) and int(bottom) <= LARGEST_DENOMINATOR and is_over(source)
        instead = f"{before}{top}/{bottom}" if is_read else ""
        source.refuse(Refusal.LEADING_ZERO, start=start, end=source.position, instead=instead)


def _vulgar(source: TypedText, start: int) -> Fraction:
    number = QuickFraction(*VULGAR_FRACTIONS[source.next])
    source.position += 1
    _nothing_numeric_follows(source, start)
    return number


def _nothing_numeric_follows(source: TypedText, start: int) -> None:
    here = source.position
    blanks = source.blanks()
    following = source.next
    if following not in WRONGLY_BEHIND:
        source.position = here
        return
    if following == "." and not blanks:
        refuse_full_stop(source)
        source.refuse("This number has one point too many.", start=start, end=here + 1)
    if following in NUMERIC:
        refuse_number_after(source, source.text[start:here], start)
    if following in {"_", "'"} and not blanks:
        source.refuse("Only a comma groups thousands, as in 1,000.", start=start, end=here + 1)
    refuse_arithmetic(source)
    refuse_point_in_words(source, source.text[start:here], start)
    source.position = here

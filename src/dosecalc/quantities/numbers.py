"""The grammar of numbers as people type them; exact, built digit by digit, nothing ever evaluated.

number  = mixed | vulgar | fraction | decimal
mixed   = whole blank fraction | whole [blank] vulgar
decimal = (whole ["." digits] | "." digits) ["e" ["+" | "-"] digit [digit]]
whole   = digits | group {"," three digits}
"""

from fractions import Fraction
from typing import Never

from dosecalc.quantities.notation import decimal
from dosecalc.quantities.quick_fraction import ONE, QuickFraction, quotient
from dosecalc.quantities.typed_text import DIGITS, VULGAR_FRACTIONS, TypedText

MOST_DIGITS = 15
LARGEST_EXPONENT, DIGITS_OF_EXPONENT = 9, 2
LARGEST_DENOMINATOR = 100
DIGITS_IN_A_GROUP = 3
NOT_THOUSANDS = "This comma does not group thousands."
LEADING_ZERO = "A whole number does not begin with 0."
TWO_NUMBERS = "Two numbers stand side by side."

NUMERIC = DIGITS | VULGAR_FRACTIONS.keys() | frozenset(".,")
AFTER_E = DIGITS | frozenset("+-")
OF_SUMS = frozenset("+-*x^=<>()")


def read_number(source: TypedText) -> Fraction:
    """The number that comes next.

    Raises:
        UnreadableQuantity: it is no number of the grammar, or its commas, points or blanks are in doubt.
    """
    start = source.position
    if source.next in VULGAR_FRACTIONS:
        return _vulgar(source, start)
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


def _safe(whole: str, part: str = "") -> str:
    """The same as it should be written: 1,234.5 for 1234.50; empty where that is too long to be read."""
    if len(whole + part) > MOST_DIGITS:
        return ""
    return f"{int(whole or '0'):,}.{part}".rstrip("0").rstrip(".")


def _comes(source: TypedText, sign: str) -> bool:
    """Whether this sign comes next, with a digit behind it."""
    return source.next == sign and source.text[source.position + 1 : source.position + 2] in DIGITS


def _whole(source: TypedText) -> str:
    start = source.position
    digits = source.digits()
    if _comes(source, ",") or (digits and source.next == ","):
        digits = _grouped(source, digits, start)
    _check_length(source, digits, start)
    if len(digits) > 1 and digits[0] == "0" and not _comes(source, "/"):
        instead = _without_leading_zeros(source, digits)
        source.refuse(LEADING_ZERO, start=start, end=source.position, instead=instead)
    return digits


def _without_leading_zeros(source: TypedText, digits: str) -> str:
    """What 05 or 00.5 may have been meant to be."""
    source.take(".")
    part = source.digits()
    if part or not int(digits):
        return _safe(digits, part)
    return f"{_safe('', digits[1:])} or {_safe(digits)}"


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
        source.refuse(NOT_THOUSANDS, start=start, end=source.position, instead=_without_comma(source, *groups))
    return "".join(groups)


def _without_comma(source: TypedText, first: str, second: str, *more: str) -> str:
    """What 12,5 or 1234,567 may have been meant to be; both, where it could be a thousandfold difference."""
    if more or not second or source.next in NUMERIC:
        return ""
    meant = _safe(first, second)
    if meant and len(second) == DIGITS_IN_A_GROUP and _safe(first) != "0":
        return f"{_safe(first + second)} or {meant}"
    return meant


def _decimals(source: TypedText, whole: str, start: int) -> str:
    if not source.take("."):
        if not whole:
            source.refuse("A number was expected here.")
        return ""
    part = source.digits()
    if not part:
        instead = _without_stray_points(source, whole)
        source.refuse("A digit was expected after the point.", start=start, end=source.position, instead=instead)
    if source.next == ".":
        source.refuse("This number has two decimal points.", start=start, end=source.position + 1)
    _check_length(source, whole + part, start)
    safe = _safe(whole, part)
    if not whole:
        source.notice("naked_decimal", f".{part} can be read as {int(part):,}: write {safe}.", unsafe=True)
    elif part[-1] == "0":
        says = f"{int(whole):,}.{part} can be read as {int(whole + part):,}: write {safe}."
        source.notice("trailing_zero", says, unsafe=True)
    return part


def _without_stray_points(source: TypedText, whole: str) -> str:
    """What `5.`, `1..5` or `1.½` may have been meant to be."""
    while source.take("."):
        pass
    part, sign = source.digits(), ""
    if source.next in VULGAR_FRACTIONS and whole and not part:
        sign = source.next
        source.position += 1
    return _safe(whole, part) + sign if (whole or part) and source.next not in NUMERIC else ""


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
    if _comes(source, "/"):
        return _proper(source, whole, start)
    back = source.position
    source.blanks()
    if source.next in VULGAR_FRACTIONS:
        return int(whole) + _vulgar(source, start)
    top = source.digits()
    if top and _comes(source, "/"):
        return int(whole) + _proper(source, top, start, f"{int(whole):,} ")
    if top:
        _refuse_two_numbers(source, whole, top, start)
    source.position = back
    return None


def _refuse_two_numbers(source: TypedText, whole: str, second: str, start: int) -> Never:
    """`12 5` may have been meant to be 12.5, and `1 000 000` to be 1,000,000."""
    groups, end = [second], source.position
    while source.blanks() and (group := source.digits()):
        groups.append(group)
        end = source.position
    instead = "" if source.next in NUMERIC else _joined(whole, groups)
    source.refuse(TWO_NUMBERS, start=start, end=end, instead=instead)


def _joined(whole: str, groups: list[str]) -> str:
    if whole != "0" and all(len(group) == DIGITS_IN_A_GROUP for group in groups):
        return _safe(whole + "".join(groups))
    return _safe(whole, groups[0]) if len(groups) == 1 and groups[0].strip("0") else ""


def _proper(source: TypedText, top: str, start: int, before: str = "") -> Fraction:
    source.take("/")
    bottom = source.digits()
    _refuse_leading_zeros(source, (top, bottom), start, before)
    if not _is_proper(top, bottom):
        says = "Only a proper fraction such as 1/2 or 1 3/4 is read; a division is yours to work out."
        source.refuse(says, start=start, end=source.position)
    if int(bottom) > LARGEST_DENOMINATOR:
        says = f"A fraction is read with at most {LARGEST_DENOMINATOR} below the line; a division is yours to work out."
        source.refuse(says, start=start, end=source.position)
    number = QuickFraction(int(top), int(bottom))
    _nothing_numeric_follows(source, start)
    return number


def _is_proper(top: str, bottom: str) -> bool:
    are_short = all(1 <= len(digits) <= MOST_DIGITS for digits in (top, bottom))
    return are_short and 0 < int(top) < int(bottom)


def _refuse_leading_zeros(source: TypedText, parts: tuple[str, str], start: int, before: str) -> None:
    """1/02 may have been meant to be 1/2 or 1/20."""
    top, bottom = (digits.lstrip("0") for digits in parts)
    if top and bottom and (top, bottom) != parts:
        instead = f"{before}{top}/{bottom}" if _is_proper(top, bottom) and int(bottom) <= LARGEST_DENOMINATOR else ""
        source.refuse(LEADING_ZERO, start=start, end=source.position, instead=instead)


def _vulgar(source: TypedText, start: int) -> Fraction:
    number = QuickFraction(*VULGAR_FRACTIONS[source.next])
    source.position += 1
    _nothing_numeric_follows(source, start)
    return number


def _nothing_numeric_follows(source: TypedText, start: int) -> None:
    here = source.position
    blanks = source.blanks()
    following = source.next
    if following == "." and not blanks:
        source.refuse("This number has one point too many.", start=start, end=here + 1)
    if following in NUMERIC:
        source.position += 1
        source.digits()
        source.refuse(TWO_NUMBERS, start=start, end=source.position)
    if following in {"_", "'"} and not blanks:
        source.refuse("Only a comma groups thousands, as in 1,000.", start=start, end=here + 1)
    if following in OF_SUMS:
        source.refuse("Only one number with its unit is read; the arithmetic is yours.")
    source.position = here

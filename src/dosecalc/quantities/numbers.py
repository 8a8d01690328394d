"""The grammar of numbers as people type them; exact, built digit by digit, nothing ever evaluated.

number  = mixed | vulgar | fraction | decimal
mixed   = whole blank fraction | whole [blank] vulgar
decimal = (whole ["." digits] | "." digits) ["e" ["+" | "-"] digit]
whole   = digits | group {"," three digits}
"""

from fractions import Fraction

from dosecalc.quantities.notation import decimal
from dosecalc.quantities.typed_text import VULGAR_FRACTIONS, TypedText

MOST_DIGITS = 15
LARGEST_EXPONENT = 9
LARGEST_DENOMINATOR = 100
DIGITS_IN_A_GROUP = 3
NOT_THOUSANDS = "This comma does not group thousands."


def read_number(source: TypedText) -> Fraction:
    """The number that comes next.

    Raises:
        UnreadableQuantity: it is no number of the grammar, or its commas, points or blanks are in doubt.
    """
    if source.next and source.next in VULGAR_FRACTIONS:
        return _vulgar(source)
    start = source.position
    whole = _whole(source)
    if whole and source.next != "." and (mixed := _fraction_after(source, whole, start)) is not None:
        return mixed
    part = _decimals(source, whole, start)
    _check_length(source, whole + part, start)
    number = Fraction(int(whole + part or "0"), 10 ** len(part))
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
    if digits and source.next == ",":
        digits = _grouped(source, digits, start)
    _check_length(source, digits, start)
    if len(digits) > 1 and digits[0] == "0":
        instead = _without_leading_zeros(source, digits)
        source.refuse("A whole number does not begin with 0.", start=start, end=source.position, instead=instead)
    return digits


def _without_leading_zeros(source: TypedText, digits: str) -> str:
    """What 05 or 00.5 may have been meant to be."""
    rest = digits.lstrip("0")
    if source.take("."):
        return f"{rest or '0'}.{source.digits()}".rstrip("0").rstrip(".")
    return f"0.{digits[1:].rstrip('0')} or {rest}" if rest else "0"


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
        end = source.position
        _check_length(source, first + groups[1], start)
        instead = _without_trailing_zeros(first, groups[1]) if len(groups) == 2 and groups[1] else ""
        source.refuse(NOT_THOUSANDS, start=start, end=end, instead=instead)
    return "".join(groups)


def _decimals(source: TypedText, whole: str, start: int) -> str:
    if not source.take("."):
        if not whole:
            source.refuse("A number was expected here.")
        return ""
    part = source.digits()
    if not part:
        end = source.position
        instead = f"{whole}{_after_a_stray_point(source)}" if whole else ""
        source.refuse("A digit was expected after the point.", start=start, end=end, instead=instead)
    if source.next == ".":
        source.refuse("This number has two decimal points.", start=start, end=source.position + 1)
    if not whole:
        safe = _without_trailing_zeros("0", part)
        source.notice("naked_decimal", f".{part} can be read as {int(part[:MOST_DIGITS])}: write {safe}.", unsafe=True)
    elif part[-1] == "0":
        _notice_trailing_zero(source, whole, part)
    return part


def _after_a_stray_point(source: TypedText) -> str:
    """What follows the point in `1..5` or `1.½`, as it may have been meant."""
    if source.next and source.next in VULGAR_FRACTIONS:
        return source.next
    part = source.digits().rstrip("0") if source.take(".") else ""
    return f".{part}" if part else ""


def _notice_trailing_zero(source: TypedText, whole: str, part: str) -> None:
    safe = _without_trailing_zeros(whole, part)
    misread = int((whole + part)[:MOST_DIGITS])
    says = f"{int(whole):,}.{part} can be read as {misread:,}: write {safe}."
    source.notice("trailing_zero", says, unsafe=True)


def _without_trailing_zeros(whole: str, part: str) -> str:
    """The same in the safe form: 1,234.5 for 1234.50."""
    return f"{int(whole or '0'):,}.{part}".rstrip("0").rstrip(".")


def _power_of_ten(source: TypedText) -> Fraction:
    start = source.position
    if source.next not in {"e", "E"} or source.text[source.position + 1 : source.position + 2] not in set(
        "+-0123456789"
    ):
        return Fraction(1)
    source.position += 1
    sign = -1 if source.take("-") else 1
    source.take("+")
    digits = source.digits()
    if not digits or len(digits) > 2 or int(digits) > LARGEST_EXPONENT:
        source.refuse(
            f"An exponent is a whole number from -{LARGEST_EXPONENT} to {LARGEST_EXPONENT}.",
            start=start,
            end=source.position,
        )
    return Fraction(10) ** (sign * int(digits))


def _fraction_after(source: TypedText, whole: str, start: int) -> Fraction | None:
    """A fraction or mixed number that begins with these digits, or None: then it is a decimal."""
    if source.next == "/" and "0" <= source.text[source.position + 1 : source.position + 2] <= "9":
        return _proper(source, whole, start)
    back = source.position
    blanks = source.blanks()
    if source.next and source.next in VULGAR_FRACTIONS:
        return int(whole) + _vulgar(source)
    top = source.digits() if blanks else ""
    if top and source.next == "/":
        return int(whole) + _proper(source, top, start, f"{int(whole):,} ")
    if top:
        instead = "" if source.next and source.next in VULGAR_FRACTIONS else _joined(whole, top)
        source.refuse("Two numbers stand side by side.", start=start, end=source.position, instead=instead)
    source.position = back
    return None


def _joined(whole: str, rest: str) -> str:
    if len(rest) == DIGITS_IN_A_GROUP and whole != "0":
        return f"{int(whole + rest):,}"
    part = rest.rstrip("0")
    return f"{whole}.{part}" if part else ""


def _proper(source: TypedText, top: str, start: int, before: str = "") -> Fraction:
    source.take("/")
    bottom = source.digits()
    _refuse_leading_zeros(source, (top, bottom), start, before)
    if not _is_proper(top, bottom):
        source.refuse(
            "Only a proper fraction such as 1/2 or 1 3/4 is read; a division is yours to work out.",
            start=start,
            end=source.position,
        )
    number = Fraction(int(top), int(bottom))
    _nothing_numeric_follows(source, start)
    return number


def _is_proper(top: str, bottom: str) -> bool:
    are_short = all(1 <= len(digits) <= DIGITS_IN_A_GROUP for digits in (top, bottom))
    return are_short and 0 < int(top) < int(bottom) <= LARGEST_DENOMINATOR


def _refuse_leading_zeros(source: TypedText, parts: tuple[str, str], start: int, before: str) -> None:
    """1/02 may have been meant to be 1/2 or 1/20."""
    plain = tuple(digits.lstrip("0") for digits in parts)
    if all(plain) and plain != parts:
        instead = f"{before}{'/'.join(plain)}" if _is_proper(*plain) else ""
        source.refuse("A whole number does not begin with 0.", start=start, end=source.position, instead=instead)


def _vulgar(source: TypedText) -> Fraction:
    start = source.position
    number = Fraction(*VULGAR_FRACTIONS[source.next])
    source.position += 1
    _nothing_numeric_follows(source, start)
    return number


def _nothing_numeric_follows(source: TypedText, start: int) -> None:
    here = source.position
    blanks = source.blanks()
    following = source.next
    source.position = here
    if (
        following
        and (following in ".," or "0" <= following <= "9" or following in VULGAR_FRACTIONS)
        and (blanks or following != ".")
    ):
        source.refuse("Two numbers stand side by side.", start=start, end=here + blanks + 1)
    if following == "." and not blanks:
        source.refuse("This number has one point too many.", start=start, end=here + 1)
    if following in {"_", "'"} and not blanks:
        source.refuse("Only a comma groups thousands, as in 1,000.", start=start, end=here + 1)
    if following and following in "+-*x×^=<>()":
        source.refuse("Only one number with its unit is read; the arithmetic is yours.", start=here + blanks)

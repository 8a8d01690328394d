"""What a number that is not read may have been meant to be: the same amount as it reads to a person, or nothing.

Where a mark that is missing, moved or foreign leaves two readings, both are told; where it leaves more, none is.
"""

from collections.abc import Sequence

MOST_DIGITS = 15
DIGITS_IN_A_GROUP = 3
LARGEST_DENOMINATOR = 100
OR = " or "


def safe(whole: str, part: str = "") -> str:
    """The same as it should be written: 1,234.5 for 1234.50; empty where that is too long to be read."""
    if len(whole + part) > MOST_DIGITS:
        return ""
    return f"{int(whole or '0'):,}.{part}".rstrip("0").rstrip(".")


def with_a_point(whole: str, part: str) -> str:
    """Two runs of digits as a decimal; empty where a zero at its end leaves in doubt whether it is one."""
    return "" if part.endswith("0") else safe(whole, part)


def written_safely(text: str) -> str:
    """A plain number as it should be written; empty where it is not well formed.

    >>> written_safely("0.05"), written_safely("10,00")
    ('0.05', '')
    """
    whole, point, part = text.partition(".")
    digits = whole.replace(",", "")
    if len(digits + part) > MOST_DIGITS:
        return ""
    is_whole = digits.isdecimal() and (digits == "0" or digits[0] != "0") and whole in {digits, f"{int(digits):,}"}
    return safe(digits, part) if (is_whole or not whole) and part.isdecimal() == bool(point) else ""


def is_proper(top: str, bottom: str) -> bool:
    """Whether these digits are those of a fraction between 0 and 1."""
    are_short = all(1 <= len(digits) <= MOST_DIGITS for digits in (top, bottom))
    return are_short and 0 < int(top) < int(bottom)


def without_leading_zeros(digits: str, part: str) -> str:
    """What 05 or 00.5 may have been meant to be.

    >>> without_leading_zeros("05", ""), without_leading_zeros("00", "5")
    ('0.5 or 5', '0.5')
    """
    if part or not int(digits):
        return safe(digits, part)
    return _either(safe("", digits[1:]), safe(digits))


def without_comma(first: str, second: str) -> str:
    """What 12,5 or 123,45 may have been meant to be: a decimal comma, or a comma at the wrong place.

    >>> without_comma("12", "5"), without_comma("123", "45"), without_comma("1", "0000")
    ('12.5', '123.45 or 12,345', '')
    """
    if first in {"", "0"}:
        is_decimal = second.strip("0") and (first or (len(second) <= DIGITS_IN_A_GROUP and second[-1] != "0"))
        return safe(first, second) if is_decimal else ""
    if first[0] == "0":
        return ""
    if len(second) == DIGITS_IN_A_GROUP:
        return _either(safe(first + second), safe(first, second))
    if second[-1:] in {"", "0"} or len(second) > DIGITS_IN_A_GROUP:  # of 1,0001 a point may be missing: 1,000.1
        return ""
    could_be_grouped = len(first + second) > DIGITS_IN_A_GROUP
    return _either(safe(first, second), safe(first + second) if could_be_grouped else "")


def without_blanks(whole: str, groups: Sequence[str]) -> str:
    """What `12 5` or `1 000 000` may have been meant to be.

    >>> without_blanks("12", ["5"]), without_blanks("1", ["000", "000"]), without_blanks("1", ["125"])
    ('12.5 or 125', '1,000,000', '1,125 or 1.125')
    """
    joined = safe(whole + "".join(groups)) if whole.strip("0") else ""
    if joined and all(len(group) == DIGITS_IN_A_GROUP for group in groups):
        return _either(joined, with_a_point(whole, groups[0]) if len(groups) == 1 else "")
    if len(groups) > 1 or not groups[0].strip("0"):
        return ""
    return _either(safe(whole, groups[0]), joined)


def _either(*amounts: str) -> str:
    """Both, or the one that there is."""
    return OR.join(filter(None, amounts))

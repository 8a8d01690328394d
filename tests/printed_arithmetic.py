"""Lines of a worked solution, read again from their text alone and worked out with their units.

An endless number such as 66.6666… stands for everything that begins so: the values are intervals.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil, floor

from dosecalc.verification.routes.units import readings

SO = ", so x = "
LABEL = re.compile(r"[^:=≈→]*[^:=≈→ ]: ")
WHICH_IS = ", which is "
LINE = re.compile(r"(?:(?P<label>[^:=≈→]+): )?(?P<left>.+?) (?P<sign>[=≈→]) (?P<result>.+?)(?: \((?P<note>[^()]*)\))?")
NUMBER = r"−?[\d,]+(?:\.\d+)?…?"
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d(?:\.\d+)?…?))?")
SMALLER = re.compile(r"the (?:smaller|earlier) of (.+) and (.+)")
FIRST = re.compile(r"the first of (.+) that holds (.+)")
APART = re.compile(r"the difference between (.+) and (.+)")
AGAINST = re.compile(r"(.+) against (at most |at least )?(.+?)(?: to (.+))?")
GIVES = re.compile(r"(?:.*; )?the formula gives (.+)")
CLOCK = re.compile(r"(\d\d):(\d\d(?:\.\d+)?…?)(?: (the next|\d+) days? ?(?:later)?)?")
DURATION = re.compile(rf"(−?)([\d,]+) h ({NUMBER}) min")
RATIO = re.compile(rf"1:({NUMBER})")
QUANTITY = re.compile(rf"({NUMBER}) ?(.*)")
STEPS = {
    "hundred": Fraction(100),
    "ten": Fraction(10),
    "whole number": Fraction(1),
    "minute": Fraction(1),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
} | {
    "tenth": Fraction(1, 10),
    "hundredth": Fraction(1, 100),
    "thousandth": Fraction(1, 1000),
}


@dataclass(frozen=True)
class Value:
    """Everything from low to high, in base units of the dimension."""

    low: Fraction
    high: Fraction
    dimension: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Value) -> Value:
        corners = [mine * theirs for mine in (self.low, self.high) for theirs in (other.low, other.high)]
        return Value(min(corners), max(corners), joined(self.dimension, other.dimension, 1))

    def __truediv__(self, other: Value) -> Value:
        corners = [mine / theirs for mine in (self.low, self.high) for theirs in (other.low, other.high)]
        return Value(min(corners), max(corners), joined(self.dimension, other.dimension, -1))

    def __add__(self, other: Value) -> Value:
        assert self.dimension == other.dimension, "unlike things are added"
        return Value(self.low + other.low, self.high + other.high, self.dimension)

    def __sub__(self, other: Value) -> Value:
        assert self.dimension == other.dimension, "unlike things are subtracted"
        return Value(self.low - other.high, self.high - other.low, self.dimension)

    def agrees_with(self, other: Value) -> bool:
        return self.dimension == other.dimension and self.low <= other.high and other.low <= self.high


OFF = Fraction(1, 10**30)


def joined(
    mine: tuple[tuple[str, int], ...], theirs: tuple[tuple[str, int], ...], sign: int
) -> tuple[tuple[str, int], ...]:
    total = Counter(dict(mine))
    for name, exponent in theirs:
        total[name] += sign * exponent
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def number(text: str) -> Value:
    digits = text.replace(",", "").replace("−", "-").rstrip("…")
    shown = Fraction(digits)
    if not text.endswith("…"):
        return Value(shown, shown)
    further = Fraction(1, 10 ** len(digits.partition(".")[2]))
    return Value(shown - further, shown) if digits.startswith("-") else Value(shown, shown + further)


def unit_worth(text: str) -> Value:
    dimension, worth = next(readings(text))
    return Value(worth, worth, dimension)


def minutes(text: str) -> Value | None:
    """A clock time, a date with a time or without, or hours and minutes together."""
    if found := MOMENT.fullmatch(text):
        day, hours, left = found.groups()
        whole = Fraction(1440 * date.fromisoformat(day).toordinal() + 60 * int(hours or 0))
        return (Value(whole, whole) + number(left or "0")) * unit_worth("min")
    if found := CLOCK.fullmatch(text):
        hours, left, day = found.groups()
        days = {None: 0, "the next": 1}[day] if day in {None, "the next"} else int(day)
        whole = Fraction(1440 * days + 60 * int(hours))
        return (Value(whole, whole) + number(left)) * unit_worth("min")
    if found := DURATION.fullmatch(text):
        sign, hours, left = found.groups()
        total = (number(hours) * number("60") + number(left)) * unit_worth("min")
        return number("−1") * total if sign else total
    return None


def head_and_unit(text: str) -> tuple[str, str]:
    found = QUANTITY.fullmatch(text)
    assert found is not None, f"not a quantity: {text}"
    return found[1], found[2]


def quantity(text: str) -> Value:
    """`7 h 30 min`, `1:2,500` (its milliliters), `400 mg/250 mL`, `5 mcg/kg/min`."""
    if (time := minutes(text)) is not None:
        return time
    if found := RATIO.fullmatch(text):
        return number(found[1]) * unit_worth("mL")
    head, unit = head_and_unit(text)
    above, *below = unit.split("/")
    value = number(head) * (unit_worth(above) if above else number("1"))
    for part in below:
        value = value / (quantity(part) if part[:1].isdigit() else unit_worth(part))
    return value


def to_the_power(text: str) -> Value:
    """`√3.25…` or `70^0.425`, by logarithms, with what they may be off."""
    base, exponent = (text[1:], "0.5") if text.startswith("√") else text.split("^")
    known = quantity(base)
    assert not known.dimension, "only a bare number has a root"
    with localcontext(prec=60):
        low, high = (
            Fraction((Decimal(exponent) * (Decimal(end.numerator) / Decimal(end.denominator)).ln()).exp())
            for end in (known.low, known.high)
        )
    return Value(low * (1 - OFF), high * (1 + OFF))


def term(text: str) -> Value:
    if "√" in text or "^" in text:
        return to_the_power(text)
    if not text.startswith("("):
        return quantity(text)
    above, below = text.removeprefix("(").removesuffix(")").split(" / ")
    return quantity(above) / quantity(below)


def expression(text: str) -> Value:
    """Terms joined by signs, × and ÷ before + and −, from left to right."""
    first, *rest = re.split(r" ([×÷+−]) ", text)
    sums = [("+", term(first))]
    for sign, operand in zip(rest[::2], rest[1::2], strict=True):
        before, value = sums[-1]
        if sign == "×":
            sums[-1] = (before, value * term(operand))
        elif sign == "÷":
            sums[-1] = (before, value / term(operand))
        else:
            sums.append((sign, term(operand)))
    total = sums[0][1]
    for sign, value in sums[1:]:
        total = total + value if sign == "+" else total - value
    return total


def bare_unit(text: str) -> str:
    """The unit of a printed quantity."""
    if RATIO.fullmatch(text):
        return "mL"
    return "min" if minutes(text) is not None else head_and_unit(text)[1]


def rounded(exact: Fraction, step: Fraction, direction: str | None) -> Fraction:
    """Up or down to the next step; half up where neither is said."""
    return {"up": ceil(exact / step), "down": floor(exact / step), None: floor(exact / step + Fraction(1, 2))}[
        direction
    ] * step


def is_solved(line: str) -> bool:
    """Whether both ratios of a proportion are the same for this x, and x is what it is said to be."""
    proportion, said = LABEL.sub("", line, count=1).split(SO)
    terms = [term for ratio in proportion.split(" = ") for term in ratio.split(" : ")]
    left, told = said.split(" = ")
    x, which, result = told.partition(WHICH_IS)
    assert (4, 1) == (len(terms), terms[2:].count("x")), f"not a proportion: {line}"
    first, second, third, fourth = (quantity(x if term == "x" else term) for term in terms)
    in_one = quantity(x) / fourth if terms[2] == "x" else quantity(x)
    return (
        (first * fourth).agrees_with(second * third)
        and expression(left).agrees_with(quantity(x))
        and (not which or quantity(result).agrees_with(in_one))
    )


def is_true(line: str) -> bool:
    """Whether the left side of a printed line comes to its right side."""
    return is_solved(line) if SO in line else is_equation(line)


def is_equation(line: str) -> bool:
    """Whether an equation, a rounding or a comparison is right."""
    parts = LINE.fullmatch(line)
    assert parts is not None, f"not a line of arithmetic: {line}"
    result, note = parts["result"], parts["note"] or ""
    if against := AGAINST.fullmatch(parts["left"]):
        of, bound, first, second = against.groups()
        return parts["sign"] == "→" and result == where(of, bound, first, second, result)
    assert parts["sign"] != "→", f"a number is not told with an equals sign: {line}"
    if several := next(filter(None, (shape.fullmatch(parts["left"]) for shape in (SMALLER, FIRST, APART))), None):
        return is_chosen(several, quantity(result))
    left = expression(parts["left"])
    if given := GIVES.fullmatch(note):
        assert not left.dimension, "an empirical formula works on bare numbers"
        return left.agrees_with(number(head_and_unit(result)[0])) and head_and_unit(result)[1] == given[1]
    if parts["sign"] == "≈":
        return is_rounded(left, result, note)
    percent = re.fullmatch(r"grams in ([\d,]+) mL", note)
    if percent and bare_unit(result) in {"%", "ppm"}:
        in_so_many = number(head_and_unit(result)[0]) * unit_worth("g/mL")
        return left.agrees_with(in_so_many) and parts["left"].endswith(f"× {percent[1]}")
    return left.agrees_with(quantity(result))


VERDICTS = (
    ("below", "safe", "above"),
    ("within", "over"),
    ("right", "wrong"),
    ("peripheral", "central"),
    ("order", "wait"),
    ("hand", "pump"),
    ("behind", "on time", "ahead"),
    ("actual", "ideal", "adjusted"),
)


def strength(text: str) -> Value:
    """A quantity; a ratio as the grams in a milliliter that it stands for."""
    found = RATIO.fullmatch(text)
    return unit_worth("g") / (number(found[1]) * unit_worth("mL")) if found else quantity(text)


def where(of: str, bound: str | None, first: str, second: str | None, result: str) -> str:
    """The word for where a quantity lies among its limits; the result says from which words."""
    words = next(words for words in VERDICTS if result in words)
    value, limit = strength(of), strength(first)
    assert value.dimension == limit.dimension, "unlike things are compared"
    if second is not None:
        place = (value.low >= limit.low) + (value.low > strength(second).low)
    elif bound == "at least ":
        place = value.low >= limit.low
    else:
        place = value.low > limit.low if bound else not value.agrees_with(limit)
    return words[place]


def is_apart(one: Value, other: Value, result: Value) -> bool:
    """Whether the result is what the larger has more than the smaller."""
    return any(result.agrees_with(difference) for difference in (one - other, other - one)) and result.high >= 0


def is_chosen(found: re.Match[str], result: Value) -> bool:
    """Whether the smaller of two, the first size that holds something, or the difference of two is what is said."""
    if found.re is APART:
        return is_apart(quantity(found[1]), quantity(found[2]), result)
    if found.re is SMALLER:
        return result.agrees_with(min(map(quantity, found.groups()), key=lambda value: value.low))
    needed = quantity(found[2])
    return result.agrees_with(next(size for size in map(quantity, found[1].split(", ")) if size.low >= needed.low))


def is_rounded(left: Value, result: str, note: str) -> bool:
    """Whether the number is the left side rounded to the place and in the direction that the note names."""
    said = re.fullmatch(r"rounded (?:to the nearest|(up|down) to the next) (.+)", note)
    assert said is not None, f"it is not said how this was rounded: {note}"
    direction, step = said[1], STEPS[said[2]]
    unit = unit_worth(bare_unit(result))
    value, shown = left / unit, quantity(result) / unit
    lowest, highest = (rounded(number, step, direction) for number in (value.low, value.high))
    return not value.dimension and lowest <= shown.low == shown.high <= highest

"""Estimates and checks, read again from their text alone and worked out by other means."""

from __future__ import annotations

import re
from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from dosecalc.verification.routes.units import readings
from tests.printed_arithmetic import RATIO, Value, expression, head_and_unit, minutes, number, strength, unit_worth
from tests.strategies import plain as decimals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NUMBER = r"−?[\d,]+(?:\.\d+)?…?"
ROUGHLY = Fraction(1, 20)
"""What two figures may be off."""

LARGEST_REST = Fraction(1, 15)
"""What a multiple of the divisor may be off, and a half, a tenth more."""

LARGEST_LOSS = Fraction(1, 4)
"""What a sum may be off, as a part of its smaller term."""

BY_TRICK = Fraction(1, 7)
"""What an easy number may be off, and half minus a tenth."""

OPERATION = re.compile(rf"({NUMBER}) ([×÷+−]) ({NUMBER})( =| ≈|: about) (.+)")
MULTIPLE = re.compile(rf"({NUMBER}) × ({NUMBER}) = ({NUMBER})")
"""In brackets: the multiple that a quotient was seen from."""

SQUARED = re.compile(rf"({NUMBER}) × \1 ≈ .+ \(({NUMBER}) × ({NUMBER}) = {NUMBER}\)")
"""A number times itself, seen from the ones below and above it."""

COUNTED = re.compile(
    rf"({NUMBER}) ÷ ({NUMBER}) is (less than|a little over|a little under|between|halfway between|nearer to) (\d+)"
    r"(?: (?:and|than to) (\d+))?"
    rf"(?: \((.+)\))?, so (.+)"
)
ELAPSED = re.compile(r"from (\d\d:\d\d) to (\d\d:\d\d)(?: the next day)? is (.+)")
SAME_UNIT = re.compile(rf"({NUMBER})(.*) is about ({NUMBER})\2")
"""An easier number taken instead of another."""

PERCENTAGE = re.compile(rf"({NUMBER})% of ({NUMBER})( =| ≈|: about) (.+)")
IN_WORDS = re.compile(r"(?P<only>about .+)|(?P<left>.+?) is (?P<about>about )?(?P<right>.+?)(?: \([^()]+\))?")
UNLIKE_IN_POLICIES = re.compile(r"tsp|tbsp|fl oz|cup|pint|quart|gallon|grain|lb|oz|kg")
"""Units whose value a policy may fix."""

SMALLER = re.compile(r"the smaller of (.+) and (.+)")
GRAMS = re.compile(rf"({NUMBER}) g(?= |$)")
"""Perhaps of body weight."""

FOR_EACH_GRAM = re.compile(rf"({NUMBER}) (\w+)/g(?=[/ ]|$)")

ROUNDED = re.compile(rf"({NUMBER}).*, rounded( up| down)?,")


def plain(text: str) -> Fraction:
    """The number that a quantity begins with; of a ratio, its second."""
    found = re.match(NUMBER, text.removeprefix("1:"))
    assert found is not None, f"no number: {text}"
    return number(found[0]).low


def is_close(one: Fraction, other: Fraction, within: Fraction) -> bool:
    return abs(one - other) <= within * max(abs(one), abs(other))


def is_thought_rightly(thought: str) -> bool:
    """Whether one step of an estimate comes to what it says, as nearly as it says."""
    if found := COUNTED.fullmatch(thought):
        return is_counted_rightly(*found.groups())
    if found := ELAPSED.fullmatch(thought):
        start, end, elapsed = map(minutes, found.groups())
        assert start is not None
        assert end is not None
        assert elapsed is not None
        return (end.low - start.low) % (24 * 60 * unit_worth("min").low) == elapsed.low
    if found := OPERATION.fullmatch(thought):
        one, sign, other, how, told = found.groups()
        multiple = MULTIPLE.fullmatch(told.partition(" (")[2].removesuffix(")"))
        is_seen = multiple is None or (is_multiplied(multiple) and (multiple[2] == other or is_between(thought)))
        within = LARGEST_REST if multiple or "a tenth" in told else ROUGHLY
        value = expression(f"{one} {sign} {other}")
        is_honest = how != " ≈" or " (" in told or value.low != plain(told)
        return is_seen and is_honest and comes_to(value, how, told, within)
    if found := PERCENTAGE.fullmatch(thought):
        percentage, of, how, told = found.groups()
        return comes_to(expression(f"{of} × {percentage} ÷ 100"), how, told)
    found = IN_WORDS.fullmatch(thought)
    if found is None:  # the answer again, in its unit
        return re.fullmatch(rf"{NUMBER}( .+|%)?", thought) is not None
    return bool(found["only"]) or is_said_rightly(found["left"], found["right"], is_about=bool(found["about"]))


def is_between(thought: str) -> bool:
    """Whether the two numbers that a square is seen from are as far below as above the one that is squared."""
    found = SQUARED.fullmatch(thought)
    return found is not None and number(found[2]).low + number(found[3]).low == 2 * number(found[1]).low


def is_alone(thought: str) -> bool:
    """Whether a thought is only the answer once more, `about 32 °F`: there is nothing in it that could be wrong."""
    found = IN_WORDS.fullmatch(thought)
    is_worked_out = any(each.fullmatch(thought) for each in (OPERATION, COUNTED, ELAPSED, PERCENTAGE))
    return not is_worked_out and (found is None or bool(found["only"]))


def is_multiplied(found: re.Match[str]) -> bool:
    one, other, result = (number(text).low for text in found.groups())
    return one * other == result


def is_counted_rightly(one: str, other: str, where: str, low: str, high: str | None, seen: str | None, so: str) -> bool:
    """Whether a quotient lies where it is said to lie, and the whole number after it is one of those beside it."""
    quotient, bound, whole = number(one).low / number(other).low, Fraction(low), plain(so)
    is_there = {
        "less than": quotient < bound,
        "a little over": bound < quotient <= bound + Fraction(1, 4),
        "a little under": bound - Fraction(1, 4) <= quotient < bound,
        "between": bound < quotient < Fraction(high or bound + 1),
        "halfway between": 2 * quotient == bound + Fraction(high or 0),
        "nearer to": abs(quotient - bound) < abs(quotient - Fraction(high or 0)) and whole == bound,
    }[where]
    multiple = MULTIPLE.fullmatch(seen) if seen else None
    return is_there and abs(whole - quotient) < 1 and (multiple is None or is_multiplied(multiple))


def sums_in(thoughts: Sequence[str]) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Of every sum and difference what it comes to exactly, its smaller term, and what it is said to come to."""
    found = [match for thought in thoughts if (match := OPERATION.fullmatch(thought)) and match[2] in "+−"]
    terms = [(plain(each[1]), plain(each[3]) * (1 if each[2] == "+" else -1), plain(each[5])) for each in found]
    return [(one + other, min(abs(one), abs(other)), told) for one, other, told in terms]


def loses_a_term(thought: str) -> bool:
    """Whether what a smaller term adds is no longer to be seen in what a sum comes to."""
    return any(abs(exactly - told) > LARGEST_LOSS * least for exactly, least, told in sums_in([thought]))


def figures_of(text: str) -> int:
    """With how many figures a number is written, without zeros at either end."""
    return len(re.sub(r"[,.−…]", "", text).strip("0")) or 1


def numbers_in(text: str) -> list[str]:
    return re.findall(r"−?\d[\d,]*(?:\.\d+)?…?", text)


def is_harder(thought: str) -> bool:
    """Whether a number was changed into one with more figures."""
    found = SAME_UNIT.fullmatch(thought)
    return found is not None and figures_of(found[3]) > figures_of(found[1])


def is_for_a_calculator(thought: str) -> bool:
    """Whether nobody multiplies or divides these numbers in the head; 125 is an eighth of 1,000."""
    found = OPERATION.fullmatch(thought)
    if found is None or found[2] in "+−" or "tenth" in thought:
        return False
    squared = SQUARED.fullmatch(thought)
    factors = squared.group(2, 3) if squared else found.group(1, 3)
    digits = [re.sub(r"[,.−]", "", text).strip("0") for text in factors]
    one, other = (2 if each == "125" else len(each) for each in digits)
    if found[2] == "÷":
        return digits[1] != "1" and max(one - 1, other) > 2
    return "1" not in digits and one + other > 4


def strangers(steps: Sequence[str], known: Iterable[str]) -> list[str]:
    """The numbers that a step works with and that neither stand in the problem nor were told before."""
    seen, found = {Fraction(1), *(number(text).low for text in known)}, []
    for step in steps:
        used = re.sub(r" \([^()]*\)", "", step)
        left, _, right = re.sub(r"( is | = | ≈ |: about )", "\0", used, count=1).partition("\0")
        if right:
            found += [f"{text} in {step}" for text in numbers_in(left) if number(text).low not in seen]
        seen |= {number(text).low for text in numbers_in(step)}
    return found


def is_said_rightly(left: str, right: str, *, is_about: bool) -> bool:
    """Whether what is said in words is so: a root, the smaller of two, something rounded, another unit."""
    if left.startswith("√"):
        return is_close(plain(right), Fraction(isqrt(int(plain(left[1:]) * 10**12)), 10**6), BY_TRICK)
    if smaller := SMALLER.fullmatch(left):
        return right == min(smaller.groups(), key=plain)
    if rounded := ROUNDED.fullmatch(left):
        up, most = {" up": (1, Fraction(1)), " down": (-1, Fraction(1)), None: (1, Fraction(1, 2))}[rounded[2]]
        difference = (plain(right) - plain(rounded[1])) * up
        return (0 <= difference < most) if rounded[2] else abs(difference) <= most
    if left.endswith("%") != right.endswith("%") and " in " not in f"{left} {right}":
        share = plain(right) * (100 if left.endswith("%") else Fraction(1, 100))
        return is_close(plain(left), share, ROUGHLY if is_about else Fraction(0))
    by_policy = Fraction(1, 10) if UNLIKE_IN_POLICIES.search(f"{left} {right}") else Fraction(0)
    within = by_policy + (BY_TRICK if is_about else 0)
    return any(
        is_close(one[1], other[1], within) for one in worths(left) for other in worths(right) if one[0] == other[0]
    )


def worths(text: str) -> list[tuple[object, Fraction]]:
    """What `400 mg in 250 mL`, `1.6 mg in each mL` or a quantity can mean: a gram is one of drug or of weight."""
    head, unit = head_and_unit(text) if not RATIO.fullmatch(text) else ("", "")
    if unit and minutes(text) is None and " in " not in unit and "/" not in unit:
        return [(dimension, number(head).low * worth) for dimension, worth in readings(unit)]
    value = strength(text.replace(" in each ", "/").replace(" in ", "/"))
    return [(value.dimension, value.low)]


def comes_to(value: Value, how: str, told: str, within: Fraction = ROUGHLY) -> bool:
    exactly = value.low == plain(told)
    return exactly if how == " =" else is_close(value.low, plain(told), within)


def in_kilograms(grams: re.Match[str]) -> str:
    return f"{decimals(number(grams[1]).low / 1000)} kg"


def unnamed(equations: Sequence[str], answer: str) -> list[str]:
    """The endless numbers that a check works with before an equation has come to them."""
    known, found = set(numbers_in(answer)), []
    for equation in equations:
        left, _, right = equation.replace(" ≈ ", " = ").partition(" = ")
        found += [text for text in numbers_in(left) if text.endswith("…") and text not in known]
        known |= set(numbers_in(right))
    return found


BARE = re.compile(rf"(?:^|(?<=[×÷] ))({NUMBER})(?= [×÷]| =| ≈|$)")
"""A number without a unit that is multiplied or divided, or by which something is."""


def from_nowhere(equations: Sequence[str], known: Iterable[str]) -> list[str]:
    """The bare numbers that a check works with and that neither are known nor were worked out before."""
    seen, found = {number(text).low for text in known}, []
    for equation in equations:
        left, _, right = equation.replace(" ≈ ", " = ").partition(" = ")
        found += [text for text in BARE.findall(left) if number(text).low not in seen]
        seen |= {number(text).low for text in numbers_in(right)}
    return found


def is_put_back_rightly(equation: str) -> bool:
    """Whether one equation of a check holds, whether its grams are those of a drug or of body weight."""
    left, sign, right = re.split(r" (=|≈) ", equation)
    return any(is_right(f"{one} {sign} {other}") for one in meanings(left) for other in meanings(right))


def meanings(text: str) -> set[str]:
    """A text with its grams as those of a drug, and as those of body weight."""
    readings = {text, GRAMS.sub(in_kilograms, text)}
    return readings | {FOR_EACH_GRAM.sub(for_each_kilogram, each) for each in readings}


def for_each_kilogram(amount: re.Match[str]) -> str:
    return f"{decimals(number(amount[1]).low * 1000)} {amount[2]}/kg"


def is_right(equation: str) -> bool:
    """Whether an equation holds: exactly, to three figures, or of a time to the minute."""
    sign = "≈" if "≈" in equation else "="
    left, right = equation.split(f" {sign} ")
    try:
        value, told = expression(left) if not RATIO.fullmatch(left) else strength(left), strength(right)
    except AssertionError:  # unlike things are added
        return False
    if sign == "=":
        return value.agrees_with(told)
    within = Fraction(1, 2) if minutes(right) is not None else abs(told.low) / 200
    return value.dimension == told.dimension and value.low - within <= told.low <= value.high + within

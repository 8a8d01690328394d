"""Estimates and checks, read again from their text alone and worked out by other means."""

from __future__ import annotations

import re
from fractions import Fraction
from math import isqrt

from dosecalc.verification.routes.units import readings
from tests.printed_arithmetic import RATIO, Value, expression, head_and_unit, minutes, number, strength
from tests.strategies import plain as decimals

NUMBER = r"−?[\d,]+(?:\.\d+)?…?"
ROUGHLY = Fraction(1, 20)
"""What two figures may be off."""

BY_TRICK = Fraction(1, 7)
"""What an easy number may be off, and half minus a tenth."""

OPERATION = re.compile(rf"({NUMBER}) ([×÷+−]) ({NUMBER})( =| ≈|: about) (.+)")
FOR = re.compile(rf"({NUMBER}) \(for ({NUMBER})\)")
"""An easier number than one that was told before."""

PERCENTAGE = re.compile(rf"({NUMBER})% of ({NUMBER})( =| ≈|: about) (.+)")
IN_WORDS = re.compile(r"(?P<only>about .+)|(?P<left>.+?) is (?P<about>about )?(?P<right>.+?)(?: \([^()]+\))?")
UNLIKE_IN_POLICIES = re.compile(r"tsp|tbsp|fl oz|cup|pint|quart|gallon|grain|lb|oz|kg")
"""Units whose value a policy may fix."""

SMALLER = re.compile(r"the smaller of (.+) and (.+)")
GRAMS = re.compile(rf"({NUMBER}) g(?= |$)")
"""Perhaps of body weight."""

ROUNDED = re.compile(rf"({NUMBER}).*, rounded( up| down)?,")


def plain(text: str) -> Fraction:
    """The number that a quantity begins with; of a ratio, its second."""
    found = re.match(NUMBER, text.removeprefix("1:"))
    assert found is not None, f"no number: {text}"
    return number(found[0]).low


def is_close(one: Fraction, other: Fraction, within: Fraction) -> bool:
    return abs(one - other) <= within * max(abs(one), abs(other))


def is_thought_rightly(thought: str) -> bool:
    """Whether one step of an estimate comes to what it says, as nearly as it says, by numbers near those it had."""
    if any(not is_close(number(new).low, number(old).low, BY_TRICK) for new, old in FOR.findall(thought)):
        return False
    thought = FOR.sub(r"\1", thought)
    if found := OPERATION.fullmatch(thought):
        one, sign, other, how, told = found.groups()
        return comes_to(expression(f"{one} {sign} {other}"), how, told)
    if found := PERCENTAGE.fullmatch(thought):
        percentage, of, how, told = found.groups()
        return comes_to(expression(f"{of} × {percentage} ÷ 100"), how, told)
    found = IN_WORDS.fullmatch(thought)
    assert found is not None, f"not a thought: {thought}"
    return bool(found["only"]) or is_said_rightly(found["left"], found["right"], is_about=bool(found["about"]))


def is_said_rightly(left: str, right: str, *, is_about: bool) -> bool:
    """Whether what is said in words is so: a root, the smaller of two, something rounded, another unit."""
    if left.startswith("√"):
        return is_close(plain(right), Fraction(isqrt(int(plain(left[1:]) * 10**12)), 10**6), BY_TRICK)
    if smaller := SMALLER.fullmatch(left):
        return right == min(smaller.groups(), key=plain)
    if rounded := ROUNDED.fullmatch(left):
        up, most = {" up": (1, 1), " down": (-1, 1), None: (1, Fraction(1, 2))}[rounded[2]]
        difference = (plain(right) - plain(rounded[1])) * up
        return (0 <= difference < most) if rounded[2] else abs(difference) <= most
    if left.endswith("%") != right.endswith("%") and " in " not in f"{left} {right}":
        return plain(left) == plain(right) * (100 if left.endswith("%") else Fraction(1, 100))
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


def comes_to(value: Value, how: str, told: str) -> bool:
    exactly = value.low == plain(told)
    return exactly if how == " =" else is_close(value.low, plain(told), ROUGHLY)


def in_kilograms(grams: re.Match[str]) -> str:
    return f"{decimals(number(grams[1]).low / 1000)} kg"


def is_put_back_rightly(equation: str) -> bool:
    """Whether one equation of a check holds, whether its grams are those of a drug or of body weight."""
    return is_right(equation) or is_right(GRAMS.sub(in_kilograms, equation))


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

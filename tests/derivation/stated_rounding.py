"""Rounding as the printed sentence says it, by nothing but that sentence."""

import re
from fractions import Fraction

PLACES = {
    "hundred": Fraction(100),
    "ten": Fraction(10),
    "whole number": Fraction(1),
    "minute": Fraction(1),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "tenth": Fraction(1, 10),
    "hundredth": Fraction(1, 100),
    "thousandth": Fraction(1, 1000),
}
SENTENCE = re.compile(
    r"Round (?P<way>to the nearest|up to the next|down to the next) (?P<place>[a-z ]+?)"
    r"(?: \(under (?P<limit>[\d.,]+)[^:]*: (?P<below>[a-z ]+)\))?\."
)
WEIGHT = re.compile(r"Use kilograms rounded to the nearest (?P<place>[a-z ]+)\.")
AS_IT_IS = ("Give the exact value.", "Not rounded:")


def rounded(number: Fraction, sentence: str) -> Fraction:
    """The number, rounded as the sentence says; ties go up."""
    if sentence.startswith(AS_IT_IS) or not sentence:
        return number
    found = SENTENCE.match(sentence)
    if found is None:
        raise ValueError(sentence)
    is_below = found["limit"] is not None and number < Fraction(found["limit"].replace(",", ""))
    return to_place(number, PLACES[found["below"] if is_below else found["place"]], found["way"].split()[0])


def to_place(number: Fraction, step: Fraction, way: str = "to") -> Fraction:
    steps = number / step
    if way == "up":
        return -(-steps // 1) * step
    return (steps if way == "down" else steps + Fraction(1, 2)) // 1 * step

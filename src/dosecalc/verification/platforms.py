"""Where a learning platform that gets a problem by an export would take a wrong answer for right.

Moodle, GIFT readers and QTI players compute with binary fractions, Canvas rounds to four decimals, and texts are
compared without regard to capitals. What a format marks otherwise whatever the numbers are (a unit that is not seen, an
answer taken before it is rounded) stands in the loss report of the export; here is what other numbers would mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.accepted_texts import accepted_texts
from dosecalc.exports.qti.canvas_questions import is_coarse, kept
from dosecalc.exports.qti.wrong_answers import right_numbers, wrong_answers
from dosecalc.exports.quizzes.quiz_answers import Asking, asking_of
from dosecalc.exports.unit_spellings import alike
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import decimals_needed
from dosecalc.verification.observation import Observation, keys_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.parts import Part

DIGITS_TOLD_APART = 13
"""Moodle takes numbers that differ by less than 1e-14 of themselves for the same (question/type/numerical), and a
binary fraction of 64 bits misses a decimal by a hundredth of that: some numbers of 14 digits are taken for others."""

ASKED_AS_NUMBERS = frozenset({"", "ratio"})
"""Forms of answers that platforms take as one number."""


def too_many_digits(made: Problem) -> Iterator[Observation]:
    """Answers that a platform cannot tell from their neighbors."""
    for place, part in enumerate(made.parts):
        solution = part.solution
        digits = _digits(as_written(solution.rounded.number, solution.rounded.form)) if _is_number(part) else 0
        if digits > DIGITS_TOLD_APART:
            found, expected = f"the answer {part.key} of {digits} digits", f"at most {DIGITS_TOLD_APART} digits"
            yield Observation("too-many-digits", keys_of_part(made.template, place), found, expected)


def mistakes_taken_for_right(made: Problem) -> Iterator[Observation]:
    """Known mistakes that a platform could not tell from the right answer."""
    for place, part in enumerate(made.parts):
        for text, platform in _taken(part):
            found = f"the mistake {text}, which {platform} takes for {part.key}"
            yield Observation("marked-otherwise", keys_of_part(made.template, place), found, "answers further apart")


def _taken(part: Part) -> Iterator[tuple[str, str]]:
    if _is_number(part) and is_coarse(part):
        right = right_numbers(part)
        for wrong in wrong_answers(part):
            if wrong.number is not None and wrong.number not in right and kept(wrong.number) in right:
                yield wrong.text, "Canvas"
    elif asking_of(part) is Asking.TEXT:
        texts = {alike(text) for text in accepted_texts(part.solution)}
        yield from ((wrong.text, "Moodle") for wrong in wrong_answers(part) if alike(wrong.text) in texts)


def _is_number(part: Part) -> bool:
    form = part.solution.form
    return form.name in ASKED_AS_NUMBERS and not form.words


def _digits(number: Fraction) -> int:
    """How many digits of a number count; an answer whose decimals never end is told as such."""
    decimals = decimals_needed(number)
    return 0 if decimals is None else len(str(abs(int(number * 10**decimals))))

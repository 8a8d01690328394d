"""A verdict on the screen: in words first, never by color alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, show, styled
from dosecalc.quantities.notation import ended
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.verdict import Grade

WRONG_FOR_GOOD = "Not right."
"""Said where there is no other try."""

MOST_SAID = 3
"""More possible reasons than that help nobody."""

STYLES = {Verdict.CORRECT: "bold green", Verdict.WRONG: "bold red", Verdict.UNREADABLE: "bold"}


def say_grades(parts: Sequence[Part], grades: Sequence[Grade], *, plain: bool) -> None:
    """Print the verdict on each part, and what all of them earn where there are several."""
    if len(parts) == 1:
        say_grade(grades[0], plain=plain)
        return
    from dosecalc.quantities.notation import decimal
    from dosecalc.tutoring.marking import credit

    for part, grade in zip(parts, grades, strict=True):
        say(f"{part.label}) {part.ask}")
        say_grade(grade, plain=plain)
    say(f"Credit: {decimal(credit(grades) * len(parts))} of {len(parts)} parts.")


def say_grade(grade: Grade, *, plain: bool, is_last: bool = False) -> None:
    """Print the verdict, how the answer was read, and what to change. is_last: no other try follows."""
    _say_title(grade, plain=plain, is_last=is_last)
    if grade.pointed_out:
        say(grade.pointed_out)
    if grade.read_as:
        say(f"Read as {'the word ' if grade.read_as.isalpha() else ''}{ended(grade.read_as)}")
    if more := grade.beside_title:
        say(more)
    say_mistakes(grade.reasons)
    for notice in grade.notices:
        if not notice.unsafe or grade.verdict is not Verdict.UNSAFE_FORM:
            say(notice.says)


def say_mistakes(mistakes: Sequence[Slip]) -> None:
    """Print what may have gone wrong, and the step where it did."""
    for place, slip in enumerate(mistakes[:MOST_SAID]):
        say(f"Or {slip.says}." if place else slip.sentence)
        if slip.here:
            say(f"  Here: {slip.here}")


def _say_title(grade: Grade, *, plain: bool, is_last: bool) -> None:
    title = WRONG_FOR_GOOD if is_last and grade.verdict is Verdict.WRONG else grade.title
    if plain:
        say(title)
        return

    show(styled(title, style=STYLES.get(grade.verdict, "bold yellow")))

"""Whether the slips of an answer can be told apart: what a draw is judged by before anybody has answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.tutoring.slips.in_the_steps import numbers_led_to

if TYPE_CHECKING:
    from dosecalc.tutoring.solving import Solution


def confusions(solution: Solution) -> int:
    """How many slips in the steps of an answer cannot be told from the right answer, or from another slip.

    Slips declared for a calculation are not counted: to declare one more must not change what a template draws.
    """
    if solution.form.in_text:
        return 0
    others = numbers_led_to(solution.steps) - {solution.exact.number}
    written = [solution.as_answered(number) for number in others]
    return len(written) - len(set(written) - solution.accepted)

"""Whether the slips of an answer can be told apart: what a draw is judged by before anybody has answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.tutoring.slips.in_the_steps import numbers_led_to

if TYPE_CHECKING:
    from dosecalc.tutoring.solving import Solution


def confusions(solution: Solution, enough: int | None = None) -> int:
    """How many slips in the steps of an answer cannot be told from the right answer, or from another slip.

    Slips declared for a calculation are not counted: to declare one more must not change what a template draws. When
    there are enough, no more are counted.
    """
    if solution.form.in_text:
        return 0
    seen = {solution.exact.number.as_integer_ratio()}  # which are hashed faster than fractions
    written = {number.as_integer_ratio() for number in solution.accepted}
    found = 0
    for number in numbers_led_to(solution.steps):
        if found == enough:
            break
        if (led_to := number.as_integer_ratio()) not in seen:
            seen.add(led_to)
            answer = solution.as_answered(number).as_integer_ratio()
            found += answer in written
            written.add(answer)
    return found

"""Where the slips that a problem invites lead, without a word on how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.tutoring.slips.formulas import where_formulas_lead
from dosecalc.tutoring.slips.in_the_steps import numbers_led_to

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.tutoring.solving import Solution


def wrong_numbers(solution: Solution) -> frozenset[Fraction]:
    """The numbers that slips of the formula and of its steps lead to, in the unit of the answer."""
    of_formula = frozenset(where_formulas_lead(solution))
    return of_formula if solution.form.in_text else of_formula.union(numbers_led_to(solution.steps))

"""A hint on the screen, with what it cost and what the next one will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.problem_view import say_quietly
from dosecalc.cli.terminal import say
from dosecalc.cli.working_view import say_lines
from dosecalc.tutoring.points import A_WRONG_TRY, FULL, PRICES, counted
from dosecalc.tutoring.rungs import Rung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.attempt import Attempt
    from dosecalc.tutoring.hints import Hint

_HINTS = sorted({price for rung, price in PRICES.items() if rung is not Rung.RESULT})
PRICE_LIST = (
    f"Each answer is worth {FULL} points. A hint costs {_HINTS[0]} to {_HINTS[-1]} points, a wrong try {A_WRONG_TRY}; "
    "once the answer is shown, none are left."
)


def say_hint(before: Attempt, after: Attempt, ladder: Sequence[Hint], *, plain: bool) -> None:
    """Print the hint that an attempt has come to, its price, what is left, and what the next would cost."""
    hint = ladder[before.hints]
    paid = before.points_left - after.points_left
    price = f"−{counted(paid)}" if paid else "no points left"
    say(f"Hint {after.hints} of {len(ladder)} ({price}): {hint.says}")
    if hint.formula:
        say_quietly(f"Formula: {hint.formula}", plain=plain)
    say_lines(hint.lines, plain=plain)
    following = "" if after.hints == len(ladder) else f" {_next_price(after, ladder[after.hints])}"
    say(f"{points_left(after)}.{following}")


def points_left(attempt: Attempt) -> str:
    """What an answer can still earn: `8 of 10 points left`."""
    return f"{attempt.points_left} of {FULL} points left"


def _next_price(attempt: Attempt, following: Hint) -> str:
    if following.rung is Rung.RESULT:
        return f"The next hint is the answer{'; it takes all that is left' if attempt.points_left else ''}."
    price = min(PRICES[following.rung], attempt.points_left)
    return f"The next hint costs {price}." if price else ""

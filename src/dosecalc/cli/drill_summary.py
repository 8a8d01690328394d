"""What a drill came to, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say
from dosecalc.commands_to_type import to_type
from dosecalc.tutoring.confidence import WHY_IT_MATTERS, is_surely_wrong, rated
from dosecalc.tutoring.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.tally import Outcome


def say_summary(done: Sequence[tuple[Problem, Outcome]], seed: int | None) -> None:
    """Print the tally, the ratings, what to look at again, and how to repeat the drill, if that can be."""
    for line in Tally(tuple(outcome for _, outcome in done)).says():
        say(line)
    for line in rated([attempt for _, outcome in done for attempt in outcome.attempts]).says():
        say(line)
    _say_problems(WHY_IT_MATTERS, [problem for problem, outcome in done if _was_surely_wrong(outcome)])
    others = [problem for problem, outcome in done if not outcome.is_first_try and not _was_surely_wrong(outcome)]
    _say_problems("Look at these again:", others)
    if seed is not None:
        say(f"For the same problems again, add --seed {seed}")


def _was_surely_wrong(outcome: Outcome) -> bool:
    return any(map(is_surely_wrong, outcome.attempts))


def _say_problems(title: str, problems: Iterable[Problem]) -> None:
    listed = [f"  {to_type(f'dosecalc show {problem.identity} --working')}" for problem in problems]
    for line in [title, *listed] if listed else []:
        say(line)

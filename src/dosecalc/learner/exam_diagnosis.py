"""After an exam: problems of the kinds that were missed, with fresh numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.twins import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.learner.exam_results import Marked, Result


def diagnostic_set(result: Result) -> Iterator[Problem]:
    """A twin of each problem that was missed, one that invites the same mistake if there is any; those of the most
    frequent mistakes first. A problem that has no twin comes again itself.
    """
    often = [place for kind in result.mistakes() for place in kind.places]
    for place in dict.fromkeys([*often, *result.missed]):
        each = result.marked[place]
        if not each.is_right:
            yield _again(each)


def _again(each: Marked) -> Problem:
    slip = next((grade.mistakes[0] for grade in each.grades if grade.mistakes), None)
    return twin_of(each.problem, slip) or each.problem

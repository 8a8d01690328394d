"""What is due, on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say
from dosecalc.commands_to_type import to_type
from dosecalc.learner.review import last_practiced
from dosecalc.learner.schedule import retrievability

if TYPE_CHECKING:
    from dosecalc.cli.facts import Facts
    from dosecalc.learner.review import Review
    from dosecalc.learner.schedule import Standing

MOST_LISTED = 10
TOMORROW = "What goes wrong comes back tomorrow."


def say_review(review: Review, *, is_new: bool) -> None:
    """Print what is due, how long it takes and when to come back; where nothing is due, what else to do.

    is_new: nothing was ever answered.
    """
    if is_new:
        say(f"There is nothing to review yet. To begin: {to_type('dosecalc drill')}")
        return
    say(review.says_due())
    for each in review.chosen[:MOST_LISTED]:
        say(f"  {each.skill.title}, last practiced {last_practiced(each, review.now)}")
    if (more := len(review.chosen) - MOST_LISTED) > 0:
        say(f"  and {more} more")
    if review.due:
        say(" ".join(filter(None, (TOMORROW, review.says_others()))))
        return
    if back := review.says_back():
        say(back)
    _say_what_else(review)


def _say_what_else(review: Review) -> None:
    if review.weak:
        say(f"Weak so far, because {'it' if len(review.weak) == 1 else 'each of these'} went wrong last time:")
    for each in review.weak:
        say(f"  {to_type(f'dosecalc drill {each.skill.calculation} --level {each.skill.level}')}")
    say(f"Or go on to something new: {to_type('dosecalc drill')}")


def review_facts(review: Review) -> Facts:
    """What is due, the least likely held first, which of it this review asks for, and when more becomes due."""
    return {
        "due": [_standing_facts(each, review) for each in review.due],
        "chosen": len(review.chosen),
        "minutes": review.minutes,
        "back_on": review.back_on.isoformat() if review.back_on else None,
        "due_then": len(review.later),
        "weak": [_standing_facts(each, review) for each in review.weak],
    }


def _standing_facts(standing: Standing, review: Review) -> Facts:
    return {
        "calculation": standing.skill.calculation,
        "level": standing.skill.level,
        "topic": standing.topic,
        "due": standing.due.isoformat(),
        "last_practiced": standing.at.isoformat(),
        "last_rating": standing.recall.name.lower(),
        "reviews": standing.reviews,
        "recalled_with_percent": int(100 * retrievability(standing, review.now)),
        "stable_for_days": int(standing.stability),
        "usual_seconds": standing.seconds,
    }

"""A review as it runs: the skills that are due, then when to come back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.cli.drill_session import DrillSession
from dosecalc.cli.terminal import say
from dosecalc.learner.adaptive import Adaptive
from dosecalc.learner.practice import Practice, local_now
from dosecalc.learner.review import counted_skills, review_of

if TYPE_CHECKING:
    from dosecalc.cli.drill_part import Manner
    from dosecalc.learner.recording import Recording
    from dosecalc.learner.review import Review
    from dosecalc.learner.standings import Standings
    from dosecalc.quantities.rounding import Policy


def give_review(review: Review, standings: Standings, manner: Manner, policy: Policy, recording: Recording) -> int:
    """Give the skills that a review chose; the exit code."""
    chosen = {each.skill for each in review.chosen}
    practice = Practice(Adaptive(standings, _seed(), review=chosen), policy)
    recording.hear = practice.hear
    session = DrillSession(None, len(chosen), manner, recording, practice.why)
    status = session.run(islice(practice.problems(), len(chosen)))
    after = review_of(standings, local_now(), most=len(chosen))
    if after.due:
        say(f"{counted_skills(len(after.due))} still due. To go on: dosecalc review")
    elif back := after.says_back():
        say(back)
    return status


def _seed() -> int:
    from secrets import randbelow

    return randbelow(1_000_000)

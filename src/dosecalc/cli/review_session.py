"""A review as it runs: the skills that are due, then when to come back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.cli.drill_session import DrillSession
from dosecalc.cli.terminal import say
from dosecalc.commands_to_type import to_type
from dosecalc.learner.adaptive import Adaptive
from dosecalc.learner.practice import Practice
from dosecalc.learner.records import local_now
from dosecalc.learner.review import counted_skills, review_of

if TYPE_CHECKING:
    from dosecalc.cli.drill_part import Manner
    from dosecalc.learner.recording import Recording
    from dosecalc.learner.review import Review
    from dosecalc.learner.standings import Standings
    from dosecalc.quantities.policy import Policy


class ReviewSession:
    """A review of the skills that were chosen, by the standings that chose them. seed: of the problems."""

    def __init__(self, review: Review, standings: Standings, seed: int, policy: Policy) -> None:
        self.standings, self.number = standings, len(review.chosen)
        chosen = {each.skill for each in review.chosen}
        self.practice = Practice(Adaptive(standings, seed, review=chosen), policy)

    def run(self, manner: Manner, recording: Recording) -> int:
        """Give them one by one, and say when to come back; the exit code."""
        recording.hear = self.practice.hear
        session = DrillSession(None, self.number, manner, recording, self.practice.why)
        status = session.run(islice(self.practice.problems(), self.number))
        after = review_of(self.standings, local_now(), most=self.number)
        if after.due:
            say(f"{counted_skills(len(after.due))} still due. To go on: {to_type('dosecalc review')}")
        elif back := after.says_back():
            say(back)
        return status

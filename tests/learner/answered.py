"""Records of skills that the bank drills, for tests of what follows from them."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dosecalc.bank.drilled import Drilled, drilled
from dosecalc.learner.records import Record, fresh_id
from dosecalc.tutoring.attempt import Ending
from tests.learner.kept import ANSWER, NOON

RIGHT, MISSED = Ending.RIGHT.value, Ending.MISSED.value
SOME = tuple(drilled()[name] for name in ("fever-to-celsius", "which-eye", "tablets-scored", "milrinone", "capsules"))
"""Templates of a few topics."""


def an_outcome(template: Drilled, at: datetime = NOON, **other: Any) -> Record:
    """The end of the first part of a problem, right on the first try and within the pace unless it is said."""
    ending = other.setdefault("ending", RIGHT)
    mistakes = () if ending == RIGHT else ("used-without-converting",)
    facts = {"tries": 1, "seconds": Decimal(60), "mistakes": mistakes, "id": fresh_id(), **other}
    calculation, level = template.calculations[0], template.level
    skill = {"template": template.template, "topic": template.topic, "calculation": calculation, "level": level}
    return replace(ANSWER, at=at, **{**skill, **facts})


outcomes = st.builds(
    an_outcome,
    st.sampled_from(list(drilled().values())) | st.sampled_from(SOME),
    st.integers(0, 60 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    ending=st.sampled_from(["", RIGHT, RIGHT, MISSED, *(ending.value for ending in Ending)]),
    tries=st.integers(0, 3),
    hints=st.integers(0, 4),
    confidence=st.sampled_from([None, 1, 2, 3]),
)
histories = st.lists(outcomes, max_size=60)
LATER = NOON + timedelta(days=61)

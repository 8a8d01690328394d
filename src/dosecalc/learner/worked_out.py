"""The standings as they are kept between two runs, since to work them out from 100,000 answers takes seconds."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from dosecalc.learner.derived import WORTH_KEEPING, Derived
from dosecalc.learner.recall import Recall
from dosecalc.learner.schedule import Standing
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings

if TYPE_CHECKING:
    from dosecalc.learner.curriculum import Curriculum
    from dosecalc.learner.history import History

NAME = "standings"
RULES = 4
"""Raised whenever the same answers come to other standings; so it must be for a release of FSRS that changes them."""


def standings_of(history: History, curriculum: Curriculum, now: datetime) -> Standings:
    """How the skills of a history stand.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    derived = Derived(history, NAME, _rules(curriculum))
    found = derived.kept(lambda facts: _from_facts(facts, curriculum))
    standings, number = found or (Standings(curriculum), 0)
    last, count = number, 0
    for record in history.records(after=number):
        standings.add(record, now)
        last, count = record.number, count + 1
    if count >= WORTH_KEEPING:
        derived.keep(last, _facts(standings))
    return standings


def _rules(curriculum: Curriculum) -> str:
    """What the standings depend on besides the answers."""
    paces = [(topic.name, topic.pace.seconds) for topic in curriculum.topics.values()]
    return f"{RULES}:{blake2b(repr(paces).encode(), digest_size=8).hexdigest()}"


def _facts(standings: Standings) -> dict[str, Any]:
    return {
        "answers": standings.answers,
        "given": standings.given,
        "mistakes": [[skill.calculation, skill.level, *ids] for skill, ids in standings.mistakes.items()],
        "standings": [
            [
                each.skill.calculation,
                each.skill.level,
                each.topic,
                each.template,
                each.reviews,
                each.recall.value,
                each.at.isoformat(),
                each.due.isoformat(),
                each.stability,
                each.difficulty,
                each.seconds,
            ]
            for each in standings.by_skill.values()
        ],
    }


def _from_facts(facts: dict[str, Any], curriculum: Curriculum) -> Standings:
    found = Standings(curriculum)
    found.answers, found.given = facts["answers"], facts["given"]
    found.mistakes = {Skill(name, level): tuple(ids) for name, level, *ids in facts["mistakes"]}
    for name, level, topic, template, reviews, recall, at, due, *rest in facts["standings"]:
        skill = Skill(name, level)
        moments = datetime.fromisoformat(at), datetime.fromisoformat(due)
        found.by_skill[skill] = Standing(skill, topic, template, reviews, Recall(recall), *moments, *rest)
    return found

"""The standings kept between two runs, since to work them out from 100,000 answers takes seconds.

Nothing depends on what is kept: whatever cannot be used is worked out again from the answers, and when answers are
taken away or put between others the history forgets it by itself.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from dosecalc.learner.home import UnusableHome
from dosecalc.learner.recall import Recall
from dosecalc.learner.schedule import Standing
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings

if TYPE_CHECKING:
    from dosecalc.learner.curriculum import Curriculum
    from dosecalc.learner.history import History

NAME = "standings"
RULES = 1
"""Raised whenever the same answers come to other standings; so it must be for a release of FSRS that changes them."""

WORTH_KEEPING = 200
"""Answers since it was last kept; fewer are worked out sooner than written."""


def standings_of(history: History, curriculum: Curriculum, now: datetime) -> Standings:
    """How the skills of a history stand.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    standings, number = _kept(history, curriculum)
    last, count = number, 0
    for record in history.records(after=number):
        standings.add(record, now)
        last, count = record.number, count + 1
    if count >= WORTH_KEEPING:
        with suppress(UnusableHome):  # it will be worked out again
            _keep(history, standings, last)
    return standings


def _rules(curriculum: Curriculum) -> str:
    """What the standings depend on besides the answers."""
    paces = [(topic.name, topic.pace.seconds) for topic in curriculum.topics.values()]
    return f"{RULES}:{blake2b(repr(paces).encode(), digest_size=8).hexdigest()}"


def _kept(history: History, curriculum: Curriculum) -> tuple[Standings, int]:
    """What is kept, with the number of the last answer in it; nothing, and 0, where it cannot be used."""
    import json

    rows = history.file.execute("SELECT content FROM worked_out WHERE name = ?", (NAME,))
    try:
        facts = json.loads(rows[0][0]) if rows else {}
        if facts.get("rules") == _rules(curriculum) and 0 < facts["number"] <= history.last_number():
            return _from_facts(facts, curriculum), facts["number"]
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    return Standings(curriculum), 0


def _keep(history: History, standings: Standings, number: int) -> None:
    import json

    facts = {"rules": _rules(standings.curriculum), "number": number, **_facts(standings)}
    with history.file.transaction():
        history.file.execute("INSERT OR REPLACE INTO worked_out VALUES (?, ?)", (NAME, json.dumps(facts)))


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

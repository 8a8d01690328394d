"""Readiness as it is asked for: for a blueprint, from a day on, out of the history and the exams of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.learner.days import read_day
from dosecalc.learner.progress_bests import bests
from dosecalc.learner.progress_kept import tallies_in, tallies_of
from dosecalc.learner.readiness import readiness
from dosecalc.learner.readiness_skills import HUNDRED, Tried
from dosecalc.learner.records import local_day, local_now
from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.learner.exams import Exam
    from dosecalc.learner.history import History
    from dosecalc.learner.readiness import Readiness
    from dosecalc.learner.schedule import Standing


def read_readiness(history: History | None, exams: list[Exam], blueprint: Blueprint, since: str = "") -> Readiness:
    """How ready for an exam a history and the exams that are over show somebody to be now.

    since: a day, or how long ago; empty for all.

    Raises:
        UnreadableDay: no day is named.
        HistoryUnavailable: the history cannot be read.
        NothingToDrill, InvalidBank: the blueprint asks for what the bank does not have.
    """
    now = local_now()
    first = read_day(since, now.date()) if since else None
    tried = tried_in(history, now, first) if history else {}
    return readiness(blueprint, tried, now, taken=_counting(exams, blueprint, now, first), since=first)


def tried_in(history: History, now: datetime, since: date | None) -> dict[Skill, Tried]:
    """The skills that a history shows to have been tried, from a day on.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    tallies = tallies_of(history, since, "") if since else tallies_in(history)
    if not tallies.recent_skills:
        return {}
    standings = _standings(history, now)
    usual = {Skill(best.calculation, best.level): best.usual for best in bests(tallies)}
    return {
        (skill := Skill(*key)): Tried(tuple(answers), _recalled(standings.get(skill), now), usual.get(skill))
        for key, answers in tallies.recent_skills.items()
    }


def _standings(history: History, now: datetime) -> Mapping[Skill, Standing]:
    from dosecalc.learner.curriculum import curriculum  # noqa: PLC0415 - only where something was answered
    from dosecalc.learner.worked_out import standings_of  # noqa: PLC0415 - as above

    return standings_of(history, curriculum(), now).by_skill


def _recalled(standing: Standing | None, now: datetime) -> int:
    """How likely a skill is still held, in whole hundredths; certain where no schedule knows it yet."""
    from dosecalc.learner.schedule import retrievability  # noqa: PLC0415 - as above

    return HUNDRED if standing is None else int(HUNDRED * retrievability(standing, now))


def _counting(exams: list[Exam], blueprint: Blueprint, now: datetime, since: date | None) -> Iterator[Exam]:
    """Those after the blueprint, in whatever version, that are over."""
    for exam in exams:
        is_of = exam.terms.blueprint.partition("@")[0] == blueprint.name
        if is_of and not exam.is_open and (since is None or local_day(exam.sheet.started, now) >= since):
            yield exam

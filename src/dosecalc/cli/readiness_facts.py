"""Readiness for programs: a stable interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.cli.exam_facts import exam_facts
from dosecalc.learner.readiness_advice import command_for, first_of_all
from dosecalc.learner.readiness_range import CAUTION, SURENESS
from dosecalc.learner.readiness_skills import skills_of
from dosecalc.learner.readiness_words import HOW, exams_told, expectation, no_prediction, section_line
from dosecalc.quantities.notation import fraction

if TYPE_CHECKING:
    from dosecalc.learner.readiness import Readiness, SectionStanding
    from dosecalc.learner.readiness_skills import AtLevel


def readiness_facts(found: Readiness) -> dict[str, Any]:
    """Every fact; chances and numbers of problems as fractions, days as ISO dates, what is not known as null."""
    first, exams = first_of_all(found), found.by_exams
    return {
        "today": found.now.date().isoformat(),
        "since": found.since.isoformat() if found.since else None,
        "blueprint": found.blueprint.identity,
        "title": found.blueprint.title,
        "problems": found.blueprint.problems,
        "seconds": found.blueprint.seconds,
        "to_pass": found.blueprint.to_pass,
        "expected": _expected(found),
        "expected_by_exams": {"low": exams.low, "high": exams.high} if exams else None,
        "says": [*expectation(found), *exams_told(found)],
        "note": no_prediction("drills"),
        "how": HOW,
        "covered": fraction(found.covered),
        "covered_to_be_told": found.enough,
        "usual_seconds": found.seconds,
        "exams": [
            {**exam_facts(exam), "again": exam in found.again, "counted": exam in found.lately} for exam in found.taken
        ],
        "sections": [_section(each) for each in found.sections],
        "advice": [{"says": first.says, "command": first.command}],
    }


def _expected(found: Readiness) -> dict[str, Any] | None:
    expected, drills = found.expected, found.by_drills
    if expected is None or drills is None or found.outlook is None:
        return None
    return {
        "low": expected.low,
        "high": expected.high,
        "by_answers_alone": {"low": drills.low, "high": drills.high},
        "outlook": found.outlook.value,
        "share_on_each_side": fraction(SURENESS),
        "answers_added": CAUTION,
    }


def _section(standing: SectionStanding) -> dict[str, Any]:
    return {
        "title": standing.section.title,
        "topics": list(standing.section.topics),
        "problems": standing.section.problems,
        "need": standing.need.name.lower(),
        "skills": standing.skills,
        "tried": standing.tried,
        "answers": standing.answers,
        "right": standing.right,
        "recalled_percent": standing.recalled,
        "usual_seconds": standing.seconds,
        "pace": fraction(standing.pace),
        "covered": fraction(standing.covered),
        "low": fraction(standing.low),
        "high": fraction(standing.high),
        "levels": [_level(each) for each in standing.levels],
        "says": section_line(standing),
        "command": command_for(standing) or None,
    }


def _level(level: AtLevel) -> dict[str, Any]:
    return {
        "level": level.asked.level,
        "problems": level.asked.problems,
        "skills": len(skills_of(level.asked)),
        "tried": len(level.tried),
        "answers": level.answers,
        "right": level.right,
        "low": fraction(level.chance.low),
        "high": fraction(level.chance.high),
    }

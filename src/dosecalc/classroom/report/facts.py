"""The class report for programs: the same facts as the page; problems/schemas/report.schema.json describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.classroom.report.statistics.plain_numbers import plain_number
from dosecalc.sets.terms_file import terms_facts

if TYPE_CHECKING:
    from dosecalc.classroom.report.class_report import ClassFigures, ClassReport
    from dosecalc.classroom.report.mistakes import Happened, MistakesReport
    from dosecalc.classroom.report.places import PlaceReport, WrongAnswers
    from dosecalc.classroom.report.scores import Scores
    from dosecalc.classroom.report.statistics.reliability import Reliability
    from dosecalc.classroom.report.variants import VariantsReport

KIND, VERSION = "class report", 1


def report_facts(report: ClassReport) -> dict[str, Any]:
    """Every fact: shares from 0 to 1, points in points, what is not known as null."""
    return {
        "dosecalc": KIND,
        "version": VERSION,
        "set": report.set_id,
        "terms": terms_facts(report.terms),
        "problems": report.problems,
        "variants": report.variants,
        "learners": report.learners,
        "handed_in_nothing": report.nothing,
        "not_graded": report.not_graded,
        "figures": _figures(report.figures) if report.figures else None,
    }


def _figures(figures: ClassFigures) -> dict[str, Any]:
    return {
        "scores": _scores(figures.scores),
        "reliability": _reliability(figures.reliability) | {"standard_error": plain_number(figures.error)},
        "places": [_place(place) for place in figures.places],
        "variants": _variants(figures.variants),
        "mistakes": _mistakes(figures.mistakes),
        "teach_next": [vars(each) for each in figures.advice],
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "mean": plain_number(scores.mean),
        "median": plain_number(scores.median),
        "standard_deviation": plain_number(scores.deviation),
        "lowest": plain_number(scores.lowest),
        "highest": plain_number(scores.highest),
        "tenths": list(scores.bins),
        "passed": scores.passed,
    }


def _reliability(found: Reliability) -> dict[str, Any]:
    return {
        "name": found.name,
        "value": plain_number(found.value),
        "low": plain_number(found.low),
        "high": plain_number(found.high),
        "undefined": found.undefined or None,
        "warnings": list(found.warnings),
    }


def _place(place: PlaceReport) -> dict[str, Any]:
    return {
        "number": place.number,
        "template": place.template,
        "title": place.title,
        "topic": place.topic,
        "level": place.level,
        "earned": plain_number(place.earned),
        "lost_by_wrong_numbers": plain_number(place.lost),
        "right": place.right,
        "right_share": plain_number(place.right_share),
        "item_total": plain_number(place.correlation),
        "upper_lower": plain_number(place.index),
        "separation": place.finding.separation.name.lower(),
        "says": place.finding.says,
        "empty": place.empty,
        "partly_empty": place.partly,
        "median_seconds": place.seconds,
        "surely_wrong": place.surely_wrong,
        "wrong": [_wrong(each) for each in place.wrong],
    }


def _wrong(wrong: WrongAnswers) -> dict[str, Any]:
    return {
        "part": wrong.part,
        "mistake": wrong.mistake or None,
        "class": wrong.error or None,
        "says": wrong.says,
        "times": wrong.times,
        "answers": [vars(each) for each in wrong.answers],
    }


def _variants(found: VariantsReport) -> dict[str, Any]:
    return {
        "reason": found.reason or None,
        "compared": found.compared,
        "variants": [
            {
                "name": each.name,
                "learners": each.learners,
                "mean": plain_number(each.mean),
                "chance": plain_number(each.chance),
                "exact": each.is_exact,
                "right": list(each.right),
            }
            for each in found.variants
        ],
        "differences": [
            {**vars(each), "chance": plain_number(each.chance), "harder": each.is_harder, "says": each.says}
            for each in found.differences
        ],
    }


def _mistakes(found: MistakesReport) -> dict[str, Any]:
    return {
        "mistakes": [_happened(each) | {"class": each.error or None} for each in found.mistakes],
        "classes": [_happened(each) for each in found.classes],
        "answers": [_happened(each) for each in (*found.writing, *found.apart, found.unfinished)],
        "surely_wrong": _happened(found.surely_wrong) | {"rated": found.rated},
        "unexplained": found.unexplained,
    }


def _happened(each: Happened) -> dict[str, Any]:
    return {
        "id": each.id,
        "says": each.says,
        "times": each.times,
        "learners": each.learners,
        "problems": list(each.problems),
    }

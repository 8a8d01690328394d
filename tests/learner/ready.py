"""Learners on their way to an exam: what they answered, template by template, and exams that they took."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import blake2b

from dosecalc.bank.asked import asked
from dosecalc.bank.blueprint import Blueprint
from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.drilled import Drilled
from dosecalc.learner.answer_sheets import Answer, AnswerSheet, End, Entry
from dosecalc.learner.exams import Exam, ExamTerms
from dosecalc.learner.records import Record
from tests.learner.practice import ANSWER, WRONG

EVENING = datetime(2026, 11, 26, 20, tzinfo=UTC)
BY_HUNDREDTHS = 100


def answered(template: Drilled, place: int, *, at: datetime, right: bool = True, seconds: int = 40) -> Iterator[Record]:
    """The answers to all parts of a problem of a template, each its first one. place: tells problems apart."""
    labels = "" if len(template.calculations) == 1 else "abcdefgh"
    for number, calculation in enumerate(template.calculations):
        yield replace(
            ANSWER if right else WRONG,
            at=at,
            identity=f"{template.template}@1:{place}:pharmacy@1",
            part=labels[number : number + 1],
            template=template.template,
            topic=template.topic,
            calculation=calculation,
            level=template.level,
            seconds=Decimal(seconds),
            ending="right" if right else "missed",
        )


def drilled_for(made: Blueprint, *, left_out: Iterable[str] = (), most: int = 4) -> Iterator[Record]:
    """Two rounds of practice for an exam, about three in four right, sections of these titles left out.

    most: templates of each level of a section.
    """
    place = 0
    for days, hard in ((12, 30), (3, 18)):
        for section in made.sections:
            if section.title in left_out:
                continue
            for each in asked(section):
                for template in each.templates[:most]:
                    place += 1
                    chance = int.from_bytes(blake2b(f"{template.template}:{days}".encode(), digest_size=4).digest())
                    yield from answered(
                        template,
                        place,
                        at=EVENING - timedelta(days=days) + timedelta(minutes=place),
                        right=chance % BY_HUNDREDTHS >= hard,
                        seconds=35 + 15 * template.level + chance % 30,
                    )


def an_exam(
    number: int, score: str, days: int, name: str = "ptce", *, end: End = End.HANDED_IN, again: int = 0
) -> Exam:
    """An exam after a blueprint that came to a score so many days ago. again: the number of one with the same paper."""
    seed = again or number
    made, at = blueprint(name), EVENING - timedelta(days=days)
    entries = (Entry(f"tablets-scored@1:{seed}:pharmacy@1", (Answer("2 tablets", 0, 40_000),)),) * made.problems
    sheet = AnswerSheet(at, at, entries, end=end)
    terms = ExamTerms.of(made, "pharmacy@1")
    return Exam(number, "e" * 32, terms, seed, sheet, score, is_recorded=True)

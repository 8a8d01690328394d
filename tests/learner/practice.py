"""Records of learners that tests make up: one by one, and a whole term of practice."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from dosecalc.learner.records import Record

TODAY = date(2026, 11, 26)
PROBLEM = "tablets-scored@1:1:pharmacy@1"
ANSWER = Record(
    at=datetime(2026, 11, 26, 9, tzinfo=UTC),
    session="0" * 32,
    mode="drill",
    identity=PROBLEM,
    part="",
    template="tablets-scored",
    topic="dosing",
    calculation="tablets",
    level=1,
    text="2 tablets",
    verdict="correct",
    tries=1,
    seconds=Decimal(40),
    ending="right",
    points=10,
)
"""A first answer that is right without a hint."""

WRONG = replace(ANSWER, verdict="wrong", ending="", mistakes=("not-converted", "upside-down"), points=8)
"""A first answer that is wrong; more tries are left."""

MISSED = replace(WRONG, ending="missed", points=0)
LOOKED_UP = replace(ANSWER, text="", verdict="", tries=0, ending="looked up", points=0)
SKIPPED = replace(LOOKED_UP, ending="skipped")

SKILLS = (
    ("conversion", "mass_conversion", 1, Decimal("0.95"), "thousandfold-too-large"),
    ("dosing", "tablets", 1, Decimal("0.9"), "upside-down"),
    ("dosing", "liquid_volume", 2, Decimal("0.85"), "label-read-for-one"),
    ("flow", "drip_rate", 2, Decimal("0.75"), "drops-of-an-hour"),
    ("flow", "infusion_rate", 2, Decimal("0.8"), "milliliters-of-a-minute"),
    ("titration", "pump_rate", 3, Decimal("0.6"), "not-converted"),
    ("kinetics", "creatinine_clearance_female", 3, Decimal("0.5"), "factor-for-women-left-out"),
    ("reconstitution", "reconstituted_volume", 2, Decimal("0.65"), "stopped-too-early"),
)


def term(days: int = 70) -> Iterator[Record]:
    """Ten weeks of a learner who gets better and faster, with days off, a week off, and an unfinished topic."""
    chance = random.Random(5)
    for place in range(days):
        day = TODAY - timedelta(days=days - 1 - place)
        if 28 <= place < 36 or day.weekday() == 6 or (place < 60 and chance.random() < 0.3):
            continue
        for number in range(chance.randint(3, 9)):
            skills = SKILLS[:6] if place < 66 else SKILLS
            yield from _problem(chance, chance.choice(skills), day, number, place / days)


def _problem(
    chance: random.Random, skill: tuple[str, str, int, Decimal, str], day: date, number: int, gained: float
) -> Iterator[Record]:
    topic, calculation, level, ease, mistake = skill
    at = datetime(day.year, day.month, day.day, 17, tzinfo=UTC) + timedelta(minutes=3 * number)
    first = replace(
        ANSWER,
        at=at,
        identity=f"{calculation.replace('_', '-')}@1:{day.toordinal() * 10 + number}:pharmacy@1",
        template=calculation.replace("_", "-"),
        topic=topic,
        calculation=calculation,
        level=level,
        seconds=Decimal(chance.randint(28_000, 90_000) - int(gained * 20_000) + level * 5_000) / 1000,
        confidence=chance.choice((None, 2, 3)),
        hints=0 if chance.random() < 0.85 else 1,
    )
    if chance.random() < float(ease) - 0.25 * (1 - gained):
        yield replace(first, points=10 - first.hints)
        return
    yield replace(first, verdict="wrong", mistakes=(mistake,), ending="", points=8)
    again = replace(first, at=at + timedelta(seconds=30), tries=2, seconds=first.seconds + 30, points=8)
    yield again if chance.random() < 0.6 else replace(again, verdict="wrong", ending="missed", points=0)

"""What to teach next: a few recommendations, each with the figures that it follows from and a command."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.classroom.report.commands import for_instructor
from dosecalc.classroom.report.figures import percent
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.classroom.report.mistakes import Happened, MistakesReport
    from dosecalc.classroom.report.places import PlaceReport

MOST, FEWEST = 5, 3
"""How many recommendations there are at most; up to how many are filled up with the hardest problems."""

MOST_MISTAKES, MOST_TOPICS, MOST_TEMPLATES = 2, 2, 4
TENTH, FIFTH = Fraction(1, 10), Fraction(1, 5)
SEVERAL = Fraction(2)
WEAK = Fraction(3, 10)
"""A topic in which wrong numbers cost the class more than this is taught again."""

STRONG = Fraction(9, 10)
"""A class that earned this or more can go on."""

HIGHEST_LEVEL = 4
OF_FORM = frozenset({ErrorClass.ROUNDING.value, ErrorClass.UNIT.value})
"""Classes of mistakes that are told by how answers stood."""

MISSING, OTHER = (Verdict.MISSING_UNIT,), (Verdict.WRONG_UNIT,)
SLOPPY = (Verdict.WRONG_ROUNDING, Verdict.UNSAFE_FORM)
UNREAD = (Verdict.UNREADABLE,)


@dataclass(frozen=True)
class Advice:
    """A recommendation.

    says: what to teach. because: what it follows from, with its figures. command: makes an exercise of it; empty where
    there is nothing to practice.
    """

    says: str
    because: str
    command: str


@dataclass(frozen=True)
class _Class:
    """What the rules look at."""

    learners: int
    places: Sequence[PlaceReport]
    mistakes: MistakesReport
    policy: str

    def command(self, command: str) -> str:
        """A command that makes an exercise under the rules of the set."""
        return for_instructor(command, self.policy)

    def is_shared_by(self, share: Fraction, each: Happened) -> bool:
        """Whether it happened to that share of the class, and to more than one learner."""
        return each.learners >= max(SEVERAL, share * self.learners)

    def templates(self, each: Happened) -> str:
        """The templates of the problems in which it happened most, as options of a command."""
        names = dict.fromkeys(self.places[number - 1].template for number in each.problems)
        return " ".join(f"--topic {quote(name)}" for name in islice(names, MOST_TEMPLATES))


def teaching_advice(
    learners: int, places: Sequence[PlaceReport], mistakes: MistakesReport, policy: str
) -> tuple[Advice, ...]:
    """At most MOST recommendations, the most urgent first; only the strongest class gets but one.

    policy: the identity of the one by which the set is rounded.
    """
    of = _Class(learners, places, mistakes, policy)
    urgent = [
        *(*_commas(of), *_turned(of), *_sure_but_wrong(of), *_mistakes(of), *_topics(of)),
        *(each for verdicts in (MISSING, OTHER, UNREAD, SLOPPY) for each in _writing(of, verdicts)),
        *_unfinished(of),
    ]
    if not urgent and (forward := _go_on(of)):
        return (forward,)
    told: dict[str, Advice] = {}
    for advice in urgent:
        told.setdefault(advice.command or advice.says, advice)
    for advice in _hardest(of, {topic for topic, lost, _ in _by_topic(places)[:MOST_TOPICS] if lost > WEAK}):
        if len(told) < FEWEST:
            told.setdefault(advice.command, advice)
    return tuple(told.values())[:MOST]


def _commas(of: _Class) -> Iterator[Advice]:
    """Rule: decimal commas of a tenth of the class, and more than one: right answers may be among what was not read."""
    each = of.mistakes.decimal_commas
    if of.is_shared_by(TENTH, each):
        yield Advice(
            "Say that decimals are written with a point: 12.5, not 12,5.",
            f"{_learners(each.learners, of.learners)} wrote a decimal comma, in {_problems(each.problems)}. It is not "
            "read and earns nothing. If that is how your class writes, put points into the file and grade again.",
            of.command(f"dosecalc generate {of.templates(each)} -n 10 -o exercise"),
        )


def _turned(of: _Class) -> Iterator[Advice]:
    """Rule: answers that a spreadsheet may have turned, with a tenth of the class and more than one."""
    each = of.mistakes.turned
    if of.is_shared_by(TENTH, each):
        yield Advice(
            "Make the answer column text before anybody types into it.",
            f"A spreadsheet may have turned answers of {_learners(each.learners, of.learners)}, in "
            f"{_problems(each.problems)}. See what they typed, and decide: they are listed in to-decide.csv.",
            "",
        )


def _sure_but_wrong(of: _Class) -> Iterator[Advice]:
    """Rule: a problem that a tenth of the class, and more than one, was sure of and got wrong; the worst one."""
    worst = max(of.places, key=lambda place: place.surely_wrong)
    if worst.surely_wrong >= max(SEVERAL, TENTH * of.learners):
        yield Advice(
            f"Talk about problem {worst.number} ({worst.title}) first: learners do not recheck what they are sure of.",
            f"{_learners(worst.surely_wrong, of.learners)} were sure of a wrong answer to it.",
            of.command(f"dosecalc drill {quote(worst.template)} --confidence"),
        )


def _mistakes(of: _Class) -> Iterator[Advice]:
    """Rule: the most widespread mistakes, other than of rounding and writing, that a tenth of the class made."""
    wide = [each for each in of.mistakes.mistakes if of.is_shared_by(TENTH, each) and each.error not in OF_FORM]
    for each in wide[:MOST_MISTAKES]:
        yield Advice(
            f"Work on this mistake: {each.says[:1].lower()}{each.says[1:]}.",
            f"{_learners(each.learners, of.learners)} did so, in {_problems(each.problems)}.",
            of.command(f"dosecalc generate {of.templates(each)} -n 10 -o exercise"),
        )


def _topics(of: _Class) -> Iterator[Advice]:
    """Rule: the topics in which wrong numbers cost more than 30 % of the points, the weakest first.

    Units that are missing, answers that could not be read or were left empty say nothing of what is understood.
    """
    for topic, lost, numbers in _by_topic(of.places)[:MOST_TOPICS]:
        if lost > WEAK:
            yield Advice(
                f"Teach {topic} once more.",
                f"Wrong numbers cost the class {percent(lost)} of the points there (more than {percent(WEAK)}), in "
                f"{_problems(numbers)}.",
                of.command(f"dosecalc generate --topic {quote(topic)} -n 10 -o exercise"),
            )


def _by_topic(places: Sequence[PlaceReport]) -> list[tuple[str, Fraction, tuple[int, ...]]]:
    """Each topic with the share that wrong numbers cost and its problems, the weakest first."""
    piles: dict[str, list[PlaceReport]] = {}
    for place in places:
        piles.setdefault(place.topic, []).append(place)
    told = [
        (topic, sum((place.lost for place in pile), Fraction(0)) / len(pile), tuple(place.number for place in pile))
        for topic, pile in piles.items()
    ]
    return sorted(told, key=lambda each: (-each[1], each[0]))


def _writing(of: _Class, verdicts: Sequence[Verdict]) -> Iterator[Advice]:
    """Rule: of these ways in which answers stood, that which happened to most learners, if to a fifth of them."""
    wide = [each for each in of.mistakes.writing if Verdict(each.id) in verdicts and of.is_shared_by(FIFTH, each)]
    if wide:
        each = max(wide, key=lambda happened: happened.learners)
        yield Advice(
            f"Say again how an answer is written: {each.says[:1].lower()}{each.says[1:]}.",
            f"It happened to {_learners(each.learners, of.learners)}, in {_problems(each.problems)}.",
            of.command(f"dosecalc generate {of.templates(each)} -n 10 -o exercise"),
        )


def _unfinished(of: _Class) -> Iterator[Advice]:
    """Rule: if a fifth of the class left something empty in the last quarter of the set, time is what is short."""
    last = of.places[-max(1, len(of.places) // 4) :]
    left = max(last, key=lambda place: place.empty)
    if left.empty >= max(SEVERAL, FIFTH * of.learners):
        yield Advice(
            "Practice against the clock, or give more time.",
            f"{_learners(left.empty, of.learners)} wrote nothing for problem {left.number}, near the end.",
            of.command(f"dosecalc drill {quote(left.topic)} --pace program"),
        )


def _hardest(of: _Class, taught: set[str]) -> Iterator[Advice]:
    """Rule: where there are few other recommendations, the problems in which wrong numbers cost most, over a tenth.

    taught: topics that are recommended as a whole already.
    """
    for place in sorted(of.places, key=lambda each: (-each.lost, each.number)):
        if place.lost > TENTH and place.topic not in taught:
            yield Advice(
                f"Go through problem {place.number} ({place.title}) together.",
                f"It is among the hardest: wrong numbers cost the class {percent(place.lost)} of its points.",
                of.command(f"dosecalc drill {quote(place.template)}"),
            )


def _go_on(of: _Class) -> Advice | None:
    """Rule: where nothing went wrong with many and 90 % of the points were earned, the next level."""
    earned = sum((place.earned for place in of.places), Fraction(0)) / len(of.places)
    if earned < STRONG:
        return None
    level = min(HIGHEST_LEVEL, 1 + max(place.level for place in of.places))
    topics = list(dict.fromkeys(place.topic for place in of.places))[:MOST_TEMPLATES]
    return Advice(
        "Go on: the class is sure of this.",
        f"It earned {percent(earned)} of all points, and no mistake is widespread.",
        of.command(f"dosecalc drill {' '.join(map(quote, topics))} --level {level}"),
    )


def _learners(count: int, of: int) -> str:
    return f"{count:,} of {of:,} learners"


def _problems(numbers: Sequence[int]) -> str:
    shown = sorted(numbers[:MOST])
    more = len(numbers) - len(shown)
    told = ", ".join(map(str, shown)) + (f" and {more} more" if more else "")
    return f"problem{'s' if len(numbers) > 1 else ''} {told}"

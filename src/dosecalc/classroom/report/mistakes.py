"""What went wrong in a class: mistakes, their classes, and how answers were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.classroom.report.words import VERDICTS, happened
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.classroom.report.class_tally import ClassTally, Count

UNKNOWN_CLASS = "unknown"


@dataclass(frozen=True)
class Happened:
    """Something that happened: times, with how many learners, and in which problems, most often first.

    id: for programs. says: a sentence without its full stop. error: the class of a mistake, else empty.
    """

    id: str
    says: str
    times: int
    learners: int
    problems: tuple[int, ...]
    error: str = ""


@dataclass(frozen=True)
class MistakesReport:
    """What went wrong.

    mistakes: the likeliest of each wrong answer that could be explained, the most widespread first. classes: the same
    by class of error. writing: how answers stood that are not simply correct, each counted once: those with a decimal
    comma, turned by a spreadsheet, not taken, or decided by the instructor apart from the rest. unexplained: wrong
    numbers and words that no known mistake leads to. rated: answers with a word on how sure the learner was.
    """

    mistakes: tuple[Happened, ...]
    classes: tuple[Happened, ...]
    writing: tuple[Happened, ...]
    decimal_commas: Happened
    surely_wrong: Happened
    rated: int
    turned: Happened
    waiting: Happened
    decided: Happened
    unfinished: Happened
    unexplained: int

    @property
    def apart(self) -> tuple[Happened, ...]:
        """What is counted apart from the verdicts, as far as there is any."""
        apart = (self.decimal_commas, self.turned, self.waiting, self.decided)
        return tuple(each for each in apart if each.times)


def mistakes_report(counted: ClassTally) -> MistakesReport:
    """The mistakes that were counted."""
    mistakes = [
        _happened(slip.id, happened(slip), count, slip.error.value if slip.error else "")
        for slip, count in counted.mistakes.items()
    ]
    classes = [
        _happened(name := error.value if error else UNKNOWN_CLASS, name.capitalize(), count, name)
        for error, count in counted.errors.items()
    ]
    writing = [
        _happened(verdict.value, says, counted.verdicts[verdict])
        for verdict, says in VERDICTS.items()
        if verdict in counted.verdicts
    ]
    return MistakesReport(
        tuple(sorted(mistakes, key=_widest_first)),
        tuple(sorted(classes, key=_widest_first)),
        tuple(writing),
        _happened("decimal_comma", "Not read because of a decimal comma: 12,5 for 12.5", counted.decimal_commas),
        _happened("surely_wrong", "Sure but wrong", counted.surely_wrong),
        sum(tally.rated for tally in counted.places),
        _happened("turned", "Perhaps turned by a spreadsheet: see what the learner typed", counted.turned),
        _happened("waiting", "Handed in, but not taken: to be put right", counted.waiting),
        _happened("decided", "Decided by the instructor", counted.decided),
        _happened("empty", "Left empty", counted.unfinished),
        sum(
            times
            for tally in counted.places
            for miss, times in tally.misses.items()
            if not miss.mistake and miss.verdict == Verdict.WRONG.value
        ),
    )


def _happened(id_: str, says: str, count: Count, error: str = "") -> Happened:
    places = sorted(count.places, key=lambda place: (-count.places[place], place))
    return Happened(id_, says, count.times, count.learners, tuple(place + 1 for place in places), error)


def _widest_first(each: Happened) -> tuple[int, int, str]:
    return -each.learners, -each.times, each.id

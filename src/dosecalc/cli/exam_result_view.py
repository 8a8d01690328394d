"""The result of an exam on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.exam_review import numbered
from dosecalc.cli.terminal import say, show, styled
from dosecalc.learner.answer_sheets import End
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.rounding import Rounding
from dosecalc.tutoring.confidence import WHY_IT_MATTERS
from dosecalc.tutoring.tally import as_time
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.learner.exam_results import Result, TopicScore

HUNDREDTHS, TENTHS = Rounding("hundredth"), Rounding("tenth")
BLOCKS = 10
VERDICTS = {
    "Right, but written unsafely": Verdict.UNSAFE_FORM,
    "Right for your own earlier answer": Verdict.CARRIED_FORWARD,
    "Only the rounding is wrong": Verdict.WRONG_ROUNDING,
    "Not in the unit asked for": Verdict.WRONG_UNIT,
    "The unit is missing": Verdict.MISSING_UNIT,
    "Wrong": Verdict.WRONG,
    "Not understood": Verdict.UNREADABLE,
}


def say_result(result: Result, *, plain: bool) -> None:
    """Print the score against the pass mark, the time, the score by topic, the verdicts, and the kinds of mistake."""
    exam = result.exam
    say()
    say(f"Result of exam {exam.number}: {exam.terms.title}")
    _say_score(result, plain=plain)
    used = min(exam.sheet.used // 1000, exam.terms.seconds)
    say(f"Time: {as_time(used)} of {as_time(exam.terms.seconds)}.")
    say()
    say("By topic:")
    for row in result.by_topic():
        say(f"  {row.topic}: {points(row.earned)} of {row.problems}") if plain else _show_topic(row)
    say()
    _say_verdicts(result)
    _say_kinds(result)


def _say_score(result: Result, *, plain: bool) -> None:
    total, mark = len(result.marked), result.exam.terms.to_pass
    word = "Passed" if result.is_passed else "Not passed"
    score = f"{word}: {points(result.score)} of {total} ({decimal(TENTHS(result.percent))}%). To pass: {mark}."
    if plain:
        say(score)
    else:
        show(styled(score, style="bold green" if result.is_passed else "bold red"))


def _show_topic(row: TopicScore) -> None:
    """A line with a bar; the figures say the same."""
    full = int(row.earned / row.problems * BLOCKS)
    show(styled(f"  {row.topic:<15}{'█' * full}{'░' * (BLOCKS - full)}  {points(row.earned)} of {row.problems}"))


def points(earned: Fraction) -> str:
    """Points as they are printed: `11.5`, `0.33`."""
    return decimal(HUNDREDTHS(earned))


def _say_verdicts(result: Result) -> None:
    """The problems by how they were answered; a problem of several parts can stand in several lines."""
    say(f"Right: {numbered(place for place, each in enumerate(result.marked) if each.is_right)}")
    for says, verdict in VERDICTS.items():
        if places := result.with_verdict(verdict):
            say(f"{says}: {numbered(places)}")
    if places := result.not_answered:
        late = ", the time was up" if result.exam.sheet.end is End.OUT_OF_TIME else ""
        say(f"Not answered in full{late}: {numbered(places)}")
    if result.exam.terms.safe_form_only and result.with_verdict(Verdict.UNSAFE_FORM):
        say("Answers written unsafely earn nothing in this exam.")


def _say_kinds(result: Result) -> None:
    kinds, unexplained = result.mistakes(), result.unexplained
    if kinds or unexplained:
        say()
        say("Kinds of mistake:")
    for kind in kinds:
        about = f" ({kind.slip.error.value})" if kind.slip.error else ""
        say(f"  It looks as if {kind.slip.says}{about}: {_in_problems(kind.places)}")
    if unexplained:
        say(f"  No known mistake explains the answer: {_in_problems(unexplained)}")
    if result.surely_wrong:
        say()
        say(f"Sure but wrong: {_in_problems(result.surely_wrong)}")
        say(WHY_IT_MATTERS)


def _in_problems(places: tuple[int, ...]) -> str:
    return f"{'problem' if len(places) == 1 else 'problems'} {numbered(places)}"

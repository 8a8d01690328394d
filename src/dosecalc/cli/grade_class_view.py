"""A graded class on the screen: how many, how well, and what a person should see first."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.gradebook import Gradebook
from dosecalc.classroom.grades.gradebook_files import CSV_NAMES
from dosecalc.classroom.grades.remarks import Concern
from dosecalc.classroom.grades.rounding import rounded
from dosecalc.classroom.grades.summary import counted
from dosecalc.classroom.report.figures import score_in_points
from dosecalc.cli.terminal import say, say_error
from dosecalc.quantities.notation import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction
    from pathlib import Path

    from dosecalc.classroom.graded_files import Written
    from dosecalc.classroom.grades.grading import GradedClass
    from dosecalc.classroom.grades.summary import Summary

MOST_TOLD = 3
"""Remarks of a kind; all of them stand in the gradebook."""

MOST_NAMED = 8

TO_SEE = frozenset({Concern.TURNED, Concern.DECIMAL_COMMA, Concern.UNREADABLE})
"""What a person can decide who sees what the learner typed."""


def say_class(graded: GradedClass, written: Written) -> None:
    """Print what a class came to."""
    for line in _lines(graded, written.summary):
        say(line)
    for path in written.paths:
        say(f"Written: {path}")
    if ready := _ready_to_decide(graded, written.paths):
        say(f"To decide by eye: fill in points in {ready}, then add --overwrite --decisions {quote(str(ready))}")
    if written.left:
        named = ", ".join(path.name for path in written.left[:MOST_NAMED])
        more = f" and {len(written.left) - MOST_NAMED:,} more" if len(written.left) > MOST_NAMED else ""
        say_error(f"{written.left[0].parent} still holds sheets of an earlier grading: {named}{more}.")
    if written.missing:
        say(written.missing)
    if not graded.gathered.sheets:
        say("Nobody could be graded, so nothing was written.")
    elif not written.paths:
        say("For the gradebook, name a folder: -o FOLDER")


def _ready_to_decide(graded: GradedClass, written: Sequence[Path]) -> Path | None:
    """The table of what is to be decided by eye; None where there is nothing of the kind."""
    if TO_SEE.isdisjoint(counted(graded.remarks)):
        return None
    return next((path for path in written if path.name == CSV_NAMES["To decide"]), None)


def _lines(graded: GradedClass, summary: Summary) -> Iterator[str]:
    found, made = graded.gathered, graded.made
    yield f"{made.terms.title} ({made.id}): {_count(made.size, 'problem')}, {_count(len(made.variants), 'variant')}."
    yield (
        f"{_count(found.files, 'file')}. Rows: {found.rows:,} given, {found.rows_taken:,} graded, "
        f"{found.rows_refused:,} refused."
    )
    absent = f", {len(found.absent):,} without responses" if found.absent else ""
    held_back = f", {len(found.held_back):,} not graded (see below)" if found.held_back else ""
    yield f"Learners: {summary.learners:,} graded{held_back}{absent}."
    yield f"Answers: {summary.answers - summary.unanswered:,} of {summary.answers:,}."
    yield from _scores(graded, summary)
    for path, heads in found.unused.items():
        like_answers = found.like_answers.get(path, ())
        if like_answers:
            yield f"Columns of {path} that may be answers and were not read: {_named(like_answers)}"
        if others := [head for head in heads if head not in like_answers]:
            yield f"Columns of {path} that were not read: {_named(others)}"
    counts = counted(graded.remarks)
    for title, is_trouble in (("To be corrected:", True), ("For your eyes:", False)):
        of_these = {concern: count for concern, count in counts.items() if concern.is_trouble is is_trouble}
        if of_these:
            yield title
            yield from _counted(graded, of_these)


def _named(heads: Sequence[str]) -> str:
    return ", ".join(heads[:MOST_NAMED]) + (f" and {len(heads) - MOST_NAMED} more" if len(heads) > MOST_NAMED else "")


def _scores(graded: GradedClass, summary: Summary) -> Iterator[str]:
    if summary.mean is None or summary.median is None:
        return
    terms, size = graded.made.terms, graded.made.size
    percent = _short(Gradebook(graded.made).percent(summary.mean))
    passed = f"; {summary.passed:,} passed ({terms.to_pass} of {size})" if summary.passed is not None else ""
    nothing = summary.learners - len(summary.scores)
    who = f"; of {len(summary.scores):,} who answered anything" if nothing else ""
    mean, median = (score_in_points(each, size, terms.to_pass) for each in (summary.mean, summary.median))
    yield f"Score: mean {mean} of {size} ({percent}%), median {median}{passed}{who}."


def _counted(graded: GradedClass, counts: dict[Concern, int]) -> Iterator[str]:
    for concern, count in counts.items():
        yield f"  {concern.counted}: {count:,}"
        if concern.is_told:
            told = [remark for remark in graded.remarks if remark.concern is concern][:MOST_TOLD]
            yield from (f"    {remark}" for remark in told)
            if count > MOST_TOLD:
                yield f"    … and {count - MOST_TOLD:,} more"


def _short(number: Fraction) -> str:
    """With one decimal, half up."""
    return decimal(rounded(number, 1))


def _count(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"

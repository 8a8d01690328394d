"""A small set with its key, and classes that hand in responses to it."""

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import Identity
from dosecalc.classroom.grades.grading import GradedClass, graded_class
from dosecalc.classroom.grades.marks import LearnersMarks
from dosecalc.classroom.handing_in.gathering import Gathered, gathered
from dosecalc.classroom.handing_in.key_index import KeyIndex
from dosecalc.classroom.handing_in.problem_names import named_as_head
from dosecalc.quantities.notation import plain_decimal
from dosecalc.sets.problem_set import Item, Learner, ProblemSet, Terms, Variant
from dosecalc.tutoring.grading import understood
from dosecalc.tutoring.marking import Marking

SINGLE, PARTED, DATED, LAST = 1, 2, 3, 4
TEMPLATES = ("hypertonic-saline@2", "milrinone-at-home@3", "earliest-refill-date@2", "vasopressor-by-weight@2")
"""One part; four parts, of which the second rests on the first; a date; one part."""

ROSTER = (Learner("s1", "Ann Lee"), Learner("s2", "Ben Ode"), Learner("s3", "Cy Roe"))


@cache
def item(variant: int, number: int) -> Item:
    name, _, version = TEMPLATES[number - 1].partition("@")
    identity = Identity(name, int(version), 100 * variant + number, "pharmacy@1")
    return Item(number, f"code{variant}{number}zz", identity, tuple(part.key for part in problem(identity).parts))


def small(
    variants: int = 2, *, roster: Sequence[Learner] = (), marking: Marking | None = None, to_pass: int = 3
) -> ProblemSet:
    names = [str(place + 1) for place in range(len(roster))] or list("ABCD"[:variants])
    return ProblemSet(
        "abcd-efgh",
        Terms("A small set", "pharmacy@1", marking or Marking(), to_pass=to_pass),
        tuple(
            Variant(
                name,
                tuple(item(place, number) for number in range(1, len(TEMPLATES) + 1)),
                roster[place] if roster else None,
            )
            for place, name in enumerate(names)
        ),
    )


def right(made: ProblemSet, number: int, variant: int = 0) -> str:
    """All answers to a problem in one cell."""
    return "; ".join(made.variants[variant].items[number - 1].keys)


def following(made: ProblemSet) -> list[str]:
    """Answers to the problem with parts: the first is twice what is right, and the others follow rightly from it."""
    parts = made.variants[0].items[PARTED - 1].problem().parts
    number, unit = parts[0].key.split(" ")
    given = [f"{plain_decimal(Fraction(number) * 2)} {unit}"]
    for part in parts[1:]:
        own = [understood(each.solution, text) for each, text in zip(parts, given, strict=False)]
        after = part.after(own) if part.carried else None
        given.append((after or part).key)
    return given


def table(path: Path, *rows: Iterable[object]) -> Path:
    """A CSV file with these rows, the first of them the heads."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def wide(path: Path, heads: Sequence[str], *rows: Sequence[object]) -> Path:
    """A table with a row for each learner, with an empty column for each problem that these have none for."""
    there = {named.number for head in heads if (named := named_as_head(head, (), {}))}
    more = [str(number) for number in range(1, len(TEMPLATES) + 1) if number not in there]
    return table(path, (*heads, *more), *((*row, *([""] * len(more))) for row in rows))


def gather(made: ProblemSet, *paths: Path, roster: Sequence[Learner] = (), variant: str = "") -> Gathered:
    found = gathered(paths, KeyIndex(made, roster), variant)
    assert found.rows == found.rows_taken + found.rows_refused
    return found


def grade(made: ProblemSet, *paths: Path, jobs: int = 1) -> tuple[GradedClass, dict[str, LearnersMarks]]:
    graded = graded_class(made, paths, jobs=jobs)
    return graded, {marks.learner.id: marks for marks in graded.learners()}


def concerns(found: Gathered | GradedClass) -> list[str]:
    remarks = found.gathered.remarks if isinstance(found, GradedClass) else found.remarks
    return [remark.concern.id for remark in remarks]

"""What the columns of a table of answers are, whether somebody wrote it or a form or learning platform saved it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.classroom.handing_in.problem_names import Named, is_bare, named_as_head
from dosecalc.classroom.handing_in.typed_cells import with_plain_blanks
from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.sets.class_table import UnreadableTable
from dosecalc.sets.problem_set import comparable
from dosecalc.sets.table_cells import cell_at
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from dosecalc.sets.class_table import PlainTable

LEARNER = (
    "learner",
    "learner id",
    "student",
    "student id",
    "id number",
    "sis id",
    "login",
    "username",
    "user name",
    "user",
    "email",
    "email address",
    "e-mail",
    "e-mail address",
    "id",
)
"""Heads above what tells learners apart, the best first: some forms number their rows under `id`."""

NAME = ("name", "full name", "student name", "learner name", "your name")
GIVEN_NAME = ("first name", "given name", "forename")
FAMILY_NAME = ("last name", "surname", "family name")
OTHERS = {
    "variant": ("variant", "form", "version"),
    "problem": ("problem", "problem number", "question", "question number", "item", "code", "number", "no"),
    "part": ("part",),
    "answer": (
        *("answer", "response", "answer as typed", "text", "their answer", "your answer", "student answer"),
        *("learner answer", "answer given", "given answer", "typed answer"),
    ),
    "sure": ("sure", "confidence", "how sure"),
}
GRADED = ({"score", "percent", "passed"}, {"verdict", "mark"})
"""Heads of what grading itself writes."""

HOW = (
    "a table of answers has the columns learner, problem and answer, or learner and a column for each problem: 1, 2, 3a"
)
MOST_NAMED, LONGEST_NAMED = 12, 40
"""Heads that are named, and characters of each."""

OF_NO_ANSWERS = re.compile(
    r"score|grade|total|percent|points|feedback|right answer|correct|duration|time|date|started|completed|attempt|"
    r"\bid\b|section|class|phone|comment|note|grader|state|status|name|email",
    re.IGNORECASE,
)
"""Heads that say of themselves that no answers stand below."""

PROBLEM_WITH_NUMBER = re.compile(
    r"\b(?:problem|prob|question|ques|item|task|exercise|answer|response|q|p)s?\W*(?:\d|one|two|three|four|five|six)",
    re.IGNORECASE,
)
ABOUT_VARIANT = re.compile(r"\bvariant\b")
"""Forms ask for it in a sentence: `Which variant do you have?`"""

MARK_OF_MOODLE = re.compile(r"Q\. ?\d+ ?/ ?\d+(?:[.,]\d+)?")
"""How Moodle heads the marks of a question: `Q. 1 /1.00`."""

MOST_LOOKED_AT = 30
"""Cells of a column, by which it is known whether these are answers."""


@dataclass(frozen=True)
class Columns:
    """Where in a row what stands; None where it does not.

    name: the columns whose cells make up the name. problems: of a table with a row for each learner, the columns of
    answers. unused: the heads of all others. like_answers: those of them whose cells may be answers.
    """

    learner: int | None
    name: tuple[int, ...]
    others: Mapping[str, int]
    problems: Mapping[int, Named]
    unused: tuple[str, ...]
    like_answers: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether each learner has one row, not each answer."""
        return bool(self.problems)


def columns_of(
    table: PlainTable, codes: Container[str], ids: Container[str], labels: Mapping[int, Sequence[str]]
) -> Columns:
    """The columns of a table.

    codes: of the items of the set. ids: of the learners on its roster, in lower case. labels: of the parts of each
    problem.

    Raises:
        UnreadableTable: it has not the columns needed, has one twice, or is a gradebook.
    """
    words = [_word(head) for head in table.heads]
    if any(graded <= set(words) for graded in GRADED):
        raise _fault(table, "this is a gradebook; name the responses from which it was made")
    others = {name: at for name, heads in OTHERS.items() if (at := _only(table, words, name, heads)) is not None}
    about = [at for at, word in enumerate(words) if ABOUT_VARIANT.search(word)]
    if "variant" not in others and len(about) == 1:
        others["variant"] = about[0]
    learner = _learner(table, words, ids)
    name = _name(table, words)
    if learner is None and not name:
        raise _fault(table, f"there is no column 'learner' {_among(table)}; {HOW}")
    problems: dict[int, Named] = {}
    if not {"problem", "answer"} <= set(others):
        problems = _problems(table, codes, labels, others)
        others = {key: others[key] for key in others if key == "variant"}
    used = {learner, *name, *others.values(), *problems}
    unused = {at: head for at, head in enumerate(table.heads) if at not in used and head}
    like_answers = tuple(head for at, head in unused.items() if problems and _is_like_answers(table, at))
    return Columns(learner, name, others, problems, tuple(unused.values()), like_answers)


def _word(head: str) -> str:
    return " ".join(head.lower().replace("_", " ").strip(" :*?").split())


def _only(table: PlainTable, words: Sequence[str], name: str, heads: Sequence[str]) -> int | None:
    found = [at for at, word in enumerate(words) if word in heads]
    exactly = [at for at in found if words[at] == name]
    if len(exactly or found) > 1:
        raise _fault(table, f"there are two columns {name!r}; leave one")
    return next(iter(exactly or found), None)


def _learner(table: PlainTable, words: Sequence[str], ids: Container[str]) -> int | None:
    """The column that tells learners apart: of several, the one that knows most of the roster, else the best named."""
    found = sorted((LEARNER.index(word), at) for at, word in enumerate(words) if word in LEARNER)
    if len(found) > 1 and found[0][0] == found[1][0]:
        raise _fault(table, f"there are two columns {words[found[0][1]]!r}; leave one")
    known = {at: sum(comparable(cell_at(cells, at)) in ids for _, cells in table.rows) for _, at in found}
    return max(known, key=lambda at: known[at], default=None)


def _name(table: PlainTable, words: Sequence[str]) -> tuple[int, ...]:
    whole = _only(table, words, "name", NAME)
    if whole is not None:
        return (whole,)
    halves = (_only(table, words, "first name", GIVEN_NAME), _only(table, words, "last name", FAMILY_NAME))
    return tuple(at for at in halves if at is not None)


def _problems(
    table: PlainTable, codes: Container[str], labels: Mapping[int, Sequence[str]], others: Container[str]
) -> dict[int, Named]:
    found = {
        at: named for at, head in enumerate(table.heads) if (named := named_as_head(head, codes, labels)) is not None
    }
    if not found:
        if any(MARK_OF_MOODLE.fullmatch(head) for head in table.heads):
            raise _fault(table, "it holds marks, not answers: Moodle's Grades report; download its Responses report")
        missing = [repr(name) for name in ("problem", "answer") if name not in others]
        lacks = f", for there is no column {missing[0]} {_among(table)}" if len(missing) == 1 else f" {_among(table)}"
        raise _fault(table, f"there are no answers in it{lacks}; {HOW}")
    bare = {named for at, named in found.items() if is_bare(table.heads[at])}
    found = {at: named for at, named in found.items() if named not in bare or is_bare(table.heads[at])}
    for at, named in found.items():
        if any(named == other for place, other in found.items() if place < at):
            raise _fault(table, f"two columns are headed {table.heads[at]!r}, or mean the same problem; leave one")
    return found


def _among(table: PlainTable) -> str:
    """The heads as they were found, and what to do where these are none."""
    heads = [head for head in table.heads if head]
    if len(heads) == 1 and (table.rows or table.refused):
        return f"in the first line, which says {_short(heads[0])}: take out what stands above the heads"
    more = f" and {len(heads) - MOST_NAMED} more" if len(heads) > MOST_NAMED else ""
    return f"among {', '.join(map(_short, heads[:MOST_NAMED]))}{more}"


def _short(head: str) -> str:
    return repr(head if len(head) <= LONGEST_NAMED else f"{head[:LONGEST_NAMED]}…")


def _is_like_answers(table: PlainTable, at: int) -> bool:
    """Whether the cells of a column that is not read may be answers: its head names a problem, or they have units."""
    head = table.heads[at]
    if OF_NO_ANSWERS.search(head):
        return False
    cells = (cell_at(cells, at) for _, cells in table.rows[:MOST_LOOKED_AT])
    return bool(PROBLEM_WITH_NUMBER.search(head)) or any(_has_a_unit(cell) for cell in cells if cell)


def _has_a_unit(cell: str) -> bool:
    try:
        return read_quantity(with_plain_blanks(cell)).unit is not None
    except UnreadableQuantity:
        return False


def _fault(table: PlainTable, why: str) -> UnreadableTable:
    return UnreadableTable(cleaned(f"{table.path}: {why}"))

"""What the columns of a table of answers are, whether somebody wrote it or a form or learning platform saved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.classroom.handing_in.problem_names import Named, named_as_head
from dosecalc.sets.class_table import UnreadableTable
from dosecalc.sets.problem_set import comparable
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
    "answer": ("answer", "response", "answer as typed", "text"),
    "sure": ("sure", "confidence", "how sure"),
}
GRADED = ({"score", "percent", "passed"}, {"verdict", "mark"})
"""Heads of what grading itself writes."""

HOW = (
    "a table of answers has the columns learner, problem and answer, or learner and a column for each problem: 1, 2, 3a"
)


@dataclass(frozen=True)
class Columns:
    """Where in a row what stands; None where it does not.

    name: the columns whose cells make up the name. problems: of a table with a row for each learner, the columns of
    answers. unused: the heads of all others.
    """

    learner: int | None
    name: tuple[int, ...]
    others: Mapping[str, int]
    problems: Mapping[int, Named]
    unused: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """Whether each learner has one row, not each answer."""
        return bool(self.problems)


def columns_of(table: PlainTable, codes: Container[str], ids: Container[str]) -> Columns:
    """The columns of a table. codes: of the items of the set. ids: of the learners on its roster, in lower case.

    Raises:
        UnreadableTable: it has not the columns needed, has one twice, or is a gradebook.
    """
    words = [_word(head) for head in table.heads]
    if any(graded <= set(words) for graded in GRADED):
        raise _fault(table, "this is a gradebook; name the responses from which it was made")
    others = {name: at for name, heads in OTHERS.items() if (at := _only(table, words, name, heads)) is not None}
    learner = _learner(table, words, ids)
    name = _name(table, words)
    if learner is None and not name:
        raise _fault(table, f"there is no column 'learner'; {HOW}")
    problems: dict[int, Named] = {}
    if not {"problem", "answer"} <= set(others):
        problems, others = _problems(table, codes), {key: others[key] for key in others if key == "variant"}
    used = {learner, *name, *others.values(), *problems}
    unused = tuple(head for at, head in enumerate(table.heads) if at not in used and head)
    return Columns(learner, name, others, problems, unused)


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
    known = {at: sum(comparable(_cell(cells, at)) in ids for _, cells in table.rows) for _, at in found}
    return max(known, key=lambda at: known[at], default=None)


def _name(table: PlainTable, words: Sequence[str]) -> tuple[int, ...]:
    whole = _only(table, words, "name", NAME)
    if whole is not None:
        return (whole,)
    halves = (_only(table, words, "first name", GIVEN_NAME), _only(table, words, "last name", FAMILY_NAME))
    return tuple(at for at in halves if at is not None)


def _problems(table: PlainTable, codes: Container[str]) -> dict[int, Named]:
    found = {at: named for at, head in enumerate(table.heads) if (named := named_as_head(head, codes)) is not None}
    if not found:
        raise _fault(table, f"there are no answers in it: {HOW}")
    for at, named in found.items():
        if any(named == other for place, other in found.items() if place < at):
            raise _fault(table, f"two columns are headed {table.heads[at]!r}, or mean the same problem; leave one")
    return found


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _fault(table: PlainTable, why: str) -> UnreadableTable:
    return UnreadableTable(cleaned(f"{table.path}: {why}"))

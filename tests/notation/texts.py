"""All that is printed for a problem: what is asked, what is explained, hinted, and said to right and wrong answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dosecalc.bank.problem import Problem
from dosecalc.devices.words import words
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.slips.invited import slips
from tests.notation.forbidden import found_in

AS_WRITTEN = "Order as written (it may be unsafe)"
"""The line in which a lesson shows an order that nobody should write so."""

MISTAKEN_FOR = frozenset(
    {"cc", "QD", "QOD", "OD", "OS", "OU", "AD", "AS", "AU", "IN", "MSO4", "MgSO4", "q6h", "5 every"}
)
"""What the reasons of such a lesson name: what an unsafe form is taken for."""

LONGEST_PIECE = 3
NUMBER = re.compile(r"[\d.,]*\d")
MISREAD = ("0,125 mg", "12,5 mL", "1..5", "5 mgg", "abc", "-5 mg", "5 5", "1/0", "")
UNSAFE = (".5 mg", "5.0 mg", "5 U", "5 IU", "5 cc", "5 µg", "5mg", "5000 mg", "5 mg.")
NAMED_IN_NOTICES = frozenset({"U", "u", "IU", "cc", "µg", "μg", "ug", "A period after a unit can be read as 1"})
"""What the reader's notices name on purpose when a learner has written it."""


@dataclass(frozen=True)
class Text:
    """A text with its place. quoted: what may stand in it because the problem teaches it or the learner typed it."""

    where: str
    text: str
    quoted: frozenset[str] = frozenset()

    def faults(self) -> list[tuple[str, str, str]]:
        """Every forbidden form in it."""
        return [(self.where, name, text) for name, text in found_in(self.text, self.quoted)]


def as_asked(problem: Problem) -> Iterator[Text]:
    """What a learner reads before any answer."""
    quoted = pieces(problem)
    yield Text("title", problem.template.title)
    for label, text in problem.card:
        yield Text("label", label)
        if label != AS_WRITTEN:
            yield Text("card", text)
    for picture in problem.pictures:
        yield Text("picture", words(picture.device))
    yield from (Text("constant", text) for text in problem.constants)
    for part in problem.parts:
        for where, text in (("ask", part.ask), ("how to answer", part.how_to_answer), ("key", part.key)):
            yield Text(where, text, quoted)


def pieces(problem: Problem) -> frozenset[str]:
    """The unsafe pieces of the order that a lesson shows: its questions name them."""
    return frozenset[str]().union(*(pieces_of(text) for label, text in problem.card if label == AS_WRITTEN))


def pieces_of(order: str) -> frozenset[str]:
    """The unsafe pieces of an order, a few words long, all of it, and its numbers alone."""
    each = order.split()
    runs = (each[start : start + size] for size in range(1, LONGEST_PIECE + 1) for start in range(len(each)))
    found = {" ".join(run).strip(",;:()") for run in runs} | {order}
    found |= {number[0] for piece in found if (number := NUMBER.match(piece))}
    return frozenset(piece for piece in found if any(found_in(piece)))


def as_told(problem: Problem) -> Iterator[Text]:
    """What is explained, hinted and answered, where a learner asks for it or answers."""
    quoted = pieces(problem)
    taught = quoted | MISTAKEN_FOR if any(label == AS_WRITTEN for label, _ in problem.card) else quoted
    for part in problem.parts:
        yield from _explained(part, taught)
        yield from _said(part, taught)


def _explained(part: Part, taught: frozenset[str]) -> Iterator[Text]:
    for method in METHODS:
        told = part.solution.explained(method)
        yield from (Text("looked up", text, taught) for text in told.looked_up)
        yield Text("remark", told.remark, taught)
        yield from (Text("working", str(line), taught) for line in told.lines)
        for where, line in (("estimate", told.estimate), ("check", told.check)):
            if line is not None:
                yield Text(where, str(line), taught)
        for hint in hints(part, method):
            yield Text("hint", hint.says, taught)
            yield from (Text("set-up", str(line), taught) for line in hint.lines)


def _said(part: Part, taught: frozenset[str]) -> Iterator[Text]:
    solution = part.solution
    for slip in slips(solution, part.others):
        yield Text("slip", slip.sentence, taught)
        yield Text("slip here", slip.here, taught)
    bare = part.key.partition(" ")[0]
    for typed in (part.key, bare, f"{bare} mL", f"{bare} mcg/kg/min", "7 mg", "0 h", "3", "1:7", "2026-01-01", "yes"):
        yield from _graded(part, typed, taught)
    for typed in (*MISREAD, *UNSAFE):
        yield from _graded(part, typed, taught | NAMED_IN_NOTICES | {typed, typed.split(" ")[0]} - {""})


def _graded(part: Part, typed: str, quoted: frozenset[str]) -> Iterator[Text]:
    found = grade(part.solution, typed, part.others, unexplained)
    yield Text(f"said to {typed!r}", found.says, quoted)
    yield Text(f"{typed!r} read as", found.read_as, quoted)
    yield from (Text(f"notice on {typed!r}", notice.says, quoted) for notice in found.notices)
    yield from (Text(f"mistake of {typed!r}", slip.sentence, quoted) for slip in found.mistakes)

"""How a table names a problem: `3`, `3a`, `Question 3 (b)`, `Q3 - mL`, or by the code that its copy shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.reading import read_unit
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

ANSWER = r"(?:(?:your )?(?:answer|response|ans|resp)s?[.:]? ?(?:(?:to|for|of) ?)?)?"
PROBLEM = r"(?:problem|prob|question|quest|ques|item|task|exercise|ex|q|p)?[.:]? ?"
NUMBER = r"(?:number|num|no|nr)?[.:]? ?#? ?"
WORD = rf"(?P<word>{ANSWER}{PROBLEM}{NUMBER})"
LABEL = r"(?: ?[.)-]? ?\(? ?(?P<label>[a-j]) ?\)?)?"
IN_CELL = re.compile(rf"{WORD}(?P<number>\d{{1,7}})(?:\.0+)?{LABEL} ?[.):]?", re.IGNORECASE)
HEADS_LABEL = r"(?: ?[.)-]? ?(?:\( ?(?P<inner>[a-j]) ?\)|(?P<label>[a-j])(?!(?<=[.):] [a-j]) \w)))?"
"""A letter that more words follow begins a question: `3. A bag runs for 8 h.`"""

AS_HEAD = re.compile(
    rf"{WORD}(?P<number>\d{{1,7}}){HEADS_LABEL}"
    r"(?: ?[.):](?: (?P<question>.*))?| ?[-–—] (?P<more>.*)| ?(?P<rest>[(–— -].*))?",
    re.IGNORECASE,
)
WORTH = re.compile(r"\(? ?\d{1,3}(?:\.\d{1,2})? ?(?:points?|pts?|marks?)\b\.? ?\)?", re.IGNORECASE)
"""How many points a question is worth, as forms add it."""

OTHER_THINGS = frozenset(
    (
        *("score", "scores", "point", "points", "pts", "mark", "marks", "grade", "grades", "graded", "max", "maximum"),
        *(
            "possible",
            "earned",
            "feedback",
            "comment",
            "comments",
            "note",
            "notes",
            "time",
            "duration",
            "flag",
            "flagged",
        ),
        *("attempt", "attempts", "correct", "right", "key", "confidence", "sure", "how", "rating", "status", "weight"),
        *("value", "out", "of"),
    )
)
"""Words of heads that stand beside the answers to a problem, and whose cells are no answers."""

BEHIND = frozenset({"answer", "answers", "ans", "response", "your answer", "student answer"})
"""What may stand behind a number instead of before it: `Q3 answer`."""

CODE_IN_CELL = re.compile(r"([a-z0-9]+)[\s.,:]*\(?([a-j]?)\)?[.:]?", re.IGNORECASE)
CODE_IN_HEAD = re.compile(r"\b([a-z0-9]+)\b(?:\s*\(?([a-j])\)?\s*(?:[.):\]]|$))?", re.IGNORECASE)
LONGEST_NAME = 200
"""Characters of a cell, beyond which it names no problem."""

OF_A_QUIZ = re.compile(r"\[(?:score|feedback)\]$", re.IGNORECASE)
"""Google Forms adds such columns to each question of a quiz."""

LABELS = frozenset("abcdefghij")


@dataclass(frozen=True)
class Named:
    """Which problem is meant: by its number, or by its code where that is not empty. label: of the part, or empty."""

    number: int = 0
    code: str = ""
    label: str = ""


def named_in_cell(text: str, codes: Container[str]) -> Named | None:
    """What a cell names; None where it names no problem.

    >>> named_in_cell("3 b)", ()), named_in_cell("abcd2345", {"abcd2345"}), named_in_cell("the last", ())
    (Named(number=3, code='', label='b'), Named(number=0, code='abcd2345', label=''), None)
    """
    text = _plain(text)
    if len(text) > LONGEST_NAME:
        return None
    if text.lower() in codes:
        return Named(code=text.lower())
    match = CODE_IN_CELL.fullmatch(text)
    if match and match[1].lower() in codes:
        return Named(code=match[1].lower(), label=match[2].lower())
    if text[:-1].lower() in codes and text[-1:].lower() in LABELS:
        return Named(code=text[:-1].lower(), label=text[-1].lower())
    found = IN_CELL.fullmatch(text)
    return _numbered(found) if found else None


def named_as_head(text: str, codes: Container[str], labels: Mapping[int, Sequence[str]]) -> Named | None:
    """What the head of a column names, where its cells are answers; a unit or a question may follow the number.

    labels: those of the parts of each problem of the set, one empty label where there is only one part.

    >>> named_as_head("3. A bag runs for 8 h.", (), {3: [""]}), named_as_head("Response 12", (), {})
    (Named(number=3, code='', label=''), Named(number=12, code='', label=''))
    >>> named_as_head("Q3 - mL", (), {3: [""]}), named_as_head("3 (g)", (), {3: [""]})
    (Named(number=3, code='', label=''), Named(number=3, code='', label=''))
    >>> named_as_head("3 mL or 4", (), {3: [""]}), named_as_head("Q3 score", (), {3: [""]})
    (None, None)
    """
    text = _plain(text)
    if OF_A_QUIZ.search(text):
        return None
    found = [match for match in CODE_IN_HEAD.finditer(text) if match[1].lower() in codes]
    if len(found) == 1:
        return Named(code=found[0][1].lower(), label=(found[0][2] or "").lower())
    match = AS_HEAD.fullmatch(text)
    named = _numbered(match) if match else None
    if match is None or named is None or not _is_of_answers(match, is_known=named.number in labels):
        return None
    is_unit = named.label and named.label not in labels.get(named.number, named.label) and _is_unit(named.label)
    return Named(named.number) if is_unit else named


def is_bare(text: str) -> bool:
    """Whether a head is a problem's number, with its part and a word before it, and no more."""
    return IN_CELL.fullmatch(_plain(text)) is not None


def _is_of_answers(match: re.Match[str], *, is_known: bool) -> bool:
    """Whether what follows the number is a question or a unit. is_known: whether the set has such a problem."""
    question, more, rest = match["question"], match["more"], match["rest"]
    if rest is not None:
        is_of_points = bool(WORTH.match(rest))
        told = WORTH.sub("", rest, count=1).strip(" -–—") if is_of_points else rest
        told = "" if told.strip(" -–—").lower() in BEHIND else told
        is_asked = bool(match["word"]) and told.endswith("?")
        is_in_brackets = told.startswith("(") and not told.strip("() ").isdecimal()
        is_unit = _is_unit(told.lstrip("-–— "))
        is_fine = is_known and (not told or is_unit or is_asked or is_in_brackets or bool(match["inner"]))
        return is_fine and not _is_of_another_thing(told)
    if more is not None:
        return is_known and bool(more) and not more[0].isdecimal() and not _is_of_another_thing(more)
    return not question or not _is_of_another_thing(question)


def _is_of_another_thing(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.lower())
    return bool(words) and OTHER_THINGS.issuperset(words)


def _is_unit(text: str) -> bool:
    try:
        read_unit(text)
    except UnreadableQuantity:
        return False
    return True


def _plain(text: str) -> str:
    return " ".join(text.replace(PADDING, " ").replace("_", " ").split())


def _numbered(match: re.Match[str]) -> Named | None:
    label = match["label"] or match.groupdict().get("inner") or ""
    return Named(number=int(match["number"]), label=label.lower()) if int(match["number"]) else None

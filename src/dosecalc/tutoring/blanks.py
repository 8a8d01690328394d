"""A working as a set-up: what is worked out on the way is left open, and what is read off the card can be blanked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.quantities.vocabulary import SINGULARS
from dosecalc.quantities.ways import Way
from dosecalc.tutoring.chain import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.chain import ChainFactor
    from dosecalc.tutoring.formula import Line

OPEN, BLANK = "?", "___"
"""What stands for a number that is to be worked out, and for one that is to be read off the card."""

LABEL = re.compile(r"(.+)/\d.*")
"""A strength as its label has it; a working may take it apart."""

NUMBER = re.compile(r"(?<![\w.,:])[−-]?(\d{4}-\d\d-\d\d( \d\d:\d\d)?|\d[\d,]*(\.\d+…?)?(:\d[\d,.]*)?)(?![\w…])")
AMOUNT = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?…?(?P<unit>(?:(?![:-])(?:[^\d]|(?<=m)2)+(?:(?<=/)[\d,]+ [^\d]+)?)?)\Z")
"""A number with what may be its unit, or a strength as its label has it."""

PLURALS = {one: many for many, one in SINGULARS.items()}
FIRST_WORD = re.compile(r"[A-Za-z]+")


def set_up(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines up to the last that works something out, with every result left open there and where it is used."""
    last = max((place for place, line in enumerate(lines) if _works_out(line)), default=0)
    made: list[Line] = []
    found: list[str] = []
    for line in lines[: last + 1]:
        if line.way is Way.IN_HOURS_AND_MINUTES:  # with the minutes open, there is nothing left to see of it
            found.append(line.result)
            continue
        opened = _with_open(line, found)
        if _is_read_off(opened):
            made.append(opened)
            continue
        made.append(replace(opened, result=_open(line.result), x=_open(line.x) if line.x else ""))
        found += [text for each in (line.result, line.x) if each for text in (each, *LABEL.findall(each))]
    return tuple(made)


def blanked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A set-up with blanks for its numbers; the units stay, and so does the one that a fraction is for."""
    return tuple(
        replace(
            line,
            left=_text(chain) if (chain := tuple(map(_blank_factor, line.chain))) else _blank_text(line.left),
            proportion=_blank_text(line.proportion),
            result=_blank_text(line.result),
            note="" if line.way is Way.SPELLED_OUT else line.note,
            chain=chain,
        )
        for line in lines
    )


def _works_out(line: Line) -> bool:
    return line.sign != "≈" and line.way is not Way.IN_HOURS_AND_MINUTES


def _is_read_off(line: Line) -> bool:
    """Whether it only spells out what stands on the card."""
    return line.way is Way.SPELLED_OUT and "×" not in line.left and OPEN not in line.left


def _with_open(line: Line, found: Sequence[str]) -> Line:
    """The line with what earlier lines came to left open."""
    chain = tuple(
        replace(factor, above=_open_term(factor.above, found), below=factor.below and _open_term(factor.below, found))
        for factor in line.chain
    )
    left, proportion = _text_with_open(line.left, found), _text_with_open(line.proportion, found)
    return replace(line, left=_text(chain) if chain else left, proportion=proportion, chain=chain)


def _text_with_open(text: str, found: Sequence[str]) -> str:
    for result in sorted(found, key=len, reverse=True):
        whole = re.compile(rf"(?<![\w.,:−/]){re.escape(result)}(?![\d.,:…]*\d|[\w…/])")
        text = whole.sub(_open(result), text)
    return text


def _open_term(term: Term, found: Sequence[str]) -> Term:
    is_found = any(str(term) == result.split("/")[0] for result in found)
    return _numbered(term, OPEN) if is_found else term


def _open(result: str) -> str:
    """A result with its number left open; of a time, a date or a word, all of it."""
    amount = AMOUNT.match(result)
    return f"{OPEN}{_many(amount['unit'])}" if amount else OPEN


def _blank_factor(factor: ChainFactor) -> ChainFactor:
    if factor.below is None:
        return replace(factor, above=_blank_term(factor.above))
    above, below = (term if term.number == "1" else _blank_term(term) for term in (factor.above, factor.below))
    return replace(factor, above=above, below=below)


def _blank_term(term: Term) -> Term:
    return term if term.number == OPEN else _numbered(term, BLANK)


def _numbered(term: Term, sign: str) -> Term:
    return Term(sign, tuple((PLURALS.get(unit, unit), is_struck) for unit, is_struck in term.units))


def _blank_text(text: str) -> str:
    """The text with each number blanked, and the unit after it as it is for many, whatever the number was."""
    pieces = NUMBER.sub(BLANK, text).split(BLANK)
    return BLANK.join([pieces[0], *map(_many, pieces[1:])])


def _many(unit: str) -> str:
    return FIRST_WORD.sub(lambda word: PLURALS.get(word[0], word[0]), unit, count=1)


def _text(chain: Sequence[ChainFactor]) -> str:
    return " × ".join(map(str, chain))

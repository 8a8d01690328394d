"""A set and its problems as facts for the page. What a sheet of learners gets is taken from printed problems alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.options import Paper, SheetKind
from dosecalc.exports.pages.set_header import CONVERSIONS, LEARNER, header_facts
from dosecalc.exports.typeset.characters import NO_BREAK_SPACE
from dosecalc.exports.typeset.height import surely_fits
from dosecalc.exports.typeset.working import working_facts
from dosecalc.quantities.words import NOTHING, is_numbered
from dosecalc.sets.printed import printed_answer
from dosecalc.tutoring.parts import with_others

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Shown, Source
    from dosecalc.exports.options import Options
    from dosecalc.sets.printed import PrintedPart, PrintedPicture
    from dosecalc.sets.problem_set import Learner

PAPERS = {Paper.letter: "us-letter", Paper.a4: "a4"}
BANNERS = {SheetKind.key: "Key: not for learners", SheetKind.worked_key: "Worked key: not for learners"}
NO_TITLE = "Problem set"
FREE_FORMS = frozenset({"wording", "safe quantity"})
"""Answers that are written out; a unit beside the line would give them away."""

SIZE = re.compile(r'viewBox="0 0 (\d+)(?:\.\d+)? (\d+)')
"""Of our own drawings."""

LONGEST_RUNNING = 60
"""Characters of a title or a name at the top of every page."""


def file_facts(sources: Sequence[Source], options: Options) -> dict[str, Any]:
    """What holds for all sheets of a file."""
    title, holds = _title(sources[0]), f"variant {sources[0].variant}"
    if len(sources) > 1:
        holds = f"variants {sources[0].variant} to {sources[-1].variant}"
    return {
        "kind": options.kind.value,
        "paper": PAPERS[options.paper],
        "education": EDUCATION_ONLY,
        "title": title,
        "document": f"{title}, {holds}, {options.kind.replace('-', ' ')}",
    }


def head_facts(source: Source, options: Options, *, booklet: str = "", is_alone: bool = True) -> dict[str, Any]:
    """What holds for all problems of a sheet.

    booklet: which part of a large set it is, in words; empty where it is whole. is_alone: whether the file has no other
    sheet; the outline of one that has tells whose this is.
    """
    name = _name(source.learner) if source.learner else ""
    title, variant = _title(source), f"Variant {source.variant}"
    return {
        "outlined": ", ".join(filter(None, (name, variant))) if not is_alone else "",
        "variant": _short(variant),
        "name": name,
        "points": f"{source.size:,}",
        "banner": BANNERS.get(options.kind, ""),
        "facts": _set_facts(source, booklet),
        "short-heading": ", ".join(filter(None, (_short(title), variant, booklet))),
        "short-name": _short(name),
        "short-set": _short(f"Set {source.set_id}, {source.variant}"),
    }


def _title(source: Source) -> str:
    return source.terms.title.strip() or NO_TITLE


def _name(learner: Learner) -> str:
    return f"{learner.name} ({learner.id})" if learner.name else learner.id


def _set_facts(source: Source, booklet: str) -> list[tuple[str, str]]:
    """As on every sheet, and what only paper needs; the name has a line of its own."""
    facts = [(label, _kept_together(label, said)) for label, said in header_facts(source) if label != LEARNER]
    more = (("Booklet", booklet), ("Note", EDUCATION_ONLY))
    return facts + [fact for fact in more if fact[1]]


def _kept_together(label: str, said: str) -> str:
    """The same, each conversion in one line."""
    if label != CONVERSIONS:
        return said
    return "; ".join(constant.replace(" ", NO_BREAK_SPACE) for constant in said.split("; "))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_RUNNING else f"{text[: LONGEST_RUNNING - 1]}…"


def problem_facts(shown: Shown, options: Options, *, prints_units: bool) -> dict[str, Any]:
    """One problem as its sheet shows it. prints_units: whether the unit stands behind the line for the answer."""
    problem = shown.printed
    is_key = options.kind in BANNERS
    facts: dict[str, Any] = {
        "number": str(problem.number),
        "title": problem.title,
        "level": problem.level,
        "card": problem.card,
        "pictures": [_picture(each) for each in problem.pictures],
        "notes": problem.notes,
        "identity": problem.identity if is_key else "",
        "parts": [_part(part, prints_units=prints_units) for part in problem.parts],
    }
    if is_key and shown.problem is not None:
        for place, part in enumerate(facts["parts"]):
            part.update(_answer(shown.problem, place, options))
    return facts | {"is-small": surely_fits(facts)}


def _picture(picture: PrintedPicture) -> dict[str, Any]:
    size = SIZE.search(picture.svg)
    return {
        "svg": picture.svg,
        "size": [int(each) for each in size.groups()] if size else [],
        "says": picture.says,
        "lines": picture.lines,
    }


def _unit_behind_line(part: PrintedPart, *, prints_units: bool) -> str:
    """A unit, or of a time or a ratio how it is written; paper has no room for an example."""
    if part.form:
        return "" if part.form in FREE_FORMS else part.unit
    return part.unit_behind_line(prints_units=prints_units)


def _part(part: PrintedPart, *, prints_units: bool) -> dict[str, Any]:
    words = list(part.words)
    if is_numbered(words):
        words = [f"{place}) {word}" for place, word in enumerate(words, start=1)]
    return {
        "label": _short(part.label),
        "ask": part.ask,
        "how": "" if words else part.how_to_answer,
        "unit": _unit_behind_line(part, prints_units=prints_units),
        "is-form": bool(part.form),
        "is-free": part.form in FREE_FORMS,
        "words": [*words, NOTHING] if part.is_several else words,
        "is-several": part.is_several,
    }


def _answer(problem: Problem, place: int, options: Options) -> dict[str, Any]:
    part = problem.parts[place]
    answer: dict[str, Any] = {"key": part.key, "also": with_others(part).strip(" ()")}
    if options.kind is SheetKind.worked_key:
        pictures = [_picture(each) for each in printed_answer(problem, place)]
        answer |= working_facts(part.solution, options.method) | {"pictures": pictures}
    return answer

"""Whether what a story says goes together with what is drawn: units, strengths, dates, and for how long a dose is."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dosecalc.bank.template import PLACEHOLDER
from dosecalc.bank.value_sources import Listed, Stepped
from dosecalc.quantities.given import given
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.vocabulary import KNOWN, spellings
from dosecalc.verification.finding import at_key
from dosecalc.verification.observation import Observation, keys_of_part
from dosecalc.verification.stories import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.derived_values import Source
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.vocabulary import Atom
    from dosecalc.verification.finding import Finding

UNIT_BEHIND = re.compile(r"\{([a-z_]+)\} ?(mcg|mg|g|kg|lb|mL|L|units|mEq|mmol|gtt|h|min)(?![\w-])")
"""A symbol of a unit right behind a placeholder; nouns such as tablets may stand there: 5 mg/tablet tablets."""

EACH_DAY_IN_DOSES = re.compile(
    r"\{([a-z_]+)\} (?:daily|(?:a|per|each|every) day)\b[^.;]*\b(?:divided|(?:\w+ )?doses)\b", re.IGNORECASE
)
DATE = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d{2})?(?![\d/-])")
"""A date by numbers with the year at its end, of which nobody can say which is the month."""

STRENGTH = re.compile(
    r"(?<![\d.,/])\d[\d,]*(?:\.\d+)? (?:mcg|mg|g|units|mEq|mmol)/(?:[\d.,]*\d )?(?:mL|L|tablet|capsule)\b"
)
HOW_MANY = re.compile(r"\b[Hh]ow many ([A-Za-z]+)(?![\w/])")
ANSWER_IN = re.compile(
    r"\b(?:[Aa]nswer|[Rr]ate|[Vv]olume|[Dd]ose|[Tt]ime|much|long|fast|many \w+) in ([A-Za-z]+)((?:/[a-z]+)?)(?!\w)"
)
OF_ONE_DOSE = frozenset({"weight_dose", "surface_dose"})
"""Calculations that take what one dose is for each kilogram or square meter."""


def contradictions(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """What contradicts itself whatever is drawn, each at the text where it stands."""
    stated = {draw.name: draw for draw in source.values}
    of_doses = {name for part in source.parts for name in part.givens.values()}
    for keys, text in texts_of(source):
        for name, written in UNIT_BEHIND.findall(text):
            draw = stated.get(name)
            if draw is not None and not draw.told and _has_unit(draw.source):
                found = f"{written!r} behind {{{name}}}, which brings its unit"
                yield at_key(toml, keys, "doubled-unit", found, f"{{{name}}} alone")
        for name in EACH_DAY_IN_DOSES.findall(text):
            if name in of_doses and any(part.calculation.name in OF_ONE_DOSE for part in source.parts):
                found = (
                    f"{{{name}}} for a day in doses, though {source.parts[0].calculation.name} takes that of one dose"
                )
                yield at_key(toml, keys, "day-or-dose", found, "one dose, or a calculation that divides a day")
        yield from _second_strengths(source, keys, text, toml)
        for written in DATE.finditer(PLACEHOLDER.sub("X", text)):
            yield at_key(toml, keys, "unclear-date", repr(written[0]), "a date as 2026-03-05")


def _has_unit(source: Source) -> bool:
    """Whether the values of a source are written with a unit; only listed and stepped ones may be bare numbers."""
    if isinstance(source, Listed):
        return any(value.unit.above for value in source.values)
    return not isinstance(source, Stepped) or bool(source.step.unit.above)


def other_units(made: Problem) -> Iterator[Observation]:
    """Questions that name another unit than their answer has."""
    for place, part in enumerate(made.parts):
        if part.solution.form.in_text or part.solution.form.name:
            continue
        has = part.solution.rounded.unit
        asked = [(word, "") for word in HOW_MANY.findall(part.ask)] + ANSWER_IN.findall(part.ask)
        atoms = ((word + below, spellings().get(word.lower()), below) for word, below in asked)
        other = next((told for told, atom, below in atoms if atom and not _goes_with(atom, below, has)), "")
        if other:
            keys = f"part.{place}.ask", "story.0.ask", *keys_of_part(made.template, place)
            found = f"a question for {other}, and the answer {part.key}"
            yield Observation("other-unit", keys, found, "one for the unit of the answer")


def _goes_with(atom: Atom, below: str, has: Unit) -> bool:
    """Whether an answer in a unit counts in that one, for each of what stands below the line."""
    alike = {KNOWN[name].symbol for name in has.above}
    divisor = spellings().get(below.removeprefix("/")) if below else None
    return atom.symbol in alike and (divisor is None or divisor.symbol in {KNOWN[name].symbol for name in has.below})


def _second_strengths(source: Template, keys: tuple[str, ...], text: str, toml: TomlSource) -> Iterator[Finding]:
    """Strengths that a text writes itself beside one that is drawn and told: there would be two answers."""
    drawn = {draw.name for draw in source.values} & set(PLACEHOLDER.findall(text))
    kinds = [
        part.calculation.givens[given_name]
        for part in source.parts
        for given_name, name in part.givens.items()
        if name in drawn and given_name in part.calculation.givens
    ]
    for written in STRENGTH.findall(PLACEHOLDER.sub("X", text)):
        with suppress(UnreadableQuantity):
            if any(kind.adopted(given(written).unit) is not None for kind in kinds):
                found = f"{written!r} beside a strength that is drawn"
                yield at_key(toml, keys, "second-strength", found, "one strength, or two in lines of their own")

"""The parts of a template: what each asks for, worked out by which calculation and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.draw_reader import given_names, named_calculation
from dosecalc.bank.faults import FaultCode
from dosecalc.bank.requirement_reader import requirement
from dosecalc.bank.story_reader import check_placeholders
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.template import ONLY, TemplatePart
from dosecalc.quantities.policy import RULES
from dosecalc.quantities.units import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.calculations.catalogue import Calculation


def read_parts(
    reader: TableReader, names: Sequence[str], told: Sequence[str], pieces: Sequence[str]
) -> tuple[TemplatePart | None, ...]:
    """The parts, in order; each may use the values and the answers of those before it, and ask in words of `told`.

    None in the place of one whose calculation is unknown; later ones may use its answer all the same.
    """
    parts: list[TemplatePart | None] = []
    known = list(names)
    for row in reader.inner_list("part"):
        name, ask = row.text("name"), row.text("ask")
        if name in {*known, ONLY}:
            row.fault("name", repr(name), "a name that no value and no other part has", FaultCode.DOUBLED_NAME)
        part = _any_asked(row, name, ask, known, pieces)
        check_placeholders(row, "ask", ask, told)
        if part is not None:
            _check_sources(row, part, known)
        row.finish()
        parts.append(part)
        known.append(name)
    return tuple(parts)


def _any_asked(
    row: TableReader, name: str, ask: str, known: Sequence[str], pieces: Sequence[str]
) -> TemplatePart | None:
    if row.has("reading"):
        from dosecalc.bank.order_reader import asked_reading  # noqa: PLC0415 - few templates have orders to read

        return asked_reading(row, name, ask, pieces)
    formula = named_calculation(row)
    return _asked(row, name, ask, formula, given_names(row, formula), known)


def _check_sources(row: TableReader, part: TemplatePart, known: Sequence[str]) -> None:
    """Each given must be a value or an earlier answer."""
    for given_name, name in part.givens.items():
        if name not in known:
            row.fault(
                "givens",
                f"{given_name} from {name!r}",
                f"a value or an earlier part: {', '.join(known)}",
                FaultCode.UNKNOWN_NAME,
                near_in(name, known),
            )


def read_only_part(reader: TableReader, names: Sequence[str]) -> TemplatePart | None:
    """The part of a template that asks for one answer only; None where its calculation is unknown."""
    formula = named_calculation(reader)
    names = list(
        dict.fromkeys((*names, *(formula.givens if formula else ())))
    )  # those that lack are told by themselves
    answer = reader.inner("answer", required=False) or TableReader(reader.source, {}, "answer", reader.faults)
    part = _asked(answer, ONLY, "", formula, {name: name for name in formula.givens} if formula else {}, names)
    answer.finish()
    if formula is not None:
        _check_givens(reader, formula)
    return part


def _asked(
    row: TableReader, name: str, ask: str, formula: Calculation | None, givens: Mapping[str, str], names: Sequence[str]
) -> TemplatePart | None:
    """What is asked for, each key of it read; None where the calculation is not known."""
    kinds = {source: formula.givens[given_name] for given_name, source in givens.items()} if formula else {}
    kinds |= {ONLY: formula.answer} if formula else {}
    texts = row.texts("require", required=False)
    places = map(str, range(len(texts))) if isinstance(row.table.get("require"), list) else ("",)
    requirements = tuple(requirement(row, text, names, kinds, at) for text, at in zip(texts, places, strict=False))
    asked = row.unit("unit") if row.has("unit") else None
    rounding = row.choice("rounding", RULES, RULES[0]) if row.has("rounding") else ""
    ties, as_written = row.flag("ties"), row.flag("as_written")
    if formula is None:
        return None
    part = TemplatePart(
        name=name,
        calculation=formula,
        ask=ask,
        givens=givens,
        asked=asked,
        rounding=rounding,
        requirements=tuple(filter(None, requirements)),
        ties=ties,
        as_written=as_written,
    )
    _check_unit(row, part)
    return part


def _check_givens(reader: TableReader, formula: Calculation) -> None:
    """The givens must be exactly those that the calculation takes."""
    table = reader.table.get("givens")
    stated, wanted = list(table) if isinstance(table, dict) else [], list(formula.givens)
    if stated and sorted(stated) != sorted(wanted):
        missing = [name for name in wanted if name not in stated]
        strange = (near_in(name, missing) for name in stated if name not in wanted)
        expected = f"what {formula.name} takes: {', '.join(wanted)}"
        near = next(filter(None, strange), "")
        reader.fault("givens", ", ".join(stated), expected, FaultCode.WRONG_GIVENS, near)


def _check_unit(row: TableReader, part: TemplatePart) -> None:
    kind = part.calculation.answer
    if part.asked is not None and kind.adopted(part.asked) is None:
        row.fault("unit", repr(spelled(part.asked)), f"a unit of {kind.article_and_name}", FaultCode.WRONG_UNIT)
    if part.calculation.needs_target and part.asked is None:
        row.fault("unit", "nothing", "the unit to convert to", FaultCode.MISSING_KEY)

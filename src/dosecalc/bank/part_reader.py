"""The parts of a template: what each asks for, worked out by which calculation and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.draw_reader import given_names, named_calculation
from dosecalc.bank.faults import FaultCode
from dosecalc.bank.requirement_reader import requirement
from dosecalc.bank.story_reader import check_placeholders
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.template import ONLY, TemplatePart, in_turn
from dosecalc.quantities.policy import RULES
from dosecalc.quantities.units import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.bank.draws import Draw
    from dosecalc.calculations.catalogue import Calculation


def drawn_after(values: Sequence[Draw], parts: Sequence[str]) -> Mapping[str, str]:
    """Each value that rests on the answer of a part, with the part after which it is drawn."""
    _, *later = in_turn(values, parts)
    return {draw.name: part for part, turn in zip(parts, later, strict=True) for draw in turn}


def read_parts(
    reader: TableReader,
    names: Sequence[str],
    told: Sequence[str],
    after: Mapping[str, str],
    pieces: Mapping[str, str],
) -> tuple[TemplatePart | None, ...]:
    """The parts, in order; each may use the values and the answers of those before it, and ask in words of `told`.

    after: the part that must be answered before a value is drawn; pieces: the same of what an order writes, empty where
    that needs no answer. None in the place of a part whose calculation is unknown; later ones may use its answer.
    """
    parts: list[TemplatePart | None] = []
    known = list(names)
    for row in reader.inner_list("part"):
        name, ask = row.text("name"), row.text("ask")
        if name in {*known, ONLY}:
            row.fault("name", repr(name), "a name that no value and no other part has", FaultCode.DOUBLED_NAME)
        late = {value: part for value, part in after.items() if part not in known}
        is_read = row.has("reading")
        part = _looked_up(row, name, ask, pieces, known) if is_read else _calculated(row, name, ask, known, late)
        check_placeholders(row, "ask", ask, told)
        row.finish()
        parts.append(part)
        known.append(name)
    return tuple(parts)


def _looked_up(row: TableReader, name: str, ask: str, pieces: Mapping[str, str], known: Sequence[str]) -> TemplatePart:
    from dosecalc.bank.order_reader import asked_reading  # noqa: PLC0415 - few templates have orders to read

    part = asked_reading(row, name, ask, list(pieces))
    late = {piece: part for piece, part in pieces.items() if part and part not in known}
    for place, piece in enumerate(part.of):
        _check_turn(row, "of", piece, late, str(place))
    return part


def _calculated(
    row: TableReader, name: str, ask: str, known: Sequence[str], late: Mapping[str, str]
) -> TemplatePart | None:
    formula = named_calculation(row)
    part = _asked(row, name, ask, formula, given_names(row, formula), known, late)
    if part is not None:
        _check_sources(row, part, known)
        for given_name, value in part.givens.items():
            _check_turn(row, "givens", value, late, given_name)
    return part


def _check_turn(row: TableReader, key: str, name: str, late: Mapping[str, str], at: str) -> None:
    """What a part uses must be known before it. late: what is not, with the part whose answer it rests on."""
    if name in late:
        row.fault(
            key,
            f"{name!r}, which is drawn only after part {late[name]!r}",
            "what is drawn before this part, or an earlier part",
            FaultCode.UNKNOWN_NAME,
            at=at,
        )


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
    part = _asked(answer, ONLY, "", formula, {name: name for name in formula.givens} if formula else {}, names, {})
    answer.finish()
    if formula is not None:
        _check_givens(reader, formula)
    return part


def _asked(
    row: TableReader,
    name: str,
    ask: str,
    formula: Calculation | None,
    givens: Mapping[str, str],
    names: Sequence[str],
    late: Mapping[str, str],
) -> TemplatePart | None:
    """What is asked for, each key of it read; None where the calculation is not known."""
    kinds = {source: formula.givens[given_name] for given_name, source in givens.items()} if formula else {}
    kinds |= {ONLY: formula.answer} if formula else {}
    texts = row.texts("require", required=False)
    places = map(str, range(len(texts))) if isinstance(row.table.get("require"), list) else ("",)
    requirements = []
    for text, at in zip(texts, places, strict=False):
        required = requirement(row, text, names, kinds, at)
        if required is not None:
            requirements.append(required)
            for value in (required.name, required.other):
                _check_turn(row, "require", value, late, at)
    asked = row.unit("unit") if row.has("unit") else None
    rounding = row.choice("rounding", RULES, RULES[0]) if row.has("rounding") else ""
    ties, as_written = row.flag("ties"), name != ONLY and row.flag("as_written")
    if formula is None:
        return None
    part = TemplatePart(
        name=name,
        calculation=formula,
        ask=ask,
        givens=givens,
        asked=asked,
        rounding=rounding,
        requirements=tuple(requirements),
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

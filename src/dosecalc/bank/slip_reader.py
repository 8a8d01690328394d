"""The slips of a template file: which other calculation its card invites, or what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.bank.draw_reader import given_names, named_calculation
from dosecalc.bank.faults import FaultCode
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.template import ONLY, TemplateSlip
from dosecalc.quantities.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.table_reader import TableReader
    from dosecalc.bank.template import TemplatePart
    from dosecalc.quantities.kind import Kind

SAYS = re.compile(r"^you .*[^.]$")
"""What goes on after `It looks as if` and before a full stop."""


def read_slips(
    reader: TableReader, parts: Sequence[TemplatePart | None], names: Sequence[str]
) -> tuple[TemplateSlip, ...]:
    """The slips in the order of the file. names: of the values that they may take."""
    return tuple(_slips(reader, [part for part in parts if part is not None], names))


def _slips(reader: TableReader, parts: Sequence[TemplatePart], names: Sequence[str]) -> Iterator[TemplateSlip]:
    for row in reader.inner_list("slip", required=False):
        asked = _part(row, parts)
        slip = _slip(row, asked.name if asked else "", names)
        if slip and asked:
            _check_answer(row, slip, asked)
            yield slip
        row.finish()


def _part(row: TableReader, parts: Sequence[TemplatePart]) -> TemplatePart | None:
    """The part in which the slip is made; the only one need not be named."""
    calculated = {part.name: part for part in parts if part.reading is None}
    if list(calculated) == [ONLY]:
        return calculated[ONLY]
    return calculated.get(row.choice("part", calculated))


def _slip(row: TableReader, part: str, names: Sequence[str]) -> TemplateSlip | None:
    says = row.text("says")
    if says and not SAYS.search(says):
        row.fault(
            "says", repr(says)[:80], "words that go on after 'It looks as if': 'you added …'", FaultCode.SLIP_WORDS
        )
    formula = named_calculation(row)
    if formula is None:
        row.has("givens")
        return None
    givens = given_names(row, formula)
    for given, value in givens.items():
        if value not in names:
            expected = f"a value: {', '.join(names)}"
            row.fault("givens", f"{given} from {value!r}", expected, FaultCode.UNKNOWN_NAME, near_in(value, names))
    return TemplateSlip(part, formula, givens, says)


def _check_answer(row: TableReader, slip: TemplateSlip, asked: TemplatePart) -> None:
    """The other calculation must come to what the right one comes to; else nobody would take it for the right one."""
    if not _measure_alike(slip.calculation.answer, asked.calculation.answer):
        row.fault(
            "calculation",
            f"{slip.calculation.name}, whose answer is {slip.calculation.answer.article_and_name}",
            f"a calculation that comes to {asked.calculation.answer.article_and_name}",
            FaultCode.INCOMPARABLE,
        )


def _measure_alike(one: Kind, other: Kind) -> bool:
    return one.form == other.form and any(other.unit_for(unit(text)) for text in one.units)

"""The values of a template file, read into draws, or what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Computed, Multiple, OneOf, Row, SameNumber, Source
from dosecalc.bank.draws import Draw
from dosecalc.bank.faults import FaultCode
from dosecalc.bank.formulary import FACTS, LIST_FIELDS, QUANTITY_FIELDS
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.value_sources import DOSE_FIELDS, MAIN, Listed, OfDose, OfFacts, OfSupply, Stepped
from dosecalc.calculations.catalogue import UnknownCalculation, calculation, catalogue
from dosecalc.quantities.numbers import read_number
from dosecalc.quantities.policy import RULES
from dosecalc.quantities.typed_text import UnreadableQuantity, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.bank.table_reader import TableReader
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.worked import Worked

PER_PIECE = ("tablet", "capsule", "vial", "bag", "syringe", "dose", "puff", "bottle", "pen")
"""What a label's amount may be counted for."""

A_SOURCE = 'a table that says where the value comes from, such as { values = ["70 kg"] }'


def read_draws(reader: TableReader, key: str, earlier: Sequence[str], parts: Sequence[str]) -> tuple[Draw, ...]:
    """The draws of a table, in the order of the file.

    earlier: the names of values that stand in tables before this one. parts: those of the parts, whose answers a value
    may depend on.
    """
    known, draws = [*earlier, *parts], []
    for name, row in reader.named_tables(key, described=A_SOURCE):
        draw = _draw(name, row)
        if draw is not None:
            for need in (need for need in draw.source.needs if need not in known):
                row.fault(
                    _source_key(row),
                    repr(need),
                    "the name of a value that stands before this one",
                    FaultCode.UNKNOWN_NAME,
                    near_in(need, known),
                )
            draws.append(draw)
        known.append(name)
    return tuple(draws)


def _draw(name: str, row: TableReader) -> Draw | None:
    key = _source_key(row)
    if not key:
        row.fault("", f"{name} without a source", f"one of {', '.join(MAKERS)}", FaultCode.NO_SOURCE)
        return None
    source = MAKERS[key](row)
    stated_in = row.unit("as") if row.has("as") else None
    told = _told(row, source) if row.has("told") else ()
    row.finish()
    return None if source is None else Draw(name, source, stated_in, told)


def _source_key(row: TableReader) -> str:
    """The key that says where a value comes from; empty where none does."""
    return next((key for key in MAKERS if row.has(key)), "")


def _told(row: TableReader, source: Source | None) -> tuple[str, ...]:
    told = row.texts("told")
    if isinstance(source, Listed | Row) and len(told) != len(source.values):
        found = f"{len(told)} {'text' if len(told) == 1 else 'texts'}"
        row.fault("told", found, f"as many as values: {len(source.values)}", FaultCode.WRONG_COUNT)
    if source is not None and not isinstance(source, Listed | Row):
        row.fault("told", "texts for values that are not listed", "values = [...] beside it", FaultCode.WRONG_COUNT)
    return told


def _listed(row: TableReader) -> Source | None:
    values = row.quantities("values")
    if row.table["values"] == []:
        row.fault("values", "[]", "at least one quantity", FaultCode.EMPTY_LIST)
    return Listed(values) if values else None


def _stepped(row: TableReader) -> Source | None:
    start, stop, step = row.quantity("from"), row.quantity("to"), row.quantity("step")
    if start is None or stop is None or step is None:
        return None
    wrong = _wrong_in_range(start, stop, step)
    for key, found, expected in wrong:
        row.fault(key, str(found), expected, FaultCode.BAD_RANGE)
    return None if wrong else Stepped(replace(step, form=start.form), start, stop)


def _wrong_in_range(start: Worked, stop: Worked, step: Worked) -> list[tuple[str, Worked, str]]:
    """Keys of a range whose values do not go together, each with what was found and what is expected."""
    wrong = [
        (key, other, f"a quantity in the unit of {start}, from which the range begins")
        for key, other in (("to", stop), ("step", step))
        if other.unit != start.unit
    ]
    if stop.unit == start.unit and stop.number < start.number:
        wrong.append(("to", stop, f"{start} or more: a range rises from `from` to `to`"))
    if step.number <= 0:
        wrong.append(("step", step, "a step of more than 0"))
    return wrong


def _pick(row: TableReader) -> str:
    return row.text("drug") if row.has("drug") else MAIN


def _of_dose(row: TableReader) -> Source | None:
    field, pick = row.choice("dose", ("range", *DOSE_FIELDS)), _pick(row)
    if field != "range":
        return OfDose(field, pick)
    step = row.quantity("step")
    start, stop = row.quantity("from", required=False), row.quantity("to", required=False)
    return None if step is None else Stepped(step, start, stop, of_dose=True, pick=pick)


def _of_label(row: TableReader) -> Source | None:
    if row.has("of"):
        table = row.choice("of", FACTS)
        fields = (*FACTS.get(table, ()), *(["bags"] if table == "infusion" else []))
        return OfFacts(table, row.choice("label", fields), _pick(row))
    field = row.text("label")
    parts = field.split("/")
    known = (len(parts) == 1 and field in LIST_FIELDS + QUANTITY_FIELDS) or (
        len(parts) == 2 and set(parts) <= set(QUANTITY_FIELDS)
    )
    if not known:
        expected = ", ".join(QUANTITY_FIELDS + LIST_FIELDS)
        row.fault(
            "label",
            repr(field),
            f"one of {expected}, or two of them as in amount/volume",
            FaultCode.UNKNOWN_WORD,
            near_in(field, QUANTITY_FIELDS + LIST_FIELDS),
        )
        return None
    return OfSupply(field, row.choice("per", PER_PIECE, PER_PIECE[0]) if row.has("per") else "", _pick(row))


def _multiple(row: TableReader) -> Source | None:
    of, factors = row.text("times"), []
    for text in row.texts("by"):
        try:
            factors.append(read_number(typed(text)))
        except UnreadableQuantity:
            row.fault("by", repr(text), "numbers in quotes", FaultCode.UNREADABLE_QUANTITY)
    return Multiple(of, tuple(factors)) if factors else None


def _row(row: TableReader) -> Source | None:
    of, limits = row.text("table"), row.quantities("limits")
    values = limits if row.has("told") and not row.has("values") else row.quantities("values")
    if not limits or len(limits) != len(values):
        row.fault(
            "limits", f"{len(limits)} limits for {len(values)} values", "as many, at least one", FaultCode.WRONG_COUNT
        )
        return None
    rising = all(low.number < high.number for low, high in pairwise(limits))
    if not rising or len({limit.unit for limit in limits}) > 1:
        row.fault("limits", ", ".join(map(str, limits)), "limits of one unit, in rising order", FaultCode.BAD_RANGE)
        return None
    rows = row.texts("rows") if row.has("rows") else ()
    if rows and len(rows) != len(limits):
        row.fault("rows", f"{len(rows)} rows for {len(limits)} limits", "as many, or none", FaultCode.WRONG_COUNT)
        return None
    return Row(of, limits, values, rows)


def _same_number(row: TableReader) -> Source | None:
    of, unit = row.text("number_of"), row.unit("unit")
    return None if unit is None else SameNumber(of, unit)


def named_calculation(row: TableReader) -> Calculation | None:
    """The calculation that is named; a fault, and None, where there is none of that name."""
    name = row.text("calculation")
    try:
        return calculation(name)
    except UnknownCalculation:
        _tell_unknown(row, name)
        return None


def _tell_unknown(row: TableReader, name: str) -> None:
    """Tell that there is no such calculation; where none is named, that is told already."""
    if name:
        near = near_in(name, catalogue())
        expected = f"{near!r}, perhaps" if near else "a calculation; see: dosecalc list calculations"
        row.fault("calculation", repr(name), expected, FaultCode.UNKNOWN_CALCULATION, near)


def _computed(row: TableReader) -> Source | None:
    formula = named_calculation(row)
    if formula is None:
        return None
    givens = given_names(row, formula)
    asked = row.unit("unit") if row.has("unit") else None
    rounding = row.choice("rounding", RULES, RULES[0]) if row.has("rounding") else ""
    return Computed(formula, givens, asked, rounding)


def _one_of(row: TableReader) -> Source:
    return OneOf(row.texts("one_of"))


MAKERS = {
    "table": _row,
    "calculation": _computed,
    "number_of": _same_number,
    "one_of": _one_of,
    "dose": _of_dose,
    "values": _listed,
    "label": _of_label,
    "times": _multiple,
    "from": _stepped,
}
"""By which key a source is known; the first that stands there decides."""


def given_names(row: TableReader, formula: Calculation | None) -> Mapping[str, str]:
    """For each given of a calculation the name of a value: that of `givens`, or else its own."""
    stated = row.inner("givens", required=False)
    if formula is None:
        return {}
    names = {name: stated.text(name) if stated and stated.has(name) else name for name in formula.givens}
    if stated:
        stated.finish()
    return names

"""Whether the tables of a template have a row for each value that can be looked up in them, found without a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Row
from dosecalc.quantities.units import UnitMismatch
from dosecalc.verification.finding import at_key
from dosecalc.verification.measured import candidates
from dosecalc.verification.observation import keys_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.quantities.worked import Worked
    from dosecalc.verification.finding import Finding

MOST_TOLD = 3


def row_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Tables that begin above a value that can be drawn: no draw has it."""
    for draw in source.values:
        if isinstance(draw.source, Row) and (missing := _below(source, draw.source)):
            keys = tuple(f"{key}.limits" for key in keys_of_value(source, draw.name)[:3])
            told = ", ".join(missing[:MOST_TOLD])
            found = f"no row of {draw.name} below {draw.source.limits[0]}, and {draw.source.of} of {told}"
            expected = f"a row for each {draw.source.of} that can be drawn"
            yield at_key(toml, (*keys, *keys_of_value(source, draw.name)), "missing-row", found, expected)


def without_a_row(source: Template, name: str) -> frozenset[str]:
    """The values of that name for which a table has no row: nobody need be told of these twice."""
    tables = (draw.source for draw in source.values if isinstance(draw.source, Row) and draw.source.of == name)
    return frozenset(value for table in tables for value in _below(source, table))


def _below(source: Template, table: Row) -> list[str]:
    """Values, each once, that are below the first limit of a table."""
    draw = next((draw for draw in source.values if draw.name == table.of), None)
    values = candidates(source, draw) if draw is not None and draw.stated_in is None else ()
    return list(dict.fromkeys(str(value) for value in values if _is_below(value, table.limits[0])))


def _is_below(value: Worked, limit: Worked) -> bool:
    try:
        return value.number < limit.to(value.unit).number
    except UnitMismatch:  # `kind_findings` tells it
        return False

"""Whether the values of a template measure what its calculations and tables take, found without a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Computed, Row
from dosecalc.bank.value_sources import Stepped
from dosecalc.quantities.units import spelled
from dosecalc.verification.finding import at_key
from dosecalc.verification.measured import measured
from dosecalc.verification.observation import keys_of_part, keys_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.verification.finding import Finding


def kind_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Values and answers that measure something else than the given they are taken for, or the table they are in."""
    for place, asked in enumerate(source.parts):
        keys = (f"part.{place}.givens", *keys_of_part(source, place))
        yield from _other_kinds(source, toml, asked.calculation, asked.givens, keys)
    for draw in source.values:
        stated = keys_of_value(source, draw.name)[:3]
        keys = (*(f"{key}.givens" for key in stated), *stated)
        if isinstance(draw.source, Computed):
            yield from _other_kinds(source, toml, draw.source.calculation, draw.source.givens, keys)
        elif isinstance(draw.source, Row):
            yield from _other_limits(source, toml, draw.name, draw.source)


def _other_kinds(
    source: Template, toml: TomlSource, calculation: Calculation, givens: Mapping[str, str], keys: tuple[str, ...]
) -> Iterator[Finding]:
    """The givens of a calculation that measure something else: each at the value, or where another name is given."""
    for given, name in givens.items():
        kind = calculation.givens[given]
        wrong = next((each for each in measured(source, name) if not each.fits(kind)), None)
        if wrong is not None:
            found = wrong.told if given == name else f"{name}, which is {wrong.told}"
            of_value = keys_of_value(source, name)[:3] if given == name else ()
            expected = f"{kind.article_and_name} for {given}, such as {kind.example}"
            yield at_key(toml, (*of_value, f"{keys[0]}.{given}", *keys), "wrong-kind", found, expected)


def _other_limits(source: Template, toml: TomlSource, name: str, table: Row) -> Iterator[Finding]:
    """The limits of a table that cannot be compared with what is looked up in it."""
    limit = table.limits[0]
    wrong = next((each for each in measured(source, table.of) if not each.is_comparable(limit.unit)), None)
    if wrong is not None:
        keys = (*(f"{key}.limits" for key in keys_of_value(source, name)[:3]), *keys_of_value(source, name))
        found = f"limits such as {limit} for {table.of}, which is {wrong.told}"
        units = " or ".join(dict.fromkeys(map(spelled, wrong.units)))
        yield at_key(toml, keys, "wrong-kind", found, f"limits in {units}" if units else "limits without a unit")


def step_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Ranges that do not end where they say, as their steps lead past it."""
    for draw in source.values:
        stepped = draw.source
        if not isinstance(stepped, Stepped) or stepped.of_dose or stepped.start is None or stepped.stop is None:
            continue
        many, rest = divmod(stepped.stop.number - stepped.start.number, stepped.step.number)
        if rest:
            last = stepped.start.but(number=stepped.start.number + many * stepped.step.number)
            found = f"steps of {stepped.step} from {stepped.start} that end at {last}, not at {stepped.stop}"
            yield at_key(
                toml, keys_of_value(source, draw.name), "unreached-end", found, f"`to` as {last}, or other steps"
            )

"""Whether the values of a template measure what its calculations take, found without a draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.value_sources import Listed, Stepped
from dosecalc.quantities.units import NO_UNIT
from dosecalc.verification.finding import at_key
from dosecalc.verification.observation import keys_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.derived_values import Source
    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.quantities.worked import Worked
    from dosecalc.verification.finding import Finding


def kind_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Listed and stepped values that measure something else than a given they are taken for."""
    draws = {draw.name: draw for draw in source.values}
    for asked in source.parts:
        for given, name in asked.givens.items():
            draw, kind = draws.get(name), asked.calculation.givens[given]
            if draw is None or draw.stated_in is not None:
                continue
            for value in _stated(draw.source):
                if kind.adopted(value.unit) is None:
                    found = f"{value} without a unit" if value.unit == NO_UNIT and not value.form else str(value)
                    expected = f"{kind.article_and_name} for {given}, such as {kind.example}"
                    yield at_key(toml, keys_of_value(source, name), "wrong-kind", found, expected)
                    break


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


def _stated(source: Source) -> tuple[Worked, ...]:
    """The values that a source states in the file itself."""
    if isinstance(source, Listed):
        return source.values
    return (source.step,) if isinstance(source, Stepped) else ()

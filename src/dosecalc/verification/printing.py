"""Whether the words of a template can be shown by whatever it is exported to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dosecalc.exports.export import CannotExport
from dosecalc.exports.quizzes.quiz_html import LONGEST_NAME, short_name
from dosecalc.exports.typeset.engine import Engine
from dosecalc.untrusted import named
from dosecalc.verification.finding import at_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.verification.finding import Finding

BEFORE_THE_TITLE = "10000b "
"""The number and part of a problem, which stand before its title in the name of a question."""


def printing_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """A title that a platform would cut; characters for which a sheet for paper has no letter."""
    if short_name(BEFORE_THE_TITLE + source.title).endswith("…") and not source.title.endswith("…"):
        found = f"a title of {len(source.title)} characters"
        expected = f"at most about {LONGEST_NAME - len(BEFORE_THE_TITLE)}: Moodle keeps no more of a name"
        yield at_key(toml, ("title",), "long-title", found, expected)
    for key, text in _texts(toml.table):
        if missing := _without_glyph("".join(sorted({each for each in text if not each.isascii()}))):
            found = ", ".join(map(named, missing))
            yield at_key(toml, (key,), "no-glyph", found, "letters and signs that the fonts of a sheet have")


def _texts(found: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a table, with its dotted key; not where it comes from, which no learner sees."""
    if isinstance(found, str):
        yield key, found
        return
    inner = found.items() if isinstance(found, Mapping) else enumerate(found) if isinstance(found, list) else ()
    for name, each in inner:
        if name != "source":
            yield from _texts(each, f"{key}.{name}".strip("."))


@lru_cache(1)
def _engine() -> Engine | None:
    """The typesetter; where it is not installed nobody makes sheets, and nothing is said of their fonts."""
    try:
        return Engine()
    except CannotExport:
        return None


@lru_cache(1000)
def _without_glyph(characters: str) -> tuple[str, ...]:
    engine = _engine() if characters else None
    return tuple(sorted(engine.without_glyph(characters))) if engine else ()

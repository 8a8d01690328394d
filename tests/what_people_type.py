"""What people type and what must come of it, as a table; and the page of the manual that is made of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "quantities" / "what_people_type.toml").read_text(encoding="utf-8")
)
PAGE = Path(__file__).parents[1] / "docs" / "reading.md"
MADE_FROM = "<!-- Made from tests/quantities/what_people_type.toml: change it there. -->"


@dataclass(frozen=True)
class Row:
    """A typed text, with how it is shown, what it is and what is said about it; or with the words of its refusal."""

    form: str
    typed: str
    read: str = ""
    number: Fraction | None = None
    unit: str | None = None
    told: tuple[str, ...] = ()
    unsafe: bool = False
    refused: str = ""


def row(form: str, written: dict[str, Any]) -> Row:
    number = {"number": Fraction(written["number"])} if "number" in written else {}
    return Row(form, **(written | number | {"told": tuple(written.get("told", ()))}))


ROWS = tuple(row(group.get("form", ""), written) for group in TABLE["group"] for written in group["rows"])
READ = tuple(each for each in ROWS if not each.refused)
REFUSED = tuple(each for each in ROWS if each.refused)
AMOUNTS = tuple(each for each in READ if not each.form)
"""What is read as a number with its unit."""


def page() -> str:
    """The manual page."""
    sections = (
        "\n\n".join((f"## {group['title']}", *filter(None, (group.get("note", "").strip(), *tables(group)))))
        for group in TABLE["group"]
    )
    before, after = TABLE["page"]["before"].strip(), TABLE["page"]["after"].strip()
    return "\n\n".join(("# What is read how", MADE_FROM, before, *sections, after)) + "\n"


def tables(group: dict[str, Any]) -> tuple[str, str]:
    """What is read and what is refused, each empty where there is nothing to show."""
    rows = [row(group.get("form", ""), written) for written in group["rows"]]
    columns = 2 + any(each.told for each in rows)
    read = [(shown(each.typed), plain(each.read), plain(" ".join(each.told)))[:columns] for each in rows if each.read]
    refused = [(shown(each.typed), plain(each.refused)) for each in rows if each.refused]
    return table(("typed", "read as", "told")[:columns], read), table(("typed", "refused because"), refused)


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in lines) if rows else ""


def shown(typed: str) -> str:
    """A typed text as code; blanks that Markdown would swallow are shown."""
    seen = re.sub(r"^ +| +$| {2,}", lambda blanks: "␣" * len(blanks[0]), cleaned(typed)).replace("|", r"\|")
    return f"`{seen}`" if seen else "nothing"


def plain(words: str) -> str:
    """Words as they are, whatever they would mean in Markdown."""
    return re.sub(r"([\\|*_<\[`])", r"\\\1", words)

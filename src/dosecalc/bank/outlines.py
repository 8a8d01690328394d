"""What templates and drugs say of themselves above the tables of their files: to list all, none need be read in full.

To read the whole bank takes half a second, a tenth of that to read so much of it. A test holds both to the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled, refuse_to_ask_nothing
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import bank_files
from dosecalc.bank.formulary import UNCONFIRMED
from dosecalc.bank.layout import FORMULARY
from dosecalc.bank.table_reader import LARGEST_VERSION, TableReader
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.toml_source import toml_head, toml_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNCONFIRMED_SOURCE = re.compile(rf'^source *= *"{UNCONFIRMED}', re.MULTILINE)


@dataclass(frozen=True)
class TemplateOutline:
    """A template without what it draws and tells. calculations: each once, the last one for the last answer."""

    id: str
    title: str
    topic: str
    level: int
    version: int
    calculations: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class DrugOutline:
    """A drug without its tables. unconfirmed: how many rows of these rest on general knowledge alone."""

    id: str
    name: str
    drug_class: str
    high_alert: bool
    hazardous: bool
    unconfirmed: int
    source: str


def template_outlines() -> Iterator[TemplateOutline]:
    """Every template, topic by topic.

    Raises:
        InvalidBank: what is read of one is faulty.
    """
    for path in template_paths():
        head, found = _head(path), drilled()[path.stem]
        refuse_to_ask_nothing(found)
        yield TemplateOutline(
            path.stem,
            title=head.text("title"),
            topic=path.parent.name,
            level=found.level,
            version=head.whole("version", 1, LARGEST_VERSION),
            calculations=tuple(dict.fromkeys(found.calculations)),
            source=head.text("source"),
        )
        _refuse_faults(head)


def drug_outlines() -> Iterator[DrugOutline]:
    """Every drug, in alphabetical order.

    Raises:
        InvalidBank: what is read of one is faulty.
    """
    for identifier, path in bank_files(FORMULARY).items():
        head = _head(path)
        yield DrugOutline(
            identifier,
            name=head.text("name"),
            drug_class=head.text("class"),
            high_alert=head.flag("high_alert"),
            hazardous=head.flag("hazardous"),
            unconfirmed=len(UNCONFIRMED_SOURCE.findall(toml_text(path))),
            source=head.text("source"),
        )
        _refuse_faults(head)


def _head(path: Path) -> TableReader:
    source = toml_head(path)
    return TableReader(source, source.table)


def _refuse_faults(head: TableReader) -> None:
    if head.faults:
        raise InvalidBank(head.faults)

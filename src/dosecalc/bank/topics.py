"""The topics in the order in which they are best learned: what each presupposes, and the pace of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.paces import paces
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.toml_source import toml_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dosecalc.bank.paces import Pace


@dataclass(frozen=True)
class Topic:
    """A topic. title: as a sentence calls it. after: the topics that it presupposes. pace: of the exam that asks so."""

    name: str
    title: str
    after: tuple[str, ...]
    pace: Pace


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by name, each after those that it presupposes.

    Raises:
        InvalidBank: the file is faulty.
    """
    return MappingProxyType(read_topics(bank_folder() / "topics.toml"))


def read_topics(path: Path) -> dict[str, Topic]:
    """The topics that a file states, each after those that it presupposes.

    Raises:
        InvalidBank: the file is faulty; a circle and a topic named before it is defined are faults too.
    """
    reader = TableReader(source := toml_source(path), source.table)
    reader.text("source")
    found: dict[str, Topic] = {}
    for name, row in reader.named_tables("topic"):
        found[name] = _topic(name, row, found)
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return found


def _topic(name: str, row: TableReader, earlier: Mapping[str, Topic]) -> Topic:
    """A topic; since it may name only those above it, there can be no circle."""
    after = row.texts("after")
    for other in after:
        if other not in earlier:
            row.fault(
                "after",
                repr(other),
                "topics that stand above this one",
                FaultCode.UNKNOWN_TOPIC,
                near_in(other, earlier),
            )
    pace = row.choice("pace", paces())
    made = Topic(name, row.text("title"), after, paces().get(pace, next(iter(paces().values()))))
    row.finish()
    return made

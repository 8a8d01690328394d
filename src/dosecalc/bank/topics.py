"""The topics in the order in which they are best learned: what each presupposes, and the pace of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.folder import bank_folder, kept_for_bank, own_folder
from dosecalc.bank.paces import paces
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.template_names import template_names
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


FILE = "topics.toml"
USUAL_PACE = "program"
"""The pace of a topic of one's own of which nothing is said."""


@kept_for_bank
def topics() -> Mapping[str, Topic]:
    """Every topic by name, each after those that it presupposes; those of one's own folder after the built-in ones.

    A folder of one's own needs no file of topics: a topic of which nothing is said has its name for a title.

    Raises:
        InvalidBank: a file is faulty.
    """
    found = read_topics(bank_folder() / FILE)
    own = own_folder()
    if own is not None and (own / FILE).exists():
        found |= read_topics(own / FILE, found)
    for name in sorted(set(template_names().values()) - found.keys()):
        found[name] = Topic(name, name.replace("-", " "), (), paces()[USUAL_PACE])
    return MappingProxyType(found)


def read_topics(path: Path, known: Mapping[str, Topic] = MappingProxyType({})) -> dict[str, Topic]:
    """The topics that a file states, each after those that it presupposes. known: those of the files before.

    Raises:
        InvalidBank: the file is faulty; a circle, a topic named before it is defined and one defined twice are faults.
    """
    reader = TableReader(source := toml_source(path), source.table)
    reader.text("source")
    found: dict[str, Topic] = {}
    for name, row in reader.named_tables("topic"):
        if name in known:
            row.fault("", f"the topic {name!r}, which is there already", "a name of its own", FaultCode.DOUBLED_NAME)
        found[name] = _topic(name, row, {**known, **found})
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

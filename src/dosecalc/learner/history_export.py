"""A history for other programs: JSON lines, which can be read back, or CSV for a spreadsheet."""

from __future__ import annotations

import json  # noqa: TID253 - this module is imported only where files are written
from typing import TYPE_CHECKING, TextIO

from dosecalc.learner.home import UnusableHome, refuse_to_overwrite
from dosecalc.learner.record_facts import NAMES, facts_of
from dosecalc.spreadsheet import Table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dosecalc.learner.records import Record


def export_to(records: Iterable[Record], path: Path, *, overwrite: bool = False) -> int:
    """Write records to a file, whole or not at all: CSV if its name says so, else JSON lines; how many there were.

    Raises:
        UnusableHome: it exists and may not be overwritten, or cannot be written.
    """
    refuse_to_overwrite(path, wanted=overwrite)
    write = write_csv if path.suffix.lower() == ".csv" else write_json_lines
    try:
        with written_whole(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
            return write(records, stream)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusableHome(path, f"it cannot be written ({reason})") from error


def write_json_lines(records: Iterable[Record], stream: TextIO) -> int:
    """One record a line, in ASCII; how many there were."""
    count = 0
    for record in records:
        stream.write(json.dumps(facts_of(record), separators=(",", ":")) + "\n")
        count += 1
    return count


def write_csv(records: Iterable[Record], stream: TextIO) -> int:
    """One record a row under a heading; how many there were. Mistakes are parted by blanks."""
    table = Table(stream)
    table.add([*NAMES, "local"])
    count = 0
    for record in records:
        facts = facts_of(record) | {"mistakes": " ".join(record.mistakes)}
        local = record.local.isoformat(" ", "seconds")[:19]
        table.add([*(facts[name] for name in NAMES), local])
        count += 1
    return count

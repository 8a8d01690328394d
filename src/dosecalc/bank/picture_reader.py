"""The pictures of a template file, read, or what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode
from dosecalc.bank.pictures import (
    BAG_IDS,
    SYRINGE_IDS,
    Illustration,
    OfBag,
    OfChamber,
    OfCup,
    OfLabel,
    OfPump,
    OfSyringe,
    PictureSource,
)
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.value_sources import MAIN
from dosecalc.devices.syringes import SyringeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.table_reader import TableReader

ASKED, ANSWERED = "asked", "answered"
WHEN = (ASKED, ANSWERED)
"""A picture comes with the card, or follows when the part that it belongs to is over."""

LABEL_FIELDS = ("concentration", "final")


def read_pictures(
    reader: TableReader, values: Sequence[str], parts: Sequence[str], picks: Sequence[str]
) -> tuple[Illustration, ...]:
    """The pictures in the order of the file; each shows values, answers of parts, and picks, by their names."""
    rows = reader.inner_list("picture", required=False)
    read = (_picture(row, values, parts, picks) for row in rows)
    return tuple(picture for picture in read if picture is not None)


def _picture(
    row: TableReader, values: Sequence[str], parts: Sequence[str], picks: Sequence[str]
) -> Illustration | None:
    device = row.choice("device", READERS)
    is_answered = row.choice("when", WHEN, ASKED) == ANSWERED
    if device not in READERS:
        return None
    source = READERS[device](row)
    for key in ("at", "size", "start", "rate", "drop_factor", "drops", "time", "left", "infused"):
        name = row.table.get(key)
        if isinstance(name, str) and key in row.known and name not in {*values, *parts}:
            row.fault(
                key,
                repr(name),
                f"a value or a part: {', '.join((*values, *parts))}",
                FaultCode.UNKNOWN_NAME,
                near_in(name, (*values, *parts)),
            )
    if "drug" in row.known & row.table.keys() and row.table["drug"] not in picks:
        row.fault(
            "drug", repr(row.table["drug"]), f"a pick: {', '.join(picks) or 'there is none'}", FaultCode.UNKNOWN_NAME
        )
    after = _part_before(row, source, parts) if is_answered else None
    row.finish()
    return Illustration(source, after)


def _part_before(row: TableReader, source: PictureSource, parts: Sequence[str]) -> int:
    """The place of the part that a picture follows: the one said, or the last that it shows, or the last of all."""
    places = [parts.index(name) for name in source.needs if name in parts]
    latest = max(places, default=len(parts) - 1)
    if not row.has("after"):
        return latest
    name = row.choice("after", parts)
    if name in parts and parts.index(name) < latest:
        row.fault(
            "after",
            repr(name),
            f"a part no earlier than {parts[latest]!r}, which the picture shows",
            FaultCode.PICTURE_TOO_EARLY,
        )
    return max(latest, parts.index(name)) if name in parts else latest


def _pick(row: TableReader) -> str:
    return row.text("drug") if row.has("drug") else MAIN


def _syringe(row: TableReader) -> PictureSource:
    if row.has("syringe"):
        return OfSyringe(row.text("at"), syringe=row.choice("syringe", SYRINGE_IDS))
    return OfSyringe(
        row.text("at"), kind=row.choice("kind", [kind.value for kind in SyringeKind]), size=row.text("size")
    )


def _cup(row: TableReader) -> PictureSource:
    return OfCup(row.text("at"))


def _bag(row: TableReader) -> PictureSource:
    has_tape = row.has("start") or row.has("rate")
    start, rate = row.text("start", required=has_tape), row.text("rate", required=has_tape)
    return OfBag(row.choice("bag", BAG_IDS), row.text("at"), start, rate, _pick(row))


def _chamber(row: TableReader) -> PictureSource:
    return OfChamber(row.text("drop_factor"), row.text("drops"), row.text("time"))


def _pump(row: TableReader) -> PictureSource:
    return OfPump(row.text("rate"), row.text("left"), row.text("infused", required=False), _pick(row))


def _label(row: TableReader) -> PictureSource:
    return OfLabel(row.choice("without", LABEL_FIELDS) if row.has("without") else "", _pick(row))


READERS = {
    "syringe": _syringe,
    "cup": _cup,
    "bag": _bag,
    "chamber": _chamber,
    "pump": _pump,
    "label": _label,
}
"""The devices that can be drawn, each with what reads its keys."""

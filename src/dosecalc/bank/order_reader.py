"""What a template file says of an order: how its pieces are written, and what is looked up in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.template import TemplatePart
from dosecalc.bank.writings import Writing
from dosecalc.orders.notations import AS_IT_SHOULD_BE, BY_NAME
from dosecalc.orders.readings import READINGS, UnknownNotation, safe_writing
from dosecalc.orders.vocabulary import term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.table_reader import TableReader

MOST_PIECES = 9


def read_writings(reader: TableReader, values: Sequence[str]) -> tuple[Writing, ...]:
    """How the pieces of the order are written, in the order of the file."""
    return tuple(_writing(name, row, values) for name, row in reader.named_tables("written"))


def _writing(name: str, row: TableReader, values: Sequence[str]) -> Writing:
    texts = row.texts("texts") if row.has("texts") else ()
    for text in texts:
        if term(text) is None and not _can_be_read(text):
            row.fault(
                "texts",
                repr(text),
                "an abbreviation, a safe wording or an amount that is known",
                FaultCode.UNKNOWN_NOTATION,
            )
    of = "" if texts else row.text("of")
    ways = () if texts else row.texts("ways")
    for way in ways:
        if way not in {AS_IT_SHOULD_BE, *BY_NAME}:
            row.fault(
                "ways",
                repr(way),
                f"ways of {', '.join((AS_IT_SHOULD_BE, *BY_NAME))}",
                FaultCode.UNKNOWN_WORD,
                near_in(way, (AS_IT_SHOULD_BE, *BY_NAME)),
            )
    if of and of not in values:
        row.fault("of", repr(of), f"a value: {', '.join(values)}", FaultCode.UNKNOWN_NAME, near_in(of, values))
    row.finish()
    return Writing(name, texts, of, ways)


def _can_be_read(text: str) -> bool:
    try:
        return bool(str(safe_writing(text)))
    except UnknownNotation:
        return False


def asked_reading(row: TableReader, name: str, ask: str, pieces: Sequence[str]) -> TemplatePart:
    """A part that is looked up in the order. pieces: what it may be asked of."""
    reading = READINGS.get(row.choice("reading", READINGS), next(iter(READINGS.values())))
    of = row.texts("of")
    for each in of:
        if each not in pieces:
            row.fault(
                "of",
                repr(each),
                f"pieces of the order: {', '.join(pieces)}",
                FaultCode.UNKNOWN_NAME,
                near_in(each, pieces),
            )
    if len(of) > 1 and not reading.of_pieces:
        row.fault("of", f"{len(of)} pieces", "one piece", FaultCode.WRONG_COUNT)
    unsafe = (row.whole("least", 0, MOST_PIECES), row.whole("most", 0, MOST_PIECES)) if reading.of_pieces else (0, 0)
    return TemplatePart(
        name=name,
        calculation=reading.calculation(),
        ask=ask,
        givens={},
        asked=None,
        rounding="",
        requirements=(),
        ties=False,
        as_written=False,
        reading=reading,
        of=of,
        unsafe=unsafe,
    )


def check_readings(reader: TableReader, parts: Sequence[TemplatePart | None], writings: Sequence[Writing]) -> None:
    """Whatever a piece may say must be something that can be looked up."""
    texts = {writing.name: writing.texts for writing in writings}
    for place, part in enumerate(parts):
        if part is None or part.reading is None or part.reading.of_pieces:
            continue
        for text in (text for name in part.of for text in texts.get(name, ())):
            try:
                part.reading.look_up(text)
            except UnknownNotation as unknown:
                reader.fault(
                    f"part.{place}.of",
                    repr(text),
                    f"something that {part.reading.name} knows ({unknown})",
                    FaultCode.UNKNOWN_NOTATION,
                )

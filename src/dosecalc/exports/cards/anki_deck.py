"""A deck as genanki writes it, note by note."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import genanki

from dosecalc.exports.cards.anki_cards import anki, back, front
from dosecalc.markup import text_alone
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.exports.export import Shown, Source

STYLE = Path(__file__).with_name("anki_card.css")
MODEL = 1_704_210_733
"""The number of the kind of card, the same for ever, so that Anki knows it again."""

LARGEST_ID = 1 << 40
FRONT = "<h3>{{Title}}</h3>{{Front}}"
BACK = "{{FrontSide}}<hr id=answer>{{Back}}"
EPOCH, MOST_DIGITS = "SOURCE_DATE_EPOCH", 12
"""What reproducible builds set, https://reproducible-builds.org/specs/source-date-epoch/."""


def write_deck(source: Source, method: str, path: Path) -> None:
    """Write a package that Anki imports.

    Raises:
        OSError: it cannot be written.
    """
    genanki.Package(_StreamedDeck(source, method)).write_to_file(path, timestamp=_now())


class _StreamedDeck(genanki.Deck):  # type: ignore[misc]
    """A deck whose notes are drawn while they are written, so that any number of them fits into memory."""

    def __init__(self, source: Source, method: str) -> None:
        super().__init__(_number(source.set_id), deck_name(source))
        self.source, self.method = source, method
        self.model = genanki.Model(
            MODEL,
            "dosecalc problem",
            fields=[{"name": name} for name in ("Identity", "Title", "Front", "Back")],
            templates=[{"name": "Problem", "qfmt": FRONT, "afmt": BACK}],
            css=STYLE.read_text(encoding="utf-8"),
        )
        self.add_model(self.model)

    def write_to_db(self, cursor: Any, timestamp: float, id_gen: Any) -> None:
        """Write the deck without notes, then each note as it is drawn."""
        super().write_to_db(cursor, timestamp, id_gen)
        for note in self._drawn():
            note.write_to_db(cursor, timestamp, self.deck_id, id_gen)

    def _drawn(self) -> Iterator[Any]:
        for shown in self.source.drawn():
            if shown.problem is not None:
                printed, name = shown.printed, name_of(shown)
                texts = [anki(text_alone(text)) for text in (name, printed.title)]
                fields = [*texts, front(printed), back(shown.problem, self.method)]
                tags = ["dosecalc", f"dosecalc::{printed.topic}", f"dosecalc::level-{printed.level}"]
                yield genanki.Note(self.model, fields, tags=tags, guid=genanki.guid_for("dosecalc", name))


def name_of(shown: Shown) -> str:
    """By what a card is known again: the identity, or where that is secret the code."""
    return shown.printed.identity or shown.printed.code


def deck_name(source: Source) -> str:
    """The set's title with the variant; two colons would part a deck from a deck within it."""
    return cleaned(f"{source.heading} ({source.set_id})").replace("::", ": :")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) % LARGEST_ID + 1


def _now() -> float | None:
    """When the deck is made, now if nothing is said: Anki updates a card only from a later deck."""
    said = os.environ.get(EPOCH, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else None

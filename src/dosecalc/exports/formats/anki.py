"""Anki: a deck of flash cards. A problem keeps its card, so that a second import updates it and doubles nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.export import CannotExport, Loss
from dosecalc.exports.options import SheetKind
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosecalc.exports.export import Export, Source
    from dosecalc.exports.options import Options

NOT_INSTALLED = "decks for Anki need a library that is not installed: python3 -m pip install 'dosecalc[anki]'"
BY_ONESELF = "Anki does not mark: learners compare with the answer and say how well they knew it."
NO_CHOICES = "A card has no answers to choose from."


class AnkiExport:
    """A package that Anki imports, on any of its platforms."""

    name, title, suffix = "anki", "Anki", "apkg"
    kinds = (SheetKind.worked_key,)
    needs_key, extra = True, "anki"

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write a deck with a card for each problem."""
        try:
            from dosecalc.exports.cards.anki_deck import write_deck  # noqa: PLC0415 - what it needs may not be installed
        except ImportError as error:
            raise CannotExport(NOT_INSTALLED) from error
        tell(Loss(0, "", BY_ONESELF))
        if options.choices:
            tell(Loss(0, "", NO_CHOICES))
        with written_whole(path, is_private=False) as made:
            write_deck(source, options.method, made)


EXPORT: Export = AnkiExport()

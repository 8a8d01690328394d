"""The typesetter: the typst package, our own sheet and only the fonts that it brings, so that bytes are the same."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dosecalc.exports.export import CannotExport

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

STANDARD = "ua-1"
"""PDF/UA-1: tagged, with a title, a language and words for every picture and formula."""

REMEMBERED = 11
"""Sheets: measured; after so many empty ones the memory of a large one is free again."""

HAS_NO_GLYPH = "\U0010ffff"
"""No character for ever, so no font has it."""

MEASURE = b"""
#let size(character) = {
  let drawn = text(
    font: ("Libertinus Serif", "New Computer Modern"), size: 100pt, top-edge: "bounds", bottom-edge: "bounds", character
  )
  let found = measure(drawn)
  (repr(found.width), repr(found.height))
}
#context [#metadata(json(bytes(sys.inputs.characters)).map(size)) <sizes>]
"""


class Engine:
    """The typst package.

    Raises:
        CannotExport: it is not installed.
    """

    def __init__(self) -> None:
        try:
            import typst  # noqa: PLC0415
        except ImportError as error:
            message = "PDF needs the typst package; install it with: python3 -m pip install 'dosecalc[pdf]'"
            raise CannotExport(message) from error
        self._typst: Any = typst
        self._fonts = typst.Fonts(include_system_fonts=False)
        self._sheet = files(__package__).joinpath("typeset.typ").read_bytes()

    def without_glyph(self, characters: Collection[str]) -> frozenset[str]:
        """Which of these characters no font has: they are drawn as the same box as what is no character.

        Or as half of it, where the marks of Chinese and Japanese texts are squeezed at an end of a line.
        """
        asked = [HAS_NO_GLYPH, *characters]
        answer = self._typst.query(
            MEASURE,
            "<sizes>",
            field="value",
            one=True,
            font_paths=self._fonts,
            sys_inputs={"characters": json.dumps(asked)},
        )
        (width, height), *sizes = json.loads(answer)
        half = (Decimal(width.removesuffix("pt")) / 2).normalize()
        boxes = ([width, height], [f"{half:f}pt", height])
        return frozenset(character for character, size in zip(characters, sizes, strict=True) if size in boxes)

    def write(self, facts: dict[str, Any], path: Path) -> None:
        """Set a file of sheets.

        Raises:
            CannotExport: typst cannot set it.
        """
        told = json.dumps(facts, ensure_ascii=False)
        try:
            made = self._typst.compile(
                self._sheet, font_paths=self._fonts, pdf_standards=STANDARD, sys_inputs={"file": told}
            )
        except self._typst.TypstError as error:
            message = f"the sheet cannot be set: {error.message}"
            raise CannotExport(message) from error
        path.write_bytes(made)

    def forget(self) -> None:
        """Let typst drop what it remembers of a sheet, which it keeps for a number of sheets, whatever they hold."""
        for _ in range(REMEMBERED):
            self._typst.compile(b"", font_paths=self._fonts)

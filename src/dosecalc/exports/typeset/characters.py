"""Text as the fonts of a sheet can show it, with places to break and places to keep together."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dosecalc.bank.problem import IDENTITY
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

DRAWINGS = "svg"
"""The key of what is no text."""

ZERO_WIDTH_SPACE, NO_BREAK_SPACE = "\u200b", "\u00a0"
LONG_RUN = re.compile(r"\S{24}(?=\S)")
"""Longer than any word of a problem: what does not end is broken here, so that it stays on the paper."""

NUMBER_THEN_UNIT = re.compile(r"(?<=\d) (?=[a-zA-Z%µ°])")
"""A number must not end a line while its unit begins the next (ISMP)."""


@dataclass
class Characters:
    """What of a text can be shown.

    without_glyph: tells which of some characters no font has. was_escaped: whether one was met since this was last set.
    """

    without_glyph: Callable[[Collection[str]], frozenset[str]]
    was_escaped: bool = False
    _known: set[str] = field(default_factory=lambda: set(string.printable))
    _missing: dict[int, str] = field(default_factory=dict)

    def shown(self, facts: Any) -> Any:
        """The same facts with every text in them made ready for the page."""
        if isinstance(facts, str):
            return self.text(facts)
        if isinstance(facts, dict):
            return {key: value if key == DRAWINGS else self.shown(value) for key, value in facts.items()}
        if isinstance(facts, list | tuple):
            return [self.shown(each) for each in facts]
        return facts

    def text(self, text: str) -> str:
        r"""One text; a character that could deceive or that no font has becomes its escape, such as `\u4e2d`."""
        safe = cleaned(text)
        if fresh := set(safe) - self._known:
            self._known |= fresh
            self._missing |= {ord(each): _escape(each) for each in self.without_glyph(sorted(fresh))}
        shown = safe.translate(self._missing)
        self.was_escaped |= shown != text
        if IDENTITY.fullmatch(shown):  # is copied to be typed, and its hyphens may end a line
            return shown
        return NUMBER_THEN_UNIT.sub(NO_BREAK_SPACE, LONG_RUN.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", shown))


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

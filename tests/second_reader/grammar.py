"""Rules, and every way in which they read a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

LONGEST = 64
READABLE = re.compile("[ -~½¼¾⅓⅔⅛⅜⅝⅞µμ°²·]*")
BLANKS = re.compile(" +")


class Refused(Exception):
    """The text is read in no way, or in several that differ."""


@dataclass(frozen=True)
class Rule:
    """What stands one after another, and what that means together; None for what means nothing."""

    parts: tuple[str, ...]
    means: Callable[..., Hashable | None]


def rule(parts: str, means: Callable[..., Hashable | None]) -> Rule:
    return Rule(tuple(parts.split()), means)


@dataclass(frozen=True)
class Grammar:
    """tokens: what is read as it stands, by name. rules: what is made of tokens and of other rules, by name."""

    tokens: Mapping[str, re.Pattern[str]]
    rules: Mapping[str, Sequence[Rule]]

    def read(self, start: str, text: str) -> object:
        plain = plainly(text)
        found = {meaning for end, meaning in self._ways(start, plain, 0, {}) if end == len(plain)}
        if len(found) != 1:
            raise Refused(text)
        return found.pop()

    def _ways(self, symbol: str, text: str, start: int, known: dict[tuple[str, int], list[Any]]) -> list[Any]:
        """Where `symbol` can end that begins at `start`, each with what it then means."""
        token = self.tokens.get(symbol)
        if token is not None:
            match = token.match(text, start)
            return [(match.end(), match[0])] if match else []
        if (symbol, start) not in known:
            found = []
            for each in self.rules[symbol]:
                states: list[tuple[int, tuple[Any, ...]]] = [(start, ())]
                for part in each.parts:
                    states = [
                        (end, (*meanings, meaning))
                        for here, meanings in states
                        for end, meaning in self._ways(part, text, here, known)
                    ]
                    if not states:
                        break
                meant = [(end, each.means(*meanings)) for end, meanings in states]
                found += [(end, meaning) for end, meaning in meant if meaning is not None]
            known[symbol, start] = found
        return known[symbol, start]


MILLIMOLAR = re.compile(r"(?<![A-Za-zµμ])mM(?![A-Za-zµμ])")
"""In these letters alone no millimeters: a concentration (NIST Special Publication 811, section 8.6.5)."""

NOT_IN_A_NUMBER = r"(?<![0-9.,])(?<![0-9][eE])(?<![0-9][eE][+-])(?<![0-9]/)"
LETTER_OVER = re.compile(rf"{NOT_IN_A_NUMBER}[0-9,]+ +l/(?:[2-9]|[1-9][0-9]|100)(?![0-9.,½¼¾⅓⅔⅛⅜⅝⅞])")
"""A whole number with a fraction whose 1 is the letter l: 1 l/2 is not read as a liter in two of something."""


def plainly(text: str) -> str:
    """In small letters with single blanks, as all rules expect it.

    Raises:
        Refused: it is empty, too long, or holds anything that no answer is written with.
    """
    if len(text) > LONGEST or not READABLE.fullmatch(text) or MILLIMOLAR.search(text) or LETTER_OVER.search(text):
        raise Refused(text)
    plain = BLANKS.sub(" ", text).strip(" ").lower()
    if not plain:
        raise Refused(text)
    return plain

"""A typed line with carets below it, where the terminal is narrower than the line: what stands around the carets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def excerpt(characters: Sequence[str], carets: str, width: int, cut: str) -> tuple[str, str]:
    """The line and its carets, cut between words to the width where they are longer, the carets under the same signs.

    characters: of the line, each as it is spelled on this screen. cut: what stands for what is left out.

    >>> excerpt("30.3 mL/h is what I have got", "          ^^", 20, "…")
    ('30.3 mL/h is …', '          ^^')
    >>> excerpt("5 mg", "  ^^", 16, "…")
    ('5 mg', '  ^^')
    """
    first = len(carets) - len(carets.lstrip(" "))
    end = max(min(len(carets), len(characters)), first + 1)
    whole = "".join(characters)
    if max(len(whole), _columns(characters[:first]) + len(carets) - first) <= width:
        return whole, _carets(characters, 0, first, end, "")
    start, stop = _window(characters, first, end, width - 2 * len(cut) - 2)
    before = f"{cut} " if start else ""
    after = f" {cut}" if stop < len(characters) else ""
    shown = before + "".join(characters[start:stop]) + after
    return shown, _carets(characters, start, first, min(end, stop), before)


def _window(characters: Sequence[str], first: int, end: int, width: int) -> tuple[int, int]:
    """From where to where the characters are shown: those that are pointed at, and whole words around them."""
    start = stop = first
    while stop < len(characters) and _columns(characters[start : stop + 1]) <= width and stop < max(end, first + 1):
        stop += 1
    start = _grown(characters, start, stop, width, backwards=True)
    return start, _grown(characters, start, stop, width, backwards=False)


def _grown(characters: Sequence[str], start: int, stop: int, width: int, *, backwards: bool) -> int:
    """How far a window reaches on one side: to the last end of a word that fits, or else as far as fits."""
    here = farthest = start if backwards else stop
    best = None
    while 0 <= here <= len(characters):
        low, high = (here, stop) if backwards else (start, here)
        if _columns(characters[low:high]) > width:
            break
        farthest = here
        if _is_end_of_word(characters, here, backwards=backwards):
            best = here
        here += -1 if backwards else 1
    return farthest if best is None else best


def _is_end_of_word(characters: Sequence[str], place: int, *, backwards: bool) -> bool:
    """Whether a word begins here, looking backwards, or ends here; so do the first and the last of the line."""
    inside, outside = (place, place - 1) if backwards else (place - 1, place)
    if place == (0 if backwards else len(characters)):
        return True
    return 0 <= inside < len(characters) and characters[inside] != " " and characters[outside] == " "


def _columns(characters: Sequence[str]) -> int:
    return sum(map(len, characters))


def _carets(characters: Sequence[str], start: int, first: int, end: int, before: str) -> str:
    blanks = len(before) + _columns(characters[start:first]) + max(first - len(characters), 0)
    return " " * blanks + "^" * max(_columns(characters[first:end]), 1)

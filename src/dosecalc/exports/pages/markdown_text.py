r"""Text made safe for Markdown: whatever it holds, it is shown and never obeyed.

CommonMark takes a backslash before any ASCII punctuation for that character alone. Where a reader looks for its own
signs in what is left of the text, a backslash does not help: when all Markdown is done, GitHub makes math of `$` and a
link of a mail address. Such characters get an element of their own, as GitHub's documentation advises for `$`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

Markdown = NewType("Markdown", str)
"""Markdown in which every text from outside is text."""

OBEYED_ANYWHERE = r"(?P<obeyed>[\\`*_{}\[\]<>#|~^&])"
LOOKED_FOR_LATER = r"(?P<later>\$|@(?=[^\s@]*\.)|:(?=[\w+-]*[a-z+-][\w+-]*:|100:|1234:))"
"""Math, mail addresses, and emoji by name."""

OBEYED_TOGETHER = r"(?P<together>(?<=-)-|(?<=\.)\.|(?<==)=|(?<=%)%|(?<=:/)/|(?<=www)\.|@)"
"""Dashes and dots that pandoc joins, what Obsidian highlights or hides, how an address begins, what pandoc cites by."""

OBEYED = re.compile(f"{OBEYED_ANYWHERE}|{LOOKED_FOR_LATER}|{OBEYED_TOGETHER}", re.IGNORECASE)
LIST_MARK = re.compile(r"(\d{1,9}|[a-z]|[ivxlcdm]{2,6})([.)])(?=\s|$)", re.IGNORECASE)
"""How a list item begins, also those of pandoc."""

FIRST = "-+=:%(.,;!?/'\")"
"""What may mean something where a line begins; all else that could is obeyed anywhere."""


def escaped(text: str) -> Markdown:
    r"""The text as it stands in a paragraph, a heading or a list item, without the spaces around it.

    >>> print(escaped("1. <b>5*3</b>  [x](y)"))
    1\. \<b\>5\*3\</b\>  \[x\](y)
    """
    told = cleaned(text).strip()
    if told[:1] in FIRST and told:
        return Markdown(f"\\{told[0]}{_inside(told, 1)}")
    if mark := LIST_MARK.match(told):
        return Markdown(f"{mark[1]}\\{mark[2]}{_inside(told, mark.end())}")
    return Markdown(_inside(told, 0))


def _inside(text: str, start: int) -> str:
    """From `start` on; what stands before still says what stands together."""
    found, last = list[str](), start
    for match in OBEYED.finditer(text, start):
        sign = f"\\{match[0]}"
        found += [text[last : match.start()], f"<span>{sign}</span>" if match["later"] else sign]
        last = match.end()
    return "".join((*found, text[last:]))


def code_block(lines: Iterable[str]) -> Markdown:
    """Lines as they are, in a fence longer than any in them."""
    told = [cleaned(line) for line in lines]
    longest = max((len(ticks) for line in told for ticks in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markdown("\n".join((fence, *told, fence)))

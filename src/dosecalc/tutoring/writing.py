"""An answer that must be written so that nobody can misread it: what is unsafe in it, and what else it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.orders.unsafe import findings
from dosecalc.orders.vocabulary import same_meaning
from dosecalc.quantities.typed_text import typed

if TYPE_CHECKING:
    from dosecalc.tutoring.solving import Solution


NOT_PLAIN = re.compile(r"^\+|[0-9][Ee]|[0-9] ?/ ?[0-9]")
"""Numbers that are read as answers, but that nobody may be left to work out in an order: +4, 4e-1, 2/5."""

ODD_MULTIPLE = re.compile(
    r"(?<![\d.,])(?:0|\d{4,}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*(?:thousand|million)\b", re.IGNORECASE
)
"""ISMP has these words save zeros (1 million); after 0.0075, or after 5,000, they leave some to be counted."""


def what_is_wrong(solution: Solution, text: str) -> str:
    """Why the text could be misread, or that it says something else; empty where neither is so.

    Raises:
        UnreadableQuantity: it is empty, too long, or holds a character that no answer is written with.
    """
    source = typed(text).text
    if found := findings(source):
        return " ".join(f"Unsafe: {finding.text} ({finding.reason})." for finding in found)
    if not solution.form.in_text and NOT_PLAIN.search(source):
        return "Write the number in plain digits: no power of ten, no fraction, no sign."
    if odd := ODD_MULTIPLE.search(source):
        return f"Write the number out, with commas from 1,000: {odd[0]} leaves zeros to be counted."
    wordings = same_meaning(source)
    is_other = bool(wordings) and solution.form.in_text and str(solution.rounded) not in wordings
    return "That is safe, but says something else." if is_other else ""

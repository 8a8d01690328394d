"""An answer that must be written so that nobody can misread it: what is unsafe in it, and what else it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.orders.unsafe import unsafe_in
from dosecalc.orders.vocabulary import same_meaning
from dosecalc.orders.wordings import BEDTIME, NIGHTLY
from dosecalc.quantities.typed_text import typed

if TYPE_CHECKING:
    from dosecalc.tutoring.solving import Solution


NOT_PLAIN = re.compile(r"^\+|[0-9][Ee]|[0-9] ?/ ?[0-9]")
"""Numbers that are read as answers, but that nobody may be left to work out in an order: +4, 4e-1, 2/5."""

DISPUTED = "Editions of ISMP's list disagree about qhs and nightly: write at bedtime."

ODD_MULTIPLE = re.compile(
    r"(?<![\d.,])(?:0|\d{4,}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*(?:thousand|million)\b", re.IGNORECASE
)
"""ISMP has these words save zeros (1 million); after 0.0075, or after 5,000, they leave some to be counted."""


def what_is_wrong(solution: Solution, text: str) -> str:
    """Why the text could be misread, or that it says something else; empty where neither is so, or it is no wording.

    Raises:
        UnreadableQuantity: it is empty, too long, or holds a character that no answer is written with.
    """
    source = typed(text).text
    if found := unsafe_in(source):
        return " ".join(f"Unsafe: {finding.text} ({finding.reason})." for finding in found)
    if not solution.form.in_text and NOT_PLAIN.search(source):
        return "Write the number in plain digits: no power of ten, no fraction, no sign."
    if odd := ODD_MULTIPLE.search(source):
        return f"Write the number out, with commas from 1,000: {odd[0]} leaves zeros to be counted."
    return _something_else(source, str(solution.rounded)) if solution.form.in_text else ""


def _something_else(source: str, right: str) -> str:
    wordings = same_meaning(source)
    is_a_number_of_a_list = source.strip().isdecimal() and not right.isdecimal()
    if not wordings or right in wordings or is_a_number_of_a_list:
        return ""
    if wordings == NIGHTLY and right in BEDTIME:
        return DISPUTED
    # To call one of the two safe would tell that the other is not, which the editions disagree about.
    return "That says something else." if wordings in (NIGHTLY, BEDTIME) else "That is safe, but says something else."

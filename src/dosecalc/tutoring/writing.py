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
    wordings = same_meaning(source)
    is_other = bool(wordings) and solution.form.in_text and str(solution.rounded) not in wordings
    return "That is safe, but says something else." if is_other else ""

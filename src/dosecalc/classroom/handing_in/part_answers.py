"""One cell with the answers to all parts of a problem."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.tutoring.parts import BETWEEN_ANSWERS, EACH_ANSWER, answers_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.sets.responses import Response

NUMBERED = re.compile(r"part (\d{1,3}): ?(.*)", re.IGNORECASE)
"""How Moodle writes the answers of a cloze question into its table of responses: `part 1: 5 mL; part 2: 12.5 mL/h`."""


class AnswersNotParted(DosecalcError):
    """A cell holds more or fewer answers than the problem has parts."""


MOST_SHOWN = 60
"""Characters of what was typed; all of it stands in the gradebook."""


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"


def parted(response: Response, labels: Sequence[str]) -> list[Response]:
    """A response to each part, from one that has all of them with semicolons between.

    Raises:
        AnswersNotParted: there are more or fewer answers than parts.
    """
    texts = answers_in(response.text, len(labels))
    if texts == [""]:
        texts *= len(labels)
    if len(texts) != len(labels):
        answers = f"{len(texts)} answer{'s' if len(texts) > 1 else ''}"
        how = f"write {f'{BETWEEN_ANSWERS} '.join(labels)}: {EACH_ANSWER}, or a cell for each part"
        message = f"has {len(labels)} parts, and this is {answers} ({_short(response.text)}): {how}"
        raise AnswersNotParted(message)
    numbered = [match for text in texts if (match := NUMBERED.fullmatch(text))]
    if [int(match[1]) for match in numbered] == list(range(1, len(texts) + 1)):
        texts = [match[2].strip() for match in numbered]
    return [replace(response, text=text) for text in texts]

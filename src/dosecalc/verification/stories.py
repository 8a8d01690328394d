"""Whether the words of a template are safe and short, whatever is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.bank.template import AS_WRITTEN, PLACEHOLDER
from dosecalc.orders.unsafe import unsafe_in
from dosecalc.verification.finding import at_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.verification.finding import Finding

MOST_WORDS = 130
"""What a card with its questions may have; a placeholder counts as one word. General knowledge: at 200 to 250 words a
minute that is half a minute of reading, of the 73 seconds that an exam gives for a problem."""

STANDS_FOR = "X"
"""What a placeholder is read as: its own text is written by the program, and safely."""

ENDS_A_SENTENCE = re.compile(r"[.?!:](?=\s|$)")
"""Such a sign belongs to no abbreviation and no number."""


def story_findings(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Unsafe notation and great length, each at the text where it stands."""
    for keys, text in texts_of(source):
        for unsafe in unsafe_in(ENDS_A_SENTENCE.sub(" ", PLACEHOLDER.sub(STANDS_FOR, text))):
            yield at_key(
                toml, keys, "unsafe-notation", f"{unsafe.text!r}, {unsafe.reason}", f"safe notation: {unsafe.instead}"
            )
    asks = [asked.ask for asked in source.parts]
    for place, story in enumerate(source.stories):
        words = sum(len(text.split()) for text in (*dict(story.card).values(), story.ask, *asks))
        if words > MOST_WORDS:
            keys = (f"story.{place}", "story.0")
            yield at_key(toml, keys, "long-story", f"{words} words", f"at most {MOST_WORDS} words to read")


def texts_of(source: Template) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text that stands for itself, with its place; not the line for what may be unsafe."""
    yield ("title",), source.title
    for place, story in enumerate(source.stories):
        for key, text in (*story.card, ("ask", story.ask)):
            if key != AS_WRITTEN:
                yield (f"story.{place}.{key}", f"story.{place}"), text
    for place, asked in enumerate(source.parts):
        yield (f"part.{place}.ask", f"part.{place}"), asked.ask

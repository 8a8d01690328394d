"""The stories of a template file, read, or what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.template import AS_WRITTEN, CARD, PLACEHOLDER, Story
from dosecalc.quantities.drug_names import tall_man

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.table_reader import TableReader
    from dosecalc.bank.writings import Writing


def read_stories(reader: TableReader, names: Sequence[str], *, asks: bool) -> tuple[Story, ...]:
    """The stories in the order of the file. names: what they may tell. asks: whether they ask, and not the parts."""
    return tuple(_story(row, names, asks=asks) for row in reader.inner_list("story"))


def _story(row: TableReader, names: Sequence[str], *, asks: bool) -> Story:
    card = tuple((key, text) for key in CARD if (text := row.text(key, required=False)))
    story = Story(card, row.text("ask") if asks else "")
    if not story.card:
        row.fault("", "an empty card", f"one of {', '.join(CARD)}", FaultCode.EMPTY_CARD)
    for key, text in (*story.card, ("ask", story.ask)):
        check_placeholders(row, key, text, names)
        if text != tall_man(text):
            row.fault(
                key, repr(text)[:80], f"drug names in tall-man letters: {tall_man(text)!r}"[:200], FaultCode.TALL_MAN
            )
    row.finish()
    return story


def check_placeholders(row: TableReader, key: str, text: str, names: Sequence[str]) -> None:
    """A text may have these placeholders, and no other brace."""
    for name in PLACEHOLDER.findall(text):
        if name not in names:
            row.fault(
                key,
                "{" + name + "}",
                f"a placeholder of {', '.join(names)}",
                FaultCode.UNKNOWN_PLACEHOLDER,
                near_in(name, names),
            )
    if PLACEHOLDER.sub("", text).translate({ord("{"): None, ord("}"): None}) != PLACEHOLDER.sub("", text):
        row.fault(key, "a brace without its name", "placeholders such as {weight}", FaultCode.STRAY_BRACE)


def check_stories(reader: TableReader, stories: Sequence[Story], writings: Sequence[Writing]) -> None:
    """What may be unsafe stands in the line that says so, and nowhere else on a card."""
    pieces = {writing.name for writing in writings}
    for place, story in enumerate(stories):
        for key, text in story.card:
            told = pieces & set(PLACEHOLDER.findall(text))
            if told and key != AS_WRITTEN:
                reader.fault(
                    f"story.{place}.{key}",
                    f"{{{min(told)}}}",
                    f"pieces of the order in {AS_WRITTEN} only",
                    FaultCode.UNSAFE_ON_CARD,
                )
            if key == AS_WRITTEN and not told:
                reader.fault(
                    f"story.{place}.{key}",
                    "no piece of [written]",
                    "one at least, or another line",
                    FaultCode.UNSAFE_ON_CARD,
                )

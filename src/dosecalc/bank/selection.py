"""Which problems a drill gives: templates by topic and level, one after the other without repeats, by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled
from dosecalc.bank.layout import TEMPLATES
from dosecalc.bank.template_names import template_names
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.quantities.policy import Policy

SEEDS = 1_000_000
ALL = "all"
"""The word for every topic."""


SAID_OF_TOPICS = {
    **dict.fromkeys(("drip", "iv", "pump"), ("flow", "titration", "infusion")),
    "drop": ("flow",),
    "insulin": ("heparin", "infusion", "dosing"),
    **dict.fromkeys(("tablet", "pill", "injection", "syringe", "med"), ("dosing", "devices")),
    **dict.fromkeys(("weight", "bsa", "bmi", "kidney", "crcl", "renal"), ("patient",)),
    **dict.fromkeys(("powder", "vial"), ("reconstitution", "chemotherapy")),
    **dict.fromkeys(("percent", "ratio", "concentration"), ("strength", "dilution")),
    **dict.fromkeys(("metric", "unit", "lb", "pound"), ("conversion",)),
    **dict.fromkeys(("sig", "abbreviation", "code"), ("orders",)),
    **dict.fromkeys(("chemo", "cancer", "oncology"), ("chemotherapy",)),
    **dict.fromkeys(("tpn", "pn", "feeding"), ("nutrition",)),
    **dict.fromkeys(("peds", "pediatric", "child"), ("dosing", "safety")),
    **dict.fromkeys(("compounding", "mixing"), ("dilution", "alligation", "admixture")),
    **dict.fromkeys(("refill", "billing"), ("dispensing",)),
}
"""What learners call topics otherwise, without a plural s, with the topics that may be meant."""


class NothingToDrill(DosecalcError):
    """No template fits the topics and the level asked for."""


def selected(topics: Sequence[str], level: int | None = None) -> list[str]:
    """The templates of these topics (or template or calculation names; all if none), of the level if one is given.

    Only a level or the name of a calculation needs what stands in the files.

    Raises:
        NothingToDrill: a topic does not exist, or none of its templates has that level.
        InvalidBank: a template cannot be read.
    """
    found = sorted({name for topic in topics for name in _named(topic)} if topics else template_names())
    at_level = [name for name in found if level is None or drilled()[name].level == level]
    if not at_level:
        levels = ", ".join(sorted({str(drilled()[name].level) for name in found}))
        message = f"there is no problem of level {level} in {', '.join(topics) or 'the bank'}, only of level {levels}"
        raise NothingToDrill(message)
    return at_level


def _named(topic: str) -> list[str]:
    """The templates that a word names, in capitals or not: of a topic, by its own name, or by a calculation's."""
    names = template_names()
    word = topic.lower()
    if word == ALL:
        return list(names)
    found = [name for name, of in names.items() if word in {name, of}]
    found = found or [name for name in names if word in drilled()[name].calculations]
    if not found:
        message = f"there is no topic '{cleaned(topic)}'; {_offered(word, sorted(set(names.values())))}"
        raise NothingToDrill(message)
    return found


def _offered(word: str, topics: Sequence[str]) -> str:
    """The topics that a word was probably meant for, or all of them; and where one's own is, if it is that."""
    from difflib import get_close_matches

    from dosecalc.bank.not_named import in_bank_at_hand  # noqa: PLC0415 - only an unknown name asks for it

    near = [topic for topic in SAID_OF_TOPICS.get(word.removesuffix("s"), ()) if topic in topics]
    near = near or get_close_matches(word, topics, n=3)
    offered = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(topics)}"
    return offered + in_bank_at_hand(TEMPLATES, word, is_like_another=bool(near))


def stream(chosen: Sequence[str], seed: int, policy: Policy) -> Iterator[Problem]:
    """Problems without end: every template once in a shuffled order, then again in another."""
    from dosecalc.bank.draws import picked  # noqa: PLC0415 - to select templates, nothing need be drawn
    from dosecalc.bank.generator import drawn  # noqa: PLC0415 - as above
    from dosecalc.bank.templates import template  # noqa: PLC0415 - as above

    place = 0
    while True:
        waiting = list(chosen)
        while waiting:
            name = waiting.pop(picked(f"drill:{seed}", place, "template", len(waiting)))
            yield drawn(template(name), picked(f"drill:{seed}", place, "seed", SEEDS), policy)
            place += 1

"""Topics that can be asked for in a history: those of the bank, and those that only older answers know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_SHOWN = 40


class UnknownTopic(DosecalcError):
    """No topic has that name."""


def must_be_known(topic: str, answered: Iterable[str]) -> None:
    """Refuse what is no topic. answered: the topics of the answers that are kept.

    Raises:
        UnknownTopic: neither the bank nor the history has it.
    """
    from difflib import get_close_matches

    from dosecalc.bank.layout import TEMPLATES  # noqa: PLC0415 - only where a topic is named
    from dosecalc.bank.not_named import in_bank_at_hand  # noqa: PLC0415 - only where a topic is named
    from dosecalc.bank.template_names import template_names  # noqa: PLC0415 - only where a topic is named

    known = {*template_names().values(), *answered}
    if topic not in known:
        near = get_close_matches(topic, sorted(known), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list topics"
        there = in_bank_at_hand(TEMPLATES, topic, is_like_another=bool(near))
        message = f"there is no topic '{cleaned(topic[:LONGEST_SHOWN])}'; {hint}{there}"
        raise UnknownTopic(message)

"""Drugs of the formulary that a story names in its own words: another one than is picked, or none is picked at all."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import bank_files
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.formulary import drug
from dosecalc.bank.layout import FORMULARY
from dosecalc.bank.template import AS_WRITTEN, PLACEHOLDER
from dosecalc.bank.toml_source import toml_head
from dosecalc.verification.finding import at_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosecalc.bank.formulary import Drug
    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.verification.finding import Finding

OF_THE_DRUG = ("order", AS_WRITTEN, "on_hand")
"""The lines of a card that say what is given; elsewhere other drugs may be told of."""


def other_drugs(source: Template, toml: TomlSource) -> Iterator[Finding]:
    """Where a story orders, or has on hand, another drug than those that the template picks."""
    if not source.choices:
        return
    picked = [drug(name) for choice in source.choices.values() for name in choice.drugs]
    diluents = " ".join(supply.texts.get("diluent", "") for each in picked for supply in each.supplies)
    for place, story in enumerate(source.stories):
        for key, text in story.card:
            for other in drugs_named(text) if key in OF_THE_DRUG else ():
                if other not in picked and other.name not in diluents and not _is_mixed_in(other, text):
                    picks = ", ".join(each.name for each in picked[:3])
                    keys = f"story.{place}.{key}", f"story.{place}"
                    found = f"{other.name}, which is not picked"
                    yield at_key(toml, keys, "other-drug", found, f"the drug that is picked ({picks}), as {{drug}}")


def _is_mixed_in(other: Drug, text: str) -> bool:
    """Whether it is what another drug is dissolved in, as lidocaine for an injection into a muscle."""
    return re.search(rf"\b(with|in|of) (\S+ mL of )?{re.escape(other.name)}", text, re.IGNORECASE) is not None


def drugs_named(text: str) -> list[Drug]:
    """The drugs with usual doses that a text names in its own words, each once, in the order in which they come."""
    names = _names()
    found = dict.fromkeys(names[match.lower()] for match in _pattern().findall(PLACEHOLDER.sub("X", text)))
    drugs = []
    for identifier in found:
        with suppress(InvalidBank):  # its own file tells what is wrong
            drugs.append(drug(identifier))
    return [each for each in drugs if each.doses]


@kept_for_bank
def _names() -> Mapping[str, str]:
    """The name of every drug, in small letters, with its id; read off the heads of the files, for speed."""
    found = {}
    for identifier, path in bank_files(FORMULARY).items():
        with suppress(InvalidBank):
            found[str(toml_head(path).table.get("name", identifier)).lower()] = identifier
    return found


@kept_for_bank
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)

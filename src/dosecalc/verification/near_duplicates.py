"""Templates that are nearly the same, or go by the same title."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from dosecalc.verification.finding import named, of_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from dosecalc.bank.template import Template
    from dosecalc.verification.finding import Finding

ALIKE = (9, 10)
"""Nine in ten of all pairs of neighboring words are the same."""

WORD = re.compile(r"\{[a-z_]+\}|[\w.,%/]+")


def near_duplicates(templates: Iterable[Template], of: Collection[Path]) -> Iterator[Finding]:
    """Each template of some files that is nearly the same as one before it, by the order of their names."""
    piles: dict[tuple[object, ...], list[tuple[Template, frozenset[tuple[str, str]]]]] = defaultdict(list)
    for source in sorted(templates, key=lambda each: (each.id, each.path)):
        piles[_structure(source)].append((source, _pairs_of_words(source)))
    for pile in piles.values():
        for (first, words), (second, other_words) in combinations(pile, 2):
            if second.path not in of:
                continue
            common, all_words = len(words & other_words), len(words | other_words)
            if common * ALIKE[1] >= all_words * ALIKE[0]:
                like = first.id if first.id != second.id else named(first.path)
                yield of_file(second.path, "near-duplicate", f"nearly the words of {like}", "a story of its own")


def same_titles(templates: Iterable[Template], of: Collection[Path]) -> Iterator[Finding]:
    """Each template of some files that goes by the title of one before it, by the order of their names."""
    first: dict[str, Template] = {}
    for source in sorted(templates, key=lambda each: (each.id, each.path)):
        other = first.setdefault(source.title.casefold(), source)
        if other is not source and other.id != source.id and source.path in of:
            yield of_file(source.path, "same-title", f"the title of {other.id}", "one that tells them apart")


def _structure(source: Template) -> tuple[object, ...]:
    """What two templates must have in common to drill the same: what is worked out, and from which drugs."""
    drugs = tuple(sorted((name, choice.drugs) for name, choice in source.choices.items()))
    return source.level, drugs, tuple((part.calculation.name, str(part.asked)) for part in source.parts)


def _pairs_of_words(source: Template) -> frozenset[tuple[str, str]]:
    texts = [text for story in source.stories for text in (*dict(story.card).values(), story.ask)]
    texts += [asked.ask for asked in source.parts]
    words = [word for text in texts for word in WORD.findall(text.lower())]
    return frozenset(pairwise(words)) or frozenset({("", source.id)})

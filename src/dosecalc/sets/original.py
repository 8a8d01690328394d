"""The set that another is made like: the same templates under the same terms, and nothing of it to be asked again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.sets.recipe import Recipe, Wanted

if TYPE_CHECKING:
    from dosecalc.sets.problem_set import ProblemSet

MAKE_UP = " (make-up)"


@dataclass(frozen=True)
class Original:
    """What of an earlier set is not to come again, in any of its variants."""

    made: ProblemSet

    @property
    def id(self) -> str:
        """By which files of the earlier set know each other."""
        return self.made.id

    @property
    def recipe(self) -> Recipe:
        """The same templates in the same order, under the same terms; the title says what it is."""
        terms = self.made.terms
        title = terms.title.removesuffix(MAKE_UP) + MAKE_UP
        wanted = [Wanted((item.identity.template,), None) for item in self.made.variants[0].items]
        return Recipe(replace(terms, title=title), tuple(wanted))

    @cached_property
    def identities(self) -> frozenset[str]:
        """Every problem of it."""
        items = chain.from_iterable(variant.items for variant in self.made.variants)
        return frozenset(str(item.identity) for item in items)

    def answers(self, place: int) -> Counter[tuple[int, str]]:
        """How many of its variants have an answer at a place, counted from 0, by the part and the answer."""
        keys = [variant.items[place].keys for variant in self.made.variants]
        return Counter(chain.from_iterable(map(enumerate, keys)))

    def has_answers(self, place: int, keys: tuple[str, ...]) -> bool:
        """Whether one of its variants has just these answers at a place."""
        return any(keys == variant.items[place].keys for variant in self.made.variants)


def answers_again(made: ProblemSet, original: Original) -> list[tuple[int, str, tuple[str, ...]]]:
    """Answers that the original has too: the number of the problem, the answer, the names of the new set's variants."""
    found = []
    for place in range(made.size):
        known = original.answers(place)
        piles: dict[tuple[int, str], list[str]] = {}
        for variant in made.variants:
            for asked in enumerate(variant.items[place].keys):
                if asked in known:
                    piles.setdefault(asked, []).append(variant.name)
        found += [(place + 1, key, tuple(names)) for (_, key), names in piles.items()]
    return found

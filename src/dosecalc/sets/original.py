"""The set that another is made like: the same templates under the same terms, and nothing of it to be asked again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.sets.problem_set import AskedBefore, EarlierSet
from dosecalc.sets.recipe import Recipe, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.sets.problem_set import ProblemSet

MAKE_UP = " (make-up)"


@dataclass(frozen=True)
class Original:
    """What of an earlier set, and of those that it stems from, is not to come again, in any of their variants."""

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
    def sets(self) -> tuple[EarlierSet, ...]:
        """The earlier set, and those that it stems from as far as its key knows them, the latest first."""
        items = chain.from_iterable(variant.items for variant in self.made.variants)
        asked = tuple(AskedBefore(item.number, item.identity, item.keys) for item in items)
        return EarlierSet(self.made.id, self.made.like, asked), *self.made.earlier

    @property
    def unknown(self) -> tuple[str, ...]:
        """The ids of sets that it stems from and of which its key knows no problems: an older dosecalc wrote it."""
        known = {each.id for each in self.sets}
        return tuple(each.like for each in self.sets if each.like and each.like not in known)

    @cached_property
    def identities(self) -> frozenset[str]:
        """Every problem of them."""
        return frozenset(str(each.identity) for each in chain.from_iterable(before.asked for before in self.sets))

    @cached_property
    def _keys(self) -> Mapping[int, list[tuple[str, ...]]]:
        """The answers of every variant of them, by the number of the place."""
        found: dict[int, list[tuple[str, ...]]] = {}
        for each in chain.from_iterable(before.asked for before in self.sets):
            found.setdefault(each.number, []).append(each.keys)
        return found

    def answers(self, place: int) -> Counter[tuple[int, str]]:
        """How many of their variants have an answer at a place, counted from 0, by the part and the answer."""
        return Counter(chain.from_iterable(map(enumerate, self._keys[place + 1])))

    def has_answers(self, place: int, keys: tuple[str, ...]) -> bool:
        """Whether one of their variants has just these answers at a place."""
        return keys in self._keys[place + 1]


def answers_again(made: ProblemSet, original: Original) -> list[tuple[int, str, tuple[str, ...]]]:
    """Answers that the original, or a set that it stems from, has too.

    Of each the number of the problem, the answer, and the names of the new set's variants.
    """
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

"""The key by what files name: variants, codes of items, and learners."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from dosecalc.sets.problem_set import comparable
from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.sets.problem_set import Learner, ProblemSet, Variant

Shared = TypeVar("Shared")


class KeyIndex:
    """A set by what files name. roster: the learners of the class where the key does not know them."""

    def __init__(self, made: ProblemSet, roster: Sequence[Learner] = ()) -> None:
        self.made = made
        self.variants = {variant.name.casefold(): variant for variant in made.variants}
        self.by_code = {
            item.code.removesuffix(PADDING): (variant, item) for variant in made.variants for item in variant.items
        }
        self._own = {comparable(each.learner.id): each for each in made.variants if each.learner is not None}
        self.roster = tuple(each.learner for each in made.variants if each.learner is not None) or tuple(roster)
        self.has_own_variants = bool(self._own)
        self._shared: dict[Any, Any] = {}

    @cached_property
    def ids(self) -> dict[str, Learner]:
        """The learners of the roster, by id as it is compared."""
        return {comparable(learner.id): learner for learner in self.roster}

    @cached_property
    def _by_name(self) -> dict[str, list[Learner]]:
        found: dict[str, list[Learner]] = {}
        for learner in self.roster:
            found.setdefault(_plainly(learner.name), []).append(learner)
        return found

    def on_roster(self, id_: str, name: str) -> Learner | None:
        """The learner of the roster with that id; where no id is said, the only one of that name."""
        if id_:
            return self.ids.get(comparable(id_))
        found = self._by_name.get(_plainly(name), [])
        return found[0] if len(found) == 1 else self.ids.get(comparable(name))

    def with_its_zeros(self, id_: str) -> str:
        """A hint where the roster has the id with zeros before it, which spreadsheets drop; else empty."""
        found = [each.id for key, each in self.ids.items() if id_.isdigit() and key != id_ and key.lstrip("0") == id_]
        return f"; the roster has {', '.join(found)}: did a spreadsheet drop the zeros?" if found else ""

    def own_variant(self, learner: Learner) -> Variant | None:
        """The variant that was made for a learner."""
        return self._own.get(comparable(learner.id))

    def shared(self, thing: Shared) -> Shared:
        """The same thing, or one that is equal: a class gives the same answers often, and each is kept once."""
        found: Shared = self._shared.setdefault(thing, thing)
        return found

    def number(self, code: str) -> int:
        """The number of the problem with that code; 0 where there is none."""
        return self.by_code[code][1].number if code in self.by_code else 0


def _plainly(name: str) -> str:
    return " ".join(comparable(name).split())

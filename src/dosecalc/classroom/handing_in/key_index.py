"""The key by what files name: variants, codes of items, and learners."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from dosecalc.classroom.handing_in.people import words_of
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.sets.problem_set import comparable
from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosecalc.classroom.handing_in.problem_names import Named
    from dosecalc.classroom.handing_in.sheets import Place
    from dosecalc.sets.problem_set import Learner, ProblemSet, Variant

OF_A_VARIANT = re.compile(r"^(?:variant|version|form|set|copy)\b[ .:#-]*")
"""What stands before the letter of a variant on each sheet, or instead of it."""

WHOLE = re.compile(r"0*(\d{1,9})(?:\.0+)?")
"""A number as a spreadsheet may have left it."""

MOST_SUGGESTED = 3
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
        self._words: dict[Place, bool] = {}

    @cached_property
    def ids(self) -> dict[str, Learner]:
        """The learners of the roster, by id as it is compared."""
        return {comparable(learner.id): learner for learner in self.roster}

    @cached_property
    def _ids_without_zeros(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, learner in self.ids.items():
            found.setdefault(_without_zeros(key), []).append(learner.id)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Learner]]:
        found: dict[str, list[Learner]] = {}
        for learner in self.roster:
            found.setdefault(_plainly(learner.name), []).append(learner)
        return found

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[Learner]]:
        found: dict[tuple[str, ...], list[Learner]] = {}
        for learner in self.roster:
            found.setdefault(words_of(learner.name), []).append(learner)
        return found

    def on_roster(self, id_: str, name: str) -> Learner | None:
        """The learner of the roster with that id; where no id is said, the only one of that name."""
        if id_:
            return self.ids.get(comparable(id_))
        found = self._by_name.get(_plainly(name), [])
        return found[0] if len(found) == 1 else self.ids.get(comparable(name))

    @cached_property
    def labels(self) -> dict[int, tuple[str, ...]]:
        """The labels of the parts of each problem, by its number."""
        return {item.number: labels(item) for item in self.made.variants[0].items}

    def without_column(self, asked: Iterable[Named]) -> frozenset[Place]:
        """The places for which a table has no column. asked: what its columns are."""
        given = {(named.number or self.number(named.code), named.label) for named in asked}
        return frozenset(
            (number, part)
            for number, known in self.labels.items()
            for part, label in enumerate(known)
            if (number, "") not in given and (number, label) not in given
        )

    def of_name(self, name: str) -> Sequence[Learner]:
        """All learners of the roster who have that name, unless somebody has it for an id."""
        return () if not name or comparable(name) in self.ids else self._by_name.get(_plainly(name), ())

    def hint(self, learner: Learner) -> str:
        """Whom of the roster somebody may be who is not on it; else empty.

        Spreadsheets drop zeros before an id; names come without accents, or with the family name first.
        """
        id_ = learner.id
        found = self._ids_without_zeros.get(_without_zeros(id_)) if id_.isdigit() else None
        if found:
            return f"; the roster has {', '.join(found)}: did a spreadsheet drop the zeros?"
        words = words_of(learner.name or id_)
        near = self._by_words.get(words, [])[:MOST_SUGGESTED] if words else []
        return f"; the roster has {', '.join(map(str, near))}: is it the same?" if near else ""

    def variant_meant(self, text: str) -> Variant | None:
        """The one variant that a text names: `A`, `Variant A` or, of numbers, `2` for 02; None where there is none."""
        word = " ".join(text.casefold().split())
        short = OF_A_VARIANT.sub("", word)
        found = self.variants.get(word) or self.variants.get(short)
        if found is None and (number := WHOLE.fullmatch(short)):
            alike = [each for name, each in self.variants.items() if name.isdecimal() and int(name) == int(number[1])]
            return alike[0] if len(alike) == 1 else None
        return found

    def usual_variant(self, text: str) -> Variant | None:
        """The variant that somebody names for all; None where the text is empty.

        Raises:
            NoSuchVariant: the set has none of that name.
        """
        return (self.variant_meant(text) or self.made.variant(text)) if text else None

    def asks_for_words(self, place: Place) -> bool:
        """Whether the answer there is a word in any variant."""
        number, part = place
        if place not in self._words:
            keys = (each.items[number - 1].keys for each in self.made.variants)
            self._words[place] = any(part < len(each) and each[part][:1].isalpha() for each in keys)
        return self._words[place]

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


def _without_zeros(id_: str) -> str:
    return id_.lstrip("0") if id_.isdigit() else id_


def _plainly(name: str) -> str:
    return " ".join(comparable(name).split())

"""Whose a hand-in is and of which variant: everything that says so must agree, nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern
from dosecalc.classroom.handing_in.people import may_be_one
from dosecalc.classroom.handing_in.sheets import TWO_IDS
from dosecalc.sets.problem_set import MOST_NAMED, Learner, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.classroom.handing_in.hand_ins import HandIn
    from dosecalc.classroom.handing_in.key_index import KeyIndex
    from dosecalc.sets.problem_set import Variant


class DoesNotFit(Exception):
    """Something that was handed in does not fit the set; caught where it is told."""

    def __init__(self, concern: Concern, says: str) -> None:
        super().__init__(concern, says)
        self.concern, self.says = concern, says


def belonging(hand_in: HandIn, index: KeyIndex, usual: Variant | None = None) -> tuple[Learner, Variant]:
    """The learner, as the roster knows them where it does, and their variant.

    usual: the variant of hand-ins that say nothing of theirs.

    Raises:
        DoesNotFit: it is of another set, or whose or which variant it is cannot be told.
    """
    if hand_in.set_id and hand_in.set_id != index.made.id:
        raise DoesNotFit(Concern.OTHER_SET, f"these are responses to the set {hand_in.set_id}, not {index.made.id}")
    _check_names(hand_in, index)
    learner = _learner(hand_in, index)
    variant = _variant(hand_in, learner, index, usual)
    owner = variant.learner or learner
    if owner is None:
        raise DoesNotFit(Concern.NO_LEARNER, "it does not say whose answers these are")
    if learner is not None and comparable(owner.id) != comparable(learner.id):
        stranger = f"{learner} is not on the roster of the key{index.hint(learner)}"
        says = f"variant {variant.name} is that of {owner}, and {stranger}"
        raise DoesNotFit(Concern.UNKNOWN_LEARNER, says)
    return owner if owner.name else replace(owner, name=learner.name if learner else ""), variant


def _check_names(hand_in: HandIn, index: KeyIndex) -> None:
    """Whether whoever is named is one person.

    Raises:
        DoesNotFit: it has several names under one id, or one name that several learners have.
    """
    other = next((name for name in hand_in.names if not may_be_one(name, hand_in.name)), "")
    if other:
        says = f"{hand_in.id or hand_in.name} is called {hand_in.name} and {other}; neither was graded. {TWO_IDS}"
        raise DoesNotFit(Concern.TWO_NAMES, says)
    alike = index.of_name(hand_in.name) if hand_in.is_by_name else ()
    if len(alike) > 1:
        ids = ", ".join(each.id for each in alike)
        says = f"{len(alike)} learners of that name are on the roster ({ids}): add the id in a column learner"
        raise DoesNotFit(Concern.SHARED_NAME, says)


def _learner(hand_in: HandIn, index: KeyIndex) -> Learner | None:
    """Who handed it in; None where nobody is named."""
    if not hand_in.id and not hand_in.name:
        return None
    named = Learner(hand_in.id, hand_in.name) if hand_in.id else Learner(hand_in.name)
    return index.on_roster(hand_in.id, hand_in.name) or named


def _variant(hand_in: HandIn, learner: Learner | None, index: KeyIndex, usual: Variant | None) -> Variant:
    """The variant that everything about a hand-in says it is.

    Raises:
        DoesNotFit: two things say different variants, or nothing says any.
    """
    said = dict(_said(hand_in, learner, index))
    if len(said) > 1:
        told = "; ".join(f"{who} {index.variants[name].name}" for name, who in said.items())
        raise DoesNotFit(Concern.UNCLEAR_VARIANT, f"it is contradictory which variant this is: {told}")
    if said:
        return index.variants[next(iter(said))]
    if index.has_own_variants and learner is not None:
        says = f"{learner} is not on the roster of the key{index.hint(learner)}"
        raise DoesNotFit(Concern.UNKNOWN_LEARNER, says)
    if usual is not None:
        return usual
    if len(index.made.variants) > 1:
        says = f"it does not say which variant it is ({_names(index)}); add a column variant, or --variant"
        raise DoesNotFit(Concern.UNCLEAR_VARIANT, says)
    return index.made.variants[0]


def _names(index: KeyIndex) -> str:
    more = ", …" if len(index.made.variants) > MOST_NAMED else ""
    return ", ".join(variant.name for variant in index.made.variants[:MOST_NAMED]) + more


def _said(hand_in: HandIn, learner: Learner | None, index: KeyIndex) -> Iterator[tuple[str, str]]:
    """Each variant that something says, in lower case, and what says so.

    Raises:
        DoesNotFit: there is no such variant.
    """
    if learner is not None and (own := index.own_variant(learner)) is not None:
        yield own.name.casefold(), "the roster says"
    for answer in hand_in.answers:
        if found := index.by_code.get(answer.named.code):
            yield found[0].name.casefold(), "the codes of its problems say"
    for name in hand_in.variants:
        meant = index.variant_meant(name)
        if meant is None:
            raise DoesNotFit(Concern.UNCLEAR_VARIANT, f"the set has no variant '{name}'; it has {_names(index)}")
        yield meant.name.casefold(), "it says"

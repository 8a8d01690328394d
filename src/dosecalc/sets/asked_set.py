"""What may be chosen of a set, and the recipe that this comes to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import blueprint as blueprint_named
from dosecalc.bank.policies import DEFAULT_POLICY
from dosecalc.bank.policies import policy as policy_named
from dosecalc.bank.selection import selected
from dosecalc.bank.templates import template
from dosecalc.errors import DosecalcError
from dosecalc.sets.key_file import read_key
from dosecalc.sets.original import Original
from dosecalc.sets.problem_set import Terms
from dosecalc.sets.recipe import recipe_from, recipe_of
from dosecalc.untrusted import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from pathlib import Path

    from dosecalc.sets.recipe import Recipe
    from dosecalc.tutoring.marking import Marking

USUAL_NUMBER = 10
"""Of problems."""


class CannotGenerate(DosecalcError):
    """A set is asked for that cannot be made so."""


@dataclass(frozen=True)
class MarkingAsked:
    """Rules of marking that were chosen; None where the blueprint's, or the usual ones, hold."""

    partial_credit: bool | None = None
    carried_forward: bool | None = None
    unsafe_form: Fraction | None = None
    missing_unit: Fraction | None = None

    def over(self, usual: Marking) -> Marking:
        """The usual rules but for what was chosen."""
        chosen = {name: value for name, value in vars(self).items() if value is not None}
        return replace(usual, **chosen)


@dataclass(frozen=True)
class TermsAsked:
    """Terms that were chosen: empty and None where the blueprint's, or the usual ones, hold."""

    title: str = ""
    minutes: int | None = None
    marking: MarkingAsked = field(default_factory=MarkingAsked)

    def over_those_of(self, recipe: Recipe) -> Recipe:
        """A recipe under its own terms but for what was chosen."""
        usual = recipe.terms
        title = one_line(self.title) or usual.title
        seconds = usual.seconds if self.minutes is None else self.minutes * 60
        marking = self.marking.over(usual.marking)
        return replace(recipe, terms=replace(usual, title=title, seconds=seconds, marking=marking))


@dataclass(frozen=True)
class ProblemsAsked:
    """Which problems were chosen: as a blueprint has them, as an earlier set has them, or from topics and levels.

    like: the key of the earlier set. policy: None for the blueprint's, the earlier set's, or the usual one.
    """

    blueprint: str = ""
    topics: Sequence[str] = ()
    levels: Sequence[int] = ()
    number: int | None = None
    policy: str | None = None
    like: Path | None = None

    def original(self) -> Original | None:
        """The set that another is to be made like; None where none is named.

        Raises:
            CannotGenerate: something is chosen that the earlier set says already.
            UnusableFile, UnreadableSet: its key cannot be read.
            UnknownTemplate: the bank does not have one of its templates any more.
        """
        if self.like is None:
            return None
        if self.blueprint or self.policy or self._is_of_ones_own:
            message = (
                "--like takes the templates, their number and the policy from the key; "
                "leave --blueprint, --topic, --level, -n and --policy out"
            )
            raise CannotGenerate(message)
        found = Original(read_key(self.like))
        for wanted in found.recipe.wanted:  # before a secret is made, or anything else
            template(wanted.topics[0])
        return found

    def recipe(self) -> Recipe:
        """The recipe where the set is not made like an earlier one.

        Raises:
            CannotGenerate: both a blueprint and topics are named.
            NothingToDrill: there is no such topic, or nothing of that level in it.
            UnknownBlueprint, UnknownPolicy: there is none of that name.
        """
        if self.blueprint:
            return self._as_the_blueprint_has_it()
        identity = policy_named(self.policy or DEFAULT_POLICY).identity
        title = f"Practice: {', '.join(self.topics)}" if self.topics else "Practice"
        recipe = recipe_from(self.topics, self.levels, self.number or USUAL_NUMBER, Terms(title, identity))
        for wanted in dict.fromkeys(recipe.wanted):  # before a secret is made, or anything else
            selected(wanted.topics, wanted.level)
        return recipe

    def _as_the_blueprint_has_it(self) -> Recipe:
        if self._is_of_ones_own:
            message = "a blueprint says which topics, levels and how many problems; leave --topic, --level and -n out"
            raise CannotGenerate(message)
        found = blueprint_named(self.blueprint)
        return recipe_of(found, policy_named(self.policy or found.policy).identity)

    @property
    def _is_of_ones_own(self) -> bool:
        return bool(self.topics or self.levels or self.number)

"""How `generate` makes a set: what was asked becomes a recipe, the recipe a set, and the set files."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import blueprint as blueprint_named
from dosecalc.bank.policies import DEFAULT_POLICY
from dosecalc.bank.policies import policy as policy_named
from dosecalc.bank.selection import selected
from dosecalc.bank.templates import template
from dosecalc.cli.counting import counting
from dosecalc.cli.export_files import export_variants
from dosecalc.cli.facts import problem_facts
from dosecalc.cli.terminal import say, say_error
from dosecalc.errors import DosecalcError
from dosecalc.exports.catalogue import export_to, export_together_to
from dosecalc.files import made_folder, new_file, writing
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.drawing import PlannedSet, drawn_problems, made_set, shared_answers
from dosecalc.sets.key_file import read_key, write_key
from dosecalc.sets.original import Original, answers_again
from dosecalc.sets.problem_set import Terms
from dosecalc.sets.recipe import Recipe, recipe_from, recipe_of
from dosecalc.sets.roster import read_roster
from dosecalc.sets.secret import Secret, make_secret, read_secret
from dosecalc.untrusted import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from pathlib import Path

    from dosecalc.exports.export import Export
    from dosecalc.sets.problem_set import Learner, ProblemSet
    from dosecalc.tutoring.marking import Marking

KEY = "key.json"
COPY = "set"
MOST_SHARED_TOLD = 5
OPEN_COPIES = (
    "The copies name their problems: with them anybody who has dosecalc can look the answers up. "
    "Where it counts, make the set with --secret FILE and keep that file to yourself."
)


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


def asked_recipe(
    blueprint: str, topics: Sequence[str], levels: Sequence[int], number: int | None, policy: str | None
) -> Recipe:
    """The recipe that the options ask for.

    Raises:
        CannotGenerate: both a blueprint and topics are named.
        NothingToDrill: there is no such topic, or nothing of that level in it.
        UnknownBlueprint, UnknownPolicy: there is none of that name.
    """
    if not blueprint:
        identity = policy_named(policy or DEFAULT_POLICY).identity
        title = f"Practice: {', '.join(topics)}" if topics else "Practice"
        recipe = recipe_from(topics, levels, number or USUAL_NUMBER, Terms(title, identity))
        for wanted in dict.fromkeys(recipe.wanted):  # before a secret is made, or anything else
            selected(wanted.topics, wanted.level)
        return recipe
    if topics or levels or number:
        message = "a blueprint says which topics, levels and how many problems; leave --topic, --level and -n out"
        raise CannotGenerate(message)
    found = blueprint_named(blueprint)
    return recipe_of(found, policy_named(policy or found.policy).identity)


def original_of(
    key: Path | None,
    blueprint: str,
    topics: Sequence[str],
    levels: Sequence[int],
    number: int | None,
    policy: str | None,
) -> Original | None:
    """The set that another is to be made like; None where none is named.

    Raises:
        CannotGenerate: an option says what that set says already.
        UnusableFile, UnreadableSet: its key cannot be read.
        UnknownTemplate: the bank does not have one of its templates any more.
    """
    if key is None:
        return None
    if blueprint or topics or levels or number or policy:
        message = (
            "--like takes the templates, their number and the policy from the key; "
            "leave --blueprint, --topic, --level, -n and --policy out"
        )
        raise CannotGenerate(message)
    found = Original(read_key(key))
    for wanted in found.recipe.wanted:  # before a secret is made, or anything else
        template(wanted.topics[0])
    if found.unknown:
        sets = f"set {found.unknown[0]}" if len(found.unknown) == 1 else f"sets {', '.join(found.unknown)}"
        say_error(
            f"{key} is of a make-up that an older dosecalc made: it does not hold the problems of {sets}, "
            "so that only chance keeps the new set apart from these."
        )
    return found


USUAL_NUMBER = 10


def with_terms(recipe: Recipe, title: str, minutes: int | None, marking: MarkingAsked) -> Recipe:
    """The recipe with other terms where they were chosen."""
    terms = recipe.terms
    seconds = terms.seconds if minutes is None else minutes * 60
    return replace(
        recipe,
        terms=replace(
            terms, title=one_line(title) or terms.title, seconds=seconds, marking=marking.over(terms.marking)
        ),
    )


def learners_of(path: Path | None) -> tuple[Learner, ...]:
    """The learners of a roster; each row that cannot be used is told.

    Raises:
        CannotGenerate: some row cannot be used, so that somebody would get no copy.
    """
    if path is None:
        return ()
    roster = read_roster(path)
    for refused in roster.refused:
        say_error(f"dosecalc: {refused}")
    if roster.refused:
        message = f"{path}: {len(roster.refused)} of its rows cannot be used; correct them, so that nobody is left out"
        raise CannotGenerate(message)
    return roster.learners


def secret_in(path: Path | None) -> Secret:
    """The secret of a file; a new one where the file is not there yet.

    Raises:
        UnusableSecret: the file holds none.
        UnwritableFile: it cannot be written.
    """
    if path is None:
        return Secret()
    if os.path.lexists(path):
        return read_secret(path)
    with writing(path):
        made = make_secret(new_file(path, overwrite=False))
    say_error(f"A new secret was written to {path}. Keep it: with it, the same set can be made again.")
    return made


def print_problems(asked: PlannedSet) -> None:
    """Print each problem with its answers as a line of JSON."""
    if asked.variants > 1:
        message = "variants are written to files; name a folder with -o"
        raise CannotGenerate(message)
    import json

    for made in drawn_problems(asked):
        say(json.dumps(problem_facts(made, key=True)))


def exports_asked(formats: Sequence[str], *, together: bool) -> list[Export]:
    """The formats to export to.

    Raises:
        CannotExport: there is none of that name, or it cannot have all variants together.
        CannotGenerate: variants are to be together, and no format is named.
    """
    if together and not formats:
        message = "--together says how variants are exported; name the format as well: --format pdf"
        raise CannotGenerate(message)
    found = [export_to(name) for name in formats]
    return [export_together_to(each) for each in found] if together else found


def write_set(
    asked: PlannedSet,
    folder: Path,
    exports: Sequence[Export],
    *,
    together: bool = False,
    overwrite: bool,
    plain: bool,
) -> None:
    """Write key and copies, and export them.

    Raises:
        UnwritableFile: a file is there already, or cannot be written.
        CannotExport: what a format needs is not installed.
    """
    key = new_file(made_folder(folder) / KEY, overwrite=overwrite)
    with counting("Drawing", len(asked.recipe.wanted), plain=plain) as count:
        made = made_set(asked, count)
    with writing(key):
        write_key(made, key)
    say(f"Key: {key}")
    for variant in made.variants:
        path = new_file(folder / f"{COPY}-{variant.name}.json", overwrite=overwrite)
        with counting(f"Variant {variant.name}", made.size, plain=plain) as count, writing(path):
            write_copy(made, variant, path, count)
        say(f"Copy {f'for {variant.learner}' if variant.learner else variant.name}: {path}")
    for export in exports:
        export_variants(made, export, folder / COPY, together=together, overwrite=overwrite, plain=plain)
    _say_what_is_shared(made)
    if asked.like:
        _say_what_comes_again(made, asked.like)
    _say_what_is_left(made, folder)
    _say_who_can_have_the_answers(made)
    say(f"The same set once more: all of these options{_with_secret(made)}, and --seed {made.seed}")


def _with_secret(made: ProblemSet) -> str:
    return ", the same --secret" if made.is_secret else ""


def _say_what_is_left(made: ProblemSet, folder: Path) -> None:
    """Tell copies of another set that lie beside those that were written."""
    written = {f"{COPY}-{variant.name}.json" for variant in made.variants}
    for path in sorted(folder.glob(f"{COPY}-*.json")):
        if path.name not in written and path.name.count(".") == 1:
            say_error(f"{path} is there from another set and does not belong to this key.")


def _say_what_comes_again(made: ProblemSet, original: Original) -> None:
    """Tell answers that the earlier set has as well."""
    again = answers_again(made, original)
    an_earlier = "the earlier" if len(original.sets) == 1 else "an earlier"
    for number, answer, names in again[:MOST_SHARED_TOLD]:
        variant = f" in variant {' and '.join(names)}" if len(made.variants) > 1 else ""
        say(f"Problem {number} has the answer {answer}{variant}, as in {an_earlier} set: there are few to choose from.")
    if len(again) > MOST_SHARED_TOLD:
        say(f"So have {len(again) - MOST_SHARED_TOLD} more.")


def _say_who_can_have_the_answers(made: ProblemSet) -> None:
    """Tell it where the copies say which draws they show."""
    if not made.is_secret:
        say(OPEN_COPIES)


def _say_what_is_shared(made: ProblemSet) -> None:
    """Tell answers that variants have in common; a class with a variant each has some for sure."""
    shared = [] if any(variant.learner for variant in made.variants) else shared_answers(made)
    for number, answer, names in shared[:MOST_SHARED_TOLD]:
        say(
            f"Problem {number} has the answer {answer} in variants {' and '.join(names)}: there are few to choose from."
        )
    if len(shared) > MOST_SHARED_TOLD:
        say(f"So have {len(shared) - MOST_SHARED_TOLD} more.")

"""How `generate` makes a set: it is drawn, written, exported, and what a person should know of it is told."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.cli.counting import counting
from dosecalc.cli.export_files import write_exports
from dosecalc.cli.facts import problem_facts
from dosecalc.cli.terminal import say, say_error
from dosecalc.exports.catalogue import export_to, export_together_to
from dosecalc.exports.files import files_of_a_set
from dosecalc.sets.asked_set import CannotGenerate
from dosecalc.sets.drawing import drawn_problems, made_set, shared_answers
from dosecalc.sets.original import answers_again
from dosecalc.sets.roster import read_roster
from dosecalc.sets.secret import Secret, secret_at
from dosecalc.tutoring.marking import SHARES_BY_WORD
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from pathlib import Path

    from dosecalc.cli.options_of_sets import Share
    from dosecalc.exports.export import Export
    from dosecalc.sets.asked_set import ProblemsAsked
    from dosecalc.sets.drawing import PlannedSet
    from dosecalc.sets.original import Original
    from dosecalc.sets.problem_set import Learner, ProblemSet
    from dosecalc.sets.roster import Roster
    from dosecalc.sets.set_files import SetFiles

LINES = "json"
"""What is printed without a folder, whether or not it is asked for by name."""

MOST_SHARED_TOLD = 5
OPEN_COPIES = (
    "The copies name their problems, so anyone who has dosecalc can look up the answers. "
    "For a set that counts, use --secret FILE and keep that file to yourself."
)


def original_of(asked: ProblemsAsked) -> Original | None:
    """The set that another is to be made like; None where none is named. It is told what its key does not know.

    Raises:
        CannotGenerate: an option says what that set says already.
        UnusableFile, UnreadableSet: its key cannot be read.
        UnknownTemplate: the bank does not have one of its templates any more.
    """
    found = asked.original()
    if found is not None and found.unknown:
        sets = f"set {found.unknown[0]}" if len(found.unknown) == 1 else f"sets {', '.join(found.unknown)}"
        say_error(
            f"{asked.like} is of a make-up that an older dosecalc made: it does not hold the problems of {sets}, "
            "so that only chance keeps the new set apart from these."
        )
    return found


def learners_in(path: Path | None) -> tuple[Learner, ...]:
    """The learners of the roster in a file; each row that cannot be used is told.

    Raises:
        RowsRefused: some row cannot be used, so that somebody would get no copy.
    """
    return () if path is None else all_of(read_roster(path))


def all_of(roster: Roster) -> tuple[Learner, ...]:
    """The learners of a roster; each row that cannot be used is told.

    Raises:
        RowsRefused: some row cannot be used, so that somebody would be left out.
    """
    for refused in roster.refused:
        say_error(f"dosecalc: {refused}")
    return roster.all_learners()


def secret_in(path: Path | None) -> Secret:
    """The secret of a file; a new one where the file is not there yet.

    Raises:
        UnusableSecret: the file holds none.
        UnwritableFile: it cannot be written.
    """
    if path is None:
        return Secret()
    secret, is_new = secret_at(path)
    if is_new:
        say_error(f"A new secret was written to {path}. Keep it: with it, the same set can be made again.")
    return secret


def print_problems(asked: PlannedSet) -> None:
    """Print each problem with its answers as a line of JSON.

    Raises:
        CannotGenerate: there are to be several variants.
    """
    if asked.variants > 1:
        message = "variants are written to files; name a folder with -o"
        raise CannotGenerate(message)
    import json

    for made in drawn_problems(asked):
        say(json.dumps(problem_facts(made, key=True)))


def worth(share: Share | None) -> Fraction | None:
    """What an answer is to earn; None where nothing was said."""
    return SHARES_BY_WORD[share] if share else None


def refuse_bare_topics(words: Sequence[str]) -> None:
    """Refuse what stands after no option.

    Raises:
        CannotGenerate: there is something.
    """
    if words:
        said = " ".join(f"--topic {cleaned(word)}" for word in words)
        message = f"topics go after --topic: dosecalc generate {said}"
        raise CannotGenerate(message)


def exports_asked(formats: Sequence[str], *, together: bool, has_folder: bool) -> list[Export]:
    """The formats to export to. has_folder: whether anything is written.

    Raises:
        CannotExport: there is none of that name, or it cannot have all variants together.
        CannotGenerate: there is no folder, or variants are to be together and no format is named.
    """
    if not has_folder and not {*formats} <= {LINES}:
        message = "exports are written to files; name a folder with -o"
        raise CannotGenerate(message)
    if together and not formats:
        message = "--together says how variants are exported; name the format as well: --format pdf"
        raise CannotGenerate(message)
    found = [export_to(name) for name in formats]
    return [export_together_to(each) for each in found] if together else found


def write_set(
    asked: PlannedSet, files: SetFiles, exports: Sequence[Export], *, together: bool = False, plain: bool
) -> None:
    """Write key and copies, and export them.

    Raises:
        UnwritableFile: a file is there already, or cannot be written.
        CannotExport: what a format needs is not installed.
    """
    files.prepare()
    earlier = files.earlier()
    with counting("Drawing", len(asked.recipe.wanted), plain=plain) as count:
        made = made_set(asked, count)
    to_export = [files_of_a_set(made, export, files.stem, together=together) for export in exports]
    for each in chain.from_iterable(to_export):
        each.check(overwrite=files.overwrite)
    files.write_key(made)
    say(f"Key: {files.key}")
    for variant in made.variants:
        with counting(f"Variant {variant.name}", made.size, plain=plain) as count:
            files.write_copy(made, variant, count)
        say(f"Copy {f'for {variant.learner}' if variant.learner else variant.name}: {files.copy(variant)}")
    for asked_files in to_export:
        write_exports(asked_files, overwrite=files.overwrite, plain=plain)
    _say_what_is_shared(made)
    if asked.like:
        _say_what_comes_again(made, asked.like)
    for path in files.left_of_another(made, earlier):
        say_error(f"{path} is there from another set and does not belong to this key.")
    _say_who_can_have_the_answers(made)
    say(f"For the same set again, use all of these options{_with_secret(made)}, and --seed {made.seed}")


def _with_secret(made: ProblemSet) -> str:
    return ", the same --secret" if made.is_secret else ""


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
    shared = [] if made.has_learners else shared_answers(made)
    for number, answer, names in shared[:MOST_SHARED_TOLD]:
        say(
            f"Problem {number} has the answer {answer} in variants {' and '.join(names)}: there are few to choose from."
        )
    if len(shared) > MOST_SHARED_TOLD:
        say(f"So have {len(shared) - MOST_SHARED_TOLD} more.")

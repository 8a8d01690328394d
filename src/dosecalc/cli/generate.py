"""`dosecalc generate`: problem sets with their keys."""

from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.drill import LARGEST_SEED
from dosecalc.cli.options import PlainOption
from dosecalc.cli.options_of_sets import FolderOption, OverwriteOption, Share, TogetherOption

MOST_PROBLEMS = 1_000_000
MOST_VERSIONS = 26


def generate(
    context: typer.Context,
    topics: Annotated[
        list[str] | None,
        typer.Option("--topic", "-t", help="A topic, template or calculation; repeat for more.", metavar="TOPIC"),
    ] = None,
    *,
    blueprint: Annotated[
        str,
        typer.Option(
            "--blueprint",
            "-b",
            help="Make the set from the blueprint of an exam; see: dosecalc list blueprints.",
            metavar="NAME",
        ),
    ] = "",
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            help="A make-up for the set of this key: the same templates and terms, other numbers.",
            metavar="KEY",
        ),
    ] = None,
    number: Annotated[
        int | None, typer.Option("--number", "-n", min=1, max=MOST_PROBLEMS, help="How many problems; 10 by default.")
    ] = None,
    levels: Annotated[
        list[int] | None,
        typer.Option("--level", min=1, max=4, help="A level; repeat for more levels, which are used in turn."),
    ] = None,
    versions: Annotated[
        int,
        typer.Option(
            "--versions", min=1, max=MOST_VERSIONS, help="Parallel variants A, B …: other numbers, equally hard."
        ),
    ] = 1,
    roster: Annotated[
        Path | None, typer.Option("--roster", help="A CSV file of learners; each gets a variant.", metavar="FILE")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=LARGEST_SEED, help="The same seed gives the same set.")
    ] = None,
    secret: Annotated[
        Path | None,
        typer.Option(
            "--secret",
            help="A file with your secret, created if it does not exist: without it nobody can make the key.",
            metavar="FILE",
        ),
    ] = None,
    policy: Annotated[
        str | None, typer.Option("--policy", help="The rounding policy; see: dosecalc list policies.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The title of the sheets.")] = "",
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=0, max=600, help="The time for all problems; 0 for no limit.")
    ] = None,
    partial_credit: Annotated[bool | None, typer.Option(help="Whether each part of a problem counts.")] = None,
    carry: Annotated[
        bool | None, typer.Option(help="Whether an answer that follows correctly from a wrong one earns credit.")
    ] = None,
    unsafe: Annotated[
        Share | None, typer.Option("--unsafe-form", help="What a right number in an unsafe form earns.")
    ] = None,
    missing_unit: Annotated[
        Share | None,
        typer.Option("--missing-unit", help="What a right number without its unit earns; nothing by default."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="Also export to this format; repeat for more. Without -o: json only.", metavar="FORMAT"
        ),
    ] = None,
    together: TogetherOption = False,
    folder: FolderOption = None,
    overwrite: OverwriteOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a problem set and its key; without -o, print the problems with their answers as lines of JSON.

    Example: dosecalc generate --blueprint nursing-gate-90 --versions 2 -o quiz
    """
    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.cli.drill import fresh_seed
    from dosecalc.cli.set_making import (
        exports_asked,
        learners_in,
        original_of,
        print_problems,
        refuse_bare_topics,
        secret_in,
        worth,
        write_set,
    )
    from dosecalc.sets.asked_set import MarkingAsked, ProblemsAsked, TermsAsked
    from dosecalc.sets.drawing import PlannedSet
    from dosecalc.sets.set_files import SetFiles

    refuse_bare_topics(context.args)
    exports = exports_asked(formats or [], together=together, has_folder=folder is not None)
    problems = ProblemsAsked(blueprint, topics or [], levels or [], number, policy, like)
    terms = TermsAsked(title, minutes, MarkingAsked(partial_credit, carry, worth(unsafe), worth(missing_unit)))
    original = original_of(problems)
    recipe = terms.over_those_of(original.recipe if original else problems.recipe())
    asked = PlannedSet(
        recipe,
        fresh_seed() if seed is None else seed,
        policy_named(recipe.terms.policy),
        versions,
        learners_in(roster),
        secret_in(secret),
        original,
    )
    if folder is None:
        print_problems(asked)
    else:
        write_set(asked, SetFiles(folder, overwrite), exports, together=together, plain=plain)

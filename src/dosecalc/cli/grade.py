"""`dosecalc grade`: responses become a gradebook."""

from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, PlainOption
from dosecalc.cli.options_of_sets import FolderOption, OverwriteOption, Share

MOST_JOBS = 64


def grade(
    key: Annotated[Path, typer.Argument(help="The key that generate wrote.", metavar="KEY")],
    responses: Annotated[
        list[Path] | None,
        typer.Argument(help="Responses files, tables (CSV), or folders of these.", metavar="RESPONSES..."),
    ] = None,
    *,
    folder: FolderOption = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            "--roster", help="A CSV file of the learners to expect, if the key has no roster.", metavar="FILE"
        ),
    ] = None,
    variant: Annotated[
        str, typer.Option("--variant", help="The variant of responses that do not name theirs.", metavar="NAME")
    ] = "",
    last_counts: Annotated[
        bool,
        typer.Option(
            "--last-counts",
            help="If a learner handed in more than once, the last one counts; otherwise they must agree.",
        ),
    ] = False,
    missing_unit: Annotated[
        Share | None,
        typer.Option(
            "--missing-unit",
            help="What a right number without its unit earns, where the learners were told to leave it out.",
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", help="What you decided by eye: learner, problem, points or right, half, wrong; reason."
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, max=MOST_JOBS, help="How many processes; 0 for as many as are worth it.")
    ] = 0,
    sheets: Annotated[
        bool, typer.Option(help="Whether each learner gets a sheet with the working of what was missed.")
    ] = True,
    blank: Annotated[
        Path | None,
        typer.Option(
            "--blank",
            help="Grade nothing: write an empty table to type answers into, .csv or .xlsx.",
            metavar="FILE",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> None:
    """Grade a class: a gradebook, and what needs a human eye. Exit code 1 if anything could not be used as it was.

    Example: dosecalc grade quiz/key.json responses.csv -o marks
    """
    if blank:
        from dosecalc.cli.grade_blank import write_blank_table

        write_blank_table(key, roster, blank, overwrite=overwrite)
        return
    if not responses:
        message = "name the responses: files, tables (CSV), or folders of these; a dot is the current folder"
        raise typer.BadParameter(message)
    from dosecalc.classroom.graded_files import ClassAsked, ClassFolder
    from dosecalc.cli.grade_class import grade_class

    word = missing_unit.value if missing_unit else ""
    asked = ClassAsked(key, responses, roster, variant, jobs, last_counts, word, decisions)
    into = ClassFolder(folder, overwrite, sheets, decisions) if folder else None
    raise typer.Exit(grade_class(asked, into, output, plain=plain))

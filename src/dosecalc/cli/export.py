"""`dosecalc export`: a set in the format of another program."""

from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.options import MethodOption, PlainOption
from dosecalc.cli.options_of_sets import FolderOption, OverwriteOption, VariantOption
from dosecalc.exports.options import Options, Paper, SheetKind
from dosecalc.tutoring.methods import METHODS

MOST_CHOICES = 8


def export(
    file: Annotated[Path, typer.Argument(help="A key or a learner's copy that generate wrote.", metavar="SET")],
    *,
    to: Annotated[list[str], typer.Option("--to", help="The format; again for more.", metavar="FORMAT")],
    kinds: Annotated[
        list[SheetKind] | None,
        typer.Option("--sheet", help="What of the set; again for more. The worksheet if nothing is said."),
    ] = None,
    variant: VariantOption = "",
    paper: Annotated[Paper, typer.Option("--paper", help="The size of a page.")] = Paper.letter,
    choices: Annotated[
        int,
        typer.Option(
            "--choices", min=0, max=MOST_CHOICES, help="Multiple choice of so many answers, where the format has it."
        ),
    ] = 0,
    method: MethodOption = None,
    folder: FolderOption = None,
    overwrite: OverwriteOption = False,
    plain: PlainOption = False,
) -> None:
    """Export a set: for paper, for a learning platform, for flash cards. What a format cannot express is said.

    Example: dosecalc export quiz/key.json --to pdf --sheet worksheet --sheet worked-key
    """
    from dosecalc.cli.export_files import check_path, export_one, named
    from dosecalc.exports.catalogue import export_to
    from dosecalc.exports.export import sources_in
    from dosecalc.files import made_folder

    into = made_folder(folder) if folder else file.parent
    worked_by = method.value if method else METHODS[0]
    asked = [
        (source, found, Options(kind, paper, choices, worked_by), named(into / "set", source, found, kind))
        for found in map(export_to, to)
        for source in sources_in(file, variant)
        for kind in kinds or [found.kinds[0]]
    ]
    for source, found, options, path in asked:
        check_path(source, found, options, path, overwrite=overwrite)
    for each in asked:
        export_one(*each, overwrite=overwrite, plain=plain)

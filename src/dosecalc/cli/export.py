"""`dosecalc export`: a set in the format of another program."""

from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.options import MethodOption, PlainOption
from dosecalc.cli.options_of_sets import FolderOption, OverwriteOption, TogetherOption, VariantOption
from dosecalc.exports.options import Options, Paper, SheetKind
from dosecalc.tutoring.methods import METHODS

MOST_CHOICES = 8


def export(
    file: Annotated[Path, typer.Argument(help="A key or a learner's copy that generate wrote.", metavar="SET")],
    *,
    to: Annotated[list[str], typer.Option("--to", help="The format; repeat for more.", metavar="FORMAT")],
    kinds: Annotated[
        list[SheetKind] | None,
        typer.Option("--sheet", help="Which sheet of the set; repeat for more. The worksheet by default."),
    ] = None,
    variant: VariantOption = "",
    together: TogetherOption = False,
    paper: Annotated[Paper, typer.Option("--paper", help="The size of a page.")] = Paper.letter,
    choices: Annotated[
        int,
        typer.Option(
            "--choices",
            min=0,
            max=MOST_CHOICES,
            help="Multiple choice with this many answers, where the format has it.",
        ),
    ] = 0,
    method: MethodOption = None,
    folder: FolderOption = None,
    overwrite: OverwriteOption = False,
    plain: PlainOption = False,
) -> None:
    """Export a set: for paper, for a learning platform, for flash cards. You are told what a format cannot express.

    Example: dosecalc export quiz/key.json --to pdf --sheet worksheet --sheet worked-key

    One file to print for a class: dosecalc export quiz/key.json --to pdf --sheet worksheet --sheet key --together
    """
    from dosecalc.cli.export_files import write_exports
    from dosecalc.exports.catalogue import export_to
    from dosecalc.exports.export import CannotExport, sources_in
    from dosecalc.exports.files import asked_files
    from dosecalc.files import made_folder

    if together and variant:
        message = "--together takes all variants; leave --variant out, or --together"
        raise CannotExport(message)
    into = folder or file.parent
    worked_by = method.value if method else METHODS[0]
    sources = sources_in(file, variant)
    asked = [
        each
        for found in map(export_to, to)
        for each in asked_files(
            sources,
            found,
            [Options(kind, paper, choices, worked_by) for kind in kinds or [found.kinds[0]]],
            into / "set",
            together=together,
        )
    ]
    for each in asked:
        each.check_that_it_can()
    if folder:
        made_folder(folder)
    for each in asked:
        each.check(overwrite=overwrite)
    write_exports(asked, overwrite=overwrite, plain=plain)

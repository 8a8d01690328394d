"""Options of the commands that make, export and grade sets, each defined once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Share(StrEnum):
    """What an answer earns that is right but for one thing."""

    none = "none"
    half = "half"
    full = "full"


OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Overwrite files that already exist.")]
FolderOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The folder to write to; created if it does not exist.", metavar="FOLDER"),
]
TogetherOption = Annotated[
    bool,
    typer.Option("--together", help="PDF: all variants in one file to print, each on pages of its own."),
]
VariantOption = Annotated[
    str, typer.Option("--variant", help="Only this variant, such as A; all of them by default.", metavar="NAME")
]

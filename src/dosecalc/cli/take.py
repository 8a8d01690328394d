"""`dosecalc take`: answer a set at the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.options import PlainOption


def take(
    file: Annotated[Path, typer.Argument(help="Your copy of the set.", metavar="SET")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The responses file; next to the set by default.", metavar="FILE"),
    ] = None,
    learner: Annotated[
        str, typer.Option("--learner", help="Your name or number, as your instructor knows you.", metavar="ID")
    ] = "",
    confidence: Annotated[bool, typer.Option("--confidence", help="Rate how sure you are of each answer.")] = False,
    plain: PlainOption = False,
) -> int:
    """Answer a set; no verdicts, every answer saved at once. After q or a crash, the same command continues.

    Example: dosecalc take quiz/set-A.json
    """
    from dosecalc.cli.set_desk import SetDesk
    from dosecalc.cli.terminal import wants_plain
    from dosecalc.learner.set_sheets import held
    from dosecalc.sets.copy_file import read_copy
    from dosecalc.sets.set_files import RESPONSES

    copy = read_copy(file)
    responses = output or file.with_name(f"{file.stem}{RESPONSES}")
    with held(file):
        return SetDesk(file, copy, responses, plain=plain or wants_plain()).run(learner, asks_confidence=confidence)

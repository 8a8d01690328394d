"""`dosecalc new`: a template for a calculation, to go on from."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer


def new(
    calculation: Annotated[str, typer.Argument(help="What it drills; see: dosecalc list calculations.")],
    *,
    topic: Annotated[
        str,
        typer.Option("--topic", help="The topic, which is the folder of the file; the calculation's own by default."),
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write; by default TOPIC/my-NAME.toml in the bank's folder, or in the current one.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Begin a template of your own: a small one that works, with notes on what to change.

    Example: dosecalc new pump_rate --topic my-ward
    """
    from dosecalc.bank.new_files import new_place
    from dosecalc.bank.scaffold import scaffold
    from dosecalc.calculations.catalogue import calculation as calculation_named
    from dosecalc.cli.terminal import say
    from dosecalc.files import writing
    from dosecalc.whole_files import written_whole

    formula = calculation_named(calculation)
    if topic and file:
        message = "the folder of the file says its topic: leave --topic or -o out"
        raise typer.BadParameter(message)
    place = new_place(formula, topic, file)
    made = scaffold(formula, place.path, place.schema)
    with writing(place.path):
        place.make_room()
        with written_whole(place.path, is_private=False) as unfinished:
            unfinished.write_text(made.text, encoding="utf-8")
    about = f"{place.path}: a problem about {formula.name.replace('_', ' ')}"
    if place.instead:
        say(f"{about}. The bank does not read it there: move it to {place.instead}.")
    else:
        say(f"{about} that can be drawn from now on.")
    say(f"  dosecalc preview {quote(str(place.path))} --watch")
    if place.bank:
        say(f"  dosecalc drill {place.path.stem} --bank {quote(str(place.bank))}")

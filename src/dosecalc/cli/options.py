"""Options that several commands share, each defined once."""

from enum import StrEnum
from typing import Annotated

import typer

from dosecalc.cli.carrying import carried
from dosecalc.tutoring.methods import METHODS, Method


def _kept_for_commands(context: typer.Context, parameter: typer.CallbackParam, said: str) -> str:
    """What `--home` or `--profile` says, kept for the commands that this one may tell; not what a variable says."""
    source = context.get_parameter_source(parameter.name or "")
    if source is not None and source.name == "COMMANDLINE":
        context.with_resource(carried(context, f"--{parameter.name}", said))
    return said


class Format(StrEnum):
    """How facts are printed."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="Text for people, or JSON for programs.")]
MethodOption = Annotated[
    Method | None,
    typer.Option("--method", help=f"How the solution is worked; {METHODS[0]} if none is remembered."),
]
PolicyOption = Annotated[
    str | None,
    typer.Option("--policy", help="The rounding policy, pharmacy if none is remembered; see: dosecalc list policies."),
]
HomeOption = Annotated[
    str,
    typer.Option(
        "--home",
        envvar="DOSECALC_HOME",
        help="The folder for your history and preferences; by default, the system's usual place.",
        callback=_kept_for_commands,
    ),
]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile",
        envvar="DOSECALC_PROFILE",
        help="Whose history and preferences, if several people share a machine; see: dosecalc history profiles.",
        metavar="NAME",
        callback=_kept_for_commands,
    ),
]
SinceOption = Annotated[
    str,
    typer.Option(
        "--since", help="Only from this day on: a date such as 2026-11-01, or how long ago, such as 30d or 8w."
    ),
]
SvgOption = Annotated[str, typer.Option("--svg", help="Write the picture as SVG to this file instead.", metavar="FILE")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines: no boxes, no colors, good for screen readers.")
]

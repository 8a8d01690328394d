"""Options that several commands share, each defined once."""

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How facts are printed."""

    text = "text"
    json = "json"


class Method(StrEnum):
    """How a solution is worked."""

    dimensional_analysis = "dimensional-analysis"
    formula = "formula"
    ratio_proportion = "ratio-proportion"


FormatOption = Annotated[Format, typer.Option("--format", help="Text for people, or JSON for programs.")]
MethodOption = Annotated[Method, typer.Option("--method", help="How the solution is worked.")]
PolicyOption = Annotated[str, typer.Option("--policy", help="The rounding policy; see: dosecalc list policies.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines: no boxes, no colors, good for screen readers.")
]

"""`dosecalc preview`: what learners will see of a template."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.options import Format, FormatOption, PlainOption
from dosecalc.tutoring.methods import Method

if TYPE_CHECKING:
    from dosecalc.cli.preview_view import Shown

MOST_PROBLEMS, MOST_SAMPLED = 50, 10_000


def preview(
    template: Annotated[
        str, typer.Argument(help="A template file, or the name of a template of the bank.", metavar="TEMPLATE")
    ],
    *,
    number: Annotated[
        int, typer.Option("--number", "-n", min=1, max=MOST_PROBLEMS, help="How many problems to show.")
    ] = 3,
    samples: Annotated[
        int, typer.Option("--samples", min=1, max=MOST_SAMPLED, help="How many problems the spread is worked out from.")
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The seed of the first problem.")] = 1,
    policy: Annotated[str, typer.Option("--policy", help="The rounding policy; see: dosecalc list policies.")] = "",
    method: Annotated[
        Method, typer.Option("--method", help="How the solution is worked.")
    ] = Method.DIMENSIONAL_ANALYSIS,
    watch: Annotated[bool, typer.Option("--watch", help="Show it again whenever the file is saved.")] = False,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> int:
    """Look at a template: problems as learners see them, a working, usual slips, and how the answers spread.

    If the template is faulty, every fault is listed instead, with file, line and column.

    Example: dosecalc preview vasopressor-by-weight -n 1
    """
    from dosecalc.bank.policies import DEFAULT_POLICY
    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.cli.preview_view import Shown
    from dosecalc.cli.terminal import draws_charts, wants_plain

    if watch and output is Format.json:
        message = "--watch is for people; a program can run `preview` again when it needs to"
        raise typer.BadParameter(message)
    shown = Shown(
        _path(template),
        policy_named(policy or DEFAULT_POLICY),
        seed,
        number,
        samples,
        method,
        plain=plain or wants_plain(),
        charts=draws_charts() and not plain,
        as_json=output is Format.json,
    )
    if watch:
        _watch(shown)
    return ExitStatus.DONE if shown.tell() else ExitStatus.FAULTS_FOUND


def _path(named: str) -> Path:
    """The file that is meant.

    Raises:
        UnusableFile: there is no such file.
        UnknownTemplate: the bank has no such template.
    """
    from dosecalc.bank.templates import template_path
    from dosecalc.files import UnusableFile

    path = Path(named)
    if path.suffix != ".toml" and path.name == named:
        return template_path(named)
    if not path.exists():
        raise UnusableFile(path, "there is no such file")
    return path


def _watch(shown: "Shown") -> None:
    """Tell it now and after every save, until somebody stops it."""
    from dosecalc.cli.terminal import say
    from dosecalc.cli.watching import saves

    for number, _ in enumerate(saves(shown.path)):
        if number:
            say(f"\n{'=' * 20} saved {'=' * 20}\n")
        shown.tell()
        say(f"\nWatching {shown.path}; Ctrl-C ends it.")

"""The app: every command, and the words above their list."""

import typer

from dosecalc.cli import (
    check,
    convert,
    draw,
    drill,
    exam,
    export,
    generate,
    grade,
    history,
    preferences,
    progress,
    review,
    show,
    solve,
    take,
    verify,
)
from dosecalc.cli import list as list_command

app = typer.Typer(
    name="dosecalc",
    help="Practice medication calculations: fresh problems, exact answers, worked solutions.\n\n"
    "Education only, never patient care.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("drill")(drill.drill)
app.command("review")(review.review)
app.command("exam")(exam.exam)
app.command("progress")(progress.progress)
app.command("generate")(generate.generate)
app.command("take")(take.take)
app.command("export")(export.export)
app.command("grade")(grade.grade)
app.command("verify")(verify.verify)
app.command("solve")(solve.solve)
app.command("convert")(convert.convert)
app.command("draw")(draw.draw)
app.command("show")(show.show)
app.command("check", context_settings={"ignore_unknown_options": True})(check.check)
app.command("list")(list_command.list_things)
app.command("preferences")(preferences.preferences)
app.add_typer(history.history, name="history")


@app.callback()
def options(
    *,
    version: bool = typer.Option(False, "--version", help="Show the version and leave."),
) -> None:
    """Handle what belongs to no command; `--version` itself is answered before this module is imported."""

"""The app: every command, and the words above their list."""

import typer

from dosecalc import EDUCATION_ONLY
from dosecalc.bank.variable import OWN_BANK
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
    new,
    preferences,
    preview,
    progress,
    review,
    show,
    solve,
    take,
    verify,
)
from dosecalc.cli import list as list_command
from dosecalc.cli.own_bank import HELP, ReadsBank, using

app = typer.Typer(
    name="dosecalc",
    help=f"Practice medication calculations: fresh problems, exact answers, worked solutions.\n\n{EDUCATION_ONLY}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("drill", cls=ReadsBank)(drill.drill)
app.command("review", cls=ReadsBank)(review.review)
app.command("exam", cls=ReadsBank)(exam.exam)
app.command("progress", cls=ReadsBank)(progress.progress)
app.command("generate", cls=ReadsBank, context_settings={"allow_extra_args": True})(generate.generate)
app.command("take", cls=ReadsBank)(take.take)
app.command("export", cls=ReadsBank)(export.export)
app.command("grade", cls=ReadsBank)(grade.grade)
app.command("verify", cls=ReadsBank)(verify.verify)
app.command("solve", cls=ReadsBank)(solve.solve)
app.command("convert", cls=ReadsBank)(convert.convert)
app.command("draw")(draw.draw)
app.command("show", cls=ReadsBank)(show.show)
app.command("check", cls=ReadsBank, context_settings={"ignore_unknown_options": True})(check.check)
app.command("list", cls=ReadsBank)(list_command.list_things)
app.command("new", cls=ReadsBank)(new.new)
app.command("preview", cls=ReadsBank)(preview.preview)
app.command("preferences", cls=ReadsBank)(preferences.preferences)
app.add_typer(history.history, name="history")


@app.callback()
def options(
    context: typer.Context,
    *,
    bank: str = typer.Option("", "--bank", envvar=OWN_BANK, metavar="DIR", help=HELP),
    _version: bool = typer.Option(False, "--version", help="Show the version and exit."),
) -> None:
    """Handle what belongs to no command; `--version` itself is answered before this module is imported."""
    context.with_resource(using(context, bank))

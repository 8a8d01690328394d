"""`dosecalc progress`: how far a learner has come."""

from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, HomeOption, PlainOption, ProfileOption, SinceOption

if TYPE_CHECKING:
    from dosecalc.learner.progress import Progress


def progress(
    *,
    since: SinceOption = "",
    topic: Annotated[str, typer.Option("--topic", help="Only this topic; see: dosecalc list topics.")] = "",
    html: Annotated[
        str, typer.Option("--html", help="Write it as a page to this file, to print or to open.", metavar="FILE")
    ] = "",
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Show how far you have come: mastery, accuracy and speed by week, usual mistakes, what to do next.

    Example: dosecalc progress --since 8w --html progress.html
    """
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.progress_facts import progress_facts
    from dosecalc.cli.progress_lines import progress_lines
    from dosecalc.cli.terminal import draws_charts, say, say_json
    from dosecalc.learner.history_trouble import NoHistory
    from dosecalc.learner.profiles import profile_named
    from dosecalc.learner.progress_reading import read_progress

    memory = Memory(home, profile)
    try:
        with memory.history() as history:
            found = read_progress(history, since, topic)
    except NoHistory:
        memory.warn()
        found = read_progress(None, since, topic)
    if html:
        _write_page(found, profile_named(profile), html)
    elif output is Format.json:
        say_json(progress_facts(found))
    elif plain or not draws_charts():
        say("\n".join(progress_lines(found)))
    else:
        from dosecalc.cli.progress_view import show_progress

        show_progress(found)


def _write_page(found: "Progress", name: str, file: str) -> None:
    """Write the page whole or not at all, for its owner alone: it tells about a learner."""
    from pathlib import Path

    from dosecalc.cli.terminal import say
    from dosecalc.learner.home import Home, UnusableHome
    from dosecalc.learner.progress_page import progress_page

    path = Path(file)
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise UnusableHome(path, "this is no plain file; name one that may be written, such as progress.html")
    if not path.parent.is_dir():
        raise UnusableHome(path, "its folder does not exist; make it first, or name another")
    Home(path.parent).write(path.name, progress_page(found, name).encode())
    say(f"Written: {path}")

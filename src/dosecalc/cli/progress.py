"""`dosecalc progress`: how far a learner has come, and whether for an exam."""

from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, HomeOption, PlainOption, ProfileOption, SinceOption

if TYPE_CHECKING:
    from dosecalc.cli.memory import Memory


def progress(
    *,
    exam: Annotated[
        str,
        typer.Option("--exam", help="Are you ready for this exam? See: dosecalc list blueprints.", metavar="NAME"),
    ] = "",
    since: SinceOption = "",
    topic: Annotated[str, typer.Option("--topic", help="Only this topic; see: dosecalc list topics.")] = "",
    policy: Annotated[
        str | None,
        typer.Option("--policy", help="With --exam: the rounding policy you will be marked by, if not the exam's own."),
    ] = None,
    html: Annotated[
        str, typer.Option("--html", help="Write it as a web page to this file, to open or print.", metavar="FILE")
    ] = "",
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> int:
    """Show how far you have come: mastery, accuracy and speed by week, usual mistakes, what to do next.

    With --exam: how you stand in each section of an exam, and what to expect of a paper today.

    Example: dosecalc progress --since 8w --html progress.html; dosecalc progress --exam ptce
    """
    from dosecalc.cli.memory import Memory

    memory = Memory(home, profile)
    if exam:
        from dosecalc.cli.readiness_desk import Wanted, tell_readiness

        _refuse_topic(topic)
        return tell_readiness(Wanted(exam, policy, since, profile, html, output is Format.json, plain), memory)
    if policy is not None:
        message = "--policy goes with --exam: without it, nothing that is told here is rounded"
        raise typer.BadParameter(message)
    _tell_progress(memory, since, topic, html=html, output=output, plain=plain, profile=profile)
    return 0


def _refuse_topic(topic: str) -> None:
    if topic:
        message = (
            "--topic does not go with --exam: a paper asks for several topics, and it is told for all of it; "
            "for one topic leave out --exam"
        )
        raise typer.BadParameter(message)


def _tell_progress(
    memory: "Memory", since: str, topic: str, *, html: str, output: Format, plain: bool, profile: str
) -> None:
    from dosecalc.cli.progress_facts import progress_facts
    from dosecalc.cli.progress_lines import progress_lines
    from dosecalc.cli.terminal import draws_charts, say, say_json
    from dosecalc.learner.history_trouble import NoHistory
    from dosecalc.learner.profiles import profile_named
    from dosecalc.learner.progress_reading import read_progress

    try:
        with memory.history() as history:
            found = read_progress(history, since, topic)
    except NoHistory:
        memory.warn()
        found = read_progress(None, since, topic)
    if html:
        from dosecalc.cli.pages import write_page
        from dosecalc.learner.progress_page import progress_page

        write_page(progress_page(found, profile_named(profile)), html)
    elif output is Format.json:
        say_json(progress_facts(found))
    elif plain or not draws_charts():
        say("\n".join(progress_lines(found)))
    else:
        from dosecalc.cli.progress_view import show_progress

        show_progress(found)

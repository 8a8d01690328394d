"""`dosecalc history`: what is kept of one's answers, and how to get it out, back, or out of the world."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.options import Format, FormatOption, HomeOption, ProfileOption, SinceOption

history = typer.Typer()
OverwriteOption = Annotated[bool, typer.Option("--overwrite", help="Replace the file if it exists.")]


@history.callback(invoke_without_command=True)
def options(context: typer.Context) -> None:
    """Your answers: list, export, import, check, back up, restore or delete them."""
    if context.invoked_subcommand is None:
        from dosecalc.cli.terminal import say

        say(context.get_help())


@history.command("list")
def list_answers(
    *,
    topic: Annotated[str, typer.Option("--topic", help="Only this topic.")] = "",
    since: SinceOption = "",
    wrong: Annotated[
        bool, typer.Option("--wrong", help="Only what was wrong, skipped, looked up or too late.")
    ] = False,
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="How many of the latest answers.")] = 20,
    output: FormatOption = Format.text,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """List your last answers, the newest at the end, in your local time.

    Several unreadable answers in a row to the same part are shown on one line.
    """
    from functools import partial

    from dosecalc.cli.history_view import last_lines, since_when
    from dosecalc.cli.terminal import say, say_json
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history import History
    from dosecalc.learner.history_trouble import NoHistory
    from dosecalc.learner.home import home as home_at
    from dosecalc.learner.known_topics import must_be_known
    from dosecalc.learner.record_facts import facts_of

    start, as_json = since_when(since) if since else None, output is Format.json
    try:
        with History.to_read(home_at(home).path, profile, waiting=say_waiting) as kept:
            chosen = partial(kept.records, topic=topic, since=start, wrong=wrong)
            if topic:
                must_be_known(topic, (record.topic for record in kept.records(topic=topic, last=1)))
            facts = [facts_of(each) for each in chosen(last=number)] if as_json else []
            lines = [] if as_json else last_lines(chosen, number)
    except NoHistory as nothing:
        if topic:
            must_be_known(topic, ())
        facts, lines = [], [nothing.why[0].upper() + nothing.why[1:]]
    if as_json:
        say_json(facts)
        return
    for line in lines or ["There is no such answer."]:
        say(line)


@history.command("export")
def export(
    file: Annotated[
        str, typer.Argument(help="The file to write; - for the screen. *.csv becomes CSV.", metavar="FILE")
    ],
    *,
    overwrite: OverwriteOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Write all your answers to a file: JSON lines, or CSV for a spreadsheet if its name ends in .csv."""
    import sys

    from dosecalc.cli.history_view import answers
    from dosecalc.cli.terminal import say
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history import History
    from dosecalc.learner.history_export import export_to, write_json_lines
    from dosecalc.learner.home import home as home_at

    with History.to_read(home_at(home).path, profile, waiting=say_waiting) as kept:
        if file == "-":
            write_json_lines(kept.records(), sys.stdout)
            return
        count = export_to(kept.records(), Path(file), overwrite=overwrite)
    say(f"Exported {answers(count)} to {file}")


@history.command("import")
def import_answers(
    file: Annotated[Path, typer.Argument(help="A file of JSON lines that history export wrote.", metavar="FILE")],
    *,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Take in answers that were exported from another computer or profile; none is added twice."""
    from dosecalc.cli.history_view import answers
    from dosecalc.cli.terminal import say
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history import History
    from dosecalc.learner.history_import import import_records
    from dosecalc.learner.home import home as home_at

    with History.opened(home_at(home).path, profile, waiting=say_waiting) as kept:
        done = import_records(kept, file)
    say(f"Imported {answers(done.added)}.{f' {done.known} were here already.' if done.known else ''}")


@history.command("check")
def check_history(
    *, output: FormatOption = Format.text, home: HomeOption = "", profile: ProfileOption = ""
) -> ExitStatus:
    """Check that all of your history can be read and holds together."""
    from dosecalc.cli.history_view import report_lines
    from dosecalc.cli.terminal import say, say_json
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history_check import checked
    from dosecalc.learner.home import home as home_at

    report = checked(home_at(home).path, profile, waiting=say_waiting)
    if output is Format.json:
        say_json(report.facts)
    else:
        for line in report_lines(report):
            say(line)
    return ExitStatus.FAULTS_FOUND if report.faults else ExitStatus.DONE


@history.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.", metavar="FILE")],
    *,
    overwrite: OverwriteOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Copy your history to a file, on a memory stick for example. One backup a day is kept without asking."""
    from dosecalc.cli.history_view import answers
    from dosecalc.cli.terminal import say
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.commands_to_type import to_type
    from dosecalc.learner.history import History
    from dosecalc.learner.history_restoring import back_up
    from dosecalc.learner.home import home as home_at
    from dosecalc.learner.profiles import profile_option

    with History.to_read(home_at(home).path, profile, waiting=say_waiting) as kept:
        back_up(kept, file, overwrite=overwrite)
        say(f"Copied {answers(kept.count())} to {file}")
        again = f"dosecalc history restore {quote(str(file))}{profile_option(kept.home.path)}"
        say(f"To go back to it: {to_type(again)}")


@history.command("restore")
def restore_history(
    file: Annotated[
        str,
        typer.Argument(
            help="A backup: a file, or one of the names that are listed if you leave it out.", metavar="[FILE]"
        ),
    ] = "",
    *,
    output: FormatOption = Format.text,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Go back to a backup of your history; without FILE, list the backups. What is there now is kept."""
    from datetime import date

    from dosecalc.cli.history_view import answers, say_backups
    from dosecalc.cli.terminal import say
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history_backups import Backups
    from dosecalc.learner.history_restoring import restore
    from dosecalc.learner.home import home as home_at
    from dosecalc.learner.profiles import profile_home

    place = home_at(home).path
    backups = Backups(profile_home(place, profile))
    if not file:
        say_backups(backups.listed(), output)
        return
    source, today = backups.named(file) or Path(file), date.today()  # noqa: DTZ011 - the learner's day
    done = restore(place, profile, source, today, waiting=say_waiting)
    say(f"Restored {answers(done.answers)} from {file}")
    if done.kept is not None:
        say(f"What was there before is kept as {done.kept}")


@history.command("delete")
def delete(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Delete without asking.")] = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> ExitStatus:
    """Delete all your answers and all backups of them in your folder; there is no way back."""
    from dosecalc.cli.history_view import confirms_deletion
    from dosecalc.cli.terminal import say
    from dosecalc.cli.waiting import say_waiting
    from dosecalc.learner.history_restoring import delete_history
    from dosecalc.learner.home import home as home_at

    place = home_at(home).path
    if not yes and not confirms_deletion(place, profile):
        say("Nothing was deleted. To delete without being asked, add --yes.")
        return ExitStatus.BAD_USAGE
    delete_history(place, profile, waiting=say_waiting)
    say("Deleted: all answers and all backups of them in your folder.")
    return ExitStatus.DONE


@history.command("profiles")
def profiles(*, output: FormatOption = Format.text, home: HomeOption = "") -> None:
    """List the profiles on this machine; dosecalc drill --profile NAME begins one."""
    import os

    from dosecalc.cli.history_view import profile_facts, profile_line
    from dosecalc.cli.terminal import say, say_json
    from dosecalc.learner.history import FILE
    from dosecalc.learner.home import home as home_at
    from dosecalc.learner.profiles import profile_names

    place = home_at(home).path
    names = profile_names(place)
    rows = [profile_facts(place, name) for name in ([""] if not names or os.path.lexists(place / FILE) else []) + names]
    if output is Format.json:
        say_json(rows)
        return
    for row in rows:
        say(profile_line(row))

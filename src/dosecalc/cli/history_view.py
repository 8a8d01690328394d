"""Answers, backups and profiles as they are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from datetime import time as time_of_day
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dosecalc.cli.answer_line import read_line
from dosecalc.cli.options import Format
from dosecalc.cli.terminal import say, say_json
from dosecalc.cli.waiting import say_waiting
from dosecalc.commands_to_type import to_type
from dosecalc.learner.days import read_day
from dosecalc.learner.history import History
from dosecalc.learner.history_trouble import Damaged, Foreign, NoHistory, way_back
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.profiles import profile_option
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dosecalc.learner.history_backups import Backup
    from dosecalc.learner.history_check import Report
    from dosecalc.learner.records import Record

LONGEST_TYPED = 40


def answers(count: int) -> str:
    """So many answers, in words."""
    return "1 answer" if count == 1 else f"{count:,} answers"


def since_when(text: str) -> datetime:
    """The beginning of the day that is meant, in local time.

    Raises:
        UnreadableDay: none is.
    """
    day = read_day(text, date.today())  # noqa: DTZ011 - the learner's own day
    try:
        return datetime.combine(day, time_of_day.min).astimezone()
    except (ValueError, OverflowError, OSError):  # a year that the system's clock does not know
        return datetime.combine(day, time_of_day.min, UTC)


def last_lines(records: Callable[..., Iterable[Record]], most: int) -> list[str]:
    """The last lines of a history, a line for each answer; several in a row that could not be read share one.

    records: with last=n, the last n.
    """
    asked = most
    while True:
        found = list(records(last=asked))
        rows = [list(row) for _, row in groupby(found, _of_a_row)]
        if len(rows) > most or len(found) < asked:
            return [line_of(row[-1], len(row)) for row in rows[-most:]]
        asked *= 4


def _of_a_row(record: Record) -> tuple[object, ...]:
    """What answers have in common that are told in one line."""
    is_read = record.verdict != Verdict.UNREADABLE.value
    return (record.number,) if is_read else (record.session, record.identity, record.part)


def line_of(record: Record, times: int = 1) -> str:
    """One answer in a line: when, how it stood, what was typed, what explains it, and the problem's name.

    times: how often it was so.
    """
    what = (record.verdict or record.ending).replace("_", " ")
    typed = f" {shortened(record.text)}" if record.text else ""
    typed += f" (the last of {times})" if times > 1 else ""
    slip = f" ({record.mistakes[0].replace('-', ' ').replace('+', ' and ')})" if record.mistakes else ""
    part = f" {record.part})" if record.part else ""
    return f"{record.local:%Y-%m-%d %H:%M}  {what}:{typed}{slip}  {record.identity}{part}".replace(":  ", "  ")


def shortened(text: str) -> str:
    """What was typed, not longer than a line can take."""
    return text if len(text) <= LONGEST_TYPED else f"{text[:LONGEST_TYPED]}…"


def report_lines(report: Report) -> list[str]:
    """What a check found, a fact a line."""
    span = f", {report.first:%Y-%m-%d} to {report.last:%Y-%m-%d}" if report.first and report.last else ""
    backups = f"{report.backups}, the newest of {report.newest_backup}" if report.newest_backup else "none yet"
    verdict = [f"Fault: {fault}" for fault in report.faults] or ["No fault was found."]
    way_out = [way_back(report.path)] if report.faults else []
    return [f"{answers(report.answers)}{span}.", f"Kept in: {report.path}", f"Backups: {backups}.", *verdict, *way_out]


def say_backups(backups: Sequence[Backup], output: Format) -> None:
    """The backups that there are, with how to go back to one."""
    if output is Format.json:
        say_json([{"name": b.path.name, "day": str(b.day), "before": b.before or None} for b in backups])
        return
    for backup in backups:
        say(f"{backup.path.name}{f'  before {backup.before}' if backup.before else ''}")
    if backups:
        newest = backups[-1].path
        again = f"dosecalc history restore {newest.name}{profile_option(newest.parents[1])}"
        say(f"To go back to the newest: {to_type(again)}")
    else:
        say("There are no backups yet. One is made on each day on which you practice.")


def confirms_deletion(home: Path, profile: str) -> bool:
    """Tell what would be deleted, and ask.

    Raises:
        HistoryUnavailable: it is not ours, or cannot be deleted now.
    """
    whose = f" of profile {profile}" if profile else ""
    try:
        with History.to_read(home, profile, waiting=say_waiting) as kept:
            what = answers(kept.count())
    except NoHistory:
        what = "no answers"
    except Foreign:
        raise
    except Damaged as trouble:
        what = f"a history that cannot be read ({trouble.why})"
    say(f"This deletes {what}{whose}, and all backups in your folder. There is no way back.")
    try:
        return read_line("Type delete to go on: ").strip().lower() == "delete"
    except EOFError:
        say()
        return False


def profile_facts(home: Path, name: str) -> dict[str, Any]:
    """How many answers a profile has, and when the last one was; the profile without a name is null."""
    facts: dict[str, Any] = {"profile": name or None, "answers": 0, "last": None, "trouble": None}
    try:
        with History.to_read(home, name, waiting=say_waiting) as kept:
            facts["answers"] = kept.count()
            facts["last"] = next((record.local.date().isoformat() for record in kept.records(last=1)), None)
    except NoHistory:
        pass
    except UnusableHome as trouble:
        facts["trouble"] = str(trouble)
    return facts


def profile_line(facts: dict[str, Any]) -> str:
    """A profile in one line."""
    name = facts["profile"] or "(no name)"
    if facts["trouble"]:
        return f"{name}: {facts['trouble']}"
    last = f", the last one on {facts['last']}" if facts["last"] else ""
    return f"{name}: {answers(facts['answers'])}{last}"

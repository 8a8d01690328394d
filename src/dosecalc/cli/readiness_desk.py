"""`dosecalc progress --exam`: whether a learner is ready for an exam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import blueprint as blueprint_named
from dosecalc.bank.policies import policy as policy_named
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.terminal import draws_charts, say, say_error, say_json
from dosecalc.commands_to_type import carrying
from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.history_trouble import NoHistory
from dosecalc.learner.profiles import profile_named
from dosecalc.learner.readiness_reading import read_readiness

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.cli.memory import Memory
    from dosecalc.learner.readiness import Readiness

PRACTICE, EXAM = frozenset({"drill", "review"}), frozenset({"exam"})
"""Commands that are told here and round by a policy."""


@dataclass(frozen=True)
class Wanted:
    """How readiness is wanted. exam: the name of a blueprint. policy: None where nothing was said."""

    exam: str
    policy: str | None
    since: str
    profile: str
    html: str
    as_json: bool
    plain: bool


def tell_readiness(wanted: Wanted, memory: Memory) -> int:
    """Tell it; the exit code: 3 where an exam that was taken cannot be read.

    Raises:
        UnknownBlueprint, UnknownPolicy, InvalidBank, UnreadableDay: what was asked for is not there.
        HistoryUnavailable: the history cannot be read.
    """
    blueprint = blueprint_named(wanted.exam)
    exams, troubles = ExamFiles(memory.home).readable()
    for trouble in troubles:
        say_error(f"dosecalc: {trouble}")
    try:
        with memory.history() as history:
            found = read_readiness(history, exams, blueprint, wanted.since)
    except NoHistory:
        memory.warn()
        found = read_readiness(None, exams, blueprint, wanted.since)
    with _rounding(wanted, memory, blueprint):
        _tell(found, wanted)
    return ExitStatus.NOT_WRITTEN if troubles else ExitStatus.DONE


def _rounding(wanted: Wanted, memory: Memory, blueprint: Blueprint) -> AbstractContextManager[None]:
    """Have drills round as the exam does, unless they do so anyway; and the exam, where another policy was named."""
    name = policy_named(wanted.policy or blueprint.policy).name
    commands = PRACTICE if name != memory.policy(None) else frozenset()
    return carrying("--policy", name, commands | EXAM if name != blueprint.policy else commands)


def _tell(found: Readiness, wanted: Wanted) -> None:
    if wanted.html:
        from dosecalc.cli.pages import write_page
        from dosecalc.learner.readiness_page import readiness_page

        write_page(readiness_page(found, profile_named(wanted.profile)), wanted.html)
    elif wanted.as_json:
        from dosecalc.cli.readiness_facts import readiness_facts

        say_json(readiness_facts(found))
    elif wanted.plain or not draws_charts():
        from dosecalc.cli.readiness_lines import readiness_lines

        say("\n".join(readiness_lines(found)))
    else:
        from dosecalc.cli.readiness_view import show_readiness

        show_readiness(found)

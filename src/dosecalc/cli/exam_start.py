"""What is said before an exam begins, and when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.exam_commands import keys
from dosecalc.cli.terminal import say, show, styled
from dosecalc.commands_to_type import to_type
from dosecalc.errors import DosecalcError
from dosecalc.learner.exam_clock import now
from dosecalc.sets.policy_in_words import rounding_in_words
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.learner.exam_files import ExamFiles
    from dosecalc.learner.exam_sitting import Sitting
    from dosecalc.quantities.policy import Policy

RESUME = "dosecalc exam --resume"
NOT_THEIRS = "dosecalc is not affiliated with anybody who sets it."


def no_verdicts(where: str) -> str:
    """What is not told, and what is. where: or until when it is not."""
    return (
        f"There are no hints, and no verdicts {where}. "
        "If an answer cannot be read, you are told at once; it costs nothing."
    )


def say_introduction(blueprint: Blueprint, policy: Policy, seed: int, *, plain: bool) -> None:
    """Print the time, the pass mark, what the exam is and what it is not, and the keys."""
    if plain:
        say(blueprint.title)
    else:
        show(styled(blueprint.title, style="bold"))
    each = as_time(int(blueprint.pace))
    say(f"{blueprint.problems} problems in {as_time(blueprint.seconds)}, {each} for each.")
    say(f"To pass: {blueprint.to_pass} of {blueprint.problems}. Rounding policy: {rounding_in_words(policy)}.")
    other = "" if policy.name == blueprint.policy else f" --policy {policy.name}"
    say(f"The same exam again: --seed {seed}{other}")
    say()
    stop = "" if blueprint.exam.endswith((".", "!", "?")) else "."
    say(f"The real one: {blueprint.exam}{stop} {NOT_THEIRS}")
    say(f"This one: {blueprint.imitation}")
    say()
    say(no_verdicts("until the end"))
    say(keys(is_timed=True))


def say_others(files: ExamFiles) -> None:
    """Say which exam is still open, if one is and there is time left."""
    try:
        exam = files.latest(is_open=True).caught_up(now())
    except DosecalcError:
        return
    if left := exam.seconds_left:
        say(f"Exam {exam.number}, {exam.terms.title}, is still open for {as_time(left)}: {to_type(RESUME)}")


def say_left(sitting: Sitting, leaving: BaseException, again: str = RESUME) -> None:
    """Say how long the exam can be resumed. again: the command for that."""
    if isinstance(leaving, EOFError):
        say("\nEnd of input.")
    elif isinstance(leaving, KeyboardInterrupt):
        say("\nStopped.")
    if sitting.trouble:
        say(f"Your answers are NOT saved: {sitting.trouble}")
        return
    limit = ""
    if sitting.clock.is_limited:
        limit = f" The clock goes on: you have {as_time(max(int(sitting.clock.left), 0))} left."
    say(f"Your answers are saved.{limit}")
    say(f"To come back: {to_type(again)}")

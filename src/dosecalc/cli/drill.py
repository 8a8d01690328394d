"""`dosecalc drill`: practice at the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.options import HomeOption, MethodOption, PlainOption, PolicyOption, ProfileOption

if TYPE_CHECKING:
    from dosecalc.cli.memory import Memory
    from dosecalc.learner.progress_pace import Limit

LARGEST_SEED = 10**9
LIMIT_SECONDS = 90
"""For each answer, where no pace is named."""


def drill(
    topics: Annotated[
        list[str] | None,
        typer.Argument(
            help="Topics, templates or calculations, or all for a random mix; if none is named, what you need most.",
            metavar="[TOPIC]...",
        ),
    ] = None,
    *,
    number: Annotated[int, typer.Option("--number", "-n", min=1, max=1000, help="How many problems.")] = 10,
    level: Annotated[
        int | None, typer.Option("--level", min=1, max=4, help="Only this level, from 1 (easy) to 4 (hard).")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            min=0,
            max=LARGEST_SEED,
            help="Repeat a drill of what you name: the same seed, the same problems.",
        ),
    ] = None,
    timed: Annotated[bool, typer.Option("--timed", help="Limit the time for each answer, to 90 s by default.")] = False,
    pace: Annotated[
        str, typer.Option("--pace", help="Timed as in an exam: ptce, excpt, cspt, gphc, program.", metavar="EXAM")
    ] = "",
    seconds: Annotated[
        int | None, typer.Option("--seconds", min=5, max=3600, help="Timed, with this limit for each answer.")
    ] = None,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Rate how sure you are of each answer before you hear the verdict.")
    ] = False,
    twins: Annotated[
        bool | None,
        typer.Option(
            help="After a mistake, offer a twin: the same kind of problem with fresh numbers. "
            "At a terminal this is the default."
        ),
    ] = None,
    policy: PolicyOption = None,
    method: MethodOption = None,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> int:
    """Practice: fresh problems, three tries each, hints and worked solutions.

    If you name nothing, it mixes what is due, what went wrong and what is new, and says why it chose each.

    Type ? for a hint, w for the worked solution, s to skip, q to quit. --method and --policy are remembered; every
    answer is saved in your history.
    """
    from itertools import islice

    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.cli.answer_line import is_interactive
    from dosecalc.cli.drill_part import Manner
    from dosecalc.cli.drill_session import DrillSession
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.practice import chosen_for_learner, chosen_from, say_left_out, say_tolerance
    from dosecalc.cli.terminal import wants_plain
    from dosecalc.learner.preferences import Preferences

    memory = Memory(home, profile)
    by = policy_named(memory.policy(policy))
    start = fresh_seed() if seed is None else seed
    limit = _limit(pace, seconds, timed=timed)
    say_left_out(topics or ())
    problems = chosen_from(topics, level, start, by) if topics else None
    memory.keep(Preferences(method or "", by.name if policy else ""))
    manner = Manner(
        memory.method(method),
        plain=plain or wants_plain(),
        limit=limit.seconds if limit else None,
        asks_confidence=confidence,
        offers_twins=is_interactive() if twins is None else twins,
    )
    session = DrillSession(start if topics else None, number, manner, memory.recording("drill"))
    problems = problems or chosen_for_learner(session, start, level, by)
    say_tolerance(by)
    status = session.run(islice(problems, number))
    if limit and session.recording:
        _say_pace(memory, session.recording.session, limit)
    return status


def _limit(pace: str, seconds: int | None, *, timed: bool) -> "Limit | None":
    """What limits the time of each answer; None where nothing does."""
    if pace and seconds:
        message = "--pace and --seconds both set the limit; name one of them"
        raise typer.BadParameter(message)
    if not (pace or seconds or timed):
        return None
    from dosecalc.learner.progress_pace import Limit

    if pace:
        from dosecalc.bank.paces import pace as pace_named

        named = pace_named(pace)
        return Limit(named.seconds, named.title)
    return Limit(seconds or LIMIT_SECONDS)


def _say_pace(memory: "Memory", session: str, limit: "Limit") -> None:
    """Tell how fast it went, where that can be read back; if not, the drill has said so."""
    from contextlib import suppress

    from dosecalc.cli.terminal import say
    from dosecalc.learner.home import UnusableHome
    from dosecalc.learner.progress_pace import timed_in

    with suppress(UnusableHome), memory.history() as history:
        for line in timed_in(history, session, limit).says():
            say(line)


def fresh_seed() -> int:
    """A seed that nobody can guess, short enough to be typed again."""
    from secrets import randbelow

    return randbelow(1_000_000)

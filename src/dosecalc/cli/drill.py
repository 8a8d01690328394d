"""`dosecalc drill`: practice at the terminal."""

from typing import Annotated

import typer

from dosecalc.cli.options import HomeOption, MethodOption, PlainOption, PolicyOption, ProfileOption

LARGEST_SEED = 10**9
PACE_SECONDS = 90
"""Among the paces of exams: 73 s for the PTCE, 88 s for the CSPT, 90 to 120 s in nursing programs."""


def drill(
    topics: Annotated[
        list[str] | None,
        typer.Argument(help="Topics, templates or calculations; all topics if none is named.", metavar="[TOPIC]..."),
    ] = None,
    *,
    number: Annotated[int, typer.Option("--number", "-n", min=1, max=1000, help="How many problems.")] = 10,
    level: Annotated[
        int | None, typer.Option("--level", min=1, max=4, help="Only this level, from 1 (easy) to 4 (hard).")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=LARGEST_SEED, help="Repeat a drill: the same seed gives the same problems."),
    ] = None,
    timed: Annotated[bool, typer.Option("--timed", help="Limit the time for each problem.")] = False,
    seconds: Annotated[
        int, typer.Option("--seconds", min=5, max=3600, help="The limit for each problem, in seconds.")
    ] = PACE_SECONDS,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Rate how sure you are of each answer before you hear the verdict.")
    ] = False,
    twins: Annotated[
        bool | None,
        typer.Option(
            help="After a mistake, offer a twin: the same kind of problem with fresh numbers. "
            "At a terminal it is offered if nothing is said."
        ),
    ] = None,
    policy: PolicyOption = None,
    method: MethodOption = None,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> int:
    """Practice: fresh problems, three tries each, hints and worked solutions.

    Type ? for a hint, w for the worked solution, s to skip, q to quit. --method and --policy are remembered; every
    answer is saved in your history.
    """
    from itertools import islice

    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.bank.selection import selected, stream
    from dosecalc.cli.answer_line import is_interactive
    from dosecalc.cli.drill_part import Manner
    from dosecalc.cli.drill_session import DrillSession
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.terminal import wants_plain
    from dosecalc.learner.preferences import Preferences

    memory = Memory(home, profile)
    by = policy_named(memory.policy(policy))
    chosen = selected(topics or [], level)
    start = _fresh_seed() if seed is None else seed
    limit = seconds if timed or seconds != PACE_SECONDS else None
    memory.keep(Preferences(method or "", by.name if policy else ""))
    manner = Manner(
        memory.method(method),
        plain=plain or wants_plain(),
        limit=limit,
        asks_confidence=confidence,
        offers_twins=is_interactive() if twins is None else twins,
    )
    return DrillSession(start, number, manner, memory.recording("drill")).run(islice(stream(chosen, start, by), number))


def _fresh_seed() -> int:
    from secrets import randbelow

    return randbelow(1_000_000)

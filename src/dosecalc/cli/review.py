"""`dosecalc review`: what is due, practiced with fresh numbers."""

from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.drill import LARGEST_SEED, fresh_seed
from dosecalc.cli.options import (
    Format,
    FormatOption,
    HomeOption,
    MethodOption,
    PlainOption,
    PolicyOption,
    ProfileOption,
)

if TYPE_CHECKING:
    from dosecalc.cli.memory import Memory
    from dosecalc.learner.standings import Standings


def review(
    *,
    number: Annotated[int, typer.Option("--number", "-n", min=1, max=1000, help="The most skills to review.")] = 20,
    minutes: Annotated[
        int | None,
        typer.Option("--minutes", min=1, max=600, help="No more than you can usually do in this many minutes."),
    ] = None,
    level: Annotated[int | None, typer.Option("--level", min=1, max=4, help="Only this level, from 1 to 4.")] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=LARGEST_SEED, help="The same seed and history give the same problems."),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Only list what is due.")] = False,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Rate how sure you are of each answer before you hear the verdict.")
    ] = False,
    policy: PolicyOption = None,
    method: MethodOption = None,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> int:
    """Review what you are about to forget: the skills that are due today, with fresh numbers.

    A skill is a calculation at a level. What you answer well comes back later and later;
    what goes wrong comes back tomorrow.
    """
    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.practice import say_left_out
    from dosecalc.cli.review_view import review_facts, say_review
    from dosecalc.cli.terminal import say_json, wants_plain
    from dosecalc.learner.records import local_now
    from dosecalc.learner.review import review_of

    memory = Memory(home, profile)
    said = policy_named(policy) if policy else None
    say_left_out(())
    standings = _standings(memory)
    found = review_of(standings, local_now(), most=number, minutes=minutes, level=level)
    if output is Format.json:
        say_json(review_facts(found))
        return 0
    say_review(found, is_new=not standings.by_skill)
    if listing or not found.chosen:
        return 0
    from dosecalc.cli.answer_line import is_interactive
    from dosecalc.cli.drill_part import Manner
    from dosecalc.cli.practice import say_tolerance
    from dosecalc.cli.review_session import ReviewSession
    from dosecalc.learner.preferences import Preferences

    by = said or policy_named(memory.policy(None))
    memory.keep(Preferences(method or "", by.name if policy else ""))
    manner = Manner(
        memory.method(method), plain=plain or wants_plain(), asks_confidence=confidence, offers_twins=is_interactive()
    )
    say_tolerance(by)
    session = ReviewSession(found, standings, fresh_seed() if seed is None else seed, by)
    return session.run(manner, memory.recording("review"))


def _standings(memory: "Memory") -> "Standings":
    """How the skills stand; where there is no history yet, nothing stands anywhere."""
    from dosecalc.learner.curriculum import curriculum
    from dosecalc.learner.history_trouble import NoHistory
    from dosecalc.learner.records import local_now
    from dosecalc.learner.standings import Standings
    from dosecalc.learner.worked_out import standings_of

    try:
        with memory.history() as history:
            return standings_of(history, curriculum(), local_now())
    except NoHistory:
        return Standings(curriculum())

"""Which problems a drill gives: those that were asked for, or what its learner needs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, say_error
from dosecalc.learner.home import UnusableHome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.cli.drill_session import DrillSession
    from dosecalc.learner.history import History
    from dosecalc.learner.standings import Standings
    from dosecalc.quantities.policy import Policy

NEW_LEARNER = "Your earlier answers cannot be read, so this begins as it would for a new learner."


def say_tolerance(policy: Policy) -> None:
    """Tell what else is right under a policy, as sheets of paper do; how to round stands at each answer."""
    if policy.tolerance_steps:
        from dosecalc.sets.policy_in_words import rounding_in_words

        say(f"Rounding policy: {rounding_in_words(policy)}.")


def say_left_out(topics: Sequence[str]) -> None:
    """Leave faulty templates of one's own out of what is practiced, and say so on the error stream.

    Raises:
        InvalidBank: such a template was asked for.
    """
    from dosecalc.bank.folder import own_folder

    if own_folder() is None:
        return
    from dosecalc.bank.faults import InvalidBank
    from dosecalc.bank.templates import leave_out_faulty

    for path, faults in leave_out_faulty(topics).items():
        say_error(str(InvalidBank(faults)))
        say_error(f"{path.stem} is left out until that is fixed.")


def chosen_from(topics: Sequence[str], level: int | None, seed: int, policy: Policy) -> Iterator[Problem]:
    """Problems of these topics without end, at random.

    Raises:
        NothingToDrill: there are none.
    """
    from dosecalc.bank.selection import selected, stream

    return stream(selected(topics, level), seed, policy)


def chosen_for_learner(session: DrillSession, seed: int, level: int | None, policy: Policy) -> Iterator[Problem]:
    """Problems without end that the learner of a session needs most; it will say why, and they heed the answers."""
    from dosecalc.learner.adaptive import Adaptive
    from dosecalc.learner.practice import Practice

    recording = session.recording
    standings = standings_in(recording.history if recording else None)
    practice = Practice(Adaptive(standings, seed, level), policy)
    if recording:
        recording.hear = practice.hear
    session.why = practice.why
    return practice.problems()


def standings_in(history: History | None) -> Standings:
    """How the skills of a history stand; where it cannot be read, that is said, and nothing stands anywhere."""
    from dosecalc.learner.curriculum import curriculum
    from dosecalc.learner.records import local_now
    from dosecalc.learner.standings import Standings
    from dosecalc.learner.worked_out import standings_of

    if history is not None:
        try:
            return standings_of(history, curriculum(), local_now())
        except UnusableHome as trouble:
            say_error(f"dosecalc: {trouble}. {NEW_LEARNER}")
    return Standings(curriculum())

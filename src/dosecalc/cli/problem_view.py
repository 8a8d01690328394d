"""A problem on the screen: the order card, the question, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, screen_width, show, styled

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.parts import Part

AROUND_A_TITLE = len("╭─  ─╮")
CARRY_ON = "Carry each answer on as you wrote it."
"""Said where a later part rests on an earlier one."""


def say_problem(problem: Problem, heading: str, *, plain: bool) -> None:
    """Print the card and the question, or of several parts all questions."""
    if plain:
        say(heading)
        for label, text in problem.card:
            say(f"{label}: {text}")
        say_pictures_after(problem, None, plain=plain)
        for part in problem.parts:
            say(f"Question{f' {part.label}' if part.label else ''}: {part.ask}")
        say_how_to_answer(problem, plain=plain)
        return
    from rich.panel import Panel
    from rich.table import Table

    card = Table.grid(padding=(0, 2, 0, 0))
    for label, text in problem.card:
        card.add_row(styled(label, style="bold cyan"), styled(text))
    fits = len(heading) + AROUND_A_TITLE <= screen_width()
    if not fits:
        show(styled(heading))
    show(Panel(card, title=styled(heading) if fits else None, title_align="left", border_style="cyan"))
    say_pictures_after(problem, None, plain=plain)
    for part in problem.parts:
        show(styled(f"{part.label}) {part.ask}" if part.label else part.ask, style="bold"))
    say_how_to_answer(problem, plain=plain)


def say_pictures_after(problem: Problem, place: int | None, *, plain: bool) -> None:
    """Print the pictures that follow when the part at this place is over; where it is None, those with the card."""
    if pictures := problem.pictures_after(place):
        from dosecalc.cli.picture_view import say_pictures

        say_pictures(pictures, plain=plain)


def say_how_to_answer(problem: Problem, *, plain: bool) -> None:
    """Print unit, rounding and conversions of the only part; of several, what holds for all of them."""
    constants = f"Use {', '.join(problem.constants)}." if problem.constants else ""
    carried = CARRY_ON if any(part.carried for part in problem.parts) else ""
    own = how_to_answer(problem.parts[0]) if len(problem.parts) == 1 else ""
    if text := " ".join(filter(None, (own, carried, constants))):
        say_quietly(text, plain=plain)


def say_quietly(text: str, *, plain: bool) -> None:
    """Print what explains, less bright than what matters."""
    if plain:
        say(text)
    else:
        show(styled(text, style="dim"))


def how_to_answer(part: Part) -> str:
    """Unit and rounding, in one line."""
    return " ".join(filter(None, (part.asks_for, part.how_to_round)))


def heading(problem: Problem) -> str:
    """What the problem is about: title, level and identity."""
    return f"{problem.template.title} (level {problem.template.level})"

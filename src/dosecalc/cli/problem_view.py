"""A problem on the screen: the order card, the question, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, screen_width, show, styled

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.sets.printed import PrintedProblem

AROUND_A_TITLE = len("╭─  ─╮")


def say_problem(problem: Problem, heading: str, *, plain: bool) -> None:
    """Print the card and the question, or of several parts all questions."""
    from dosecalc.sets.printed import as_printed

    say_printed(as_printed(problem), heading, plain=plain)


def say_printed(problem: PrintedProblem, heading: str, *, plain: bool) -> None:
    """Print a problem as its learner sees it, wherever it comes from."""
    if plain:
        say(heading)
        for label, text in problem.card:
            say(f"{label}: {text}")
        _say_printed_pictures(problem, plain=plain)
        for part in problem.parts:
            say(f"Question{f' {part.label}' if part.label else ''}: {part.ask}")
        _say_how_to_answer(problem, plain=plain)
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
    _say_printed_pictures(problem, plain=plain)
    for part in problem.parts:
        show(styled(f"{part.label}) {part.ask}" if part.label else part.ask, style="bold"))
    _say_how_to_answer(problem, plain=plain)


def _say_printed_pictures(problem: PrintedProblem, *, plain: bool) -> None:
    if problem.pictures:
        from dosecalc.cli.picture_view import say_printed_picture

        for shown in problem.pictures:
            say_printed_picture(shown, plain=plain)


def say_pictures_after(problem: Problem, place: int | None, *, plain: bool) -> None:
    """Print the pictures that follow when the part at this place is over; where it is None, those with the card."""
    if pictures := problem.pictures_after(place):
        from dosecalc.cli.picture_view import say_pictures

        say_pictures(pictures, plain=plain)


def _say_how_to_answer(problem: PrintedProblem, *, plain: bool) -> None:
    """Print unit, rounding and conversions of the only part; of several, what holds for all of them."""
    own = problem.parts[0].how_to_answer if len(problem.parts) == 1 else ""
    if text := " ".join(filter(None, (own, *problem.notes))):
        say_quietly(text, plain=plain)


def say_quietly(text: str, *, plain: bool) -> None:
    """Print what explains, less bright than what matters."""
    if plain:
        say(text)
    else:
        show(styled(text, style="dim"))


def heading(problem: Problem) -> str:
    """What the problem is about: title, level and identity."""
    return f"{problem.template.title} (level {problem.template.level})"

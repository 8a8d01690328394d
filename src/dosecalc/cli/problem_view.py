"""A problem on the screen: the order card, the question, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, show, styled

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem


def say_problem(problem: Problem, heading: str, *, plain: bool) -> None:
    """Print the card and the question."""
    if plain:
        say(heading)
        for label, text in problem.card:
            say(f"{label}: {text}")
        say(f"Question: {problem.ask}")
        say(how_to_answer(problem))
        return
    from rich.panel import Panel
    from rich.table import Table

    card = Table.grid(padding=(0, 2, 0, 0))
    for label, text in problem.card:
        card.add_row(styled(label, style="bold cyan"), styled(text))
    show(Panel(card, title=styled(heading), title_align="left", border_style="cyan"))
    show(styled(problem.ask, style="bold"))
    show(styled(how_to_answer(problem), style="dim"))


def how_to_answer(problem: Problem) -> str:
    """Unit, rounding and the conversions that hold, in one line."""
    constants = f"Use {', '.join(problem.constants)}." if problem.constants else ""
    return " ".join(filter(None, (problem.asks_for, problem.rounding, constants)))


def heading(problem: Problem) -> str:
    """What the problem is about: title, level and identity."""
    return f"{problem.template.title} (level {problem.template.level})"

"""A problem on the screen: the order card, the question, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, show

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
    from rich.text import Text

    card = Table.grid(padding=(0, 2, 0, 0))
    for label, text in problem.card:
        card.add_row(Text(label, style="bold cyan"), Text(text))
    show(Panel(card, title=Text(heading), title_align="left", border_style="cyan"))
    show(Text(problem.ask, style="bold"))
    show(Text(how_to_answer(problem), style="dim"))


def how_to_answer(problem: Problem) -> str:
    """Unit, rounding and the conversions that hold, in one line."""
    constants = f"Use {', '.join(problem.constants)}." if problem.constants else ""
    return " ".join(filter(None, (problem.asks_for, problem.rounding, constants)))


def heading(problem: Problem) -> str:
    """What the problem is about: title, level and identity."""
    return f"{problem.template.title} (level {problem.template.level})"

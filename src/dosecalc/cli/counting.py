"""How far something long has come: a bar on the error stream of a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHORT = 50
"""What has no more steps is done before a bar could be read."""


@contextmanager
def counting(says: str, steps: int, *, plain: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar meanwhile. What is given is called with the number of each step that is done."""
    if plain or steps <= SHORT or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(says, total=steps)
        yield lambda number: progress.update(task, completed=number)

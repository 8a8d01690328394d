"""What is said when another program uses the history and is waited for."""

from dosecalc.cli.terminal import say_error
from dosecalc.learner.history_trouble import WAITING


def say_waiting() -> None:
    """Say that the command waits, and for whom."""
    say_error(f"dosecalc: {WAITING}")

"""The time left of an exam, as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import TimeIsUp, read_line
from dosecalc.cli.terminal import say
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from dosecalc.learner.exam_clock import ExamClock

SECONDS_A_MINUTE = 60


def on_the_clock(seconds: float) -> str:
    """Time left as a clock has it, never less than none.

    >>> on_the_clock(1122.9), on_the_clock(7199), on_the_clock(-1)
    ('18:42', '1:59:59', '0:00')
    """
    minutes, rest = divmod(max(int(seconds), 0), SECONDS_A_MINUTE)
    hours, minutes = divmod(minutes, MINUTES_AN_HOUR)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def read_in_time(prompt: str, clock: ExamClock, *, plain: bool) -> str:
    """The next line; the time left stands before the prompt, or in plain lines above it.

    Raises:
        TimeIsUp, EOFError: there is no more time, or no more input.
    """
    if not clock.is_limited:
        return read_line(prompt)
    if plain:
        say(f"Time left: {as_time(max(int(clock.left), 0))}.")
    else:
        prompt = f"[{on_the_clock(clock.left)} left] {prompt}"
    text = read_line(prompt, clock.left)
    if clock.is_over:  # where nothing interrupts typing, or the machine slept
        raise TimeIsUp
    return text

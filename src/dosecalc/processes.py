"""Processes that share the work: started anew, so that they are the same on every system."""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext


def spawning() -> SpawnContext:
    """What starts them.

    A closed terminal is the affair of whoever asked: where the process that watches over what they share dies of it,
    another takes its place, which knows of nothing and complains of everything. Python sees to other signals itself.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker  # noqa: PLC0415 - there is none on other platforms

        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGQUIT})
        try:
            resource_tracker.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return multiprocessing.get_context("spawn")

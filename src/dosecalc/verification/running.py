"""Portions of draws handed out through `concurrent.futures`; what comes back is in the order of the portions."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from dosecalc.errors import DosecalcError
from dosecalc.processes import spawning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

Work = TypeVar("Work")
Result = TypeVar("Result")

WORTH_PROCESSES = 4000
"""Draws; fewer are done before other processes have begun."""


BATCH = 2000
"""Pieces of work."""


class WorkerIsGone(DosecalcError):
    """A process ended before it had done its work."""


@contextmanager
def executor(jobs: int, draws: int) -> Iterator[Executor | None]:
    """What works through so many draws: `jobs` processes, as many as there are cores where it is 0; none for few."""
    count = jobs or os.cpu_count() or 1
    if count == 1 or draws < WORTH_PROCESSES:
        yield None
        return
    ignored = (signal.SIGINT, signal.SIG_IGN)  # an interruption is the affair of whoever asked
    pool = ProcessPoolExecutor(count, spawning(), initializer=signal.signal, initargs=ignored)
    try:
        yield pool
    except BaseException:
        # What they are at may take minutes, and nobody waits for it any more.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def worked_through(work: Callable[[Work], Result], pieces: Sequence[Work], pool: Executor | None) -> Iterator[Result]:
    """What each piece of work comes to, in their order; done here, where there is no pool.

    Raises:
        WorkerIsGone: a process was ended from outside.
    """
    if pool is None:
        yield from map(work, pieces)
        return
    try:
        yield from _handed_out(work, pieces, pool)
    except BrokenProcessPool as broken:
        message = "a process that was drawing has ended; try again with --jobs 1"
        raise WorkerIsGone(message) from broken


def _handed_out(work: Callable[[Work], Result], pieces: Sequence[Work], pool: Executor) -> Iterator[Result]:
    """All that is ever handed out at a time are two batches, so that memory does not grow with the pieces."""
    batches: deque[Iterator[Result]] = deque()
    for start in range(0, len(pieces), BATCH):
        batches.append(pool.map(work, pieces[start : start + BATCH]))
        if len(batches) > 1:
            yield from batches.popleft()
    for batch in batches:
        yield from batch

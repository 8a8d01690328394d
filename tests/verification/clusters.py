"""A real Dask cluster on this machine: a scheduler and workers, each a process that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE = Path(__file__).parents[2] / "src"
MOST_SECONDS = 60


class Cluster:
    """A scheduler, and the workers that were started for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show")
        until(lambda: "Scheduler at:" in self.said(0))
        self.address = self.said(0).split("Scheduler at:")[1].split()[0]

    def worker(self, preload: str = "") -> subprocess.Popen[bytes]:
        """A worker that is ready; nobody starts it again."""
        more = ("--preload", preload) if preload else ()
        place = len(self.processes)
        made = self._started(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder), *more
        )
        until(lambda: "Registered to:" in self.said(place))
        return made

    def said(self, place: int) -> str:
        """What the scheduler, or a later process, has logged."""
        return (self.folder / f"{place}.log").read_text(encoding="utf-8")

    def end(self) -> None:
        """End all that is still running."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()

    def _started(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A process elsewhere: in another folder, with no bank of one's own."""
        elsewhere = {name: value for name, value in os.environ.items() if name != "DOSECALC_BANK"}
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            made = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
                cwd=self.folder,
                env={**elsewhere, "PYTHONPATH": str(SOURCE)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(made)
        return made


@contextmanager
def cluster_in(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.end()


def until(is_so: Callable[[], object]) -> None:
    end = monotonic() + MOST_SECONDS
    while not is_so():
        assert monotonic() < end
        sleep(0.05)

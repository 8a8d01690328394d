"""The same work handed to an existing Dask cluster, through the same interface of `concurrent.futures`.

A worker that is lost has its work done by another one: that is the scheduler's part. Here is what is left: to find out
that a cluster cannot do the work, and to say so.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned
from dosecalc.verification.cargo import at_hand, fingerprint, packed, places_of
from dosecalc.verification.portions import Portion
from dosecalc.verification.running import WorkerIsGone
from dosecalc.verification.tasks import Task, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path, PurePosixPath

    from dosecalc.verification.cargo import Cargo

Piece = TypeVar("Piece", Portion, Wanted)

PATIENCE = 10
"""Seconds for a scheduler to answer, and for a cluster without workers to get one."""

LOOKS_AFTER = 2
"""Seconds without a result after which it is asked whether anybody is still there to work."""

LOGS = ("distributed", "distributed.client", "tornado.application")
"""Who would tell it on the error stream; Tornado, when Ctrl-C comes before what Dask waits for has begun."""

LONGEST_REASON = 200
INSTALL = "python3 -m pip install 'dosecalc[cluster]'"


class NoCluster(DosecalcError):
    """There is no cluster that could take the work."""


class OtherDosecalc(DosecalcError):
    """A worker has no dosecalc, or one that might draw something else."""


@contextmanager
def cluster(address: str, templates: Iterable[Path]) -> Iterator[Executor]:
    """What works through draws of these templates on the cluster whose scheduler is at this address.

    Raises:
        NoCluster: Dask is not installed, no scheduler answers there, or it has no workers.
        OtherDosecalc: a worker has no dosecalc, or another one than this.
    """
    client = _connected(address)
    try:
        _check(client, address)
        places = places_of(templates)
        yield _Cluster(client, packed(places), places)
    finally:
        # What waits is forgotten there; a worker ends the portion that it is at.
        with suppress(Exception):
            client.close(timeout=LOOKS_AFTER)


def _connected(address: str) -> Any:
    try:
        from distributed import Client, Security  # noqa: PLC0415 - an extra
        from distributed.comm import connect  # noqa: PLC0415 - as above
    except ImportError as missing:
        message = f"a cluster needs a library that is not installed: {INSTALL}"
        raise NoCluster(message) from missing
    # What goes wrong there is told once, in words.
    for name in LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    security = Security()

    async def greeted() -> None:
        options = security.get_connection_args("client")
        await (await connect(address, timeout=PATIENCE, **options)).close()

    try:
        # A client that cannot connect tries to close what it never opened, for 20 s.
        asyncio.run(greeted())
        return Client(address, security=security, timeout=PATIENCE, set_as_default=False)
    except Exception as failed:
        message = (
            f"no Dask scheduler answers at {cleaned(address)} ({_reason(failed)}); "
            "write the address that it says when it starts, such as tcp://10.0.0.5:8786"
        )
        raise NoCluster(message) from failed


def _check(client: Any, address: str) -> None:
    """Refuse a cluster of which a worker might draw something else."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as none:
        message = f"the cluster at {cleaned(address)} has no workers; start some: dask worker {cleaned(address)}"
        raise NoCluster(message) from none
    for worker, theirs in client.run(fingerprint, on_error="return").items():
        if theirs != fingerprint():
            raise OtherDosecalc(_said_of(cleaned(worker), theirs))


def _said_of(worker: str, theirs: object) -> str:
    if isinstance(theirs, str):
        has = f"dosecalc {theirs}"
    elif "No module named 'dosecalc'" in str(theirs):
        has = "no dosecalc"
    else:
        has = f"another dosecalc, which cannot do this ({_reason(theirs)})"
    return f"the worker {worker} has {has}; install on every worker the one that is here: {fingerprint()}"


class _Cluster(Executor):
    """Hands out pieces of work whose templates lie elsewhere on each machine."""

    def __init__(self, client: Any, cargo: Cargo, places: dict[Path, PurePosixPath]) -> None:
        self._client = client
        self._places = places
        # A task of its own, not scattered data: whatever is lost with a worker is made again.
        self._cargo = client.submit(_same, cargo, key=f"dosecalc-cargo-{cargo.digest}")

    def map(self, work: Callable[[Piece], Any], *pieces: Iterable[Piece], **_: Any) -> Iterator[Any]:  # type: ignore[override]
        """What each piece comes to, in their order.

        Raises:
            WorkerIsGone: no worker is left, one piece has ended several of them, or the scheduler is gone.
            OtherDosecalc: a worker that came later has no dosecalc, or another one.
        """
        (here,) = (list(each) for each in pieces)
        there = [_moved(piece, self._places[piece.path]) for piece in here]
        futures = deque(
            self._client.map(_done, [work] * len(there), there, cargo=self._cargo, expected=fingerprint(), pure=False)
        )
        return self._results(here, futures)

    def _results(self, here: Iterable[Any], futures: deque[Any]) -> Iterator[Any]:
        for piece in here:
            yield _moved(self._result(futures.popleft()), piece.path)

    def _result(self, future: Any) -> Any:
        while True:
            try:
                return future.result(timeout=LOOKS_AFTER)
            except TimeoutError:
                if not self._client.scheduler_info()["workers"]:
                    message = "no worker of the cluster is left; start some, or verify without --cluster"
                    raise WorkerIsGone(message) from None
            except DosecalcError:
                raise
            except Exception as failed:
                message = f"the cluster has not done the work: {_reason(failed)}"
                raise WorkerIsGone(message) from failed


def _same(cargo: Cargo) -> Cargo:
    return cargo


def _done(work: Callable[[Any], Any], piece: Any, cargo: Cargo, expected: str) -> Any:
    """On a worker: a piece of work, with the files that it needs."""
    if fingerprint() != expected:
        message = _said_of("that has just come", fingerprint())
        raise OtherDosecalc(message)
    with at_hand(cargo) as folder:
        return _moved(work(_moved(piece, folder / piece.path)), piece.path)


def _moved(made: Any, path: Any) -> Any:
    """A piece of work, or a task that was made of one, whose template lies there; a tally has no place."""
    if isinstance(made, Task):
        return replace(made, path=path, portions=[replace(portion, path=path) for portion in made.portions])
    return replace(made, path=path) if isinstance(made, Portion | Wanted) else made


def _reason(failed: object) -> str:
    return cleaned(" ".join(str(failed).split()))[:LONGEST_REASON] or type(failed).__name__

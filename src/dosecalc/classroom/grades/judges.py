"""Several judges at work side by side, each a process of its own, that come to the same verdicts as one alone."""

from __future__ import annotations

import signal
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from dosecalc.classroom.grades.judging import Judge
from dosecalc.errors import DosecalcError
from dosecalc.processes import spawning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from dosecalc.classroom.grades.judging import ItemAnswers
    from dosecalc.tutoring.verdict import Grade

    Verdicts = list[tuple[Grade, ...]]
    """For each problem that was asked about, the verdict on each part."""

SECONDS_TO_END = 5


class JudgeIsGone(DosecalcError):
    """A process ended before it had judged."""


class Judges(Protocol):
    """Whoever judges: first asked, then heard."""

    def ask(self, asked: Sequence[ItemAnswers]) -> None:
        """Let them judge these; the last that they were asked must have been heard."""

    def heard(self) -> Verdicts:
        """The verdicts on what they were asked, in its order.

        Raises:
            UnknownTemplate: the bank has no such template, or not in this version.
            KeyHasChanged: the answers of a problem are others than when the set was made.
            JudgeIsGone: a process was ended from outside.
        """


@contextmanager
def judges(jobs: int) -> Iterator[Judges]:
    """So many judges, gone at the end; a single one needs no process of its own."""
    if jobs == 1:
        yield _One()
        return
    with ExitStack() as stack:
        yield _Several([stack.enter_context(_process()) for _ in range(jobs)])


class _One:
    def __init__(self) -> None:
        self._judge = Judge()
        self._asked: Sequence[ItemAnswers] = ()

    def ask(self, asked: Sequence[ItemAnswers]) -> None:
        self._asked = asked

    def heard(self) -> Verdicts:
        return [self._judge.grades(item, texts) for item, texts in self._asked]


class _Several:
    """Each problem goes to the same judge every time, so that it is drawn once."""

    def __init__(self, connections: Sequence[Connection]) -> None:
        self._connections = connections
        self._deals: list[int] = []

    def ask(self, asked: Sequence[ItemAnswers]) -> None:
        self._deals = [crc32(item.code.encode()) % len(self._connections) for item, _ in asked]
        with _watched():
            for judge, connection in enumerate(self._connections):
                connection.send([each for each, deal in zip(asked, self._deals, strict=True) if deal == judge])

    def heard(self) -> Verdicts:
        with _watched():
            found = [connection.recv() for connection in self._connections]
        for each in found:
            if isinstance(each, DosecalcError):
                raise each
        piles = [iter(each) for each in found]
        return [next(piles[deal]) for deal in self._deals]


@contextmanager
def _watched() -> Iterator[None]:
    """Say it where a process is gone."""
    try:
        yield
    except (EOFError, OSError) as error:
        message = "a process that was grading has ended; try again with --jobs 1"
        raise JudgeIsGone(message) from error


@contextmanager
def _process() -> Iterator[Connection]:
    """A judge in a process of its own."""
    context = spawning()
    here, there = context.Pipe()
    process = context.Process(target=_judge, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.join(SECONDS_TO_END)
        if process.is_alive():
            process.terminate()
            process.join()
        process.close()


def _judge(connection: Connection) -> None:
    """Judge what comes until nobody asks any more; an interruption is the affair of whoever asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    judge = Judge()
    with suppress(EOFError, OSError):
        while True:
            connection.send(_verdicts(judge, connection.recv()))


def _verdicts(judge: Judge, asked: Sequence[ItemAnswers]) -> Verdicts | DosecalcError:
    try:
        return [judge.grades(item, texts) for item, texts in asked]
    except DosecalcError as error:
        return error

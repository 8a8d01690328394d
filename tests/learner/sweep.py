"""Run under a failing disk: fail the n-th change of a file, n = 1, 2, 3 … until a run meets none; print what broke.

The work is that of a learner: the history is made, answers are added, a copy is made, exports are imported.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from dosecalc.learner.history import History
from dosecalc.learner.history_backups import Backups
from dosecalc.learner.history_import import import_records
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.records import fresh_id
from tests.learner.kept import ANSWER

DISK = ctypes.CDLL(None)
KILL, NONE = -1, 0
MOST = 2000
WAYS = {
    "full once": (errno.ENOSPC, 0),
    "full from then on": (errno.ENOSPC, 1),
    "broken from then on": (errno.EIO, 1),
    "read-only from then on": (errno.EROFS, 1),
    "killed": (KILL, 0),
}


def work(home: Path, told: Callable[[str], object]) -> None:
    """What a learner does; `told` hears the id of every answer that was acknowledged."""
    with History.opened(home) as history:
        for _ in range(3):
            record = replace(ANSWER, id=fresh_id())
            history.add(record)
            told(record.id)
        Backups(history.home).make_daily(history.file, date(2026, 11, 25))
        import_records(history, home.parent / "export.jsonl")
        told("imported")
    with History.opened(home) as history:
        record = replace(ANSWER, id=fresh_id())
        history.add(record)
        told(record.id)


def run(home: Path, nth: int, way: tuple[int, int]) -> tuple[list[str], int]:
    """One run in a process of its own: what was acknowledged, and how many calls were seen; -1 if killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        DISK.arm(str(home).encode(), nth, *way)
        try:
            work(home, lambda name: os.write(writing, f"{name}\n".encode()))
        except UnusableHome as trouble:
            os.write(writing, b"refused\n" if ". " in str(trouble) or "(" in str(trouble) else b"silent\n")
        except BaseException as error:  # noqa: BLE001 - whatever else comes is what is looked for
            os.write(writing, f"CRASH {error!r}\n".encode())
        os.write(writing, f"calls {DISK.calls()}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read().splitlines()
    os.waitpid(child, 0)
    counted = [int(line.split()[1]) for line in told if line.startswith("calls ")]
    return [line for line in told if not line.startswith("calls ")], counted[0] if counted else -1


def faults(home: Path, told: list[str], imported: int) -> list[str]:
    """What is wrong afterwards: a crash, an acknowledged answer that is gone, a file that does not hold together."""
    found = [line for line in told if line.startswith(("CRASH", "silent"))]
    acknowledged = {line for line in told if len(line) == len(ANSWER.session)}
    with History.opened(home) as history:
        kept = {record.id for record in history.records()}
        found += [f"lost {name}" for name in acknowledged - kept]
        found += history.file.faults()
        history.add(replace(ANSWER, id=fresh_id()))
        extra = len(kept) - len(acknowledged)
        allowed = {imported} if "imported" in told else {0, imported}
        allowed |= {number + 1 for number in allowed}  # one may have been saved before its writer could say so
        found += [] if extra in allowed else [f"{extra} records nobody was told of"]
    return found


STEP = 1 if os.environ.get("DOSECALC_FAULTS") == "all" else 3
"""Of three n that follow each other, one is tried in each way unless all are to be; another one in the next way."""


def sweep(folder: Path, name: str) -> int:
    """The n of one way to fail; how many calls there were."""
    imported = len((folder / "export.jsonl").read_text().splitlines())
    for nth in range(1 + list(WAYS).index(name) % STEP, MOST, STEP):
        home = folder / f"{name.replace(' ', '-')}-{nth}"
        told, seen = run(home, nth, WAYS[name])
        for fault in faults(home, told, imported):
            sys.stdout.write(f"{name}, call {nth}: {fault}\n")
        if 0 <= seen < nth:
            return nth - 1
    return MOST


if __name__ == "__main__":
    for way in WAYS:
        sys.stdout.write(f"swept {sweep(Path(sys.argv[1]), way)} {way}\n")

"""Run under a failing disk: each command that writes, its n-th change of a file failing; print what broke.

Arguments: a folder to work in, and how many of each command's n are tried for each way to fail; 0 for all.
"""

import ctypes
import json
import os
import re
import shutil
import sqlite3
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dosecalc.__main__ import main
from dosecalc.exports.catalogue import format_names
from tests.cli.every_command import DEEDS, HOME, Deed, commands, deed, furnished
from tests.learner.sweep import DISK, KILL, NONE, WAYS

MOST = 3000
KILLED = 137
TAIL = 8
PROFILE = ("--profile", "anna")
MORE: dict[str, tuple[tuple[str, ...], Deed]] = {
    "drill by a new profile": (("drill",), Deed(("flow", "-n", "1", "--seed", "1", *PROFILE), "1 mcg\ns\n")),
    "drill of what is needed": (("drill",), Deed(("-n", "1"), "1 mcg\ns\n")),
    "exam that is left": (("exam",), Deed(DEEDS["exam",].arguments, "1 mg\nq\n")),
    "generate to stay": (("generate",), Deed(("-t", "flow", "-n", "2", "--seed", "1", "-o", ".", "--overwrite"))),
    "show a picture": (("show",), Deed(("read-3-ml-syringe@1:1:pharmacy@1", "--svg", "picture.svg"))),
    "history export over": (("history", "export"), Deed(("key.json", "--overwrite"))),
    "history export table": (("history", "export"), Deed(("mine.csv",))),
    "history backup over": (("history", "backup"), Deed(("copy.db", "--overwrite"))),
    "grade over": (("grade",), Deed((*DEEDS["grade",].arguments[:2], "-o", ".", "--jobs", "1", "--overwrite"))),
    **{
        f"export to {name}": (("export",), Deed(("key.json", "--to", name, "--variant", "A", "-o", "sheets")))
        for name in format_names()
    },
}
JOBS = {" ".join(command): (command, deed(command)) for command in commands()} | MORE


@dataclass(frozen=True)
class Left:
    """What a run left: its exit code, what it told, how many changes it made, the files by their names."""

    code: int
    told: str
    seen: int
    files: dict[str, bytes]


def run(job: str, place: Path, nth: int, way: tuple[int, int]) -> Left:
    """One command in a process of its own, in a place of its own."""
    furnished(place)
    command, given = JOBS[job]
    streams = place.with_suffix(".streams")
    streams.mkdir()
    (streams / "typed").write_text(given.typed, encoding="utf-8")
    child = os.fork()
    if not child:
        _become(place, streams, (*command, *given.arguments))
        DISK.arm(f"{place}/".encode(), nth, *way)
        code = 70
        try:
            main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        except BaseException as error:  # noqa: BLE001 - whatever else comes is what is looked for
            os.write(2, f"\nTraceback of {error!r}\n".encode())
        (streams / "seen").write_text(str(DISK.calls()), encoding="utf-8")
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    told = (streams / "told").read_text(encoding="utf-8")
    seen = int((streams / "seen").read_text()) if (streams / "seen").exists() else -1
    shutil.rmtree(streams)
    return Left(os.waitstatus_to_exitcode(status), told, seen, contents(place))


def _become(place: Path, streams: Path, arguments: tuple[str, ...]) -> None:
    """A process as a shell would have started it."""
    for number, (name, flags) in enumerate(
        [("typed", os.O_RDONLY), ("told", os.O_WRONLY | os.O_CREAT | os.O_APPEND), ("told", os.O_WRONLY | os.O_APPEND)]
    ):
        os.dup2(os.open(streams / name, flags, 0o600), number)
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115 - streams
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1)  # noqa: SIM115 - a stream
    os.chdir(place)
    os.environ["DOSECALC_HOME"] = str(place / HOME)
    sys.argv = ["dosecalc", *arguments]


def contents(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


@dataclass(frozen=True)
class Usual:
    """What a command leaves where nothing fails, twice: what is the same in both has to be so wherever it stands."""

    before: dict[str, bytes]
    first: Left
    second: Left

    @property
    def new(self) -> set[str]:
        """The files that it makes or changes, without those that nobody misses."""
        changed = {name for name, content in self.first.files.items() if self.before.get(name) != content}
        return {
            name
            for name in changed
            if not re.match(r"home/(profile-anna/)?(backups/|preferences|exam\.lock|.*-journal)", name)
        }

    def is_whole(self, name: str, content: bytes) -> bool:
        """Whether a file is as it was, or as it was meant to be."""
        if content in {self.before.get(name), self.first.files.get(name)}:
            return True
        if name.startswith(f"{HOME}/") and name.endswith(".db"):
            return True  # looked into by itself
        is_of_its_time = re.search(r"(responses|exam-\d+)\.json$", name)
        if self.first.files.get(name) == self.second.files.get(name) and not is_of_its_time:
            return False
        if name.endswith(".json"):
            with suppress(ValueError):
                return bool(json.loads(content))
            return False
        meant = self.first.files.get(name, b"")  # made by chance, so that only its end or its length tells
        return len(content) == len(meant) > 0 or (bool(content) and content[-TAIL:] == meant[-TAIL:])


def faults(job: str, left: Left, usual: Usual, way: str) -> list[str]:
    """What is wrong after a run."""
    found = []
    if re.search(r"Traceback|Exception ignored|Error\b", left.told):
        found.append(f"no manners: {left.told[-600:]}")
    if left.code not in {usual.first.code, 3, KILLED}:
        found.append(f"exit code {left.code}: {left.told[-300:]}")
    if left.code == 3 and not re.search(r"^dosecalc: \S.*|NOT saved", left.told, flags=re.MULTILINE):
        found.append(f"3 without a word: {left.told[-300:]}")
    if left.code == usual.first.code:
        found += [f"exit code {left.code} without {name}" for name in sorted(usual.new - set(left.files))]
        found += [f"unchanged: {name}" for name in usual.new if left.files.get(name) == usual.before.get(name, b"")]
    is_killed, goes_on = left.code == KILLED, WAYS[way][1]
    for name, content in left.files.items():
        if ".half-done-" in name:
            found += [] if is_killed or goes_on else [f"litter: {name}"]
        elif not usual.is_whole(name, content) and not name.endswith("-journal"):
            found.append(f"half of {name}: {len(content)} bytes")
    if job != "history delete":
        found += [f"gone: {name}" for name in usual.before if name not in left.files]
    return found + lost(job, left)


def lost(job: str, left: Left) -> list[str]:
    """Answers that were kept or acknowledged and are gone."""
    found = []
    kept: set[str] = set()
    for home in (HOME, f"{HOME}/profile-anna"):
        name = f"{home}/history.db"
        if left.files.get(name):
            texts, wrong = answers(left.files, name)
            kept |= texts
            found += wrong
    if job in {"history delete", "history restore"}:
        return found
    saved = left.told.partition("dosecalc: ")[0] if "All answers are saved now" not in left.told else left.told
    if job.startswith(("drill", "review")):
        told = set(re.findall(r"^Answer: (1 mcg)\n(?=.)", saved, flags=re.MULTILINE))
        found += [f"lost: {text}" for text in told - kept]
    if job.startswith(("exam", "take")):
        sheets = b"".join(content for name, content in left.files.items() if re.search(r"exam-1|responses", name))
        noted = set(re.findall(r"^Noted: (\d mg)(?!.*NOT saved)[^\n]*$", left.told, flags=re.MULTILINE))
        found += [f"lost: {text}" for text in noted if f'"{text}"'.encode() not in sheets]
    return found


def answers(files: dict[str, bytes], name: str) -> tuple[set[str], list[str]]:
    """The texts of the answers in a history, and what is wrong with it."""
    place = Path(os.environ["SWEPT"]) / "looked-into"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for each in (name, f"{name}-journal"):
        if each in files:
            (place / f"history.db{each.removeprefix(name)}").write_bytes(files[each])
    connection = sqlite3.connect(place / "history.db")
    try:
        wrong = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'answer'").fetchone():
            return set(), wrong
        rows = connection.execute("SELECT id, text FROM answer").fetchall()
    except sqlite3.Error as error:
        return set(), [f"unreadable: {error!r}"]
    finally:
        connection.close()
    if name == f"{HOME}/history.db" and len(rows) < FEWEST.get(os.environ.get("JOB", ""), 4):
        wrong.append(f"only {len(rows)} answers")
    return {text for _, text in rows}, wrong


FEWEST = {"history delete": 0, "history restore": 3}
"""Of the four answers that there are at first."""


SOME_WAYS = ("full once", "broken from then on", "killed")


def numbers(last: int, wanted: int, shift: int) -> list[int]:
    """Which n are tried."""
    if not wanted or last <= wanted:
        return list(range(1, last + 1))
    step = last // wanted
    return [min(1 + shift % step + place * step, last) for place in range(wanted)]


def sweep(folder: Path, job: str, wanted: int, shift: int) -> int:
    """All ways to fail of one command; how many runs there were."""
    os.environ["JOB"] = job
    before = contents(furnished(folder / "before"))
    usual = Usual(before, *(run(job, folder / f"usual-{number}", MOST, (NONE, 0)) for number in (1, 2)))
    runs = 0
    for number, way in enumerate(SOME_WAYS if wanted == 1 else WAYS):
        for nth in numbers(usual.first.seen, wanted, shift + number):
            place = folder / f"{number}-{nth}"
            left = run(job, place, nth, WAYS[way])
            for fault in faults(job, left, usual, way):
                sys.stdout.write(f"{job}, {way}, change {nth}: {fault}\n")
            shutil.rmtree(place)
            runs += 1
    return runs


if __name__ == "__main__":
    root, many, *only = sys.argv[1:]
    os.environ["SWEPT"] = root
    assert isinstance(DISK, ctypes.CDLL)
    assert WAYS["killed"][0] == KILL
    for place, name in enumerate(only or JOBS):
        inside = Path(root) / str(place)
        inside.mkdir()
        done = sweep(inside, name, int(many), place)
        shutil.rmtree(inside)
        sys.stdout.write(f"swept {done} {name}\n")
        sys.stdout.flush()

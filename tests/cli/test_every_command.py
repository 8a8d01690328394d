"""Every command in every condition that its streams, its terminal and signals can be in; a new command as well.

Each is a real process. By itself a run takes every command in some conditions and every condition with some commands;
DOSECALC_FAULTS=all takes all of both.
"""

import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.conftest import OF_A_TERMINAL, PLAIN
from tests.cli.every_command import HOME, commands, deed, furnished

WHOLE = os.environ.get("DOSECALC_FAULTS") == "all"
PATIENCE = 60
DOCUMENTED = {0, 1, 2, 3}
STOPPED = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGQUIT: 131, signal.SIGTERM: 143}
COMMANDS = commands()
ASKING = [command for command in COMMANDS if deed(command).asks]


@dataclass(frozen=True)
class Done:
    """What a process left behind."""

    code: int
    out: bytes
    err: bytes

    @property
    def is_calm(self) -> bool:
        return not re.search(rb"Traceback|Exception ignored|Error:|most recent call", self.out + self.err)


def environment(place: Path, **more: str) -> dict[str, str]:
    kept = {name: text for name, text in PLAIN.items() if name not in OF_A_TERMINAL}
    return {**kept, "DOSECALC_HOME": str(place / HOME), "INPUTRC": "/dev/null", **more}


BEGUN = "import sys\nfrom dosecalc.__main__ import main\nprint('begun', flush=True)\nmain()\n"
"""The interpreter starts before anything is ours: what comes then it tells in its own way."""


def argv(command: tuple[str, ...], program: str = "") -> list[str]:
    """How the command is started; program: instead of the module, one that runs it."""
    how = ["-c", program] if program else ["-m", "dosecalc"]
    return [sys.executable, "-W", "error", *how, *command, *deed(command).arguments]


def run(command: tuple[str, ...], place: Path, closed: str = "", **more: str) -> Done:
    """The command with pipes as its streams; closed: what a shell is told of them."""
    words = ["bash", "-c", f'exec "$@" {closed}', "bash", *argv(command)] if closed else argv(command)
    typed = deed(command).typed.encode()
    done = subprocess.run(
        words,
        input=typed,
        capture_output=True,
        cwd=place,
        env=environment(place, **more),
        timeout=PATIENCE,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def _lead() -> None:
    """Lead a terminal, as what a shell starts in it does."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    _heed()


def _heed() -> None:
    """Ignore no signal, whatever whoever runs the tests ignores."""
    for number in STOPPED:
        signal.signal(number, signal.SIG_DFL)


@dataclass
class Terminal:
    """A command in a pseudo-terminal of its own, of which it is the leader."""

    command: tuple[str, ...]
    place: Path
    columns: int = 80
    more: dict[str, str] = field(default_factory=dict)
    says_when_begun: bool = False
    seen: bytes = b""

    def __post_init__(self) -> None:
        self.here, self.there = pty.openpty()
        fcntl.ioctl(self.there, termios.TIOCSWINSZ, struct.pack("HHHH", self.columns and 24, self.columns, 0, 0))
        self.before = termios.tcgetattr(self.there)
        self.process = subprocess.Popen(
            argv(self.command, BEGUN if self.says_when_begun else ""),
            stdin=self.there,
            stdout=self.there,
            stderr=self.there,
            cwd=self.place,
            env={**environment(self.place), **self.more},
            start_new_session=True,
            preexec_fn=_lead,  # noqa: PLW1509 - nothing here runs in threads
        )

    def until(self, words: str) -> None:
        ends = time.monotonic() + PATIENCE
        while words.encode() not in self.seen:
            assert time.monotonic() < ends, self.seen
            if not self._read() and self.process.poll() is not None:
                return

    def _read(self) -> bool:
        ready, _, _ = select.select([self.here], [], [], 0.02)
        if ready:
            self.seen += os.read(self.here, 65_536)
        return bool(ready)

    def until_asked(self) -> None:
        """Until it waits for its learner; for a command that never does, until it has begun, where it says when."""
        if self.says_when_begun:
            self.until("begun")
        if deed(self.command).asks_when_ready:
            self.until("Ready: ")
            self.type("\r")
        if asks := deed(self.command).asks:
            self.until(asks)
            time.sleep(0.05)  # until the prompt is read from

    def type(self, keys: str) -> None:
        os.write(self.here, keys.encode())

    def end(self) -> Done:
        ends = time.monotonic() + PATIENCE
        while self.process.poll() is None or self._read():
            assert time.monotonic() < ends, self.seen
            self._read()
        self.after = termios.tcgetattr(self.there)
        os.close(self.here)
        os.close(self.there)
        return Done(self.process.returncode, self.seen, b"")


def type_all(terminal: Terminal) -> Done:
    """Type what there is to type, and then leave."""
    terminal.until_asked()
    for line in [*deed(terminal.command).typed.splitlines(), "q", "q", "q"] if deed(terminal.command).asks else []:
        if terminal.process.poll() is None:
            terminal.type(f"{line}\r")
    return terminal.end()


def full_output(command: tuple[str, ...], place: Path, usual: Done) -> None:
    done = run(command, place, ">/dev/full")
    assert (3 if usual.out else usual.code) == done.code
    assert re.fullmatch(rb"(A new secret[^\n]+\n)?([^\n]*accepted in known\.\n)?(dosecalc: [^\n]+\n)+", done.err)


def full_complaints(command: tuple[str, ...], place: Path, usual: Done) -> None:
    done = run(command, place, "2>/dev/full")
    assert usual.code == done.code
    assert bool(usual.out) == bool(done.out)


def nobody_reads(command: tuple[str, ...], place: Path, _usual: Done) -> None:
    done = run(command, place, "> >(:)")
    assert done.code in {0, 141, _usual.code}
    assert done.is_calm


UNCONFIRMED: dict[tuple[str, ...], int] = {("history", "delete"): 2}
"""What comes to nothing where nobody confirms it."""


def closed_streams(closed: str) -> Callable[[tuple[str, ...], Path, Done], None]:
    def condition(command: tuple[str, ...], place: Path, usual: Done) -> None:
        done = run(command, place, closed)
        assert done.code in {usual.code, 0, 3, UNCONFIRMED.get(command)}
        assert done.is_calm
        assert b"" == done.out or ">&-" not in closed.replace("2>&-", "")

    return condition


def nothing_typed(command: tuple[str, ...], place: Path, usual: Done) -> None:
    done = run(command, place, "</dev/null")
    assert done.code in {usual.code, 0, UNCONFIRMED.get(command)}
    assert done.is_calm


def in_encoding(name: str) -> Callable[[tuple[str, ...], Path, Done], None]:
    def condition(command: tuple[str, ...], place: Path, usual: Done) -> None:
        done = run(command, place, PYTHONIOENCODING=name)
        assert (usual.code, True) == (done.code, done.is_calm)
        done.out.decode(name)
        done.err.decode(name)
        assert len(usual.out) < 2 * len(done.out) + 200

    return condition


def in_the_c_locale(command: tuple[str, ...], place: Path, usual: Done) -> None:
    done = run(command, place, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (usual.code, True) == (done.code, done.is_calm)
    assert (done.out + done.err).isascii()


def in_a_terminal(columns: int = 80, **more: str) -> Callable[[tuple[str, ...], Path, Done], None]:
    def condition(command: tuple[str, ...], place: Path, usual: Done) -> None:
        terminal = Terminal(command, place, columns, more)
        done = type_all(terminal)
        assert done.is_calm
        assert done.code in {usual.code, 0}
        assert terminal.before == terminal.after
        assert more.get("TERM") != "dumb" or b"\x1b" not in done.out

    return condition


def signalled(*signals: signal.Signals) -> Callable[[tuple[str, ...], Path, Done], None]:
    def condition(command: tuple[str, ...], place: Path, usual: Done) -> None:
        terminal = Terminal(command, place, more={"TERM": "xterm"}, says_when_begun=True)
        terminal.until_asked()
        if not deed(command).asks:
            time.sleep(0.05)
        for each in signals:
            if terminal.process.poll() is None:
                terminal.process.send_signal(each)
        done = terminal.end()
        stopped = {STOPPED[signals[0]]} | ({-signals[0]} if len(signals) > 1 else set())
        assert done.is_calm
        assert done.code in (stopped if deed(command).asks else {*stopped, -signals[0], usual.code})
        assert terminal.before == terminal.after

    return condition


def hung_up(command: tuple[str, ...], place: Path, usual: Done) -> None:
    terminal = Terminal(command, place, more={"TERM": "xterm"})
    os.close(terminal.there)
    terminal.until_asked()
    os.close(terminal.here)
    code = terminal.process.wait(PATIENCE)
    assert code in ({129} if deed(command).asks else {129, -signal.SIGHUP, 3, usual.code})


def in_a_deleted_folder(command: tuple[str, ...], place: Path, _usual: Done) -> None:
    leaving = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = subprocess.run(
        ["bash", "-c", leaving, "bash", *argv(command)],
        capture_output=True,
        cwd=place,
        env=environment(place),
        timeout=PATIENCE,
        check=False,
    )
    assert (2, b"") == (done.returncode, done.stdout)
    assert re.fullmatch(rb"dosecalc: the folder that you are in has been deleted; [^\n]+\n", done.stderr)


CONDITIONS: dict[str, Callable[[tuple[str, ...], Path, Done], None]] = {
    "full output": full_output,
    "full error stream": full_complaints,
    "nobody reads": nobody_reads,
    **{f"closed {closed}": closed_streams(closed) for closed in ("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-")},
    "nothing typed": nothing_typed,
    "in a deleted folder": in_a_deleted_folder,
    **{f"in {name}": in_encoding(name) for name in ("ascii", "cp1252", "cp437")},
    "in the C locale": in_the_c_locale,
    "in a terminal": in_a_terminal(TERM="xterm-256color"),
    "in a terminal without width": in_a_terminal(0, TERM="xterm-256color"),
    "in a terminal of one column": in_a_terminal(1, TERM="xterm-256color"),
    "in a dumb terminal": in_a_terminal(TERM="dumb"),
    "in a terminal without a name": in_a_terminal(),
    "in a terminal with LC_ALL=C": in_a_terminal(TERM="xterm", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "Ctrl-C": signalled(signal.SIGINT),
    "Ctrl-C twice": signalled(signal.SIGINT, signal.SIGINT),
    "Ctrl-C five times": signalled(*[signal.SIGINT] * 5),
    "SIGTERM": signalled(signal.SIGTERM),
    "SIGHUP": signalled(signal.SIGHUP),
    "SIGQUIT": signalled(signal.SIGQUIT),
    "hung up": hung_up,
}
CASES = [
    (command, condition)
    for place, command in enumerate(COMMANDS)
    for number, condition in enumerate(CONDITIONS)
    if WHOLE or ((place + number) % len(CONDITIONS) == 0 and place % 2 == 0)
]


@pytest.mark.parametrize(
    ("command", "condition"), CASES, ids=lambda each: each if isinstance(each, str) else " ".join(each)
)
def test_no_condition_makes_a_command_lose_its_manners(
    command: tuple[str, ...], condition: str, own_home: Path, usual: Callable[[tuple[str, ...]], Done]
) -> None:
    CONDITIONS[condition](command, furnished(own_home), usual(command))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[str, ...]], Done]:
    """What a command does where nothing is amiss."""
    found: dict[tuple[str, ...], Done] = {}

    def done(command: tuple[str, ...]) -> Done:
        if command not in found:
            place = furnished(tmp_path_factory.mktemp("usual"))
            found[command] = run(command, place)
            shutil.rmtree(place)
        return found[command]

    return done


@pytest.mark.parametrize("command", COMMANDS if WHOLE else COMMANDS[1::4], ids=" ".join)
def test_a_command_does_what_its_deed_says(command: tuple[str, ...], usual: Callable[[tuple[str, ...]], Done]) -> None:
    done = usual(command)

    assert done.is_calm
    assert done.code in ({0, 1} if deed(command).arguments else DOCUMENTED)
    assert deed(command).asks.encode() in done.out


MOMENTS = 300 if WHOLE else 6


def test_wherever_a_signal_comes_nothing_but_a_sentence_is_said(own_home: Path) -> None:
    chance = random.Random(20261126)
    for moment in range(MOMENTS):
        command, number = chance.choice(COMMANDS), chance.choice(list(STOPPED))
        place = furnished(own_home / str(moment))
        with subprocess.Popen(
            argv(command, BEGUN),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=place,
            env=environment(place),
            preexec_fn=_heed,  # noqa: PLW1509 - nothing here runs in threads
        ) as process:
            assert process.stdout is not None
            assert b"begun\n" == process.stdout.readline()
            time.sleep(chance.random() * 0.3)
            for _ in range(chance.randint(1, 5)):
                process.send_signal(number)
                time.sleep(chance.choice([0, 0, 0.001, 0.01]))
            out, err = process.communicate(timeout=PATIENCE)
        done = Done(process.returncode, out, err)

        assert done.is_calm, (command, number, done)
        # Python ends by SIGINT what any signal interrupted within an exec, as dataclasses are made.
        assert done.code in {STOPPED[number], -number, -signal.SIGINT, *DOCUMENTED}, (command, number, done)
        with closing(sqlite3.connect(place / HOME / "history.db")) as connection:
            assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()


@pytest.mark.skipif(not WHOLE, reason="keeps all cores busy for a while; DOSECALC_FAULTS=all does")
@pytest.mark.parametrize("number", STOPPED)
def test_a_signal_to_all_processes_of_a_command_is_told_once_and_leaves_none(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "dosecalc", "verify", "--samples", "4000", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=PLAIN,
        start_new_session=True,
        preexec_fn=_heed,  # noqa: PLW1509 - nothing here runs in threads
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while len(children.read_text().split()) < 3:
            time.sleep(0.1)
        time.sleep(1)
        started = children.read_text().split()
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
    ends = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{child}").exists() for child in started) and time.monotonic() < ends:
        time.sleep(0.1)

    assert (STOPPED[number], b"") == (process.returncode, out)
    assert err in {b"\nStopped.\n", b""}
    assert [] == [child for child in started if Path(f"/proc/{child}").exists()]

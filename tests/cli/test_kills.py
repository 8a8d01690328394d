"""Real drills that are killed, crowded, starved of disk and locked out: no answer with a verdict is ever lost.

DOSECALC_KILLS sets how many drills are killed.
"""

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dosecalc.learner.history import FILE, History
from dosecalc.learner.records import Record
from tests.cli.conftest import PLAIN

KILLS = int(os.environ.get("DOSECALC_KILLS", "30"))
needs_kills = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
DRILL = (sys.executable, "-W", "error", "-m", "dosecalc", "drill", "titration", "-n", "100")


def answers(begin: str, number: int) -> list[str]:
    """Wrong answers, each unlike any other."""
    return [f"{begin}.{place}1 mcg" for place in range(1, number + 1)]


def begun(home: Path, typed: list[str], *more: str) -> "subprocess.Popen[str]":
    """A drill that has been sent all of its answers."""
    drill = subprocess.Popen(
        [*DRILL, *more],
        env={**PLAIN, "DOSECALC_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert drill.stdin is not None
    drill.stdin.write("\n".join(typed) + "\n")
    drill.stdin.close()
    drill.stdin = None
    return drill


def acknowledged(output: str) -> list[str]:
    """The answers whose verdict was told: whatever is said after an answer begins with it."""
    return [text for text in re.findall(r"^Answer: (.+)\n(?=.)", output, flags=re.MULTILINE) if " mcg" in text]


def kept(home: Path) -> list[Record]:
    with History.to_read(home) as history:
        assert [] == history.file.faults()
        return [record for record in history.records() if record.text]


@needs_kills
def test_drills_killed_at_random_moments_lose_no_acknowledged_answer(own_home: Path) -> None:
    chance = random.Random(20261125)
    told: list[str] = []
    in_all = waited_for = 0
    for number in range(KILLS):
        drill = begun(own_home, answers(str(number), 60))
        assert drill.stdout is not None
        seen, wanted = "", chance.randrange(12)
        waited_for += wanted
        while len(acknowledged(seen)) < wanted and (line := drill.stdout.readline()):
            seen += line
        time.sleep(chance.random() * 0.04)
        drill.send_signal(signal.SIGKILL)
        rest, complaints = drill.communicate()
        told += acknowledged(seen + rest)
        assert "" == complaints
        in_all += 1
        if not (own_home / FILE).exists():
            continue
        found = [record.text for record in kept(own_home)]
        assert [] == sorted(set(told) - set(found))
        assert len(set(found)) == len(found) <= len(told) + in_all

    assert len(told) >= waited_for > 0


def test_two_drills_at_once_and_a_reader_keep_every_answer(own_home: Path) -> None:
    drills = [begun(own_home, answers(str(number), 40)) for number in range(2)]
    with History.opened(own_home) as history:
        while any(drill.poll() is None for drill in drills[:1]):
            list(history.records())
            time.sleep(0.01)
    done = [drill.communicate() for drill in drills]

    assert [0, 0] == [drill.returncode for drill in drills]
    assert ["", ""] == [complaints for _, complaints in done]
    found = [record.text for record in kept(own_home)]
    for number, (output, _) in enumerate(done):
        mine = [text for text in found if text.startswith(f"{number}.")]
        assert answers(str(number), 40) == mine == acknowledged(output)


ADDING = """
import sys
from pathlib import Path
from dataclasses import replace
from dosecalc.learner.history import History
from dosecalc.learner.records import fresh_id
from tests.learner.kept import ANSWER
with History.opened(Path(sys.argv[1])) as history:
    for place in range(25):
        history.add(replace(ANSWER, id=fresh_id(), text=f"{sys.argv[2]} {place}"))
        print(f"{sys.argv[2]} {place}", flush=True)
"""


def test_four_writers_that_open_and_write_at_once_all_succeed(own_home: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", ADDING, str(own_home), str(number)],
            env={**PLAIN, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    done = [writer.communicate() for writer in writers]

    assert [""] * 4 == [complaints for _, complaints in done]
    found = [record.text for record in kept(own_home)]
    assert 100 == len(found)
    for number, (output, _) in enumerate(done):
        assert output.splitlines() == [text for text in found if text.startswith(f"{number} ")]


def test_a_lock_that_another_program_holds_is_waited_for(own_home: Path) -> None:
    History.opened(own_home).close()
    other = sqlite3.connect(own_home / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    drill = begun(own_home, answers("0", 2))
    assert drill.stderr is not None
    told = drill.stderr.readline()  # only after seconds
    time.sleep(1)
    other.execute("ROLLBACK")
    other.close()
    output, complaints = drill.communicate()

    assert "dosecalc: Another program is using your history; waiting for it.\n" == told
    assert not complaints
    assert answers("0", 2) == acknowledged(output) == [record.text for record in kept(own_home)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_file_that_may_not_grow_is_told_at_once_and_what_was_told_before_is_kept(own_home: Path) -> None:
    import resource  # noqa: PLC0415 - not on every platform

    most = 45_056

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [*DRILL],
        input="\n".join(answers("0", 90)) + "\n",
        env={**PLAIN, "DOSECALC_HOME": str(own_home)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    found = [record.text for record in kept(own_home)]

    assert 3 == done.returncode
    assert 1 == done.stderr.count("saving is tried again with each answer")
    assert answers("0", 90) == acknowledged(done.stdout)
    assert found == answers("0", 90)[: len(found)]
    assert 5 < len(found) < 90


UNSHARE = shutil.which("unshare")


def can_mount() -> bool:
    if UNSHARE is None:
        return False
    tried = subprocess.run([UNSHARE, "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


needs_mounts = pytest.mark.skipif(not can_mount(), reason="no file system of one's own may be mounted here")


def with_mount(home: Path, options: str, script: str, typed: list[str]) -> Iterator[str]:
    """The sections that a script prints, run where the home is a small file system of its own."""
    home.mkdir()
    dosecalc = f"{sys.executable} -W error -m dosecalc"
    whole = (
        f"mount -t tmpfs -o {options} none {home} && {script.replace('DOSECALC', dosecalc).replace('HOME', str(home))}"
    )
    done = subprocess.run(
        [str(UNSHARE), "-rm", "sh", "-c", whole],
        input="\n".join(typed) + "\n",
        env={**PLAIN, "DOSECALC_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    yield from [*done.stdout.split("=====\n"), done.stderr]


@needs_mounts
def test_a_disk_that_runs_full_is_told_at_once_and_what_was_told_before_is_kept(own_home: Path) -> None:
    script = (
        "DOSECALC drill titration -n 1 --seed 1 < /dev/null > /dev/null; head -c 4k /dev/zero > HOME/big; "
        "while [ $(df -k --output=avail HOME | tail -1) -gt 44 ]; do head -c 4k /dev/zero >> HOME/big; done; "
        'DOSECALC drill titration -n 100; echo "exit $?"; echo =====; '
        "rm HOME/big; DOSECALC history check; echo =====; DOSECALC history export -"
    )
    drill, check, export, complaints = with_mount(own_home, "size=160k", script, answers("0", 90))
    found = re.findall(r'"text":"(0[^"]+)"', export)

    assert drill.endswith("exit 3\n")
    assert 1 == complaints.count("the disk is full. Make room and try again. You can go on;")
    assert "No fault was found." in check
    assert answers("0", 90) == acknowledged(drill)
    assert found == answers("0", 90)[: len(found)]
    assert 5 < len(found) < 90


@needs_mounts
def test_a_read_only_home_is_told_at_once_and_can_still_be_read(own_home: Path) -> None:
    script = (
        "echo '0.001 mcg' | DOSECALC drill titration -n 1 > /dev/null; mount -o remount,ro HOME; "
        'DOSECALC drill titration -n 1; echo "exit $?"; echo =====; DOSECALC history list; echo "exit $?"; echo =====; '
        'DOSECALC history export - | wc -l; DOSECALC history check; DOSECALC history delete --yes; echo "exit $?"'
    )
    drill, listed, rest, complaints = with_mount(own_home, "size=1m", script, answers("0", 3))

    assert "1 problem: 0 right.\nOf these, 1 missed." in drill
    assert drill.endswith("exit 3\n")
    assert 1 == complaints.count("You can go on, but it is not saved.")
    assert 2 == complaints.count("it cannot be written. Give yourself the right to write there")
    assert "wrong" in listed
    assert listed.endswith("exit 0\n")
    assert rest.startswith("2\n2 answers")
    assert rest.endswith("No fault was found.\nexit 3\n")


@needs_mounts
def test_a_read_only_home_without_a_history_is_told_at_once(own_home: Path) -> None:
    script = 'DOSECALC drill titration -n 1; echo "exit $?"; DOSECALC history list'
    drill, complaints = with_mount(own_home, "size=1m,ro", script, answers("0", 3))

    assert "exit 3\nNo answer is kept yet" in drill
    assert 1 == complaints.count("dosecalc: ")
    assert "(Read-only file system)" in complaints

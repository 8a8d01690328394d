"""Exams that are killed for real, at any moment: no acknowledged answer is lost, and the clock stays honest."""

import random
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.exams import Exam
from dosecalc.learner.home import Home
from tests.cli.conftest import PLAIN, Call
from tests.cli.exams import EXAM, keys, lines

if sys.platform == "win32":
    pytest.skip("Windows has no SIGKILL and no limit on the size of files", allow_module_level=True)

KILLS = 12
ANSWERS = keys()
LIMITED = """
import resource, sys
room, *sys.argv[1:] = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
from dosecalc.__main__ import main
main()
"""


class Process:
    """An exam in a process of its own, fed one answer after the other; `noted` counts what it acknowledged."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dosecalc", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=PLAIN,
            text=True,
            encoding="utf-8",
        )
        self.noted = 0
        self.has_begun = threading.Event()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.noted += line.startswith("Noted: ")
            if line.startswith("Problem "):
                self.has_begun.set()

    def type(self, text: str) -> None:
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(text)
            self.process.stdin.flush()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.reader.join()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdout.close()
        with suppress(BrokenPipeError):
            self.process.stdin.close()


def typed(exam: Exam) -> list[str]:
    return [answer.text for entry in exam.sheet.entries for answer in entry.answers if answer.text]


@pytest.mark.parametrize("kill", range(KILLS))
def test_an_exam_killed_at_any_moment_keeps_what_it_acknowledged_and_goes_on(
    kill: int, call: Call, own_home: Path
) -> None:
    process = Process(*EXAM)
    assert process.has_begun.wait(30)
    process.type(lines(*ANSWERS))
    time.sleep(random.Random(kill).uniform(0, 0.4))
    process.kill()
    exam = ExamFiles(Home(own_home)).read(1)
    kept = typed(exam)

    assert ANSWERS[: len(kept)] == kept
    assert process.noted <= len(kept)
    assert exam.is_open or len(ANSWERS) == len(kept)
    assert [] == [
        path.name for path in own_home.iterdir() if path.suffix not in {".json", ".lock"} and path.name[0] != "."
    ]

    done = call("exam", "--resume", typed=lines("r", "h", "y"))
    assert f"Answered: {sum(entry.is_answered for entry in exam.sheet.entries)} of 10" in done.out
    assert exam.sheet.used <= ExamFiles(Home(own_home)).read(1).sheet.used


def test_a_disk_that_fills_up_is_told_at_each_answer_and_keeps_the_last_sheet_whole(call: Call, own_home: Path) -> None:
    call(*EXAM, typed="q\n")
    room = (own_home / "exam-1.json").stat().st_size + 60
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(room), *EXAM],
        input=lines(*ANSWERS, "q"),
        capture_output=True,
        check=False,
        env=PLAIN,
        encoding="utf-8",
    )
    kept = typed(ExamFiles(Home(own_home)).read(2))

    assert ANSWERS[: len(kept)] == kept
    assert 0 < len(kept) < len(ANSWERS)
    acknowledged = re.findall(r"^Noted: (?!.*NOT saved).*$", done.stdout, flags=re.MULTILINE)
    assert 0 < len(acknowledged) <= len(kept)
    assert "But it is NOT saved" in done.stdout
    assert "Your answers are NOT saved" in done.stdout
    assert 3 == done.returncode


def test_the_time_between_a_kill_and_the_return_is_gone(call: Call, own_home: Path) -> None:
    process = Process(*EXAM)
    assert process.has_begun.wait(30)
    process.kill()
    before = ExamFiles(Home(own_home)).read(1).sheet.used
    time.sleep(1.1)
    call("exam", "--resume", typed="q\n")

    assert before + 1000 <= ExamFiles(Home(own_home)).read(1).sheet.used


def test_a_second_terminal_is_told_that_an_exam_is_open_in_the_first(call: Call) -> None:
    process = Process(*EXAM)
    assert process.has_begun.wait(30)
    try:
        refused = [call("exam", "--resume"), call(*EXAM)]
    finally:
        process.kill()

    assert [2, 2] == [each.code for each in refused]
    assert all("an exam is open in another terminal" in each.err for each in refused)
    assert "Problem 1 of 10" in call("exam", "--resume", typed="q\n").out

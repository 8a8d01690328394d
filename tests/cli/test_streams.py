"""Real processes: encodings, closed, full and broken streams, and arguments that mean harm."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PLAIN, Call

COMMANDS = ("drill", "solve", "convert", "show", "check", "list", "preferences")
IDENTITY = "vasopressor-by-weight@2:3:pharmacy@1"
PUMP = ("solve", "pump_rate", "dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL")
OUTPUT = (
    ("--version",),
    ("--help",),
    ("drill", "--help"),
    ("list", "templates"),
    ("list", "drugs", "--format", "json"),
    PUMP,
)
Start = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_the_version_is_told(start: Start) -> None:
    done = start("--version")

    assert (0, b"") == (done.returncode, done.stderr)
    assert re.fullmatch(rb"dosecalc \d+\.\d+\.\d+\r?\n", done.stdout)


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), *((name, "--help") for name in COMMANDS)], ids=" ".join)
def test_every_command_has_help(start: Start, arguments: tuple[str, ...]) -> None:
    done = start(*arguments, env={"COLUMNS": "100"})
    told = done.stdout.decode()

    assert (0, b"") == (done.returncode, done.stderr)
    assert told.startswith("Usage: dosecalc")
    assert arguments[0] in COMMANDS or [] == [name for name in COMMANDS if f"\n  {name} " not in told]
    assert arguments[0] in COMMANDS or "Education only, never patient care." in told


def test_no_argument_at_all_shows_the_help(start: Start) -> None:
    done = start()

    assert b"Commands:" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


HARM = {
    "escape sequence": "\x1b[2J\x1b]0;title\x07",
    "bidi": "\u202egm 5\u2066",
    "C1": "\x9b31m",
    "markup": "[red]x[/red][/x]",
    "line end": "x\nCorrect.",
    "carriage return": "x\rCorrect.",
    "surrogate": "\udcff\udc80",
    "option": "--nonsense\x1b[2J",
    "long": "x" * 100_000,
    "braces": "{0!r:>999999999}%s%n",
    "path": "../../../etc/passwd",
    "empty": "",
    "blank": " ",
    "zero width": "dose\u200bcalc",
}
PLACES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "command": lambda harm: (harm,),
    "option": lambda harm: (f"--{harm}",),
    "topic": lambda harm: ("drill", harm),
    "number": lambda harm: ("drill", "-n", harm),
    "seed": lambda harm: ("drill", "--seed", harm),
    "policy": lambda harm: (*PUMP, "--policy", harm),
    "home": lambda harm: (*PUMP, "--home", harm),
    "method": lambda harm: (*PUMP, "--method", harm),
    "format": lambda harm: (*PUMP, "--format", harm),
    "calculation": lambda harm: ("solve", harm),
    "name": lambda harm: ("solve", "pump_rate", f"{harm}=5 kg"),
    "given": lambda harm: ("solve", "pump_rate", f"weight={harm}"),
    "bare given": lambda harm: ("solve", "pump_rate", harm),
    "target": lambda harm: (*PUMP, "--to", f"x{harm}"),
    "quantity": lambda harm: ("convert", harm, "kg"),
    "unit": lambda harm: ("convert", "5 mg", f"x{harm}"),
    "identity": lambda harm: ("show", harm),
    "template": lambda harm: ("show", f"{harm}@1:1:pharmacy"),
    "policy of an identity": lambda harm: ("show", f"vasopressor-by-weight@2:1:{harm}"),
    "answer": lambda harm: ("check", IDENTITY, f"x{harm}"),
    "things": lambda harm: ("list", harm),
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_an_argument_reaches_the_terminal_raw(call: Call, place: str, harm: str) -> None:
    result = call(*PLACES[place](HARM[harm]), typed="q\n")
    told = result.out + result.err

    assert result.code in {0, 2}
    assert "Traceback" not in told
    assert set() == {sign for sign in told if not sign.isprintable()} - {"\n"}
    assert [] == [line for line in told.splitlines() if line.startswith("Correct.")]
    assert len(told) < 6 * len(HARM[harm]) + 5_000


@pytest.mark.parametrize("harm", ["escape sequence", "bidi", "markup", "surrogate"])
def test_nothing_of_an_argument_reaches_a_real_error_stream_raw(start: Start, harm: str) -> None:
    done = start("list", HARM[harm])

    assert (2, b"") == (done.returncode, done.stdout)
    assert all(byte >= 0x20 or byte == 0x0A for byte in done.stderr)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "utf-8", "utf-16"])
def test_a_working_is_told_in_any_encoding(start: Start, encoding: str) -> None:
    done = start(*PUMP, env={"PYTHONIOENCODING": encoding})
    told = done.stdout.decode(encoding)

    assert (0, b"") == (done.returncode, done.stderr)
    assert "Answer: 13.1 mL/h" in told
    assert "?" not in told
    assert ("×" in told) == (encoding not in {"ascii", "cp437"})


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_json_is_the_same_in_any_encoding(start: Start, encoding: str) -> None:
    assert (
        start(*PUMP, "--format", "json").stdout
        == start(*PUMP, "--format", "json", env={"PYTHONIOENCODING": encoding}).stdout
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_a_drill_takes_bytes_that_are_no_text(start: Start, encoding: str) -> None:
    typed = b"\xff\xfe\x80\n5 \xc2\xb5g\n\x00\x1b[2J\n" + b"\xc3" * 9000 + b"\n?\ns\nq\n"
    done = start("drill", "titration", "--seed", "5", "-n", "2", typed=typed, env={"PYTHONIOENCODING": encoding})

    assert (0, b"") == (done.returncode, done.stderr)
    assert b"1 problem: 0 right." in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of Unix")
class TestOnUnix:
    @pytest.mark.parametrize(
        "arguments",
        [("list", "templates"), ("list", "templates", "--format", "json"), ("drill", "--help")],
        ids=" ".join,
    )
    def test_a_reader_that_leaves_is_no_error(self, arguments: tuple[str, ...]) -> None:
        script = 'python="$1"; shift; "$python" -m dosecalc "$@" | head -1 >&2; exit ${PIPESTATUS[0]}'
        done = subprocess.run(
            ["bash", "-c", script, "bash", sys.executable, *arguments],
            capture_output=True,
            check=False,
            env=PLAIN,
            timeout=60,
        )

        assert done.returncode in {0, 141}
        assert 1 == len(done.stderr.splitlines())

    def test_a_reader_that_is_not_there_is_no_error(self) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "dosecalc", *PUMP],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            env=PLAIN,
            timeout=60,
        )
        os.close(writing)

        assert done.returncode in {0, 141}
        assert b"" == done.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
    @pytest.mark.parametrize("arguments", [*OUTPUT, ("drill", "flow")], ids=lambda arguments: " ".join(arguments[:2]))
    def test_a_full_disk_is_told_in_one_line(self, arguments: tuple[str, ...]) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [sys.executable, "-m", "dosecalc", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env=PLAIN,
                timeout=60,
            )

        assert 3 == done.returncode
        assert re.fullmatch(rb"dosecalc: [^\n]*No space left on device\n", done.stderr)

    @pytest.mark.parametrize(
        "arguments", [*OUTPUT, ("drill", "flow"), ("nonsense",)], ids=lambda arguments: " ".join(arguments[:2])
    )
    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
    def test_a_closed_stream_causes_no_traceback(self, closed: str, arguments: tuple[str, ...]) -> None:
        done = subprocess.run(
            ["bash", "-c", f'exec "$@" {closed}', "bash", sys.executable, "-m", "dosecalc", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=PLAIN,
            timeout=60,
        )
        expected = {2} if arguments == ("nonsense",) else {0} if ">&-" not in closed.replace("2>&-", "") else {0, 3}

        assert done.returncode in expected
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr
        assert arguments != ("nonsense",) or b"" == done.stdout

    def test_ctrl_c_ends_a_drill_with_its_summary(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "dosecalc", "drill", "flow", "--seed", "3"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=PLAIN,
        ) as drill:
            assert drill.stdout is not None
            while not drill.stdout.readline().startswith(b"Type your answer"):
                pass
            time.sleep(0.1)
            drill.send_signal(signal.SIGINT)
            out, err = drill.communicate(timeout=20)

        assert (130, b"") == (drill.returncode, err)
        assert b"Stopped.\nNo problem was finished.\nFor the same problems again, add --seed 3\n" in out

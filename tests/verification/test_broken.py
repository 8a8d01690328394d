"""Every broken template is refused, or warned about, for what is wrong with it, at its line, and harms nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dosecalc.bank.faults import FaultCode
from dosecalc.verification.rules import RULES
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER, SOUND, broken_files, expected_of

if sys.platform != "win32":
    import resource

MEGABYTE = 1024 * 1024
MOST_SECONDS, MOST_MEMORY = 2, 200 * MEGABYTE


@pytest.mark.parametrize("path", broken_files(), ids=lambda path: path.stem)
def test_a_broken_template_is_found_out_by_its_own_code_at_its_own_line(path: Path) -> None:
    found = verified(Extent(paths=[path], samples=80, jobs=1))

    assert expected_of(path) in {(finding.code, finding.line) for finding in found.findings}
    assert all(str(finding).isprintable() and len(str(finding)) < 2000 for finding in found.findings)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("naked-decimal-in-a-story", "write a 0 before the point"),
        ("greek-letter-in-a-story", "write mcg"),
        ("cc-for-milliliters", "write mL"),
        ("u-for-units", "write units"),
    ],
)
def test_unsafe_notation_is_told_with_what_to_write_instead(name: str, instead: str) -> None:
    found = verified(Extent(paths=[FOLDER / f"{name}.toml"], samples=80, jobs=1)).findings

    assert [f"safe notation: {instead}"] == [each.expected for each in found if each.code == "unsafe-notation"]


@pytest.mark.parametrize(
    ("name", "reason", "least"),
    [
        ("requirement-never-met", "not meet the requirement 'answer at least 900 mg'", "one in a hundred at least: "),
        ("requirement-hardly-met", "not meet the requirement 'answer at least 550 mg'", "one in ten at least: "),
        ("doses-beyond-the-drug", "a dose rate outside 2 mcg/kg/min to 20 mcg/kg/min (DOBUTamine", "one in a hundred"),
    ],
)
def test_why_few_draws_are_accepted_is_told(name: str, reason: str, least: str) -> None:
    found = verified(Extent(paths=[FOLDER / f"{name}.toml"], samples=80, jobs=1)).findings
    told = [each for each in found if each.code in {"too-few-draws", "rare-draws"}]

    assert told
    assert all(reason in each.found for each in told)
    assert any(each.expected.startswith(least) for each in told)
    assert not any("widen" in str(each) for each in found)


def test_a_value_without_a_unit_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    path.write_text((SOUND / "weight-dose.toml").read_text().replace('"10 mg/kg"', '"10"'))
    found = verified(Extent(paths=[path], samples=20, jobs=1)).findings

    assert [("10 without a unit", "a dose for each kilogram for dose_per_weight, such as 15 mg/kg")] == [
        (each.found, each.expected) for each in found if each.code == "wrong-kind"
    ]


def test_there_are_enough_of_them_and_each_says_what_is_wrong() -> None:
    assert len(broken_files()) >= 120
    assert set(RULES) >= {expected_of(path)[0] for path in broken_files()}


OF_OTHER_FILES = {"unreadable-file", "too-large", "bad-conversion", "unknown-topic", "empty-level"}
"""What no template can have: files that are not there or too large for a folder of examples, policies, blueprints."""


def test_there_is_a_broken_template_for_every_fault_that_a_reader_tells() -> None:
    assert {code.value for code in FaultCode} - OF_OTHER_FILES == {
        code for code in (expected_of(path)[0] for path in broken_files()) if code in set(FaultCode)
    }


def test_the_templates_that_they_were_made_from_are_sound() -> None:
    assert [] == list(map(str, verified(Extent(paths=[SOUND], jobs=1)).findings))


def verify(*arguments: str, memory: int = 0) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, ended by the system where it takes too much."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))

    return subprocess.run(
        [sys.executable, "-m", "dosecalc", "verify", "--jobs", "1", "--plain", *arguments],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        env={**os.environ, "DOSECALC_PLAIN": "1"},
        preexec_fn=bound if memory else None,
    )


def test_all_of_them_at_once_are_told_without_a_traceback() -> None:
    done = verify(str(FOLDER), "--samples", "20")

    assert done.returncode == 1
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) > len(broken_files())
    assert all(line.isprintable() for line in done.stdout.splitlines())


HUGE = {
    "ten-megabytes": b'title = "' + b"x" * 10 * MEGABYTE + b'"\n',
    "ten-megabytes-of-keys": b"".join(b"key%d = 1\n" % number for number in range(1_000_000)),
    "dotted-keys": b".".join([b"a"] * 20_000) + b" = 1\n",
    "many-dotted-keys": b"".join(b"a.b.c.d.e.f.g%d = 1\n" % number for number in range(3000)),
    "many-unknown-keys": b"".join(b"title%d = 1\n" % number for number in range(4000)),
    "many-stories": b"[[story]]\n" * 6000,
    "many-placeholders": b'title = "x"\n[[story]]\nask = "' + b"{a}" * 199 + b'"\n',
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", [*HUGE, "huge-range", "requirement-never-met", "tower-of-powers", "number-bomb"])
def test_what_is_refused_takes_little_time_and_memory(name: str, tmp_path: Path) -> None:
    path = FOLDER / f"{name}.toml"
    if name in HUGE:
        path = tmp_path / f"{name}.toml"
        path.write_bytes(HUGE[name])

    done = verify(str(path), memory=MOST_MEMORY)

    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert f"{name}.toml:" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.timeout(30)
def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")

    for path in (tmp_path / "pipe.toml", tmp_path / "loop.toml", Path("/dev/zero")):
        codes = {finding.code for finding in verified(Extent(paths=[path])).findings}
        assert codes <= {"too-large", "unreadable-file"}
        assert codes

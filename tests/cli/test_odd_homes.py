"""A learner's folder wherever HOME and its kin point: answers are kept there or it is said that they are not.

Nothing is ever left in the working folder, unless a place in it was named.
"""

import ctypes
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dosecalc.learner.history import FILE, History
from dosecalc.learner.home import Home, home
from tests.cli.conftest import PLAIN, Call

if sys.platform != "linux":
    pytest.skip("the places of other systems are not made of these", allow_module_level=True)

DRILL = ("drill", "flow", "-n", "1", "--seed", "1", "--method", "formula")
TYPED = "1 mL/h\nw\n"
BELOW = Path(".local", "share", "dosecalc")
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def kept(place: Path) -> int:
    with History.to_read(place) as history:
        return history.count()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a working folder, and no word of where a learner's folder is."""
    (tmp_path / "working").mkdir()
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "working")
    for name in ("HOME", "XDG_DATA_HOME", "DOSECALC_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


SAVED: dict[str, tuple[dict[str, bytes], str]] = {
    "a usual home": ({"HOME": b"PLACE/h"}, "h/.local/share/dosecalc"),
    "an empty XDG": ({"HOME": b"PLACE/h", "XDG_DATA_HOME": b""}, "h/.local/share/dosecalc"),
    "a relative XDG, which the standard has ignored": (
        {"HOME": b"PLACE/h", "XDG_DATA_HOME": b"x/y"},
        "h/.local/share/dosecalc",
    ),
    "XDG": ({"HOME": b"PLACE/h", "XDG_DATA_HOME": b"PLACE/x"}, "x/dosecalc"),
    "bytes that are no text": ({"HOME": b"PLACE/h\xff\xe9"}, "h\udcff\udce9/.local/share/dosecalc"),
    "signs that move a terminal": ({"HOME": b"PLACE/a\n\x1b[2Jb"}, "a\n\x1b[2Jb/.local/share/dosecalc"),
    "signs of an address": ({"HOME": b"PLACE/a?mode=memory#b%00"}, "a?mode=memory#b%00/.local/share/dosecalc"),
    "a blank in place of a name": ({"HOME": b"PLACE/h", "DOSECALC_HOME": b" "}, "h/.local/share/dosecalc"),
    "a place of one's own": ({"HOME": b"PLACE/h", "DOSECALC_HOME": b"~/mine"}, "h/mine"),
    "a place in the working folder that is named": ({"HOME": b"PLACE/h", "DOSECALC_HOME": b"mine"}, "working/mine"),
}
UNSAVED: dict[str, dict[str, bytes]] = {
    "a home that is a file": {"HOME": b"PLACE/a-file"},
    "XDG that is a file": {"HOME": b"PLACE/h", "XDG_DATA_HOME": b"PLACE/a-file"},
    "a name that is too long": {"HOME": b"PLACE/" + b"x" * 300},
    "a path that is too long": {"HOME": b"PLACE/" + b"x/" * 3000},
    "a device": {"HOME": b"/dev/null"},
    "a folder of the system": {"HOME": b"/proc"},
    "the home of nobody": {"HOME": b"PLACE/h", "DOSECALC_HOME": b"~nobody-at-all/x"},
}


def in_place(environment: dict[str, bytes], here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, os.fsdecode(value.replace(b"PLACE", os.fsencode(here))))


@pytest.mark.parametrize("case", SAVED)
def test_answers_are_kept_where_the_home_is(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    environment, place = SAVED[case]
    in_place(environment, here, monkeypatch)
    result = call(*DRILL, typed=TYPED)

    assert (0, "") == (result.code, result.err)
    assert 2 == kept(here / place)
    left = {path for path in (here / "working").rglob("*") if path.is_file()}
    assert left == {path for path in (here / place).rglob("*") if path.is_file()} & left


@pytest.mark.parametrize("case", UNSAVED)
def test_what_can_be_no_home_is_told_and_the_drill_goes_on(
    call: Call, here: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    in_place(UNSAVED[case], here, monkeypatch)
    result = call(*DRILL, typed=TYPED)

    assert 3 == result.code
    assert "1 problem: 0 right" in result.out
    assert 1 == result.err.count("You can go on, but it is not saved.")
    assert all(line.startswith("dosecalc: ") for line in result.err.splitlines())
    assert {"working", "a-file"} == {path.name for path in here.iterdir()}
    assert [] == list((here / "working").iterdir())
    assert 0 == call("preferences").code
    assert call("history", "list").code in {0, 3}


def test_where_the_system_knows_no_home_nothing_goes_into_the_working_folder(
    call: Call, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pwd.getpwuid", dict[int, str]().__getitem__)  # as in a container
    result = call(*DRILL, typed=TYPED)

    assert 3 == result.code
    assert 2 == result.err.count("your home folder is not known. Name another place, from / on, with --home")
    assert "your home folder is not known" in str(home().trouble())
    assert 0 == call("preferences").code
    assert [] == list((here / "working").iterdir())


def without_privilege() -> None:
    """Be refused what a user is refused, even where the tests run as root."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for privilege in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            system.prctl(PR_CAPBSET_DROP, privilege, 0, 0, 0)


def drilled(here: Path, umask: int = 0o022) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "dosecalc", *DRILL],
        input=TYPED,
        env={**PLAIN, "HOME": str(here / "h"), "DOSECALC_HOME": ""},
        cwd=here / "working",
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=without_privilege,
        umask=umask,
    )


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_whatever_new_files_are_usually_like_these_are_for_their_owner_alone(here: Path, umask: int) -> None:
    times = 2 if umask else 1  # what it made first it must be able to use
    for _ in range(times):
        done = drilled(here, umask)
        assert (0, "") == (done.returncode, done.stderr)

    assert 2 * times == kept(here / "h" / BELOW)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (here / "h").rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in (here / "h").rglob("*") if path.is_dir()}
    assert ({0o600}, {0o700}) == (modes, folders)


@pytest.mark.parametrize("mode", [0o500, 0o000])
@pytest.mark.parametrize("place", [Path("h"), Path("h") / BELOW])
def test_a_folder_that_its_owner_may_not_use_is_told(here: Path, place: Path, mode: int) -> None:
    (here / place).mkdir(parents=True)
    (here / place).chmod(mode)
    try:
        done = drilled(here)
    finally:
        (here / place).chmod(0o700)

    assert 3 == done.returncode
    assert "1 problem: 0 right" in done.stdout
    assert 1 == done.stderr.count("You can go on, but it is not saved.")
    assert all(line.startswith("dosecalc: ") for line in done.stderr.splitlines())
    assert [] == [path for path in here.rglob("*") if path.name == FILE]


def test_the_folders_above_are_for_their_owner_alone_too(here: Path) -> None:
    before = os.umask(0)
    try:
        Home(here / "a" / "b" / "c").made()
    finally:
        os.umask(before)

    assert {0o700} == {stat.S_IMODE((here / name).stat().st_mode) for name in ("a", "a/b", "a/b/c")}

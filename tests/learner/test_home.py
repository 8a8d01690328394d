"""The learner's folder: private, written whole or not at all, never taken from a problem."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.home import MOST_BYTES, Home, UnusableHome, home

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="no modes of files here")
needs_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever may write anywhere is refused nothing"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@needs_modes
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_folder_and_files_are_for_their_owner_alone(own_home: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = Home(own_home / "new" / "home")
        made.write("a.toml", b"x")
    finally:
        os.umask(before)

    assert (0o700, 0o600) == (mode(made.path), mode(made.place("a.toml")))


@needs_modes
def test_a_folder_that_exists_is_left_as_it_is(own_home: Path) -> None:
    own_home.mkdir(mode=0o755)
    Home(own_home).write("a.toml", b"x")

    assert 0o755 == mode(own_home)


def test_reading_makes_nothing(own_home: Path) -> None:
    assert None is Home(own_home).read("a.toml")
    assert not own_home.exists()


@given(st.binary(max_size=MOST_BYTES))
def test_what_is_written_is_read(content: bytes) -> None:
    made = home(os.environ["DOSECALC_HOME"])
    made.write("a.toml", content)

    assert content == made.read("a.toml")
    assert ["a.toml"] == [path.name for path in made.path.iterdir()]


def test_a_write_that_fails_leaves_what_was_there(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Home(own_home)
    made.write("a.toml", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dosecalc.learner.home.os.fsync", full)
    with pytest.raises(UnusableHome, match=r"it cannot be written \(No space left on device\)"):
        made.write("a.toml", b"new")

    assert b"old" == made.read("a.toml")
    assert ["a.toml"] == [path.name for path in own_home.iterdir()]


def test_what_is_no_plain_file_or_too_long_is_refused(own_home: Path) -> None:
    made = Home(own_home)
    made.made()
    made.place("folder").mkdir()
    made.place("long").write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(UnusableHome, match="not a plain file"):
        made.read("folder")
    with pytest.raises(UnusableHome, match="too long"):
        made.read("long")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_with_the_name_of_a_file_is_not_waited_for(own_home: Path) -> None:
    made = Home(own_home)
    made.made()
    os.mkfifo(made.place("pipe"))
    with pytest.raises(UnusableHome, match="not a plain file"):
        made.read("pipe")


def test_a_folder_that_cannot_be_made_is_told(own_home: Path) -> None:
    own_home.write_text("a file", encoding="utf-8")
    for path in (own_home, own_home / "below"):
        with pytest.raises(UnusableHome, match="cannot be made"):
            Home(path).write("a.toml", b"x")


@needs_a_user
def test_a_folder_that_cannot_be_written_or_read_is_told(own_home: Path) -> None:
    made = Home(own_home)
    made.write("a.toml", b"x")
    own_home.chmod(0o500)
    try:
        with pytest.raises(UnusableHome, match="cannot be written"):
            made.write("a.toml", b"y")
        with pytest.raises(UnusableHome, match="cannot be kept aside"):
            made.keep_aside("a.toml")
        own_home.chmod(0o000)
        with pytest.raises(UnusableHome, match="cannot be read"):
            made.read("a.toml")
    finally:
        own_home.chmod(0o700)


def test_what_is_kept_aside_never_replaces_what_was_kept_before(own_home: Path) -> None:
    made = Home(own_home)
    for content in (b"one", b"two", b"three"):
        made.write("a.toml", content)
        made.keep_aside("a.toml")

    assert [b"one", b"two", b"three"] == [made.read(f"a.toml.kept-{number}") for number in (1, 2, 3)]


def test_the_folder_is_where_the_learner_or_the_platform_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert tmp_path / "mine" == home(str(tmp_path / "mine")).path
    assert tmp_path / "mine" == home("~/mine").path
    assert "dosecalc" == home().path.name
    if sys.platform.startswith("linux"):
        assert tmp_path / "data" / "dosecalc" == home().path


def test_trouble_is_told_without_what_could_move_a_terminal(own_home: Path) -> None:
    with pytest.raises(UnusableHome) as trouble:
        Home(own_home / "\x1b[2J\0").write("a.toml", b"x")

    assert "\x1b" not in str(trouble.value)

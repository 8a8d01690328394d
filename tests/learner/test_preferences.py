"""Preferences: kept, read, and never a reason to lose anything."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.home import Home, UnusableHome
from dosecalc.learner.preferences import FILE, Preferences, read_preferences, write_preferences

names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,63}", fullmatch=True) | st.just("")


@given(names, names)
def test_what_is_kept_is_read_again(method: str, policy: str) -> None:
    import os  # noqa: PLC0415 - the folder of this test

    folder = Home(Path(os.environ["DOSECALC_HOME"]))

    assert None is write_preferences(folder, Preferences(method, policy))
    assert Preferences(method, policy) == read_preferences(folder)


def test_nothing_is_remembered_at_first(own_home: Path) -> None:
    assert Preferences() == read_preferences(Home(own_home))


def test_the_file_is_one_that_a_person_can_read(own_home: Path) -> None:
    write_preferences(Home(own_home), Preferences("formula", "nursing"))

    assert 'version = 1\nmethod = "formula"\npolicy = "nursing"\n' == (own_home / FILE).read_text(encoding="utf-8")


UNUSABLE = {
    "no TOML": b"method = ",
    "no text": b"\xff\xfe\0",
    "no version": b'method = "formula"\n',
    "version 0": b"version = 0\n",
    "a version that is no number": b'version = "1"\n',
    "a version that is true": b"version = true\n",
    "later": b'version = 2\nmethod = "formula"\n',
    "a number": b"version = 1\nmethod = 5\n",
    "a path": b'version = 1\nmethod = "../../x"\n',
    "an escape": b'version = 1\npolicy = "\\u001b[2J"\n',
    "long": b"version = 1\n#" + b"x" * 70_000,
    "deep": b"version = 1\nx = " + b"[" * 30_000,
    "empty": b"",
}


@pytest.mark.parametrize("content", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_what_cannot_be_used_is_refused_and_kept_aside_before_anything_is_written(
    own_home: Path, content: bytes
) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(content)
    folder = Home(own_home)
    with pytest.raises(UnusableHome):
        read_preferences(folder)
    kept = write_preferences(folder, Preferences("formula"))

    assert own_home / f"{FILE}.kept-1" == kept
    assert content == kept.read_bytes()
    assert Preferences("formula") == read_preferences(folder)


def test_a_later_version_is_named(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(UNUSABLE["later"])
    with pytest.raises(UnusableHome, match="later version of dosecalc"):
        read_preferences(Home(own_home))


def test_unknown_keys_of_the_same_version_are_passed_over(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b'version = 1\nmethod = "formula"\ncolor = "red"\n')

    assert Preferences("formula") == read_preferences(Home(own_home))


def test_what_is_said_anew_replaces_only_that() -> None:
    assert Preferences("formula", "nursing") == Preferences("formula", "exact").with_chosen(Preferences("", "nursing"))

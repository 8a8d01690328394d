"""Secrets: made for their owner alone, read again, refused where they are none."""

import os
from pathlib import Path
from unittest import mock

import pytest

from dosecalc.errors import DosecalcError
from dosecalc.files import UnwritableFile
from dosecalc.sets.secret import LONGEST, SHORTEST, Secret, UnusableSecret, make_secret, read_secret, secret_at


def test_a_secret_that_was_made_is_read_again(tmp_path: Path) -> None:
    made = make_secret(tmp_path / "secret")

    assert made == read_secret(tmp_path / "secret")
    assert made != make_secret(tmp_path / "other")
    assert made.is_kept


def test_a_secret_is_made_where_there_is_none_yet(tmp_path: Path) -> None:
    made, is_new = secret_at(tmp_path / "secret")

    assert (True, True) == (is_new, made.is_kept)
    assert (made, False) == secret_at(tmp_path / "secret")


def test_a_secret_that_another_program_makes_meanwhile_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    other = make_secret(path)
    with mock.patch("dosecalc.sets.secret.os.path.lexists", return_value=False):
        assert (other, False) == secret_at(path)


def test_a_file_that_holds_no_secret_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"short")

    with pytest.raises(UnusableSecret):
        secret_at(tmp_path / "notes")
    with pytest.raises(UnwritableFile):
        secret_at(tmp_path / "nowhere" / "secret")
    assert b"short" == (tmp_path / "notes").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    make_secret(tmp_path / "secret")

    assert 0o600 == (tmp_path / "secret").stat().st_mode & 0o777


def test_what_is_too_short_or_too_long_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"x" * (SHORTEST - 1) + b"\n")
    (tmp_path / "long").write_bytes(b"x" * (LONGEST + 1))

    with pytest.raises(UnusableSecret, match="at least 16"):
        read_secret(tmp_path / "short")
    with pytest.raises(DosecalcError, match="4,096"):
        read_secret(tmp_path / "long")


def test_a_code_has_letters_and_digits_alone() -> None:
    assert [] == [word for word in map(Secret(b"x" * 16).code, map(str, range(20))) if not word.isalnum()]


def test_words_made_with_another_secret_are_others() -> None:
    one, other = Secret(b"x" * 16), Secret(b"y" * 16)

    assert one.code("7") != other.code("7") != Secret().code("7")
    assert one.tag("7") != other.tag("7")

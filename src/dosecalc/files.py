"""Files that a person names: opened only where they are plain files of a size that can be meant."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from dosecalc.errors import AlreadyThere, DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


LONGEST_IN_A_NAME = 60
EXISTS_ALREADY = "this file already exists; choose another name, or add --overwrite"


class UnusableFile(DosecalcError):
    """A file that was named cannot be read or written. why: in words."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path, self.why = path, why

    def __str__(self) -> str:
        """Which file, and why."""
        return cleaned(f"{self.path}: {self.why}")


@contextmanager
def opened_plainly(path: Path, largest: int) -> Iterator[IO[bytes]]:
    """A regular file of at most so many bytes; devices, pipes and folders are refused before they can block.

    Raises:
        UnusableFile: it cannot be read, is no regular file, or is larger.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise UnusableFile(path, f"it cannot be read ({getattr(error, 'strerror', None) or error})") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
        os.close(descriptor)
        raise UnusableFile(path, _why_not(status, largest))
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file
        except OSError as error:  # a bad disk, a stick that was pulled out
            raise UnusableFile(path, f"it cannot be read ({error.strerror or error})") from error


def _why_not(status: os.stat_result, largest: int) -> str:
    if stat.S_ISDIR(status.st_mode):
        return "this is a folder; name a file in it"
    if stat.S_ISREG(status.st_mode):
        return f"it has {status.st_size:,} bytes; at most {largest:,} can be read"
    return "it is not a regular file"


class UnwritableFile(UnusableFile):
    """A file that was named cannot be written."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system says of a file that is written meanwhile, in our words.

    Raises:
        UnwritableFile: it cannot be written.
    """
    try:
        yield
    except BrokenPipeError:  # nobody reads what is said meanwhile
        raise
    except AlreadyThere as error:
        raise UnwritableFile(path, EXISTS_ALREADY) from error
    except OSError as error:
        raise UnwritableFile(path, f"it cannot be written ({error.strerror or error})") from error


@contextmanager
def for_the_owner_alone(*, wanted: bool = True) -> Iterator[None]:
    """Let nobody else read the files that are made meanwhile, where the system can see to that."""
    if not wanted:
        yield
        return
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def new_file(path: Path, *, overwrite: bool) -> Path:
    """The same path, where a file can be written that destroys nothing unless that is wanted.

    Raises:
        UnwritableFile: it exists and is not to be overwritten, is no plain file, or its folder does not exist.
    """
    if os.path.lexists(path) and not os.path.isfile(path):  # noqa: PTH113 - never raises
        raise UnwritableFile(path, "this is not a plain file; choose another name")
    if os.path.lexists(path) and not overwrite:
        raise UnwritableFile(path, EXISTS_ALREADY)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - as above
        raise UnwritableFile(path, "there is no such folder")
    return path


def in_a_name(text: str) -> str:
    """What of a text may stand in the name of a file on any system: letters, digits, hyphens, and `_` for all else.

    >>> in_a_name("A"), in_a_name("../etc/passwd")
    ('A', '_etc_passwd')
    """
    return re.sub(r"[^A-Za-z0-9-]+", "_", text)[:LONGEST_IN_A_NAME]


def made_folder(path: Path) -> Path:
    """The folder, made if it is not there.

    Raises:
        UnwritableFile: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UnwritableFile(path, "there is a file of that name; choose another folder") from error
    except (OSError, ValueError) as error:
        raise UnwritableFile(
            path, f"the folder cannot be made ({getattr(error, 'strerror', None) or error})"
        ) from error
    return path

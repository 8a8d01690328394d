"""What draws on another machine need: the templates, and the drugs and policies of a bank of one's own, as bytes.

A machine that draws has the program with its built-in bank, but not the files of whoever verifies.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING

from dosecalc import __version__
from dosecalc.bank.folder import PACKAGE, bank_folder, own_folder
from dosecalc.bank.layout import FORMULARY, POLICIES, files_of
from dosecalc.bank.toml_source import LARGEST_FILE
from dosecalc.bank.variable import OWN_BANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

OWN = "own"
"""The folder, of those that are unpacked, that stands for the bank of one's own."""

ONE_AT_A_TIME = Lock()
"""Which bank is one's own holds for a whole process; its threads would share one core anyway."""


@dataclass(frozen=True)
class Cargo:
    """Files to be unpacked elsewhere, by where they lie there. has_own: whether there is a bank of one's own."""

    digest: str
    has_own: bool
    files: Mapping[str, bytes] = field(compare=False, repr=False)


def places_of(templates: Iterable[Path]) -> dict[Path, PurePosixPath]:
    """Where each template lies once it is unpacked: apart from all others, in a folder of the name of its topic."""
    topics = {path: Path(os.path.abspath(path)).parent.name for path in templates}  # noqa: PTH100 - a link has its name
    return {
        path: PurePosixPath(f"templates/{number}", topic, path.name)
        for number, (path, topic) in enumerate(topics.items())
    }


def packed(templates: Mapping[Path, PurePosixPath]) -> Cargo:
    """The files of these templates, which were read before, and of one's own bank what any of them may name."""
    own = own_folder()
    of_own = [path for kind in (FORMULARY, POLICIES) for path in files_of(own, kind)] if own else []
    # What is larger, or no file, was refused by whatever names it.
    usable = [path for path in of_own if path.is_file() and path.stat().st_size <= LARGEST_FILE]
    files = {f"{OWN}/{path.parent.name}/{path.name}": path.read_bytes() for path in usable}
    files |= {str(there): path.read_bytes() for path, there in templates.items()}
    return Cargo(_digest(files), own is not None, files)


@contextmanager
def at_hand(cargo: Cargo) -> Iterator[Path]:
    """The folder into which the files are unpacked; meanwhile one's own bank is the one among them, or none."""
    with ONE_AT_A_TIME:
        folder = _unpacked(cargo).path
        before = os.environ.pop(OWN_BANK, None)
        try:
            if cargo.has_own:
                os.environ[OWN_BANK] = str(folder / OWN)
            yield folder
        finally:
            os.environ.pop(OWN_BANK, None)
            if before is not None:
                os.environ[OWN_BANK] = before


@cache
def fingerprint() -> str:
    """By which two installations are known to draw alike: the version, and a digest of the program and its bank."""
    bank = bank_folder()
    files = {path.relative_to(PACKAGE).as_posix(): path.read_bytes() for path in PACKAGE.rglob("*.py")}
    files |= {f"bank/{path.relative_to(bank).as_posix()}": path.read_bytes() for path in bank.rglob("*.toml")}
    return f"{__version__}, {_digest(files)[:12]}"


class _Folder:
    """Files in a folder, which is removed when nobody needs it any more, at the latest when the process ends."""

    def __init__(self, cargo: Cargo) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="dosecalc-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
        (self.path / OWN).mkdir()
        for name, content in cargo.files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


@lru_cache(1)
def _unpacked(cargo: Cargo) -> _Folder:
    return _Folder(cargo)


def _digest(files: Mapping[str, bytes]) -> str:
    found = blake2b(digest_size=16)
    for name, content in sorted(files.items()):
        found.update(b"%d %d %s" % (len(name.encode()), len(content), name.encode()) + content)
    return found.hexdigest()

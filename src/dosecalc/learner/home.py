"""The folder that holds what is kept of a learner: private, written whole or not at all.

Where: as the learner says, else where the platform keeps such data. Names of files are the program's own, never made
from what a problem or a learner is called.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dosecalc.files import UnusableFile
from dosecalc.whole_files import clear_half_done, written_whole

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
MOST_BYTES = 65_536
"""More than any file that is read whole can need; what is longer is not ours."""

MOST_KEPT = 1000


class UnusableHome(UnusableFile):
    """A file of the learner's folder cannot be read or written."""


class Home:
    """The learner's folder. It is made when something is first written. within: the one that holds it, if one does."""

    def __init__(self, path: Path, within: Home | None = None) -> None:
        self.path, self.within = path, within

    def place(self, name: str) -> Path:
        """Where the file of that name is, whether or not it exists."""
        return self.path / name

    def made(self) -> Path:
        """The folder, made for its owner alone if it does not exist; one that exists is left as it is.

        Raises:
            UnusableHome: it cannot be made.
        """
        if self.within is not None:
            self.within.made()
        self._must_be_somewhere()
        try:
            _make_private(self.path)
        except (OSError, ValueError) as error:
            raise UnusableHome(self.path, f"the folder cannot be made ({_reason(error)})") from error
        return self.path

    def _must_be_somewhere(self) -> None:
        """Refuse a place in a home folder that is not known: it would be one in the working folder instead."""
        if self.path.parts[:1] and self.path.parts[0].startswith("~"):
            raise UnusableHome(self.path, "your home folder is not known. Name another place, from / on, with --home")

    def trouble(self) -> UnusableHome | None:
        """What would keep anything from being written here, as far as it can be seen without writing."""
        try:
            self._must_be_somewhere()
            nearest = next(place for place in (self.path, *self.path.absolute().parents) if os.path.lexists(place))
            if not nearest.is_dir():
                return UnusableHome(self.path, f"the folder cannot be made ({nearest} is no folder)")
        except UnusableHome as trouble:
            return trouble
        except (OSError, ValueError) as error:
            return UnusableHome(self.path, f"the folder cannot be made ({_reason(error)})")
        if os.access(nearest, os.W_OK | os.X_OK):
            return None
        return UnusableHome(self.path, f"nothing can be written in {'it' if nearest == self.path else nearest}")

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none.

        Raises:
            UnusableHome: it cannot be read, or is no plain file of a likely size.
        """
        path = self.place(name)
        try:
            if not path.exists() and not path.is_symlink():
                return None
            if not path.is_file():
                raise UnusableHome(path, "this is not a plain file")
            with path.open("rb") as file:
                found = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise UnusableHome(path, f"it cannot be read ({_reason(error)})") from error
        if len(found) > MOST_BYTES:
            raise UnusableHome(path, "it is too long to be what it should be")
        return found

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all, for its owner alone: what was there stays until all of the new is safe.

        Raises:
            UnusableHome: it cannot be written.
        """
        path = self.place(name)
        self.made()
        clear_half_done(self.path)
        try:
            with written_whole(path) as temporary:
                temporary.write_bytes(content)
        except OSError as error:
            raise UnusableHome(path, f"it cannot be written ({_reason(error)})") from error

    def keep_aside(self, name: str) -> Path:
        """Give a file that cannot be used another name, under which it stays; the new path.

        Raises:
            UnusableHome: it cannot be renamed.
        """
        path = self.place(name)
        for number in range(1, MOST_KEPT):
            kept = self.place(f"{name}.kept-{number}")
            if not os.path.lexists(kept):
                try:
                    return path.rename(kept)
                except OSError as error:
                    raise UnusableHome(path, f"it cannot be kept aside ({_reason(error)})") from error
        raise UnusableHome(path, f"{MOST_KEPT - 1} files are kept aside already")


def _make_private(path: Path) -> None:
    """Make a folder for its owner alone, whatever is usual; those above it, too, which could be exchanged.

    All that are missing or none. One that exists is left as it is.

    Raises:
        OSError, ValueError: it cannot be made.
    """
    missing = [place for place in (path, *path.parents) if not os.path.lexists(place)]
    made: list[Path] = []
    try:
        for place in reversed(missing):
            with suppress(FileExistsError):  # another program was faster
                place.mkdir(mode=PRIVATE_FOLDER)
                made.append(place)
                place.chmod(PRIVATE_FOLDER)
        path.mkdir(exist_ok=True)  # refuses what is no folder
    except OSError:
        with suppress(OSError):
            for place in reversed(made):
                place.rmdir()
        raise


def home(chosen: str = "") -> Home:
    """The learner's folder: the one that was chosen, else the platform's place for it."""
    if chosen.strip():
        return Home(Path(os.path.expanduser(chosen)))  # noqa: PTH111 - never raises
    from platformdirs import user_data_path  # noqa: PLC0415 - only where nothing was chosen

    try:
        return Home(user_data_path("dosecalc", appauthor=False))
    except RuntimeError:  # nobody says where the home folder is: told where something is to be written
        return Home(Path("~", "dosecalc"))


def refuse_to_overwrite(path: Path, *, wanted: bool) -> None:
    """Let a file of the learner's choice be written only where that destroys nothing, unless it is wanted.

    Raises:
        UnusableHome: it exists and is not to be overwritten, or is no plain file.
    """
    if os.path.lexists(path) and not os.path.isfile(path):  # noqa: PTH113 - never raises
        raise UnusableHome(path, "this is not a plain file. Choose another name")
    if os.path.lexists(path) and not wanted:
        raise UnusableHome(path, "this file already exists. Choose another name, or add --overwrite")


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)

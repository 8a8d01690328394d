"""Several learners at one account: each has a folder within the home, with a history and preferences of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.learner.home import Home
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from pathlib import Path, PurePath

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}\Z")
FOLDER = "profile-"
"""Before the name, so that no name is one that a system keeps for itself, such as `con`."""

LONGEST_SHOWN = 40


class UnusableProfile(DosecalcError):
    """No profile can have that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        """What was written, and what may be."""
        shown = cleaned(self.name[:LONGEST_SHOWN])
        return f"a profile cannot be called '{shown}'; use up to 32 letters a to z, digits and hyphens, as in anna-b"


def profile_named(text: str) -> str:
    """The name as it is kept: in small letters; empty for the profile without a name.

    Raises:
        UnusableProfile: it is no name.

    >>> profile_named("Anna-B")
    'anna-b'
    """
    name = text.lower() if text.isascii() else text
    if name and not NAME.match(name):
        raise UnusableProfile(text)
    return name


def profile_home(home: Path, profile: str) -> Home:
    """The folder of a profile; the home itself where it has no name.

    Raises:
        UnusableProfile: no profile can have that name.
    """
    name = profile_named(profile)
    return Home(home / f"{FOLDER}{name}", within=Home(home)) if name else Home(home)


def profile_option(place: PurePath) -> str:
    """What a command needs to be about the profile whose folder this is: ` --profile anna`, or nothing.

    >>> from pathlib import PurePath
    >>> profile_option(PurePath("home/profile-anna")), profile_option(PurePath("home"))
    (' --profile anna', '')
    """
    name = place.name.removeprefix(FOLDER)
    return f" --profile {name}" if name != place.name and NAME.match(name) else ""


def profile_names(home: Path) -> list[str]:
    """The profiles of a home that have names, in order; none where there is no home."""
    try:
        found = [path.name.removeprefix(FOLDER) for path in home.iterdir() if path.name.startswith(FOLDER)]
    except OSError:
        return []
    return sorted(name for name in found if NAME.match(name))

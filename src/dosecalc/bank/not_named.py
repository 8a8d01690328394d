"""What stands in a bank of one's own that is not named: said where its name is not known without it."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.bank.folder import own_folder
from dosecalc.bank.layout import TEMPLATES, bank_around, files_of, is_marked, seen_from_here, templates_of
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEEDS_ITS_FOLDER = " (One of your own needs its folder: --bank DIR.)"
MOST_LOOKED_INTO = 100
"""Folders of the working folder in which a bank is looked for."""


def in_bank_around(path: Path, kind: str, name: str) -> str:
    """That a name which a file uses is known in the bank in which the file lies; empty where it is not.

    kind: the folder of a bank in which it would be; `templates` for the name of a template or a topic.
    """
    bank = None if own_folder() else bank_around(path)
    return _told([bank] if bank else [], kind, name)


def in_bank_at_hand(kind: str, name: str, *, is_like_another: bool = False) -> str:
    """To go on after a message that a name which was typed is not known: where it is, or that it may need its bank.

    Empty where a bank of one's own is named: it is not there either. is_like_another: it is probably only misspelt.
    """
    if own_folder():
        return ""
    told = _told(_banks_here(), kind, name)
    if told:
        return f" ({told}.)"
    return "" if is_like_another else NEEDS_ITS_FOLDER


def _told(banks: Iterable[Path], kind: str, name: str) -> str:
    for bank in banks:
        for path in _files(bank, kind, name):
            return cleaned(f"{seen_from_here(path)} is there: add --bank {quote(str(seen_from_here(bank)))}")
    return ""


def _files(bank: Path, kind: str, name: str) -> Iterator[Path]:
    if kind != TEMPLATES:
        yield from (path for path in files_of(bank, kind) if path.stem == name)
        return
    for path in templates_of(bank):
        if path.stem == name:
            yield path
        elif path.parent.name == name:
            yield path.parent


def _banks_here() -> Iterator[Path]:
    """The working folder and the folders in it that are meant for banks; none where it is gone or cannot be read."""
    try:
        here = Path.cwd()
        with os.scandir(here) as entries:
            inner = sorted(each.path for each in entries if not each.name.startswith(".") and each.is_dir())
    except OSError:
        return
    yield from (folder for folder in (here, *map(Path, inner[:MOST_LOOKED_INTO])) if is_marked(folder))

"""How the folder of a bank is laid out: the one way in which the bank and whoever verifies it find its files.

Names that begin with a dot are left alone, and so are folders of schemas. A folder that is a link is gone into as any
other, unless it leads to one that it lies in.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.bank.folder import bank_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEMPLATES, FORMULARY, POLICIES, BLUEPRINTS = "templates", "formulary", "policies", "blueprints"
SCHEMAS = "schemas"
NO_TOPICS = frozenset({FORMULARY, POLICIES, BLUEPRINTS})
ABOUT_ALL = frozenset({"topics.toml"})
"""What lies at the top of a folder without being a template."""

SCHEMA = "template.schema.json"
SUFFIX = ".toml"
DEEPEST = 4
"""Folders above a file in which a bank is looked for: a template may lie one too deep."""

MOST_ENTRIES = 100_000
"""Files and folders after which a folder is no longer gone through."""


@dataclass(frozen=True)
class Folder:
    """A folder to be looked into. real: without links; above: the folders on the way to it, without links."""

    path: Path
    real: str
    above: tuple[str, ...] = ()

    def content(self) -> tuple[list[Folder], list[Path]]:
        """The folders and the files in it that are not left alone, in the order of their names.

        Raises:
            OSError: it cannot be read.
        """
        folders: list[Folder] = []
        files: list[Path] = []
        with os.scandir(self.path) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name.startswith("."):
                    continue
                if not _is_folder(entry):
                    files.append(Path(self.path, entry.name))
                elif entry.name != SCHEMAS and (inner := self._inner(entry)):
                    folders.append(inner)
        return folders, files

    def _inner(self, entry: os.DirEntry[str]) -> Folder | None:
        """A folder in it; none where it is a link that leads back, to a folder on the way or above."""
        path, way = Path(self.path, entry.name), (*self.above, self.real)
        if not entry.is_symlink():
            return Folder(path, os.path.join(self.real, entry.name), way)  # noqa: PTH118 - as realpath, a text
        real = os.path.realpath(path)
        leads_back = real in way or Path(self.real).is_relative_to(real)
        return None if leads_back else Folder(path, real, way)


def folder_at(path: Path) -> Folder:
    """The folder of that name, be it a link itself."""
    return Folder(path, os.path.realpath(path))


def files_below(path: Path, unreadable: Callable[[OSError], None]) -> Iterator[Path]:
    """Every file in a folder and in all folders below it. unreadable: told of each folder that cannot be read."""
    waiting, seen = [folder_at(path)], 0
    while waiting and seen < MOST_ENTRIES:
        try:
            folders, files = waiting.pop().content()
        except OSError as error:
            unreadable(error)
            continue
        seen += len(folders) + len(files)
        waiting += folders
        yield from files


def files_of(bank: Path, kind: str) -> list[Path]:
    """The files of a kind other than templates in a bank's folder."""
    return [path for folder in _folders(folder_at(bank)) if folder.path.name == kind for path in _read(folder)]


def templates_of(bank: Path) -> list[Path]:
    """The templates in a bank's folder, topic by topic."""
    topics = _folders(folder_at(bank))
    if templates_folder(bank) == bank:
        topics = [folder for folder in topics if folder.path.name not in NO_TOPICS]
    else:
        topics = [topic for folder in topics if folder.path.name == TEMPLATES for topic in _folders(folder)]
    return [path for topic in topics for path in _read(topic)]


def astray(bank: Path) -> list[Path]:
    """What lies beside the folders of the topics, as a template would that has none."""
    return [path for path in _read(folder_at(templates_folder(bank))) if path.name not in ABOUT_ALL]


def templates_folder(bank: Path) -> Path:
    """Where the folders of the topics are: in `templates`, or else right in a folder of one's own."""
    inner = bank / TEMPLATES
    return inner if bank == bank_folder() or inner.is_dir() else bank


def is_marked(folder: Path) -> bool:
    """Whether a folder holds what only a bank's folder does, so that it is meant for one."""
    if (folder / SCHEMAS / SCHEMA).is_file() or any((folder / name).is_file() for name in ABOUT_ALL):
        return True
    of_kinds = any(files_of(folder, kind) for kind in sorted(NO_TOPICS))
    return of_kinds or (templates_folder(folder) != folder and bool(templates_of(folder)))


def holds_topics(folder: Path) -> bool:
    """Whether folders in a folder hold what can be templates, none of them being meant for a bank itself."""
    inner = _folders(folder_at(folder))
    return any(map(_read, inner)) and not any(is_marked(each.path) for each in inner)


def bank_around(path: Path) -> Path | None:
    """The folder around a file, or a folder, that is meant for a bank, if it is one."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    return next((folder for folder in here.parents[:DEEPEST] if is_marked(folder)), None)


def kind_at(bank: Path, path: Path) -> str | None:
    """What a bank reads a file as that lies in its folder: the name of a kind, or of a file that is about all.

    Empty where it reads no file in that place; None where the file is not in the bank's folder.
    """
    where = _parts_within(bank, path)
    if where is None:
        return None
    if SCHEMAS in where[:-1] or _is_hidden(where):
        return ""
    if len(where) == 1 and where[0] in ABOUT_ALL:
        return where[0]
    if len(where) == 2 and where[0] in NO_TOPICS:
        return where[0]
    to_topics = () if templates_folder(bank) == bank else (TEMPLATES,)
    is_template = where[:-2] == to_topics and len(where) == len(to_topics) + 2
    return TEMPLATES if is_template else ""


def is_left_alone(bank: Path, path: Path) -> bool:
    """Whether a file in a bank's folder is one that neither the bank nor anybody else looks at: a hidden one."""
    return _is_hidden(_parts_within(bank, path) or ())


def right_place(bank: Path, path: Path, kind: str) -> Path:
    """Where a file of a kind should stand that lies elsewhere in the bank's folder; TOPIC where none can be told."""
    if kind != TEMPLATES:
        return bank / kind / path.name
    above = [part for part in (_parts_within(bank, path) or ())[:-1] if part not in {TEMPLATES, *NO_TOPICS}]
    return templates_folder(bank) / (above[0] if above else "TOPIC") / path.name


def seen_from_here(path: Path) -> Path:
    """The path as a person would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _parts_within(bank: Path, path: Path) -> tuple[str, ...] | None:
    """The folders and the name by which a file is found in the bank's folder, whichever way it is named."""
    here, there = Path(os.path.abspath(path)), Path(os.path.abspath(bank))  # noqa: PTH100 - links stay as they are
    if not here.is_relative_to(there):
        here = Path(os.path.realpath(path.parent), path.name)
        there = Path(os.path.realpath(bank))
    return here.relative_to(there).parts if here.is_relative_to(there) else None


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts)


def _folders(folder: Folder) -> list[Folder]:
    """The folders in one; none where it is not there or cannot be read, which whoever verifies is told."""
    try:
        return folder.content()[0]
    except OSError:
        return []


def _read(folder: Folder) -> list[Path]:
    """The files in a folder that are read; none where it is not there or cannot be read."""
    try:
        return [path for path in folder.content()[1] if path.suffix == SUFFIX]
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False

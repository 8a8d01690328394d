"""Where a new template is to stand, with the schema of templates beside it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled
from dosecalc.bank.files import template_files
from dosecalc.bank.folder import bank_folder, own_folder
from dosecalc.bank.layout import (
    NO_TOPICS,
    SCHEMA,
    SCHEMAS,
    TEMPLATES,
    bank_around,
    kind_at,
    right_place,
    seen_from_here,
    templates_folder,
)
from dosecalc.bank.template import IDENTIFIER
from dosecalc.errors import DosecalcError
from dosecalc.files import UnwritableFile, new_file
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.calculations.catalogue import Calculation

LONGEST_TOPIC = 41


class UnusableName(DosecalcError):
    """A template or a topic cannot be called so."""


@dataclass(frozen=True)
class Place:
    """Where a template will stand.

    schema: as it is named in the file. bank: the folder to name with --bank; None where the file is in none.
    copied: where the schema is to be copied to; None where it is named as it was installed. instead: where the bank
    around it would read it; None where it will stand there, or in no bank.
    """

    path: Path
    schema: str
    bank: Path | None = None
    copied: Path | None = None
    instead: Path | None = None

    def make_room(self) -> None:
        """Make the folders, and copy the schema, so that it is that of this version.

        Raises:
            OSError: they cannot be made.
        """
        if self.bank:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.copied:
            self.copied.parent.mkdir(exist_ok=True)
            shutil.copyfile(bank_folder() / SCHEMAS / SCHEMA, self.copied)


def new_place(formula: Calculation, topic: str, file: Path | None) -> Place:
    """Where a template for a calculation is to stand: the file that is named, or one in the bank of one's own.

    Raises:
        UnusableName: the topic or the file cannot be called so, or a template of that name is there.
        UnwritableFile: the file is there, or the folder of the one that is named is not.
        UnusableBank, InvalidBank: the bank of one's own cannot be read.
    """
    if file is not None:
        _check_name(file)
        schema = (bank_folder() / SCHEMAS / SCHEMA).absolute().as_uri()
        return Place(new_file(file, overwrite=True), schema, instead=_instead(file))
    topic = topic or _usual_topic(formula)
    if topic in {TEMPLATES, SCHEMAS, *NO_TOPICS}:
        message = f"'{topic}' cannot be a topic: a bank keeps that name for a folder of its own; choose another name"
        raise UnusableName(message)
    if not IDENTIFIER.match(topic) or len(topic) > LONGEST_TOPIC:
        message = f"'{cleaned(topic)}' cannot be a topic: lower-case letters, digits and hyphens"
        raise UnusableName(message)
    bank = seen_from_here(own_folder() or Path())
    topics = templates_folder(bank)
    path = topics / topic / f"my-{formula.name.replace('_', '-')}.toml"
    _check_name(path)
    up = ".." if topics == bank else "../.."
    return Place(path, f"{up}/{SCHEMAS}/{SCHEMA}", bank, bank / SCHEMAS / SCHEMA)


def _instead(file: Path) -> Path | None:
    """Where the bank around a file would read it that will not be read where it stands."""
    own = own_folder()
    bank = own if own is not None and kind_at(own, file) is not None else bank_around(file)
    if bank is None or kind_at(bank, file) == TEMPLATES:
        return None
    return seen_from_here(right_place(bank, file, TEMPLATES))


def _usual_topic(formula: Calculation) -> str:
    """The topic with the most templates for a calculation; its own where there are none."""
    counts = Counter(each.topic for each in drilled().values() if formula.name in each.calculations)
    return counts.most_common(1)[0][0] if counts else formula.topic.replace("_", "-")


def _check_name(path: Path) -> None:
    """The file must be new, its name one that identities can hold and that no other template has."""
    if os.path.lexists(path):
        raise UnwritableFile(path, "this file already exists; choose another name with -o")
    if path.suffix != ".toml" or not IDENTIFIER.match(path.stem):
        message = f"'{cleaned(path.name)}': a template's file has lower-case letters, digits and hyphens, then .toml"
        raise UnusableName(message)
    there = template_files().get(path.stem)
    if there is not None and there.absolute() != path.absolute():
        message = f"there is a template '{path.stem}' already, {there}; choose another name with -o"
        raise UnusableName(message)

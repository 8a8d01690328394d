"""Packages: files in one zip, written one after the other, the same bytes for the same files."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dosecalc.untrusted import cleaned
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Source

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Package:
    """A zip that is being written."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add(self, name: str, text: str) -> None:
        """Add a file."""
        self._file.writestr(_info(name), text.encode())

    def add_pieces(self, name: str, pieces: Iterable[str]) -> None:
        """Add a file that is too long to be held."""
        with self._file.open(_info(name), "w", force_zip64=True) as file:
            for each in pieces:
                file.write(each.encode())


@contextmanager
def package(path: Path) -> Iterator[Package]:
    """A new package, which takes its place when it is filled.

    Raises:
        OSError: it cannot be written.
    """
    with written_whole(path, is_private=False) as made, ZipFile(made, "w", ZIP_DEFLATED) as file:
        yield Package(file)


def name_of(source: Source) -> str:
    """How the identifiers of a package begin: its set and variant, in such characters as every format allows."""
    return re.sub(r"[^A-Za-z0-9-]+", "_", f"set-{source.set_id}-{source.variant}")


def document(root: Element) -> str:
    """An XML file with this root."""
    return f"{DECLARATION}{tostring(root, encoding='unicode')}\n"


def opened(tag: str, **attributes: str) -> str:
    """The start tag of an element whose content is written piece by piece; the attributes are made safe."""
    start = Element(tag, {name.rstrip("_"): cleaned(text) for name, text in attributes.items()})
    return tostring(start, encoding="unicode").removesuffix(" />") + ">\n"


def piece(made: Element) -> str:
    """An element as a piece of a longer file."""
    return tostring(made, encoding="unicode") + "\n"


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, FIRST_DAY_OF_ZIP)
    info.compress_type, info.external_attr = ZIP_DEFLATED, READABLE
    return info

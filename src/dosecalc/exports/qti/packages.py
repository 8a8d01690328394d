"""Packages: files in one zip, written one after the other, the same bytes for the same files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dosecalc.files import in_a_name
from dosecalc.markup import Xml, xml
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from dosecalc.exports.export import Source

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
DECLARATION = Xml('<?xml version="1.0" encoding="UTF-8"?>\n')


class Package:
    """A zip that is being written."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add(self, name: str, text: Xml) -> None:
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
    return f"set-{in_a_name(source.set_id)}-{in_a_name(source.variant)}"


def document(root: Element) -> Xml:
    """An XML file with this root."""
    return Xml(f"{DECLARATION}{xml(root)}\n")


def piece(made: Element) -> Xml:
    """An element as a piece of a longer file."""
    return Xml(f"{xml(made)}\n")


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, FIRST_DAY_OF_ZIP)
    info.compress_type, info.external_attr = ZIP_DEFLATED, READABLE
    return info

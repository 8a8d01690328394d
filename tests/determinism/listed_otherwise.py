"""Folders that list their files in another order than usual, as another disk or system may."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ORDERS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "usual": lambda found: found,
    "reversed": lambda found: sorted(found, key=os.fspath, reverse=True),
    "shuffled": lambda found: Random(5).sample(sorted(found, key=os.fspath), len(found)),
}


class _Scanned:
    """What os.scandir gives: entries, and a folder to close."""

    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter([])


def list_folders(order: str) -> None:
    """List every folder in one of ORDERS from now on, whichever way it is asked for."""
    rearranged = ORDERS[order]

    def after(listing: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
        return lambda *arguments, **named: rearranged(list(listing(*arguments, **named)))

    def one_by_one(listing: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        return lambda *arguments, **named: iter(rearranged(list(listing(*arguments, **named))))

    scandir = os.scandir
    os.listdir = after(os.listdir)
    os.scandir = lambda *arguments: _Scanned(rearranged(list(scandir(*arguments))))  # type: ignore[assignment]
    for name in ("iterdir", "glob", "rglob"):
        setattr(Path, name, one_by_one(getattr(Path, name)))


def lists_otherwise(folder: Path, order: str) -> bool:
    """Whether the folder's files come in that order: what varies nothing would prove nothing."""
    ordered = [path.name for path in ORDERS[order](sorted(folder.iterdir()))]
    listed = os.listdir(folder)  # noqa: PTH208 - it may be asked for in any way
    with os.scandir(folder) as scanned:
        return ordered == listed == [path.name for path in folder.glob("*")] == [each.name for each in scanned]

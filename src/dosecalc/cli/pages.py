"""Pages about a learner, written to the file that was named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say
from dosecalc.learner.home import Home, UnusableHome

if TYPE_CHECKING:
    from dosecalc.markup import Html


def write_page(content: Html, file: str) -> None:
    """Write a page whole or not at all, for its owner alone: it tells about a learner.

    Raises:
        UnusableHome: it cannot be written.
    """
    path = Path(file)
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise UnusableHome(path, "this is not a plain file; name one that may be written, such as progress.html")
    if not path.parent.is_dir():
        raise UnusableHome(path, "its folder does not exist; make it first, or name another")
    Home(path.parent).write(path.name, content.encode())
    say(f"Written: {path}")

"""The entry point: answers `--version` at once, sets the streams up, hands over to the app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.cli.stopping import Stopping

BEFORE_ALL = 130
"""ExitStatus.INTERRUPTED, which takes longer to import than it takes to press Ctrl-C."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = _stoppable()
    except KeyboardInterrupt:  # before signals were taken
        code = BEFORE_ALL
    sys.exit(code)


def _stoppable() -> int:
    from dosecalc.cli.stopping import Stopping

    os.environ["PYTHONSAFEPATH"] = "1"  # for processes that are started: they would look into the working folder, too
    status = BEFORE_ALL
    with Stopping() as stopping:
        from dosecalc.cli.failure import guarded

        status = guarded(lambda: _run(stopping))
    return stopping.code or status


def _run(stopping: Stopping) -> int:
    from dosecalc.cli.arguments import shielded
    from dosecalc.cli.terminal import prepare_streams, say, wants_plain

    prepare_streams()
    arguments = shielded(sys.argv[1:]) or ["--help"]
    if arguments == ["--version"]:
        from dosecalc import __version__

        say(f"dosecalc {__version__}")
        return 0
    if wants_plain() or "--plain" in arguments:
        os.environ["TYPER_USE_RICH"] = "0"
    from dosecalc.cli.app import app
    from dosecalc.cli.failure import run

    stopping.has_begun = True
    try:
        return run(lambda: app(arguments, standalone_mode=False, prog_name="dosecalc"))
    finally:
        stopping.has_begun = False


def _pass_the_working_folder_over() -> None:
    """Import nothing from where a person works, which `python -m` looks into first: a typer.py there would be run.

    The folder that holds this package stays, for it may be found nowhere else.
    """
    from contextlib import suppress

    with suppress(OSError):  # somebody may have deleted it
        here = os.getcwd()  # noqa: PTH109 - pathlib is not imported for --version
        if not sys.flags.safe_path and sys.path[0] == here and not __file__.startswith(os.path.join(here, "dosecalc")):  # noqa: PTH118
            del sys.path[0]


if __name__ == "__main__":
    _pass_the_working_folder_over()
    main()

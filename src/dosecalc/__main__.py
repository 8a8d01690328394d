"""The entry point: answers `--version` at once, sets the streams up, hands over to the app."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from dosecalc.cli.failure import guarded

    sys.exit(guarded(_run))


def _run() -> int:
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

    return run(lambda: app(arguments, standalone_mode=False, prog_name="dosecalc"))


if __name__ == "__main__":
    main()

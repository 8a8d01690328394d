"""The entry point: answers `--version` at once, sets the streams up, hands over to the app."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from dosecalc.cli.terminal import prepare_streams, say, wants_plain

    prepare_streams()
    if sys.argv[1:] == ["--version"]:
        from dosecalc import __version__

        say(f"dosecalc {__version__}")
        sys.exit(0)
    if wants_plain() or "--plain" in sys.argv:
        os.environ["TYPER_USE_RICH"] = "0"
    from dosecalc.cli.app import app
    from dosecalc.cli.failure import run

    sys.exit(run(lambda: app(standalone_mode=False, prog_name="dosecalc")))


if __name__ == "__main__":
    main()

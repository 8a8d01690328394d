"""One place where what goes wrong becomes a sentence and an exit code; a person never sees a traceback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.terminal import say_error
from dosecalc.errors import DosecalcError

if TYPE_CHECKING:
    from collections.abc import Callable


def run(app: Callable[[], object]) -> int:
    """Run the app and return its exit code, whatever a person, a pipe or a signal does to it."""
    import typer
    from typer import exceptions

    try:
        result = app()
    except DosecalcError as error:
        say_error(f"dosecalc: {error}")
        return ExitStatus.BAD_USAGE
    except exceptions.TyperException as error:
        say_error(f"dosecalc: {error.format_message()}\nSee: dosecalc --help")
        return ExitStatus.BAD_USAGE
    except typer.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say_error("\nStopped.")
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return ExitStatus.DONE
    return result if isinstance(result, int) else ExitStatus.DONE


def _discard_output() -> None:
    """Nobody reads on: keep the interpreter from complaining when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

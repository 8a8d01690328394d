"""One place where what goes wrong becomes a sentence and an exit code; a person never sees a traceback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dosecalc.cli.exit_status import ExitStatus
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable


TOO_LONG = (r"(\S{100})\S{50,}(\S{50})", r"(.{1000}).{50,}(.{450})")
"""Words from 200 characters and lines from 1,500, with what is told of them."""

NOWHERE = "the folder that you are in has been deleted; go to another one with cd, then type the command again"
NO_TEXT = "something that was typed holds bytes that are not UTF-8 text; type it again"


def guarded(action: Callable[[], int]) -> int:
    """The action's exit code, whatever a closed pipe, a full disk or an interruption does to it."""
    try:
        status = action()
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return ExitStatus.DONE
    except OSError as error:
        discard_output()
        what = f"{error.filename}: it cannot be used" if error.filename else "the output cannot be written"
        _complain(brief(cleaned(f"dosecalc: {what}: {error.strerror}")))
        return ExitStatus.NOT_WRITTEN
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] in {"dosecalc", *sys.stdlib_module_names}:
            raise
        _complain(f"dosecalc: the library {missing.name} is missing; install dosecalc again, with all that it needs")
        return ExitStatus.BAD_USAGE
    except KeyboardInterrupt:
        _complain("\nStopped.")
        return ExitStatus.INTERRUPTED
    return status


def run(app: Callable[[], object]) -> int:
    """Run the app and return its exit code; what a person got wrong is told as a sentence."""
    import typer
    from typer import exceptions

    from dosecalc.cli.terminal import say_error

    if is_nowhere():
        say_error(f"dosecalc: {NOWHERE}")
        return ExitStatus.BAD_USAGE
    try:
        result = app()
    except DosecalcError as error:
        from dosecalc.files import UnwritableFile
        from dosecalc.learner.home import UnusableHome

        say_error(brief(f"dosecalc: {error}"))
        return ExitStatus.NOT_WRITTEN if isinstance(error, UnusableHome | UnwritableFile) else ExitStatus.BAD_USAGE
    except exceptions.TyperException as error:
        say_error(brief(f"dosecalc: {' '.join(error.format_message().split())}\nSee: {_helped(error)} --help"))
        return ExitStatus.BAD_USAGE
    except UnicodeEncodeError:
        say_error(f"dosecalc: {NO_TEXT}")
        return ExitStatus.BAD_USAGE
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # typer leaves so, whatever it was told, when nobody reads its output
        raise BrokenPipeError from None
    return result if isinstance(result, int) else ExitStatus.DONE


def is_nowhere() -> bool:
    """Whether the working folder is gone: no file could be named from it, and libraries fail in their own words."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is not imported for the shortest commands
    except FileNotFoundError:
        return True
    return False


def brief(message: str) -> str:
    """The message; of a word or a line that is far too long, since what is typed may be, its beginning and end.

    >>> brief(f"there is no topic {'x' * 5000}") == f"there is no topic {'x' * 100}…{'x' * 50}"
    True
    """
    import re

    for too_long in TOO_LONG:
        message = re.sub(too_long, r"\1…\2", message)
    return message


def _helped(error: Exception) -> str:
    """The command whose help tells how it is written, as it is typed."""
    context = getattr(error, "ctx", None)
    return "dosecalc" if context is None else " ".join(["dosecalc", *context.command_path.split()[1:]])


def _complain(text: str) -> None:
    """Say it on the error stream, if that can still be written."""
    from contextlib import suppress

    with suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def discard_output() -> None:
    """Nobody reads on: keep the interpreter from complaining when it closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

"""Where text meets the terminal: plain or rich, any encoding, nothing but what we mean to print."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

NARROWEST, WIDEST = 20, 100
"""Columns; lines longer than the widest are hard to read, and a terminal may claim to have none."""

PLAIN_SPELLINGS = {
    "×": "x",
    "÷": "/",
    "−": "-",
    "→": "->",
    "≈": "~",
    "…": "...",
    "·": "*",
    "°": "deg ",
    "²": "2",
    "½": "1/2",
    "µ": "u",
    "μ": "u",
    "—": "-",
    "–": "-",
}
"""For consoles whose encoding lacks a sign."""


def prepare_streams() -> None:
    """Let no closed stream, and no character that a stream cannot take, end a session."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _nowhere(mode: str) -> TextIO:
    """A stream in the place of one that is closed, and of its number, which a file of ours would have otherwise."""
    number = os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
    return cast("TextIO", open(number, mode, encoding="utf-8", closefd=False))


def wants_plain() -> bool:
    """Whether plain lines are called for: no terminal, a dumb one, one without our signs, or a wish for them."""
    return not has_signs() or not draws_charts()


def has_signs() -> bool:
    """Whether the terminal can show more than ASCII."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def draws_charts() -> bool:
    """Whether charts of characters are welcome, if only of plain ones: in a terminal, unless plain lines are wished."""
    wishes = ("NO_COLOR", "DOSECALC_PLAIN")
    is_wished = os.environ.get("TERM") == "dumb" or any(os.environ.get(name) for name in wishes)
    return sys.stdout.isatty() and not is_wished


def say(text: str = "", *, end: str = "\n", stream: TextIO | None = None, hanging: int | None = None) -> None:
    """Print lines of text: made safe, spelled so that the stream can take them, wrapped where a terminal ends.

    hanging: how far lines after the first are indented; as the first, if nothing is said.
    """
    target = stream or sys.stdout
    lines = [cleaned(line) for line in text.split("\n")]
    if target.isatty() and any(is_of_carets(line) for line in lines):
        lines = _excerpted(lines, target)
    shown = "\n".join(_wrapped(line, target, hanging) for line in lines)
    target.write(_encodable(shown, target) + end)
    target.flush()


def is_of_carets(line: str) -> bool:
    """Whether it points at the line above."""
    return bool(line) and line.strip(" ").strip("^") == "" and line.endswith("^")


def _excerpted(lines: list[str], target: TextIO) -> list[str]:
    """The lines; of one that carets point into, as much as the terminal can show on one line with them."""
    from dosecalc.cli.pointing import excerpt

    shown = list(lines)
    for place in range(1, len(lines)):
        if is_of_carets(lines[place]):
            characters = [_encodable(character, target) for character in lines[place - 1]]
            shown[place - 1 : place + 1] = excerpt(characters, lines[place], screen_width(), _encodable("…", target))
    return shown


def screen_width() -> int:
    """Columns to write in."""
    import shutil  # only a terminal has a width

    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


COMMAND = "  dosecalc "
"""What begins a line that is to be copied whole."""

GOES_ON, DEEPER = " \\", "    "
"""What ends a line of a command that goes on below, where shells know it; how far the rest is indented."""


def _wrapped(line: str, target: TextIO, hanging: int | None) -> str:
    """The line broken between words; what has no words, such as carets under an answer, is left alone."""
    if not target.isatty() or len(line) <= screen_width():
        return line
    if line.startswith(COMMAND):
        return _command_in_lines(line)
    import textwrap  # only a line too long for its terminal needs it

    indent = " " * (len(line) - len(line.lstrip()) if hanging is None else hanging)
    broken = textwrap.wrap(
        line, screen_width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(broken) or line


def _command_in_lines(line: str) -> str:
    """A command that can still be copied: no word of it is broken, least of all the identity of a problem."""
    if os.name == "nt":
        return line
    program, *words = line.split()
    lines = [f"  {program}"]
    for word in words:
        if len(lines[-1]) + len(f" {word}{GOES_ON}") <= screen_width():
            lines[-1] += f" {word}"
        else:
            fits = len(f"{DEEPER}{word}{GOES_ON}") <= screen_width()
            lines.append(f"{DEEPER}{word}" if fits else word)
    return f"{GOES_ON}\n".join(lines)


def say_error(text: str) -> None:
    """Print a message to the error stream; where that cannot be written, the exit code has to tell."""
    with suppress(OSError, ValueError):
        say(text, stream=sys.stderr)


def _encodable(text: str, target: TextIO) -> str:
    encoding = target.encoding or "ascii"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_spelled(character, encoding) for character in text)
    return text


def _spelled(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN_SPELLINGS.get(character, "?")
    return character


def say_json(facts: Any) -> None:
    """Print facts as JSON, in ASCII, so that any encoding carries them."""
    import json

    say(json.dumps(facts, indent=2))


def console() -> Console:
    """The rich console: no markup, no emoji codes, no highlighting of what data holds."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, width=screen_width())


def styled(text: str, style: str = "") -> Text:
    """Text for rich: made safe, never markup."""
    from rich.text import Text

    return Text(cleaned(text), style)


def show(renderable: RenderableType) -> None:
    """Print something that rich draws."""
    console().print(renderable)

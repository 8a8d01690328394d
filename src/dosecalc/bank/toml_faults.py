"""Why a text is no TOML, in words for whoever wrote it: at which line and column, and what to write instead.

The parser tells only where it could go no further; what stands there tells the rest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dosecalc.untrusted import named

LONGEST_COMPLAINT = 300
LONGEST_SHOWN = 60

WHERE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
CURLY_QUOTES = "“”„‟‘’‚‛«»‹›"
DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+\b[^,\]}#]*")
ENDLESS_NUMBER = re.compile(r"\d{1000,}")
BARE_VALUE = re.compile(r"[^,\]}#\n]+")
NEEDS_QUOTES = re.compile(r"[^\W\d_]|[-%:/]")
"""What no number has: a letter, a percent sign, what stands in dates, times and units."""

TRUTH = {"true", "false"}
NO_KEY = ("a line that is not a key with its value", 'KEY = VALUE, as in title = "A dose"')
PLAINLY = {
    "Expected '='": NO_KEY,
    "Invalid statement": NO_KEY,
    "Unclosed array": ("a list that goes on without a comma", "a comma between its values, ] at its end"),
    "Expected newline": ("more after the value", "one value, and then the next line"),
    "Unescaped": ("a backslash in a text", r"no backslash, or two: \\"),
}
"""What was found and is expected, by how the parser's error begins."""

IN_A_TEXT = ("Illegal character", "Found invalid character", "Unterminated string", 'Expected "')
IN_A_LIST = ("Unclosed array", "Invalid value")
"""How the parser's errors begin that come from within a text, and from within a list."""

STRAIGHT = 'straight quotation marks, as in "500 mg"'


@dataclass(frozen=True)
class Complaint:
    """What keeps a text from being TOML, and where. line, column: counted from 1."""

    line: int
    column: int
    found: str
    expected: str


def complaint(text: str, error: Exception) -> Complaint:
    """What the parser's error comes from."""
    told = WHERE.fullmatch(str(error))
    if told is None:
        return _without_place(text)
    said, line, column = _said(text, told)
    lines = text.split("\n")
    here = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    for look in (_quotation_marks, _odd_blank, _unclosed_text, _bare_value, _doubled, _no_value):
        if found := look(here, line, column, said):
            return found
    if said.startswith("Unterminated"):
        return _unclosed_block(lines) or Complaint(line, column, "a text that does not end", "quotation marks after it")
    return Complaint(line, column, f"text that is not TOML ({said[:LONGEST_COMPLAINT]})", "TOML 1.0")


def _without_place(text: str) -> Complaint:
    """What Python itself gives up on: a number too long to be one, or else tables or lists too deep in each other."""
    if endless := ENDLESS_NUMBER.search(text):
        line, column = text.count("\n", 0, endless.start()) + 1, endless.start() - text.rfind("\n", 0, endless.start())
        return Complaint(line, column, f"a number of {len(endless[0]):,} digits", "a number of a few digits")
    return Complaint(1, 1, "tables or lists too deep in each other", "at most a few levels")


def _said(text: str, told: re.Match[str]) -> tuple[str, int, int]:
    """What the parser said, without the place, and the place."""
    if told[2]:
        return told[1], int(told[2]), int(told[3])
    lines = text.rstrip().split("\n")
    return told[1], len(lines), len(lines[-1]) + 1


def _quotation_marks(here: str, line: int, column: int, _said: str) -> Complaint | None:
    """Quotation marks as word processors set them, at the fault or in a text that is left open."""
    at = column if here[column - 1 : column] in set(CURLY_QUOTES) else 0
    if not at and _open_text(here):
        at = next((place for place in range(len(here), 0, -1) if here[place - 1] in CURLY_QUOTES), 0)
    return Complaint(line, at, f"the quotation mark {here[at - 1]}", STRAIGHT) if at else None


def _odd_blank(here: str, line: int, column: int, _said: str) -> Complaint | None:
    """A blank that only looks like one."""
    character = here[column - 1 : column]
    if character in {"", " ", "\t"} or (unicodedata.category(character) != "Zs" and character != "\ufeff"):
        return None
    return Complaint(line, column, named(character), "an ordinary blank")


def _unclosed_text(here: str, line: int, _column: int, said: str) -> Complaint | None:
    at = _open_text(here)
    if not at or not said.startswith(IN_A_TEXT):
        return None
    mark = here[at - 1]
    return Complaint(line, at, "a text that does not end in its line", f"a second {mark} where it ends")


def _open_text(here: str) -> int:
    """The column of the quotation mark whose text does not end in the line; 0 where there is none."""
    opened, skip = 0, False
    for place, character in enumerate(here, start=1):
        if skip:
            skip = False
        elif opened and character == "\\" and here[opened - 1] == '"':
            skip = True
        elif opened and character == here[opened - 1]:
            opened = 0
        elif not opened and character == "#":
            return 0
        elif not opened and character in "\"'":
            opened = place
    return opened


def _unclosed_block(lines: list[str]) -> Complaint | None:
    """A text over several lines that nothing ends."""
    for number in range(len(lines), 0, -1):
        for mark in ('"""', "'''"):
            if mark in lines[number - 1]:
                column = lines[number - 1].index(mark) + 1
                return Complaint(number, column, f"a text that begins with {mark} and does not end", f"{mark} after it")
    return None


def _bare_value(here: str, line: int, column: int, said: str) -> Complaint | None:
    """A value that needs quotation marks and has none."""
    start = max(here.rfind(sign, 0, column - 1) for sign in "=[,{") + 1
    if (not start and not said.startswith(IN_A_LIST)) or _open_text(here[:start]) or here.startswith("["):
        return None
    start += len(here[start:]) - len(here[start:].lstrip())
    comma = DECIMAL_COMMA.match(here, start)
    if comma and here[:start].rstrip().endswith("="):
        expected = f'a decimal point, and quotation marks around a quantity: "{comma[0].strip().replace(",", ".")}"'
        return Complaint(line, start + 1, comma[0].strip()[:LONGEST_SHOWN], expected)
    bare = BARE_VALUE.match(here, start)
    value = bare[0].strip() if bare else ""
    if not value or not value[0].isalnum() or not NEEDS_QUOTES.search(value):
        return None
    if any(character in "\"'={[" for character in value):
        return None
    if value.lower() in TRUTH:
        return Complaint(line, start + 1, value, value.lower()) if value not in TRUTH else None
    shown = value[:LONGEST_SHOWN]
    return Complaint(line, start + 1, f"{shown} without quotation marks", f'"{shown}"')


def _doubled(here: str, line: int, _column: int, said: str) -> Complaint | None:
    """What stands there a second time."""
    column = len(here) - len(here.lstrip()) + 1
    if said.startswith("Cannot overwrite") and "=" in here and not here.lstrip().startswith("["):
        key = here.partition("=")[0].strip()
        return Complaint(line, column, f"{key[:LONGEST_SHOWN]} a second time", "each key once in its table")
    if said.startswith("Cannot declare"):
        found = f"{here.strip()[:LONGEST_SHOWN]} where there is one of that name already"
        return Complaint(line, column, found, "each table once; of several alike, each as [[NAME]]")
    return None


def _no_value(here: str, line: int, column: int, said: str) -> Complaint | None:
    """A key without its value, or another of the parser's errors that has plainer words."""
    if said.startswith("Invalid value") and not here[column - 1 :].partition("#")[0].strip():
        return Complaint(line, column, "nothing after the equals sign", 'a value, as in title = "A dose"')
    if said.startswith("Unescaped"):
        column = here.rfind("\\", 0, column - 1) + 1
    return next((Complaint(line, column, *words) for begins, words in PLAINLY.items() if said.startswith(begins)), None)

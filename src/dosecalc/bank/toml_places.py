"""Where everything stands in a text that is TOML: keys, also those of inline tables, and the elements of lists.

A text is parsed before this is asked, so it is only walked through here, never judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

BLANKS = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BARE_VALUE = re.compile(r"[^,\]}\n#]*")
TEXTS = {
    '"""': re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''.*?'{3,5}", re.DOTALL),
    '"': re.compile(r'"(?:\\.|[^"\\\n])*"'),
    "'": re.compile(r"'[^'\n]*'"),
}

Place = tuple[int, int]


def places_in(text: str) -> dict[str, Place]:
    """Line and column by dotted path: `story.0.order`, `givens.weight.from`, `givens.dose.values.2`."""
    walk = _Walk(text)
    walk.go()
    line, start, found = 1, 0, {}
    for path, at in sorted(walk.found.items(), key=lambda each: each[1]):
        line += text.count("\n", start, at)
        start = at
        found[path] = (line, at - text.rfind("\n", 0, at))
    return found


@dataclass
class _Walk:
    """A walk through a text. at: how far it has come. found: where each path stands. counts: of tables in lists."""

    text: str
    at: int = 0
    found: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def go(self) -> None:
        """Walk to the end, or to where the text is no TOML any more."""
        table = ""
        while self._skip() < len(self.text):
            before = self.at
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            if self.at == before:
                return

    def _skip(self) -> int:
        """Pass blanks, line ends and comments."""
        blanks = BLANKS.match(self.text, self.at)
        self.at = blanks.end() if blanks else self.at
        return self.at

    def _takes(self, sign: str) -> bool:
        """Whether that comes next; it is passed."""
        comes = self.text.startswith(sign, self._skip())
        self.at += len(sign) * comes
        return comes

    def _header(self) -> str:
        """The path of the table whose header comes next."""
        start, is_listed = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + is_listed
        path, names = "", self._key()
        for place, name in enumerate(names, start=1):
            path = f"{path}.{name}" if path else name
            if is_listed and place == len(names):
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = f"{path}.{self.counts[path]}"
        self.found[path] = start
        self._takes("]]" if is_listed else "]")
        return path

    def _key(self) -> list[str]:
        """The names of a dotted key."""
        names = [self._name()]
        while self._takes("."):
            names.append(self._name())
        return names

    def _name(self) -> str:
        start = self._skip()
        if self._pass_text():
            return self.text[start + 1 : self.at - 1]
        bare = BARE_KEY.match(self.text, start)
        self.at = bare.end() if bare else start
        return self.text[start : self.at]

    def _pair(self, table: str) -> None:
        """A key with its value."""
        start = self._skip()
        path = ".".join(filter(None, (table, *self._key())))
        self.found[path] = start
        if self._takes("="):
            self._value(path)

    def _value(self, path: str) -> None:
        self._skip()
        if self._takes("["):
            self._listed(path)
        elif self._takes("{"):
            self._inner(path)
        elif not self._pass_text():
            bare = BARE_VALUE.match(self.text, self.at)
            self.at = bare.end() if bare else self.at

    def _listed(self, path: str) -> None:
        """The elements of a list, up to its end."""
        number = 0
        while not self._takes("]") and self.at < len(self.text):
            self.found[f"{path}.{number}"] = self.at
            self._value(f"{path}.{number}")
            number += 1
            if not self._takes(",") and not self.text.startswith("]", self.at):
                return

    def _inner(self, path: str) -> None:
        """The keys of an inline table, up to its end."""
        while not self._takes("}") and self.at < len(self.text):
            self._pair(path)
            if not self._takes(",") and not self.text.startswith("}", self.at):
                return

    def _pass_text(self) -> bool:
        """Pass a text in quotation marks; whether one came."""
        mark = next((mark for mark in TEXTS if self.text.startswith(mark, self.at)), "")
        found = TEXTS[mark].match(self.text, self.at) if mark else None
        self.at = found.end() if found else self.at
        return found is not None

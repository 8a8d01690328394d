"""A drill in a real pseudo-terminal, and the screen that its learner sees; what imports this is left out on Windows."""

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect
import pyte

LEFT, CTRL_A, CTRL_C, CTRL_D, CTRL_U = "\x1b[D", "\x01", "\x03", "\x04", "\x15"


class Drill:
    """A drill under the hands of a test, and the screen that its learner sees."""

    def __init__(self, child: "pexpect.spawn[str]", columns: int, rows: int) -> None:
        self.child = child
        self.screen = pyte.Screen(columns, rows)
        self.feed = pyte.Stream(self.screen)
        self.seen = ""

    def until(self, text: str) -> None:
        """Wait for these words, and show all before them on the screen."""
        self.child.expect_exact(text)
        self._show(f"{self.child.before}{self.child.after}")

    def until_the_prompt(self) -> None:
        self.until("Answer: ")

    def type(self, keys: str) -> None:
        self.child.send(keys)

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self._show(str(self.child.before))
        self.child.close()
        assert self.child.exitstatus is not None
        return self.child.exitstatus

    def _show(self, text: str) -> None:
        self.seen += text
        self.feed.feed(text)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display if line.strip()]

    @property
    def plain(self) -> str:
        """All that was ever shown, without its escape sequences."""
        return re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])", "", self.seen).replace("\r\n", "\n")

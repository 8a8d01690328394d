"""Pictures in a real pseudo-terminal, at the widths that learners have."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect

from tests.cli.conftest import PLAIN

READING = "read-3-ml-syringe@1:3:pharmacy@1"


@pytest.mark.parametrize("columns", [30, 40, 80, 120])
def test_a_terminal_shows_the_picture_in_its_width_and_words_where_it_is_too_narrow(columns: int) -> None:
    env = {**{name: text for name, text in PLAIN.items() if name != "LINES"}, "TERM": "xterm-256color"}
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "dosecalc", "show", READING],
        env=env,
        dimensions=(50, columns),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    told = str(child.before)

    assert (columns >= 40) == ("┃▒▒┃" in told)
    assert (columns < 40) == ("Picture: A 3 mL" in told)
    assert all(len(line) <= columns for line in told.splitlines() if "▒" in line)

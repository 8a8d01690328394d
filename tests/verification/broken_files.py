"""The folder of broken templates: each says in its last line what is wrong with it, and where."""

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("broken")
SOUND = Path(__file__).with_name("sound")
SAYS = re.compile(rb"^# broken: ([a-z0-9-]+) at (\d+)\n\Z", re.MULTILINE)


def broken_files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def expected_of(path: Path) -> tuple[str, int]:
    """The code and the line."""
    said = SAYS.search(path.read_bytes())
    assert said is not None, path
    return said[1].decode(), int(said[2])

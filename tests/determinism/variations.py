"""What must not matter: the seed of hashes, time zone, locale, `-O`, the working folder, the order of files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parents[2]
LOCALES = ("de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "C")
"""Decimal commas, other names of months, an i without its dot; the first two are not on every system."""


@dataclass(frozen=True)
class Variation:
    """How a process is started. flags: of Python. asked: of tests.determinism.made."""

    env: dict[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


PLAIN = Variation({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"})

ONE_BY_ONE = {
    **{f"hash seed {seed}": Variation({"PYTHONHASHSEED": seed}) for seed in ("1", "4294967295", "random")},
    **{f"time zone {zone}": Variation({"TZ": zone}) for zone in ("Pacific/Kiritimati", "America/St_Johns", "XYZ-25")},
    **{f"locale {name}": Variation({"LC_ALL": name}) for name in LOCALES[:3]},
    "UTF-8 mode": Variation(flags=("-X", "utf8")),
    "optimized": Variation(flags=("-O",)),
    "without docstrings": Variation(flags=("-OO",)),
    "files listed backwards": Variation(asked=("--listing", "reversed")),
    "files listed in any order": Variation(asked=("--listing", "shuffled")),
    "drawn backwards": Variation(asked=("--backwards",)),
}


def together() -> dict[str, Variation]:
    """Everything otherwise at once, twice."""
    return {
        "all otherwise": Variation(
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": LOCALES[0]},
            ("-O",),
            ("--listing", "reversed", "--backwards"),
        ),
        "all once more": Variation(
            {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": LOCALES[1]},
            ("-OO",),
            ("--listing", "shuffled"),
        ),
    }


def made(variation: Variation, folder: Path, asked: Sequence[str], python: str = sys.executable) -> dict[str, str]:
    """The digests of everything made by a process that is started so, in a working folder."""
    env = {**os.environ, **PLAIN.env, **variation.env, "PYTHONPATH": f"{HERE / 'src'}{os.pathsep}{HERE}"}
    command = [python, *variation.flags, "-m", "tests.determinism.made", *variation.asked, *asked]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found

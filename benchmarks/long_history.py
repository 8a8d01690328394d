"""What a long history costs: `progress`, against the same with no history.

Run it with the environment's own Python: python3 benchmarks/long_history.py [--answers N] [--runs N]. It makes a
history of invented answers in a temporary folder, then runs each command with and without it in turn, again and
again; the smallest time of each counts, because machines are shared.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from dosecalc.learner.history import History
from dosecalc.learner.history_rows import COLUMNS, PLACES, row_of
from dosecalc.learner.records import Record

SKILLS = [
    ("flow", "drip_rate"),
    ("flow", "infusion_rate"),
    ("titration", "pump_rate"),
    ("dosing", "tablets"),
    ("conversion", "mass_conversion"),
    ("kinetics", "creatinine_clearance_female"),
]
MISTAKES = ["not-converted", "upside-down", "stopped-too-early", "tenfold-too-large", "factor-for-women-left-out"]
DAYS = 1000
COMMANDS = {
    "progress": ["progress"],
    "progress --format json": ["progress", "--format", "json"],
    "progress --html": ["progress", "--html", "page.html"],
}


def records(count: int) -> Iterator[Record]:
    """So many answers over a thousand days, the last of them today; the same ones on every day."""
    chance = random.Random(1)
    now = datetime.now(UTC)
    for place in range(count):
        topic, calculation = chance.choice(SKILLS)
        is_right = chance.random() < 0.7
        yield Record(
            at=now - timedelta(days=DAYS) * (count - place) / count,
            session=f"{place // 10:032x}",
            mode="drill",
            identity=f"{calculation.replace('_', '-')}@1:{place}:pharmacy@1",
            part="",
            template=calculation.replace("_", "-"),
            topic=topic,
            calculation=calculation,
            level=chance.randint(1, 4),
            text="12.5 mL/h",
            verdict="correct" if is_right else "wrong",
            mistakes=() if is_right else tuple(chance.sample(MISTAKES, 2)),
            tries=1,
            hints=chance.choice([0, 0, 0, 1]),
            seconds=Decimal(chance.randint(15_000, 120_000)) / 1000,
            confidence=chance.choice([None, 1, 2, 3]),
            ending="right" if is_right else "missed",
            points=10 if is_right else 0,
        )


def fill(home: Path, count: int) -> None:
    """Make a history of so many answers, in one transaction."""
    with History.opened(home) as history, history.file.transaction():
        for record in records(count):
            history.file.execute(f"INSERT INTO answer ({COLUMNS}) VALUES ({PLACES})", row_of(record))  # noqa: S608 - constants


def seconds(arguments: list[str], home: Path) -> float:
    """The wall time of one run."""
    command = [sys.executable, "-m", "dosecalc", *arguments, "--home", str(home)]
    start = time.perf_counter()
    subprocess.run(command, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print a table: milliseconds with none, with all, and what is between."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        none, all_ = Path(folder, "none"), Path(folder, "all")
        fill(none, 0)
        fill(all_, arguments.answers)
        best = dict.fromkeys(((name, home) for name in COMMANDS for home in (none, all_)), float("inf"))
        for _ in range(arguments.runs):
            for name, home in best:
                best[name, home] = min(best[name, home], seconds(COMMANDS[name], home))
    print(f"{'command':26} {'none':>8} {arguments.answers:>8,} {'more':>8}   (ms)")
    for name in COMMANDS:
        few, many = best[name, none] * 1000, best[name, all_] * 1000
        print(f"{name:26} {few:8.0f} {many:8.0f} {many - few:8.0f}")


if __name__ == "__main__":
    main()

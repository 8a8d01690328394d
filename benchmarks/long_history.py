"""What a long history costs: `progress`, against the same with no history.

Run it with the environment's own Python: python3 benchmarks/long_history.py [--answers N] [--runs N]. It makes a
history of invented answers in a temporary folder, then runs each command with and without it in turn, again and
again; the smallest time of each counts, because machines are shared. Both the time on the
clock and that of the processor are told: where other programs run, the first tells more about them.
"""

import argparse
import random
import resource
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
PAGE = "page.html"
COMMANDS = {
    "progress": ["progress"],
    "progress --format json": ["progress", "--format", "json"],
    "progress --html": ["progress", "--html", PAGE],
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


def seconds(arguments: list[str], home: Path) -> tuple[float, float]:
    """The time of one run on the clock, and of the processor."""
    named = [str(home / PAGE) if argument == PAGE else argument for argument in arguments]
    command = [sys.executable, "-m", "dosecalc", *named, "--home", str(home)]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - start, used


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
        best = dict.fromkeys(((name, home) for name in COMMANDS for home in (none, all_)), (float("inf"),) * 2)
        for _ in range(arguments.runs):
            for name, home in best:
                taken = seconds(COMMANDS[name], home)
                best[name, home] = (min(best[name, home][0], taken[0]), min(best[name, home][1], taken[1]))
    for place, clock in enumerate(("on the clock", "of the processor")):
        print(f"{'ms ' + clock:26} {'none':>8} {arguments.answers:>8,} {'more':>8}")
        for name in COMMANDS:
            few, many = best[name, none][place] * 1000, best[name, all_][place] * 1000
            print(f"{name:26} {few:8.0f} {many:8.0f} {many - few:8.0f}")


if __name__ == "__main__":
    main()

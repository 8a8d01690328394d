"""What a long history costs `progress`, against the same with no history.

Run it with the environment's own Python: python3 benchmarks/progress.py [--answers N] [--runs N]. It makes a history of
invented answers in a temporary folder, then runs each command with and without it in turn, again and again; the
smallest time of each counts, because machines are shared. Both the time on the clock and that of the processor are
told: where other programs run, the first tells more about them.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from history import answers  # the benchmark beside this one

from dosecalc.learner.history import History

PAGE = "page.html"
COMMANDS = {
    "progress": ["progress"],
    "progress --format json": ["progress", "--format", "json"],
    "progress --html": ["progress", "--html", PAGE],
    "progress --exam": ["progress", "--exam", "ptce"],
}


def seconds(arguments: list[str], home: Path) -> tuple[float, float]:
    """The time of one run on the clock, and of the processor."""
    named = [str(home / PAGE) if argument == PAGE else argument for argument in arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "dosecalc", *named, "--home", str(home)]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - start, used


def main() -> None:
    """Print two tables: milliseconds with no answers, with all, and what is between."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=10)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = {number: Path(folder) / str(number) for number in (0, chosen.answers)}
        for number, home in homes.items():
            with History.opened(home) as history:
                history.add_all(answers(number))
        best = dict.fromkeys(((name, number) for name in COMMANDS for number in homes), (float("inf"), float("inf")))
        for _ in range(chosen.runs):
            for name, number in best:
                clock, processor = seconds(COMMANDS[name], homes[number])
                best[name, number] = (min(best[name, number][0], clock), min(best[name, number][1], processor))
    for place, measured in enumerate(("on the clock", "of the processor")):
        print(f"{'ms ' + measured:26} {'none':>8} {chosen.answers:>8,} {'more':>8}")
        for name in COMMANDS:
            few, many = (best[name, number][place] * 1000 for number in homes)
            print(f"{name:26} {few:8.0f} {many:8.0f} {many - few:8.0f}")


if __name__ == "__main__":
    main()

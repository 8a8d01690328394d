"""What a long history costs: the start of a drill, an answer, the backup of the day, and reading, with few and many.

Run it with the environment's own Python: python3 benchmarks/history.py [--answers N] [--runs N]. It works in a folder
of its own, on the disk of the system's temporary files; the smallest time of all runs counts. Drills are told in time
of the processor until their first question, all else on the clock.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from start_up import FIRST_QUESTIONS, seconds  # the benchmark beside this one

from dosecalc.bank.templates import templates
from dosecalc.learner.history import FILE, History
from dosecalc.learner.history_backups import Backups
from dosecalc.learner.records import Record, fresh_id
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.verdict import Verdict

START = datetime(2025, 1, 1, tzinfo=UTC)


def answers(number: int) -> Iterator[Record]:
    """Answers as a learner gives them, two minutes apart."""
    chance, found = Random(5), list(templates().values())
    for place in range(number):
        template = chance.choice(found)
        is_right = chance.random() < 0.7
        yield Record(
            at=START + timedelta(minutes=2 * place),
            id=fresh_id(),
            session=f"{place // 20:032x}",
            mode="drill",
            identity=f"{template.id}@{template.version}:{place}:pharmacy@1",
            part="",
            template=template.id,
            topic=template.topic,
            calculation=template.calculations[-1],
            level=template.level,
            text="12.5 mL/h",
            verdict=(Verdict.CORRECT if is_right else Verdict.WRONG).value,
            mistakes=() if is_right else ("used-without-converting",),
            tries=1,
            seconds=Decimal(60),
            ending=(Ending.RIGHT if is_right else Ending.MISSED).value,
            points=10 if is_right else 0,
        )


def smallest(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of the fastest of all runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def first_question(drill: str, home: Path, runs: int) -> float:
    """Milliseconds of the processor that a drill takes until its first question."""
    return 1000 * min(seconds(FIRST_QUESTIONS[drill], str(home), to_question=True)[1] for _ in range(runs))


def measured(home: Path, runs: int) -> dict[str, float]:
    """The times with the history that is there."""
    with History.opened(home) as history:
        backups = Backups(history.home)
        some = next(answers(1))
        return {
            "drill of a template": first_question("drill of a template", home, runs),
            "drill for the learner": first_question("drill for the learner", home, runs),
            "open": smallest(lambda: History.opened(home).close(), runs),
            "one answer saved": smallest(lambda: history.add(Record(**{**vars(some), "id": fresh_id()})), runs),
            "check and backup of the day": smallest(lambda: backups.make_daily(history.file, date(2026, 1, 1)), runs),
            "last 20 answers": smallest(lambda: list(history.records(last=20)), runs),
            "last 20 of a topic, wrong": smallest(
                lambda: list(history.records(topic="flow", wrong=True, last=20)), runs
            ),
            "last 20 outcomes of a skill": smallest(
                lambda: list(history.outcomes(calculation="pump_rate", level=3, last=20)), runs
            ),
            "all answers read": smallest(lambda: sum(1 for _ in history.records()), runs),
        }


def main() -> None:
    """Print a table: milliseconds with no answers, with a thousandth and a hundredth of them, and with all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    numbers = (0, chosen.answers // 100, chosen.answers)
    columns, sizes = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            home = Path(folder) / str(number)
            with History.opened(home) as history:
                history.add_all(answers(number))
            columns.append(measured(home, chosen.runs))
            sizes.append((home / FILE).stat().st_size)
    print(f"{'answers':30}" + "".join(f"{number:>10,}" for number in numbers))
    for name in columns[0]:
        print(f"{name:30}" + "".join(f"{column[name]:10.1f}" for column in columns))
    print(f"{'kB':30}" + "".join(f"{size // 1000:10,}" for size in sizes))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()

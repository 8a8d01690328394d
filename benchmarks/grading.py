"""What it takes to grade a class: seconds, processor seconds of all processes, and the largest memory of one process.

Seven answers in ten are right; of the others some are where slips of the problem lead, some any number, some lack the
unit, some cannot be read.
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dosecalc.bank.generator import problem
from dosecalc.sets.key_file import read_key
from dosecalc.sets.problem_set import Item, ProblemSet, Variant

RIGHT = 0.7
PROBLEMS = 50


def generated(folder: Path, *arguments: str) -> ProblemSet:
    command = [sys.executable, "-m", "dosecalc", "generate", "-n", str(PROBLEMS), "--seed", "1", "-o", str(folder)]
    subprocess.run([*command, *arguments], check=True, capture_output=True)
    return read_key(folder / "key.json")


def wrong_answers(item: Item) -> list[list[str]]:
    """For each part of a problem a few answers that are not right."""
    found = []
    for part in problem(item.identity).parts:
        unit = part.key.partition(" ")[2]
        slips = [each.text for each in part.distractors[:6]]
        found.append(
            [*slips, *(f"{number} {unit}" for number in (1, 2.5, 7, 33, 120)), part.key.partition(" ")[0], "?"]
        )
    return found


def write_responses(variants: list[Variant], learners: int, path: Path) -> int:
    chance = random.Random(1)
    wrong = {item.code: wrong_answers(item) for variant in variants for item in variant.items}
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["learner", "variant", "problem", "answer"])
        for number in range(learners):
            variant = variants[number % len(variants)]
            for item in variant.items:
                texts = [
                    key
                    if chance.random() < RIGHT
                    else chance.choice([*others, f"{chance.randint(1, 9_999) / 10:g} {key.partition(' ')[2]}"])
                    for key, others in zip(item.keys, wrong[item.code], strict=True)
                ]
                who = variant.learner.id if variant.learner else f"s{number:05}"
                writer.writerow([who, variant.name, item.number, "; ".join(texts)])
                count += len(texts)
    return count


def measured(folder: Path, responses: Path, *arguments: str) -> tuple[float, float, float]:
    """Seconds, processor seconds of it and its processes, and megabytes of the largest of them."""
    command = [sys.executable, "-m", "dosecalc", "grade", str(folder / "key.json"), str(responses), *arguments]
    start = time.perf_counter()
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    taken = time.perf_counter() - start
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        sys.exit(f"grading failed: {started.returncode}")
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--learners", type=int, nargs="*", default=[250, 2_000])
    options.add_argument("--own-variants", type=int, default=40)
    options.add_argument("--jobs", type=int, nargs="*", default=[1, 0])
    chosen = options.parse_args()
    print(f"{'class':44}{'jobs':>5}{'answers':>9}{'seconds':>9}{'CPU s':>8}{'MB':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = generated(folder / "four", "--versions", "4")
        for learners in chosen.learners:
            responses = folder / f"{learners}.csv"
            answers = write_responses(list(made.variants), learners, responses)
            for jobs in chosen.jobs:
                for what, extra in wishes(folder / "out"):
                    figures = measured(folder / "four", responses, "--jobs", str(jobs), *extra)
                    tell(f"{learners:,} learners, 4 variants, {what}", jobs, answers, figures)
        roster = folder / "class.csv"
        ids = "".join(f"s{number:05}\n" for number in range(chosen.own_variants))
        roster.write_text(f"learner\n{ids}", encoding="utf-8")
        made = generated(folder / "own", "--roster", str(roster))
        responses = folder / "own.csv"
        answers = write_responses(list(made.variants), chosen.own_variants, responses)
        for jobs in chosen.jobs:
            figures = measured(folder / "own", responses, "--jobs", str(jobs))
            tell(f"{chosen.own_variants:,} learners, a variant for each, marks alone", jobs, answers, figures)


def wishes(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """What is to be had, and how to say so."""
    into = ("-o", str(folder), "--overwrite")
    return [("marks alone", ()), ("gradebook, report", (*into, "--no-sheets")), ("and sheets", into)]


def tell(what: str, jobs: int, answers: int, figures: tuple[float, float, float]) -> None:
    seconds, worked, megabytes = figures
    print(f"{what:44}{jobs or 'usual':>5}{answers:>9,}{seconds:>9.1f}{worked:>8.1f}{megabytes:>6.0f}", flush=True)


if __name__ == "__main__":
    main()

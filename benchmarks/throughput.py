"""How many problems a second are made and how many answers checked, against what Python itself could do at most.

Run it with the environment's own Python: python3 benchmarks/throughput.py [--problems N] [--up-to N].

The limit is a loop that does the least that makes a problem: draws whole numbers, works out an answer exactly, formats
the texts and a line of JSON; once with scaled integers, once with fractions. Everything is measured in turns of one run
by the time of the processor, so that a busy machine slows both sides. `--up-to` also runs `dosecalc generate` for
1,000, 10,000 ... problems, and prints time and largest memory of each.
"""

from __future__ import annotations

import argparse
import json  # noqa: TID253 - a benchmark starts but once
import os
import subprocess
import sys
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from random import Random
from time import process_time
from typing import TYPE_CHECKING

from dosecalc.bank.policies import policy
from dosecalc.bank.selection import selected, stream
from dosecalc.cli.facts import problem_facts
from dosecalc.quantities.reading import read_quantity
from dosecalc.sets.drawing import PlannedSet, drawn_problems
from dosecalc.sets.problem_set import Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import unexplained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.solving import Solution

TURNS = 10
BYTES_OF_MAXRSS = 1024


@dataclass
class Work:
    """Something that is done `each` times a turn. seconds: of the processor, in all."""

    name: str
    each: int
    do: Callable[[int], None]
    seconds: float = 0.0
    done: int = 0

    def turn(self) -> None:
        start = process_time()
        self.do(self.each)
        self.seconds += process_time() - start
        self.done += self.each

    @property
    def microseconds(self) -> float:
        return 1e6 * self.seconds / self.done


def limit_of_integers(count: int) -> None:
    random = Random(1)
    for number in range(count):
        weight, dose, amount = random.randrange(40, 100), random.randrange(2, 20), random.randrange(1, 5) * 100
        tenths = (weight * dose * 60 * 250 * 10 * 2 + amount * 1000) // (amount * 1000 * 2)
        _line(number, weight, dose, amount, f"{tenths // 10:,}.{tenths % 10}")


def limit_of_fractions(count: int) -> None:
    random = Random(1)
    for number in range(count):
        weight, dose, amount = random.randrange(40, 100), random.randrange(2, 20), random.randrange(1, 5) * 100
        rate = Fraction(weight) * Fraction(dose) * 60 / 1000 / (Fraction(amount) / 250)
        tenths = int(rate * 10 + Fraction(1, 2))
        _line(number, weight, dose, amount, f"{tenths // 10:,}.{tenths % 10}")


def _line(number: int, weight: int, dose: int, amount: int, answer: str) -> None:
    card = [
        {"label": "Patient", "text": f"Weight: {weight} kg."},
        {"label": "Order", "text": f"dopamine {dose} mcg/kg/min IV"},
        {"label": "On hand", "text": f"dopamine {amount} mg/250 mL"},
    ]
    key = {"ask": "How many mL/h do you set on the pump?", "unit": "mL/h", "text": f"{answer} mL/h"}
    json.dumps({"identity": f"limit@1:{number}:pharmacy@1", "card": card, "parts": [key]})


def streamed() -> Iterator[Problem]:
    """Problems of the whole bank as `generate` makes them, without end."""
    seed = 0
    while True:
        yield from drawn_problems(
            PlannedSet(recipe_from((), (), 1000, Terms("", "pharmacy@1")), seed, policy("pharmacy"))
        )
        seed += 1


def with_answers(problems: Iterator[Problem]) -> Callable[[int], None]:
    def do(count: int) -> None:
        for made in islice(problems, count):
            json.dumps(problem_facts(made, key=True))

    return do


def with_working(problems: Iterator[Problem]) -> Callable[[int], None]:
    def do(count: int) -> None:
        for made in islice(problems, count):
            facts = problem_facts(made, key=True, method="formula")
            facts["mistakes"] = [(each.text, each.says) for part in made.parts for each in part.distractors]
            json.dumps(facts)

    return do


def solutions(count: int) -> list[Solution]:
    problems = islice(stream(selected([]), 1, policy("pharmacy")), count)
    return [part.solution for made in problems for part in made.parts if not part.solution.exact.form]


def checking(of: Sequence[Solution]) -> Callable[[int], None]:
    answers = [(solution, str(solution.rounded)) for solution in of]

    def do(count: int) -> None:
        for number in range(count):
            solution, text = answers[number % len(answers)]
            grade(solution, text, (), unexplained)

    return do


def reading(of: Sequence[Solution]) -> Callable[[int], None]:
    texts = [str(solution.rounded) for solution in of]

    def do(count: int) -> None:
        for number in range(count):
            read_quantity(texts[number % len(texts)])

    return do


def plain_reading(of: Sequence[Solution]) -> Callable[[int], None]:
    """A number read by `Fraction` and compared exactly, a unit compared as text: the least that a check can do."""
    answers = [(str(solution.rounded), solution.rounded.number) for solution in of if solution.rounded.per == 1]
    rows = [(text, number, text.partition(" ")[2]) for text, number in answers]

    def do(count: int) -> None:
        for at in range(count):
            text, key, unit = rows[at % len(rows)]
            number, _, typed = text.partition(" ")
            if abs(Fraction(number.replace(",", "").rstrip("%")) - key) > Fraction(1, 1000):
                pass
            if typed != unit:
                pass

    return do


def print_rates(each: int) -> None:
    found = solutions(300)
    limit, fractions = (
        Work("limit, integers", each * 20, limit_of_integers),
        Work("limit, fractions", each * 20, limit_of_fractions),
    )
    problems = streamed()
    drawn = Work("problems with answers", each, with_answers(problems))
    worked = Work("... with working and mistakes", max(each // 4, 1), with_working(problems))
    plain = Work("answers read by Fraction", each * 20, plain_reading(found))
    read = Work("answers read", each * 5, reading(found))
    checked = Work("answers checked", each * 5, checking(found))
    all_work = (limit, fractions, drawn, worked, plain, read, checked)
    drawn.do(1000)  # every template is read once
    for _ in range(TURNS):
        for work in all_work:
            work.turn()
    print(f"{'':32}{'µs each':>9}{'a second':>11}  against its limit")
    for work, against in (
        (limit, ()),
        (fractions, ()),
        (drawn, (limit, fractions)),
        (worked, (limit, fractions)),
        (plain, ()),
        (read, (plain,)),
        (checked, (plain,)),
    ):
        ratios = ", ".join(f"{work.microseconds / other.microseconds:.1f}x {other.name}" for other in against)
        print(f"{work.name:32}{work.microseconds:9.1f}{1e6 / work.microseconds:11,.0f}  {ratios}")


def print_growth(up_to: int) -> None:
    print(f"\n{'generate -n':>12}{'s':>9}{'µs each':>10}{'MB':>6}")
    count = 1000
    while count <= up_to:
        command = [sys.executable, "-m", "dosecalc", "generate", "-n", str(count), "--seed", "1"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"generate failed: {status}")
        seconds = used.ru_utime + used.ru_stime
        memory = used.ru_maxrss * BYTES_OF_MAXRSS / 1e6
        print(f"{count:12,}{seconds:9.1f}{1e6 * seconds / count:10.0f}{memory:6.0f}", flush=True)
        count *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description="How many problems a second are made, and answers checked.")
    parser.add_argument("--problems", type=int, default=200, help="problems in each of 10 turns")
    parser.add_argument("--up-to", type=int, default=0, help="also run generate for 1,000, 10,000 ... problems")
    options = parser.parse_args()
    print_rates(options.problems)
    if options.up_to:
        print_growth(options.up_to)


if __name__ == "__main__":
    main()

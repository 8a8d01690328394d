"""How well mistakes are named: every slip of many draws of every template, and wrong numbers that come from no slip.

Run it with the environment's own Python:
python3 benchmarks/diagnosis.py [--draws N] [--templates NAME ...] [--policy NAME] [--worst N].

A slip counts as named where the answer that it leads to, rounded as the problem says, is explained by that slip in the
first or second place. False reasons are counted for numbers drawn evenly from 20 % to 500 % of the right answer, and
again evenly on a logarithmic scale (as many below the answer as above), rounded as the problem says; those that are
right, or right but for their rounding, do not count. They are counted for numbers of one figure as well (0.1, 20), from
there to a thousandth or a thousand times the answer: those a learner types who guesses. Answers in words and dates have
no slips of this kind.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from math import exp, log
from random import Random
from typing import TYPE_CHECKING

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.quantities.forms import as_written
from dosecalc.tutoring.mistakes import explaining
from dosecalc.tutoring.other_roundings import is_another_rounding
from dosecalc.tutoring.slips.invited import pairs_of, slips, swapped_in_the_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

NAMED_AMONG = 2
LOWEST, HIGHEST = Fraction(1, 5), Fraction(5)
NUMBERS = 50
"""Wrong numbers tried for each answer and each way of drawing them."""

FARTHEST = 1000
PLACES_OF_A_FIGURE = range(-3, 5)

COARSE, FINE = "answers of few possible values", "all other answers"
FEW = 100
"""Possible values of an answer from LOWEST to HIGHEST below which it is counted as coarse."""


@dataclass
class Count:
    """How many of how many."""

    hits: int = 0
    tried: int = 0

    def add(self, *, hit: bool) -> None:
        self.hits += hit
        self.tried += 1

    @property
    def share(self) -> float:
        return self.hits / self.tried if self.tried else 0.0

    def __str__(self) -> str:
        return f"{100 * self.share:6.2f} %  ({self.hits:,} of {self.tried:,})"


@dataclass
class Figures:
    """The three figures, and where they are worst."""

    single: Count = field(default_factory=Count)
    pairs: Count = field(default_factory=Count)
    false: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    by_template: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    single_by_template: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    missed: Counter[str] = field(default_factory=Counter)


def rounded(number: Fraction, solution: Solution) -> Fraction:
    written = as_written(number, solution.exact.form)
    return solution.rule(written) or written


def named(number: Fraction, solution: Solution, single: Sequence[Slip], pairs: Sequence[Slip]) -> tuple[Slip, ...]:
    return (
        explaining(single, number, solution)
        or explaining(pairs, number, solution)
        or explaining(swapped_in_the_answer(solution), number, solution)
    )


def wrong_numbers(solution: Solution, random: Random) -> Iterator[tuple[str, Fraction]]:
    key = solution.written_number
    for _ in range(NUMBERS):
        evenly = LOWEST + (HIGHEST - LOWEST) * Fraction(random.random())
        by_size = Fraction(exp(random.uniform(log(LOWEST), log(HIGHEST))))
        for way, factor in (("evenly", evenly), ("by size", by_size)):
            number = solution.rule(key * factor)
            if number and number not in solution.accepted and not _is_rounding(number, solution):
                yield way, number
    for number in _of_one_figure(key):
        yield "of one figure", number


def _of_one_figure(key: Fraction) -> Iterator[Fraction]:
    """Every number such as 0.3 or 200 that is farther off than those drawn by chance, but not beyond FARTHEST."""
    for place in PLACES_OF_A_FIGURE:
        for digit in range(1, 10):
            number = digit * Fraction(10) ** place
            if key / FARTHEST <= number < LOWEST * key or HIGHEST * key < number <= key * FARTHEST:
                yield number


def _is_rounding(number: Fraction, solution: Solution) -> bool:
    return is_another_rounding(number, solution.written_number, solution.rule.step(solution.written_number))


def resolution(solution: Solution) -> str:
    step = solution.rule.step(solution.written_number)
    values = FEW if step is None else (HIGHEST - LOWEST) * solution.written_number / step
    return COARSE if values < FEW else FINE


def measure(part: Part, name: str, figures: Figures, random: Random) -> None:
    solution = part.solution
    single = slips(solution, part.others)
    pairs = list(pairs_of(solution, single))
    for group, count in ((single, figures.single), (pairs, figures.pairs)):
        for slip in group:
            is_named = slip in named(rounded(slip.number, solution), solution, single, pairs)[:NAMED_AMONG]
            count.add(hit=is_named)
            if group is single:
                figures.single_by_template[name].add(hit=is_named)
                figures.missed[slip.id] += not is_named
    for way, number in wrong_numbers(solution, random):
        is_false = bool(named(number, solution, single, pairs))
        figures.false[way].add(hit=is_false)
        if way == "evenly":
            figures.by_template[name].add(hit=is_false)
            figures.false[resolution(solution)].add(hit=is_false)


def main() -> None:
    parser = argparse.ArgumentParser(description="How well mistakes are named.")
    parser.add_argument("--draws", type=int, default=5, help="draws of each template")
    parser.add_argument("--templates", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--policy", default="pharmacy")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst templates to list")
    options = parser.parse_args()

    figures, random = Figures(), Random(20260101)
    for name in options.templates or template_names():
        for seed in range(1, options.draws + 1):
            for part in drawn(template(name), seed, policy(options.policy)).parts:
                if not part.solution.form.in_text:
                    measure(part, name, figures, random)

    print(f"slips named among the first {NAMED_AMONG}  {figures.single}")
    print(f"pairs named among the first {NAMED_AMONG}  {figures.pairs}")
    for way, count in figures.false.items():
        print(f"false reasons, {way:32}{count}")
    over = sum(count.share > 0.05 for count in figures.by_template.values())
    print(f"templates with more than 5 % false reasons: {over} of {len(figures.by_template)}")
    for name in sorted(figures.by_template, key=lambda each: -figures.by_template[each].share)[: options.worst]:
        print(f"  {name:45}{figures.by_template[name]}")
    print("slips least often named:", figures.missed.most_common(8))
    for name in sorted(figures.single_by_template, key=lambda each: figures.single_by_template[each].share)[
        : options.worst
    ]:
        print(f"  {name:45}{figures.single_by_template[name]}")


if __name__ == "__main__":
    main()

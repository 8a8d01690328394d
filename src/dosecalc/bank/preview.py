"""What comes of a template before anybody practices with it: some problems, how its answers spread, how many draws do.

What keeps a template from being drawn is told as a fault with its place in the file, as what keeps it from being read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from dosecalc.bank.choice_reader import pick_faults
from dosecalc.bank.faults import Fault, FaultCode, InvalidBank
from dosecalc.bank.generator import MOST_ATTEMPTS, TooFewDraws, attempts, least_confusing
from dosecalc.bank.problem import Identity
from dosecalc.bank.refusals import MOST_EXPLAINED, in_order, refusals, told
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.errors import DosecalcError
from dosecalc.tutoring.parts import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.bank.refusals import Refusal
    from dosecalc.bank.template import Template
    from dosecalc.quantities.policy import Policy

MOST_DRAWS = 20_000
"""After so many draws no further problem is begun: a template of which hardly any do keeps nobody waiting."""

MOST_CARDS = 100
"""So many that are told differently are enough to know that there are many."""

MOST_ROWS = 12


@dataclass(frozen=True)
class Row:
    """So many of the problems have an answer from the least to the most, which may be the same."""

    least: str
    most: str
    problems: int

    def __str__(self) -> str:
        """As a chart labels it."""
        return self.least if self.least == self.most else f"{self.least} to {self.most}"


@dataclass
class Spread:
    """The answers to one part: how often each came, and its number, by which they are put in order."""

    counts: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, Fraction] = field(default_factory=dict)

    def add(self, problem: Problem, place: int) -> None:
        """Count the answer of a problem."""
        part = problem.parts[place]
        self.counts[part.key] += 1
        self.numbers[part.key] = part.solution.rounded.number

    @property
    def different(self) -> int:
        """How many different answers there are."""
        return len(self.counts)

    @property
    def most_frequent(self) -> tuple[str, Fraction]:
        """The answer that comes most often, and its share."""
        text, count = self.counts.most_common(1)[0]
        return text, Fraction(count, self.counts.total())

    def rows(self, most: int = MOST_ROWS) -> Sequence[Row]:
        """The answers in order, each by itself or, where there are too many, those of an equal stretch in one row."""
        ordered = sorted(self.counts, key=lambda text: (self.numbers[text], text))
        if len(ordered) <= most:
            return [Row(text, text, self.counts[text]) for text in ordered]
        least, width = self.numbers[ordered[0]], self.numbers[ordered[-1]] - self.numbers[ordered[0]]
        places = [min(int((self.numbers[text] - least) * most / width), most - 1) if width else 0 for text in ordered]
        starts = [0, *(here + 1 for here, (low, high) in enumerate(pairwise(places)) if low != high), len(ordered)]
        stretches = [ordered[start:end] for start, end in pairwise(starts)]
        return [Row(each[0], each[-1], sum(self.counts[text] for text in each)) for each in stretches]


@dataclass
class Preview:
    """A template with its first problems, and what a larger sample came to.

    spreads: of the answers, part by part. sampled: the problems. cards: those of them that are told differently.
    draws: made for them; accepted: those that did. refused: why others did not, of the first few hundred.
    """

    template: Template
    policy: Policy
    problems: list[Problem] = field(default_factory=list)
    spreads: list[Spread] = field(default_factory=list)
    sampled: int = 0
    cards: set[tuple[tuple[str, str], ...]] = field(default_factory=set)
    draws: int = 0
    accepted: int = 0
    refused: Counter[Refusal] = field(default_factory=Counter)

    @property
    def acceptance(self) -> Fraction:
        """The share of draws that became, or could have become, a problem."""
        return Fraction(self.accepted, self.draws) if self.draws else Fraction(0)

    def labels(self) -> list[str]:
        """The letter of each part; empty where there is one only."""
        return list(LABELS[: len(self.spreads)]) if len(self.spreads) > 1 else [""] * len(self.spreads)

    def _attempts(self, seed: int) -> Iterator[Problem]:
        identity = Identity(self.template.id, self.template.version, seed, self.policy.identity)
        for attempt, made in enumerate(attempts(self.template, identity, self.policy)):
            self.draws += 1
            self.accepted += made is not None
            if made is not None:
                yield made
            elif self.refused.total() < MOST_EXPLAINED:
                self.refused += refusals(self.template, self.policy, [(seed, attempt)])

    def sample(self, seed: int, problems: int, kept: int, most_draws: int = MOST_DRAWS) -> None:
        """Draw problems from this seed on and count their answers; the first so many are kept.

        most_draws: after which no further problem is begun.

        Raises:
            TooFewDraws: there is a seed for which no draw does.
        """
        self.spreads = [Spread() for _ in self.template.parts]
        for number in range(problems):
            if self.draws >= most_draws and self.sampled >= kept:
                return
            made = least_confusing(self._attempts(seed + number))
            if made is None:
                seeded = f"seed {seed + number}, policy {self.policy.name}"
                message = f"{MOST_ATTEMPTS:,} draws ({seeded}) of which none does"
                raise TooFewDraws(message)
            self.sampled += 1
            if len(self.cards) < MOST_CARDS:
                self.cards.add(made.card)
            self.problems += [made] if number < kept else []
            for place, spread in enumerate(self.spreads):
                spread.add(made, place)


def preview(path: Path, policy: Policy, *, seed: int, problems: int, sampled: int) -> Preview:
    """What comes of a template file: so many of its problems, and how the answers of a larger sample spread.

    Raises:
        InvalidBank: it cannot be read or drawn from; all that is known to be wrong is told.
    """
    made = Preview(read_template(path), policy)
    if faults := pick_faults(made.template):
        raise InvalidBank(faults)
    try:
        made.sample(seed, max(problems, sampled), problems)
    except TooFewDraws as few:
        raise InvalidBank([_hardly_drawn(made, few)]) from few
    except DosecalcError as error:
        raise InvalidBank([_fault(made.template, error)]) from error
    return made


def _hardly_drawn(made: Preview, few: TooFewDraws) -> Fault:
    """That no draw does, at what keeps most of them from it."""
    source = toml_source(made.template.path)
    main, _ = in_order(made.refused)[0]
    found = f"{few}; {told(made.refused)}"
    return source.fault(main.key(source), found, main.instead, FaultCode.TOO_FEW_DRAWS)


def _fault(template: Template, error: DosecalcError) -> Fault:
    """What kept a draw from being made, at the value that it speaks of."""
    source, said = toml_source(template.path), str(error)
    tables = [name for name in ("givens", "values", "extras") if name in source.table]
    names = [(table, name) for table in tables for name in source.table[table]]
    named = [(table, name) for table, name in names if name in said or name.replace("_", " ") in said]
    table, name = max(named, key=lambda pair: len(pair[1]), default=(tables[0] if tables else "", ""))
    key = ".".join(filter(None, (table, name)))
    found = f"a draw that is impossible ({said})"
    return source.fault(key, found, "values that go together", FaultCode.IMPOSSIBLE_DRAW)

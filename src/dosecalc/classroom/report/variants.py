"""Whether a variant was harder than the others: as a whole, and problem by problem."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.class_tally import has_shared_variants
from dosecalc.classroom.report.statistics.exact_tests import fisher_exact, holm, permutation_test

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.classroom.report.class_tally import ClassTally
    from dosecalc.sets.problem_set import ProblemSet

BY_CHANCE = Fraction(1, 20)
"""What is less likely than this by chance is told as a difference."""


@dataclass(frozen=True)
class VariantScores:
    """A variant as a whole.

    mean: in points. chance: how likely such a difference is by chance, raised because several variants are compared.
    is_exact: whether all ways out were counted. right: at each place, how many learners got all of it.
    """

    name: str
    learners: int
    mean: Fraction
    chance: Fraction | None
    is_exact: bool
    right: tuple[int, ...]

    @property
    def is_different(self) -> bool:
        """Whether chance hardly explains it."""
        return self.chance is not None and self.chance < BY_CHANCE


@dataclass(frozen=True)
class Difference:
    """A variant of a problem that was harder or easier than its other variants."""

    number: int
    variant: str
    right: int
    learners: int
    others_right: int
    others: int
    chance: Fraction

    @property
    def is_harder(self) -> bool:
        """Whether it was harder, not easier."""
        return self.right * self.others < self.others_right * self.learners

    @property
    def says(self) -> str:
        """In a sentence."""
        word = "harder" if self.is_harder else "easier"
        return (
            f"Problem {self.number} was {word} in variant {self.variant}: {self.right:,} of {self.learners:,} right, "
            f"in the others {self.others_right:,} of {self.others:,}."
        )


@dataclass(frozen=True)
class VariantsReport:
    """The comparison of the variants.

    reason: why they are not compared, empty where they are. compared: how many comparisons were made of problems.
    """

    variants: tuple[VariantScores, ...] = ()
    differences: tuple[Difference, ...] = ()
    compared: int = 0
    reason: str = ""


def variants_report(made: ProblemSet, counted: ClassTally, columns: Sequence[Sequence[int]]) -> VariantsReport:
    """The variants that were used, each against all others together."""
    if len(made.variants) == 1:
        return VariantsReport(reason="The set has one variant.")
    if not has_shared_variants(made):
        return VariantsReport(reason="Each learner has numbers of his or her own, so there is nothing to compare.")
    used = sorted(counted.names.items(), key=lambda named: (len(named[0]), named[0]))
    if len(used) == 1:
        return VariantsReport(reason="Only one variant was handed in.")
    members = {name: [who for who, of in enumerate(counted.variants) if of == code] for name, code in used}
    differences, compared = _differences(members, columns, counted.points.full)
    return VariantsReport(tuple(_as_a_whole(members, columns, counted.points.full)), differences, compared)


def _as_a_whole(members: dict[str, list[int]], columns: Sequence[Sequence[int]], full: int) -> list[VariantScores]:
    totals = [sum(row) for row in zip(*columns, strict=True)]
    tests = [permutation_test(*_parted(totals, own)) for own in _to_test(members).values()]
    chances = holm([chance for chance, _ in tests])
    chances, tests = (chances * 2, tests * 2) if len(members) == 2 else (chances, tests)
    return [
        VariantScores(
            name,
            len(own),
            Fraction(sum(totals[who] for who in own), len(own) * full),
            chance,
            is_exact,
            tuple(sum(points[who] == full for who in own) for points in columns),
        )
        for (name, own), chance, (_, is_exact) in zip(members.items(), chances, tests, strict=True)
    ]


def _to_test(members: dict[str, list[int]]) -> dict[str, list[int]]:
    """The variants to compare with the rest; of two, to compare one is to compare both."""
    return dict(list(members.items())[:1]) if len(members) == 2 else members


def _parted(values: Sequence[int], own: Sequence[int]) -> tuple[list[int], list[int]]:
    """The values of a group, and those of all others."""
    inside = set(own)
    return [values[who] for who in own], [value for who, value in enumerate(values) if who not in inside]


def _differences(
    members: dict[str, list[int]], columns: Sequence[Sequence[int]], full: int
) -> tuple[tuple[Difference, ...], int]:
    """The differences that chance hardly explains, at most one for each place, and how many were looked for.

    A problem that all or none got right can differ nowhere, and is not counted among those.
    """
    seen = []
    for place, points in enumerate(columns):
        right = [int(own == full) for own in points]
        if 0 < sum(right) < len(right):
            for name, own in _to_test(members).items():
                inside, outside = _parted(right, own)
                seen.append((place + 1, name, sum(inside), len(inside), sum(outside), len(outside)))
    chances = holm([fisher_exact(*counts) for _, _, *counts in seen])
    found: dict[int, Difference] = {}
    for told, chance in zip(seen, chances, strict=True):
        difference = Difference(*told, chance)
        if chance < BY_CHANCE and (told[0] not in found or chance < found[told[0]].chance):
            found[told[0]] = difference
    return tuple(found.values()), len(seen)

"""What an export is: a sheet of a set, written in a format of another program, and what is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from dosecalc.errors import DosecalcError
from dosecalc.sets.copy_file import read_copy
from dosecalc.sets.json_source import kind_of
from dosecalc.sets.key_file import KIND as KEY
from dosecalc.sets.key_file import read_key
from dosecalc.sets.policy_in_words import policy_in_words
from dosecalc.sets.printed import printed
from dosecalc.sets.problem_set import NoSuchVariant
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.options import Options, SheetKind
    from dosecalc.sets.copy_file import LearnersCopy
    from dosecalc.sets.policy_in_words import PolicyInWords
    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.sets.problem_set import Learner, ProblemSet, Terms, Variant


class CannotExport(DosecalcError):
    """A format cannot take what was asked of it."""


@dataclass(frozen=True)
class Shown:
    """One problem of what is exported. problem: None where only a learner's copy is at hand."""

    printed: PrintedProblem
    problem: Problem | None


@dataclass(frozen=True)
class Source:
    """What is exported: a variant of a set, from the key or from a learner's copy.

    drawn: the problems, one at a time, so that a set of any size fits into memory. has_key: whether answers are known.
    has_parts: whether a problem asks for several. told: of the policy, where a learner's copy says it.
    """

    set_id: str
    terms: Terms
    variant: str
    learner: Learner | None
    size: int
    has_key: bool
    drawn: Callable[[], Iterator[Shown]]
    has_parts: bool = True
    told: PolicyInWords | None = None

    @property
    def policy(self) -> PolicyInWords:
        """What sheets tell of the rounding policy."""
        return self.told or policy_in_words(self.terms.policy)

    @property
    def marking(self) -> str:
        """The rules of marking in words."""
        return self.terms.marking.says(has_parts=self.has_parts)

    @property
    def prints_units(self) -> bool:
        """Whether the unit stands behind the line: only where a number alone is as good as one with its unit."""
        return self.terms.marking.missing_unit == 1

    @property
    def marking_of_bare_numbers(self) -> str:
        """The rules of marking in words, for a quiz that asks for numbers alone."""
        bare = replace(self.terms.marking, missing_unit=Fraction(1))
        return bare.says(has_parts=self.has_parts)

    @property
    def heading(self) -> str:
        """Title and variant, as they stand on a sheet."""
        return f"{self.terms.title}, variant {self.variant}"


NO_CHOICES = "Answers are written, not chosen: this format has no multiple choice."
"""What is lost on a page, where choices were wanted."""


@dataclass(frozen=True)
class Loss:
    """What a format cannot express of a problem, or what was set so that it marks the same.

    number, part: of the problem; 0 and empty where it concerns all of them.
    """

    number: int
    part: str
    says: str

    def __str__(self) -> str:
        """As a line of the loss report."""
        return f"Problem {self.number}{self.part}: {self.says}" if self.number else self.says


class Export(Protocol):
    """A format."""

    @property
    def name(self) -> str:
        """By which it is asked for."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def suffix(self) -> str:
        """With what the names of its files end."""

    @property
    def kinds(self) -> tuple[SheetKind, ...]:
        """The sheets that it has, the usual one first."""

    @property
    def needs_key(self) -> bool:
        """Whether a learner's copy is not enough."""

    @property
    def extra(self) -> str:
        """Of the package, that brings what it needs."""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write a file. tell: called with each loss as it is found.

        Raises:
            CannotExport: the format cannot take this, or what it needs is not installed.
            OSError: it cannot be written.
        """


@runtime_checkable
class ExportTogether(Export, Protocol):
    """A format that has all variants in one file, each as a sheet of its own."""

    def write_together(
        self, sources: Sequence[Source], path: Path, options: Options, tell: Callable[[Loss], None]
    ) -> None:
        """Write a file of the sheets of all sources, in their order. tell: called with each loss once.

        Raises:
            CannotExport: the format cannot take this, or what it needs is not installed.
            OSError: it cannot be written.
        """


def sources_in(path: Path, variant: str = "") -> list[Source]:
    """The variants that a key or a learner's copy holds, or the one of that name.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is neither, was written by a later dosecalc, or is faulty.
        NoSuchVariant: there is none of that name.
    """
    if kind_of(path) != KEY:
        copy = read_copy(path)
        if variant and variant.lower() != copy.variant.lower():
            message = f"there is no variant '{cleaned(variant)}'; this is a learner's copy of variant {copy.variant}"
            raise NoSuchVariant(message)
        return [source_of_copy(copy)]
    made = read_key(path)
    return [source_of(made, each) for each in ([made.variant(variant)] if variant else made.variants)]


def source_of(made: ProblemSet, variant: Variant) -> Source:
    """A variant of a set with its key."""

    def shown() -> Iterator[Shown]:
        for item, problem in variant.problems():
            yield Shown(printed(item, problem, is_secret=made.is_secret), problem)

    return Source(
        made.id,
        made.terms,
        variant.name,
        variant.learner,
        len(variant.items),
        has_key=True,
        drawn=shown,
        has_parts=variant.has_parts,
    )


def source_of_copy(copy: LearnersCopy) -> Source:
    """A learner's copy, without the answers."""
    return Source(
        copy.set_id,
        copy.terms,
        copy.variant,
        copy.learner,
        len(copy.problems),
        has_key=False,
        drawn=lambda: (Shown(problem, None) for problem in copy.problems),
        has_parts=copy.has_parts,
        told=copy.policy,
    )

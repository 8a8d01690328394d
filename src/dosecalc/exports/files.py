"""Exports as files: each variant and sheet in a file of its own, or all variants in one; beside it what was lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from dosecalc.exports.catalogue import check_that_it_can, export_together_to
from dosecalc.exports.export import CannotExport, ExportTogether, source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.files import for_the_owner_alone, in_a_name, new_file, writing
from dosecalc.json_text import json_text
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.exports.export import Export, Loss, Shown, Source
    from dosecalc.sets.problem_set import ProblemSet

MOST_NUMBERS_TOLD = 12
LOSSES = ".losses.json"
TOGETHER = "together"
WITH_ANSWERS = frozenset({SheetKind.key, SheetKind.worked_key})


@dataclass
class LossReport:
    """What was lost, in the order in which it was found."""

    losses: list[Loss] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """A line for each kind of loss, with the problems that it concerns."""
        piles: dict[str, list[str]] = {}
        for loss in self.losses:
            piles.setdefault(loss.says, []).append(f"{loss.number}{loss.part}" if loss.number else "")
        for says, places in piles.items():
            numbers = [place for place in places if place]
            more = f" and {len(numbers) - MOST_NUMBERS_TOLD} more" if len(numbers) > MOST_NUMBERS_TOLD else ""
            told = ", ".join(numbers[:MOST_NUMBERS_TOLD]) + more
            yield f"{says} (problem{'s' if len(numbers) > 1 else ''} {told})" if numbers else says

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        facts = [{"problem": loss.number, "part": loss.part, "says": loss.says} for loss in self.losses]
        with written_whole(path, is_private=False) as temporary:
            temporary.write_text(json_text(facts, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class AskedFile:
    """A file that is to be written. sources: one, or where the format has them together, several."""

    sources: tuple[Source, ...]
    export: Export
    options: Options
    path: Path

    @property
    def size(self) -> int:
        """How many problems are written."""
        return sum(source.size for source in self.sources)

    @property
    def _losses(self) -> Path:
        return self.path.with_name(self.path.name + LOSSES)

    def check_that_it_can(self) -> None:
        """Refuse what the format cannot take.

        Raises:
            CannotExport: it cannot take this.
        """
        for source in self.sources:
            check_that_it_can(self.export, source, self.options)

    def check(self, *, overwrite: bool) -> None:
        """Refuse what cannot be written, so that nothing is written where not all can be.

        Raises:
            CannotExport: the format cannot take this.
            UnwritableFile: the file is there already, or what was lost in an earlier one.
        """
        self.check_that_it_can()
        for path in (self.path, self._losses):
            new_file(path, overwrite=overwrite)

    def write(self, *, overwrite: bool, after_each: Callable[[int], None] = lambda _: None) -> LossReport:
        """Write it, and beside it what was lost. after_each: called with the number of each problem that is written.

        Raises:
            CannotExport: the format cannot take this.
            UnwritableFile: the file is there already, or cannot be written.
        """
        self.check(overwrite=overwrite)
        report = LossReport()
        with writing(self.path), for_the_owner_alone(wanted=self._holds_answers):
            self._export(after_each, report.losses.append)
        with writing(self._losses):
            if report.losses:
                report.write(self._losses)
            else:
                self._losses.unlink(missing_ok=True)  # that of an earlier export
        return report

    @property
    def _holds_answers(self) -> bool:
        is_key = self.export.needs_key or self.options.kind in WITH_ANSWERS
        return is_key and any(source.has_key for source in self.sources)

    def _export(self, after_each: Callable[[int], None], tell: Callable[[Loss], None]) -> None:
        before = accumulate((source.size for source in self.sources), initial=0)
        counted = [_counted(source, after_each, done) for source, done in zip(self.sources, before, strict=False)]
        if isinstance(self.export, ExportTogether) and len(counted) > 1:
            self.export.write_together(counted, self.path, self.options, tell)
        else:
            self.export.write(counted[0], self.path, self.options, tell)


def asked_files(
    sources: Sequence[Source], export: Export, sheets: Sequence[Options], stem: Path, *, together: bool
) -> list[AskedFile]:
    """A file for each source and sheet, or for each sheet one that has all sources.

    Raises:
        CannotExport: the format cannot have them together, or there is only a learner's copy.
    """
    if together:
        found = export_together_to(export)
        if not all(source.has_key for source in sources):
            message = "a learner's copy is one variant; name the key file, or leave --together out"
            raise CannotExport(message)
        return [
            AskedFile(tuple(sources), found, options, _named(stem, TOGETHER, export, options.kind))
            for options in sheets
        ]
    return [
        AskedFile((source,), export, options, _named(stem, in_a_name(source.variant), export, options.kind))
        for source in sources
        for options in sheets
    ]


def files_of_a_set(made: ProblemSet, export: Export, stem: Path, *, together: bool) -> list[AskedFile]:
    """The variants of a set, each in a file or all in one, and where the format has it their key with the working.

    Raises:
        CannotExport: the format cannot have them together.
    """
    kinds = [export.kinds[0], *({SheetKind.worked_key} & set(export.kinds[1:]))]
    sources = [source_of(made, variant) for variant in made.variants]
    return asked_files(sources, export, [Options(kind=kind) for kind in kinds], stem, together=together)


def _named(stem: Path, what: str, export: Export, kind: SheetKind) -> Path:
    """The name of an exported file: `set-A.html`, `set-A-worked-key.html`, `set-together.pdf`."""
    sheet = "" if kind is export.kinds[0] else f"-{kind}"
    return stem.with_name(f"{stem.name}-{what}{sheet}.{export.suffix}")


def _counted(source: Source, after_each: Callable[[int], None], before: int = 0) -> Source:
    def drawn() -> Iterator[Shown]:
        for shown in source.drawn():
            yield shown
            after_each(before + shown.printed.number)

    return replace(source, drawn=drawn)

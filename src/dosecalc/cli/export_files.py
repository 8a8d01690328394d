"""Exports as files: each variant and sheet in a file of its own, and beside it what was lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.cli.counting import counting
from dosecalc.cli.terminal import say
from dosecalc.exports.catalogue import check_that_it_can
from dosecalc.exports.export import source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.files import for_the_owner_alone, in_a_name, new_file, writing
from dosecalc.json_text import json_text
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Export, Loss, Shown, Source
    from dosecalc.sets.problem_set import ProblemSet

MOST_NUMBERS_TOLD = 12
LOSSES = ".losses.json"
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


def export_variants(made: ProblemSet, export: Export, stem: Path, *, overwrite: bool, plain: bool) -> None:
    """Write each variant of a set, and where the format has one its key with the working."""
    kinds = [export.kinds[0], *({SheetKind.worked_key} & set(export.kinds[1:]))]
    for variant in made.variants:
        for kind in kinds:
            source, options = source_of(made, variant), Options(kind=kind)
            export_one(source, export, options, named(stem, source, export, kind), overwrite=overwrite, plain=plain)


def named(stem: Path, source: Source, export: Export, kind: SheetKind) -> Path:
    """The name of an exported file: `set-A.html`, `set-A-worked-key.html`."""
    sheet = "" if kind is export.kinds[0] else f"-{kind}"
    return stem.with_name(f"{stem.name}-{in_a_name(source.variant)}{sheet}.{export.suffix}")


def check_path(source: Source, export: Export, options: Options, path: Path, *, overwrite: bool) -> None:
    """Refuse what cannot be written, so that nothing is written where not all can be.

    Raises:
        CannotExport: the format cannot take this.
        UnwritableFile: the file is there already.
    """
    check_that_it_can(export, source, options)
    new_file(path, overwrite=overwrite)


def export_one(source: Source, export: Export, options: Options, path: Path, *, overwrite: bool, plain: bool) -> None:
    """Write one file, and beside it what was lost.

    Raises:
        CannotExport: the format cannot take this.
        UnwritableFile: the file is there already, or cannot be written.
    """
    check_path(source, export, options, path, overwrite=overwrite)
    report = LossReport()
    holds_answers = source.has_key and (export.needs_key or options.kind in WITH_ANSWERS)
    private = for_the_owner_alone(wanted=holds_answers)
    with counting(path.name, source.size, plain=plain) as count, writing(path), private:
        export.write(_counted(source, count), path, options, report.losses.append)
    say(f"Written: {path}")
    if report.losses:
        for line in report.lines():
            say(f"  {line}")
        losses = path.with_name(path.name + LOSSES)
        with writing(losses):
            report.write(losses)


def _counted(source: Source, count: Callable[[int], None]) -> Source:
    def drawn() -> Iterator[Shown]:
        for shown in source.drawn():
            yield shown
            count(shown.printed.number)

    return replace(source, drawn=drawn)

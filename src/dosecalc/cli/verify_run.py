"""How `verify` works through what is asked, and how it tells what it found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from dosecalc.cli.counting import counting
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.failure import discard_output
from dosecalc.cli.own_bank import counting_as_bank
from dosecalc.cli.terminal import say, say_error
from dosecalc.cli.verify import Report
from dosecalc.errors import DosecalcError
from dosecalc.verification.baseline import gone, not_looked_at, read_baseline, without_accepted, write_baseline
from dosecalc.verification.between_files import also_built_in
from dosecalc.verification.reports import github, json, junit, sarif
from dosecalc.verification.verifying import verified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.verification.result import Coverage, Reach, Verification
    from dosecalc.verification.verifying import Extent

A_THOUSAND = 1000
"""The bar is told how far it has come in thousandths: how many portions there are is known only on the way."""


MOST_LISTED = 10
"""Templates that were not walked whole, told one by one; of more, only how many they are."""


class MixedOptions(DosecalcError):
    """Options that say nothing without another one, or nothing beside it."""


@dataclass(frozen=True)
class Wanted:
    """How the findings are told, and what fails. accepts: the warnings found are written to the baseline."""

    output: Report
    baseline: Path | None = None
    is_strict: bool = False
    accepts: bool = False


def run_verify(asked: Extent, wanted: Wanted, *, plain: bool) -> None:
    """Verify, tell what was found, and leave with 1 where it fails.

    Raises:
        MixedOptions, UnreadableBaseline, UnusableFile, UnknownPolicy, NoCluster, OtherDosecalc: what was asked cannot
            be done.
        WorkerIsGone: whoever was to draw is not there any more.
        typer.Exit: with 1, where errors were found, or warnings that are to fail.
    """
    _check(asked, wanted)
    is_new = wanted.accepts and wanted.baseline and not os.path.lexists(wanted.baseline)
    accepted = read_baseline(wanted.baseline) if wanted.baseline and not is_new else frozenset()
    with counting_as_bank(asked.paths), counting("Verifying", A_THOUSAND, plain=plain) as advance:
        found = verified(asked, lambda done, of: advance(done * A_THOUSAND // of))
    if wanted.accepts and wanted.baseline:
        kept = not_looked_at(found, asked, accepted)
        many = write_baseline(found.findings, wanted.baseline, kept)
        accepted = read_baseline(wanted.baseline)
        more = f"; {len(accepted) - many:,} more kept, of what was not verified" if len(accepted) > many else ""
        say_error(f"{_counted(many, 'warning')} accepted in {wanted.baseline}{more}.")
    if left_over := gone(found, asked, accepted):
        say_error(f"{_counted(len(left_over), 'accepted warning')} did not occur again; write the baseline again.")
    if doubled := also_built_in(found):
        say_error(_of_doubled(doubled))
    told = without_accepted(found, accepted)
    try:
        _tell(told, wanted, is_exhaustive=asked.is_exhaustive)
    except BrokenPipeError:  # whoever reads only the beginning must not take that for a sound bank
        discard_output()
    if told.errors or (wanted.is_strict and told.warnings):
        raise typer.Exit(ExitStatus.FAULTS_FOUND)


def _of_doubled(names: Sequence[str]) -> str:
    """Why what has a name of the built-in bank cannot be used beside it."""
    many = f"{len(names):,} names are" if len(names) > 1 else "1 name is"
    told = ", ".join((*names[:MOST_LISTED], *(["…"] if len(names) > MOST_LISTED else [])))
    return f"{many} in the built-in bank as well: {told}. With --bank they are refused: give them names of their own."


def _check(asked: Extent, wanted: Wanted) -> None:
    if wanted.accepts and wanted.baseline is None:
        message = "say with --baseline FILE where the accepted warnings are to be kept"
        raise MixedOptions(message)
    if asked.limit and not asked.is_exhaustive:
        message = "--limit says up to how many draws --exhaustive walks through a template: add --exhaustive"
        raise MixedOptions(message)
    if asked.jobs and asked.cluster:
        message = (
            "--jobs counts processes of this machine, and with --cluster the workers of the cluster draw: leave one"
        )
        raise MixedOptions(message)


def _tell(found: Verification, wanted: Wanted, *, is_exhaustive: bool) -> None:
    if wanted.output is Report.text:
        for line in _lines(found, is_exhaustive=is_exhaustive):
            say(line)
        return
    reports = {
        Report.json: json.report,
        Report.junit: lambda each: junit.report(each, datetime.now(UTC), is_strict=wanted.is_strict),
        Report.github: github.report,
        Report.sarif: sarif.report,
    }
    if text := reports[wanted.output](found):
        say(text)


def _lines(found: Verification, *, is_exhaustive: bool) -> Iterator[str]:
    yield from map(str, found.findings)
    if is_exhaustive:
        yield from _parts_of(found.coverage)
    templates = len({row.template for row in found.coverage})
    drawn = f"; {found.draws:,} draws of {_counted(templates, 'template')}" if templates else ""
    elsewhere = _counted(len(found.of_other_shares), "file")
    of_none = f"0 files: this share is empty, {elsewhere} went to the others."
    yield of_none if found.of_other_shares and not found.files else f"{_counted(len(found.files), 'file')}{drawn}."
    yield from map(_reached, found.reach)
    known = f" ({found.accepted:,} more accepted)" if found.accepted else ""
    yield f"{_counted(found.errors, 'error')}, {_counted(found.warnings, 'warning')}{known}."


def _parts_of(coverage: Sequence[Coverage]) -> Iterator[str]:
    """How many draws of how many were tried, of templates that have too many; of many such, in one line."""
    rows = [row for row in coverage if not row.is_all]
    templates = dict.fromkeys(row.template for row in rows)
    if len(templates) > MOST_LISTED:
        yield f"{len(templates):,} templates: {_in_all(rows)}, by name with --format json."
        return
    for template in templates:
        of_it = [row for row in rows if row.template == template]
        tried, spaces = ({getattr(row, name) for row in of_it} for name in ("tried", "of"))
        about = "about" if len(spaces) == 1 else "up to about"
        most = f"of {about} {max(spaces):,}" if min(spaces) else "of how many could not be counted"
        by = f"policy {of_it[0].policy}" if len(of_it) == 1 else f"each of {len(of_it)} policies"
        yield f"{template}: {_counted(min(tried), 'draw')} tried at random, {most}, under {by}."


def _in_all(rows: Sequence[Coverage]) -> str:
    """How many draws were tried of each of many templates: the fewest and the most, where they differ."""
    fewest, most = min(row.tried for row in rows), max(row.tried for row in rows)
    tried = f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
    return f"only {tried} draws of each tried at random under each policy"


def _reached(reach: Reach) -> str:
    told = []
    if reach.walked:
        told.append(f"{_counted(reach.problems, 'problem')} in {_counted(reach.walked, 'template')}, every draw tried")
    if reach.sampled:
        told.append(f"about {_counted(reach.space, 'draw')} in {_counted(reach.sampled, 'template')}, sampled")
    return f"Policy {reach.policy}: {'; '.join(told)}."


def _counted(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"

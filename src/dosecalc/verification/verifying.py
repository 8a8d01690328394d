"""A bank, or files of one, verified: read, drawn, checked, and summed up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.policies import policy, policy_names
from dosecalc.verification.between_files import between_files
from dosecalc.verification.export_trial import tried_out
from dosecalc.verification.file_checks import read_files
from dosecalc.verification.portions import tallied
from dosecalc.verification.result import Coverage, Verification
from dosecalc.verification.running import executor, worked_through
from dosecalc.verification.spread import LEAST_TRIED, Examined, is_doubtful, spread_findings
from dosecalc.verification.subjects import subjects
from dosecalc.verification.tally import Tally
from dosecalc.verification.tasks import MOST_WALKED, SAMPLES, SAMPLES_OF_MANY, Wanted, sampled, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager
    from pathlib import Path

    from dosecalc.bank.template import Template
    from dosecalc.verification.finding import Finding
    from dosecalc.verification.tasks import Task

    Progress = Callable[[int, int], None]
    """Called with how many portions of draws are done, and of how many."""

FINEST = "exact"
"""The policy whose answers have the most decimals: where others round, mistakes are rounded to other answers too."""

AS_LONG_AS_A_TRIAL = 40
"""Draws, in the time that a problem takes to be written in every format."""


@dataclass(frozen=True)
class Extent:
    """What is to be verified, and how thoroughly.

    paths: none for the built-in bank. samples: draws of each template under each policy; 0 for the usual number.
    is_exhaustive: walk through every draw, where there are not too many. seed: of the first draw. jobs: 0 for as many
    processes as there are cores. shard: which of how many equal shares of the files. policies: none for all. cluster:
    the address of a Dask scheduler whose workers draw; empty for processes of this machine. limit: up to how many draws
    a template is walked through; 0 for the usual number.
    """

    paths: Sequence[Path] = ()
    samples: int = 0
    is_exhaustive: bool = False
    seed: int = 0
    jobs: int = 0
    shard: tuple[int, int] = (1, 1)
    policies: Sequence[str] = ()
    cluster: str = ""
    limit: int = 0

    @property
    def is_less_than_usual(self) -> bool:
        """Whether fewer draws are made, or under fewer policies: then what is not found may be there all the same."""
        return bool(self.policies) or 0 < self.samples < SAMPLES

    @property
    def policy_names(self) -> Sequence[str]:
        """The policies under which is drawn: of all, those that can be read; of the others their files are told.

        Raises:
            UnknownPolicy: there is none of a name.
        """
        return [policy(name).name for name in self.policies] or [name for name in policy_names() if _is_readable(name)]


def _is_readable(name: str) -> bool:
    try:
        policy(name)
    except InvalidBank:
        return False
    return True


def verified(asked: Extent, after_each: Progress = lambda _done, _of: None) -> Verification:
    """Everything that is wrong, or poorly made, in what was asked.

    Raises:
        UnknownPolicy: there is no policy of a name.
        WorkerIsGone: a process that was drawing was ended from outside, or nobody is left of a cluster.
        NoCluster, OtherDosecalc: the cluster cannot do the work.
    """
    found = Verification()
    files, of_no_file = subjects(asked.paths)
    place, shares = asked.shard
    found.files = files[place - 1 :: shares]
    found.of_other_shares = sorted(set(files).difference(found.files))
    found.findings = of_no_file if place == 1 else []
    read = list(read_files(found.files, found.findings))
    found.findings += between_files(
        found.files, found.of_other_shares, [each.source for each in read], is_first=place == 1
    )
    of_path = {each.source.path: (each.source, each.toml) for each in read}
    templates = [each.source for each in read if each.is_sound]
    wanted = [
        Wanted(source.path, name, asked.samples, asked.seed, asked.is_exhaustive, asked.limit or MOST_WALKED)
        for source in templates
        for name in _policy_names(asked)
    ]
    for done, tally in _drawn(wanted, asked, {source.path: source for source in templates}, after_each):
        source, toml = of_path[done.path]
        found.findings += spread_findings(Examined(source, toml, done.policy, tally, done.is_all))
        of = tally.tried if done.is_all else done.of
        found.coverage.append(Coverage(source.id, done.policy, tally.tried, tally.accepted, of, done.is_all))
    found.findings = each_once(found.findings)
    return found


def _policy_names(asked: Extent) -> Sequence[str]:
    """Under which is drawn; none while names of policies are refused, which is told already."""
    try:
        return asked.policy_names
    except InvalidBank as invalid:
        if {fault.code for fault in invalid.faults} != {FaultCode.DOUBLED_NAME}:
            raise
        return ()


def _drawn(
    wanted: Sequence[Wanted], asked: Extent, of_path: Mapping[Path, Template], after_each: Progress
) -> Iterator[tuple[Task, Tally]]:
    """Each template with what its draws come to; where that leaves something in doubt, of more draws."""
    if not wanted:
        return
    of_trials = FINEST if FINEST in asked.policy_names else asked.policy_names[0]
    with _workers(wanted, asked) as pool:
        tasks = list(worked_through(task, wanted, pool))
        portions = [portion for each in tasks for portion in each.portions]
        tallies = worked_through(tallied, portions, pool)
        counted = _counted(tallies, len(portions), after_each)
        found = [(each, _together(counted, len(each.portions))) for each in tasks]
        _try_out(
            [(each, tally) for each, (_, tally) in zip(wanted, found, strict=True) if each.policy == of_trials], pool
        )
        sampled_ones = ((each, tally) for each, tally in found if not each.is_all)
        doubtful = [(each, tally) for each, tally in sampled_ones if is_doubtful(of_path[each.path], tally)]
        _draw_more(doubtful, asked.seed, pool)
    yield from found


def _workers(wanted: Sequence[Wanted], asked: Extent) -> AbstractContextManager[Executor | None]:
    if asked.cluster:
        from dosecalc.verification.cluster import cluster  # noqa: PLC0415 - only who has a cluster needs it

        return cluster(asked.cluster, [each.path for each in wanted])
    samples = SAMPLES_OF_MANY if asked.is_exhaustive else asked.samples or SAMPLES
    trials = len(wanted) // len(asked.policy_names) * AS_LONG_AS_A_TRIAL
    return executor(asked.jobs, len(wanted) * samples + trials)


def _try_out(firsts: Sequence[tuple[Wanted, Tally]], pool: Executor | None) -> None:
    """A problem of each template tried out in every format of `export`."""
    for (_, tally), tried in zip(firsts, worked_through(tried_out, [each for each, _ in firsts], pool), strict=True):
        for seen in tried.seen.values():
            tally.note(seen.first, times=0)  # seen in a few problems, whatever was drawn beside them


def _draw_more(doubtful: Sequence[tuple[Task, Tally]], seed: int, pool: Executor | None) -> None:
    more = [sampled(each.path, each.policy, seed + tally.tried, LEAST_TRIED - tally.tried) for each, tally in doubtful]
    tallies = worked_through(tallied, [portion for portions in more for portion in portions], pool)
    for (_, tally), portions in zip(doubtful, more, strict=True):
        tally.add(_together(tallies, len(portions)))


def _counted(tallies: Iterator[Tally], many: int, after_each: Progress) -> Iterator[Tally]:
    for number, tally in enumerate(tallies, start=1):
        after_each(number, many)
        yield tally


def _together(tallies: Iterator[Tally], many: int) -> Tally:
    found = Tally()
    for _ in range(many):
        found.add(next(tallies))
    return found


def each_once(findings: Sequence[Finding]) -> list[Finding]:
    """In the order of the files; what is found of a draw under several policies is told for the first of them."""
    first: dict[Finding, Finding] = {}
    for finding in findings:
        first.setdefault(replace(finding, found="", expected="") if finding.policy else finding, finding)
    return sorted(first.values())

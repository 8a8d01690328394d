"""`dosecalc verify`: proof that a bank, or files of one, is right."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dosecalc.cli.options import PlainOption

MOST_SAMPLES, MOST_SEED, MOST_JOBS = 10_000_000, 10**9, 256


class Report(StrEnum):
    """How the findings are reported."""

    text = "text"
    json = "json"
    junit = "junit"
    github = "github"
    sarif = "sarif"


def verify(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Templates, policies, blueprints, drugs, keys, copies, or folders of them; the bank by default.",
            metavar="[PATH...]",
            readable=False,  # told as what is found in it, as of a file in a folder
        ),
    ] = None,
    *,
    exhaustive: Annotated[
        bool, typer.Option("--exhaustive", help="Walk every draw of a template that has at most 10 million.")
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            min=0,
            max=MOST_SAMPLES,
            help="Where a template has more draws, --exhaustive samples this many of them; 0 for the default.",
            metavar="DRAWS",
        ),
    ] = 0,
    samples: Annotated[
        int,
        typer.Option(
            "--samples", min=0, max=MOST_SAMPLES, help="Draws of each template under each policy; 0 for the default."
        ),
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, max=MOST_SEED, help="The seed of the first draw.")] = 0,
    policies: Annotated[
        list[str] | None,
        typer.Option("--policy", help="The policy to draw under; repeat for more; all by default.", metavar="NAME"),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, max=MOST_JOBS, help="How many processes; 0 for one on each core.")
    ] = 0,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            help="Draw on the workers of the Dask cluster with this scheduler; needs dosecalc[cluster].",
            metavar="ADDRESS",
        ),
    ] = "",
    shard: Annotated[
        str,
        typer.Option("--shard", help="Only this share of the files: 2/5 is the second of five shares.", metavar="I/N"),
    ] = "1/1",
    output: Annotated[Report, typer.Option("--format", help="How the findings are reported.")] = Report.text,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", help="Known warnings that are not reported again.", metavar="FILE"),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Accept the current warnings: write them to the baseline.")
    ] = False,
    plain: PlainOption = False,
) -> None:
    """Verify a bank or a set: every fault at once, with its line. Exit code 1 if there are any.

    Example: dosecalc verify my-templates --samples 1000 --strict
    """
    from dosecalc.cli.verify_run import Wanted, run_verify
    from dosecalc.verification.shards import read_shard
    from dosecalc.verification.verifying import Extent

    asked = Extent(
        paths=tuple(paths or ()),
        samples=samples,
        is_exhaustive=exhaustive,
        seed=seed,
        jobs=jobs,
        shard=read_shard(shard),
        policies=tuple(policies or ()),
        cluster=cluster,
        limit=limit,
    )
    run_verify(asked, Wanted(output, baseline, is_strict=strict, accepts=write_baseline), plain=plain)

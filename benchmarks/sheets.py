"""What a large set costs as PDF: seconds and the peak of memory for one sheet of so many problems.

Run it with the environment's own Python: python3 benchmarks/sheets.py [--problems N] [--sheet KIND] [--learners N]. It
works in a folder of its own, through all templates in turn, each time with other numbers. With learners, each has so
many problems, and all sheets are put together.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import Identity
from dosecalc.bank.templates import templates
from dosecalc.exports.catalogue import export_to, export_together_to
from dosecalc.exports.export import Loss, Source, source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.problem_set import Item, ProblemSet, Terms, Variant

POLICY = "pharmacy@1"


def items(number: int, learner: int) -> Iterator[Item]:
    """So many problems, from each template alike; of each learner others."""
    found = list(templates().values())
    for place in range(number):
        at = learner * number + place
        template = found[at % len(found)]
        identity = Identity(template.id, template.version, at // len(found), POLICY)
        keys = tuple(part.key for part in problem(identity).parts)
        yield Item(place + 1, f"{at:08}", identity, keys)


def _alone(sources: Sequence[Source], path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
    export_to("pdf").write(sources[0], path, options, tell)


def main() -> None:
    """Print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", type=int, default=1000)
    parser.add_argument("--sheet", type=SheetKind, default=SheetKind.worksheet)
    parser.add_argument("--learners", type=int, default=0)
    asked = parser.parse_args()
    variants = tuple(
        Variant(str(learner + 1), tuple(items(asked.problems, learner))) for learner in range(asked.learners or 1)
    )
    made = ProblemSet("benchmark", Terms("A large set", POLICY), variants)
    sources = [source_of(made, variant) for variant in variants]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        options = Options(asked.sheet)
        write = export_together_to(export_to("pdf")).write_together if asked.learners else _alone
        write(sources, Path(folder) / "set.pdf", options, lambda _: None)
        took, files = time.perf_counter() - start, list(Path(folder).iterdir())
        size = sum(file.stat().st_size for file in files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    each = f" for each of {asked.learners} learners" if asked.learners else ""
    print(f"{asked.problems:,} problems{each}, {asked.sheet}: {took:.0f} s, {peak:,.0f} MB of memory at most,")
    print(f"{len(files)} files of {size / 1e6:.1f} MB in all")


if __name__ == "__main__":
    main()

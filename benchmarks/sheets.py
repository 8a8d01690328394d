"""What a large set costs as PDF: seconds and the peak of memory for one sheet of so many problems.

Run it with the environment's own Python: python3 benchmarks/sheets.py [--problems N] [--sheet KIND]. It works in a
folder of its own, through all templates in turn, each time with other numbers.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import Identity
from dosecalc.bank.templates import templates
from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.problem_set import Item, ProblemSet, Terms, Variant

POLICY = "pharmacy@1"


def items(number: int) -> Iterator[Item]:
    """So many problems, from each template alike."""
    found = list(templates().values())
    for place in range(number):
        template = found[place % len(found)]
        identity = Identity(template.id, template.version, place // len(found), POLICY)
        keys = tuple(part.key for part in problem(identity).parts)
        yield Item(place + 1, f"{place:08}", identity, keys)


def main() -> None:
    """Print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", type=int, default=1000)
    parser.add_argument("--sheet", type=SheetKind, default=SheetKind.worksheet)
    asked = parser.parse_args()
    variant = Variant("A", tuple(items(asked.problems)))
    made = ProblemSet("benchmark", Terms("A large set", POLICY), (variant,))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        options = Options(asked.sheet)
        export_to("pdf").write(source_of(made, variant), Path(folder) / "set.pdf", options, lambda _: None)
        took, files = time.perf_counter() - start, list(Path(folder).iterdir())
        size = sum(file.stat().st_size for file in files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    print(f"{asked.problems:,} problems, {asked.sheet}: {took:.0f} s, {peak:,.0f} MB of memory at most,")
    print(f"{len(files)} files of {size / 1e6:.1f} MB in all")


if __name__ == "__main__":
    main()

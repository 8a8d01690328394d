"""`python3 -m tests.mutation PATH…`: changes modules in every small way and tells what no test notices."""

import argparse
import importlib
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.running import KILLED, TIMED_OUT, Hunt

TESTS = {
    "quantities": ["src/dosecalc/quantities", "tests/quantities"],
    "calculations": [
        "src/dosecalc/calculations",
        "tests/laws",
        "tests/bank/test_golden_explanations.py",
        "tests/tutoring/test_golden_workings.py",
        "tests/tutoring/test_sentences_about_slips.py",
        "tests/tutoring/test_slips_of_the_clock.py",
        "tests/tutoring/test_where_slips_lead.py",
    ],
    "tutoring": [
        "src/dosecalc/tutoring",
        "tests/tutoring",
        "tests/bank/test_golden_explanations.py",
        "tests/laws/test_explanations.py",
        "tests/laws/test_slips_are_slips.py",
        "tests/laws/test_working_is_true.py",
    ],
}
OPTIONS = ["-o", "addopts=", "--doctest-modules", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:randomly"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests.mutation", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="modules of src/dosecalc, or folders of them")
    parser.add_argument("--tests", nargs="+", help="what is asked; otherwise the tests of the package")
    parser.add_argument("--function", default="", help="only mutants of functions with this in their name")
    parser.add_argument("--only", nargs="+", type=int, help="only mutants with these numbers")
    parser.add_argument("--most", type=int, help="of each module: so many by chance, where it has more")
    parser.add_argument(
        "--again", type=Path, help="what an earlier run told, in a file: only what no test noticed there"
    )
    parser.add_argument("--examples", type=int, default=10, help="of each law")
    asked = parser.parse_args()
    told = asked.again.read_text(encoding="utf-8") if asked.again else ""
    again = {(Path(path), int(number)) for path, number in re.findall(r": (\S+):\d+ \S+ #(\d+)$", told, re.MULTILINE)}
    asked.paths = asked.paths or sorted({path for path, _ in again})
    paths = [one for path in asked.paths for one in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    tests = asked.tests or list(dict.fromkeys(test for path in paths for test in TESTS[path.parts[2]]))
    for path in paths:
        importlib.import_module(".".join(path.with_suffix("").parts[1:]))
    found: dict[Path, Counter[str]] = {path: Counter() for path in paths}

    def chosen() -> Iterator[Mutant]:
        for path in paths:
            only = {number for name, number in again if name == path} if again else asked.only
            for mutant in mutants(path, asked.most, only):
                if asked.function in mutant.function:
                    yield mutant
            print(f"\n{path}: {found[path].total()} mutants; {dict(found[path])}", flush=True)

    def tell(mutant: Mutant, verdict: str, seconds: float) -> None:
        found[mutant.path][verdict] += 1
        if verdict not in {KILLED, TIMED_OUT}:
            print(f"\n{verdict} ({seconds:.1f} s): {mutant}", flush=True)

    began = time.monotonic()
    hunt = Hunt(chosen(), paths, tell, asked.examples)
    pytest.main([*OPTIONS, *tests], plugins=[hunt])
    if not hunt.items:
        sys.exit(f"no tests could be collected: python3 -m pytest {' '.join(tests)} says why")
    print(f"\n{time.monotonic() - began:.0f} s, {sum(os.times()[:4]):.0f} s of CPU", flush=True)
    sys.stdout.flush()


if __name__ == "__main__":
    main()

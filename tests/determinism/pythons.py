"""Everything made in other Pythons, and with one thing after the other otherwise; for the session of nox.

`python -m tests.determinism.pythons PYTHON...`: each has the program and its extras installed. The digests are printed;
the exit status is 1 where some are not those of the first.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.determinism.variations import ONE_BY_ONE, PLAIN, made


def main() -> None:
    """Compare, and print what differs."""
    asked = argparse.ArgumentParser()
    asked.add_argument("pythons", nargs="+")
    asked.add_argument("--every", default="1")
    asked.add_argument("--seed", default="1")
    wanted = asked.parse_args()
    drawn = ["--every", wanted.every, "--seed", wanted.seed]
    expected: dict[str, str] = {}
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for python in wanted.pythons:
            for name, variation in {"as it is": PLAIN, **ONE_BY_ONE}.items():
                found = made(variation, Path(folder), drawn, python)
                expected = expected or found
                others = sorted(what for what in expected if found[what] != expected[what])
                print(f"{python}, {name}: {', '.join(others) or 'the same'}", flush=True)  # noqa: T201
                differing += bool(others)
    print("\n".join(f"{digest}  {what}" for what, digest in expected.items()))  # noqa: T201
    sys.exit(differing > 0)


if __name__ == "__main__":
    main()

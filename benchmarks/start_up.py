"""How long each command takes to start, as a ratio to `python -c pass` and to a bare Typer app.

Run it with the environment's own Python: python3 benchmarks/start_up.py [--runs N]. Every command runs in turn, again
and again, and the smallest time of each counts, because machines are shared.
"""

import argparse
import subprocess
import sys
import time

BARE_APP = """
import os
os.environ["TYPER_USE_RICH"] = "0"
import typer
app = typer.Typer()
@app.command()
def first(): pass
@app.command()
def second(): pass
app(["{argument}"], standalone_mode=False)
"""

PYTHON = [sys.executable]
DOSECALC = [sys.executable, "-m", "dosecalc"]
COMMANDS = {
    "python -c pass": [*PYTHON, "-c", "pass"],
    "bare Typer app, help": [*PYTHON, "-c", BARE_APP.format(argument="--help")],
    "bare Typer app, command": [*PYTHON, "-c", BARE_APP.format(argument="first")],
    "--version": [*DOSECALC, "--version"],
    "--help": [*DOSECALC, "--help"],
    "drill --help": [*DOSECALC, "drill", "--help"],
    "solve --help": [*DOSECALC, "solve", "--help"],
    "list calculations": [*DOSECALC, "list", "calculations"],
    "list templates": [*DOSECALC, "list", "templates"],
    "list drugs": [*DOSECALC, "list", "drugs"],
    "solve, no conversion": [*DOSECALC, "solve", "tablets", "dose=500 mg", "strength=250 mg/tablet"],
    "solve, conversions": [*DOSECALC, "solve", "tablets", "dose=0.5 g", "strength=250 mg/tablet"],
    "convert": [*DOSECALC, "convert", "154 lb", "kg"],
    "drill, first problem": [*DOSECALC, "drill", "--seed", "1"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run with no input."""
    start = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print a table: milliseconds, times `pass`, times the bare app."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(runs):
        for name, command in COMMANDS.items():
            best[name] = min(best[name], seconds(command))
    nothing, bare = best["python -c pass"], best["bare Typer app, help"]
    print(f"{'command':26} {'ms':>6} {'x pass':>7} {'x bare help':>12}")
    for name, taken in best.items():
        print(f"{name:26} {taken * 1000:6.0f} {taken / nothing:7.1f} {taken / bare:12.2f}")


if __name__ == "__main__":
    main()

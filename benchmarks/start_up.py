"""How long each command takes to start, as a ratio to `python -c pass` and to a bare Typer app.

Run it with the environment's own Python: python3 benchmarks/start_up.py [--runs N]. Every command runs in turn, again
and again, and the smallest time of each counts, because machines are shared; where other programs run, the time of the
processor tells more than that on the clock. A first run is not counted: it compiles modules, as an installation does.
A drill is measured until its first question is on the screen.
"""

import argparse
import os
import subprocess
import sys
import tempfile
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
    "progress, nothing yet": [*DOSECALC, "progress"],
}
FIRST_QUESTIONS = {
    "drill of a template": [*DOSECALC, "drill", "vasopressor-by-weight", "--seed", "1"],
    "drill with a percentage": [*DOSECALC, "drill", "grams-of-dextrose", "--seed", "1"],
    "drill of a topic": [*DOSECALC, "drill", "titration", "--seed", "1"],
    "drill of all": [*DOSECALC, "drill", "all", "--seed", "1"],
    "drill for the learner": [*DOSECALC, "drill", "--seed", "1"],
}
QUESTION = b"Question"


def seconds(command: list[str], home: str, *, to_question: bool) -> tuple[float, float]:
    """One run with no input, on the clock and of the processor; to its end, or until it asks."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "DOSECALC_HOME": home},
    ) as process:
        for line in process.stdout or ():
            if to_question and line.startswith(QUESTION):
                break
        taken = time.perf_counter() - start
        if to_question:
            process.kill()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = 0
    if not to_question and status:
        message = f"{command} failed"
        raise RuntimeError(message)
    return taken, used.ru_utime + used.ru_stime


def main() -> None:
    """Print a table: milliseconds on the clock and of the processor, that times `pass`, and times the bare app."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    everything = COMMANDS | FIRST_QUESTIONS
    best = dict.fromkeys(everything, (float("inf"), float("inf")))
    with tempfile.TemporaryDirectory() as home:
        for run in range(runs + 1):
            for name, command in everything.items():
                clock, processor = seconds(command, home, to_question=name in FIRST_QUESTIONS)
                if run:
                    best[name] = (min(best[name][0], clock), min(best[name][1], processor))
    (_, nothing), (_, bare) = best["python -c pass"], best["bare Typer app, help"]
    print(f"{'':26} {'ms':>6} {'ms of the':>10} {'x pass':>7} {'x bare help':>12}")
    print(f"{'command':26} {'':>6} {'processor':>10}")
    for name, (clock, processor) in best.items():
        ratios = f"{processor / nothing:7.1f} {processor / bare:12.2f}"
        print(f"{name:26} {clock * 1000:6.0f} {processor * 1000:10.0f} {ratios}")


if __name__ == "__main__":
    main()

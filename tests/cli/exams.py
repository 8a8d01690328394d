"""What tests of exams share: the paper of a small exam, and what to type."""

from functools import cache

from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.papers import paper
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem

NAME, SEED = "nursing-gate-100", 3
EXAM = ("exam", NAME, "--seed", str(SEED))
HAND_IN = "r\nh\ny\n"


@cache
def problems(name: str = NAME, seed: int = SEED) -> tuple[Problem, ...]:
    made = blueprint(name)
    return paper(made, seed, policy(made.policy))


def keys(name: str = NAME, seed: int = SEED) -> list[str]:
    """Every right answer, a line each."""
    return [part.key for problem in problems(name, seed) for part in problem.parts]


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)

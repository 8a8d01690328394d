"""No draw of any template is one that a pharmacist would laugh at.

Templates of few draws are walked through to the last one; of the others, the draws of many seeds are looked at.
`DOSECALC_WALK=1000000 python -m pytest tests/bank/test_plausible.py` walks through all that have up to so many.
"""

import os
from collections.abc import Iterator

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.templates import template, template_names
from dosecalc.bank.walk import walk
from dosecalc.verification.bodies import odd_bodies
from dosecalc.verification.plausible import (
    odd_amounts,
    odd_doses,
    odd_for_the_patient,
    odd_injections,
    odd_rates,
    off_graduation,
)

WALKED = int(os.environ.get("DOSECALC_WALK", "200"))
SEEDS = range(int(os.environ.get("DOSECALC_SEEDS", "50")))


def draws(name: str) -> Iterator[Problem]:
    """Every draw where there are few, else those of the seeds, under the policies that round for pumps."""
    for by in ("pharmacy", "nursing"):
        walked = list(walk(template(name), policy(by), WALKED))
        if len(walked) < WALKED:
            yield from (made for made in walked if made is not None)
        else:
            yield from (drawn(template(name), seed, policy(by)) for seed in SEEDS)


RULES = (odd_amounts, odd_bodies, odd_doses, odd_for_the_patient, odd_injections, odd_rates, off_graduation)


@pytest.mark.parametrize("name", sorted(template_names()))
def test_every_draw_is_plausible(name: str) -> None:
    odd = [f"{made.identity}: {seen.found}" for made in draws(name) for rule in RULES for seen in rule(made)]

    assert [] == odd[:10]

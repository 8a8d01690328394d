"""No draw of a template of few draws is one that a pharmacist would laugh at: all of them are walked through.

test_templates.py looks at the draws of some seeds of every template.
`DOSECALC_WALK=1000000 python -m pytest tests/bank/test_plausible.py` walks through all that have up to so many.
"""

import os

import pytest

from dosecalc.bank.policies import policy
from dosecalc.bank.template import Template
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.bank.walk import draws_in_all, walk
from dosecalc.verification.portions import PLAUSIBLE
from tests.posed import FOR_PUMPS

FEW = 200
WALKED = int(os.environ.get("DOSECALC_WALK", str(FEW)))
DIVES = 5
"""Enough to tell few draws from many, and many cheaper than to count to WALKED."""


def few_draws(topic: str, by: str, most: int = WALKED) -> list[Template]:
    """The templates of a topic that have so few draws that all of them can be looked at."""
    sources = [template(name) for name, of in template_names().items() if of == topic]
    return [source for source in sources if draws_in_all(source, policy(by), DIVES) <= most]


@pytest.mark.parametrize("topic", sorted(set(template_names().values())))
@pytest.mark.parametrize("by", FOR_PUMPS)
def test_every_draw_of_a_template_that_has_few_is_plausible(topic: str, by: str) -> None:
    walked = (made for source in few_draws(topic, by) for made in walk(source, policy(by), WALKED) if made is not None)

    assert [] == [f"{made.identity}: {seen.found}" for made in walked for rule in PLAUSIBLE for seen in rule(made)]


def test_some_templates_have_few_draws() -> None:
    assert len(few_draws("dosing", "pharmacy", FEW)) > 5

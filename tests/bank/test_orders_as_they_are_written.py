"""What a hospital pharmacist sent back does not come again: laws over the cards of templates, not over single draws."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.quantities.units import unit

SEEDS = range(12)
INFANT = Fraction(10)
"""Kilograms, under which one IM injection holds 1 mL at the most (nursekey.com/i-m-injection-sites)."""

SMALL_ONES = (
    "another-diluent-volume-for-small-doses",
    "choosing-the-ceftriaxone-line",
    "vial-label-concentration",
    "vial-label-dose",
)
BATCHES = ("from-balance-to-aliquot", "diluent-of-the-mixture")


def problems(name: str) -> Iterator[Problem]:
    return (drawn(template(name), seed, policy("pharmacy")) for seed in SEEDS)


def text_of(made: Problem) -> str:
    return "\n".join(text for _, text in made.card)


def milliliters(made: Problem) -> Fraction:
    """The last volume that is asked for."""
    volumes = [part.solution.rounded for part in made.parts if part.solution.rounded.unit == unit("mL")]
    return volumes[-1].number


def is_for_an_infant_by_muscle(made: Problem) -> bool:
    weight = re.search(r"([\d.]+) kg\b", text_of(made))
    return weight is not None and Fraction(weight[1]) < INFANT and " IM" in text_of(made)


@pytest.mark.parametrize("name", SMALL_ONES)
def test_an_infant_gets_no_more_than_a_milliliter_into_a_muscle(name: str) -> None:
    infants = [made for made in problems(name) if is_for_an_infant_by_muscle(made)]

    assert infants
    assert [] == [str(made.identity) for made in infants if milliliters(made) > 1]


@pytest.mark.parametrize("name", BATCHES)
def test_a_mixture_is_smaller_than_the_batch_that_it_is_weighed_for(name: str) -> None:
    for made in problems(name):
        batch = re.search(r"batch of powder of (\d+) g", text_of(made))

        assert batch
        assert made.parts[-1].solution.rounded.to(unit("g")).number < Fraction(batch[1])


def test_a_most_in_an_hour_is_held_against_a_policy_and_not_against_the_limit_of_the_pump() -> None:
    told = [text_of(made) for name, of in template_names().items() if of == "pca" for made in problems(name)]

    assert any("policy" in text for text in told)
    assert [] == [text for text in told if "Limit:" in text]

"""Learners read the names of values: in hints as what they do not need, in mistakes as what they took instead."""

import pytest

from dosecalc.bank.derived_values import OneOf, Row
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.slips.invited import slips
from tests.posed import Posed, every_part

SEEDS = (0, 1, 2)
SAY_TOO_LITTLE = frozenset(
    (
        *("actual", "all", "bag", "batch", "before", "bolus", "bottle", "box", "check", "count", "day"),
        *("days", "filled", "final", "first", "fullest", "half", "hour", "hours", "in", "label", "last"),
        *("least", "left", "level", "limit", "made", "middle", "most", "now", "one", "opened", "order"),
        *("ordered", "others", "pen", "rate", "running", "second", "shown", "size", "start", "stock", "stopped"),
        *("strong", "third", "top", "total", "typed", "used", "vial", "weak", "whole"),
    )
)
"""Names that leave open what of it is meant: its size, its strength, its time."""


def parts() -> tuple[Posed, ...]:
    return every_part("pharmacy", SEEDS)


def test_what_is_told_beside_the_givens_has_a_name_that_says_what_it_is() -> None:
    told = {(part.identity.partition("@")[0], other.name) for part in parts() for other in part.others}

    assert told
    assert [] == sorted((name, other) for name, other in told if other in SAY_TOO_LITTLE or not other)


def test_nothing_is_told_beside_a_given_by_the_given_s_own_name() -> None:
    twice = {
        (part.identity, other.name)
        for part in parts()
        for other in part.others
        if other.name.replace(" ", "_") in part.solution.givens
    }

    assert set() == twice


def test_what_is_told_beside_the_givens_stands_on_the_card_in_the_same_figures() -> None:
    missing = {
        (part.identity, other.name, str(other))
        for part in parts()
        for other in part.others
        if not any(str(other) in text for text in part.told)
        and (part.identity.partition("@")[0], other.name) not in OF_TABLES
    }

    assert set() == missing


OF_TABLES = {
    (name, f"{draw.spoken} for {row}")
    for name in template_names()
    for draw in template(name).values
    if isinstance(draw.source, Row)
    for row in draw.source.rows
}
"""The rows of tables for other cases, which a card may tell in words: `half the dose` is 50%."""


WORKSHEETS = sorted(
    name for name in template_names() if any(isinstance(draw.source, OneOf) for draw in template(name).values)
)


@pytest.mark.parametrize("name", WORKSHEETS)
def test_nothing_of_a_worksheet_is_told_by_its_name(name: str) -> None:
    source = template(name)
    worksheets = {draw.name: draw.source.names for draw in source.values if isinstance(draw.source, OneOf)}
    in_question = {each.replace("_", " ") for key, names in worksheets.items() for each in (key, *names)}
    needed = {given.replace("_", " ") for part in source.parts for given in part.givens}
    for seed in SEEDS:
        for part in drawn(source, seed, policy("pharmacy")).parts:
            said = [str(hint) for hint in hints(part)] + [slip.says for slip in slips(part.solution, part.others)]

            assert in_question.isdisjoint(other.name for other in part.others)
            assert not [text for text in said for each in in_question - needed if f"{each} (" in text]

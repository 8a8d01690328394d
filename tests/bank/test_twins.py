"""A twin asks the same with other numbers, and can be got wrong in the same way."""

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.bank.twins import twin_of
from dosecalc.tutoring.slips.invited import slips

NAMES = ("hypertonic-saline", "milrinone-at-home", "vasopressor-by-weight")


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_shares_its_template_and_no_answer(name: str) -> None:
    problem = drawn(template(name), 3, policy("pharmacy"))
    twin = twin_of(problem)

    assert twin is not None
    assert (name, problem.identity.policy) == (twin.identity.template, twin.identity.policy)
    assert twin.card != problem.card
    assert all(one.key != other.key for one, other in zip(problem.parts, twin.parts, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_invites_the_slip_that_was_made(name: str) -> None:
    problem = drawn(template(name), 3, policy("pharmacy"))
    made = slips(problem.parts[0].solution, problem.parts[0].others)[0]
    twin = twin_of(problem, made)

    assert twin is not None
    assert made.in_general in {each.in_general for part in twin.parts for each in slips(part.solution, part.others)}


def test_where_no_draw_invites_the_slip_the_first_other_one_is_the_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = drawn(template(NAMES[0]), 3, policy("pharmacy"))
    made = slips(problem.parts[0].solution)[0]
    monkeypatch.setattr("dosecalc.bank.twins.slips", lambda *_: ())
    expected, found = twin_of(problem), twin_of(problem, made)

    assert expected is not None
    assert found is not None
    assert expected.identity == found.identity


def test_a_template_that_draws_nothing_else_has_no_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = drawn(template(NAMES[0]), 3, policy("pharmacy"))
    monkeypatch.setattr("dosecalc.bank.twins.drawn", lambda *_: problem)

    assert twin_of(problem) is None

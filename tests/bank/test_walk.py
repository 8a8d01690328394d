"""A walk comes to every draw once, whole or in pieces; how many there are is known before."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.bank.walk import dived, draws_in_all, walk, ways

PHARMACY = policy("pharmacy")
MOST = 60


def few() -> list[str]:
    """Templates of so few draws that all of them are looked at."""
    candidates = (name for name, topic in template_names().items() if topic == "conversion")
    return [name for name in candidates if 5 < draws_in_all(template(name), PHARMACY, 3) <= MOST][:4]


@pytest.mark.parametrize("name", few())
def test_a_walk_comes_to_as_many_draws_as_there_are_and_to_none_twice(name: str) -> None:
    made = list(walk(template(name), PHARMACY))
    texts = [(problem.card, tuple(part.ask for part in problem.parts)) for problem in made if problem is not None]

    assert len(made) == draws_in_all(template(name), PHARMACY, 3)
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", few())
@pytest.mark.parametrize("pieces", [1, 2, 7, 1000])
def test_its_pieces_are_the_whole_walk(name: str, pieces: int) -> None:
    source = template(name)
    whole = [problem and problem.key for problem in walk(source, PHARMACY)]
    found = (problem for way in ways(source, PHARMACY, pieces) for problem in walk(source, PHARMACY, None, way))

    assert whole == [problem and problem.key for problem in found]


@pytest.mark.parametrize("name", few())
def test_the_draws_by_which_it_is_counted_are_some_of_the_walk(name: str) -> None:
    whole = [problem and (problem.card, problem.key) for problem in walk(template(name), PHARMACY)]
    counted = [problem and (problem.card, problem.key) for problem in dived(template(name), PHARMACY, 7)]

    assert 7 == len(counted)
    assert all(each in whole for each in counted)


def test_a_walk_ends_where_it_is_told_to() -> None:
    assert 5 == len(list(walk(template("vasopressor-by-weight"), PHARMACY, 5)))


def test_a_wheel_of_too_many_candidates_is_left_to_the_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.bank.walk.MOST_BRANCHES", 1)

    assert [{}] == ways(template("vasopressor-by-weight"), PHARMACY, 10)

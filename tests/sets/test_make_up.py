"""A set that is made like an earlier one: the same templates and terms, and nothing of it asked again."""

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.policies import policy
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.json_source import UnreadableSet
from dosecalc.sets.key_file import read_key, write_key
from dosecalc.sets.original import Original, answers_again
from dosecalc.sets.problem_set import Learner, ProblemSet
from dosecalc.sets.secret import Secret
from tests.sets.asking import asked, from_blueprint, quiz

SEEDS = st.integers(0, 10**9)
SCHEMA = json.loads((bank_folder() / "schemas" / "key.schema.json").read_text())
WHO = [Learner(f"s{number}") for number in range(4)]
PAPER = made_set(asked(from_blueprint("nursing-gate-100"), seed=3, versions=3))


def make_up(
    of: ProblemSet, seed: int, versions: int = 1, secret: bytes = b"", roster: tuple[Learner, ...] = ()
) -> ProblemSet:
    original = Original(of)
    return made_set(
        PlannedSet(original.recipe, seed, policy(of.terms.policy), versions, roster, Secret(secret), original)
    )


def templates(made: ProblemSet) -> list[list[str]]:
    return [[item.identity.template for item in variant.items] for variant in made.variants]


def identities(made: ProblemSet) -> set[str]:
    return {str(item.identity) for variant in made.variants for item in variant.items}


@settings(max_examples=8)
@given(SEEDS, st.integers(1, 3), st.sampled_from([quiz(), PAPER]))
def test_a_make_up_has_the_templates_and_the_terms_and_no_problem_of_the_earlier_set(
    seed: int, versions: int, earlier: ProblemSet
) -> None:
    made = make_up(earlier, seed, versions)

    assert all(each == templates(earlier)[0] for each in templates(made))
    assert made.terms == replace(earlier.terms, title=f"{earlier.terms.title} (make-up)")
    assert made.id != earlier.id == made.like
    assert not identities(made) & identities(earlier)


@settings(max_examples=8)
@given(SEEDS, st.sampled_from([quiz(), PAPER]))
def test_no_number_of_the_earlier_set_comes_again_but_where_it_is_told(seed: int, earlier: ProblemSet) -> None:
    made = make_up(earlier, seed)
    told = {(number, key) for number, key, _ in answers_again(made, Original(earlier))}
    common = {
        (place + 1, key)
        for place, item in enumerate(made.variants[0].items)
        for part, key in enumerate(item.keys)
        if any(variant.items[place].keys[part] == key for variant in earlier.variants)
    }

    assert common == told
    for number, key in told:
        parts = made.variants[0].items[number - 1].problem().parts
        assert all(part.solution.form.words for part in parts if part.key == key)


def test_even_with_the_seed_of_the_earlier_set_nothing_of_it_comes_again() -> None:
    for seed in range(6):
        earlier = quiz(seed=seed)
        assert not identities(make_up(earlier, seed, versions=2)) & identities(earlier)


@settings(max_examples=4)
@given(SEEDS, st.binary(max_size=20))
def test_the_same_key_seed_and_secret_make_the_same_make_up_again(seed: int, secret: bytes) -> None:
    made = make_up(PAPER, seed, secret=secret)

    assert made == make_up(PAPER, seed, secret=secret)
    assert made.id != make_up(quiz(), seed, secret=secret).id


def test_a_make_up_of_a_make_up_bears_the_same_title_and_repeats_it_neither() -> None:
    first = make_up(quiz(), 1)
    second = make_up(first, 2, versions=2)

    assert first.terms.title == second.terms.title
    assert not identities(first) & identities(second)


@settings(max_examples=6)
@given(st.lists(SEEDS, min_size=3, max_size=5), st.sampled_from([quiz(), PAPER]))
def test_no_make_up_in_a_row_of_them_repeats_anything_of_one_before_it(seeds: list[int], first: ProblemSet) -> None:
    """Though the same seed may draw them all, and a key is written and read between each and the next."""
    line = [first]
    for seed in seeds:
        line.append(make_up(line[-1], seed, versions=2))

    for place, made in enumerate(line):
        assert [each.id for each in line[:place]] == [each.id for each in reversed(made.earlier)]
        assert all(not identities(made) & identities(before) for before in line[:place])
        assert Original(made).unknown == ()
    asked_before = {
        (item.number, part, key)
        for before in line[:-1]
        for variant in before.variants
        for item in variant.items
        for part, key in enumerate(item.keys)
    }
    again = {
        (item.number, key)
        for variant in line[-1].variants
        for item in variant.items
        for part, key in enumerate(item.keys)
        if (item.number, part, key) in asked_before
    }
    assert again == {(number, key) for number, key, _ in answers_again(line[-1], Original(line[-2]))}


def test_a_make_up_of_a_make_up_differs_from_what_the_first_set_would_forbid_alone() -> None:
    """The seed of a make-up once more, of the make-up itself: only what is forbidden makes the difference."""
    first = quiz()
    second = make_up(first, 7)

    assert not identities(make_up(second, 7)) & (identities(first) | identities(second))


def test_the_key_of_a_make_up_knows_all_sets_before_it_and_an_older_one_is_read_without(tmp_path: Path) -> None:
    third = make_up(make_up(quiz(), 1), 2)
    path = tmp_path / "key.json"
    write_key(third, path)
    table = json.loads(path.read_text())

    assert third == read_key(path)
    assert 2 == len(third.earlier)
    jsonschema.validate(table, SCHEMA)
    del table["earlier"]
    path.write_text(json.dumps(table))
    old = read_key(path)
    assert replace(third, earlier=()) == old
    assert (third.like,) == Original(old).unknown == Original(make_up(old, 3)).unknown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"set": 1}, r"at earlier\[0\].set, expected"),
        ({"problems": []}, "at earlier, expected sets with as many problems"),
        ({"problems": [{"number": 1, "identity": "../x", "answers": ["1"]}]}, r"problems\[0\].identity, expected"),
        ({"problems": [{"number": 99, "identity": "a@1:1:b@1", "answers": ["1"]}]}, "at earlier, expected sets with"),
    ],
)
def test_an_earlier_set_that_is_amiss_is_refused_with_its_place(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    path = tmp_path / "key.json"
    write_key(make_up(quiz(), 1), path)
    table = json.loads(path.read_text())
    table["earlier"][0] |= changed
    path.write_text(json.dumps(table))

    with pytest.raises(UnreadableSet, match=said):
        read_key(path)


def test_a_make_up_for_a_roster_gives_each_learner_a_variant() -> None:
    made = make_up(PAPER, 4, roster=tuple(WHO))

    assert WHO == [variant.learner for variant in made.variants]
    assert not identities(made) & identities(PAPER)


def test_the_key_of_a_make_up_says_of_which_set_it_is_one(tmp_path: Path) -> None:
    for made in (make_up(PAPER, 1), PAPER):
        write_key(made, tmp_path / "key.json")
        assert made == read_key(tmp_path / "key.json")
        assert bool(made.like) == ('"like"' in (tmp_path / "key.json").read_text())


def test_a_problem_with_few_words_for_answers_takes_those_that_were_asked_least() -> None:
    earlier = quiz(versions=2)
    known = {place: [variant.items[place].keys for variant in earlier.variants] for place in range(earlier.size)}
    made = make_up(earlier, 5)
    again = [
        item.number for item in made.variants[0].items if len(item.keys) > 1 and item.keys in known[item.number - 1]
    ]

    assert not again, list(chain.from_iterable(known.values()))

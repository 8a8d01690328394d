"""A set that is made like an earlier one: the same templates and terms, and nothing of it asked again."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.key_file import read_key, write_key
from dosecalc.sets.original import Original, answers_again
from dosecalc.sets.problem_set import Learner, ProblemSet
from dosecalc.sets.secret import Secret
from tests.sets.asking import asked, from_blueprint, quiz

SEEDS = st.integers(0, 10**9)
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

"""Sets as they are drawn: what holds for every recipe, seed and number of variants."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.blueprints import blueprint, blueprint_names
from dosecalc.bank.selection import NothingToDrill
from dosecalc.sets.drawing import MOST_REMEMBERED, drawn_items, made_set, shared_answers
from dosecalc.sets.problem_set import Learner, NoSuchVariant, ProblemSet, variant_name
from dosecalc.tutoring.parts import Part
from tests.sets.asking import asked, from_blueprint, from_topics, quiz

SEEDS = st.integers(0, 10**9)


def parts_of(made: ProblemSet, variant: int, number: int) -> tuple[Part, ...]:
    return made.variants[variant].items[number].problem().parts


@pytest.mark.parametrize("name", blueprint_names())
def test_a_set_of_a_blueprint_has_its_problems_and_terms(name: str) -> None:
    source, made = blueprint(name), made_set(asked(from_blueprint(name)))

    assert source.problems == made.size
    assert (source.seconds, source.to_pass, source.identity) == (
        made.terms.seconds,
        made.terms.to_pass,
        made.terms.blueprint,
    )
    assert source.partial_credit == made.terms.marking.partial_credit


@pytest.mark.parametrize("name", blueprint_names())
@settings(max_examples=3)
@given(seed=SEEDS)
def test_two_variants_have_the_same_templates_and_no_number_in_common(name: str, seed: int) -> None:
    made = made_set(asked(from_blueprint(name), seed, versions=2))
    one, other = made.variants

    assert [item.identity.template for item in one.items] == [item.identity.template for item in other.items]
    for number, _, _ in shared_answers(made):
        keys = [dict(zip("abcdefghij", parts_of(made, place, number - 1), strict=False)) for place in (0, 1)]
        assert all(part.solution.form.words for label, part in keys[0].items() if part.key == keys[1][label].key)


def test_four_variants_differ_in_every_answer_but_words_of_which_there_are_few() -> None:
    made = quiz(versions=4)

    for place in range(made.size):
        for one, other in combinations(range(4), 2):
            for left, right in zip(parts_of(made, one, place), parts_of(made, other, place), strict=True):
                assert left.key != right.key or left.solution.form.words


def test_variants_are_as_hard_as_each_other() -> None:
    made = quiz(versions=3)
    levels = [[item.problem().template.level for item in variant.items] for variant in made.variants]

    assert levels[0] == levels[1] == levels[2]


@settings(max_examples=10)
@given(seed=SEEDS, secret=st.binary(max_size=20))
def test_the_same_recipe_seed_and_secret_give_the_same_set_and_any_other_another(seed: int, secret: bytes) -> None:
    recipe = from_topics(("dosing", "flow"), 3)
    made = made_set(asked(recipe, seed, secret=secret))

    assert made == made_set(asked(recipe, seed, secret=secret))
    assert made.id != made_set(asked(recipe, seed + 1, secret=secret)).id
    assert made.variants != made_set(asked(recipe, seed, secret=secret + b"x")).variants


def test_topics_and_levels_are_taken_in_turn() -> None:
    made = made_set(asked(from_topics(("dosing", "flow"), 8, levels=(1, 2))))
    found = [(item.problem().template.topic, item.problem().template.level) for item in made.variants[0].items]

    assert 2 * [("dosing", 1), ("flow", 1), ("dosing", 2), ("flow", 2)] == found


def test_no_template_and_no_answer_comes_twice_while_there_are_others() -> None:
    made = made_set(asked(from_topics(("titration",), 12)))
    templates = [item.identity.template for item in made.variants[0].items]
    keys = [key for item in made.variants[0].items for key in item.keys]

    assert len(set(templates)) == len(templates)
    assert len(set(keys)) == len(keys)


def test_a_roster_gives_each_learner_a_variant_of_their_own() -> None:
    roster = [Learner(f"s{number}", f"Name {number}") for number in range(12)]
    made = made_set(asked(from_topics(("dosing",), 3), roster=roster))

    assert roster == [variant.learner for variant in made.variants]
    assert ["01", "02"] == [variant.name for variant in made.variants[:2]]
    assert len({variant.items for variant in made.variants}) == len(roster)


def test_codes_tell_all_problems_of_a_set_apart() -> None:
    made = quiz(versions=4)
    codes = [item.code for variant in made.variants for item in variant.items]

    assert len(set(codes)) == len(codes)


def test_a_long_set_does_not_run_out_of_answers() -> None:
    items = list(drawn_items(asked(from_topics(("conversion",), 2 * MOST_REMEMBERED))))

    assert 2 * MOST_REMEMBERED == len(items)


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(NothingToDrill, match="titration"):
        made_set(asked(from_topics(("titratoin",), 3)))


def test_variants_are_found_by_their_name() -> None:
    made = quiz(versions=4)

    assert made.variants[1] is made.variant("b")
    with pytest.raises(NoSuchVariant, match="A, B, C, D"):
        made.variant("E")
    with pytest.raises(NoSuchVariant, match="say which variant"):
        made.variant()


def test_names_of_variants_never_repeat() -> None:
    names = [variant_name(place) for place in range(1000)]

    assert len(set(names)) == len(names)


def test_the_topics_are_taken_in_turn_and_for_each_round_of_them_the_next_level() -> None:
    found = from_topics(["flow", "dosing"], 6, [1, 2])

    assert [("flow", 1), ("dosing", 1), ("flow", 2), ("dosing", 2), ("flow", 1), ("dosing", 1)] == [
        (*each.topics, each.level) for each in found.wanted
    ]
    assert found.text == "|pharmacy@1|flow/1|dosing/1|flow/2|dosing/2|flow/1|dosing/1"


def test_a_million_problems_are_wanted_in_little_memory() -> None:
    wanted = from_topics(["flow", "dosing"], 1_000_000, [1, 2]).wanted

    assert (1_000_000, 4) == (len(wanted), len({id(each) for each in wanted}))

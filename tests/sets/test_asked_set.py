"""What may be chosen of a set: what goes together, and what is usual where nothing is chosen."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.templates import UnknownTemplate
from dosecalc.sets.asked_set import USUAL_NUMBER, CannotGenerate, MarkingAsked, ProblemsAsked, TermsAsked
from dosecalc.sets.key_file import write_key
from dosecalc.tutoring.marking import Marking
from tests.sets.asking import from_blueprint, quiz

GATE = "nursing-gate-100"


def test_where_nothing_is_chosen_a_set_is_of_all_topics() -> None:
    recipe = ProblemsAsked().recipe()

    assert USUAL_NUMBER == len(recipe.wanted)
    assert ("Practice", "pharmacy@1", "") == (recipe.terms.title, recipe.terms.policy, recipe.terms.blueprint)


def test_topics_and_levels_are_taken_in_turn() -> None:
    recipe = ProblemsAsked(topics=["flow", "dosing"], levels=[1, 2], number=4).recipe()

    assert "Practice: flow, dosing" == recipe.terms.title
    assert [(("flow",), 1), (("dosing",), 1), (("flow",), 2), (("dosing",), 2)] == [
        (each.topics, each.level) for each in recipe.wanted
    ]


def test_a_blueprint_says_all_but_the_policy() -> None:
    found = blueprint(GATE)

    assert found.identity == ProblemsAsked(GATE).recipe().terms.blueprint
    assert ProblemsAsked(GATE).recipe().terms.policy.startswith(f"{found.policy}@")
    assert "nursing@1" == ProblemsAsked(GATE, policy="nursing").recipe().terms.policy


@pytest.mark.parametrize("chosen", [{"topics": ["flow"]}, {"levels": [1]}, {"number": 3}])
def test_beside_a_blueprint_nothing_is_chosen_that_it_says(chosen: dict[str, Any]) -> None:
    with pytest.raises(CannotGenerate, match="a blueprint says which"):
        ProblemsAsked(GATE, **chosen).recipe()


@pytest.mark.parametrize(
    "chosen", [{"topics": ["flow"]}, {"levels": [1]}, {"number": 3}, {"policy": "pharmacy"}, {"blueprint": GATE}]
)
def test_beside_an_earlier_set_nothing_is_chosen_that_it_says(chosen: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(CannotGenerate, match="--like takes"):
        ProblemsAsked(like=tmp_path / "key.json", **chosen).original()


def test_an_earlier_set_is_read_from_its_key(tmp_path: Path) -> None:
    write_key(quiz(), tmp_path / "key.json")
    found = ProblemsAsked(like=tmp_path / "key.json").original()

    assert found
    assert quiz().id == found.id
    assert ProblemsAsked().original() is None


def test_an_earlier_set_whose_templates_are_gone_is_refused_at_once(tmp_path: Path) -> None:
    write_key(quiz(), tmp_path / "key.json")
    key = (tmp_path / "key.json").read_text()
    template = quiz().variants[0].items[0].identity.template
    (tmp_path / "key.json").write_text(key.replace(template, "gone"))

    with pytest.raises(UnknownTemplate):
        ProblemsAsked(like=tmp_path / "key.json").original()


def test_what_is_not_chosen_of_the_terms_stays() -> None:
    recipe = from_blueprint(GATE)

    assert recipe == TermsAsked().over_those_of(recipe)


def test_what_is_chosen_of_the_terms_holds() -> None:
    recipe = from_blueprint(GATE)
    marking = MarkingAsked(partial_credit=True, unsafe_form=Fraction(0))
    terms = TermsAsked(" A\n quiz\n", 0, marking).over_those_of(recipe).terms

    usual = recipe.terms.marking
    assert usual.carried_forward == terms.marking.carried_forward
    assert (True, Fraction(0)) == (terms.marking.partial_credit, terms.marking.unsafe_form)
    assert recipe.terms.seconds > terms.seconds == 0
    assert "A quiz" == terms.title
    assert 90 * 60 == TermsAsked(minutes=90).over_those_of(recipe).terms.seconds


def test_rules_of_marking_that_are_chosen_go_over_the_usual_ones() -> None:
    chosen = MarkingAsked(carried_forward=False, missing_unit=Fraction(1))

    assert Marking(carried_forward=False, missing_unit=Fraction(1)) == chosen.over(Marking())

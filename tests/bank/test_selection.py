"""What a word names: a topic, a template, a calculation; what names nothing is refused with what was probably meant."""

from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.bank.draws import ByHash, picked
from dosecalc.bank.policies import policy
from dosecalc.bank.selection import SAID_OF_TOPICS, NothingToDrill, selected, stream
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template

TOPIC = "titration"
OF_TOPIC = {name for name, of in template_names().items() if of == TOPIC}


def test_a_topic_is_all_of_its_templates_and_all_is_every_one() -> None:
    assert OF_TOPIC == set(selected([TOPIC.upper()]))
    assert set(template_names()) == set(selected(["all"])) == set(selected([]))


def test_a_template_is_itself_and_a_calculation_every_template_that_asks_for_it() -> None:
    name = min(OF_TOPIC)
    calculation = template(name).calculations[0]

    assert [name] == selected([name])
    assert name in selected([calculation])
    assert all(calculation in template(each).calculations for each in selected([calculation]))


def test_a_level_leaves_its_templates() -> None:
    assert {3} == {template(name).level for name in selected([TOPIC], 3)}


def test_a_level_that_a_topic_has_not_is_refused_with_those_that_it_has() -> None:
    name = min(OF_TOPIC)
    level = template(name).level

    with pytest.raises(NothingToDrill, match=f"no problem of level {level % 4 + 1} in {name}, only of level {level}"):
        selected([name], level % 4 + 1)


@pytest.mark.parametrize(("typed", "says"), [("titraton", "did you mean titration"), ("zzz\x1b", "there are ")])
def test_a_topic_that_is_not_there_is_refused(typed: str, says: str) -> None:
    with pytest.raises(NothingToDrill, match=says) as refused:
        selected([typed])

    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("drips", "flow or titration or infusion"),
        ("IV", "flow or titration"),
        ("chemo", "chemotherapy"),
        ("sigs", "orders"),
    ],
)
def test_what_learners_call_a_topic_leads_to_it(typed: str, near: str) -> None:
    with pytest.raises(NothingToDrill, match=f"did you mean {near}"):
        selected([typed])


def test_all_that_learners_are_led_to_is_there_and_no_name_of_a_topic_is_taken() -> None:
    topics = set(template_names().values())

    assert set() == {topic for near in SAID_OF_TOPICS.values() for topic in near} - topics
    assert set() == SAID_OF_TOPICS.keys() & topics


def test_a_stream_has_every_template_before_any_comes_again_and_is_the_same_for_a_seed() -> None:
    chosen = sorted(OF_TOPIC)[:4]
    first, again = (list(islice(stream(chosen, 7, policy("pharmacy")), 9)) for _ in range(2))

    assert [problem.identity for problem in first] == [problem.identity for problem in again]
    assert [problem.key for problem in first] == [problem.key for problem in again]
    for start in (0, 4):
        assert set(chosen) == {problem.identity.template for problem in first[start : start + 4]}


@pytest.mark.parametrize("count", [1, 2, 7, 1000])
def test_what_is_picked_is_one_of_the_candidates(count: int) -> None:
    assert all(0 <= picked("drill:1", place, "template", count) < count for place in range(50))


@given(name=st.sampled_from(["dose", "story", "drug"]), count=st.integers(1, 100_000), attempt=st.integers(0, 999))
@example(name="dose", count=1, attempt=0)
def test_what_a_draw_chooses_is_what_the_hash_picks(name: str, count: int, attempt: int) -> None:
    identity = "tablets-scored@1:7:pharmacy@1"

    assert picked(identity, attempt, name, count) == ByHash(identity, attempt).choose(name, count)

from pathlib import Path

import pytest

from dosecalc.bank.drilled import drilled
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import templates
from dosecalc.bank.topics import read_topics, topics

GOOD = """
source = "a book"
[topic.first]
title = "what comes first"
pace = "ptce"
after = []
[topic.second]
title = "what comes second"
pace = "ptce"
after = ["first"]
"""


def test_every_topic_of_the_bank_is_there_and_no_other() -> None:
    assert set(topics()) == set(template_names().values())


def test_no_topic_presupposes_itself_by_any_way_round() -> None:
    seen: set[str] = set()
    for topic in topics().values():
        assert set(topic.after) <= seen
        seen.add(topic.name)


def test_conversions_come_before_doses_and_these_before_drips() -> None:
    order = list(topics())

    assert order.index("conversion") < order.index("dosing") < order.index("titration")
    assert topics()["conversion"].after == ()


def test_the_paces_are_those_of_exams() -> None:
    assert {topic.pace.seconds for topic in topics().values()} == {73, 88, 120, 180}


def test_titles_can_be_told_apart() -> None:
    titles = [topic.title for topic in topics().values()]

    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('after = ["first"]', 'after = ["third"]', "topic.second.after"),
        ('after = ["first"]', 'after = ["second"]', "topic.second.after"),
        ('pace = "ptce"\nafter = []', 'pace = "slow"\nafter = []', "topic.first.pace"),
        ("after = []", "after = []\nbefore = []", "topic.first.before"),
        ('title = "what comes second"', "", "topic.second.title"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert list(read_topics(path)) == ["first", "second"]
    path.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(InvalidBank) as invalid:
        read_topics(path)

    assert [fault.key for fault in invalid.value.faults] == [key]


def test_what_the_lines_of_a_template_say_is_what_it_drills() -> None:
    assert set(drilled()) == set(templates())
    for name, read in templates().items():
        found = drilled()[name]
        assert (found.topic, found.level) == (read.topic, read.level), name
        assert found.calculations == tuple(part.calculation.name for part in read.parts), name

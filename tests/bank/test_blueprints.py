"""Blueprints and the papers drawn from them: what holds for every exam and every seed."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.blueprint import Blueprint, Section
from dosecalc.bank.blueprints import (
    UnknownBlueprint,
    blueprint,
    blueprint_names,
    read_blueprint,
    supply_faults,
)
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.papers import paper, told_answers
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.selection import selected

BLUEPRINTS = [blueprint(name) for name in blueprint_names()]
SEEDS = st.integers(0, 10**9)
every_blueprint = pytest.mark.parametrize("made", BLUEPRINTS, ids=lambda made: made.name)


def drawn(made: Blueprint, seed: int) -> tuple[Problem, ...]:
    return paper(made, seed, policy(made.policy))


def of_section(section: Section, level: int) -> set[str]:
    return set(selected(section.topics, level))


def test_the_exams_that_people_prepare_for_are_there() -> None:
    wanted = {"ptce", "excpt", "cspt", "nursing-gate-90", "nursing-gate-100", "infusion-technician", "gphc"}

    assert wanted <= set(blueprint_names())


@every_blueprint
def test_a_blueprint_asks_for_nothing_that_the_bank_lacks(made: Blueprint) -> None:
    assert [] == supply_faults(made)


@every_blueprint
def test_a_blueprint_can_be_passed_and_has_a_human_pace(made: Blueprint) -> None:
    assert made.problems / 2 <= made.to_pass <= made.problems
    assert 30 <= made.pace <= 300


@every_blueprint
def test_a_blueprint_says_what_it_is_not(made: Blueprint) -> None:
    named_after_a_real_one = made.name in {"ptce", "excpt", "cspt", "gphc"}

    assert not named_after_a_real_one or "-like" in made.title
    assert made.exam != made.imitation


@pytest.mark.parametrize(("name", "share"), [("nursing-gate-90", 90), ("nursing-gate-100", 100)])
def test_a_gate_asks_for_the_share_that_it_is_named_after(name: str, share: int) -> None:
    made = blueprint(name)

    assert share * made.problems == 100 * made.to_pass
    assert made.safe_form_only
    assert not made.partial_credit
    assert 0 == made.marking.missing_unit


@pytest.mark.parametrize(
    ("name", "seconds", "problems"), [("ptce", 6600, 90), ("excpt", 7800, 120), ("cspt", 6600, 75)]
)
def test_the_pace_is_that_of_the_real_exam(name: str, seconds: int, problems: int) -> None:
    assert abs(blueprint(name).pace - seconds / problems) < 1


@every_blueprint
@settings(max_examples=8)
@given(SEEDS)
def test_a_paper_has_as_many_of_each_section_and_level_as_its_blueprint(made: Blueprint, seed: int) -> None:
    problems = drawn(made, seed)
    asked = Counter(level for section in made.sections for level in section.level_of_each())

    assert made.problems == len(problems)
    assert asked == Counter(problem.template.level for problem in problems)
    for section in made.sections:
        allowed = set().union(*(of_section(section, level) for level in section.levels))
        assert section.problems <= sum(problem.template.id in allowed for problem in problems)


@every_blueprint
@settings(max_examples=8)
@given(SEEDS)
def test_no_template_comes_twice_while_others_are_left(made: Blueprint, seed: int) -> None:
    used = Counter(problem.template.id for problem in drawn(made, seed))
    for section in made.sections:
        for level in set(section.levels):
            names = of_section(section, level)
            if any(used[name] > 1 for name in names):
                assert all(used[name] for name in names)


@every_blueprint
@settings(max_examples=8)
@given(SEEDS)
def test_no_answer_comes_in_two_problems(made: Blueprint, seed: int) -> None:
    answers = Counter(answer for problem in drawn(made, seed) for answer in set(told_answers(problem)))

    assert [] == [answer for answer, times in answers.items() if times > 1]


@every_blueprint
def test_the_same_seed_is_the_same_paper_and_another_is_another(made: Blueprint) -> None:
    first, again, other = ([str(problem.identity) for problem in drawn(made, seed)] for seed in (7, 7, 8))

    assert first == again
    assert not set(first) & set(other)


def test_a_paper_for_ever() -> None:
    identities = [str(problem.identity) for problem in drawn(blueprint("nursing-gate-100"), 3)]

    assert (Path(__file__).parents[1] / "golden" / "papers" / "nursing-gate-100.txt").read_text(
        encoding="utf-8"
    ).split() == identities


def test_sections_are_mixed() -> None:
    made = blueprint("gphc")
    topics = [problem.template.topic for problem in drawn(made, 1)]

    assert topics != sorted(topics)
    assert sum(one != other for one, other in pairwise(topics)) > len(made.sections)


def test_another_policy_is_another_paper() -> None:
    made = blueprint("cspt")

    assert drawn(made, 1)[0].identity != paper(made, 1, policy("nursing"))[0].identity


def test_a_narrow_section_uses_its_templates_evenly() -> None:
    section = Section("Syringes", ("devices",), (4,), 10)
    few = Blueprint(**{**vars(blueprint("ptce")), "sections": (section,)})
    used = Counter(problem.template.id for problem in drawn(few, 1))

    assert of_section(section, 4) == set(used)
    assert max(used.values()) - min(used.values()) <= 1


def test_an_unknown_exam_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownBlueprint, match="there is no exam 'nclex'; there are cspt"):
        blueprint("nclex")


GOOD = """\
title = "A test"
version = 1
source = "Made up for a test"
exam = "There is none"
imitation = "Nor here"
minutes = 10
to_pass = 2
policy = "pharmacy"

[[section]]
title = "Flow rates"
topics = ["flow"]
levels = [1, 2]
problems = 3
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "made.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    made = read_blueprint(written(tmp_path, GOOD))

    assert ("made@1", 3, 600) == (made.identity, made.problems, made.seconds)
    assert 200 == made.pace
    assert (1, 2, 1) == made.sections[0].level_of_each()


def test_seconds_for_each_problem_make_the_time(tmp_path: Path) -> None:
    made = read_blueprint(written(tmp_path, GOOD.replace("minutes = 10", "seconds_per_problem = 73")))

    assert 219 == made.seconds


FAULTS = {
    "levels = [1, 2]": [
        ("levels = [1, 5]", "section.0.levels", "whole numbers from 1 to 4"),
        ("levels = []", "section.0.levels", "each once"),
        ("levels = [2, 2]", "section.0.levels", "each once"),
        ("levels = [true]", "section.0.levels", "whole numbers from 1 to 4"),
        ('levels = "1"', "section.0.levels", "whole numbers from 1 to 4"),
        ("", "section.0.levels", "found nothing"),
    ],
    'topics = ["flow"]': [('topics = ["flaw"]', "section.0.topics", "'flaw', which is not in the bank")],
    "minutes = 10": [
        ("", "minutes", "found neither minutes nor seconds_per_problem; expected one of the two"),
        ("minutes = 10\nseconds_per_problem = 60", "minutes", "found minutes and seconds_per_problem; expected one"),
        ("minutes = 0", "minutes", "a whole number from 1 to 600"),
    ],
    "to_pass = 2": [
        ("to_pass = 4", "to_pass", "a whole number from 1 to 3"),
        ("to_pass = 2.5", "to_pass", "found '2.5'"),
    ],
    "problems = 3": [("problems = 101", "section.0.problems", "a whole number from 1 to 100")],
    'policy = "pharmacy"': [('policy = "pharmacie"', "policy", "'pharmacy', perhaps")],
    "version = 1": [("version = 1\nanswers = 3", "answers", "the unknown key 'answers'")],
}


@pytest.mark.parametrize(
    ("old", "new", "key", "says"), [(old, *rest) for old, all_ in FAULTS.items() for rest in all_], ids=str
)
def test_a_faulty_file_is_refused_with_key_and_line(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    with pytest.raises(InvalidBank) as refused:
        read_blueprint(written(tmp_path, GOOD.replace(old, new)))

    assert key in [fault.key for fault in refused.value.faults]
    assert says in str(refused.value)
    assert all(fault.line >= 1 for fault in refused.value.faults)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('"flow"', '"flaw"').replace("[1, 2]", "[9]").replace('policy = "pharmacy"', "policy = 3")

    with pytest.raises(InvalidBank) as refused:
        read_blueprint(written(tmp_path, text))

    assert [8, 12, 13] == [fault.line for fault in refused.value.faults]


def test_all_sections_together_have_no_more_problems_than_a_paper(tmp_path: Path) -> None:
    whole = GOOD.replace("problems = 3", "problems = 100")
    section = GOOD[GOOD.index("[[section]]") :]

    assert 100 == read_blueprint(written(tmp_path, whole)).problems
    with pytest.raises(InvalidBank, match="found 103 problems; expected at most 100 in all sections together"):
        read_blueprint(written(tmp_path, f"{whole}\n{section}"))


def test_a_level_that_no_template_has_is_a_fault_of_the_blueprint(tmp_path: Path) -> None:
    made = read_blueprint(written(tmp_path, GOOD.replace('"flow"', '"cases"')))

    assert [("section.0.levels", 13), ("section.0.levels", 13)] == [
        (fault.key, fault.line) for fault in supply_faults(made)
    ]

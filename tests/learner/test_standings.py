"""How skills stand: a pure function of the answers, whatever the clock did and whatever is kept between two runs."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.learner import worked_out
from dosecalc.learner.curriculum import curriculum
from dosecalc.learner.derived import WORTH_KEEPING
from dosecalc.learner.history import History
from dosecalc.learner.recall import Recall
from dosecalc.learner.records import Record
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings
from dosecalc.learner.worked_out import standings_of
from tests.learner.answered import LATER, MISSED, RIGHT, SOME, an_outcome, histories
from tests.learner.kept import NOON, a_history

FEVER = SOME[0]
CELSIUS = Skill("celsius_from_fahrenheit", 1)


def of(records: list[Record], now: datetime = LATER) -> Standings:
    found = Standings(curriculum())
    found.add_all(records, now)
    return found


def facts(standings: Standings) -> tuple[object, ...]:
    return standings.by_skill, standings.mistakes, standings.given, standings.answers


@given(histories)
def test_the_same_answers_come_to_the_same_standings(records: list[Record]) -> None:
    assert facts(of(records)) == facts(of(records))


@given(histories)
def test_a_skill_stands_by_its_own_answers_alone(records: list[Record]) -> None:
    found = of(records)
    for skill, standing in found.by_skill.items():
        own = of([each for each in records if (each.calculation, each.level) == (skill.calculation, skill.level)])
        assert standing == own.by_skill[skill]


@given(histories)
def test_nothing_is_due_and_weak_at_once_and_all_that_is_due_was_answered(records: list[Record]) -> None:
    found = of(records)
    due, weak = ({each.skill for each in some} for some in (found.due(LATER), found.weak(LATER)))

    assert not due & weak
    assert due | weak <= set(found.by_skill)
    assert all(found.by_skill[skill].recall is Recall.AGAIN for skill in weak)
    assert not due & {each.skill for each in found.next_due(LATER)}


def test_a_clock_that_ran_ahead_does_not_put_a_skill_off_for_years() -> None:
    found = of([an_outcome(FEVER, NOON + timedelta(days=5000)), an_outcome(FEVER, NOON)], NOON)

    assert found.by_skill[CELSIUS].at == NOON
    assert found.by_skill[CELSIUS].due < NOON + timedelta(days=30)


def test_what_was_skipped_at_once_leaves_a_skill_as_it_stands() -> None:
    right = [an_outcome(FEVER)]

    skipped = an_outcome(FEVER, ending="skipped", tries=0, mistakes=())
    assert of(right).by_skill == of([*right, skipped]).by_skill


def test_a_calculation_that_the_bank_no_longer_has_is_never_due() -> None:
    found = of([an_outcome(FEVER, calculation="no_more", ending=MISSED)])

    assert [] == found.due(LATER) == found.weak(LATER) == found.next_due(LATER)


def test_the_usual_mistakes_are_those_of_the_skill_else_those_made_elsewhere_more_than_once() -> None:
    ids = ["b", "a", "b", "c", "c", "c"] + ["b"] * 9
    found = of([an_outcome(FEVER, ending="", mistakes=(id_, "other")) for id_ in ids])

    assert ["b", "c"] == found.usual_mistakes(CELSIUS)
    assert ["b"] == found.usual_mistakes(Skill("pump_rate", 2))


def test_of_two_mistakes_made_together_each_is_usual() -> None:
    """A pair is invited by no problem, and each of the two is."""
    ids = ["b+c", "a", "c", "a+c"]
    found = of([an_outcome(FEVER, ending="", mistakes=(id_,)) for id_ in ids])

    assert ["c", "a", "b"] == found.usual_mistakes(CELSIUS)


@settings(max_examples=20)
@given(histories)
def test_what_an_earlier_session_had_moves_no_review_right_or_wrong(records: list[Record]) -> None:
    """What was seen is remembered, which says nothing of the skill; only that it was given, and mistakes, are noted."""
    once_more = [
        replace(record, is_again=True, mistakes=(), ending=ending) for record in records for ending in (RIGHT, MISSED)
    ]
    found, before = of([*records, *once_more]), of(records)

    assert before.by_skill == found.by_skill
    assert before.due(LATER) == found.due(LATER)


def test_the_time_an_answer_takes_follows_slowly() -> None:
    found = of([an_outcome(FEVER, seconds=seconds) for seconds in (40, 80, 10_000)])

    assert found.by_skill[CELSIUS].seconds == (3 * 50 + 600 + 2) // 4


@given(histories, st.integers(0, 60))
@settings(max_examples=30)
def test_what_is_kept_between_two_runs_changes_nothing(records: list[Record], cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch, a_history(records[:cut]) as history:
        patch.setattr(worked_out, "WORTH_KEEPING", 1)
        standings_of(history, curriculum(), LATER)
        for record in records[cut:]:
            history.add(record)

        assert facts(of(records)) == facts(standings_of(history, curriculum(), LATER))


def kept(history: History) -> list[tuple[str]]:
    return history.file.execute("SELECT content FROM worked_out")


MANY = [an_outcome(FEVER, NOON + timedelta(minutes=minute)) for minute in range(WORTH_KEEPING)]


def test_only_what_takes_long_is_kept() -> None:
    with a_history(MANY[1:]) as history:
        standings_of(history, curriculum(), LATER)
        assert [] == kept(history)
        history.add(MANY[0])
        standings_of(history, curriculum(), LATER)
        assert 1 == len(kept(history))


def test_what_is_kept_is_used_and_only_later_answers_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_history(MANY) as history:
        before = standings_of(history, curriculum(), LATER)
        monkeypatch.setattr(Standings, "add", None)

        assert facts(before) == facts(standings_of(history, curriculum(), LATER))


@pytest.mark.parametrize(
    "content",
    ["", "nonsense", "[]", "null", "{}", '{"rules": 1}', "OTHER RULES", "NO NUMBER", "NO STANDINGS", "FROM THE FUTURE"],
)
def test_whatever_cannot_be_used_is_worked_out_again(content: str) -> None:
    with a_history(MANY) as history:
        right = facts(standings_of(history, curriculum(), LATER))
        ((good,),) = kept(history)
        changed = {
            "OTHER RULES": good.replace(f'"rules": "{worked_out.RULES}:', '"rules": "0:'),
            "NO NUMBER": good.replace('"number"', '"numbers"'),
            "NO STANDINGS": good.replace('"standings": [[', '"standings": [["a", 1], ['),
            "FROM THE FUTURE": good.replace(f'"number": {len(MANY)}', '"number": 999999'),
        }.get(content, content)
        assert changed != good
        history.file.execute("UPDATE worked_out SET content = ?", (changed,))

        assert right == facts(standings_of(history, curriculum(), LATER))


def test_what_is_kept_goes_when_answers_are_put_between_others() -> None:
    with a_history(MANY) as history:
        standings_of(history, curriculum(), LATER)
        earlier = [an_outcome(SOME[1], NOON - timedelta(days=3))]
        history.add_all(earlier)

        assert [] == kept(history)
        assert facts(of([*earlier, *MANY])) == facts(standings_of(history, curriculum(), LATER))


def test_a_history_that_cannot_be_written_can_still_be_read(own_home: Path) -> None:
    with History.opened(own_home) as history:
        for record in MANY:
            history.add(record)
    with History.to_read(own_home) as history:
        assert facts(of(MANY)) == facts(standings_of(history, curriculum(), LATER))
        assert [] == kept(history)

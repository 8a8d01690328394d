"""What records come to: laws that hold for any of them, and what counts as what."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.learner import progress_kept
from dosecalc.learner.derived import WORTH_KEEPING
from dosecalc.learner.history import History
from dosecalc.learner.progress import Progress, progress
from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_briefs import UNREADABLE, Brief, brief, briefs
from dosecalc.learner.progress_due import Due, due_in, due_soon
from dosecalc.learner.progress_mastery import Stage, share
from dosecalc.learner.progress_reading import read_progress
from dosecalc.learner.progress_tallies import RECENT, tallied, tallies_from
from dosecalc.learner.progress_words import to_drill
from dosecalc.learner.recall import Recall
from dosecalc.learner.records import Record, fresh_id
from dosecalc.learner.schedule import Standing
from dosecalc.learner.skill import Skill
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.points import FULL
from dosecalc.tutoring.slips.together import apart
from dosecalc.tutoring.verdict import Verdict
from tests.learner.practice import ANSWER, LOOKED_UP, MISSED, SKIPPED, TODAY, WRONG, term
from tests.strategies import few

NOT_READ = replace(ANSWER, verdict="unreadable", tries=0, ending="", text="12,5")


@st.composite
def records(draw: st.DrawFn) -> Record:
    verdict = draw(st.sampled_from(["", *(verdict.value for verdict in Verdict)]))
    ending = draw(st.sampled_from(["", *(ending.value for ending in Ending)]))
    return replace(
        ANSWER,
        at=datetime(2026, 11, 26, tzinfo=UTC) - timedelta(milliseconds=draw(st.integers(-(10**9), 10**10))),
        offset=draw(st.sampled_from([-600, -300, 0, 60, 120, 345])),
        identity=f"tablets-scored@1:{draw(st.integers(0, 9))}:pharmacy@1",
        session=draw(st.sampled_from("abc")) * 32,
        part=draw(st.sampled_from(["", "a", "b"])),
        topic=draw(st.sampled_from(["dosing", "flow", "titration"])),
        calculation=draw(st.sampled_from(["tablets", "drip_rate"])),
        level=draw(st.integers(1, 4)),
        verdict=verdict,
        ending=ending,
        mistakes=tuple(
            draw(
                st.lists(
                    st.sampled_from(
                        ["upside-down", "not-converted", "of-later", "not-converted+of-later", "of-later+a+a", "+"]
                    ),
                    max_size=2,
                )
            )
        ),
        tries=draw(st.integers(0, 3)),
        hints=draw(st.integers(0, 3)),
        seconds=Decimal(draw(st.integers(0, 10**6))) / 1000,
        confidence=draw(st.sampled_from([None, 1, 2, 3])),
        points=draw(st.integers(0, FULL)),
    )


histories = st.lists(records(), max_size=40)


def is_untouched(record: Record) -> bool:
    """Whether a part was skipped before anything was done about it."""
    return record.ending == Ending.SKIPPED.value and not (record.tries or record.hints)


def came_to(found: list[Record], *, since: date | None = None, topic: str = "") -> Progress:
    return progress(map(brief, found), TODAY, since=since, topic=topic)


def on(day: date, record: Record = ANSWER) -> Record:
    return replace(record, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def in_turn(*kept: Record) -> list[Record]:
    """These, one after the other, a minute apart."""
    return [replace(record, at=ANSWER.at + timedelta(minutes=place)) for place, record in enumerate(kept)]


@settings(max_examples=few(100))
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_does_not_matter(found: list[Record], chance: random.Random) -> None:
    shuffled = chance.sample(found, len(found))

    assert came_to(found) == came_to(shuffled)


@settings(max_examples=few(100))
@given(histories)
def test_topics_weeks_and_days_add_up_to_the_totals(found: list[Record]) -> None:
    told = came_to(found)
    totals = told.totals

    assert totals.answers == sum(topic.answers for topic in told.topics)
    assert totals.answers == sum(week.answers for week in told.weeks)
    assert totals.answers == sum(count for _, count in told.days)
    assert totals.right == sum(topic.right for topic in told.topics)
    assert totals.right == sum(week.right for week in told.weeks)
    assert totals.right == sum(best.answers for best in told.bests)
    assert sum(mistake.times for mistake in told.mistakes) == sum(
        len(apart(record.mistakes[0])) for record in found if record.mistakes
    )
    assert totals.parts == sum(bool(record.ending) for record in found if not is_untouched(record))
    assert totals.points <= totals.points_in_all
    assert totals.right <= totals.answers
    assert told.certainty.wrong <= told.certainty.sure <= told.certainty.rated <= totals.answers


@settings(max_examples=few(50))
@given(histories, st.sampled_from(["dosing", "flow", "titration"]), st.dates(date(2026, 8, 1), date(2026, 12, 1)))
def test_a_topic_and_a_first_day_leave_out_what_is_not_asked_for(found: list[Record], topic: str, since: date) -> None:
    told = came_to(found, since=since, topic=topic)
    left = [record for record in found if record.topic == topic and record.local.date() >= since]

    assert replace(came_to(left), since=since, topic=topic, streak=told.streak) == told
    assert told.streak == came_to(found).streak


@settings(max_examples=few(20))
@given(st.lists(records(), max_size=10))
def test_a_history_is_read_in_brief_as_its_records_are(found: list[Record]) -> None:
    with TemporaryDirectory() as folder, History.opened(Path(folder)) as history:
        for record in found:
            history.add(record)

        assert list(map(brief, history.records())) == list(briefs(history))
        assert [] == list(briefs(history, session="f" * 32))


def tells(record: Record) -> bool:
    return bool(record.ending) or record.verdict not in {"", UNREADABLE}


def of_sessions(found: list[Record]) -> list[bool]:
    """Of each record, whether another session than its own had its part first."""
    first: dict[tuple[str, str], str] = {}
    for record in filter(tells, found):
        first.setdefault((record.identity, record.part), record.session)
    return [first.get((record.identity, record.part), record.session) != record.session for record in found]


@settings(max_examples=few(30))
@given(st.lists(records(), max_size=20))
def test_what_an_earlier_session_had_is_met_again_and_never_first(found: list[Record]) -> None:
    """Laid down as a loop over all records; the history finds it by itself, of old answers too."""
    again = of_sessions(found)
    with TemporaryDirectory() as folder, History.opened(Path(folder)) as history:
        for record in found:
            history.add(record)

        assert again == [record.is_again for record in history.records()]
        assert not any(brief.is_first or brief.is_unaided for brief in compress(briefs(history), again))


@settings(max_examples=few(20))
@given(st.lists(records(), max_size=10))
def test_to_go_through_all_problems_once_more_changes_no_mastery(found: list[Record]) -> None:
    """Right or wrong: the answer is known by then."""
    once_more = [replace(record, session="d" * 32, verdict="correct", tries=1, ending="right") for record in found]
    with TemporaryDirectory() as folder, History.opened(Path(folder)) as history:
        for record in filter(tells, found):
            history.add(record)
        before = progress(briefs(history), TODAY)
        for record, original in zip(once_more, found, strict=True):
            if tells(original):
                history.add(record)
        after = progress(briefs(history), TODAY)

    assert (before.topics, before.weeks, before.bests) == (after.topics, after.weeks, after.bests)
    assert before.totals.answers == after.totals.answers


@settings(max_examples=few(30))
@given(
    st.lists(st.lists(records(), max_size=8), max_size=4),
    st.sampled_from(["", "dosing", "flow"]),
    st.sampled_from(["", "2026-11-26", "2026-09-01", "1970-01-01"]),
    st.sampled_from([1, 1000]),
)
def test_what_is_kept_of_a_history_comes_to_the_plain_count(
    in_turn: list[list[Record]], topic: str, since: str, worth: int
) -> None:
    """Told after each of several lots of answers: from what was kept the last time and what came since."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress_kept, "WORTH_KEEPING", worth)
        with History.opened(Path(folder)) as history:
            for found in in_turn:
                for record in found:
                    history.add(replace(record, id=fresh_id()))
                told = read_progress(history, since, topic)
                first = date.fromisoformat(since) if since else None
                plain = progress(map(brief, history.records()), told.today, since=first, topic=topic, due=told.due)

                assert plain == told


@settings(max_examples=few(30))
@given(histories)
def test_tallies_are_read_back_from_their_facts(found: list[Record]) -> None:
    tallies = tallied(map(brief, found))

    assert tallies == tallies_from(json.loads(json.dumps(tallies.facts)))


@pytest.mark.parametrize(
    "facts", ["{}", "[]", "null", '{"totals": 5}', "nonsense", '{"number": 1e99}', "NO DAYS", "OTHER RULES", "OTHERS"]
)
def test_whatever_cannot_be_used_is_counted_again(tmp_path: Path, facts: str) -> None:
    with History.opened(tmp_path) as history:
        history.add_all(replace(ANSWER, id=fresh_id()) for _ in range(WORTH_KEEPING))
        told = read_progress(history)
        ((good,),) = history.file.execute("SELECT content FROM worked_out WHERE name = ?", (progress_kept.NAME,))
        changed = {
            "NO DAYS": good.replace('"days"', '"nights"'),
            "OTHER RULES": good.replace('"rules": "', '"rules": "0'),
            "OTHERS": good.replace('"last": "', '"last": "0'),
        }.get(facts, facts)
        assert changed != good
        history.file.execute("UPDATE worked_out SET content = ? WHERE name = ?", (changed, progress_kept.NAME))

        assert told == read_progress(history)


def test_what_is_kept_goes_when_answers_are_put_between_others(tmp_path: Path) -> None:
    with History.opened(tmp_path) as history:
        history.add_all(replace(ANSWER, id=fresh_id()) for _ in range(WORTH_KEEPING))
        read_progress(history)
        history.add_all([replace(ANSWER, id=fresh_id(), at=ANSWER.at - timedelta(days=3), topic="flow")])

        assert WORTH_KEEPING + 1 == read_progress(history).totals.answers


def test_nothing_is_kept_where_another_program_wrote_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have put answers before those that were counted."""
    earlier = replace(ANSWER, id=fresh_id(), at=ANSWER.at - timedelta(days=3), topic="flow")

    def read_while_another_imports(history: History, **wanted: Any) -> Iterator[Brief]:
        yield from briefs(history, **wanted)
        with History.opened(tmp_path) as other:
            other.add_all([earlier])

    with History.opened(tmp_path) as history:
        history.add_all(replace(ANSWER, id=fresh_id()) for _ in range(WORTH_KEEPING))
        with monkeypatch.context() as patch:
            patch.setattr(progress_kept, "briefs", read_while_another_imports)
            read_progress(history)

        assert {"flow": 1, ANSWER.topic: WORTH_KEEPING} == {
            each.topic: each.answers for each in read_progress(history).topics
        }


def test_of_nothing_there_is_nothing_and_the_advice_is_to_begin() -> None:
    told = came_to([])

    assert (0, 0, 0) == (told.totals.answers, told.totals.points_in_all, told.streak.current)
    assert ((), (), (), (), ()) == (told.topics, told.weeks, told.days, told.mistakes, told.bests)
    assert ["dosecalc drill"] == [each.command for each in advice(told)]
    assert "No practice yet." == told.streak.says


@pytest.mark.parametrize(
    ("record", "answers", "right"),
    [
        (ANSWER, 1, 1),
        (replace(ANSWER, verdict="unsafe_form", ending="right but written unsafely"), 1, 1),
        (replace(ANSWER, verdict="carried_forward"), 1, 1),
        (replace(ANSWER, hints=1), 1, 0),
        (WRONG, 1, 0),
        (MISSED, 1, 0),
        (replace(ANSWER, verdict="wrong_rounding", ending=""), 1, 0),
        (LOOKED_UP, 1, 0),
        (replace(LOOKED_UP, ending="out of time"), 1, 0),
        (SKIPPED, 0, 0),
        (replace(ANSWER, is_again=True), 0, 0),
        (replace(LOOKED_UP, is_again=True), 0, 0),
        (NOT_READ, 0, 0),
        (replace(ANSWER, tries=2), 0, 0),
        (replace(LOOKED_UP, tries=1), 0, 0),
    ],
)
def test_what_counts_as_a_first_answer_and_as_right(record: Record, answers: int, right: int) -> None:
    totals = came_to([record]).totals

    assert (answers, right) == (totals.answers, totals.right)


@given(st.lists(st.booleans(), min_size=4, max_size=RECENT))
def test_one_more_right_answer_never_lowers_mastery_and_a_wrong_one_never_raises_it(newest_first: list[bool]) -> None:
    before = share(newest_first)
    better, worse = share([True, *newest_first][:RECENT]), share([False, *newest_first][:RECENT])

    assert better is not None
    assert worse is not None
    assert worse <= (before or 0) <= better if before is not None else worse < better
    assert 0 <= worse < better <= 1


@pytest.mark.parametrize(
    ("found", "stage"),
    [
        ([ANSWER] * 4, Stage.TOO_FEW),
        ([ANSWER] * 5, Stage.NEARLY),
        ([ANSWER] * 10, Stage.MASTERED),
        ([WRONG] * 20 + [ANSWER] * 20, Stage.MASTERED),
        ([ANSWER] * 20 + [WRONG] * 3, Stage.NEARLY),
        ([ANSWER] * 20 + [LOOKED_UP] * 4, Stage.LEARNING),
        ([ANSWER] * 10 + [SKIPPED] * 9, Stage.MASTERED),
    ],
)
def test_mastery_goes_by_the_last_answers(found: list[Record], stage: Stage) -> None:
    (topic,) = came_to(in_turn(*found)).topics

    assert stage is topic.stage


def test_the_place_in_a_history_counts_and_not_a_clock_that_was_set_back() -> None:
    wrong_first = [replace(WRONG, number=place) for place in range(1, 11)]
    then_right = [replace(ANSWER, number=place, at=ANSWER.at - timedelta(days=1)) for place in range(11, 31)]
    (topic,) = came_to(wrong_first + then_right).topics

    assert Fraction(1) == topic.share


def test_who_answered_nothing_but_old_problems_is_told_so() -> None:
    again = came_to([replace(ANSWER, is_again=True)] * 3)

    assert (0, 3) == (again.totals.answers, again.totals.parts)
    assert "a problem that you had before counts only once" in advice(again)[0].says
    assert "dosecalc drill" == advice(again)[0].command


def test_what_was_left_empty_costs_no_points_as_it_counts_for_no_mastery() -> None:
    """An exam that is handed in with problems left empty keeps each of them as skipped."""
    told = came_to([ANSWER, *[replace(SKIPPED, mode="exam")] * 13])

    assert (1, FULL) == (told.totals.answers, told.totals.points_in_all)


def test_a_day_is_that_of_the_learners_own_clock() -> None:
    late = replace(ANSWER, at=datetime(2026, 11, 26, 3, tzinfo=UTC), offset=-300)

    assert ((date(2026, 11, 25), 1),) == came_to([late]).days


@pytest.mark.parametrize(("hours", "zone"), [((0, 24, 49), (60, 60, 0)), ((0, 24, 47), (0, 0, 60))])
def test_a_change_to_or_from_summer_time_breaks_no_streak(hours: tuple[int, ...], zone: tuple[int, ...]) -> None:
    evening = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    kept = [
        replace(ANSWER, at=evening + timedelta(hours=after) - timedelta(minutes=offset), offset=offset)
        for after, offset in zip(hours, zone, strict=True)
    ]

    assert (3, True) == (came_to(kept).streak.current, came_to(kept).streak.is_done_today)


def test_a_streak_lasts_until_a_day_is_over_and_skips_none() -> None:
    days = [TODAY - timedelta(days=ago) for ago in (1, 2, 3, 6, 7, 8, 9)]
    told = came_to([on(day) for day in days]).streak
    tomorrow = TODAY + timedelta(days=1)

    assert (3, 4, 7, False) == (told.current, told.longest, told.days, told.is_done_today)
    assert "3 days in a row (practice today to keep it)" in told.says
    assert 4 == came_to([on(day) for day in (*days, TODAY)]).streak.current
    assert 3 == came_to([on(day) for day in (*days, tomorrow)]).streak.current
    assert 0 == came_to([on(TODAY - timedelta(days=2))]).streak.current


def test_mistakes_are_counted_by_the_likeliest_with_general_words() -> None:
    old = on(TODAY - timedelta(days=60), replace(WRONG, topic="flow"))
    pump = replace(WRONG, calculation="infusion_rate", mistakes=("milliliters-of-a-minute",))
    first, second = came_to([WRONG, WRONG, old, pump]).mistakes

    assert ("not-converted", 3, 2, "dosing", TODAY) == (
        first.slip.id, first.times, first.lately, first.topic, first.last,
    )  # fmt: skip
    assert ("You used a number without converting its unit.", "conceptual") == (first.says, first.error)
    assert "You gave the mL for each minute, but a pump is set in mL for each hour." == second.says


def test_of_two_mistakes_made_together_each_is_counted() -> None:
    """A point moved is the same habit whether or not something else went wrong before it."""
    both = replace(WRONG, mistakes=("upside-down+tenfold-too-large", "left-out"))
    before = on(TODAY - timedelta(days=60), replace(WRONG, mistakes=("tenfold-too-large",)))
    told = came_to([before, both, WRONG]).mistakes

    assert [("tenfold-too-large", 2, 1), ("not-converted", 1, 1), ("upside-down", 1, 1)] == [
        (each.slip.id, each.times, each.lately) for each in told
    ]
    assert TODAY == told[0].last


def test_sure_but_wrong_lists_the_latest_first_and_leads_the_advice() -> None:
    sure = replace(WRONG, confidence=3)
    other = replace(sure, identity="tablets-scored@1:2:pharmacy@1")
    told = came_to(in_turn(sure, replace(ANSWER, confidence=3), other, replace(WRONG, confidence=2)))

    assert (4, 3, 2) == (told.certainty.rated, told.certainty.sure, told.certainty.wrong)
    assert (other.identity, sure.identity) == told.certainty.problems
    assert f"dosecalc show {other.identity} --working" == advice(told)[0].command


def test_a_best_is_of_right_answers_alone() -> None:
    quick_but_wrong = replace(WRONG, seconds=Decimal(3))
    with_a_hint = replace(ANSWER, hints=2, seconds=Decimal(4))
    again = replace(ANSWER, tries=2, seconds=Decimal(5))
    (best,) = came_to([quick_but_wrong, with_a_hint, again, ANSWER, replace(ANSWER, seconds=Decimal("52.9"))]).bests

    assert (40, 52, 2) == (best.seconds, best.usual, best.answers)
    assert "tablets (level 1)" == best.name


def test_the_usual_time_of_a_week_is_not_moved_by_one_long_break() -> None:
    break_for_tea = replace(ANSWER, seconds=Decimal(3000))
    (week,) = came_to([ANSWER, ANSWER, break_for_tea]).weeks

    assert (date(2026, 11, 23), 40) == (week.start, week.seconds)


def test_what_is_due_is_told_for_its_topic_and_advised() -> None:
    due = [Due(TODAY, "flow", "drip_rate", 2), Due(TODAY + timedelta(days=3), "dosing", "tablets", 1)]
    told = progress(map(brief, [ANSWER]), TODAY, due=due)

    assert tuple(due) == told.due
    assert ("1 skill is due for review today.", "dosecalc review") == vars_of(advice(told)[0])
    assert (due[0],) == progress([], TODAY, topic="flow", due=due).due
    assert progress([], TODAY).due is None


def vars_of(each: object) -> tuple[object, ...]:
    return tuple(vars(each).values())


def test_advice_names_the_weakest_topic_then_what_is_too_little_then_something_new() -> None:
    weak = [replace(record, topic="flow") for record in in_turn(*[WRONG] * 6)]
    strong = in_turn(*[ANSWER] * 12)

    assert ["dosecalc drill flow"] == [each.command for each in advice(came_to(weak + strong))]
    assert "Answer 3 more in flow to see where you stand." == advice(came_to(weak[:2] + strong))[0].says
    assert ["dosecalc drill"] == [each.command for each in advice(came_to(strong))]


def test_a_topic_that_is_not_in_this_bank_is_drilled_with_its_own() -> None:
    assert ("dosecalc drill flow", "dosecalc drill our-ward --bank DIR") == (to_drill("flow"), to_drill("our-ward"))


def test_a_term_of_practice_is_told_whole() -> None:
    told = came_to(list(term()))

    assert 6 == len(told.topics)
    assert 10 == len(told.weeks)
    assert told.totals.answers == 253


def test_what_is_due_comes_from_the_schedule_the_earliest_first(tmp_path: Path) -> None:
    now = ANSWER.at + timedelta(hours=1)
    flow = replace(MISSED, topic="flow", calculation="drip_rate", level=2, tries=3)
    with History.opened(tmp_path) as history:
        for record in (ANSWER, flow, replace(flow, at=ANSWER.at - timedelta(days=30), level=3)):
            history.add(record)
        due = due_in(history, now)

    assert due == tuple(sorted(due, key=lambda each: each.day))
    assert all(each.day <= now.date() + timedelta(days=7) for each in due)
    assert {("drip_rate", 2), ("drip_rate", 3)} <= {(each.calculation, each.level) for each in due}


def test_a_day_in_the_schedule_is_the_learners_own() -> None:
    late = datetime(2026, 11, 27, 3, tzinfo=UTC)
    skill = Skill("tablets", 1)
    standing = Standing(skill, "dosing", "tablets-scored", 1, Recall.GOOD, late, late, 1.0, 5.0, 40)
    here, later = timezone(timedelta(hours=-5)), replace(standing, due=late + timedelta(days=9))

    assert (Due(date(2026, 11, 26), "dosing", "tablets", 1),) == due_soon([later, standing], ANSWER.at.astimezone(here))

"""A drill that is told no topic: it chooses for its learner, and works without a history as well."""

import os
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dosecalc.learner import recording, records
from dosecalc.learner.history import FILE, History
from dosecalc.learner.records import Record
from tests.cli.conftest import Call
from tests.learner.answered import MISSED, SOME, an_outcome
from tests.learner.kept import NOON

GOLDEN = Path(__file__).parents[1] / "golden" / "drills"
LATER = NOON + timedelta(days=9)
WHY = re.compile(r"^(?:New|New in [a-z ]+|Because|Nothing is due).*\.$", re.MULTILINE)


@pytest.fixture(autouse=True)
def nine_days_later(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (recording, records):
        monkeypatch.setattr(module, "moment", lambda: (LATER, 0))


def remember(home: Path, *records: Record) -> None:
    with History.opened(home) as history:
        for record in records:
            history.add(record)


def compared(name: str, now: str) -> None:
    path, now = GOLDEN / f"{name}.txt", re.sub(r"(?<=Time: ).*", "some.", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now


def test_who_is_new_is_told_where_it_begins(call: Call) -> None:
    compared("adaptive-new", call("drill", "-n", "2", "--seed", "5", typed="skip\ns\n").out)


def test_who_has_practiced_is_told_why_each_was_chosen(call: Call, own_home: Path) -> None:
    known = [an_outcome(each, LATER - timedelta(days=days)) for each, days in zip(SOME[:3], (1, 9, 9), strict=True)]
    remember(own_home, *known, an_outcome(SOME[3], LATER - timedelta(hours=2), ending=MISSED))

    compared("adaptive", call("drill", "-n", "4", "--seed", "5", typed="skip\n" * 4).out)


def test_each_problem_has_its_reason_and_the_summary_promises_no_repetition(call: Call) -> None:
    out = call("drill", "-n", "4", typed="skip\n" * 9).out

    assert 4 == len(WHY.findall(out))
    assert "For the same problems again" not in out


def test_topics_that_are_named_are_given_without_a_reason(call: Call) -> None:
    for named in ("flow", "all"):
        out = call("drill", named, "-n", "2", "--seed", "5", typed="skip\n" * 9).out
        assert not WHY.search(out)
        assert "For the same problems again, add --seed 5" in out


def test_all_is_the_same_for_everybody(call: Call, own_home: Path) -> None:
    first = call("drill", "all", "-n", "3", "--seed", "42", typed="skip\n" * 9).out
    remember(own_home, *[an_outcome(each, ending=MISSED) for each in SOME])

    again = call("drill", "all", "-n", "3", "--seed", "42", typed="skip\n" * 9).out
    assert re.sub("Time.*", "", first) == re.sub("Time.*|You have had this.*\n", "", again)


def test_the_same_seed_and_history_give_the_same_problems(call: Call, own_home: Path) -> None:
    outs = []
    for home in ("one", "two"):
        remember(own_home / home, *[an_outcome(each, ending=MISSED) for each in SOME])
        out = call("drill", "-n", "5", "--seed", "42", "--home", str(own_home / home), typed="skip\n" * 20).out
        outs.append(re.sub("Time.*", "", out).replace(str(own_home / home), "HOME"))

    assert outs[0] == outs[1]


def test_without_a_history_it_begins_as_for_somebody_new_and_heeds_the_answers(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b"nonsense" * 1000)
    result = call("drill", "-n", "6", "--seed", "5", typed="working\n" * 20)

    assert "it is not saved" in result.err
    assert "New: conversions, a place to begin." in result.out
    assert "went wrong today." in result.out


def test_a_wrong_answer_comes_back_in_the_same_drill_with_other_numbers(call: Call, own_home: Path) -> None:
    call("drill", "-n", "8", "--seed", "5", typed="working\n" * 20)
    with History.to_read(own_home) as history:
        skills = [(record.calculation, record.level) for record in history.outcomes()]
        identities = {record.identity for record in history.outcomes()}

    assert len(set(skills)) < len(skills) == len(identities)


def test_what_the_readme_shows_first_gives_a_problem_at_once(
    start: Callable[..., subprocess.CompletedProcess[bytes]],
) -> None:
    done = start("drill", typed=b"q\n")

    assert (0, b"") == (done.returncode, done.stderr)
    assert re.match(rb"New: [a-z ]+, a place to begin\.\r?\nProblem 1 of 10: ", done.stdout)

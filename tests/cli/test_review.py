"""`dosecalc review` as it is read and used."""

import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.learner import recording, records
from dosecalc.learner.history import FILE, History
from dosecalc.learner.records import Record, moment
from tests.cli.conftest import Call, Result
from tests.learner.answered import MISSED, SOME, an_outcome
from tests.learner.kept import NOON

GOLDEN = Path(__file__).parents[1] / "golden" / "reviews"
LATER = NOON + timedelta(days=9)
FEVER, EYE, TABLETS, MILRINONE, _ = SOME
SLOW = [an_outcome(each, NOON + timedelta(hours=place), seconds=100) for place, each in enumerate(SOME[:4])]


@pytest.fixture(autouse=True)
def nine_days_later(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (recording, records):
        monkeypatch.setattr(module, "moment", lambda: (LATER, 0))


def remember(home: Path, records: Sequence[Record]) -> None:
    with History.opened(home) as history:
        for record in records:
            history.add(record)


def kept(home: Path) -> list[Record]:
    with History.to_read(home) as history:
        return list(history.records())


REVIEWS = {
    "due": (SLOW, ("-n", "2", "--seed", "1"), "skip\n1\ns\n"),
    "listed": (SLOW, ("--list", "--minutes", "4"), ""),
    "nothing-due": ([an_outcome(FEVER, LATER, ending=MISSED), an_outcome(EYE, LATER)], (), ""),
    "several-weak": ([an_outcome(each, LATER, ending=MISSED) for each in (FEVER, EYE)], (), ""),
    "new": ([], (), ""),
}


@pytest.mark.parametrize("name", REVIEWS)
def test_a_review_reads_so(call: Call, own_home: Path, name: str) -> None:
    records, arguments, typed = REVIEWS[name]
    remember(own_home, records)
    path, now = GOLDEN / f"{name}.txt", call("review", *arguments, typed=typed).out
    now = re.sub(r"(?<=Time: ).*", "some.", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now


def review(call: Call, *arguments: str, typed: str = "") -> Result:
    result = call("review", *arguments, typed=typed)
    assert "" == result.err
    return result


def test_a_review_gives_what_is_due_and_records_it_as_a_review(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)
    result = review(call, typed="working\n" * 20)
    found = kept(own_home)[len(SLOW) :]

    assert 0 == result.code
    assert {"review"} == {record.mode for record in found}
    due = {(record.calculation, record.level) for record in SLOW}
    assert due <= {(record.calculation, record.level) for record in found}
    assert result.out.endswith("Come back tomorrow: 4 skills are due then.\n")


def test_the_numbers_are_new_whatever_was_given_before(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)
    given = set()
    for _ in range(3):
        review(call, "-n", "1", typed="skip\n")
        given.add(kept(own_home)[-1].identity)

    assert 3 == len(given)


def test_what_is_skipped_stays_due(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)
    result = review(call, typed="skip\n" * 20)

    assert "4 skills are still due. To go on: dosecalc review" in result.out


def test_whoever_leaves_is_told_what_is_still_due(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)

    assert "4 skills are still due." in review(call, typed="q\n").out


def test_programs_are_told_what_is_due(call: Call, own_home: Path) -> None:
    remember(own_home, [*SLOW, an_outcome(SOME[4], LATER, ending=MISSED)])
    facts = json.loads(review(call, "--format", "json", "--minutes", "2").out)

    assert (3, 1, 2, 1) == (len(facts["due"]), facts["chosen"], facts["minutes"], len(facts["weak"]))
    assert ((LATER + timedelta(days=1)).date().isoformat(), 1) == (facts["back_on"], facts["due_then"])
    assert facts["due"][0]["calculation"] in {record.calculation for record in SLOW}
    assert all(50 < each["recalled_with_percent"] <= 90 for each in facts["due"])
    assert ("tablets", 1, "again") == tuple(facts["weak"][0][key] for key in ("calculation", "level", "last_rating"))


def test_nothing_is_made_by_looking(call: Call, own_home: Path) -> None:
    assert "There is nothing to review yet" in review(call).out
    assert {"due": [], "chosen": 0} == {
        key: value
        for key, value in json.loads(review(call, "--format", "json").out).items()
        if key in {"due", "chosen"}
    }
    assert not own_home.exists()


def test_a_damaged_history_is_told_and_nothing_is_reviewed(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)
    file = own_home / FILE
    file.write_bytes(b"nonsense" * 1000)
    result = call("review")

    assert (3, "") == (result.code, result.out)
    assert "this is not a dosecalc history" in result.err


def test_a_level_can_be_chosen(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW)
    facts = json.loads(review(call, "--format", "json", "--level", str(MILRINONE.level)).out)

    assert {MILRINONE.level} == {each["level"] for each in facts["due"]}


def test_what_goes_well_comes_back_later_than_tomorrow(call: Call, own_home: Path) -> None:
    remember(own_home, SLOW[:1])
    first = copytree(own_home, own_home.with_name("first"))
    review(call, "--seed", "3", typed="skip\n")
    key = problem(read_identity(kept(own_home)[-1].identity)).key
    result = review(call, "--seed", "3", "--home", str(first), typed=f"{key}\n")

    assert "1 problem: 1 right, 1 of them on the first try" in result.out
    assert re.search(r"^Come back on \w+, \w+ \d+(, 2027)?: 1 skill is due then\.$", result.out, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_the_clock_of_the_review_is_the_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "moment", lambda: (NOON, 9 * 60))

    assert "21:00:00+09:00" == records.local_now().isoformat()[11:]
    monkeypatch.undo()
    assert abs(moment()[0] - records.local_now()) < timedelta(minutes=1)

"""Responses files: what is written is read again, and what is amiss is told with its place."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.folder import bank_folder
from dosecalc.sets.json_source import UnreadableSet
from dosecalc.sets.problem_set import Learner
from dosecalc.sets.responses import NO_TIME, Answered, Response, Responses, read_responses, write_responses

SCHEMA = json.loads((bank_folder() / "schemas" / "responses.schema.json").read_text(encoding="utf-8"))

texts = st.text(max_size=60)
lines = st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=60)
moments = st.none() | st.datetimes(timezones=st.just(UTC)).map(lambda found: found.replace(microsecond=0))
answers = st.builds(
    Answered,
    lines,
    st.sampled_from(["", "a", "b"]),
    st.builds(Response, texts, st.integers(0, 3), st.just(NO_TIME) | st.integers(0, 10**9)),
)
responses = st.builds(
    Responses,
    lines,
    lines,
    st.none() | st.builds(Learner, lines, lines),
    st.lists(answers, max_size=5).map(tuple),
    moments,
    moments,
)
SIMPLE = Responses(
    "abcd-efgh", "A", Learner("b7", "B. Seven"), (Answered("cryhxedf", "", Response("5 mg", 3, 40_000)),)
)


@given(responses)
def test_what_is_written_is_read_again_and_keeps_to_the_schema(
    tmp_path_factory: pytest.TempPathFactory, made: Responses
) -> None:
    path = tmp_path_factory.mktemp("responses") / "responses.json"

    write_responses(made, path)

    assert made == read_responses(path)
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), SCHEMA)


def test_times_are_written_in_utc(tmp_path: Path) -> None:
    path = tmp_path / "responses.json"
    started = datetime(2026, 3, 5, 14, 30, tzinfo=timezone(timedelta(hours=2)))

    write_responses(Responses("s", "A", None, (), started), path)

    assert "2026-03-05T12:30:00+00:00" == json.loads(path.read_text(encoding="utf-8"))["started"]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("set", 3, "at set, expected a text"),
        ("version", 2, "written by a later dosecalc"),
        ("dosecalc", "key", "a dosecalc responses file is needed here, and it is a dosecalc key"),
        ("answers", {}, "at answers, expected a list"),
        ("answers", ["5 mg"], "at answers[0], expected an object"),
        ("answers", [{"code": "a", "part": "", "text": "5 mg", "sure": 4}], "at answers[0].sure"),
        ("answers", [{"code": "a", "part": "", "text": 5, "sure": 0}], "at answers[0].text"),
        ("learner", "b7", "at learner"),
        ("started", "yesterday", "at started, expected a date and time"),
        ("started", "2026-03-05T14:30:00", "at started, expected a date and time with its zone"),
    ],
)
def test_what_is_amiss_is_told_with_its_place(tmp_path: Path, key: str, value: object, told: str) -> None:
    path = tmp_path / "responses.json"
    write_responses(SIMPLE, path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {key: value}), encoding="utf-8")

    with pytest.raises(UnreadableSet) as refusal:
        read_responses(path)

    assert told in str(refusal.value)

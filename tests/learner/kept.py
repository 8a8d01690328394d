"""Records for tests: one to vary, and any that can be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dosecalc.learner.history import History
from dosecalc.learner.records import Record, fresh_id
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.verdict import Verdict

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
ANSWER = Record(
    at=NOON,
    session="0" * 32,
    mode="drill",
    identity="vasopressor-by-weight@2:7:pharmacy@1",
    part="",
    template="vasopressor-by-weight",
    topic="titration",
    calculation="pump_rate",
    level=3,
    text="28.9 mL/h",
    verdict="wrong",
    mistakes=("used-without-converting",),
    tries=1,
    seconds=Decimal("12.345"),
    points=8,
)


def an_answer(**other: Any) -> Record:
    """One record with a name of its own."""
    return replace(ANSWER, **{"id": fresh_id(), **other})


names = st.sampled_from(["flow", "titration", "pump_rate", "drip-rate"])
moments = st.datetimes(datetime(1970, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - as UTC
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
some_records = st.builds(
    Record,
    at=moments,
    offset=st.integers(-720, 840),
    id=ids,
    session=ids,
    mode=st.sampled_from(["drill", "review", "exam"]),
    identity=st.just(ANSWER.identity),
    part=st.sampled_from(["", "a", "b"]),
    template=names,
    topic=names,
    calculation=names,
    level=st.integers(1, 4),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    verdict=st.sampled_from(["", *(verdict.value for verdict in Verdict)]),
    mistakes=st.lists(st.sampled_from(["a-slip", "one+another"]), max_size=3).map(tuple),
    tries=st.integers(0, 3),
    hints=st.integers(0, 6),
    seconds=st.integers(0, 10**9).map(lambda milliseconds: Decimal(milliseconds) / 1000),
    confidence=st.sampled_from([None, 1, 2, 3]),
    ending=st.sampled_from(["", *(ending.value for ending in Ending)]),
    points=st.integers(0, 10),
)


homes = count()


@contextmanager
def a_history(records: list[Record] | None = None) -> Iterator[History]:
    """A new one in the folder of this test."""
    with History.opened(Path(os.environ["DOSECALC_HOME"]) / f"home-{next(homes)}") as history:
        for record in records or []:
            history.add(record)
        yield history

"""The responses file: what a learner answered to a variant of a set, as `take` writes it and `grade` reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dosecalc.sets.json_source import read_table
from dosecalc.sets.terms_file import learner_facts, read_learner
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.sets.json_source import Table
    from dosecalc.sets.problem_set import Learner

KIND, VERSION = "responses", 1
MOST_PLACES = 10**6
SUREST = 3
EXPECTED_MOMENT = "a date and time with its zone, such as 2026-03-05T14:30:00+00:00"
LONGEST_TIME_MILLISECONDS = 10**10


NO_TIME = -1


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to one part, as typed; empty where there is none.

    sure: how sure the learner was, 1 to 3, or 0 where nothing was said. milliseconds: spent at it; NO_TIME: unknown.
    """

    text: str = ""
    sure: int = 0
    milliseconds: int = NO_TIME


@dataclass(frozen=True, slots=True)
class Answered:
    """The response to one part. code: of the item. part: its label, empty where there is only one."""

    code: str
    part: str
    response: Response


@dataclass(frozen=True)
class Underway:
    """How far somebody has come who has not handed in. used: milliseconds until `seen`. at: the place that is open.

    flagged: the codes of the problems to come back to.
    """

    seen: datetime
    used: int
    at: int
    flagged: tuple[str, ...] = ()
    asks_confidence: bool = False


@dataclass(frozen=True)
class Responses:
    """What a learner answered.

    set_id, variant: as the learner's copy states them. learner: None where nobody said who it is. started, finished:
    with their time zone; None where it is not known, or not finished. underway: None where they are handed in.
    """

    set_id: str
    variant: str
    learner: Learner | None
    answers: tuple[Answered, ...]
    started: datetime | None = None
    finished: datetime | None = None
    underway: Underway | None = None


def write_responses(responses: Responses, path: Path) -> None:
    """Write responses for their owner alone, whole or not at all.

    Raises:
        OSError: they cannot be written.
    """
    with written_whole(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(responses))


def _lines(responses: Responses) -> Iterator[str]:
    head = {
        "dosecalc": KIND,
        "version": VERSION,
        "set": responses.set_id,
        "variant": responses.variant,
        "learner": learner_facts(responses.learner),
        "started": _moment_facts(responses.started),
        "finished": _moment_facts(responses.finished),
        **({"underway": _underway_facts(responses.underway)} if responses.underway else {}),
    }
    yield json.dumps(head).removesuffix("}") + ', "answers": [\n'
    yield ",\n".join(json.dumps(_answer_facts(answered)) for answered in responses.answers)
    yield "\n]}\n"


def _answer_facts(answered: Answered) -> dict[str, Any]:
    response = answered.response
    return {
        "code": answered.code,
        "part": answered.part,
        "text": response.text,
        "sure": response.sure,
        "milliseconds": None if response.milliseconds == NO_TIME else response.milliseconds,
    }


def _moment_facts(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def read_responses(path: Path) -> Responses:
    """The responses that a file holds; an answer given twice is there twice.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no responses file, was written by a later dosecalc, or is faulty.
    """
    table = read_table(path, KIND, VERSION)
    return Responses(
        set_id=table.text("set"),
        variant=table.text("variant"),
        learner=read_learner(table),
        answers=tuple(map(_answered, table.tables("answers"))),
        started=_moment(table, "started"),
        finished=_moment(table, "finished"),
        underway=_underway(table.table("underway")) if table.has("underway") else None,
    )


def _underway_facts(underway: Underway) -> dict[str, Any]:
    return {**vars(underway), "seen": underway.seen.astimezone(UTC).isoformat(), "flagged": list(underway.flagged)}


def _underway(table: Table) -> Underway:
    seen = _moment(table, "seen")
    if seen is None:
        raise table.fault("seen", EXPECTED_MOMENT)
    return Underway(
        seen,
        table.whole("used", most=LONGEST_TIME_MILLISECONDS),
        table.whole("at", most=MOST_PLACES),
        table.texts("flagged"),
        table.flag("asks_confidence"),
    )


def _answered(table: Table) -> Answered:
    milliseconds = table.whole("milliseconds", most=LONGEST_TIME_MILLISECONDS) if table.has("milliseconds") else NO_TIME
    response = Response(table.typed("text"), table.whole("sure", most=SUREST), milliseconds)
    return Answered(table.text("code"), table.text("part"), response)


def _moment(table: Table, key: str) -> datetime | None:
    if not table.has(key):
        return None
    try:
        found = datetime.fromisoformat(table.text(key))
    except ValueError as error:
        raise table.fault(key, EXPECTED_MOMENT) from error
    if found.tzinfo is None:
        raise table.fault(key, EXPECTED_MOMENT)
    return found

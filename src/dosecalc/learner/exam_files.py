"""Exams as files: each written whole or not at all, and refused where it is not as it was written."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dosecalc.commands_to_type import to_type
from dosecalc.errors import DosecalcError
from dosecalc.learner.answer_sheets import Answer, AnswerSheet, End, Entry
from dosecalc.learner.exams import Exam, ExamTerms
from dosecalc.learner.home import PRIVATE_FILE, UnusableHome
from dosecalc.tutoring.marking import SHARES_BY_WORD
from dosecalc.whole_files import let_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.home import Home

VERSION = 1
FILE = re.compile(r"exam-([1-9][0-9]{0,5})\.json\Z")
SCORE = re.compile(r"[0-9]{1,6}(/[1-9][0-9]{0,5})?\Z")
LOCK = "exam.lock"
LIST = "dosecalc exam --list"


def damaged() -> str:
    """What is wrong with the file of an exam that cannot be understood, with the way out."""
    return f"it is damaged; name another exam by its --number, see: {to_type(LIST)}"


class ExamElsewhere(DosecalcError):
    """Another terminal has an exam of this learner open."""


class NoSuchExam(DosecalcError):
    """There is no exam of that number, or none that is asked for."""


@dataclass(frozen=True)
class ExamFiles:
    """The exams in a learner's folder."""

    home: Home

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all exams, the first first.

        Raises:
            UnusableHome: the folder cannot be read.
        """
        try:
            names = os.listdir(self.home.path) if self.home.path.is_dir() else []  # noqa: PTH208 - the names alone
        except OSError as error:
            raise UnusableHome(self.home.path, f"it cannot be read ({error.strerror})") from error
        return tuple(sorted(int(match[1]) for name in names if (match := FILE.match(name))))

    def readable(self) -> tuple[list[Exam], list[UnusableHome]]:
        """The exams that can be read, the first first, and what is wrong with the others.

        Raises:
            UnusableHome: the folder cannot be read.
        """
        found, troubles = [], []
        for number in self.numbers():
            try:
                found.append(self.read(number))
            except UnusableHome as trouble:
                troubles.append(trouble)
        return found, troubles

    def latest(self, number: int | None = None, *, blueprint: str = "", is_open: bool | None = None) -> Exam:
        """The exam of that number, else the latest one; only of that blueprint, only one that is open or over.

        Raises:
            NoSuchExam: there is none.
            UnusableHome: it cannot be read.
        """
        if number is not None:
            return self.read(number)
        for each in map(self.read, reversed(self.numbers())):
            is_of = not blueprint or each.terms.blueprint.partition("@")[0] == blueprint
            if is_of and is_open in {None, each.is_open}:
                return each
        begin = to_type(f"dosecalc exam {blueprint or 'ptce'}")
        message = f"no exam is {'open' if is_open else 'finished yet'}; begin one with: {begin}"
        raise NoSuchExam(message)

    def next_number(self) -> int:
        """The number of the next exam."""
        return max(self.numbers(), default=0) + 1

    def read(self, number: int) -> Exam:
        """The exam of that number.

        Raises:
            NoSuchExam: there is none of that number.
            UnusableHome: it cannot be read, is damaged, or was written by a later version.
        """
        import json  # not at the top: hardly any command needs it

        name = file_name(number)
        content = self.home.read(name)
        if content is None:
            message = f"there is no exam {number}; see: {to_type(LIST)}"
            raise NoSuchExam(message)
        try:
            table = json.loads(content.decode(), parse_float=str)
        except (ValueError, RecursionError) as error:
            raise UnusableHome(self.home.place(name), damaged()) from error
        version = table.get("version") if isinstance(table, dict) else None
        if type(version) is int and version > VERSION:
            raise UnusableHome(self.home.place(name), "it was written by a later version of dosecalc")
        try:
            return _exam(table, number)
        except (KeyError, TypeError, ValueError) as error:
            raise UnusableHome(self.home.place(name), damaged()) from error

    def write(self, exam: Exam) -> None:
        """Keep an exam.

        Raises:
            UnusableHome: it cannot be written.
        """
        import json  # not at the top: hardly any command needs it

        self.home.write(file_name(exam.number), (json.dumps(_table(exam), indent=1) + "\n").encode())

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else works at an exam of this learner meanwhile; the system lets go when the process ends, however.

        Where the folder cannot be written, nothing is held, and nothing can be kept that could get mixed up.

        Raises:
            ExamElsewhere: somebody does.
        """
        descriptor = self._lock()
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def _lock(self) -> int | None:
        try:
            import fcntl  # noqa: PLC0415 - not on every platform
        except ImportError:
            return None
        try:
            descriptor = os.open(self.home.made() / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
            let_owner(descriptor, PRIVATE_FILE)
        except (OSError, UnusableHome):
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            message = "an exam is open in another terminal; finish it there, or leave it with q"
            raise ExamElsewhere(message) from None
        except OSError:
            with suppress(OSError):
                os.close(descriptor)
            return None
        return descriptor


def file_name(number: int) -> str:
    """The name of the file of an exam."""
    return f"exam-{number}.json"


def _table(exam: Exam) -> dict[str, Any]:
    sheet = exam.sheet
    return {
        "version": VERSION,
        "number": exam.number,
        "session": exam.session,
        "terms": asdict(exam.terms),
        "seed": exam.seed,
        "started": sheet.started.isoformat(),
        "seen": sheet.seen.isoformat(),
        "entries": [
            {
                "identity": entry.problem,
                "answers": [asdict(answer) for answer in entry.answers],
                "flagged": entry.flagged,
            }
            for entry in sheet.entries
        ],
        "used": sheet.used,
        "at": sheet.at,
        "asks_confidence": sheet.asks_confidence,
        "end": sheet.end.value,
        "score": exam.score,
        "is_recorded": exam.is_recorded,
    }


def _exam(table: dict[str, Any], number: int) -> Exam:
    exam = Exam(
        number=_of(int, table, "number"),
        session=_of(str, table, "session"),
        terms=_terms(table["terms"]),
        seed=_of(int, table, "seed"),
        sheet=_sheet(table),
        score=_score(_of(str, table, "score")),
        is_recorded=_of(bool, table, "is_recorded"),
    )
    if table["version"] != VERSION or exam.number != number:
        raise ValueError
    return exam


def _terms(table: dict[str, Any]) -> ExamTerms:
    return ExamTerms(
        **{key: _of(str, table, key) for key in ("blueprint", "title", "policy")},
        **{key: _of(int, table, key) for key in ("seconds", "to_pass")},
        **{key: _of(bool, table, key) for key in ("partial_credit", "safe_form_only")},
        missing_unit=_share(table),
    )


def _sheet(table: dict[str, Any]) -> AnswerSheet:
    sheet = AnswerSheet(
        started=_moment(table, "started"),
        seen=_moment(table, "seen"),
        entries=tuple(map(_entry, table["entries"])),
        used=_of(int, table, "used"),
        at=_of(int, table, "at"),
        asks_confidence=_of(bool, table, "asks_confidence"),
        end=End(_of(str, table, "end")),
    )
    if not 0 <= sheet.at < len(sheet.entries):
        raise ValueError
    return sheet


def _entry(table: dict[str, Any]) -> Entry:
    answers = tuple(
        Answer(_of(str, row, "text"), _of(int, row, "sure"), _of(int, row, "milliseconds")) for row in table["answers"]
    )
    return Entry(_of(str, table, "identity"), answers, _of(bool, table, "flagged"))


def _of(kind: type, table: dict[str, Any], key: str) -> Any:
    value = table[key]
    if type(value) is not kind:
        raise TypeError(key)
    return value


def _score(text: str) -> str:
    if text and not SCORE.match(text):
        raise ValueError(text)
    return text


def _share(terms: dict[str, Any]) -> str:
    """What a number without its unit earns; nothing in exams that were begun before that was a term."""
    word = _of(str, terms, "missing_unit") if "missing_unit" in terms else "none"
    if word not in SHARES_BY_WORD:
        raise ValueError(word)
    return word


def _moment(table: dict[str, Any], key: str) -> datetime:
    found = datetime.fromisoformat(_of(str, table, key))
    if found.tzinfo is None:
        raise ValueError(key)
    return found

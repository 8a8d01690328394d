"""Keeping what a learner does, while it is done; where that fails, practice goes on and the learner is told, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dosecalc.learner.history_backups import Backups
from dosecalc.learner.history_trouble import PATIENCE_SECONDS, WAITING, Damaged
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.records import THOUSAND, Record, fresh_id, moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.learner.history import History
    from dosecalc.tutoring.attempt import Attempt
    from dosecalc.tutoring.verdict import Grade

NOT_SAVED = "You can go on, but it is not saved."
FIRST_UNSAVED = "You can go on; this is not saved yet, and saving is tried again with each answer."
SAVED_AFTER_ALL = "All answers are saved now."
NO_BACKUP = "Your answers are saved, but today's backup could not be made."
SHORT_PATIENCE = 0.1
"""Seconds to wait for another program that did not let go before."""


class Recording:
    """One drill, review or exam as it is kept. tell: says a sentence to the learner, apart from the practice.

    history: None where it cannot be used. hear: is told every answer, whether or not it could be saved.
    """

    def __init__(self, mode: str, tell: Callable[[str], None], history: History | None = None) -> None:
        self.mode, self.history, self.session = mode, history, fresh_id()
        self.hear: Callable[[Record], None] = _ignore
        self._tell = tell
        self._unsaved: list[Record] = []
        self._again: set[tuple[str, str]] = set()
        self._is_failing = self._has_saved = self._has_told_of_backups = False

    @classmethod
    def begun(cls, home: Path, profile: str, mode: str, tell: Callable[[str], None]) -> Recording:
        """A recording into the history of a profile; trouble with it is told.

        Raises:
            UnusableProfile: no profile can have that name.
        """
        from dosecalc.learner.history import History  # noqa: PLC0415 - the database takes its time

        try:
            return cls(mode, tell, History.opened(home, profile, waiting=lambda: tell(WAITING)))
        except UnusableHome as trouble:
            tell(f"{trouble}. {NOT_SAVED}")
            return cls(mode, tell)

    def begin(self, problem: Problem) -> bool:
        """Before a problem: whether an earlier session had answered a part of it, or was shown its answer.

        Where that cannot be found out it is taken for new; the history tells its trouble when an answer is kept.
        """
        identity, found = str(problem.identity), list[bool]()
        for part in problem.parts:
            if is_again := self._first_session(identity, part.label) not in {"", self.session}:
                self._again.add((identity, part.label))
            found.append(is_again)
        return any(found)

    def _first_session(self, identity: str, part: str) -> str:
        if self.history is None or self._is_failing:
            return ""
        patience, self.history.file.patience = self.history.file.patience, SHORT_PATIENCE
        try:
            return self.history.first_session(identity, part)
        except UnusableHome:
            return ""
        finally:
            self.history.file.patience = patience

    def keep(
        self, problem: Problem, attempt: Attempt, milliseconds: int, text: str = "", grade: Grade | None = None, /
    ) -> None:
        """Keep an answer with its grade, or the end of a part without one; on the disk when this returns, or told.

        attempt: after it. milliseconds: since the part was shown.
        """
        at, offset = moment()
        record = Record(
            at=at,
            offset=offset,
            id=fresh_id(),
            session=self.session,
            mode=self.mode,
            identity=str(problem.identity),
            part=attempt.part.label,
            template=problem.template.id,
            topic=problem.template.topic,
            calculation=attempt.part.solution.calculation.name,
            level=problem.template.level,
            text=text,
            verdict=grade.verdict.value if grade else "",
            mistakes=tuple(slip.id for slip in grade.mistakes) if grade else (),
            tries=attempt.tries,
            hints=attempt.hints,
            seconds=Decimal(max(milliseconds, 0)) / THOUSAND,
            confidence=attempt.confidence.value if attempt.confidence else None,
            ending=attempt.ending.value if attempt.ending else "",
            points=attempt.points_left,
            is_again=(str(problem.identity), attempt.part.label) in self._again,
        )
        self.hear(record)
        if self.history is not None:
            self._unsaved.append(record)
            self._save(self.history)

    def _save(self, history: History) -> None:
        """Add what is not yet kept, in its order; where that fails, say so once and wait for a better time."""
        try:
            while self._unsaved:
                history.add(self._unsaved[0])
                self._unsaved.pop(0)
                self._has_saved = True
        except UnusableHome as trouble:
            if not self._is_failing:
                self._tell(f"{trouble}. {FIRST_UNSAVED}")
            self._is_failing, history.file.patience = True, SHORT_PATIENCE
            return
        if self._is_failing:
            self._tell(SAVED_AFTER_ALL)
        self._is_failing, history.file.patience = False, PATIENCE_SECONDS

    def settle(self) -> None:
        """Between two problems: make the backup of the day, if there is none."""
        if self.history is not None and Backups(self.history.home).is_due(_today()):
            self._back_up(self.history)

    def _back_up(self, history: History) -> None:
        if not self._has_saved or self._is_failing or self._has_told_of_backups:
            return
        try:
            Backups(history.home).make_daily(history.file, _today())
        except Damaged as trouble:
            self._tell(f"{trouble}.")
            self._has_told_of_backups = True
        except UnusableHome as trouble:
            self._tell(f"{trouble}. {NO_BACKUP}")
            self._has_told_of_backups = True

    def close(self) -> bool:
        """Try once more to save what is not, copy what is, and let go of it; whether all of it is on the disk."""
        if self.history is None:
            return False
        self._save(self.history)
        self._back_up(self.history)
        self.history.close()
        return not self._unsaved


def _ignore(_record: Record) -> None:
    """Nobody wants to hear it."""


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the learner's own day

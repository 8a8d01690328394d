"""Where a set is begun, gone on with, and handed in."""

from __future__ import annotations

from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import is_interactive, read_line
from dosecalc.cli.commands import Command, command
from dosecalc.cli.exam_commands import keys
from dosecalc.cli.exam_session import ExamSession
from dosecalc.cli.exam_start import no_verdicts, say_left
from dosecalc.cli.exit_status import ExitStatus
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say, say_error, show, styled
from dosecalc.learner.exam_sitting import Sitting
from dosecalc.learner.set_sheets import SetSheets, check_whose, kept_sheet, learner_named
from dosecalc.sets.set_files import RESPONSES
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.learner.answer_sheets import AnswerSheet
    from dosecalc.sets.copy_file import LearnersCopy
    from dosecalc.sets.problem_set import Learner

WHO = "Your name or number, as your instructor knows you: "
IS_IT_YOU = "If that is you, press Enter; otherwise type your name or number: "
READY, CLOCK_STARTS = (
    "Press Enter to begin. Type q to leave.",
    "Press Enter to begin: the clock starts then. Type q to leave.",
)


@dataclass(frozen=True)
class SetDesk:
    """A copy of a set at a terminal. file: of the copy. responses: where the answers are kept."""

    file: Path
    copy: LearnersCopy
    responses: Path
    plain: bool

    def run(self, learner: str, *, asks_confidence: bool) -> int:
        """Begin, or go on; the exit code.

        Raises:
            CannotTake: the responses are handed in, or of another set or learner, or it is not said whose they are.
            UnusableFile, UnreadableSet: the responses cannot be read.
        """
        kept = kept_sheet(self.copy, self.responses)
        if kept is not None:
            whose, sheet = kept
            try:
                said = learner or self._who_is_there(whose)
            except EOFError:
                say()
                return ExitStatus.DONE
            if not self.copy.learner:
                check_whose(whose, said, self.responses)
            say(f"{self.copy.terms.title}: continuing where you left off.")
            if whose:
                say(f"For {whose}.")
            return self._sit(SetSheets(self.copy, whose, self.responses), sheet)
        self._say_introduction()
        try:
            who = self.copy.learner or self._who(learner)
            if not self._is_ready():
                return ExitStatus.DONE
        except EOFError:
            say()
            return ExitStatus.DONE
        sheets = SetSheets(self.copy, who, self.responses)
        return self._sit(sheets, sheets.new(asks_confidence=asks_confidence))

    def _say_introduction(self) -> None:
        terms, number = self.copy.terms, len(self.copy.problems)
        heading = f"{terms.title}, variant {self.copy.variant}"
        if self.plain:
            say(heading)
        else:
            show(styled(heading, style="bold"))
        if self.copy.learner:
            say(f"For {self.copy.learner}.")
        to_pass = f" To pass: {terms.to_pass} of {number}." if terms.to_pass else ""
        limit = f" in {as_time(terms.seconds)}" if terms.seconds else ""
        say(f"{number} problem{'s' if number > 1 else ''}{limit}, a point for each.{to_pass}")
        say(f"Rounding policy: {self.copy.policy.rounding}.")
        if self.copy.policy.conversions:
            say(f"Conversions: {self.copy.policy.conversions}.")
        if marking := terms.marking.says(has_parts=self.copy.has_parts):
            say(marking)
        say(no_verdicts("here"))
        say(keys(is_timed=bool(terms.seconds)))
        say()

    def _who_is_there(self, whose: Learner | None) -> str:
        """Who sits at the machine, where the answers that lie there may be another's; empty where there is no doubt.

        Raises:
            EOFError: nobody does.
        """
        if whose is None or self.copy.learner or not is_interactive():
            return ""
        say(f"There are answers of {whose} to this set.")
        return read_line(IS_IT_YOU)

    @staticmethod
    def _who(said: str) -> Learner:
        """Who answers; asked for where it was not said.

        Raises:
            CannotTake: it is too long to be a name.
            EOFError: nobody says it.
        """
        found = learner_named(said)
        while found is None:
            found = learner_named(read_line(WHO))
        return found

    def _is_ready(self) -> bool:
        if not is_interactive():
            return True
        say(CLOCK_STARTS if self.copy.terms.seconds else READY)
        return command(read_line("Ready: "), ()) is not Command.QUIT

    def _sit(self, sheets: SetSheets, sheet: AnswerSheet) -> int:
        """From here to the end; the exit code."""
        sitting = Sitting(sheets, sheet, self.copy.terms.seconds)
        if sitting.trouble:
            say_error(f"dosecalc: {sitting.trouble}. You can go on, but nothing is saved: do not leave before the end.")
        try:
            end = ExamSession(sitting, self.copy.problems, plain=self.plain).run()
        except (Quit, EOFError, KeyboardInterrupt) as leaving:
            sitting.leave()
            say_left(sitting, leaving, self._again(sheets.learner))
            return ExitStatus.INTERRUPTED if isinstance(leaving, KeyboardInterrupt) else _status(sitting)
        sitting.finish(end)
        if sitting.trouble:
            say_error(f"dosecalc: {sitting.trouble}. Your answers are NOT saved.")
        else:
            answered = len(sitting.sheet.places(answered=True))
            say(f"Handed in: {answered} of {len(self.copy.problems)} problems answered in full.")
            say(f"Give this file to your instructor: {self.responses}")
        return _status(sitting)

    def _again(self, who: Learner | None) -> str:
        """The command by which this learner, and nobody else, goes on."""
        usual = self.file.with_name(f"{self.file.stem}{RESPONSES}")
        output = "" if self.responses == usual else f" -o {quote(str(self.responses))}"
        learner = f" --learner {quote(who.id)}" if who and not self.copy.learner else ""
        return f"dosecalc take {quote(str(self.file))}{learner}{output}"


def _status(sitting: Sitting) -> ExitStatus:
    return ExitStatus.NOT_WRITTEN if sitting.trouble else ExitStatus.DONE

"""An exam at the terminal: its problems in any order, the review, until it is handed in, left, or the time is up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.answer_line import TimeIsUp, forget_typing
from dosecalc.cli.exam_commands import GoTo, Move
from dosecalc.cli.exam_problem import ExamProblem
from dosecalc.cli.exam_review import HandIn, Review
from dosecalc.cli.terminal import say
from dosecalc.learner.answer_sheets import End

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.learner.exam_sitting import Sitting
    from dosecalc.sets.printed import PrintedProblem


class ExamSession:
    """A sitting at the terminal. place: the problem that is open, None in the review."""

    def __init__(self, sitting: Sitting, paper: Sequence[PrintedProblem], *, plain: bool) -> None:
        self.sitting, self.paper, self.plain = sitting, paper, plain
        self.place: int | None = sitting.sheet.at

    def run(self) -> End:
        """From where the exam stands to its end.

        Raises:
            Quit: the learner leaves; so do EOFError and KeyboardInterrupt say.
        """
        try:
            while not self.sitting.clock.is_over:
                if self._step() is HandIn.NOW:
                    return End.HANDED_IN
        except TimeIsUp:
            forget_typing()
            say()
        say("Time is up. Your answers are handed in as they are.")
        return End.OUT_OF_TIME

    def _step(self) -> HandIn | None:
        """One problem, or the review once."""
        if self.place is None:
            chosen = Review(self.sitting, plain=self.plain).run()
            if isinstance(chosen, HandIn):
                return chosen
            self._open(chosen)
            return None
        self._follow(ExamProblem(self.sitting, self.paper[self.place], self.place, plain=self.plain).run(), self.place)
        return None

    def _follow(self, chosen: Move | GoTo, place: int) -> None:
        """Go where the learner wants to go."""
        if isinstance(chosen, GoTo):
            if 1 <= chosen.number <= len(self.paper):
                self._open(chosen.number - 1)
            else:
                say(f"There is no problem {chosen.number}; there are {len(self.paper)}.")
        elif chosen is Move.BACK and not place:
            say("This is the first problem.")
        elif chosen is Move.BACK:
            self._open(place - 1)
        else:
            is_last = place + 1 == len(self.paper)
            self._open(None if chosen is Move.REVIEW or is_last else place + 1)

    def _open(self, place: int | None) -> None:
        self.place = place
        if place is not None:
            self.sitting.go_to(place)

"""One problem of an exam: its card, an answer to each part, kept at once, and nothing said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.answer_lines import typed_ahead
from dosecalc.cli.confidence_line import ONCE_MORE
from dosecalc.cli.exam_commands import NO_HINTS, GoTo, Move, keys, letters_for_words, move
from dosecalc.cli.exam_time import read_in_time
from dosecalc.cli.problem_view import say_printed, say_quietly
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say
from dosecalc.quantities.notation import ended
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.tutoring.asking import gives_up
from dosecalc.tutoring.confidence import SCALE, read_confidence
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.learner.exam_sitting import Sitting
    from dosecalc.sets.printed import PrintedPart, PrintedProblem


class ExamProblem:
    """A problem under the hands of a learner. ahead: what was typed for later parts in one line with an earlier."""

    def __init__(self, sitting: Sitting, problem: PrintedProblem, place: int, *, plain: bool) -> None:
        self.sitting, self.problem, self.place, self.plain = sitting, problem, place, plain
        self.ahead: list[str] = []

    def run(self) -> Move | GoTo:
        """Show it and take its answers; where to go then.

        Raises:
            Quit: the learner leaves; TimeIsUp, EOFError, KeyboardInterrupt: so do these say.
        """
        say()
        say_printed(self.problem, self._title(), plain=self.plain)
        for part in range(len(self.problem.parts)):
            if (chosen := self._part(part)) is not Move.NEXT:
                return chosen
        return Move.NEXT

    def _title(self) -> str:
        flag = ", flagged" if self.sitting.sheet.entries[self.place].flagged else ""
        return f"Problem {self.place + 1} of {len(self.sitting.sheet.entries)}{flag}"

    def _part(self, at: int) -> Move | GoTo:
        """One part: until there is an answer, or the learner goes on without."""
        part = self.problem.parts[at]
        words = part.words
        if part.label:
            say_quietly(f"{part.label}) {part.how_to_answer}", plain=self.plain)
        for sentence in letters_for_words(words):
            say_quietly(sentence, plain=self.plain)
        if kept := self.sitting.sheet.entries[self.place].answers[at].text:
            say(f"Your answer{f' to {part.label}' if part.label else ''}: {ended(cleaned(kept))} Enter keeps it.")
        with self.sitting.spending(self.place, at):
            return self._until_done(at, part, words)

    def _until_done(self, at: int, part: PrintedPart, words: Sequence[str]) -> Move | GoTo:
        """Take what is typed until the part is answered or left."""
        while True:
            text = self._typed(part)
            chosen = move(text, words)
            if chosen is None and self._answer(at, text):
                return Move.NEXT
            if isinstance(chosen, GoTo) or chosen in {Move.NEXT, Move.SKIP, Move.BACK, Move.REVIEW}:
                return Move.NEXT if chosen is Move.SKIP else chosen
            if isinstance(chosen, Move):
                self._obey(chosen, at)

    def _typed(self, part: PrintedPart) -> str:
        prompt = f"Answer {part.label}: " if part.label else "Answer: "
        if self.ahead:
            text = self.ahead.pop(0)
            say(f"{prompt}{text}")
            return text
        text, *self.ahead = typed_ahead(
            read_in_time(prompt, self.sitting.clock, plain=self.plain), part.label, is_several=part.is_several
        )
        return text

    def _obey(self, chosen: Move, at: int) -> None:
        """Do what keeps the problem open."""
        match chosen:
            case Move.QUIT:
                raise Quit
            case Move.FLAG:
                is_flagged = self.sitting.turn_flag(self.place)
                self._acknowledge("Flagged for later." if is_flagged else "No longer flagged.")
            case Move.CLEAR:
                self.sitting.answer(self.place, at, "")
                self._acknowledge("Taken back: this answer is empty.")
            case Move.HINT:
                say(NO_HINTS)
            case _:
                say(keys(is_timed=self.sitting.clock.is_limited))

    def _answer(self, at: int, text: str) -> bool:
        """Keep an answer that can be read; what cannot be read costs nothing."""
        try:
            read = self.problem.parts[at].read_back(text)
        except UnreadableQuantity as unreadable:
            self.ahead.clear()
            if pointed_out := unreadable.pointed_out():
                say(pointed_out)
            say(f"That could not be read. {unreadable} It costs nothing; type it again.")
            if gives_up(text):
                say("No answer yet? Enter goes on without one; f flags it for later.")
            return False
        self.sitting.answer(self.place, at, text.strip())
        self._acknowledge(f"Noted: {ended(read)}")
        if self.sitting.sheet.asks_confidence:
            self._rate(at)
        return True

    def _acknowledge(self, says: str) -> None:
        """Say that it is kept, or why not."""
        say(says if not self.sitting.trouble else f"{says} But it is NOT saved: {self.sitting.trouble}")

    def _rate(self, at: int) -> None:
        """Ask how sure the learner is, twice at most; the time goes on."""
        for question in (f"How sure? {SCALE}.", ONCE_MORE):
            say_quietly(question, plain=self.plain)
            text = read_in_time("Sure: ", self.sitting.clock, plain=self.plain)
            if not text.strip():
                return
            if rating := read_confidence(text):
                self.sitting.rate(self.place, at, rating.value)
                return
            if move(text, ()) is Move.QUIT:
                raise Quit

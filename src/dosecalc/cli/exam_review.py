"""The review of an exam: what is answered, flagged and empty, before it is handed in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.cli.exam_commands import MOST_DIGITS, GoTo, Move, move
from dosecalc.cli.exam_time import read_in_time
from dosecalc.cli.quitting import Quit
from dosecalc.cli.terminal import say, show, styled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.learner.exam_sitting import Sitting

KEYS = "Type a problem's number to go to it, h to hand in, or q to leave and come back."
HAND_IN = frozenset({"h", "hand in", "done"})
YES = frozenset({"y", "yes"})
NONE = "none"


class HandIn(Enum):
    """That the learner is done."""

    NOW = True


class Review:
    """The review screen."""

    def __init__(self, sitting: Sitting, *, plain: bool) -> None:
        self.sitting, self.plain = sitting, plain

    def run(self) -> int | HandIn:
        """The place of the problem to go to, or that it is handed in.

        Raises:
            Quit: the learner leaves; TimeIsUp, EOFError, KeyboardInterrupt: so do these say.
        """
        self._say()
        while True:
            text = read_in_time("Review: ", self.sitting.clock, plain=self.plain)
            typed = text.strip().lower()
            if typed in HAND_IN:
                if self._is_certain():
                    return HandIn.NOW
                self._say()
                continue
            chosen = move(text, ())
            if chosen is Move.QUIT:
                raise Quit
            number = chosen.number if isinstance(chosen, GoTo) else self._number(typed)
            if chosen is Move.NEXT and (open_ := self._first_open()) is not None:
                return open_
            if number is not None and 1 <= number <= len(self.sitting.sheet.entries):
                return number - 1
            say(f"There is no problem {number}." if number is not None else KEYS)

    @staticmethod
    def _number(typed: str) -> int | None:
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else None

    def _first_open(self) -> int | None:
        sheet = self.sitting.sheet
        left = [place for place, entry in enumerate(sheet.entries) if not entry.is_answered or entry.flagged]
        return left[0] if left else None

    def _say(self) -> None:
        sheet = self.sitting.sheet
        answered, empty, flagged = sheet.places(answered=True), sheet.places(answered=False), sheet.places(flagged=True)
        partly = [place for place in range(len(sheet.entries)) if place not in {*answered, *empty}]
        say()
        if self.plain:
            say("Review")
        else:
            show(styled("Review", style="bold"))
        say(f"Answered: {len(answered)} of {len(sheet.entries)}")
        say(f"Empty: {numbered(empty)}")
        if partly:
            say(f"Answered in part: {numbered(partly)}")
        say(f"Flagged: {numbered(flagged)}")
        say(KEYS)

    def _is_certain(self) -> bool:
        sheet = self.sitting.sheet
        empty = sum(not entry.is_answered for entry in sheet.entries)
        flagged = len(sheet.places(flagged=True))
        left = [f"{count} {word}" for count, word in ((empty, "not answered in full"), (flagged, "flagged")) if count]
        say(f"{' and '.join(left)}. Hand in anyway?" if left else "Hand in? There is no way back after that.")
        return read_in_time("y or n: ", self.sitting.clock, plain=self.plain).strip().lower() in YES


def numbered(places: Iterable[int]) -> str:
    """Places as the numbers that learners see, neighbors drawn together.

    >>> numbered([0, 1, 2, 4, 6, 7]), numbered([])
    ('1 to 3, 5, 7, 8', 'none')
    """
    runs: list[list[int]] = []
    for number in sorted(place + 1 for place in places):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(told) or NONE

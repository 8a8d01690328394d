"""GIFT: a text that many quiz programs read; each part is a question of its own, and numbers have no unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.accepted_texts import accepted_texts
from dosecalc.exports.options import SheetKind
from dosecalc.exports.quizzes import gift_text, quiz_losses
from dosecalc.exports.quizzes.gift_text import Stem
from dosecalc.exports.quizzes.quiz_answers import HOW_TO_CHOOSE, Asking, any_of, asking_of, one_of, right_numbers
from dosecalc.exports.quizzes.quiz_html import (
    joined,
    picture_in_words,
    question,
    small_print,
    stem,
    worked_answer,
)
from dosecalc.exports.quizzes.quiz_losses import Teller
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Export, Loss, Source
    from dosecalc.exports.options import Options
    from dosecalc.exports.quizzes.gift_text import Gift
    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.parts import Part

TYPE_NUMBER_ALONE = "Type the number without its unit."
NO_UNITS = "GIFT has no units: the number alone is asked for, so neither a missing nor a wrong unit is noticed."
IN_WORDS = "GIFT has no pictures: the device is described in words."
APART = "Each of its parts is a question of its own, with the card, and is worth 1."
NOTHING_SAID_OF_SLIPS = (
    "A typed wrong answer gets the working, but its mistake is not named: GIFT could name it only as an answer worth "
    "0%, which some programs treat as right."
)


class GiftExport:
    """GIFT."""

    name, title, suffix = "gift", "GIFT", "gift.txt"
    kinds = (SheetKind.worksheet,)
    needs_key, extra = True, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the questions, one at a time."""
        quiz = _Quiz(options, source.terms.marking, Teller(tell), len(str(source.size)))
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f"// {EDUCATION_ONLY}\n\n")
            file.write(gift_text.category(source.terms.title, f"Variant {source.variant}"))
            for shown in source.drawn():
                if shown.problem is not None:
                    file.writelines(quiz.questions(shown.printed, shown.problem))


@dataclass(frozen=True)
class _Quiz:
    """What all questions have in common. digits: of their numbers, so that they sort."""

    options: Options
    marking: Marking
    teller: Teller
    digits: int

    def questions(self, printed: PrintedProblem, problem: Problem) -> Iterator[Gift]:
        """A question for each part of a problem."""
        if printed.pictures:
            self.teller.of(printed.number, None, IN_WORDS)
        if len(problem.parts) > 1:
            self.teller.of(printed.number, None, APART)
            if not self.marking.partial_credit:
                self.teller.of(printed.number, None, quiz_losses.PARTLY_CREDITED)
        card = stem(printed, map(picture_in_words, printed.pictures))
        for part in problem.parts:
            if part.rests_on and self.marking.carried_forward:
                self.teller.of(printed.number, part, quiz_losses.CARRIED)
            asking = self._asking(part, printed.number)
            alone = TYPE_NUMBER_ALONE if asking is Asking.AMOUNT else ""
            asks = question(part, HOW_TO_CHOOSE.get(asking) or part.asks_for, alone, part.how_to_round)
            asked = Stem(
                name=f"{printed.number:0{self.digits}d}{part.label} {printed.title}",
                code=f"{printed.code}{f'-{part.label}' if part.label else ''}",
                html=joined((card, asks, small_print())),
                told=worked_answer(part, self.options.method),
            )
            yield self._question(asked, part, asking)

    def _asking(self, part: Part, number: int) -> Asking:
        asking = asking_of(part, self.options.choices)
        self.teller.of_choices(number, part, asking, self.options.choices)
        if asking in {Asking.AMOUNT, Asking.NUMBER}:
            self.teller.of(number, part, quiz_losses.EXACT_BOUNDS)
            self.teller.of(number, part, NO_UNITS if asking is Asking.AMOUNT else quiz_losses.UNIT_NOT_SEEN)
            self.teller.of_all(quiz_losses.NUMBERS_AS_DECIMALS)
            if asking is Asking.AMOUNT:
                self.teller.of_all(quiz_losses.GRADED_WITHOUT_UNITS)
            self.teller.of_numbers(self.marking)
        elif asking is Asking.TEXT:
            self.teller.of_texts(self.marking)
        if asking not in {Asking.ONE_OF, Asking.ANY_OF}:
            self.teller.of_all(NOTHING_SAID_OF_SLIPS)
        return asking

    def _question(self, asked: Stem, part: Part, asking: Asking) -> Gift:
        if asking is Asking.ONE_OF:
            return gift_text.multiple_choice(asked, one_of(part, self.options.choices), several=False)
        if asking is Asking.ANY_OF:
            return gift_text.multiple_choice(asked, any_of(part), several=True)
        if asking is Asking.TEXT:
            texts = accepted_texts(part.solution, unsafe=self.marking.unsafe_form == 1)
            return gift_text.short_answer(asked, texts)
        return gift_text.numerical(asked, right_numbers(part))


EXPORT: Export = GiftExport()

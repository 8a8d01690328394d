"""A set as questions for the question bank of Moodle: a question for each problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.accepted_texts import accepted_texts
from dosecalc.exports.options import SheetKind
from dosecalc.exports.quizzes import moodle_questions, quiz_losses
from dosecalc.exports.quizzes.moodle_cloze import blank
from dosecalc.exports.quizzes.moodle_questions import LONGEST_UNIT, Stem
from dosecalc.exports.quizzes.quiz_answers import (
    HOW_TO_CHOOSE,
    RIGHT,
    Answer,
    Asking,
    any_of,
    asking_of,
    one_of,
    right_numbers,
    wrong_numbers,
    wrong_texts,
)
from dosecalc.exports.quizzes.quiz_html import Inert, joined, question, small_print, stem, worked_answer
from dosecalc.exports.quizzes.quiz_losses import Teller
from dosecalc.exports.unit_spellings import alike, unit_spellings, with_small_letters
from dosecalc.markup import xml
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Loss, Source
    from dosecalc.exports.options import Options
    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.parts import Part

WITH_ITS_UNIT = "Write the number with its unit."
NUMBER_IS_RIGHT = "The number is right. An amount needs its unit, and the right one."
WORTH = "A problem with {} parts is worth {} marks in Moodle; set its maximum mark to 1 in the quiz."
NOT_IN_MYSQL = (
    "For Moodle on PostgreSQL or SQL Server. On MySQL or MariaDB Moodle refuses a question whose units differ in "
    "capitals alone (mL/h, ml/h), and with it the file. If nobody can tell you which it is, export to moodle-mysql: "
    "every Moodle takes that."
)
AMOUNTS_AS_TEXTS = "Asked as a text, since Moodle on MySQL or MariaDB cannot list its unit with capitals and without."


@dataclass(frozen=True)
class MoodleExport:
    """Moodle XML. tells_capitals: whether the database of that Moodle tells mL/h from ml/h."""

    name: str
    title: str
    suffix: str
    tells_capitals: bool
    kinds: tuple[SheetKind, ...] = (SheetKind.worksheet,)
    needs_key: bool = True
    extra: str = ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the questions, one at a time."""
        quiz = _Quiz(options, source.terms.marking, Teller(tell), len(str(source.size)), self.tells_capitals)
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8", newline="\n") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n')
            names = source.terms.title, f"Variant {source.variant}"
            file.write(_written(moodle_questions.category(*names, says=EDUCATION_ONLY)))
            for shown in source.drawn():
                if shown.problem is not None:
                    file.write(_written(quiz.question(shown.printed, shown.problem)))
            file.write("</quiz>\n")


def _written(made: Element) -> str:
    return f"{xml(made, ' ')}\n"


def _question(part: Part, asking: Asking) -> Inert:
    with_unit = WITH_ITS_UNIT if asking is Asking.AMOUNT else ""
    return question(part, HOW_TO_CHOOSE.get(asking) or part.asks_for, with_unit, part.how_to_round)


@dataclass(frozen=True)
class _Quiz:
    """What all questions have in common. digits: of their numbers, so that they sort."""

    options: Options
    marking: Marking
    teller: Teller
    digits: int
    tells_capitals: bool

    def question(self, printed: PrintedProblem, problem: Problem) -> Element:
        """The problem as a question."""
        askings = [self._asking(part, printed.number) for part in problem.parts]
        if len(problem.parts) > 1:
            return moodle_questions.embedded(
                self._asked(printed, problem, self._blanks(problem, askings, printed.number))
            )
        part, asking = problem.parts[0], askings[0]
        asked = self._asked(printed, problem, _question(part, asking))
        return self._single(asked, part, asking, printed.number)

    def _asking(self, part: Part, number: int) -> Asking:
        asking = asking_of(part, self.options.choices)
        self.teller.of_choices(number, part, asking, self.options.choices)
        return asking

    def _choices(self, part: Part) -> list[Answer]:
        return one_of(part, self.options.choices)

    def _asked(self, printed: PrintedProblem, problem: Problem, parts: Inert) -> Stem:
        pictures = [moodle_questions.picture(place, each) for place, each in enumerate(printed.pictures, start=1)]
        return Stem(
            name=f"{printed.number:0{self.digits}d} {printed.title}",
            code=printed.code,
            html=joined((stem(printed, pictures), parts, small_print())),
            told=joined(worked_answer(part, self.options.method) for part in problem.parts),
            pictures=printed.pictures,
        )

    def _blanks(self, problem: Problem, askings: list[Asking], number: int) -> Inert:
        self.teller.of(number, None, WORTH.format(len(askings), len(askings)))
        if not self.marking.partial_credit:
            self.teller.of(number, None, quiz_losses.PARTLY_CREDITED)
        blanks: list[Inert] = []
        for part, asking in zip(problem.parts, askings, strict=True):
            if part.rests_on and self.marking.carried_forward:
                self.teller.of(number, part, quiz_losses.CARRIED)
            if asking is Asking.AMOUNT and self.marking.missing_unit:
                self.teller.of_all(quiz_losses.UNIT_IS_WANTED)
            self._tell_of(part, Asking.TEXT if asking is Asking.AMOUNT else asking, number)
            texts = self._texts(part) if asking in {Asking.AMOUNT, Asking.TEXT} else ()
            blanks += [_question(part, asking), blank(part, asking, texts, self.options.choices)]
        return joined(blanks)

    def _single(self, asked: Stem, part: Part, asking: Asking, number: int) -> Element:
        if asking in {Asking.ONE_OF, Asking.ANY_OF}:
            is_several = asking is Asking.ANY_OF
            answers = any_of(part) if is_several else self._choices(part)
            shuffled = not part.solution.form.words
            return moodle_questions.multiple_choice(asked, answers, several=is_several, shuffled=shuffled)
        units = list(self._units(part)) if asking is Asking.AMOUNT else []
        if asking is Asking.AMOUNT and not self.tells_capitals and len({*map(alike, units)}) < len(units):
            self.teller.of(number, part, AMOUNTS_AS_TEXTS)
            asking = Asking.TEXT
        self._tell_of(part, asking, number)
        if asking is Asking.TEXT:
            right = [Answer(text, RIGHT) for text in self._texts(part)]
            return moodle_questions.short_answer(asked, [*right, *wrong_texts(part)])
        says = NUMBER_IS_RIGHT if units else ""
        right = [Answer(text, RIGHT, says) for text in right_numbers(part)]
        return moodle_questions.numerical(asked, [*right, *wrong_numbers(part)], units)

    def _units(self, part: Part) -> Iterator[str]:
        """Each spelling of the unit, without blanks, as Moodle takes them out of an answer; first as it is shown."""
        spellings = with_small_letters(unit_spellings(part.solution.unit, unsafe=self._takes_unsafe))
        found = [part.asked_unit, *(each.replace(" ", "") for each in spellings)]
        return (each for each in dict.fromkeys(found) if len(each) <= LONGEST_UNIT)

    def _texts(self, part: Part) -> tuple[str, ...]:
        return accepted_texts(part.solution, unsafe=self._takes_unsafe)

    @property
    def _takes_unsafe(self) -> bool:
        return self.marking.unsafe_form == 1

    def _tell_of(self, part: Part, asking: Asking, number: int) -> None:
        if asking is Asking.TEXT:
            self.teller.of_texts(self.marking)
        if asking not in {Asking.AMOUNT, Asking.NUMBER}:
            return
        self.teller.of(number, part, quiz_losses.EXACT_BOUNDS)
        self.teller.of_all(quiz_losses.NUMBERS_AS_DECIMALS)
        self.teller.of_numbers(self.marking)
        if asking is Asking.NUMBER:
            self.teller.of(number, part, quiz_losses.UNIT_NOT_SEEN)
            return
        self.teller.of_all(quiz_losses.UNITS_AS_LISTED)
        if self.marking.missing_unit:
            self.teller.of_all(quiz_losses.UNIT_IS_WANTED)
        if self.tells_capitals and part.asked_unit != part.asked_unit.lower():
            self.teller.of_all(NOT_IN_MYSQL)

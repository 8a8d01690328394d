"""A sheet for one learner: what was missed, what probably went wrong, how it is worked, and what to practice."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.classroom.report.commands import drill_for_learners, is_everybodys
from dosecalc.classroom.report.figures import percent, points, score_in_points
from dosecalc.classroom.report.page_parts import command, footer, page_style, section, tiles
from dosecalc.classroom.report.sheet_answers import decided, written_unsafely, yours
from dosecalc.exports.pages.html_picture import figure
from dosecalc.exports.pages.html_working import explanation_elements
from dosecalc.markup import element, page
from dosecalc.sets.printed import printed
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.parts import with_others

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.bank.problem import Problem
    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
    from dosecalc.sets.printed import PrintedPart, PrintedProblem
    from dosecalc.sets.problem_set import Item, ProblemSet, Terms
    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.parts import Part

SAFE_NAME = re.compile(r"[A-Za-z0-9]{1,16}\Z")
MOST_KEPT = 500
"""Problems that are kept worked."""

PROVISIONAL = "This is provisional: your instructor still has to look at something that you handed in."


@dataclass
class SheetNames:
    """The names of the files of a class: the variant, where each learner has one of his or her own, else a number.

    Never a learner's name or id: a name may be a path, and whoever sees a folder need not know whose it is.
    """

    made: ProblemSet
    number: int = 0
    used: set[str] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)

    def of(self, marks: LearnersMarks) -> str:
        """The name for a learner: a new one at the first time, then the same."""
        if marks.learner.id not in self.known:
            self.known[marks.learner.id] = self._next(marks)
        return self.known[marks.learner.id]

    def _next(self, marks: LearnersMarks) -> str:
        self.number += 1
        is_own = self.made.variants[0].learner is not None and SAFE_NAME.match(marks.variant)
        name = marks.variant if is_own and marks.variant not in self.used else f"learner-{self.number:04}"
        self.used.add(name)
        return f"{name}.html"


@dataclass
class WorkedProblems:
    """The problems of a set with their workings by a method, kept for whoever missed the same."""

    method: str = METHODS[0]
    _problems: OrderedDict[str, tuple[Problem, tuple[tuple[Element, ...], ...]]] = field(default_factory=OrderedDict)

    def problem(self, item: Item) -> tuple[Problem, tuple[tuple[Element, ...], ...]]:
        """The problem of an item, and the working of each part.

        Raises:
            UnknownTemplate, KeyHasChanged: it is not what it was when the set was made.
        """
        if item.code not in self._problems:
            drawn = item.problem()
            workings = (tuple(explanation_elements(part.solution.explained(self.method))) for part in drawn.parts)
            self._problems[item.code] = drawn, tuple(workings)
            if len(self._problems) > MOST_KEPT:
                self._problems.popitem(last=False)
        return self._problems[item.code]


def learners_sheet(terms: Terms, marks: LearnersMarks, worked: WorkedProblems | None = None) -> str:
    """The page. worked: the problems with their workings, where many sheets are made.

    Raises:
        UnknownTemplate, KeyHasChanged: a problem is not what it was when the set was made.
    """
    title = f"{terms.title}: {marks.learner}"
    has_parts = any(len(marked.parts) > 1 for marked in marks.problems)
    about = f"Variant {marks.variant}. {terms.marking.says(has_parts=has_parts)}".rstrip()
    header = element("header", element("h1", title), element("p", about, class_="quiet"))
    provisional = [element("p", PROVISIONAL)] if marks.is_provisional else []
    missed = [marked for marked in marks.problems if marked.earned < 1]
    worked = worked or WorkedProblems()
    parts = [*provisional, _glance(terms, marks, len(missed))]
    parts += [_practice(missed, terms.policy)] if missed else [element("p", "You missed nothing. Well done.")]
    parts += [*decided(marks), *written_unsafely(marks)]
    parts += [_missed(marked, terms.marking, *worked.problem(marked.item)) for marked in missed]
    return page(title, page_style(), element("main", header, parts), footer())


def _glance(terms: Terms, marks: LearnersMarks, missed: int) -> Element:
    facts = [
        (
            f"{score_in_points(marks.score, len(marks.problems), terms.to_pass)} of {len(marks.problems):,}",
            "points, provisional" if marks.is_provisional else "points",
        ),
        (percent(marks.score / len(marks.problems)), "of all points"),
        (f"{missed:,}", "problem to look at" if missed == 1 else "problems to look at"),
    ]
    if terms.to_pass:
        passed = marks.score >= terms.to_pass
        facts.append(("Passed" if passed else "Not passed yet", f"with {terms.to_pass:,} points or more"))
    return section("At a glance", tiles(facts))


def _practice(missed: Sequence[MarkedProblem], policy: str) -> Element:
    """What to drill: the kinds of problem that were missed, with fresh numbers, as far as every program has it."""
    names = dict.fromkeys(marked.item.identity.template for marked in missed)
    own = [str(marked.item.number) for marked in missed if not is_everybodys(marked.item.identity.template)]
    told: list[Element] = []
    if drill := drill_for_learners(names, policy):
        told += [element("p", "These are problems of the kinds that you missed, with fresh numbers:"), command(drill)]
    if own:
        told.append(element("p", _of_ones_own(own)))
    return section("What to practice", *told)


def _of_ones_own(numbers: Sequence[str]) -> str:
    """That a learner's program does not know the problems of an instructor's own bank."""
    if len(numbers) == 1:
        return f"Problem {numbers[0]} is your instructor's own and not in your dosecalc: ask for another like it."
    return f"Problems {', '.join(numbers)} are your instructor's own and not in your dosecalc: ask for more like them."


def _missed(
    marked: MarkedProblem, marking: Marking, problem: Problem, workings: Sequence[Sequence[Element]]
) -> Element:
    shown = printed(marked.item, problem)
    name = f"problem-{shown.number}"
    pictures = [figure(each, f"{name}-picture-{place}") for place, each in enumerate(shown.pictures, start=1)]
    for picture in pictures:
        picture.set("class", "picture")
    parts = zip(shown.parts, problem.parts, marked.parts, workings, strict=True)
    return element(
        "section",
        element("h2", f"Problem {shown.number}: {shown.title}"),
        element("p", f"{points(marked.earned)} of 1 point.", class_="quiet"),
        _card(shown),
        pictures,
        [element("p", note, class_="quiet") for note in shown.notes],
        [_part(*each, marking) for each in parts],
        class_="missed",
    )


def _card(shown: PrintedProblem) -> Element:
    rows = [element("div", element("dt", label), " ", element("dd", text)) for label, text in shown.card]
    return element("dl", rows, class_="card")


def _part(
    asked: PrintedPart, part: Part, answered: MarkedPart, working: Sequence[Element], marking: Marking
) -> Element:
    label = f"{asked.label}) " if asked.label else ""
    return element(
        "div",
        element("p", f"{label}{asked.ask}", class_="ask"),
        element("p", asked.how_to_answer, class_="quiet"),
        element("div", yours(answered, marking), class_="yours is-right" if answered.is_right else "yours"),
        element("p", "Right answer: ", element("strong", part.key), with_others(part), class_="key"),
        [] if answered.is_right else working,
        class_="part",
    )

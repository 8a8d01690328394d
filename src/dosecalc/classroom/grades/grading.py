"""A class is graded: responses become marks, one learner after the other, with remarks on what a person should see."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.decisions import Decisions, read_decisions
from dosecalc.classroom.grades.judges import judges
from dosecalc.classroom.grades.keys_that_fit import KeysThatFit
from dosecalc.classroom.grades.looking import remarks_on
from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
from dosecalc.classroom.grades.remarks import urgency
from dosecalc.classroom.grades.settling import Settling
from dosecalc.classroom.grades.units_left_out import UnitsLeftOut
from dosecalc.classroom.grades.untaken import Untaken
from dosecalc.classroom.handing_in.gathering import gathered
from dosecalc.classroom.handing_in.key_index import KeyIndex
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.sets.problem_set import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction
    from pathlib import Path

    from dosecalc.classroom.grades.judges import Judges, Verdicts
    from dosecalc.classroom.grades.judging import ItemAnswers, Texts
    from dosecalc.classroom.grades.remarks import Remark
    from dosecalc.classroom.handing_in.gathering import Gathered
    from dosecalc.classroom.handing_in.sheets import Sheet
    from dosecalc.sets.problem_set import Item, Learner, ProblemSet
    from dosecalc.sets.responses import Response
    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.verdict import Grade

    Key = tuple[str, Texts]

WORTH_A_PROCESS = 2_000
"""So many answers must be worth it to start another process, which takes about a second."""

MOST_AT_ONCE = 5_000
"""Problems, of as many learners as it takes, that are judged together."""

MOST_REMEMBERED = 20_000
"""Verdicts that are kept for whoever answers the same."""


@dataclass(frozen=True)
class _Judged:
    """What an answer to a problem is worth, whoever gave it."""

    grades: tuple[Grade, ...]
    marks: tuple[Fraction, ...]
    kept_back: tuple[Fraction, ...]
    earned: Fraction


@dataclass(frozen=True)
class ClassRemarks:
    """What a person should see of a class, all of whose learners were graded.

    on_files: what is told of a file, or of the class as a whole.
    """

    on_hand_ins: tuple[Remark, ...]
    on_answers: tuple[Remark, ...]
    on_files: tuple[Remark, ...]

    @property
    def troubles_first(self) -> list[Remark]:
        """All of them: the troubles, then the others, both in the order of their concerns."""
        return sorted((*self.on_hand_ins, *self.on_answers, *self.on_files), key=urgency)


@dataclass
class GradedClass:
    """A class to be graded, and graded. jobs: how many processes judge."""

    made: ProblemSet
    gathered: Gathered
    jobs: int = 1
    decisions: Decisions = field(default_factory=Decisions)
    _remarks: ClassRemarks | None = None

    @property
    def remarks(self) -> list[Remark]:
        """What a person should see, troubles first, once all learners were told."""
        return self._all_remarks.troubles_first

    @property
    def on_files(self) -> tuple[Remark, ...]:
        """What is told of a file, or of the class, once all learners were told."""
        return self._all_remarks.on_files

    @property
    def _all_remarks(self) -> ClassRemarks:
        if self._remarks is None:
            message = "remarks on a class are known when all of its learners were told"
            raise RuntimeError(message)
        return self._remarks

    def learners(self) -> Iterator[LearnersMarks]:
        """The marks of each learner who handed in, one at a time.

        Raises:
            UnknownTemplate: the bank has no template of a problem, or not in this version.
            KeyHasChanged: the answers of a problem are others than when the set was made.
            JudgeIsGone: a process was ended from outside.
        """
        return (marks for marks, _ in self.with_remarks())

    def with_remarks(self) -> Iterator[tuple[LearnersMarks, Sequence[Remark]]]:
        """As `learners`, with the remarks on each one's answers."""
        gathered, marking = self.gathered, self.made.terms.marking
        keys, units = KeysThatFit(self.made), UnitsLeftOut()
        on_answers: list[Remark] = []
        untaken = Untaken.of(gathered.remarks, self.made.size, gathered.unsure)
        settling = Settling(marking, untaken, self.decisions)
        unclean = {comparable(remark.learner) for remark in gathered.remarks if remark.is_trouble}
        unclean |= gathered.unsure
        for sheet, judged in _marked(marking, list(self.gathered.sheets.values()), self.jobs):
            settled = settling.settled(judged, is_of_a_table=sheet.is_of_a_table)
            remarks = [*keys.remarks_on(judged), *remarks_on(settled)]
            is_open = comparable(judged.learner.id) in unclean or any(remark.is_trouble for remark in remarks)
            marks = replace(settled, is_provisional=is_open)
            on_answers += remarks
            units.add(sheet.path, marks)
            yield marks, remarks
        on_files = [*keys.remarks(), *(units.remarks() if not marking.missing_unit else ())]
        self._remarks = ClassRemarks(tuple(gathered.remarks), tuple(on_answers), tuple(on_files))


def graded_class(
    made: ProblemSet,
    paths: Sequence[Path],
    *,
    roster: Sequence[Learner] = (),
    usual_variant: str = "",
    last_counts: bool = False,
    decisions: Path | None = None,
    jobs: int = 0,
    remarks: Sequence[Remark] = (),
) -> GradedClass:
    """A class whose responses stand in some files or folders.

    roster: who is expected, where the key does not know. usual_variant: of responses that say nothing of theirs.
    last_counts: of several hand-ins of a learner the last counts. decisions: a table of what the instructor decided by
    eye. jobs: how many processes judge; 0 for as many as are
    worth it. remarks: what a person should see as well, before anything else.

    Raises:
        NoResponses: there is no file.
        NoSuchVariant: the set has no variant of that name.
        UnusableFile, UnreadableTable: the decisions cannot be read.
    """
    found = gathered(paths, KeyIndex(made, roster), usual_variant, last_counts=last_counts)
    decided = read_decisions(decisions, found.sheets) if decisions else Decisions()
    settled = [replace(remark, is_settled=decided.settles(remark)) for remark in found.remarks]
    found.remarks = [*remarks, *settled, *decided.remarks]
    return GradedClass(made, found, jobs or usual_jobs(found), decided)


def usual_jobs(gathered: Gathered) -> int:
    """How many processes are worth it here: as many as there are processors, unless there is little to do."""
    answers = sum(len(sheet.responses) for sheet in gathered.sheets.values())
    return max(1, min(os.cpu_count() or 1, answers // WORTH_A_PROCESS))


def _marked(marking: Marking, sheets: Sequence[Sheet], jobs: int) -> Iterator[tuple[Sheet, LearnersMarks]]:
    """Each sheet with its marks; while some are told, the next are being judged."""
    at_once = max(1, MOST_AT_ONCE // max((len(sheet.variant.items) for sheet in sheets), default=1))
    windows = [sheets[start : start + at_once] for start in range(0, len(sheets), at_once)]
    known = _Known(marking)
    with judges(jobs) as bench:
        asked = _ask(bench, known, windows[:1])
        for place, window in enumerate(windows, start=1):
            known.learn(asked, bench.heard())
            asked = _ask(bench, known, windows[place : place + 1])
            yield from ((sheet, known.marks(sheet)) for sheet in window)
            known.forget()


def _ask(bench: Judges, known: _Known, windows: Sequence[Sequence[Sheet]]) -> dict[Key, ItemAnswers]:
    """Let the answers of the next sheets be judged, if there are any."""
    asked = {}
    for window in windows:
        asked = known.asked(window)
        bench.ask(list(asked.values()))
    return asked


class _Known:
    """What answers are worth, as far as they were judged lately."""

    def __init__(self, marking: Marking) -> None:
        self._marking = marking
        self._judged: OrderedDict[Key, _Judged] = OrderedDict()
        self._needed = 0

    def asked(self, sheets: Sequence[Sheet]) -> dict[Key, ItemAnswers]:
        """The answers of these sheets that are yet to be judged; the others will not be forgotten before their time."""
        asked: dict[Key, ItemAnswers] = {}
        self._needed = 0
        for sheet in sheets:
            for item in sheet.variant.items:
                texts = tuple(response.text for response in sheet.to(item))
                key = item.code, texts
                if key in self._judged:
                    self._judged.move_to_end(key)
                    self._needed += 1
                else:
                    asked[key] = item, texts
        return asked

    def learn(self, asked: Mapping[Key, ItemAnswers], verdicts: Verdicts) -> None:
        """Remember what was judged."""
        marking = self._marking
        for key, found in zip(asked, verdicts, strict=True):
            grades = marking.shown(found)
            self._judged[key] = _Judged(
                grades, marking.marks(grades), marking.kept_back(grades), marking.earned(grades)
            )

    def forget(self) -> None:
        """Forget what was not asked for in a long time."""
        while len(self._judged) > max(MOST_REMEMBERED, self._needed):
            self._judged.popitem(last=False)

    def marks(self, sheet: Sheet) -> LearnersMarks:
        """The marks of a sheet whose answers are all known."""
        problems = tuple(self._marked(item, sheet.to(item)) for item in sheet.variant.items)
        return LearnersMarks(sheet.learner, sheet.variant.name, problems)

    def _marked(self, item: Item, responses: Sequence[Response]) -> MarkedProblem:
        judged = self._judged[item.code, tuple(response.text for response in responses)]
        parts = zip(labels(item), responses, judged.grades, judged.marks, judged.kept_back, strict=True)
        return MarkedProblem(item, tuple(MarkedPart(*part) for part in parts), judged.earned)

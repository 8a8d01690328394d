"""How answers to all parts of a problem are judged together.

A later part may rest on the answer of an earlier one. Whoever got the earlier one wrong and went on rightly from there
is not wrong twice: the later answer is carried forward from the learner's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.tutoring.asking import to_write
from dosecalc.tutoring.grading import UNIT_LEFT_OUT, grade, understood
from dosecalc.tutoring.mistakes import mistakes, unexplained
from dosecalc.tutoring.parts import BETWEEN_ANSWERS, EACH_ANSWER, answers_in
from dosecalc.tutoring.verdict import NO_ANSWER, NOT_YET, Grade, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mistakes import ExplainedBy
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip


FOLLOWS_RIGHTLY = "That follows correctly from your own earlier answer."
BUT_FOR_ROUNDING = (
    f"{NOT_YET} It follows from your own earlier answer, which is not right, and is not rounded as asked."
)


class AnswersDoNotFit(DosecalcError):
    """There are more or fewer answers than parts."""


def split_answers(texts: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """One text for each part; a single text may hold them all, parted by semicolons.

    Raises:
        AnswersDoNotFit: there are more or fewer.
    """
    found = list(texts)
    if len(found) == 1 and len(parts) > 1:
        found = answers_in(texts[0], len(parts))
    if len(parts) == 1 < len(found):
        raise AnswersDoNotFit(
            f"this problem asks for 1 answer, not {len(found)}; put an answer that contains spaces in quotes"
        )
    if len(found) != len(parts):
        letters = f"{BETWEEN_ANSWERS} ".join(part.label for part in parts)
        is_several = any(part.solution.form.is_several for part in parts)
        commas = ", with commas between the words of one" if is_several else ""
        message = (
            f"this problem asks for {len(parts)} answers, not {len(found)}; write {letters}: {EACH_ANSWER}{commas}"
        )
        raise AnswersDoNotFit(message)
    return found


def graded(
    parts: Sequence[Part],
    texts: Sequence[str],
    explained_by: ExplainedBy = mistakes,
) -> tuple[Grade, ...]:
    """The verdict on the answer to each part, the later ones in the light of the learner's own earlier ones."""
    grades: list[Grade] = []
    own: list[Worked | None] = []
    for part, text in zip(parts, texts, strict=True):
        grades.append(_in_the_light_of(part, text, own, explained_by))
        own.append(understood(part.solution, text))
    return tuple(grades)


def _in_the_light_of(part: Part, text: str, own: Sequence[Worked | None], explained_by: ExplainedBy) -> Grade:
    plain = grade(part.solution, text, part.others, explained_by)
    if plain.verdict not in {Verdict.WRONG, Verdict.WRONG_ROUNDING} or not part.rests_on:
        return plain
    after = part.after(own) if part.carried or part.looked_up else None
    gone_on = (after or part).gone_on(own)
    if gone_on is not None:
        own_grade = grade(gone_on.solution, text, explained_by=unexplained)
        if found := _carried(plain, part, own_grade):
            return found
    if after is None:
        return plain
    own_grade = grade(after.solution, text, part.others, unexplained if plain.mistakes else mistakes)
    if found := _carried(plain, part, own_grade):
        return found
    if plain.mistakes:
        return plain
    follows_unrounded = own_grade.verdict is Verdict.WRONG_ROUNDING and plain.verdict is Verdict.WRONG
    return _explained(plain, BUT_FOR_ROUNDING if follows_unrounded else plain.says, own_grade.mistakes)


def _carried(plain: Grade, part: Part, own: Grade) -> Grade | None:
    """The verdict on what is right for the learner's own earlier answers, with its unit or without; None of the rest.

    plain: the verdict for the right ones. own: that for the learner's own.
    """
    if not own.verdict.is_right and own.verdict is not Verdict.MISSING_UNIT:
        return None
    notices = tuple(notice for notice in plain.notices if notice.id != UNIT_LEFT_OUT)
    plain = replace(plain, notices=notices, as_number_alone=None)
    follows = replace(plain, verdict=Verdict.CARRIED_FORWARD, says=FOLLOWS_RIGHTLY, mistakes=(), rests_on=part.rests_on)
    if own.verdict.is_right:
        return follows
    alone = follows if own.lacks_only_unit else None
    if plain.verdict is Verdict.WRONG_ROUNDING:
        return replace(plain, as_number_alone=alone)
    return replace(
        plain,
        verdict=own.verdict,
        says=_without_unit(part),
        mistakes=own.mistakes,
        lacks_only_unit=own.lacks_only_unit,
        follows=True,
        rests_on=part.rests_on,
        as_number_alone=alone,
    )


def _explained(grade: Grade, says: str, found: tuple[Slip, ...]) -> Grade:
    """The grade with other reasons, as a number alone too."""
    alone = grade.as_number_alone and replace(grade.as_number_alone, says=says, mistakes=found)
    return replace(grade, says=says, mistakes=found, as_number_alone=alone)


def _without_unit(part: Part) -> str:
    return (
        f"The number follows correctly from your own earlier answer, but {NO_ANSWER}. Write {to_write(part.solution)}."
    )

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
    rests_on = part.rests_on
    says = f"That follows correctly from your own earlier answer; from the right one it would be {part.key}."
    follows = replace(plain, verdict=Verdict.CARRIED_FORWARD, says=says, mistakes=(), rests_on=rests_on)
    gone_on = (after or part).gone_on(own)
    if gone_on is not None and grade(gone_on.solution, text, (), unexplained).verdict.is_right:
        return follows
    if after is None:
        return plain
    carried = grade(after.solution, text, part.others, unexplained if plain.mistakes else mistakes)
    if carried.verdict.is_right:
        return follows
    if carried.verdict is Verdict.MISSING_UNIT and plain.verdict is Verdict.WRONG:
        plain = replace(
            plain,
            verdict=carried.verdict,
            says=_without_unit(part),
            notices=tuple(notice for notice in plain.notices if notice.id != UNIT_LEFT_OUT),
            mistakes=carried.mistakes,
            lacks_only_unit=carried.lacks_only_unit,
            follows=True,
            rests_on=rests_on,
        )
    elif not plain.mistakes:
        follows_unrounded = carried.verdict is Verdict.WRONG_ROUNDING and plain.verdict is Verdict.WRONG
        plain = replace(plain, says=BUT_FOR_ROUNDING if follows_unrounded else plain.says, mistakes=carried.mistakes)
    return replace(plain, as_number_alone=follows) if carried.lacks_only_unit else plain


def _without_unit(part: Part) -> str:
    return (
        f"The number follows correctly from your own earlier answer, but {NO_ANSWER}. Write {to_write(part.solution)}."
    )

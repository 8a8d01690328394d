"""Readiness in words that the screen, plain lines, the page and programs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.progress_mistakes import LATELY_DAYS
from dosecalc.learner.progress_tallies import RECENT_OF_A_SKILL
from dosecalc.learner.readiness import Outlook
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.rounding import Rounding
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.exams import Exam
    from dosecalc.learner.readiness import Readiness, SectionStanding
    from dosecalc.learner.readiness_range import Range

MOST_EXAMS, MOST_MISSING = 3, 3
MINUTE = 60
OUTLOOKS = {
    Outlook.PASSES: "All of that range would pass.",
    Outlook.HOPEFUL: "Most of that range would pass.",
    Outlook.DOUBTFUL: "At most half of that range would pass.",
    Outlook.FAILS: "None of that range would pass yet.",
}
HOW = (
    f"In each skill that a paper can ask for, your last {RECENT_OF_A_SKILL} first answers count; "
    "right means right without a hint. The low end counts what you never tried as wrong, and allows for what "
    "you may have forgotten since; the high end does neither. Both allow for chance: 9 papers in 10 should come to the "
    "low end or more, 9 in 10 to the high end or less. The fewer the answers, the wider the range. Time is not counted."
)
_HUNDREDTHS = Rounding("hundredth")


def no_prediction(source: str) -> str:
    """What the range is, and what it is not. source: of the learner's own, what it rests on."""
    return f"This is an estimate from your {source}, not a prediction of the real exam."


def heading(found: Readiness) -> str:
    """What it is about."""
    since = f"from {found.since.isoformat()} to" if found.since else "up to"
    return f"Are you ready? {found.blueprint.title}, {since} {found.now.date().isoformat()}"


def terms(found: Readiness) -> str:
    """What the exam asks."""
    blueprint = found.blueprint
    time = f"{as_time(blueprint.seconds)}, {as_time(int(blueprint.pace))} for each"
    return f"{blueprint.problems} problems in {time}; {blueprint.to_pass} to pass."


def expectation(found: Readiness) -> Iterator[str]:
    """What to expect of a paper, with what that leaves out; or what is missing before anything can be."""
    expected, problems = found.expected, found.blueprint.problems
    if expected is None or found.outlook is None:
        yield from _not_enough(found)
        return
    to_pass = found.blueprint.to_pass
    yield f"A paper today: about {_span(expected)} of {problems} right; {to_pass} to pass. {OUTLOOKS[found.outlook]}"
    yield no_prediction("drills")
    if unknown := problems - int(found.covered):
        yield (
            f"About {unknown} of the {problems} problems would ask for skills that you never tried: they are unknown, "
            "and at the low end they count as wrong."
        )
    if stretched := _stretched(found):
        yield stretched
    if found.seconds > found.blueprint.seconds:
        yield (
            f"At your usual times a paper takes about {_minutes(found.seconds)}, and you have "
            f"{as_time(found.blueprint.seconds)}. The range does not allow for problems that you would leave empty."
        )


def _span(expected: Range) -> str:
    return f"{expected.low} to {expected.high}" if expected.low < expected.high else f"{expected.high}"


def _not_enough(found: Readiness) -> Iterator[str]:
    problems = found.blueprint.problems
    yield (
        "Not enough answers yet to say what to expect of a paper: "
        f"about {int(found.covered)} of its {problems} problems would ask for skills that you have tried, "
        f"and at least {found.enough} must."
    )
    missing = sorted(found.sections, key=lambda each: each.covered - each.section.problems)
    names = [f"{each.section.title} ({_of_skills(each)})" for each in missing if each.covered < each.section.problems]
    yield f"Missing most: {'; '.join(names[:MOST_MISSING])}."


def _of_skills(standing: SectionStanding) -> str:
    return f"{standing.skills - standing.tried} of {_counted(standing.skills, 'skill')} never tried"


def _stretched(found: Readiness) -> str:
    """That the last exam made the range wider, where it did."""
    drills, expected = found.by_drills, found.expected
    if drills is None or expected is None or drills == expected:
        return ""
    less, way = ("lower", "down") if expected.low < drills.low else ("higher", "up")
    return f"Your last exam was {less} than your single answers suggest; the range reaches {way} to it."


def exams_told(found: Readiness) -> Iterator[str]:
    """The last exams of this kind, and how many there were before."""
    if not found.taken:
        yield "You have not taken this exam yet."
        return
    for exam in found.taken[-MOST_EXAMS:]:
        day = exam.sheet.started.astimezone(found.now.tzinfo).date()
        again = " Same paper as an earlier exam: it does not count." if exam in found.again else ""
        yield f"Exam {exam.number}, {day.isoformat()}: {_came_to(exam)}.{again}"
    if (more := len(found.taken) - MOST_EXAMS) > 0:
        yield f"Before these, {_counted(more, 'other')}: {to_type('dosecalc exam --list')}"
    if found.by_exams:
        problems = found.blueprint.problems
        span = _span(found.by_exams)
        yield f"From your exams of the last {LATELY_DAYS} days alone: about {span} of {problems} right."
        if found.expected is None:
            yield no_prediction("exams here")


def _came_to(exam: Exam) -> str:
    word = "passed" if exam.is_passed else "not passed"
    score = decimal(_HUNDREDTHS(exam.points))
    return f"{score} of {len(exam.sheet.entries)}, {word} ({exam.terms.to_pass} to pass)"


def section_line(standing: SectionStanding) -> str:
    """How a section stands, in a sentence."""
    problems = _counted(standing.section.problems, "problem")
    return f"{standing.section.title}, {problems}: {standing.need.value}. {facts(standing)}"


def facts(standing: SectionStanding) -> str:
    """What was answered in a section, in a sentence; that it is unknown, where nothing was."""
    skills = _counted(standing.skills, "skill")
    if not standing.answers:
        return f"That makes it unknown; it has {skills}."
    told = [
        f"{standing.tried} of {skills} tried",
        f"{standing.right} of the last {_counted(standing.answers, 'answer')} right",
    ]
    if standing.right:
        told.append(f"{standing.recalled}% likely still known")
    if standing.seconds is not None:
        told.append(f"usually {standing.seconds} s where the exam gives {int(standing.pace)} s")
    return f"{', '.join(told)}."


LEGEND = (
    f"Right: of your last {RECENT_OF_A_SKILL} first answers in each skill, without a hint. Recall: how likely you "
    "still know it (FSRS). Time: what a right answer usually takes you."
)
COLUMNS = ("Section (problems)", "Skills", "Right", "Recall", "Time", "Standing")
"""Of a table of the sections."""


def cells(standing: SectionStanding) -> tuple[str, str, str, str]:
    """The numbers of a section as such a table has them: `4 of 9`, `12 of 15`, `93%`, `52 s`."""
    return (
        f"{standing.tried} of {standing.skills}",
        f"{standing.right} of {standing.answers}" if standing.answers else "",
        f"{standing.recalled}%" if standing.right else "",
        "" if standing.seconds is None else f"{standing.seconds} s",
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _minutes(seconds: int) -> str:
    return f"{-(-seconds // MINUTE)} min"

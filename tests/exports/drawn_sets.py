"""Sets for the tests of exports, and what learners answer: right, and wrong in all the ways that count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.selection import ALL
from dosecalc.exports.export import Shown, Source, source_of
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.quantities.units import conversion_factor, spelled, unit
from dosecalc.quantities.words import NOTHING, in_place
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.problem_set import Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.slips.invited import slips

CONVERTED = (
    *("mg", "g", "mcg", "mL", "L", "h", "min", "day", "kg", "lb", "mL/h", "mL/min", "L/h", "mg/mL", "mcg/mL"),
    *("g/L", "mg/L", "mg/h", "mg/min", "mcg/min", "mcg/h", "mg/kg/min", "mcg/kg/h", "units/h", "cm", "in"),
)


HOSTILE = (
    "<script>alert(1)</script> ]]> & \" ' =cmd|' /C calc'!A0 ${7*7} {{7*7}} $$x$$ \\(x\\) \\[x\\] \u202e abc \u2066 "
    "😀 \x07 \x00 \ufffe \ud800 ]]&gt; <!-- --> <![CDATA[ " + "long " * 1000
)
"""What a title or a story could do that comes from outside."""


MIXED = (ALL, "devices", ALL, "orders", ALL)
"""Topics in turn, so that there are pictures and answers in words among few problems."""


def drawn_set(
    size: int,
    seed: int,
    topics: Sequence[str] = MIXED,
    title: str = "Quiz",
    marking: Marking | None = None,
    policy_name: str = "pharmacy",
) -> Source:
    """A set with its key."""
    terms = Terms(title, policy(policy_name).identity, marking or Marking())
    made = made_set(PlannedSet(recipe_from(topics, [], size, terms), seed, policy(policy_name)))
    return source_of(made, made.variants[0])


def hostile(source: Source) -> Source:
    """The set with HOSTILE wherever there is a text."""

    def drawn() -> Iterator[Shown]:
        for shown in source.drawn():
            printed = shown.printed
            parts = tuple(replace(part, ask=HOSTILE, how_to_answer=HOSTILE) for part in printed.parts)
            pictures = tuple(replace(each, title=HOSTILE, says=HOSTILE) for each in printed.pictures)
            card = ((HOSTILE, HOSTILE), *printed.card)
            yield replace(
                shown,
                printed=replace(printed, title=HOSTILE, card=card, parts=parts, pictures=pictures, notes=(HOSTILE,)),
            )

    return replace(source, terms=replace(source.terms, title=HOSTILE), variant=HOSTILE[:40], drawn=drawn)


@dataclass(frozen=True)
class Answer:
    """What a learner answers to a part. text: as it is typed here. filled: the same, field by field; None: left empty.

    what: why it is tried.
    """

    what: str
    text: str
    filled: tuple[str | tuple[str, ...] | None, ...]


def right_answer(part: Part) -> Answer:
    """The key."""
    form, rounded = part.solution.form, part.solution.rounded
    if form.is_several:
        words = tuple(form.words[place] for place in sorted(in_place(rounded.number))) or (NOTHING,)
        return Answer("right", part.key, (words,))
    if form.in_text or form.must_be_safe:
        return Answer("right", part.key, (part.key,))
    return of_number(part, "right", as_written(rounded.number, form.name))


def of_number(part: Part, what: str, number: Fraction, in_unit: str | None = None) -> Answer:
    """A number as it stands on the page, in the unit asked for or another, or in none ('')."""
    name = part.solution.form.name
    told = typed(number)
    if name == "ratio":
        return Answer(what, f"1:{told}", (told,))
    if name == "clock":
        hours, minutes = divmod(number % 1440, 60)
        return Answer(what, f"{hours:02}:{int(minutes):02}", (str(hours), typed(minutes)))
    if name == "duration":
        hours, minutes = divmod(number, 60)
        return Answer(what, f"{hours} h {typed(minutes)} min", (str(hours), typed(minutes)))
    asked = part.asked_unit if in_unit is None else in_unit
    return Answer(what, f"{told} {asked}".strip(), (told, asked or None) if part.asked_unit else (told,))


def typed(number: Fraction) -> str:
    """As a learner types it, who stops after six decimals where there is no end."""
    needed = decimals_needed(number)
    if needed is None or needed > 6:
        number = Fraction(int(number * 10**6), 10**6)
    return plain_decimal(number)


def wrong_answers_to(part: Part) -> Iterator[Answer]:
    """Each slip, the unrounded value, the value in another unit, the number alone."""
    solution = part.solution
    name = solution.form.name
    if solution.form.must_be_safe:
        return
    if solution.form.is_several:
        yield from (Answer("another word", word, ((word,),)) for word in solution.form.words)
        return
    if solution.form.in_text:
        yield from (Answer("slip", each.text, (each.text,)) for each in part.distractors)
        return
    for slip in slips(solution, part.others):
        number = as_written(slip.number, name)
        yield of_number(part, "slip", solution.rule(number) or number)
    exact = solution.written_number
    if name != "clock":
        yield of_number(part, "unrounded", exact)
    if name:
        return
    yield of_number(part, "absurd", Fraction(10**12))
    key = as_written(solution.rounded.number, name)
    for other in map(unit, CONVERTED):
        if other != solution.unit and other.dimension == solution.unit.dimension:
            factor = conversion_factor(solution.unit, other, solution.policy.conversions)
            yield of_number(part, "another unit", key * factor, spelled(other))
            yield of_number(part, "another unit", key, spelled(other))
    if part.asked_unit:
        yield of_number(part, "number alone", key, "")


def right_answers(problem: Problem) -> list[Answer]:
    """The key of each part."""
    return [right_answer(part) for part in problem.parts]

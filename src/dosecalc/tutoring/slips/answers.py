"""Slips of the answer as a whole: a step too few, a number that stood on the card, a decimal point moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.operations import BY_THE_WAY, COMPARED, PLACED, REACHED
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import Unit, conversion_factor
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.other_roundings import is_another_rounding
from dosecalc.tutoring.slips.conversions import NOT_CONVERTED, exchanges_two_units
from dosecalc.tutoring.slips.givens import givens_of, with_digits_swapped
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.not_needed import ANOTHER_VOLUME, NUMBER_NOT_NEEDED
from dosecalc.tutoring.slips.on_hand import ON_HAND_OVER_WANTED
from dosecalc.tutoring.slips.slip import Slip, told
from dosecalc.tutoring.slips.thousands import thousand_turns, units_mixed_up
from dosecalc.tutoring.slips.together import BOTH
from dosecalc.tutoring.slips.weights import KILOGRAMS_CONVERTED
from dosecalc.tutoring.solving import is_too_far

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.operations import Operation
    from dosecalc.tutoring.solving import Solution

NO_POINT_MOVED = frozenset(
    {
        "left-out",
        "not-subtracted",
        "took-what-is-subtracted",
        "added-instead-of-subtracted",
        "subtracted-instead-of-added",
    }
)
"""What is far-fetched together with a decimal point moved."""

MOVED = tuple(
    (id_, factor, GENERAL[id_].says)
    for id_, factor in (("tenfold-too-large", QuickFraction(10)), ("tenfold-too-small", QuickFraction(1, 10)))
)

LEAST_DIGITS_TO_SWAP = 3
"""Every second number of two digits is another one with its digits swapped."""

TO_WHOLE = Rounding("whole")
OPPOSITE: Mapping[str, str] = {"up": "down", "down": "up"}

LIMITS: Mapping[Operation, Callable[[Worked], str]] = {
    PLACED: lambda verdict: f"{_with_its_name(verdict.parts[1])} to {_with_its_name(verdict.parts[2])}",
    COMPARED: lambda verdict: f"at most {_with_its_name(verdict.parts[1])}",
    REACHED: lambda verdict: f"at least {_with_its_name(verdict.parts[1])}",
}
"""How the limits of a comparison are told."""

STOPPED = "stopped-too-early"
OF_READING = frozenset({"number-of-the-card", "givens-exchanged", "wrong-number-of-the-card", STOPPED})
NOT_IN_PAIRS = OF_READING | {
    ON_HAND_OVER_WANTED,
    KILOGRAMS_CONVERTED,
    NUMBER_NOT_NEEDED,
    ANOTHER_VOLUME,
}
"""What is not looked for in pairs: it is far-fetched that somebody does that and then moves the point as well."""


def unfinished(steps: Sequence[Worked]) -> Iterator[Slip]:
    """A result on the way given as the answer; of 250 mg/dose and then 250 mg, which say the same, only the last."""
    operations = operations_of(steps)
    for step in {_said(step): step for step in operations[:-1]}.values():
        yield Slip(
            STOPPED,
            ErrorClass.CONCEPTUAL,
            f"you stopped at {told(step)}; there is more to work out",
            step.number,
            operations[-1],
            str(step),
            step,
        )


def _said(step: Worked) -> tuple[Fraction, Unit]:
    """The number and its unit, without that it is of a dose."""
    return step.number, Unit(step.unit.above, tuple(name for name in step.unit.below if name != "dose"))


def operations_of(steps: Sequence[Worked]) -> list[Worked]:
    """Every result on the way, and the answer."""
    return [step for step in steps if step.operation not in BY_THE_WAY and not step.form]


def taken_from_the_card(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Slip]:
    """A quantity of the card given as the answer."""
    answer = steps[-1]
    for given in (*givens_of(steps), *others):
        if given.unit.dimension == answer.unit.dimension and given.form == answer.form:
            yield Slip(
                "number-of-the-card",
                ErrorClass.CONCEPTUAL,
                f"you gave {told(given)} from the card as the answer",
                given.number * conversion_factor(given.unit, answer.unit, answer.conversions),
                answer,
                str(given),
                given,
            )


def taken_from_a_label(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Slip]:
    """One of the two numbers of a label such as 40 mg/4 mL given as the answer, with the unit that is asked for."""
    answer = steps[-1]
    for label in (*givens_of(steps), *others):
        if label.form or answer.form or label.per == 1:
            continue
        above, below = Unit(label.unit.above), Unit(label.unit.below)
        for number, unit in ((label.number * label.per, above), (QuickFraction(label.per), below)):
            says = f"you gave the {decimal(number)} of {told(label)} as the answer"
            taken = Worked(number, unit)
            yield Slip(
                "number-of-the-label", ErrorClass.CONCEPTUAL, says, number, answer, str(label), label, came_to=taken
            )


def compared_wrongly(answer: Worked, words: Sequence[str]) -> Iterator[Slip]:
    """Each other word for how a quantity lies to its limits, with what is to be compared; not with what comes of it."""
    if answer.operation not in LIMITS:
        return
    limits = LIMITS[answer.operation](answer)
    for place in range(len(words)):
        says = f"you made a mistake in the comparison: {_with_its_name(answer.parts[0])} against {limits}"
        if place != answer.number:
            yield Slip("compared-wrongly", ErrorClass.CONCEPTUAL, says, QuickFraction(place), answer)


def _with_its_name(compared: Worked) -> str:
    """A quantity that is compared, with what it is called: a bare number does not say what it is compared for."""
    return f"{compared} ({compared.name})" if compared.name else str(compared)


def rounded_to_whole(answer: Worked) -> Iterator[Slip]:
    """The answer as a whole number, where that is too far from it to be told as a rounding of it: 5 mL for 4.5 mL.

    Of less than 1 nobody makes a whole number.
    """
    number = TO_WHOLE(answer.number)
    if answer.number > 1 and is_too_far(number, answer.number):
        says = "you rounded to a whole number"
        yield Slip("rounded-in-the-wrong-place", ErrorClass.ROUNDING, says, number, answer)


def counted_the_other_way(solution: Solution) -> Iterator[Slip]:
    """The answer rounded down where up was asked for, or up where down was: 1 pen for 1.75 pens.

    Only where that is too far from it to be told as a rounding of it.
    """
    rule, number = solution.rule, solution.written_number
    if rule.direction not in OPPOSITE:
        return
    other = OPPOSITE[rule.direction]
    found = Rounding(rule.place_for(number), other)(number)
    if found and not is_another_rounding(found, number, rule.step(number)):
        says = f"you rounded {other} instead of {rule.direction}"
        yield Slip(f"rounded-{other}", ErrorClass.ROUNDING, says, found, solution.exact)


def moved_points(exact: Fraction) -> Iterator[Slip]:
    """The decimal point of the answer moved."""
    for id_, factor, says in MOVED:
        yield Slip(id_, ErrorClass.ARITHMETIC, says, exact * factor)


def answers_with_digits_swapped(answer: Worked) -> Iterator[Slip]:
    """Two neighbouring digits of the answer swapped, where there are more than two; without saying which."""
    if len(decimal(answer.number).replace(".", "").replace(",", "").lstrip("0")) < LEAST_DIGITS_TO_SWAP:
        return
    general = GENERAL["answer-digits-swapped"]
    for number in with_digits_swapped(answer.number):
        yield Slip(general.id, ErrorClass.ARITHMETIC, general.says, number, answer)


def _has_no_point_to_move(slip: Slip) -> bool:
    """Whether it is far-fetched that somebody goes wrong so and moves the point as well.

    Of two units that a step exchanges, nobody converts one, leaves the other and then moves the point.
    """
    converted_in_part = slip.id == NOT_CONVERTED and slip.at is not None and exchanges_two_units(slip.at)
    return slip.id in NO_POINT_MOVED or converted_in_part


def pairs(slips: Sequence[Slip], steps: Sequence[Worked]) -> Iterator[Slip]:
    """Slips of understanding together with a decimal point moved or, where units invite it, a factor of 1,000.

    Whoever leaves a number out, or adds or subtracts wrongly, has no point to move by a look at the digits.
    """
    of_a_thousand = list(thousand_turns(units_mixed_up(steps)))
    for slip in slips:
        if slip.error is ErrorClass.CONCEPTUAL and slip.id not in NOT_IN_PAIRS:
            for id_, factor, says in of_a_thousand if _has_no_point_to_move(slip) else (*MOVED, *of_a_thousand):
                both = f"{slip.id}{BOTH}{id_}"
                yield replace(slip, id=both, says=f"{slip.says}, and {says}", number=slip.number * factor)

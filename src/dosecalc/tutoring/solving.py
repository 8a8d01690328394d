"""A calculation carried out for given quantities under a policy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as calendar_date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.quantities.forms import POINTS_IN_TIME, as_written, form
from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.operations import ARITHMETIC
from dosecalc.quantities.quick_fraction import ONE, QuickFraction
from dosecalc.quantities.units import UnitMismatch, spelled
from dosecalc.quantities.worked import DAY, DAYS, GivensDoNotFit
from dosecalc.tutoring.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.orders.readings import Reading
    from dosecalc.quantities.forms import Form
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.rounding import Rounding
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.check_line import CheckLine
    from dosecalc.tutoring.explanation import Explanation
    from dosecalc.tutoring.formula import Line


LARGEST_ROUNDING_ERROR = QuickFraction(1, 20)
"""A twentieth: what Parshuram and others (CMAJ 2008;178:42) count as an error of measurement."""

FIRST_DAY, AFTER_LAST_DAY = DAY, (calendar_date.max.toordinal() + 1) * DAY
"""In the minutes that dates are counted in."""

WEIGHED = frozenset({"pound", "ounce"})


class IncompleteRequest(DosecalcError):
    """Givens are missing, unknown or doubled, or the unit to convert to was not said."""


@dataclass(frozen=True, eq=False)
class OtherCalculation:
    """A calculation that somebody may take for the one that is asked for, on other numbers of the card.

    says: how that goes wrong, to go on after `It looks as if`.
    """

    calculation: Calculation
    givens: Mapping[str, Worked]
    says: str


@dataclass(frozen=True, eq=False)
class Solution:
    """A worked answer: exact, and rounded by the rule that applies; two of them are never equal.

    givens: the quantities as they were stated, by name. exact: the answer before, rounded: after rounding
    (the same where rounding would leave nothing of it). rounding: the rule's name, if not that of the kind.
    own_hints: what to think of first, where that cannot be read off the working. invites: what else may
    be worked out instead.
    """

    calculation: Calculation
    givens: Mapping[str, Worked]
    exact: Worked
    rounded: Worked
    rule: Rounding
    policy: Policy
    rounding: str = ""
    own_hints: tuple[str, ...] = ()
    invites: tuple[OtherCalculation, ...] = ()

    def working(self, method: str = METHODS[0]) -> list[Line]:
        """The lines that lead to the answer, by one of the METHODS."""
        from dosecalc.tutoring.working import working  # noqa: PLC0415 - a problem is shown before it is explained

        return working(self.exact, self.rounded, method)

    def explained(self, method: str = METHODS[0]) -> Explanation:
        """The working with an estimate before it and the answer put back after it."""
        from dosecalc.tutoring.explanation import explained  # noqa: PLC0415 - as above
        from dosecalc.tutoring.slips.wrong_numbers import wrong_numbers  # noqa: PLC0415 - as above

        wrong = wrong_numbers(self)
        found = explained(self.exact, self.rounded, self.calculation.formula, self.check_line(), method, wrong)
        return replace(found, looked_up=self.looked_up)

    def check_line(self) -> CheckLine | None:
        """The answer put back, as in the explanation; None where there is nothing to put back."""
        from dosecalc.tutoring.check_line import check_line  # noqa: PLC0415 - as above
        from dosecalc.tutoring.mixed_again import ALLIGATIONS, mixed_again  # noqa: PLC0415 - as above

        if self.calculation.name in ALLIGATIONS:
            return mixed_again(self.calculation.name, self.entered(), self.exact, self.rounded)
        return check_line(self.exact, self.rounded)

    def entered(self) -> dict[str, Worked]:
        """The givens as they go into the formula."""
        return entered(self.calculation, self.givens, self.policy)

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Givens that were looked up in a table, each with what its row is for."""
        found = ((spoken(name), quantity) for name, quantity in self.givens.items() if quantity.note)
        return tuple(f"{name[:1].upper()}{name[1:]}: {quantity}, {quantity.note}." for name, quantity in found)

    @cached_property
    def steps(self) -> tuple[Worked, ...]:
        """Every quantity that the exact answer was made from and itself, each after those that it needs."""
        return tuple(self.exact.steps())

    @property
    def is_rounded(self) -> bool:
        """Whether the rule was applied; it is not where it would change the answer too much."""
        return self.rounded is not self.exact or self.rule(self.written_number) == self.written_number

    @property
    def written_number(self) -> Fraction:
        """The exact number as it stands on the page."""
        return as_written(self.exact.number, self.exact.form)

    def as_answered(self, number: Fraction) -> Fraction:
        """A number as it would be written for an answer: rounded, unless nothing would be left of it."""
        written = as_written(number, self.exact.form)
        return self.rule(written) or written

    @cached_property
    def accepted(self) -> frozenset[Fraction]:
        """Every number, as it stands on the page, that is taken as right; a step away from 1 vial is twice the dose."""
        key = as_written(self.rounded.number, self.rounded.form)
        if not self.policy.tolerance_steps:
            return frozenset({key})
        near = self.policy.accepted(self.written_number, self.rule) if self.is_rounded else frozenset[Fraction]()
        return frozenset(number for number in near if not is_too_far(number, self.written_number)) | {key}

    @property
    def stated_rule(self) -> str:
        """How the answer is rounded, in words."""
        if not self.form.is_rounded:
            return ""
        rule = self.rule.says(self.written_number, spelled(self.unit), of_minutes=self.form.counts_minutes)
        return rule if self.is_rounded else "Not rounded: the rule of the policy would change the answer too much."

    @property
    def weight_rule(self) -> str:
        """How the weight is rounded before it is used, in words; empty where it is not."""
        used = (self.givens[name].unit for name, kind in self.calculation.givens.items() if not kind.as_given)
        first = self.policy.weight_first and any(not WEIGHED.isdisjoint(unit.above) for unit in used)
        return f"Use kilograms {self.policy.rules['weight'].done(ONE)}." if first else ""

    @property
    def arithmetic_steps(self) -> int:
        """How many sums, differences, products, quotients and conversions lead to the answer."""
        return sum(step.operation in ARITHMETIC for step in self.steps)

    @property
    def form(self) -> Form:
        """How the answer is written."""
        return form(self.exact.form)

    @property
    def unit(self) -> Unit:
        """The unit of the answer."""
        return self.exact.unit


def solve(
    calculation: Calculation,
    givens: Mapping[str, Worked],
    policy: Policy,
    asked: Unit | None = None,
    rounding: str = "",
) -> Solution:
    """The calculation's answer in the unit `asked` (or its natural one), rounded by the policy.

    rounding: the policy's rule to use; that of the answer's kind if empty.

    Raises:
        IncompleteRequest: a given is missing or unknown, or a conversion lacks its target.
        InvalidGiven: a given measures something else, or cannot be zero.
        GivensDoNotFit: the answer would be zero or less.
        UnitMismatch: the units of the givens do not come to the unit of the answer.
    """
    _check_names(calculation, givens)
    taken = entered(calculation, givens, policy)
    try:
        result = calculation(taken).for_one() if calculation.needs_target else calculation(taken)
    except UnitMismatch as mismatch:
        stated = " and ".join(f"{name.replace('_', ' ')} ({quantity})" for name, quantity in givens.items())
        message = f"the units of {stated} do not fit together"
        raise UnitMismatch(message) from mismatch
    if any(quantity.form in DAYS for quantity in taken.values()):
        check_dates(result)
    exact = _in_unit(calculation, result, asked)
    if exact.number.numerator <= 0 and not calculation.answer.may_be_zero:
        message = f"these givens do not fit together: the {exact.name} would be {exact}"
        raise GivensDoNotFit(message)
    rule = policy.rule(rounding or calculation.answer.rule_name_for(exact.unit), exact.unit)
    return Solution(calculation, givens, exact, rounded_within_reason(exact, rule), rule, policy, rounding)


def looked_up(reading: Reading, texts: Sequence[str], policy: Policy) -> Solution:
    """What is asked of an order, looked up in its texts.

    Raises:
        UnknownNotation: no order here is written so.
    """
    found = solve(reading.calculation(*texts), {}, policy)
    return replace(found, own_hints=reading.hints(*texts))


def rounded_within_reason(exact: Worked, rule: Rounding) -> Worked:
    """The quantity rounded; as it is, where rounding would change it by more than LARGEST_ROUNDING_ERROR."""
    rounded = exact.rounded(rule)
    if rounded is exact or form(exact.form).counts_minutes:
        return rounded
    written, number = (as_written(each.number, each.form) for each in (rounded, exact))
    return exact if changes_too_much(rule, written, number) else rounded


def changes_too_much(rule: Rounding, number: Fraction, exact: Fraction) -> bool:
    """Whether the rule takes the exact number too far; a rule that says up or down means it: vials, doses, days."""
    return rule.direction == "nearest" and is_too_far(number, exact)


def is_too_far(number: Fraction, exact: Fraction) -> bool:
    """Whether a number is another amount rather than a rounding of the exact one."""
    off = abs(number.numerator * exact.denominator - exact.numerator * number.denominator)
    most = LARGEST_ROUNDING_ERROR
    return off * most.denominator > most.numerator * abs(exact.numerator) * number.denominator


def entered(calculation: Calculation, givens: Mapping[str, Worked], policy: Policy) -> dict[str, Worked]:
    """The givens of a calculation as it takes them under a policy.

    Raises:
        InvalidGiven: one measures something else, or cannot be zero.
    """
    return {name: kind.entered(name, givens[name], policy) for name, kind in calculation.givens.items()}


def _check_names(calculation: Calculation, givens: Mapping[str, Worked]) -> None:
    wanted = calculation.givens
    if wanted.keys() == givens.keys():
        return
    if unknown := [name for name in givens if name not in wanted]:
        message = f"{calculation.name} takes no {unknown[0]!r}; it takes {', '.join(wanted)}"
        raise IncompleteRequest(message)
    missing = [name for name in wanted if name not in givens]
    examples = " ".join(f'{name}="{calculation.examples[name]}"' for name in missing)
    message = f"{calculation.name} also needs {examples}"
    raise IncompleteRequest(message)


def check_dates(result: Worked) -> None:
    """Every date on the way must be one that the calendar can write; there is none unless a date was given.

    Raises:
        GivensDoNotFit: one is before the year 1 or after 9999.
    """
    dates = [step for step in result.steps() if step.form in DAYS]
    if outside := [step.name for step in dates if not FIRST_DAY <= step.number < AFTER_LAST_DAY]:
        message = f"these givens do not fit together: the {outside[0]} would be outside the years 1 to 9999"
        raise GivensDoNotFit(message)


def _in_unit(calculation: Calculation, result: Worked, asked: Unit | None) -> Worked:
    kind = calculation.answer
    if kind.unit_for(result.unit) is None:
        found = spelled(result.unit) or "a bare number"
        message = f"the units of these givens come to {found}, not to {kind.article_and_name}"
        raise UnitMismatch(message)
    if asked is None:
        if calculation.needs_target:
            message = f'say which unit to convert to, as in --to "{kind.units[0]}"'
            raise IncompleteRequest(message)
        return result
    target = None if kind.form in POINTS_IN_TIME else kind.adopted(asked)
    if target is None:
        message = f"{calculation.name} gives {kind.article_and_name}, which is not measured in {asked}"
        raise UnitMismatch(message)
    return result.to(target)

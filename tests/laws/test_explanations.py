"""An estimate is near the exact answer, and the answer put back leads to what was given."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.policies import policy_names
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import DECIMALS_IN_FULL, DECIMALS_SHOWN, decimal
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.chain import conversion_factors
from dosecalc.tutoring.check_line import SAME, CheckLine, check_line
from dosecalc.tutoring.estimate import LARGEST_ERROR, Estimate, estimate
from dosecalc.tutoring.mental.counts import FEW
from dosecalc.tutoring.mixed_again import ALLIGATIONS
from dosecalc.tutoring.slips.formulas import formula_slips
from dosecalc.tutoring.solving import Solution
from tests.posed import Posed, every_part
from tests.printed_arithmetic import number, quantity
from tests.printed_explanations import (
    figures_of,
    from_nowhere,
    is_alone,
    is_for_a_calculator,
    is_harder,
    is_put_back_rightly,
    is_thought_rightly,
    loses_a_term,
    numbers_in,
    strangers,
    sums_in,
    unnamed,
)
from tests.strategies import POLICIES, few, solvable

SEEDS = (0, 1, 2)


def faults(solution: Solution) -> list[str]:
    """All that is wrong with what is told of an answer besides its working."""
    back = solution.check_line()
    known = [*known_numbers(solution.exact), *numbers_in(str(solution.rounded))]
    return [
        *faults_of_estimate(solution.exact, solution.rounded),
        *faults_of_check(solution.exact, solution.rounded),
        *(
            faults_of_equations(back, solution.rounded, known)
            if back and solution.calculation.name in ALLIGATIONS
            else []
        ),
    ]


def faults_of_estimate(exact: Worked, rounded: Worked) -> list[str]:
    rough = estimate(exact, rounded)
    if rough is None:
        return []
    found = [f"thought wrongly: {thought}" for thought in rough.steps if not is_thought_rightly(thought)]
    found += [f"an end in the middle: {thought}" for thought in rough.steps[:-1] if is_alone(thought)]
    found += [f"made harder: {thought}" for thought in rough.steps if is_harder(thought)]
    found += [f"not in the head: {thought}" for thought in rough.steps if is_for_a_calculator(thought)]
    found += [f"a term is lost: {thought}" for thought in rough.steps if loses_a_term(thought)]
    found += [f"from nowhere: {stranger}" for stranger in strangers(rough.steps, known_numbers(exact))]
    return found + faults_of_end(rough, exact, rounded)


def faults_of_end(rough: Estimate, exact: Worked, rounded: Worked) -> list[str]:
    """What is wrong with where an estimate leads: too far off, too fine, another whole number than the answer."""
    is_whole = rounded is not exact and rounded.note.endswith("whole number") and "nearest" not in rounded.note
    about, right = quantity(str(rough.about)), quantity(str(rounded if is_whole else exact))
    farthest = (LARGEST_ERROR + SAME) * abs(right.high)
    is_near = about.dimension == right.dimension and abs(about.low - right.low) <= farthest
    found = [] if is_near else [f"too far from {exact}: {rough}"]
    if not re.sub(r" \([^()]*\)$", "", rough.steps[-1]).endswith(str(rough.about)):
        found.append(f"another end than {rough.about}: {rough}")
    if is_whole and rounded.number <= FEW and about.low != right.low:
        found.append(f"not {rounded}: {rough}")
    is_rough = any(" about " in f" {step}" or " ≈ " in step or ": about" in step for step in rough.steps)
    end = numbers_in(str(rough.about))[-1]
    counted = numbers_in(rough.steps[-1])[:1] if ", rounded" in rough.steps[-1] else []
    is_sum = any(told == number(text).low for _, _, told in sums_in(rough.steps) for text in (end, *counted))
    is_easy = re.sub("[,.]", "", end).strip("0") == "125"
    may_be_finer = rough.about.form == "duration" or "the smaller of" in rough.steps[-1] or is_sum or is_easy
    if is_rough and not may_be_finer and figures_of(end) > 2:
        found.append(f"too fine an end: {rough}")
    return found


def known_numbers(exact: Worked) -> list[str]:
    """All numbers of the givens and constants, and of the conversions between them."""
    leaves = [text for step in exact.steps() if not step.parts for text in numbers_in(str(step).replace(":", " "))]
    conversions = [
        decimal(number, most)
        for source, step in converted_steps(exact)
        for factor in conversion_factors(source, step)
        for worth in (factor.above[0] / factor.below[0], factor.below[0] / factor.above[0])
        for number in (worth, factor.above[0], factor.below[0])
        for most in (DECIMALS_SHOWN, DECIMALS_IN_FULL)
    ]
    return [*leaves, *conversions]


def converted_steps(exact: Worked) -> list[tuple[Worked, Worked]]:
    """Every conversion with what it is from, also where several follow each other."""
    found = []
    for step in exact.steps():
        source = step
        while source.operation is CONVERSION and not source.note:
            source = source.parts[0]
            found.append((source, step))
    return found


def faults_of_check(exact: Worked, rounded: Worked) -> list[str]:
    back = check_line(exact, rounded)
    if back is None:
        return []
    told = [str(step) for step in exact.steps() if step.operation.sign in {"≈", "→"}]  # a line of the working each
    in_each = [decimal(step.number, DECIMALS_IN_FULL) for step in exact.steps() if not step.parts]
    known = [*known_numbers(exact), *in_each, *numbers_in(" ".join([str(rounded), *told]))]
    found = faults_of_equations(back, rounded, known)
    unrounded = check_line(exact, exact)
    if unrounded is None:  # it does not end, and in another unit nobody has seen it
        return found
    difference = abs(unrounded.recovered.number - unrounded.given.number)
    if difference > SAME * abs(unrounded.given.number) and unrounded.given.form != "clock":
        found.append(f"the exact answer does not lead back to {unrounded.given}: {unrounded}")
    if rounded is exact and back.reason:
        found.append(f"nothing was rounded: {back}")
    if back.given is unrounded.given and not is_explained(exact, rounded):
        found.append(f"rounding does not explain it: {back}")
    return found


def faults_of_equations(back: CheckLine, rounded: Worked, known: list[str]) -> list[str]:
    found = [f"put back wrongly: {equation}" for equation in back.equations if not is_put_back_rightly(equation)]
    found += [f"unnamed: {number} in {back}" for number in unnamed(back.equations, str(rounded))]
    return found + [f"from nowhere: {stranger} in {back}" for stranger in from_nowhere(back.equations, known)]


def is_explained(exact: Worked, rounded: Worked) -> bool:
    """Whether the given lies between what answers a little more and a little less than the rounded one lead back to."""
    further = 2 * rounded.number - exact.number
    ends = [
        check_line(exact, replace(rounded, number=number, note="rounded up"))
        for number in (exact.number, further)
        if as_written(number, exact.form) > 0
    ]
    back = check_line(exact, rounded)
    assert back is not None
    recovered = [end.recovered.number for end in ends if end is not None and end.given is back.given]
    return len(recovered) < 2 or min(recovered) <= back.recovered.number <= max(recovered) or back.given.form == "clock"


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), of=st.sampled_from(sorted(POLICIES)))
@settings(max_examples=few(30))
def test_what_is_told_besides_the_working_is_true(name: str, data: st.DataObject, of: str) -> None:
    solution = data.draw(solvable(catalogue()[name], of)).solved(POLICIES[of])

    assert [] == faults(solution)


@pytest.mark.parametrize("by", policy_names())
def test_what_is_told_of_every_template_is_true(by: str) -> None:
    assert [] == [(posed.identity, fault) for posed in every_part(by, SEEDS) for fault in faults(posed.solution)]


def is_number(posed: Posed) -> bool:
    return not posed.solution.form.in_text and posed.solution.form.name != "clock"


def test_almost_every_number_is_estimated_and_put_back() -> None:
    asked = [posed for posed in every_part("pharmacy", SEEDS) if is_number(posed)]
    told = [posed.solution.explained() for posed in asked]

    assert sum(each.estimate is not None for each in told) >= Fraction(9, 10) * len(asked)
    assert sum(each.check is not None for each in told) >= Fraction(8, 10) * len(asked)


def says_a_slip(solution: Solution) -> bool:
    """Whether the estimate is the very answer of somebody who goes wrong in a way that the problem knows."""
    rough = solution.explained().estimate
    if rough is None:
        return False
    about = as_written(rough.about.to(solution.exact.unit).number, solution.exact.form)
    wrong = {solution.as_answered(slip.number) for slip in formula_slips(solution)}
    return about in wrong - solution.accepted


def test_hardly_any_estimate_says_what_a_slip_says() -> None:
    asked = [posed for posed in every_part("pharmacy", SEEDS) if is_number(posed)]

    assert sum(says_a_slip(posed.solution) for posed in asked) <= len(asked) / 200

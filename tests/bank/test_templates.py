"""Every template of the bank, drawn many times under every policy."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import ge, gt, le, lt, ne

import pytest

from dosecalc.bank.derived_values import UNTOLD, OneOf
from dosecalc.bank.generator import attempts, drawn, least_confusing, problem
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.problem import Identity, Problem, read_identity
from dosecalc.bank.template import LEVELS, PLACEHOLDER
from dosecalc.bank.template_names import template_names, template_paths
from dosecalc.bank.templates import read_all, template
from dosecalc.calculations.catalogue import catalogue
from dosecalc.devices.words import words
from dosecalc.orders.readings import SAFE
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.units import conversion_factor
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.giving_away import tells
from dosecalc.tutoring.parts import Part
from dosecalc.verification.answers import text_of
from dosecalc.verification.portions import PLAUSIBLE
from tests.posed import FOR_PUMPS

SEEDS = int(os.environ.get("DOSECALC_SEEDS", "20"))
"""Under each policy; `dosecalc verify` draws more of them, and others, with the checks that it has."""

MOST_ATTEMPTS = 1000
FEWEST_ACCEPTED = Fraction(1, 20)
"""Of so few draws; `verify` tells of less than a tenth, over as many draws as it takes to be sure."""

LARGEST_ROUNDING_ERROR = Fraction(1, 20)
MOST_DECIMALS = 6
COMPARED = {"<": lt, "<=": le, ">": gt, ">=": ge, "!=": ne}


@dataclass
class Drawn:
    """What a template drew for many seeds under one policy, and after how many attempts in all."""

    problems: list[Problem]
    attempts: int


@lru_cache(2)
def draws(name: str) -> dict[str, Drawn]:
    return {by: drawn_under(name, by) for by in policy_names()}


def drawn_under(name: str, by: str) -> Drawn:
    source, rules, found, needed = template(name), policy(by), [], 0
    for seed in range(SEEDS):
        identity = Identity(source.id, source.version, seed, rules.identity)
        tried: list[Problem | None] = []
        best = least_confusing(made for made in noted(attempts(source, identity, rules), tried) if made is not None)
        if best is not None:
            found.append(best)
        needed += next((place for place, made in enumerate(tried, start=1) if made is not None), len(tried))
    return Drawn(found, needed)


def noted(made: Iterator[Problem | None], tried: list[Problem | None]) -> Iterator[Problem | None]:
    for each in made:
        tried.append(each)
        yield each


def all_problems(name: str) -> Iterator[Problem]:
    for under in draws(name).values():
        yield from under.problems


def all_parts(name: str) -> Iterator[tuple[Problem, Part]]:
    for made in all_problems(name):
        for part in made.parts:
            yield made, part


def is_chosen(part: Part) -> bool:
    """Whether the answer is one of those that the problem itself offers: a word, a size of bag, a cap."""
    return bool(part.solution.form.words) or any(
        word in part.solution.calculation.formula for word in ("whether", "first", "smaller", "earlier")
    )


def is_on_a_worksheet(part: Part, made: Problem) -> bool:
    """Whether a colleague's worksheet, which is right in some draws, or a safe order, says so on the card."""
    has_worksheet = any(isinstance(draw.source, OneOf) for draw in made.template.values)
    shown = [*(text for _, text in made.card), *(words(picture.device) for picture in made.pictures_after(None))]
    may_stand_there = has_worksheet or part.solution.exact.note == SAFE
    return may_stand_there and any(tells(part.key, [text]) for text in shown)


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in sorted(template_names())],
)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_template_draws_for_every_seed_and_accepts_enough(name: str) -> None:
    found = draws(name)

    assert dict.fromkeys(policy_names(), SEEDS) == {by: len(under.problems) for by, under in found.items()}
    assert [] == [by for by, under in found.items() if len(under.problems) < under.attempts * FEWEST_ACCEPTED]


def test_no_text_has_a_placeholder_a_brace_or_a_cut_number(name: str) -> None:
    told = [(made, f"{made.template.title}\n{text_of(made)}") for made in all_problems(name)]

    assert [] == [str(made.identity) for made, text in told if set("{}…") & set(text) or "None" in text]
    assert [] == [str(made.identity) for made in all_problems(name) if not all(text for _, text in made.card)]


def test_no_text_gives_the_key_away(name: str) -> None:
    leaks = []
    for made, part in all_parts(name):
        givens = "; ".join(map(str, part.solution.givens.values()))
        told = f"{made.template.title}\n{made.identity.template}\n{text_of(made)}\n{part.asks_for}"
        if (
            tells(part.key, [told])
            and not tells(part.key, [givens])
            and not (is_chosen(part) or is_on_a_worksheet(part, made))
        ):
            leaks.append((str(made.identity), part.key, text_of(made)))

    assert [] == leaks


def test_no_story_holds_an_amount_of_its_own_that_could_be_the_key(name: str) -> None:
    texts = [text for story in template(name).stories for _, text in (*story.card, ("", story.ask))]
    texts += [part.ask for part in template(name).parts]
    literal = "\n".join(PLACEHOLDER.sub("", text) for text in texts)

    assert [] == [
        part.key
        for made, part in all_parts(name)
        if tells(part.key, [f"{template(name).title}\n{literal}"]) and not is_chosen(part)
    ]


def test_every_given_is_told_in_the_text(name: str) -> None:
    silent = []
    for made, part in all_parts(name):
        asked = made.template.parts[made.parts.index(part)]
        for given_name, quantity in part.solution.givens.items():
            source = next((draw for draw in made.template.values if draw.name == asked.givens[given_name]), None)
            is_written = source and source.name in {writing.of for writing in made.template.writings}
            is_untold = source and (source.told or isinstance(source.source, UNTOLD))
            is_hidden = given_name in part.carried or is_written or is_untold
            if not is_hidden and str(quantity) not in text_of(made):
                silent.append((str(made.identity), str(quantity)))

    assert [] == silent


def test_a_row_that_was_looked_up_is_named_by_what_the_text_says(name: str) -> None:
    for made, part in all_parts(name):
        for given in part.solution.givens.values():
            assert [] == [number for number in re.findall(r"[\d,.]*\d", given.note) if number not in text_of(made)]


def test_every_answer_is_exact_above_zero_and_worked(name: str) -> None:
    for _, part in all_parts(name):
        assert part.solution.exact.number > 0 or part.solution.calculation.answer.may_be_zero
        assert part.solution.exact.number >= 0, "the reader takes no sign"
        assert isinstance(part.solution.exact.number, Fraction)
    for under in draws(name).values():
        for part in under.problems[0].parts:
            assert part.key == part.solution.working()[-1].result


def test_every_answer_can_be_written_and_is_rounded_fairly(name: str) -> None:
    unfair = []
    for made, part in all_parts(name):
        solution = part.solution
        exact, rounded = (as_written(of.number, of.form) for of in (solution.exact, solution.rounded))
        step, to_nearest = solution.rule.step(exact), solution.rule.direction == "nearest"
        is_tie = to_nearest and step is not None and (exact / step) % 1 == Fraction(1, 2)
        if (
            (rounded * 10**MOST_DECIMALS).denominator != 1
            or (to_nearest and abs(rounded - exact) > LARGEST_ROUNDING_ERROR * exact)
            or (is_tie and not any(asked.ties for asked in made.template.parts))
        ):
            unfair.append((str(made.identity), str(solution.exact), part.key))

    assert [] == unfair


def test_no_answer_is_one_of_the_givens(name: str) -> None:
    assert [] == [
        str(made.identity)
        for made, part in all_parts(name)
        if part.key in map(str, part.solution.givens.values()) and not is_chosen(part)
    ]


def test_every_requirement_is_met(name: str) -> None:
    broken = []
    for made, part in all_parts(name):
        asked = template(name).parts[made.parts.index(part)]
        values = {asked.givens[given_name]: given for given_name, given in part.solution.givens.items()}
        values |= {"answer": part.solution.rounded}
        for requirement in asked.requirements:
            left, right = values.get(requirement.name), values.get(requirement.other, requirement.quantity)
            if left is not None and right is not None and not holds(left, requirement.sign, right):
                broken.append((str(made.identity), str(requirement), str(left), str(right)))

    assert [] == broken


def holds(left: Worked, sign: str, right: Worked) -> bool:
    return bool(COMPARED[sign](left.number, right.number * conversion_factor(right.unit, left.unit)))


def test_every_drug_order_lies_in_the_dose_range_of_its_drug(name: str) -> None:
    chosen = template(name).choice
    ranges = [(pick.drug.name, pick.dose) for pick in (chosen.picks() if chosen else ()) if pick.dose is not None]
    outside = []
    for made, part in all_parts(name):
        for order in (given for given_name, given in part.solution.givens.items() if "dose" in given_name):
            of_drug = [dose for drug, dose in ranges if drug in text_of(made)] or [dose for _, dose in ranges]
            same = [dose for dose in of_drug if dose.minimum.unit.dimension == order.unit.dimension]
            if same and not any(holds(dose.minimum, "<=", order) and holds(order, "<=", dose.maximum) for dose in same):
                outside.append((str(made.identity), str(order)))

    assert [] == outside


def test_no_draw_is_one_that_a_pharmacist_would_laugh_at(name: str) -> None:
    made = [each for by in FOR_PUMPS for each in draws(name)[by].problems]

    assert [] == [f"{each.identity}: {seen.found}" for each in made for rule in PLAUSIBLE for seen in rule(each)]


def test_an_identity_is_the_same_problem_every_time(name: str) -> None:
    for under in draws(name).values():
        made = under.problems[-1]
        again, once_more = (
            problem(read_identity(str(made.identity))),
            drawn(made.template, made.identity.seed, made.policy),
        )

        assert as_text(made) == as_text(again) == as_text(once_more)


def as_text(made: Problem) -> str:
    how = [text for part in made.parts for text in (part.asks_for, part.stated_rules)]
    return "\n".join((str(made.identity), text_of(made), *how, *made.constants, made.key))


def test_other_seeds_give_other_problems(name: str) -> None:
    for by, under in draws(name).items():
        assert len({text_of(made) for made in under.problems}) >= min(8, SEEDS // 4), by


def test_no_word_is_always_the_answer(name: str) -> None:
    for place, asked in enumerate(template(name).parts):
        answers = [made.parts[place] for made in all_problems(name)]
        if answers[0].solution.form.words:
            assert len({part.key for part in answers}) > 1, asked.name


def test_the_bank_has_no_fault() -> None:
    found, faults = read_all(template_paths())

    assert [] == list(map(str, faults))
    assert set(template_names()) == set(found)


def test_there_are_forty_templates_at_least() -> None:
    assert len(template_names()) >= 40


def test_every_calculation_has_a_template() -> None:
    assert set() == set(catalogue()) - {each for name in template_names() for each in template(name).calculations}


def test_every_level_has_templates() -> None:
    assert set(LEVELS) == {template(name).level for name in template_names()}


def test_every_template_names_its_source_and_tells_a_story() -> None:
    assert [] == [name for name in template_names() if not template(name).source or not template(name).stories]

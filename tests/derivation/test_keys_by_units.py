"""Every key of a product of givens comes out of the printed text by its units alone.

Agreement is one of two things, told apart and counted apart. *Derived*: all chains that the first rule finds come to
the key and to nothing else. *One of several*: the text tells more than the answer needs, the chains come to several
values, and the key is among them. Where neither holds the key is wrong, the text is, or the part stands in
`NOT_DERIVED` with the reason why its units cannot lead there.

`DOSECALC_DERIVATIONS=100000 python -m pytest tests/derivation` takes so many problems; the ordinary run takes one of
each template. `DOSECALC_FIRST_SEED` says from which seed on.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import InvalidGiven, Worked
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from tests.derivation.derived import derived
from tests.derivation.not_derived import NOT_DERIVED
from tests.derivation.printed import Printed, number_of, printed
from tests.derivation.products import powers

PROBLEMS = int(os.environ.get("DOSECALC_DERIVATIONS", "0"))
FIRST_SEED = int(os.environ.get("DOSECALC_FIRST_SEED", "500000"))
"""Draws that no other test looks at; another one tries others."""

PROBED = (("pharmacy", 1), ("nursing", 2))
FEWEST_CALCULATIONS, FEWEST_TEMPLATES, FEWEST_PARTS = 95, 290, 400
DERIVED, ONE_OF_SEVERAL, NEITHER = "derived", "one of several", "neither"


@dataclass(frozen=True)
class Posed:
    """A part whose calculation is a product of givens. name: its template, with its label where there are several."""

    name: str
    identity: str
    part: Part
    seen: Printed

    @property
    def values(self) -> dict[Fraction, tuple[str, ...]]:
        """What the chains come to."""
        return derived(self.seen).values

    @property
    def verdict(self) -> str:
        """Whether the key is derived."""
        return self.verdict_on(self.part)

    def verdict_on(self, part: Part) -> str:
        """Whether the key of this part, right or wrong, is derived from what is printed."""
        values = self.values
        key = number_of(part.key, self.seen.how)
        if key not in values:
            return NEITHER
        return DERIVED if len(values) == 1 else ONE_OF_SEVERAL


@cache
def products() -> frozenset[str]:
    """The calculations that are products of givens, by probing some draws of all their templates."""
    found: dict[str, set[object]] = {}
    for name in template_names():
        for by, seed in PROBED:
            for part in drawn(template(name), seed, policy(by)).parts:
                power = powers(part)
                is_product = power is not None and all(power.values())
                found.setdefault(part.solution.calculation.name, set()).add(
                    tuple(sorted((power or {}).items())) * is_product
                )
    return frozenset(name for name, each in found.items() if len(each) == 1 and () not in each)


def posed(problem: Problem) -> Iterator[Posed]:
    for part, seen in zip(problem.parts, printed(problem), strict=True):
        if part.solution.calculation.name in products():
            name = f"{problem.template.id}.{part.label}".rstrip(".")
            yield Posed(name, f"{problem.identity} {part.label}".strip(), part, seen)


@cache
def names() -> tuple[str, ...]:
    """The templates that have such parts."""
    return tuple(name for name in template_names() if not products().isdisjoint(template(name).calculations))


def problems(each: int) -> Iterator[tuple[Posed, ...]]:
    """So many problems of each template, under one policy after the other; only their parts with such calculations."""
    rules = policy_names()
    for place, name in enumerate(names()):
        for number in range(each):
            by = policy(rules[(place + number) % len(rules)])
            yield tuple(posed(drawn(template(name), FIRST_SEED + number // len(rules), by)))


@cache
def a_round() -> tuple[tuple[Posed, ...], ...]:
    """One problem of each template."""
    return tuple(problems(1))


def test_what_is_a_product_of_givens_is_found_by_probing() -> None:
    found = products()

    assert {"pump_rate", "weight_dose", "drip_rate", "infusion_time", "concentration"} <= found
    assert found.isdisjoint(
        {"adjusted_body_weight", "volume_of_weaker", "smallest_bag", "dose_verdict", "body_surface"}
    )
    assert len(found) >= FEWEST_CALCULATIONS


def test_every_key_is_derived_from_the_printed_text() -> None:
    drawn_now = problems(-(-PROBLEMS // len(names()))) if PROBLEMS else a_round()
    verdicts: dict[str, Counter[str]] = {}
    wrong, number = [], 0
    for parts in drawn_now:
        number += 1
        for each in parts:
            verdict = each.verdict
            verdicts.setdefault(each.name, Counter())[verdict] += 1
            if verdict == NEITHER and each.name not in NOT_DERIVED:
                wrong.append((each.identity, each.part.key, each.values))
    in_all = sum((counts for name, counts in verdicts.items() if name not in NOT_DERIVED), Counter())
    templates = {name.split(".")[0] for name, counts in verdicts.items() if counts[DERIVED]}
    print(f"{number:,} problems of {len(names())} templates, {len(verdicts)} parts: {dict(in_all)}, wrong {len(wrong)}")  # noqa: T201
    print(f"{len(templates)} templates derived; {len(NOT_DERIVED)} parts are not")  # noqa: T201 - what a full run is for

    assert [] == wrong[:20]
    assert len(verdicts) >= FEWEST_PARTS
    assert len({name.split(".")[0] for name in verdicts.keys() - NOT_DERIVED.keys()}) >= FEWEST_TEMPLATES
    assert in_all[DERIVED] > in_all.total() / 2
    if PROBLEMS:
        assert [] == [name for name in NOT_DERIVED if not verdicts[name][NEITHER]]


def test_what_is_not_derived_is_there() -> None:
    assert set() == NOT_DERIVED.keys() - {each.name for parts in a_round() for each in parts}


def in_the_other_time(part: Part) -> Part | None:
    """The number in mL/min where it is to be in mL/h, or the other way round."""
    of = part.solution.unit
    for old, new in (("hour", "minute"), ("minute", "hour")):
        if old in of.below and not part.solution.form.name:
            return answered(part, solved(part, dict(part.solution.givens), of.with_name(old, new)))
    return None


def pounds_for_kilograms(part: Part) -> Part | None:
    """A weight in pounds taken for one in kilograms."""
    givens = {
        name: replace(each, unit=unit("kg")) if each.unit == unit("lb") else each
        for name, each in part.solution.givens.items()
    }
    return None if givens == part.solution.givens else answered(part, solved(part, givens))


def milligrams_for_micrograms(part: Part) -> Part | None:
    """A given in mg taken for one in mcg, or in g for one in mg: a thousandth."""
    for name, each in part.solution.givens.items():
        for old, new in (("milligram", "microgram"), ("gram", "milligram")):
            if old in each.unit.above:
                other = replace(each, unit=each.unit.with_name(old, new))
                return answered(part, solved(part, {**part.solution.givens, name: other}))
    return None


def upside_down(part: Part) -> Part | None:
    exact = part.solution.exact
    return answered(part, replace(exact, number=1 / exact.number)) if not exact.form else None


def solved(part: Part, givens: dict[str, Worked], asked: object = None) -> Worked | None:
    solution = part.solution
    try:
        again = solve(solution.calculation, givens, solution.policy, asked or solution.unit, solution.rounding)  # type: ignore[arg-type]
    except InvalidGiven:
        return None
    return replace(again.exact, unit=solution.unit)


def answered(part: Part, exact: Worked | None) -> Part | None:
    """The part with a wrong key, rounded as the right one is; None where that makes no difference."""
    if exact is None:
        return None
    number = part.solution.rule(exact.number) if part.solution.is_rounded else exact.number
    rounded = replace(part.solution.rounded, number=number)
    wrong = replace(part, solution=replace(part.solution, rounded=rounded))
    return wrong if number and number != part.solution.rounded.number and "…" not in wrong.key else None


FAULTS = (in_the_other_time, pounds_for_kilograms, milligrams_for_micrograms, upside_down)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_wrong_key_is_found(fault: Callable[[Part], Part | None]) -> None:
    planted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for parts in a_round():
        for each in parts:
            wrong = fault(each.part)
            if wrong is None or each.name in NOT_DERIVED:
                continue
            kind = each.verdict
            planted[kind] += 1
            missed[kind] += each.verdict_on(wrong) != NEITHER

    print(f"{fault.__name__}: planted {dict(planted)}, missed {dict(missed)}")  # noqa: T201 - how strong the derivation is
    assert planted[DERIVED] >= 8
    assert not missed[DERIVED]
    assert missed[ONE_OF_SEVERAL] <= planted[ONE_OF_SEVERAL] / 6  # of two amounts of a kind, either may stand above

"""Quantities of plausible size for every kind, and givens that fit together for every calculation of the catalogue."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from math import floor, log10
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from dosecalc.bank.policies import policy, policy_names
from dosecalc.quantities.definitions import EXACT
from dosecalc.quantities.given import given
from dosecalc.quantities.kinds.counts import COUNTED
from dosecalc.quantities.kinds.dispensing import DISPENSED
from dosecalc.quantities.kinds.drugs import DRUG_UNITS
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import Unit, conversion_factor, unit
from dosecalc.quantities.vocabulary import AMBIGUOUS_SPELLINGS, ATOMS, KNOWN, Atom
from dosecalc.quantities.worked import InvalidGiven, Worked
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.printed import amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.kind import Kind
    from dosecalc.quantities.policy import Policy

PERCENT_OF_EXAMPLES = int(os.environ.get("DOSECALC_EXAMPLES", "40"))


def few(examples: int) -> int:
    """How many examples a law over all calculations tries: DOSECALC_EXAMPLES percent of these."""
    return max(1, examples * PERCENT_OF_EXAMPLES // 100)


DRUGS = frozenset(unit(text).dimension for text in DRUG_UNITS)
PIECES = frozenset(unit(text).dimension for text in COUNTED)
STRENGTH = unit("mg/mL").dimension
STRENGTH_SIGNS = ("%", "ppm")
NEVER_TYPED = {"kilogram_of_drug", "million_units"}
"""No order is written in kilograms of drug; `million` is read as part of the number."""

FIRST_DAY, LAST_DAY = date(2026, 1, 1).toordinal(), date(2029, 12, 31).toordinal()

LARGEST_TYPED = Fraction(10**12)
"""A density in nanograms to so many gallons would have more digits than are read."""

COUNTED_BELOW = (Fraction(1), Fraction(1), Fraction(2), Fraction(5), Fraction(1, 2), Fraction(250), Fraction(1000))

UNROUNDED = replace(
    policy("pharmacy"),
    name="unrounded",
    rules=dict.fromkeys(policy("pharmacy").rules, Rounding()),
    conversions=EXACT,
    constants=(),
)
"""Nothing is rounded, every unit has the value of units.txt: what the exact policy must come to, without its file."""

POLICIES = {"unrounded": UNROUNDED} | {name: policy(name) for name in policy_names()}


def plain(number: Fraction) -> str:
    """A finite decimal with commas, written without the program's help."""
    places = next(places for places in range(30) if (number * 10**places).denominator == 1)
    whole, part = divmod(int(number * 10**places), 10**places)
    return f"{whole:,}.{part:0{places}d}" if places else f"{whole:,}"


@dataclass(frozen=True)
class Stated:
    """A quantity as somebody would state it; of a strength, `per` is what its label counts by."""

    number: Fraction
    unit: str
    per: Fraction = Fraction(1)
    form: str = ""

    @property
    def text(self) -> str:
        if self.form == "clock":
            hours, minutes = divmod(int(self.number), 60)
            return f"{hours:02d}:{minutes:02d}"
        if self.form in {"moment", "date"}:
            days, minutes = divmod(int(self.number), 1440)
            time = f" {minutes // 60:02d}:{minutes % 60:02d}" if self.form == "moment" else ""
            return f"{date.fromordinal(days).isoformat()}{time}"
        if self.form == "ratio":
            return f"1:{plain(self.per)}"
        above, line, below = self.unit.partition("/")
        top = plain(self.number * self.per)
        return f"{top} {above}/{plain(self.per)} {below}" if line and self.per != 1 else f"{top} {self.unit}"

    @property
    def worked(self) -> Worked:
        return Worked(self.number, unit(self.unit), per=self.per, form=self.form)

    def times(self, factor: Fraction) -> Stated:
        return replace(self, number=self.number * factor)


@dataclass(frozen=True, repr=False)
class Request:
    """What somebody wants to have worked out. asked: the unit of the answer, where it must be said."""

    calculation: Calculation
    givens: Mapping[str, Stated]
    asked: str = ""
    _kept: dict[str, Solution] = field(default_factory=dict, init=False, compare=False)

    def __repr__(self) -> str:
        return f"{self.calculation.name} {self.texts} asked={self.asked!r}"

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:
        printer.text(repr(self))

    @property
    def texts(self) -> dict[str, str]:
        return {name: stated.text for name, stated in self.givens.items()}

    @property
    def restatable(self) -> list[str]:
        """The givens that could as well be stated in another unit."""
        return [name for name in self.givens if self.other_units(name)]

    def other_units(self, name: str) -> list[str]:
        stated, kind = self.givens[name], self.calculation.givens[name]
        return (
            []
            if stated.form in {"clock", "moment", "date"} or not unit(stated.unit).above
            else [text for text in units_like(canonical_of(kind, stated.unit)) if text != stated.unit]
        )

    def with_given(self, name: str, stated: Stated) -> Request:
        return replace(self, givens={**self.givens, name: stated})

    def solved(self, by: Policy | None = None) -> Solution:
        """The solution under a policy, worked out once: whether there is one is asked before it is looked at."""
        rules = by or UNROUNDED
        if rules.name not in self._kept:
            asked = unit(self.asked) if self.asked else None
            givens = {name: stated.worked for name, stated in self.givens.items()}
            self._kept[rules.name] = solve(self.calculation, givens, rules, asked)
        return self._kept[rules.name]

    def solved_from_text(self, by: Policy) -> Solution:
        asked = unit(self.asked) if self.asked else None
        return solve(self.calculation, {name: given(text) for name, text in self.texts.items()}, by, asked)


def meant(text: str, kind: Kind) -> Unit:
    found = kind.adopted(unit(text))
    assert found is not None, f"{text} is no unit for {kind.name}"
    return found


def canonical_of(kind: Kind, text: str) -> str:
    measured = kind.unit_for(meant(text, kind))
    return next(canonical for canonical in kind.units if unit(canonical) == measured)


def drug_in(of: Unit) -> frozenset[tuple[str, int]]:
    """The dimension of the drug in a unit; empty where there is none."""
    return next((drug for drug in DRUGS if drug <= of.dimension), frozenset())


def drugs_for(calculation: Calculation) -> list[frozenset[tuple[str, int]]]:
    """The ways of counting the drug that all the givens and the answer allow.

    None of them, where a formula turns one way of counting into another (mg into mEq): then each kind has its own.
    """
    allowed = set(DRUGS)
    for kind in (*calculation.givens.values(), calculation.answer):
        drugs = {drug_in(unit(text)) for text in kind.units}
        if frozenset() not in drugs:
            allowed &= drugs
    return sorted(allowed, key=sorted) or [frozenset()]


def ways_of_counting(kind: Kind) -> set[str]:
    """What stands above the line in the units of the kind."""
    return {text.partition("/")[0] for text in kind.units}


def canonical_units_counted(kind: Kind, drug: frozenset[tuple[str, int]], counted: str, piece: str) -> list[str]:
    """The units that are welcome where the drug is counted so, and what is dispensed in such pieces or measures."""
    if ways_of_counting(kind) >= set(DISPENSED):
        return [text for text in kind.units if text.partition("/")[0] == counted]
    return canonical_units(kind, drug, piece)


def pieces_in(kind: Kind) -> list[str]:
    """What the units of a kind count or count by: syringe, bag, vial …"""
    named = {name for piece in PIECES for name, _ in piece}
    return sorted({name for text in kind.units for name, _ in unit(text).dimension if name in named})


def pieces_for(calculation: Calculation) -> list[str]:
    """What is counted in all givens that count one of several things; empty where none does."""
    several = [set(found) for kind in calculation.givens.values() if len(found := pieces_in(kind)) > 1]
    return sorted(set.intersection(*several)) if several else []


def canonical_units(kind: Kind, drug: frozenset[tuple[str, int]], piece: str = "") -> list[str]:
    """The units that count the drug, and the pieces, in this way; of a mass or a volume, one of the two."""
    fitting = [text for text in kind.units if drug_in(unit(text)) == drug]
    fitting = fitting or [text for text in kind.units if not drug_in(unit(text))]
    counting = [text for text in fitting if piece in dict(unit(text).dimension)]
    return counting or fitting or list(kind.units)


def typed_symbol(atom: Atom) -> str:
    return atom.spellings[0] if atom.symbol in AMBIGUOUS_SPELLINGS else atom.symbol


@cache
def units_like(text: str) -> tuple[str, ...]:
    """Every unit that measures the same as this one, by exchanging each of its parts."""
    if not text:
        return ("",)
    if unit(text).dimension == STRENGTH and text != "mg/mL":
        return units_like("mg/mL")
    choices = [
        [
            typed_symbol(atom)
            for atom in KNOWN.values()
            if atom.dimension == KNOWN[name].dimension and atom.name not in NEVER_TYPED
        ]
        for name, _ in unit(text).signed
    ]
    tops = len(unit(text).above)
    made = tuple(
        "/".join(("·".join(names[:tops]), *names[tops:])) for names in product(*choices) if names[0] not in names[1:]
    )
    return made + STRENGTH_SIGNS * (unit(text).dimension == STRENGTH)


@cache
def typical(kind: Kind, canonical: str) -> Fraction:
    """The size of the kind's example, in one of its canonical units."""
    example = given(kind.example)
    found = kind.adopted(example.unit)
    assert found is not None
    same = found.dimension == unit(canonical).dimension
    return example.number * conversion_factor(found, unit(canonical)) if same else example.number


def few_digits(about: Fraction) -> st.SearchStrategy[Fraction]:
    """Decimals of one to three digits, at most two powers of ten away."""
    decade = floor(log10(about))
    digits = st.integers(1, 999).map(lambda whole: Fraction(whole, 10 ** (len(str(whole)) - 1)))
    return st.builds(lambda number, away: number * Fraction(10) ** (decade + away), digits, st.integers(-1, 1))


@st.composite
def stated(draw: st.DrawFn, kind: Kind, drug: frozenset[tuple[str, int]], counted: str, piece: str = "") -> Stated:
    """A quantity of this kind, in any unit that is welcome for it."""
    if kind.form == "clock":
        return Stated(Fraction(draw(st.integers(0, 1439))), "min", form="clock")
    if kind.form in {"moment", "date"}:
        days, minutes = draw(st.integers(FIRST_DAY, LAST_DAY)), draw(st.integers(0, 1439))
        return Stated(Fraction(1440 * days + minutes * (kind.form == "moment")), "min", form=kind.form)
    canonical = draw(st.sampled_from(canonical_units_counted(kind, drug, counted, piece)))
    about = typical(kind, canonical)
    if unit(canonical).dimension == STRENGTH and draw(st.integers(0, 5)) == 0:
        milliliters = Fraction(draw(st.integers(2, 9999)))
        return Stated(1 / milliliters, "g/mL", per=milliliters, form="ratio")
    text = draw(st.sampled_from(units_like(canonical)))
    factor = conversion_factor(unit(canonical), meant(text, kind))
    if kind.may_be_zero and draw(st.integers(0, 4)) == 0:
        return Stated(Fraction(0), text)
    top = draw(few_digits(about * factor))
    per = draw(st.sampled_from(COUNTED_BELOW)) if text.count("/") == 1 and not kind.implied else Fraction(1)
    per = Fraction(1) if about * factor * per > LARGEST_TYPED else per
    return Stated(top, text) if per == 1 else Stated(draw(few_digits(about * factor * per)) / per, text, per)


def in_rising_order(drawn: Mapping[str, Stated], calculation: str) -> dict[str, Stated]:
    """The givens that only make sense so, exchanged until they rise."""
    route = routes()[calculation]
    values = sorted(
        (drawn[name] for name in route.rising), key=lambda stated: amount(stated.text, route.givens[route.rising[0]])
    )
    return dict(zip(route.rising, values, strict=True))


@st.composite
def requests(draw: st.DrawFn, calculation: Calculation) -> Request:
    """Givens that count the drug, and pieces, in one way; their sizes need not make sense together."""
    drug, counted = draw(st.sampled_from(drugs_for(calculation))), draw(st.sampled_from(DISPENSED))
    piece = draw(st.sampled_from(pieces_for(calculation) or [""]))
    drawn = {name: draw(stated(kind, drug, counted, piece)) for name, kind in calculation.givens.items()}
    givens = drawn | in_rising_order(drawn, calculation.name)
    asked = ""
    if calculation.needs_target:
        ((name, kind),) = calculation.givens.items()
        canonical = canonical_of(kind, givens[name].unit)
        asked = draw(st.sampled_from((canonical,) * len(units_like(canonical)) + units_like(canonical)))
    return Request(calculation, givens, asked)


def is_solvable(request: Request, by: str = "pharmacy") -> bool:
    try:
        request.solved()
        request.solved(POLICIES[by])
    except InvalidGiven:
        return False
    return True


def solvable(calculation: Calculation, by: str = "pharmacy") -> st.SearchStrategy[Request]:
    """Givens that have an answer under a policy: the stock is stronger than what is made of it, and the like."""
    return requests(calculation).filter(lambda request: is_solvable(request, by))


def decimals(most_places: int = 6, most_digits: int = 15) -> st.SearchStrategy[Fraction]:
    """Numbers that a decimal of so many places and digits writes in full."""
    return st.integers(0, most_places).flatmap(
        lambda places: st.integers(0, 10**most_digits - 1).map(lambda whole: Fraction(whole, 10**places))
    )


def alone() -> list[Unit]:
    """Every unit of the vocabulary by itself."""
    return [Unit((atom.name,)) for atom in ATOMS]


@st.composite
def compound_units(draw: st.DrawFn) -> Unit:
    """Units such as mcg/kg/min, of parts that all measure different things."""
    parts = [atom for atom in ATOMS if atom.symbol not in STRENGTH_SIGNS]
    names = draw(st.lists(st.sampled_from(parts), min_size=2, max_size=4, unique_by=lambda atom: atom.dimension))
    above, *below = (atom.name for atom in names)
    return Unit((above,)) / Unit(tuple(below))

from collections import Counter
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import permutations, product
from math import prod
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pint import UnitRegistry

from dosecalc.bank.policies import policy, policy_names
from dosecalc.quantities import units
from dosecalc.quantities.definitions import EXACT, Conversions, definitions, worths
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.reading import read_unit
from dosecalc.quantities.units import (
    GRAMS_PER_MILLILITER,
    Unit,
    UnitMismatch,
    asked_of_pint,
    conversion_factor,
    paired,
    spelled,
    unit,
)
from dosecalc.quantities.vocabulary import ATOMS, HOUSEHOLD, KNOWN, Atom, dimension_of
from dosecalc.quantities.worked import SCALES
from dosecalc.verification.routes.units import readings

POLICIES = policy_names()
CONVERSIONS = {"untaught": EXACT} | {name: policy(name).conversions for name in POLICIES}
IN_DEFAULT_PINT = {
    **{name: name for name in ("gram", "milligram", "microgram", "nanogram", "grain", "kilogram", "pound", "ounce")},
    **{
        name: name
        for name in (
            "milliliter",
            "liter",
            "microliter",
            "teaspoon",
            "tablespoon",
            "fluid_ounce",
            "cup",
            "pint",
            "quart",
            "gallon",
        )
    },
    **{
        name: name
        for name in ("second", "minute", "hour", "day", "week", "millimeter", "centimeter", "meter", "inch", "foot")
    },
    **{name: name for name in ("millimole", "kilocalorie")},
    "gram_of_weight": "gram",
    "kilogram_of_drug": "kilogram",
}
"""Our units that pint's own registry has, by the name that it has there."""


def _in_same_dimension() -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in permutations(IN_DEFAULT_PINT, 2)
        if KNOWN[one].dimension == KNOWN[other].dimension
    ]


@cache
def _default_registry() -> UnitRegistry[Any]:
    return UnitRegistry(non_int_type=Fraction)


@cache
def _own_registry(conversions: Conversions = EXACT) -> UnitRegistry[Any]:
    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(list(definitions(conversions)))
    return registry


def _as_pint_has_it(source: Unit, target: Unit, conversions: Conversions) -> Fraction:
    """The factor as pint works it out from the same definitions."""
    registry = _own_registry(conversions)
    one, other = (
        registry.Unit(registry.UnitsContainer({name: Fraction(sign) for name, sign in of.signed}))
        for of in (source, target)
    )
    factor = registry.Quantity(Fraction(1), one).to(other).magnitude
    assert isinstance(factor, Fraction)
    return factor


COMPOUND = st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4, unique_by=dimension_of)
"""Names of units that measure different things."""

ANY = st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4)
"""Names of units, some perhaps twice, some perhaps of one kind."""


def _over(names: list[str], cut: int) -> Unit:
    """The first of them above the line, the rest below it."""
    return Unit(tuple(names[:cut])) / Unit(tuple(names[cut:]))


def _alike(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([other for other in KNOWN if dimension_of(other) == dimension_of(name)])


def _defined() -> set[str]:
    lines = files("dosecalc.quantities").joinpath("units.txt").read_text(encoding="utf-8").splitlines()
    return {line.partition(" = ")[0] for line in lines if " = " in line and not line.startswith("#")}


def test_the_definitions_and_the_vocabulary_name_the_same_units() -> None:
    assert set(KNOWN) == _defined()


def test_no_spelling_belongs_to_two_units() -> None:
    spelled_by = [(text.lower(), atom.name) for atom in ATOMS for text in {atom.symbol, *atom.spellings}]

    assert [] == [text for text, count in Counter(text for text, _ in set(spelled_by)).items() if count > 1]


@pytest.mark.parametrize(
    ("word", "symbol"),
    [
        *(
            ("micrograms", "mcg"),
            ("microgram", "mcg"),
            ("milligrams", "mg"),
            ("nanograms", "ng"),
            ("grams", "g"),
            ("kilograms", "kg"),
            ("grains", "grain"),
            ("pounds", "lb"),
            ("ounces", "oz"),
            ("fluid ounces", "fl oz"),
            ("teaspoons", "tsp"),
            ("tablespoons", "tbsp"),
            ("millilitres", "mL"),
            ("litres", "L"),
            ("microliters", "microL"),
            ("hr", "h"),
            ("minutes", "min"),
            ("secs", "s"),
            ("d", "day"),
            ("weeks", "week"),
            ("feet", "ft"),
            ("inches", "in"),
            ("milliunits", "milliunit"),
            ("milliequivalents", "mEq"),
            ("millimoles", "mmol"),
            ("drops", "gtt"),
            ("tabs", "tablet"),
            ("caps", "capsule"),
            ("deg c", "°C"),
            ("deg f", "°F"),
        ),
    ],
)
def test_a_word_that_people_type_is_the_unit_that_it_says(word: str, symbol: str) -> None:
    assert unit(symbol) == read_unit(word)


@pytest.mark.parametrize("name", KNOWN)
def test_pint_finds_the_dimension_that_the_vocabulary_states(name: str) -> None:
    measured = {
        base.strip("[]"): int(str(exponent)) for base, exponent in _own_registry().Unit(name).dimensionality.items()
    }

    assert dict(dimension_of(name)) == measured


@pytest.mark.parametrize(("source", "target"), _in_same_dimension())
def test_a_conversion_factor_is_what_the_default_registry_of_pint_says(source: str, target: str) -> None:
    registry = _default_registry()
    expected = registry.Quantity(Fraction(1), IN_DEFAULT_PINT[source]).to(IN_DEFAULT_PINT[target]).magnitude

    assert isinstance(expected, Fraction)
    assert expected == conversion_factor(Unit((source,)), Unit((target,)))


@pytest.mark.parametrize("conversions", CONVERSIONS.values(), ids=CONVERSIONS)
@pytest.mark.parametrize("name", ["percent", "part_per_million"])
def test_a_strength_is_worth_what_pint_says_in_every_mass_in_every_volume(name: str, conversions: Conversions) -> None:
    strength = Unit((name,))
    ways = [
        Unit((mass,), (volume,))
        for mass, volume in product(KNOWN, KNOWN)
        if (KNOWN[mass].dimension, KNOWN[volume].dimension) == ("drug_mass", "volume")
    ]
    ways += [Unit(("percent",)), Unit(("part_per_million",))]

    assert len(ways) > 60
    for way in ways:
        assert conversion_factor(strength, way, conversions) == _as_pint_has_it(strength, way, conversions)
        assert conversion_factor(way, strength, conversions) == _as_pint_has_it(way, strength, conversions)


@pytest.mark.parametrize("name", [name for name in KNOWN if name not in {"kilogram_of_drug", "gram_of_weight"}])
def test_a_unit_is_worth_what_the_second_route_says(name: str) -> None:
    one = Unit((name,))
    others = [Unit((other,)) for other in KNOWN if KNOWN[other].dimension == KNOWN[name].dimension]

    for other in others:
        worth = dict(_second_route(one))
        there = dict(_second_route(other))
        shared = set(worth) & set(there)
        if shared:
            assert conversion_factor(one, other) in {worth[measured] / there[measured] for measured in shared}


@pytest.mark.parametrize("conversions", CONVERSIONS.values(), ids=CONVERSIONS)
def test_a_unit_is_worth_what_pint_reads_in_its_definition(conversions: Conversions) -> None:
    pairs = [pair for pair in permutations(KNOWN, 2) if dimension_of(pair[0]) == dimension_of(pair[1])]

    assert len(pairs) > 150
    assert [] == [
        (one, other)
        for one, other in pairs
        if conversion_factor(Unit((one,)), Unit((other,)), conversions)
        != _as_pint_has_it(Unit((one,)), Unit((other,)), conversions)
    ]


@given(names=COMPOUND, data=st.data(), name=st.sampled_from(POLICIES))
def test_a_unit_of_several_is_worth_what_pint_says(names: list[str], data: st.DataObject, name: str) -> None:
    others = [data.draw(_alike(each)) for each in names]
    cut = data.draw(st.integers(0, len(names)))
    source, target = _over(names, cut), _over(others, cut)
    conversions = policy(name).conversions

    assert conversion_factor(source, target, conversions) == _as_pint_has_it(source, target, conversions)


@given(names=ANY, cut=st.integers(0, 4))
@example(names=["milliliter", "liter"], cut=2)
@example(names=["gram", "percent"], cut=1)
def test_a_unit_of_several_measures_what_pint_says(names: list[str], cut: int) -> None:
    several = _over(names, cut)
    registry = _own_registry()
    in_pint = registry.UnitsContainer({})
    for name, sign in several.signed:
        in_pint *= registry.UnitsContainer({name: sign})

    measured = registry.Unit(in_pint).dimensionality

    assert dict(several.dimension) == {base.strip("[]"): int(str(exponent)) for base, exponent in measured.items()}


@given(names=ANY, data=st.data(), name=st.sampled_from(POLICIES))
def test_each_unit_of_several_is_converted_by_its_own_factor(names: list[str], data: st.DataObject, name: str) -> None:
    cut = data.draw(st.integers(0, len(names)))
    signs = [1 if place < cut else -1 for place in range(len(names))]
    others = [data.draw(_alike(each)) for each in names]
    conversions = policy(name).conversions
    factors = [
        conversion_factor(Unit((one,)), Unit((other,)), conversions) ** sign
        for one, other, sign in zip(names, others, signs, strict=True)
    ]

    source, target = Unit(tuple(names[:cut]), tuple(names[cut:])), Unit(tuple(others[:cut]), tuple(others[cut:]))

    assert prod(factors) == conversion_factor(source, target, conversions) == asked_of_pint(source, target, conversions)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        *(("mg", "g"), ("mcg/kg/min", "mg/kg/h"), ("g/day", "mg/h"), ("mg/lb", "mg/kg"), ("L/day", "mL/min")),
        *(("%", "g/mL"), ("%", "mg/mL"), ("grain/fl oz", "%"), ("ppm", "%"), ("mcg/L", "ppm"), ("mL·%/h", "g/min")),
    ],
)
def test_a_unit_is_converted_without_pint(source: str, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> Fraction:
        pytest.fail("pint was asked, which takes longer than everything else a command does")

    monkeypatch.setattr(units, "asked_of_pint", asked)
    conversion_factor.cache_clear()

    assert conversion_factor(unit(source), unit(target)) * conversion_factor(unit(target), unit(source)) == 1


def test_a_unit_that_stands_there_twice_is_converted_twice() -> None:
    squared = Unit(("gram", "gram"), ("liter", "liter")), Unit(("milligram", "milligram"), ("liter", "liter"))

    assert 10**6 == conversion_factor(*squared) == asked_of_pint(*squared)


def test_strengths_go_by_the_values_that_are_taught() -> None:
    taught = policy("pharmacy").conversions
    in_a_milliliter = conversion_factor(unit("grain/fl oz"), unit("mg/mL"), taught)

    assert in_a_milliliter / 10 == conversion_factor(unit("grain/fl oz"), unit("%"), taught)
    assert in_a_milliliter != conversion_factor(unit("grain/fl oz"), unit("mg/mL"))


def test_units_are_paired_by_what_they_measure_each_on_its_side_of_the_line() -> None:
    source, target = Unit(("milligram", "minute"), ("hour", "kilogram")), Unit(("day", "gram"), ("pound", "second"))

    assert [
        ("milligram", "gram", 1),
        ("minute", "day", 1),
        ("hour", "second", -1),
        ("kilogram", "pound", -1),
    ] == list(paired(source, target))


def test_a_unit_that_stays_is_paired_with_nothing() -> None:
    assert [("milligram", "microgram", 1)] == list(paired(unit("mg/kg/min"), unit("mcg/kg/min")))


@pytest.mark.parametrize("conversions", CONVERSIONS.values(), ids=CONVERSIONS)
def test_of_every_unit_it_is_known_what_it_is_worth(conversions: Conversions) -> None:
    assert KNOWN.keys() == worths(conversions).keys()


@pytest.mark.parametrize("name", sorted(HOUSEHOLD))
def test_a_household_unit_may_be_taught_in_any_metric_one_of_its_kind(name: str) -> None:
    metric = [other for other in KNOWN if other not in HOUSEHOLD and dimension_of(other) == dimension_of(name)]

    assert metric
    for other in metric:
        taught = Conversions(f"{name} in {other}", ((name, Fraction(7, 3), other),))
        assert Fraction(7, 3) == conversion_factor(Unit((name,)), Unit((other,)), taught)


def test_a_scale_is_how_many_milliliters_hold_a_gram_of_what_is_one_of_it() -> None:
    made_of_several = {(name,) for name in KNOWN if len(dimension_of(name)) > 1}

    assert made_of_several == SCALES.keys()
    for above, milliliters in SCALES.items():
        assert Fraction(1, milliliters) == conversion_factor(Unit(above), GRAMS_PER_MILLILITER)
        assert worths(EXACT)[above[0]] == _as_pint_has_it(Unit(above), GRAMS_PER_MILLILITER, EXACT)


def _second_route(of: Unit) -> list[tuple[tuple[tuple[str, int], ...], Fraction]]:
    try:
        return list(readings(str(of)))
    except KeyError:
        return []


@pytest.mark.parametrize(
    ("source", "target"),
    [(one, other) for one, other in permutations(KNOWN, 2) if KNOWN[one].dimension != KNOWN[other].dimension],
)
def test_different_dimensions_are_never_converted(source: str, target: str) -> None:
    with pytest.raises(UnitMismatch):
        conversion_factor(Unit((source,)), Unit((target,)))


@pytest.mark.parametrize(
    ("source", "target"),
    [("mg/mL", "mg"), ("mL/h", "mL/kg"), ("mcg/kg/min", "mcg/min"), ("mg", "units"), ("mEq", "mmol"), ("mg/kg", "%")],
)
def test_compound_units_of_different_dimensions_are_never_converted(source: str, target: str) -> None:
    with pytest.raises(UnitMismatch):
        conversion_factor(unit(source), unit(target))


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("mcg/kg/min", "mg/kg/h", "0.06"),
        ("g/L", "%", "0.1"),
        ("L/day", "mL/min", "1000/1440"),
        ("mg/mL", "ppm", "1000"),
        ("gtt/min", "gtt/h", "60"),
    ],
)
def test_compound_units_are_converted_part_by_part(source: str, target: str, factor: str) -> None:
    assert Fraction(factor) == conversion_factor(unit(source), unit(target))


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in POLICIES for text in policy(name).constants])
def test_a_policy_converts_by_the_values_that_it_prints(name: str, text: str) -> None:
    left, right = (stated(side.strip()) for side in text.split("="))

    assert right.number / left.number == conversion_factor(left.unit, right.unit, policy(name).conversions)


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("3 tsp", "tbsp"),
        ("2 tbsp", "fl oz"),
        ("8 fl oz", "cup"),
        ("2 cups", "pint"),
        ("2 pints", "quart"),
        ("4 quarts", "gallon"),
        ("16 oz", "lb"),
        ("12 in", "ft"),
    ],
)
def test_taught_household_values_fit_together(name: str, many: str, one: str) -> None:
    amount = stated(many)

    assert amount.number == conversion_factor(unit(one), amount.unit, policy(name).conversions)


@pytest.mark.parametrize("name", POLICIES)
def test_taught_values_change_household_units_only(name: str) -> None:
    taught = {row[0] for row in policy(name).conversions.taught}
    fixed = [of for of in KNOWN if of not in taught | {"ounce", "foot"}]
    pairs = [
        (Unit((one,)), Unit((other,)))
        for one, other in permutations(fixed, 2)
        if KNOWN[one].dimension == KNOWN[other].dimension
    ]

    assert pairs
    assert [] == [
        pair for pair in pairs if conversion_factor(*pair) != conversion_factor(*pair, policy(name).conversions)
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mcg/min/kg", "mcg/kg/min"),
        ("mg/dose/kg", "mg/kg/dose"),
        ("mg/day/kg", "mg/kg/day"),
        ("mg/day/m2", "mg/m2/day"),
        ("mEq/h/L", "mEq/L/h"),
        ("mg/day/tablet", "mg/tablet/day"),
    ],
)
def test_a_unit_is_written_by_body_weight_first_and_by_time_last(typed: str, written: str) -> None:
    assert written == str(unit(typed)) == str(read_unit(typed))


def test_a_unit_that_is_nowhere_is_a_mistake_of_the_program_and_says_so() -> None:
    with pytest.raises(UnitMismatch, match="there is no unit 'parsec'"):
        unit("parsec")


def test_a_factor_that_is_no_fraction_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Registry:
        def Quantity(self, *_: object) -> "Registry":  # noqa: N802 - as pint calls it
            return self

        def to(self, _: object) -> "Registry":
            return self

        magnitude = 0.001

    monkeypatch.setattr(units, "_registry", lambda _: Registry())
    monkeypatch.setattr(units, "_in_pint", lambda *_: None)

    with pytest.raises(TypeError, match=r"^pint returned 0\.001, not an exact fraction$"):
        asked_of_pint(unit("mg"), unit("g"))


def test_a_percentage_becomes_grams_in_a_milliliter_before_anything_else() -> None:
    strength = stated("0.9%").to(unit("mg/mL"))

    assert Fraction(9) == strength.number
    assert unit("g/mL") == strength.parts[0].unit


def test_what_measures_something_else_is_refused_with_both_units() -> None:
    with pytest.raises(UnitMismatch) as refused:
        conversion_factor(unit("mg/h"), unit("mL/h"))

    assert "mg/h cannot be converted to mL/h: they measure different things" == str(refused.value)


def test_a_unit_is_exchanged_on_both_sides_of_the_line_and_nothing_else_is() -> None:
    assert unit("mg/lb") == unit("mg/kg").with_name("kilogram", "pound")
    assert unit("lb/h") == unit("kg/h").with_name("kilogram", "pound")
    assert unit("mg/h") == unit("mg/h").with_name("kilogram", "pound")


def test_units_that_are_multiplied_are_written_with_a_point_and_only_the_last_is_many() -> None:
    assert "mg·min/mL" == str(unit("mg·min/mL")) == str(Unit(("milligram", "minute"), ("milliliter",)))
    assert "tablet·days" == str(unit("tablets") * unit("days"))


@pytest.mark.parametrize("atom", [atom for atom in ATOMS if atom.plural], ids=lambda atom: atom.name)
def test_one_and_many_are_the_same_unit(atom: Atom) -> None:
    assert Unit((atom.name,)) == unit(atom.symbol) == unit(atom.plural)


def test_a_bare_number_has_no_unit_to_write() -> None:
    assert "" == spelled(Unit()) == str(unit(""))

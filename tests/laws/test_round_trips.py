"""What was written reads as what was meant."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities import notation
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.reading import Quantity, read_quantity, read_unit
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.units import Unit, conversion_factor, spelled, unit
from dosecalc.quantities.vocabulary import TWINS, Atom
from tests.strategies import alone, compound_units, decimals, few, requests

TWO_DAYS = 2 * 1440


@pytest.mark.parametrize("of", alone(), ids=lambda of: of.above[0])
@given(number=decimals())
@settings(max_examples=few(20))
def test_an_amount_in_a_unit_of_the_vocabulary_reads_as_itself(of: Unit, number: Fraction) -> None:
    read = read_quantity(notation.amount(number, of))

    assert Quantity(number, of) == read


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
@given(number=decimals())
@settings(max_examples=few(20))
def test_an_amount_in_a_twin_reads_as_the_same_amount_or_symbol(twin: Atom, number: Fraction) -> None:
    of = Unit((twin.name,))
    read = read_quantity(notation.amount(number, of))
    assert read.unit is not None
    same_dimension = read.unit.dimension == of.dimension

    assert spelled(of) == spelled(read.unit) or same_dimension
    assert number * (conversion_factor(of, read.unit) if same_dimension else 1) == read.number


@given(number=decimals(), of=compound_units())
@settings(max_examples=few(200))
def test_an_amount_in_a_compound_unit_reads_as_itself(number: Fraction, of: Unit) -> None:
    read = read_quantity(notation.amount(number, of))

    assert Quantity(number, of) == read


@given(
    top=decimals(4, 9),
    per=decimals(3, 6).filter(lambda per: per not in {0, 1}),
    of=compound_units().filter(lambda of: len(of.below) == 1),
)
@settings(max_examples=few(200))
def test_a_strength_reads_as_its_label_counts(top: Fraction, per: Fraction, of: Unit) -> None:
    read = read_quantity(notation.amount(top / per, of, per))

    assert Quantity(top / per, of, per) == read


@given(of=compound_units())
@settings(max_examples=few(100))
def test_a_unit_reads_as_it_is_spelled(of: Unit) -> None:
    assert of == read_unit(spelled(of)) == unit(spelled(of))


@given(minutes=st.integers(0, TWO_DAYS - 1).map(Fraction))
@settings(max_examples=few(200))
def test_a_clock_time_reads_as_itself(minutes: Fraction) -> None:
    read = read_clock(notation.clock(minutes))

    assert (minutes, unit("min"), "clock") == (read.number, read.unit, read.form)


@given(minutes=decimals(4, 9))
@settings(max_examples=few(200))
def test_a_duration_reads_as_itself(minutes: Fraction) -> None:
    read = read_duration(notation.duration(minutes))
    assert read.unit is not None

    assert minutes == read.number * conversion_factor(read.unit, unit("min"))


@given(milliliters=st.integers(1, 10**9).map(Fraction))
@settings(max_examples=few(100))
def test_a_ratio_strength_reads_as_itself(milliliters: Fraction) -> None:
    read = read_quantity(notation.ratio(1 / milliliters))

    assert (1 / milliliters, unit("g/mL"), "ratio", ()) == (read.number, read.unit, read.form, read.notices)


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data())
@settings(max_examples=few(20))
def test_a_given_written_and_read_again_stays_as_it_is(name: str, data: st.DataObject) -> None:
    for text in data.draw(requests(catalogue()[name])).texts.values():
        once = stated(text)
        twice = stated(str(once))

        assert (once.number, once.unit, once.per, once.form) == (twice.number, twice.unit, twice.per, twice.form)
        assert str(once) == str(twice)

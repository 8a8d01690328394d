"""What is added makes the solution isotonic, whichever way it was worked out; osmolarities add up."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.calculations.tonicity import (
    adjusting_percentage,
    boric_acid_needed,
    osmolarity,
    osmolarity_of_two_solutes,
    sodium_chloride_needed,
)
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


def of(text: str, least: Fraction, most: int) -> st.SearchStrategy[Worked]:
    return st.fractions(least, most, max_denominator=50).map(lambda number: Worked(number, unit(text)))


SOLUTES = st.tuples(of("g/L", Fraction(1, 10), 500), of("mg/mmol", Fraction(20), 500), of("mOsm/mmol", Fraction(1), 3))
EQUIVALENTS = of("", Fraction(1, 20), 1)


@given(first=SOLUTES, other=SOLUTES)
def test_the_osmolarities_of_two_solutes_add_up(
    first: tuple[Worked, Worked, Worked], other: tuple[Worked, Worked, Worked]
) -> None:
    together = osmolarity_of_two_solutes(*first, *other)

    assert together.number == osmolarity(*first).number + osmolarity(*other).number
    assert together.number == osmolarity_of_two_solutes(*other, *first).number


@given(
    volume=of("mL", Fraction(5), 500), drug=of("g", Fraction(1, 50), 5), equivalent=EQUIVALENTS, boric_acid=EQUIVALENTS
)
def test_drug_and_salt_together_act_like_nine_grams_in_a_liter(
    volume: Worked, drug: Worked, equivalent: Worked, boric_acid: Worked
) -> None:
    assume(drug.number * equivalent.number < volume.number * Fraction(9, 1000))
    by_the_drug = drug.number * equivalent.number
    salt = sodium_chloride_needed(volume, drug, equivalent)
    acid = boric_acid_needed(volume, drug, equivalent, boric_acid)

    assert volume.number * Fraction(9, 1000) == by_the_drug + salt.number
    assert volume.number * Fraction(9, 1000) == by_the_drug + acid.number * boric_acid.number


@given(depression=of("°C", Fraction(1, 50), 1), of_one_percent=of("°C", Fraction(1, 50), 1))
def test_what_is_added_lowers_the_freezing_point_by_the_rest(depression: Worked, of_one_percent: Worked) -> None:
    assume(depression.number < Fraction(52, 100))
    added = adjusting_percentage(depression, of_one_percent)

    assert Fraction(52, 100) == depression.number + added.number * of_one_percent.number

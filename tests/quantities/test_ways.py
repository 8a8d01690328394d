"""How a quantity came about is a fact of its own; its note is for people."""

import itertools
from collections.abc import Callable

import pytest

from dosecalc.calculations.slips.declaring import taken_as
from dosecalc.calculations.slips.misread_times import one_decimal_as_minutes
from dosecalc.quantities.given import constant, given
from dosecalc.quantities.units import unit
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import Worked


@pytest.mark.parametrize(
    ("made", "way", "note"),
    [
        (lambda: given("5 mg") * given("3"), Way.PLAIN, ""),
        (lambda: given("5 mg").to(unit("g")), Way.PLAIN, ""),
        (lambda: constant("24", "h/day", "hours in a day"), Way.CONSTANT, ""),
        (lambda: given("0.9%").spelled_out(), Way.SPELLED_OUT, "grams in 100 mL"),
        (lambda: given("100 ppm").spelled_out(), Way.SPELLED_OUT, "grams in 1,000,000 mL"),
        (lambda: given("0.9%").to(unit("mg/mL")), Way.PLAIN, ""),
        (lambda: given("90 min").as_duration(), Way.IN_HOURS_AND_MINUTES, "in hours and minutes"),
        (lambda: given("59 min").as_duration(), Way.PLAIN, ""),
        (lambda: one_decimal_as_minutes(given("8.3 h")), Way.IN_HOURS_AND_MINUTES, "in hours and minutes"),
        (lambda: taken_as(given("5 mEq"), unit("mL")), Way.TAKEN_AS, "as if they were the same"),
        ((given("04:35") - given("22:15")).within_a_day, Way.PLAIN, "past midnight: add 24 h"),
    ],
    ids=itertools.count(),
)
def test_what_came_about_in_a_way_of_its_own_knows_by_which(made: Callable[[], Worked], way: Way, note: str) -> None:
    found = made()

    assert (way, note) == (found.way, found.note)


def test_a_note_alone_changes_no_way_and_only_keeps_the_step_a_line_of_its_own() -> None:
    plain = given("5 mg") * given("3")
    noted = plain.but(note="constant")

    assert plain.is_plain
    assert (Way.PLAIN, False, False) == (noted.way, noted.is_plain, noted.is_constant)

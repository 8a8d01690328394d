"""Scales as they are printed, and how amounts are found on them and misread."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.calculations.slips.measuring import one_line_too_far, one_line_too_few, rear_ring
from dosecalc.devices.catalogue import DEVICES, UnknownDevice, device_named, set_at
from dosecalc.devices.flow import DripChamber
from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.devices.scale import Axis, Length, Scale
from dosecalc.devices.syringes import SYRINGES, Syringe, SyringeKind
from dosecalc.devices.vessels import BAGS, HungBag, TimeTape
from dosecalc.quantities.given import given as quantity
from dosecalc.quantities.units import NO_UNIT, unit
from dosecalc.quantities.worked import Worked

SCALES = {name: device.scale for name, device in DEVICES.items()}
AS_SOLD = {
    "luer-3-ml": ("3", "0.1", ["0.5", "1", "1.5", "2", "2.5", "3"]),
    "luer-5-ml": ("5", "0.2", ["1", "2", "3", "4", "5"]),
    "luer-10-ml": ("10", "0.2", ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
    "luer-20-ml": ("20", "1", ["5", "10", "15", "20"]),
    "luer-30-ml": ("30", "1", ["5", "10", "15", "20", "25", "30"]),
    "luer-60-ml": ("60", "1", ["10", "20", "30", "40", "50", "60"]),
    "tuberculin-1-ml": ("1", "0.01", ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"]),
    "insulin-30": ("30", "1", ["5", "10", "15", "20", "25", "30"]),
    "insulin-30-half": ("30", "0.5", ["5", "10", "15", "20", "25", "30"]),
    "insulin-50": ("50", "1", ["5", "10", "15", "20", "25", "30", "35", "40", "45", "50"]),
    "insulin-100": ("100", "2", ["10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]),
    "insulin-100-single": ("100", "1", ["10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]),
    "oral-0-5-ml": ("0.5", "0.01", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
    "oral-1-ml": ("1", "0.02", ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"]),
    "oral-3-ml": ("3", "0.1", ["0.5", "1", "1.5", "2", "2.5", "3"]),
    "oral-5-ml": ("5", "0.2", ["1", "2", "3", "4", "5"]),
    "oral-10-ml": ("10", "0.2", ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
    "cup-30-ml": ("30", "2.5", ["5", "10", "15", "20", "25", "30"]),
    "bag-250-ml": ("250", "25", ["50", "100", "150", "200", "250"]),
    "bag-500-ml": ("500", "50", ["100", "200", "300", "400", "500"]),
    "bag-1000-ml": ("1000", "100", ["100", "200", "300", "400", "500", "600", "700", "800", "900", "1,000"]),
}
"""What each holds, the amount from line to line, and its numerals, written out from the sources."""

names = st.sampled_from(sorted(SCALES))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Scale, Fraction]:
    """A scale and one of its lines."""
    scale = SCALES[draw(names)]
    return scale, draw(st.sampled_from([mark.amount for mark in scale.marks]))


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Scale, Fraction]:
    """A scale and any amount on it."""
    scale = SCALES[draw(names)]
    return scale, scale.capacity * draw(st.fractions(0, 1, max_denominator=1000))


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_is_printed_as_it_is_sold(name: str) -> None:
    capacity, graduation, numerals = AS_SOLD[name]
    scale = SCALES[name]

    assert (Fraction(capacity), Fraction(graduation)) == (scale.capacity, scale.graduation)
    assert numerals == list(scale.numerals)


@pytest.mark.parametrize("name", SCALES)
def test_lines_are_equally_far_apart_from_zero_to_the_capacity(name: str) -> None:
    scale = SCALES[name]
    marks = [mark.amount for mark in scale.marks]

    assert (Fraction(0), scale.capacity) == (marks[0], marks[-1])
    assert {scale.graduation} == {high - low for low, high in pairwise(marks)}
    assert all(bool(mark.numeral) == (mark.length is Length.LONG) for mark in scale.marks[1:])
    assert all(Fraction(mark.numeral.replace(",", "")) == mark.amount for mark in scale.marks if mark.numeral)


@pytest.mark.parametrize("name", SCALES)
def test_an_axis_places_lines_in_equal_steps_from_0_to_1(name: str) -> None:
    axis = Axis.whole(SCALES[name])

    assert [Fraction(place, axis.spaces) for place in range(axis.spaces + 1)] == [
        axis.place(mark.amount) for mark in axis.marks
    ]


def test_the_line_for_1_4_ml_on_a_3_ml_syringe_is_the_fourteenth_of_thirty() -> None:
    scale = SCALES["luer-3-ml"]

    assert (14, 30) == ([mark.amount for mark in scale.marks].index(Fraction("1.4")), scale.spaces)
    assert (Fraction(1), 4, Fraction(0)) == (
        (found := scale.position(Fraction("1.4"))).numbered,
        found.lines,
        found.past_the_line,
    )


@given(lines())
def test_a_line_is_read_back_from_its_number_and_the_lines_past_it(line: tuple[Scale, Fraction]) -> None:
    scale, amount = line
    found = scale.position(amount)

    assert amount == scale.read(found.numbered, found.lines)
    assert scale.has_line_at(amount)
    assert 0 <= found.lines < scale.numbered / scale.graduation


@given(amounts())
def test_no_line_is_nearer_than_the_nearest(found: tuple[Scale, Fraction]) -> None:
    scale, amount = found
    nearest = scale.nearest(amount)

    assert abs(nearest - amount) == min(abs(mark.amount - amount) for mark in scale.marks)
    assert nearest == max(m.amount for m in scale.marks if abs(m.amount - amount) == abs(nearest - amount))


@given(amounts())
def test_an_amount_off_the_lines_lies_between_the_two_that_are_named(found: tuple[Scale, Fraction]) -> None:
    scale, amount = found
    position = scale.position(amount)
    below = position.numbered + position.lines * scale.graduation

    assert below <= amount < below + scale.graduation
    assert scale.has_line_at(amount) == (position.past_the_line == 0)


@pytest.mark.parametrize("amount", [Fraction(-1, 100), Fraction("3.01")])
def test_what_is_not_on_the_scale_is_refused(amount: Fraction) -> None:
    with pytest.raises(ImpossibleSetting, match="not on a scale from 0 to 3 mL"):
        SCALES["luer-3-ml"].position(amount)


@pytest.mark.parametrize(
    "syringe", [each for each in SYRINGES if each.kind is SyringeKind.INSULIN], ids=lambda it: it.id
)
def test_an_insulin_syringe_is_marked_with_a_hundred_units_for_each_milliliter(syringe: Syringe) -> None:
    assert syringe.scale.capacity == 100 * syringe.volume


@given(lines())
def test_a_line_miscounted_or_a_wrong_ring_is_another_line_of_the_scale(line: tuple[Scale, Fraction]) -> None:
    scale, amount = line
    found = scale.position(amount)
    givens = {
        "numbered_line": Worked(found.numbered, unit(scale.unit)),
        "lines": Worked(Fraction(found.lines), NO_UNIT),
        "line_value": Worked(scale.graduation, unit(scale.unit)),
    }
    misread = {slip.id: slip(givens).number for slip in (one_line_too_far, one_line_too_few, rear_ring)}

    assert amount not in misread.values()
    assert all(scale.has_line_at(number) for number in misread.values() if 0 <= number <= scale.capacity)


@given(
    start=st.integers(0, 1439).map(Fraction),
    rate=st.integers(25, 250),
    size=st.sampled_from([bag.size for bag in BAGS]),
)
def test_a_time_tape_ends_within_an_hour_of_the_bags_end(start: Fraction, rate: int, size: Fraction) -> None:
    hours = TimeTape(start, Fraction(rate, 60)).hours(size)

    assert all(due == rate * hour for hour, (_, due) in enumerate(hours))
    assert size - rate < hours[-1][1] <= size


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: DripChamber(12, 8, 15), "there is no set of 12 gtt/mL; there are 10, 15, 20, 60"),
        (lambda: DripChamber(15, 0, 15), "cannot be counted"),
        (lambda: HungBag(BAGS[0], Fraction(251)), "251 mL is not on a scale"),
        (lambda: HungBag(BAGS[0], Fraction(1), "", TimeTape(Fraction(0), Fraction(300, 60))), "300 mL/h does not fit"),
        (lambda: set_at(DEVICES["insulin-50"], quantity("0.4 mL")), "is marked in units, so it cannot stand at 0.4 mL"),
    ],
)
def test_what_no_device_can_show_is_refused_in_words(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ImpossibleSetting, match=words):
        make()


def test_an_unknown_device_is_refused_with_a_hint() -> None:
    with pytest.raises(UnknownDevice, match="did you mean luer-3-ml"):
        device_named("luer-3")


def test_every_device_says_where_its_marks_are_described() -> None:
    assert [] == [syringe.id for syringe in SYRINGES if not syringe.source]
    assert [] == [name for name, device in DEVICES.items() if not device.source]

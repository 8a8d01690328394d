"""An answer in safe notation that is judged without being read is judged as it is when it is read."""

from fractions import Fraction
from functools import cache
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities import reading
from dosecalc.quantities.notation import DECIMALS_SHOWN, amount
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.reading import is_read_as_written, read_quantity
from dosecalc.quantities.units import NO_UNIT, Unit, spelled, unit
from dosecalc.quantities.vocabulary import KNOWN
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring import grading
from dosecalc.tutoring.distractors import _of_slips
from dosecalc.tutoring.grading import is_wrong, is_wrong_as_written
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve
from tests.posed import Posed, every_part

NAMES = st.lists(st.sampled_from(sorted(KNOWN)), max_size=2)
UNITS = st.builds(lambda above, below: Unit(tuple(above)) / Unit(tuple(below)), NAMES, NAMES)
SHORT = st.builds(QuickFraction, st.integers(1, 10**15), st.integers(0, DECIMALS_SHOWN + 1).map(lambda many: 10**many))
NUMBERS = st.one_of(SHORT, st.fractions(min_value=-2, max_value=10**12, max_denominator=10**4).map(QuickFraction))


@cache
def posed() -> tuple[Posed, ...]:
    """All parts that are answered by a number with its unit or by a number alone."""
    return tuple(each for each in every_part("pharmacy", (1,)) if not each.solution.form.must_be_safe)


@given(number=NUMBERS, of=st.one_of(UNITS, st.just(NO_UNIT)))
@example(number=QuickFraction(10**9 - 1) + QuickFraction(999_999, 10**6), of=unit("mcg/kg/min"))
@example(number=QuickFraction(1), of=unit("tablets"))
@example(number=QuickFraction(1, 2), of=unit("tablets"))
def test_what_is_sure_to_be_read_as_it_is_written_is_read_so(number: QuickFraction, of: Unit) -> None:
    if is_read_as_written(number, of):
        read = read_quantity(amount(number, of))

        assert (number, None if of == NO_UNIT else of, Fraction(1), "") == (read.number, read.unit, read.per, read.form)
        assert not [notice for notice in read.notices if notice.unsafe]


@given(number=NUMBERS, data=st.data())
def test_a_number_is_as_wrong_unread_as_it_is_read(number: QuickFraction, data: st.DataObject) -> None:
    solution = data.draw(st.sampled_from(posed())).solution
    factor = data.draw(st.sampled_from([number, number / 1000, solution.rounded.number, solution.exact.number * 10]))
    if not solution.form.name and factor > 0:
        _judged_alike(solution, factor)


def _judged_alike(solution: Solution, number: Fraction) -> None:
    answer = solution.exact.but(number=number).rounded(solution.rule)

    assert is_wrong(solution, str(answer)) is is_wrong_as_written(solution, answer)


@given(
    number=st.sampled_from((Fraction(1, 1000), Fraction(1), Fraction(1000))),
    of=UNITS | st.just(NO_UNIT),
    data=st.data(),
)
def test_a_quantity_in_another_unit_is_as_wrong_unread_as_it_is_read(
    number: Fraction, of: Unit, data: st.DataObject
) -> None:
    solution = data.draw(st.sampled_from(posed())).solution
    answer = Worked(QuickFraction(solution.rounded.number * number), of)
    if answer.number > 0:
        assert is_wrong(solution, str(answer)) is is_wrong_as_written(solution, answer)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (Worked(QuickFraction(500), unit("mg")), False),
        (Worked(QuickFraction(1, 2), unit("g")), False),
        (Worked(QuickFraction(5), unit("g")), True),
        (Worked(QuickFraction(500), NO_UNIT), False),
        (Worked(QuickFraction(1, 2), NO_UNIT), True),
        (Worked(QuickFraction(4999, 10), NO_UNIT), False),
        (Worked(QuickFraction(480), NO_UNIT), True),
    ],
)
def test_the_unit_counts_as_well_where_nothing_is_read(answer: Worked, *, wrong: bool) -> None:
    dose = calculation("weight_dose")
    givens = read_givens(["dose_per_weight=9.9981 mg/kg", "weight=50 kg"], dose)  # 499.905 mg, rounded to 500 mg

    assert is_wrong_as_written(solve(dose, givens, policy("pharmacy")), answer) is wrong


def test_every_slip_of_the_bank_is_as_wrong_unread_as_it_is_read() -> None:
    for each in posed():
        for _, answer in _of_slips(each.part):
            assert is_wrong(each.solution, str(answer)) is is_wrong_as_written(each.solution, answer), each.identity


def test_plain_amounts_are_not_read_and_all_others_are() -> None:
    unread = of_all = 0
    for each in posed():
        for _, answer in _of_slips(each.part):
            with mock.patch.object(grading, "is_wrong") as read:
                is_wrong_as_written(each.solution, answer)
            of_all, unread = of_all + 1, unread + (not read.called)
            if each.solution.form.name or answer.per != 1 or "…" in str(answer):
                assert read.called

    assert 0.8 * of_all < unread < of_all


@pytest.mark.parametrize(
    ("number", "of"),
    [
        (QuickFraction(0), unit("mg")),
        (QuickFraction(-1), unit("mg")),
        (QuickFraction(1, 3), unit("mg")),
        (QuickFraction(1, 10**7), unit("mg")),
        (QuickFraction(10**9), unit("mg")),
        (QuickFraction(1), Unit(("percent_of_whole",))),
        (QuickFraction(1), Unit(("gram_of_weight",))),
        (QuickFraction(1), Unit(("milligram", "gram", "grain", "liter", "day"))),
    ],
)
def test_where_reading_might_give_another_answer_it_is_left_to_reading(number: QuickFraction, of: Unit) -> None:
    assert not is_read_as_written(number, of)


def test_the_largest_and_the_finest_that_are_not_read_are_short_enough_to_be_read() -> None:
    number, longest = QuickFraction(10**9 - 1) + QuickFraction(1, 10**6), unit("mcg/kg/min")

    assert is_read_as_written(number, longest)
    assert number == read_quantity(amount(number, longest)).number


def test_a_unit_with_a_long_name_is_left_to_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    reading._is_read_as_spelled.cache_clear()
    monkeypatch.setattr(reading, "LONGEST_NAME", len("tablets"))

    assert not is_read_as_written(QuickFraction(2), unit("tablets"))
    assert is_read_as_written(QuickFraction(2), unit("mg"))
    reading._is_read_as_spelled.cache_clear()


def test_a_unit_of_which_one_is_written_as_nobody_reads_it_is_left_to_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    reading._is_read_as_spelled.cache_clear()
    monkeypatch.setattr(reading, "spelled", lambda of, *, one=False: "tablett" if one else spelled(of))

    assert not is_read_as_written(QuickFraction(2), unit("tablets"))
    reading._is_read_as_spelled.cache_clear()


@pytest.mark.parametrize("of", [NO_UNIT, unit("mg")])
def test_one_is_read_as_it_is_written(of: Unit) -> None:
    assert is_read_as_written(QuickFraction(1), of)

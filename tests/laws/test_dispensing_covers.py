"""What is dispensed is enough and no more than that; what is called enough for so many days is."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.calculations.days_of_supply import next_fill_date, pen_daily_units
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.solving import solve
from tests.strategies import plain

PHARMACY = policy("pharmacy")
COUNTS = st.integers(1, 400).map(Fraction)
HALVES = st.integers(1, 12).map(lambda half: Fraction(half, 2))
DOSES_A_DAY = st.sampled_from((Fraction(1, 2), *map(Fraction, (1, 2, 3, 4, 6))))
DAYS = st.integers(1, 90).map(Fraction)


def rounded(name: str, **texts: str) -> Fraction:
    """The answer as the learner is to write it."""
    return solve(
        catalogue()[name], {given_name: stated(text) for given_name, text in texts.items()}, PHARMACY
    ).rounded.number


def exact(name: str, **texts: str) -> Worked:
    return solve(catalogue()[name], {given_name: stated(text) for given_name, text in texts.items()}, PHARMACY).exact


def of(number: Fraction, unit: str) -> str:
    return f"{plain(number)} {unit}"


@given(quantity=COUNTS, dose=HALVES, times=DOSES_A_DAY)
def test_the_days_of_supply_use_no_more_than_there_is_and_one_more_day_would(
    quantity: Fraction, dose: Fraction, times: Fraction
) -> None:
    assume(quantity >= dose * times)

    days = rounded(
        "days_supply", quantity=of(quantity, "tablets"), each_dose=of(dose, "tablets"), frequency=of(times, "doses/day")
    )

    assert days * dose * times <= quantity < (days + 1) * dose * times


@given(dose=HALVES, times=DOSES_A_DAY, days=DAYS)
def test_the_quantity_covers_the_days_and_one_tablet_fewer_would_not(
    dose: Fraction, times: Fraction, days: Fraction
) -> None:
    tablets = rounded(
        "quantity_to_dispense",
        each_dose=of(dose, "tablets"),
        frequency=of(times, "doses/day"),
        days=of(days, "days"),
    )

    assert tablets - 1 < dose * times * days <= tablets


@given(dose=HALVES, times=DOSES_A_DAY, days=DAYS)
def test_a_quantity_lasts_the_days_that_it_was_worked_out_for(dose: Fraction, times: Fraction, days: Fraction) -> None:
    using = {"each_dose": of(dose, "mL"), "frequency": of(times, "doses/day")}

    quantity = exact("quantity_to_dispense", **using, days=of(days, "days"))

    assert days == exact("days_supply", **using, quantity=str(quantity)).number


@given(quantity=COUNTS, size=st.integers(1, 200).map(Fraction))
def test_the_packs_hold_the_quantity_and_one_fewer_would_not(quantity: Fraction, size: Fraction) -> None:
    packs = rounded("packs", quantity=of(quantity, "tablets"), pack_size=of(size, "tablets/bottle"))

    assert (packs - 1) * size < quantity <= packs * size


@given(quantity=COUNTS, dose=HALVES)
def test_the_doses_of_a_container_are_in_it_and_one_more_is_not(quantity: Fraction, dose: Fraction) -> None:
    assume(quantity >= dose)

    doses = rounded("doses_in_container", quantity=of(quantity, "mL"), each_dose=of(dose, "mL"))

    assert doses * dose <= quantity < (doses + 1) * dose


@given(days=st.integers(1, 400).map(Fraction), fill=st.sampled_from((Fraction(7), Fraction(30), Fraction(90))))
def test_the_refills_cover_the_days_and_one_fewer_would_not(days: Fraction, fill: Fraction) -> None:
    assume(days > fill)

    refills = rounded("refills_needed", days=of(days, "days"), days_each_fill=of(fill, "days"))

    assert refills * fill < days <= (refills + 1) * fill


@given(quantity=COUNTS, refills=st.integers(0, 11).map(Fraction))
def test_the_quantity_in_all_is_that_of_every_fill_together(quantity: Fraction, refills: Fraction) -> None:
    whole = exact("quantity_with_refills", quantity=of(quantity, "tablets"), refills=plain(refills))

    assert whole.number == sum([quantity] * (int(refills) + 1))


@given(
    dose=st.integers(1, 80).map(Fraction),
    priming=st.integers(0, 3).map(Fraction),
    times=st.integers(1, 4).map(Fraction),
    limit=st.integers(10, 56).map(Fraction),
)
def test_a_pen_is_neither_overdrawn_nor_used_past_its_limit(
    dose: Fraction, priming: Fraction, times: Fraction, limit: Fraction
) -> None:
    use = {"each_dose": of(dose, "units"), "priming": of(priming, "units"), "frequency": of(times, "doses/day")}
    each_dose, each_priming = (stated(of(each, "units/dose")) for each in (dose, priming))
    daily = pen_daily_units(each_dose, each_priming, stated(use["frequency"]))

    days = exact("pen_days", pen_amount="300 units", **use, in_use_limit=of(limit, "days"))

    assert days.number <= limit
    assert days.number * daily.number <= 300
    assert limit == days.number or days.number * daily.number == 300


@given(
    steps=st.lists(st.tuples(HALVES, DAYS), min_size=3, max_size=3),
)
def test_a_taper_is_the_sum_of_its_steps_in_any_order(steps: list[tuple[Fraction, Fraction]]) -> None:
    def total(ordered: list[tuple[Fraction, Fraction]]) -> Fraction:
        texts: dict[str, str] = {}
        for place, (daily, days) in zip(("first", "second", "third"), ordered, strict=True):
            texts |= {f"{place}_daily": of(daily, "tablets/day"), f"{place}_days": of(days, "days")}
        return exact("taper_quantity", **texts).number

    assert total(steps) == total(steps[::-1]) == sum(daily * days for daily, days in steps)


@given(days=DAYS, early=st.integers(1, 7).map(Fraction))
def test_a_refill_is_due_so_many_days_before_the_next_supply_is_needed(days: Fraction, early: Fraction) -> None:
    assume(early <= days)
    filled = stated("2026-02-14")

    due = exact("earliest_refill_date", filled="2026-02-14", days=of(days, "days"), days_early=of(early, "days"))

    assert early == (next_fill_date(filled, stated(of(days, "days"))) - due).number

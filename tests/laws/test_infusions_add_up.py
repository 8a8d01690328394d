"""What has run in and what is left are the whole; caps hold; rise and cut undo each other; parts make up the dose."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.worked import InvalidGiven, Worked
from dosecalc.tutoring.solving import solve

WHOLE = st.integers(1, 1000)
MINUTES = st.integers(1, 600)


def answer(name: str, **givens: str) -> Worked:
    """The exact answer of a calculation for givens as they are written."""
    return solve(calculation(name), {key: stated(text) for key, text in givens.items()}, policy("exact")).exact


@given(volume=WHOLE, rate=WHOLE, minutes=MINUTES)
def test_what_has_run_in_and_what_is_left_make_up_the_bag(volume: int, rate: int, minutes: int) -> None:
    assume(60 * volume > rate * minutes)
    running = {"pump_rate": f"{rate} mL/h", "duration": f"{minutes} min"}

    left = answer("remaining_volume", volume=f"{volume} mL", **running)

    assert volume == left.number + answer("infused_volume", **running).number


@given(volume=WHOLE, infused=WHOLE, minutes=MINUTES, elapsed=MINUTES)
def test_the_new_rate_ends_the_infusion_when_the_order_says(
    volume: int, infused: int, minutes: int, elapsed: int
) -> None:
    assume(infused < volume)
    assume(elapsed < minutes)

    rate = answer(
        "recalculated_rate",
        volume=f"{volume} mL",
        volume_infused=f"{infused} mL",
        duration=f"{minutes} min",
        elapsed_time=f"{elapsed} min",
    )

    assert volume == infused + rate.number * (minutes - elapsed) / 60


@given(rate=WHOLE, percent=WHOLE)
def test_a_rate_with_its_increase_added_is_the_new_rate(rate: int, percent: int) -> None:
    new_rate = Fraction(rate * (100 + percent), 100)
    assume(new_rate.denominator in {1, 2, 4, 5, 10, 20, 25, 50, 100})

    increase = answer(
        "rate_increase",
        pump_rate=f"{rate} mL/h",
        new_rate=f"{new_rate.numerator * (100 // new_rate.denominator)} mL/100 h",
    )

    assert percent == increase.number


@given(dose=WHOLE, percent=st.integers(1, 99))
def test_a_part_and_the_rest_make_up_the_dose(dose: int, percent: int) -> None:
    of = {"dose": f"{dose} mg", "share": f"{percent}%"}

    assert dose == answer("part_of_dose", **of).number + answer("rest_of_dose", **of).number


@given(dose=WHOLE)
def test_a_half_and_two_quarters_are_a_whole_load(dose: int) -> None:
    parts = [answer("part_of_dose", dose=f"{dose} mcg", share=share).number for share in ("50%", "25%", "25%")]

    assert dose == sum(parts)


@given(per_weight=WHOLE, weight=WHOLE, cap=WHOLE)
def test_a_cap_is_never_exceeded_and_never_lifts_an_order(per_weight: int, weight: int, cap: int) -> None:
    order = {"dose_rate": f"{per_weight} units/kg/h", "weight": f"{weight} kg"}

    capped = answer("capped_dose_rate", **order, highest_rate=f"{cap} units/h")

    assert capped.number == min(cap, answer("dose_rate_for_weight", **order).number)


@given(rate=WHOLE, change=st.integers(1, 9), weight=WHOLE)
def test_a_rise_and_a_cut_of_the_same_size_undo_each_other(rate: int, change: int, weight: int) -> None:
    order = {"change": f"{change} units/kg/h", "weight": f"{weight} kg", "concentration": "25,000 units/250 mL"}

    raised = answer("raised_pump_rate", pump_rate=f"{rate} mL/h", **order)

    assert rate == answer("lowered_pump_rate", pump_rate=str(raised), **order).number


@given(dose=WHOLE, lockout=st.integers(1, 60), basal=WHOLE)
def test_a_basal_rate_adds_itself_and_no_dose_of_the_hour_is_left_out(dose: int, lockout: int, basal: int) -> None:
    settings = {"demand_dose": f"{dose} mg", "lockout": f"{lockout} min"}

    alone = answer("highest_hourly_dose", **settings).number

    assert answer("highest_hourly_dose_with_basal", **settings, basal_rate=f"{basal} mg/h").number == alone + basal
    assert alone == dose * len([minute for minute in range(60) if minute % lockout == 0])  # a press at 0, L, 2L …


@pytest.mark.parametrize(("lockout", "most"), [("7 min", 9), ("8 min", 8), ("9 min", 7), ("90 min", 1)])
def test_a_most_that_is_held_against_a_limit_is_rounded_up(lockout: str, most: int) -> None:
    assert answer("highest_hourly_dose", demand_dose="1 mg", lockout=lockout).number == most
    presses = solve(
        calculation("demand_doses"), {"duration": stated("1 h"), "lockout": stated(lockout)}, policy("pharmacy")
    )
    assert presses.rounded.number == most


@given(start=WHOLE, rise=WHOLE, minutes=MINUTES, highest=WHOLE)
def test_a_stepped_rate_never_passes_its_limit_nor_falls_with_time(
    start: int, rise: int, minutes: int, highest: int
) -> None:
    assume(start <= highest)
    steps = {"starting_rate": f"{start} mg/h", "increase": f"{rise} mg/h", "step_time": "30 min"}

    now, later = (
        answer("stepped_rate", **steps, elapsed_time=f"{time} min", highest_rate=f"{highest} mg/h").number
        for time in (minutes, minutes + 30)
    )

    assert start <= now <= later <= highest


@given(volume=WHOLE, rate=WHOLE, minutes=MINUTES)
def test_steps_as_fast_as_the_rest_are_no_steps(volume: int, rate: int, minutes: int) -> None:
    rates = dict.fromkeys(("first_rate", "second_rate", "last_rate"), f"{rate} mL/h")
    try:
        time = answer("stepped_infusion_time", volume=f"{volume} mL", **rates, step_time=f"{minutes} min")
    except InvalidGiven:
        assert 2 * rate * minutes > 60 * volume
    else:
        assert time.number == Fraction(60 * volume, rate)


@given(level=st.integers(1, 20), rise=WHOLE, volume=WHOLE)
def test_a_level_that_was_there_saves_the_dose_that_made_it(level: int, rise: int, volume: int) -> None:
    patient = {"volume": f"{volume} L", "salt_factor": "0.8"}
    target = f"{level + rise} mg/L"

    added = answer("increment_loading_dose", level=f"{level} mg/L", target=target, **patient)

    assert answer("loading_dose", target=target, **patient).number == (
        added.number + answer("loading_dose", target=f"{level} mg/L", **patient).number
    )

"""What a learner is told with a verdict, word for word."""

import pytest

from dosecalc.quantities.given import given
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.asking import OfAnotherKind, in_its_form
from dosecalc.tutoring.grading import grade, understood
from dosecalc.tutoring.verdict import Verdict
from tests.tutoring.test_grading import DRIP, END, FACTOR, INSULIN, PERCENT, PUMP, RATIO, SAME_DAY, TIME, solution

BEYOND_USE = "beyond_use made=2026-03-05 14:30; limit=96 h; expiry=2026-03-31"  # 2026-03-09 14:30

SPOON = "injection_volume dose=10 mg; concentration=1 mg/mL"  # 10 mL, which is 2 tsp of 5 mL

IN_ML_PER_HOUR = "the answer in mL/h. Round to the nearest tenth."
IN_ML = "the answer in mL. Round to the nearest tenth (under 1 mL: hundredth)."
UNSAFE = "The number is right, but the way it is written is unsafe."


@pytest.mark.parametrize(
    ("request_", "typed", "says"),
    [
        (PUMP, "13.1 mL/h", "Correct."),
        (PUMP, "28.9 mL/h", "Not right yet."),
        (PUMP, "400 mg/250 mL", "You still need to divide: write one number with its unit."),
        (PUMP, "28.9 mL/30 min", "You still need to divide: write one number with its unit."),
        (
            PUMP,
            "6.55 mL/30 min",
            "That comes to the right answer, but it still needs to be divided: write the answer in mL/h.",
        ),
        (
            PUMP,
            "52.5 mL/4 h",
            f"That comes to the right answer before rounding, but it still needs to be divided: write {IN_ML_PER_HOUR}",
        ),
        (PUMP, "26.2 mg/2 h", "You still need to divide: write one number with its unit."),
        (
            PERCENT,
            "4.5 g/500 mL",
            "That is what you were given; you still need to divide: write one number with its unit.",
        ),
        (RATIO, "0 g/5 mL", "You still need to divide: write one number with its unit."),
        (
            SPOON,
            "6 tsp/3 doses",
            "That comes to the right answer, but it still needs to be divided: write the answer in mL.",
        ),
        (SPOON, "2 tsp", "The value is right, but not in the unit asked for. Write the answer in mL."),
        (
            "injection_volume dose=15.06 mg; concentration=1 mg/mL",
            "3.01 tsp",
            f"Right before rounding, but in another unit. Write {IN_ML}",
        ),
        (
            "concentration amount=1 mg; volume=2 mL",
            "1:2",
            "The number is right, but as a ratio it is a different amount. Write the answer in mg/mL.",
        ),
        (
            RATIO,
            "1 g/2,500 mL",
            "That comes to the right answer, but it is not in the form asked for. Write a ratio, such as 1:500.",
        ),
        (RATIO, "0.0004 g/mL", "The value is right, but not in the form asked for. Write a ratio, such as 1:500."),
        (RATIO, "0.0004", "The value is right, but it is not in the form asked for. Write a ratio, such as 1:500."),
        (
            "ratio_strength concentration=1%",
            "1/100",
            "The value is right, but it is not in the form asked for. Write a ratio, such as 1:500.",
        ),
        (RATIO, "1/2500", "A ratio has a colon: write a ratio, such as 1:500."),
        (RATIO, "1 in 2,500", "A ratio has a colon: write a ratio, such as 1:500."),
        (RATIO, "one in 2,500", "A ratio has a colon: write a ratio, such as 1:500."),
        (PUMP, "1:10", "1:10 is a ratio: write the answer in mL/h."),
        (PUMP, "14:30", "14:30 is a clock time: write the answer in mL/h."),
        (PUMP, "2:30 pm", "14:30 is a clock time: write the answer in mL/h."),
        (PUMP, "5 Mar 2026", "2026-03-05 is a date: write the answer in mL/h."),
        (PUMP, "2026-03-05 14:30", "2026-03-05 14:30 is a date and a time: write the answer in mL/h."),
        (TIME, "2026-03-05", "2026-03-05 is a date: write hours and minutes, such as 7 h 30 min."),
        (TIME, "7:30", "Write a length of time as in 7 h 30 min; a colon belongs to a clock time."),
        (RATIO, "14:30", "This is a clock time. Write a ratio, such as 1:500."),
        (PUMP, "0730", "A whole number does not begin with 0. Did you mean 0.73 or 730?"),
        (PUMP, "13.125 mL/h", "Right before rounding. Round to the nearest tenth."),
        (PUMP, "13.125", "Right before rounding. Round to the nearest tenth. And write the answer in mL/h."),
        (PUMP, "28.9", "Not right yet."),
        (
            PUMP,
            "13.1",
            "The number is right, but an amount needs its unit. Write the answer in mL/h.",
        ),
        (
            RATIO,
            "2,500",
            "The number is right, but it is not in the form asked for. Write a ratio, such as 1:500.",
        ),
        (
            PUMP,
            "13.1 mg/h",
            "The number is right, but in mg/h it is not what the problem asks for. Write the answer in mL/h.",
        ),
        (PUMP, "28.9 mg/h", "Not right yet. Also, write the answer in mL/h."),
        (
            PUMP,
            "0.0131 L",
            "The value is right, but in L it is not what the problem asks for. Write the answer in mL/h.",
        ),
        (PUMP, "0.0131 L/min", "Not right yet."),
        (PUMP, "0.0131 L/kg", "Not right yet. Also, write the answer in mL/h."),
        (PUMP, "0.0131 kg/h", "Not right yet. Also, write the answer in mL/h."),
        (
            PUMP,
            "0.0131 L/h",
            "The value is right, but not in the unit asked for. Write the answer in mL/h.",
        ),
        (
            PUMP,
            "13.1 mL/min",
            "The number is right, but in mL/min it is a different amount. Write the answer in mL/h.",
        ),
        (
            PUMP,
            "0.22 mL/min",
            "Right before rounding, but in another unit. Write the answer in mL/h. Round to the nearest tenth.",
        ),
        (PUMP, "13 mL/min", "Not right yet."),
        (INSULIN, "1/6", "Not right yet."),
        (
            PUMP,
            "13.10 cc/h",
            f"{UNSAFE} 13.10 can be read as 1,310: write 13.1. cc can be read as U: write mL.",
        ),
        (SAME_DAY, "08:00", "Correct."),
        (SAME_DAY, "08:00 the next day", "The time is right, but not the day."),
        (END, "16:35", "Not right yet."),
        (END, "in the evening", "A clock time is written with four digits, as in 0730 or 07:30."),
        (TIME, "7 h 3 min", "Not right yet."),
        (FACTOR, "100 mL", "The number is right, but in mL it is not what the problem asks for. Write a number alone."),
        (
            "infusion_time volume=100 mL; pump_rate=70 mL/h",
            "1.43 h",
            "Right before rounding. Round to the nearest minute.",
        ),
        (DRIP, "31.25 gtt/min", "Right before rounding. Round to the nearest whole number."),
        (BEYOND_USE, "2026-03-09 14:30", "Correct."),
        (BEYOND_USE, "2026-03-09 15:30", "The date is right, but not the time."),
        (BEYOND_USE, "2026-03-08 14:30", "Not right yet."),
        (BEYOND_USE, "2026-03-10 00:00", "Not right yet."),
    ],
)
def test_a_verdict_is_told_in_these_words(request_: str, typed: str, says: str) -> None:
    assert says == grade(solution(request_), typed).says


EARLY = "weight_dose dose_per_weight=3 mg/kg; weight=215 lb"  # 97.7272… kg: 293.1818… mg, rounded to 293
AT_A_PUMP = "pump_rate dose_rate=3 mcg/kg/h; weight=140 lb; concentration=5,000 mcg/250 mL"  # 9.5454… mL/h
EVENING = "infusion_end start=18:15; volume=113 mL; pump_rate=70 mL/h"  # 19:52, rounded up from 6/7 past 19:51
TENS = "weight_dose dose_per_weight=10 mg/kg; weight=64.5 lb"  # 29.3181… kg: 293.1818… mg, rounded to 293
VOLUME_OF_A_THIRD = "injection_volume dose=1 mg; concentration=3 mg/mL"  # 0.3333… mL


@pytest.mark.parametrize(
    ("request_", "typed", "says", "ids"),
    [
        (EARLY, "294 mg", "Very close, but something was rounded before the end.", ["rounded-too-early", "rounded-up"]),
        (EARLY, "294", "Very close, but something was rounded before the end.", ["rounded-too-early", "rounded-up"]),
        (EARLY, "0.294 g", "Very close, but in another unit, and something was rounded", ["rounded-too-early"]),
        (EARLY, "0.29 g", "Right before rounding, but in another unit.", ["rounded-in-the-wrong-place"]),
        (TENS, "0.29 g", "Right before rounding, but in", ["rounded-in-the-wrong-place", "rounded-too-early"]),
        (EARLY, "293.1 mg", "Right before rounding.", ["rounded-in-the-wrong-place"]),
        (EARLY, "293.2 mg", "Right before rounding.", ["rounded-in-the-wrong-place"]),
        (AT_A_PUMP, "9.6 mL/h", "Very close, but something was rounded before the end.", ["rounded-too-early"]),
        (AT_A_PUMP, "9.54 mL/h", "Right before rounding.", ["rounded-in-the-wrong-place"]),
        (AT_A_PUMP, "9.55 mL/h", "Right before rounding.", ["rounded-in-the-wrong-place"]),
        (EVENING, "19:51", "Right before rounding.", ["rounded-down"]),
        (VOLUME_OF_A_THIRD, "0.34 mL", "Right before rounding.", ["rounded-up"]),
    ],
)
def test_what_no_nearest_rounding_makes_of_the_answer_was_rounded_too_early_where_that_comes_to_it(
    request_: str, typed: str, says: str, ids: list[str]
) -> None:
    found = grade(solution(request_), typed)

    assert Verdict.WRONG_ROUNDING is (found.as_number_alone or found).verdict
    assert (found.as_number_alone or found).says.startswith(says)
    assert ids == [slip.id for slip in found.mistakes][: len(ids)]


def test_only_what_was_given_itself_is_told_to_be_converted() -> None:
    spoons = solution("household_conversion amount=15 mL", "tsp")
    told = "Not right yet. That is what you were given: convert it. Write the answer in tsp."

    assert [told, "Not right yet."] == [grade(spoons, typed).says for typed in ("15 mL", "15 L")]


OUNCES = "weight_from_pounds_and_ounces pounds=23 lb; ounces=4.5 oz"  # 10.6 kg, which is 23.28125 lb
DILUTED = "diluted_concentration stock_concentration=400 mg/250 mL; stock_volume=1 mL; final_volume=10 mL"
GIVEN = "Not right yet. That is one of the amounts you were given, not the answer."
CONVERT = "Not right yet. That is what you were given: convert it."


@pytest.mark.parametrize(
    ("request_", "asked", "typed", "verdict", "says"),
    [
        (OUNCES, "kg", "23 lb", Verdict.WRONG, f"{GIVEN} Write the answer in kg."),
        (OUNCES, "kg", "4.5 oz", Verdict.WRONG, f"{GIVEN} Write the answer in kg."),
        (OUNCES, "kg", "23 oz", Verdict.WRONG, "Not right yet."),
        (OUNCES, "kg", "23.2 lb", Verdict.WRONG_ROUNDING, None),
        ("weight_from_pounds_and_ounces pounds=8.25 lb; ounces=1 oz", "kg", "8.2 lb", Verdict.WRONG, "Not right yet."),
        ("weight_conversion weight=23.28 lb", "kg", "23.2 lb", Verdict.WRONG, f"{CONVERT} Write the answer in kg."),
        (
            "weight_dose_capped dose_per_weight=50 mg/kg; weight=30 kg; dose_limit=1 g",
            "mg",
            "1 g",
            Verdict.WRONG_UNIT,
            None,
        ),
        (DILUTED, "mcg/mL", "1.6 mg/mL", Verdict.WRONG, "Not right yet."),
        (
            DILUTED.replace("400 mg/250 mL", "2 mg/mL"),
            "mcg/mL",
            "2 mg/mL",
            Verdict.WRONG,
            f"{GIVEN} Write the answer in mcg/mL.",
        ),
    ],
)
def test_one_of_several_amounts_that_were_given_is_no_rounding_of_the_answer(
    request_: str, asked: str, typed: str, verdict: Verdict, says: str | None
) -> None:
    found = grade(solution(request_, asked), typed)

    assert (verdict, says or found.says) == (found.verdict, found.says)


LABEL = "concentration_conversion concentration=500 mg/250 mL"  # 2 mg/mL
DIVIDED = "That comes to the right answer, but it still needs to be divided: write the answer in mg/mL."


@pytest.mark.parametrize(
    ("request_", "asked", "typed", "says"),
    [
        (
            LABEL,
            "mg/mL",
            "500 mg/250 mL",
            "That is what you were given; you still need to divide: write one number with its unit.",
        ),
        (LABEL, "mg/mL", "20 mg/10 mL", DIVIDED),
        (LABEL, "mg/mL", "0.5 g/250 mL", DIVIDED),
        (
            "ratio_strength concentration=1 g/5,000 mL",
            "",
            "1 g/5,000 mL",
            "That is what you were given: write it as a ratio, such as 1:500.",
        ),
    ],
)
def test_a_label_that_is_written_back_is_what_was_given(request_: str, asked: str, typed: str, says: str) -> None:
    found = grade(solution(request_, asked), typed)

    assert says == found.says
    assert (found.verdict is Verdict.WRONG_UNIT) == (says == DIVIDED)
    assert (typed == "0.5 g/250 mL") == bool(found.mistakes)


@pytest.mark.parametrize(
    ("request_", "typed", "ids"),
    [
        (PUMP, "26.2 mL/2 h", []),
        (PUMP, "6.55 mL/30 min", ["wrong-unit"]),
        (PUMP, "0.0131 L/h", ["wrong-unit"]),
        (RATIO, "1 g/2,500 mL", []),
        (RATIO, "0.0004 g/mL", []),
        (RATIO, "2,500", []),
        (RATIO, "0.4 mg/mL", ["wrong-unit"]),
    ],
)
def test_another_unit_is_a_mistake_only_where_it_is_another(request_: str, typed: str, ids: list[str]) -> None:
    found = grade(solution(request_), typed)

    assert Verdict.WRONG_UNIT is found.verdict
    assert ids == [slip.id for slip in found.mistakes]
    assert ("Almost: check the unit." if ids else "Almost: check the form.") == found.title


def test_a_date_without_the_time_that_was_asked_for_is_not_right() -> None:
    day = solution("discard_date opened=2026-03-05; limit=28 days; expiry=2026-12-31")  # 2026-04-02

    assert "Correct." == grade(day, "2026-04-02").says
    assert "Not right yet." == grade(day, "2026-04-03").says


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13.1 mL/h", "13.1 mL/h"),
        ("13.1", "13.1 mL/h"),
        ("0.0131 L/h", "13.1 mL/h"),
        ("0.5 mL/min", "30 mL/h"),
        ("13.1 mg/h", None),
        ("about 13", None),
    ],
)
def test_an_answer_goes_on_as_a_quantity_in_the_unit_that_was_asked_for(typed: str, meant: str | None) -> None:
    found = understood(solution(PUMP), typed)

    assert meant == (found if found is None else str(found))
    assert found is None or (found.unit, found.name) == (given("1 mL/h").unit, "pump rate")


def test_a_time_goes_on_as_it_was_typed_and_hours_and_minutes_run_together_do_not() -> None:
    assert "8 min" == str(understood(solution(TIME), "8 min"))
    assert understood(solution(TIME), "529") is None


def test_a_ratio_and_a_time_go_on_as_what_they_are() -> None:
    found = [understood(solution(request), typed) for request, typed in ((RATIO, "1:2,500"), (END, "04:35"))]

    assert ["1:2,500", "04:35"] == [str(one) for one in found if isinstance(one, Worked)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2500", "1:2,500"),
        ("0.0004", "1:2,500"),
        ("2000", "1:2,000"),
        ("1:2,000", "1:2,000"),
        ("0", None),
        ("0 g/mL", None),
    ],
)
def test_of_a_ratio_a_number_alone_goes_on_as_what_it_can_be_meant_for(typed: str, meant: str | None) -> None:
    found = understood(solution(RATIO), typed)

    assert meant == (found if found is None else str(found))


@pytest.mark.parametrize(("by", "meant"), [("pharmacy", "3 tsp"), ("exact", "3.0432… tsp")])
def test_a_household_measure_goes_on_by_the_values_of_the_policy(by: str, meant: str) -> None:
    assert meant == str(understood(solution("household_conversion amount=15 mL", "tsp", by), "15 mL"))


@pytest.mark.parametrize(("typed", "read"), [("1:10", "1:10"), ("14:30", "14:30"), ("2026-03-05", "2026-03-05")])
def test_what_is_of_another_kind_is_compared_with_no_slip_and_costs_no_try(typed: str, read: str) -> None:
    found = grade(solution(PUMP), typed)

    assert (Verdict.UNREADABLE, (), "") == (found.verdict, found.mistakes, found.pointed_out)
    assert found.says.startswith(f"{read} is a ")
    with pytest.raises(OfAnotherKind) as refused:
        in_its_form(solution(PUMP).form, solution(PUMP).unit, typed)
    assert (typed, 0, len(typed)) == (refused.value.text, refused.value.start, refused.value.end)


def test_a_ratio_is_a_strength_in_another_form_where_a_strength_is_asked_for() -> None:
    percent = solution("percent_strength amount=4.5 g; volume=500 mL")  # 0.9%

    assert Verdict.WRONG is grade(percent, "1:100").verdict
    assert "1:100" == grade(percent, "1:100").read_as


@pytest.mark.parametrize(
    ("typed", "ids", "told"),
    [
        ("13.1", ["unit-left-out"], 0),
        ("13.1 mg/h", ["wrong-unit"], 0),
        ("13.2 mL/h", ["rounded-up"], 1),
        ("28.9 mL/h", ["not-converted"], 1),
    ],
)
def test_what_the_verdict_says_of_a_unit_is_not_told_again(typed: str, ids: list[str], told: int) -> None:
    found = grade(solution(PUMP), typed)

    assert ids == [slip.id for slip in found.mistakes]
    assert told == len(found.reasons)


def test_what_is_right_or_carried_forward_was_worked_rightly_and_nothing_else() -> None:
    rightly = {Verdict.CORRECT, Verdict.UNSAFE_FORM, Verdict.CARRIED_FORWARD}

    assert rightly == {verdict for verdict in Verdict if verdict.is_worked_rightly}


SUPPOSITORIES = (
    "suppository_base suppositories=12 suppositories; mold_capacity=2 g/suppository; drug_amount=100 mg/suppository"
)


@pytest.mark.parametrize("typed", ["24 g", "24"])
def test_a_result_on_the_way_is_told_alone_and_not_shown_to_whoever_typed_it(typed: str) -> None:
    (found,) = grade(solution(f"{SUPPOSITORIES}; density_factor=1.1"), typed).mistakes  # 22.91 g

    assert ("stopped-too-early", "") == (found.id, found.here)

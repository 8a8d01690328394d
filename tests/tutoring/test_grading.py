"""Every verdict, by examples that a person can check and by laws over every template of the bank."""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.given import given as quantity
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.typed_text import Refusal
from dosecalc.quantities.units import spelled, unit
from dosecalc.tutoring.grading import grade, is_wrong
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.other_roundings import is_another_rounding
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.tutoring.verdict import Grade, Verdict
from tests.posed import Posed, every_part
from tests.typed_texts import any_text, typed_times

CORRECT, UNSAFE, ROUNDING = Verdict.CORRECT, Verdict.UNSAFE_FORM, Verdict.WRONG_ROUNDING
UNIT, NO_UNIT, WRONG, UNREADABLE = Verdict.WRONG_UNIT, Verdict.MISSING_UNIT, Verdict.WRONG, Verdict.UNREADABLE
SEEDS = (0, 1, 2)


@cache
def solution(request: str, to: str = "", by: str = "pharmacy") -> Solution:
    """A calculation with its givens in one text: `weight_dose dose_per_weight=10 mg/kg; weight=50 kg`."""
    name, _, givens = request.partition(" ")
    return solve(calculation(name), read_givens(givens.split("; ")), policy(by), read_target(to))


WHOLE_LITER = "additive_volume ordered_concentration=30 mEq/L; bag_volume=500 mL; stock_concentration=10 mEq/5 mL"
PUMP = "pump_rate dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL"  # 13.125 mL/h
DOSE = "weight_dose dose_per_weight=10 mg/kg; weight=50 kg"  # 500 mg
MICROGRAMS = "metric_conversion amount=0.5 mg"  # 500 mcg
INSULIN = "weight_dose dose_per_weight=0.25 units/kg; weight=40 kg"  # 10 units
TABLETS = "tablets dose=0.25 mg; strength=125 mcg/tablet"  # 2 tablets
VOLUME = "injection_volume dose=4 mg; concentration=8 mg/mL"  # 0.5 mL
DRIP = "drip_rate volume=1 L; duration=8 h; drop_factor=15 gtt/mL"  # 31.25 gtt/min
END = "infusion_end start=22:15; volume=380 mL; pump_rate=60 mL/h"  # 04:35 the next day
SAME_DAY = "infusion_end start=06:00; volume=100 mL; pump_rate=50 mL/h"  # 08:00
TIME = "infusion_time volume=600 mL; pump_rate=80 mL/h"  # 7 h 30 min
RATIO = "ratio_strength concentration=0.04%"  # 1:2,500
PERCENT = "percent_strength amount=4.5 g; volume=500 mL"  # 0.9%
WEIGHT = "weight_conversion weight=2,500 g"  # 2.5 kg
POUNDS = "weight_conversion weight=5.5 lb"  # 2.5 kg
THIRDS = "ratio_strength concentration=0.03%"  # 1:3,333, rounded from 3,333.3333…
LATER = (
    "infusion_end start=23:15; volume=113 mL; pump_rate=70 mL/h"  # 00:52 the next day, rounded up from 6/7 past 00:51
)
LATE = "infusion_end start=23:15; volume=110 mL; pump_rate=70 mL/h"  # 00:49 the next day, rounded from 2/7 past it
SHORT = "infusion_time volume=100 mL; pump_rate=70 mL/h"  # 1 h 26 min, rounded from 1.4286 h
SPOONS = "household_conversion amount=17.26 mL"  # 3.5 tsp of 5 mL, rounded from 3.452
MILLILITERS = "injection_volume dose=1.42 mg; concentration=1 mg/mL"  # 1.4 mL
FIRST_DAY = "discard_date opened=0001-01-01; limit=28 days; expiry=2026-04-30"  # slips lead to days before it
FEVER = "celsius_from_fahrenheit temperature=98.6 °F"  # 37 °C
FACTOR = "dilution_factor transferred_volume=0.1 mL; final_volume=10 mL"  # 100

EXAMPLES: dict[tuple[str, str], dict[str, Verdict]] = {
    (PUMP, ""): {
        **dict.fromkeys(("13.1 mL/h", "13.1 ml/hr", "13.1mL/h", "+13.1 mL per hour", " 13.1 mL/h "), CORRECT),
        **dict.fromkeys(("13.10 mL/h", "13.1 cc/h", "13.1 cc/hr"), UNSAFE),
        **dict.fromkeys(("13.125 mL/h", "13.13 mL/h", "13 mL/h", "13.12 mL/h", "13.2 mL/h"), ROUNDING),
        **dict.fromkeys(("0.0131 L/h", "13.1 mL", "13.1 mg/h", "13.1 mL/min", "13.1 gtt/min", "0.21875 mL/min"), UNIT),
        "6.55 mL/30 min": UNIT,
        **dict.fromkeys(("13.1", "13.10"), NO_UNIT),
        **dict.fromkeys(("28.9 mL/h", "131.3 mL/h", "1.31 mL/h", "0 mL/h", "10 mL/h", "14 mL/h", "5 mg", "131"), WRONG),
        **dict.fromkeys(
            ("13,1 mL/h", "13.1 mL/m", "13.1 mL hr", "131/10 mL/h", "-13.1 mL/h", "", "about 13", "1:10"), UNREADABLE
        ),
    },
    (DOSE, ""): {
        **dict.fromkeys(("500 mg", "500 mg/dose", "500 milligrams", "5e2 mg"), CORRECT),
        **dict.fromkeys(("500.0 mg",), UNSAFE),
        **dict.fromkeys(("0.5 g", ".5 g", "½ g", "500,000 mcg", "500 mcg", "500 mL", "500 mg/kg", "500 mg/day"), UNIT),
        **dict.fromkeys(("500",), NO_UNIT),
        **dict.fromkeys(("50 mg", "5,000 mg", "5 g", "505 mg"), WRONG),
        **dict.fromkeys(("5OO mg", "500 gr", "500 mg or so"), UNREADABLE),
    },
    (MICROGRAMS, "mcg"): {
        **dict.fromkeys(("500 mcg", "500 micrograms"), CORRECT),
        **dict.fromkeys(("500 µg", "500 μg", "500 ug"), UNSAFE),
        **dict.fromkeys(("500 mg", "0.0005 g", "500 mcg/dose"), UNIT),
        **dict.fromkeys(("5,000 mcg", "0.5 mg"), WRONG),
    },
    (INSULIN, ""): {
        **dict.fromkeys(("10 units", "10 unit", "10 Units"), CORRECT),
        **dict.fromkeys(("10 U", "10U", "10 IU", "10.0 units"), UNSAFE),
        **dict.fromkeys(("10 mg", "10 mL", "10 units/h"), UNIT),
        **dict.fromkeys(("10",), NO_UNIT),
    },
    (TABLETS, ""): {
        **dict.fromkeys(("2 tablets", "2 tabs", "2 tablet"), CORRECT),
        **dict.fromkeys(("2.0 tablets",), UNSAFE),
        **dict.fromkeys(("2 capsules", "2 mg"), UNIT),
        **dict.fromkeys(("2",), NO_UNIT),
        **dict.fromkeys(("half a tablet", "one tablet", "½ tab", "1 1/2 tab"), WRONG),
    },
    (VOLUME, ""): {
        **dict.fromkeys(("0.5 mL", "½ mL", "1/2 mL", "half mL"), CORRECT),
        **dict.fromkeys((".5 mL", "0.50 mL", ".50 mL", "0.5 cc", ".5cc"), UNSAFE),
        **dict.fromkeys(("0.0005 L", "500 microL", "0.5 L"), UNIT),
        **dict.fromkeys(("0.5", ".5"), NO_UNIT),
        **dict.fromkeys(("5 mL", "0.05 mL"), WRONG),
    },
    (DRIP, ""): {
        **dict.fromkeys(("31 gtt/min", "31 drops per minute"), CORRECT),
        **dict.fromkeys(("31.25 gtt/min", "31.3 gtt/min", "32 gtt/min"), ROUNDING),
        **dict.fromkeys(("31 gtt", "31 mL/min", "31 gtt/h"), UNIT),
    },
    (END, ""): {
        **dict.fromkeys(("04:35 the next day", "0435", "04:35", "4:35 am", "4:35 am next day", "04:35 +1"), CORRECT),
        **dict.fromkeys(("16:35", "03:35", "04:36", "4:35 pm next day"), WRONG),
        **dict.fromkeys(("4.35", "275 min", "28:35", "435 am tomorrow", "7 h"), UNREADABLE),
    },
    (SAME_DAY, ""): {
        **dict.fromkeys(("08:00", "0800", "8 am"), CORRECT),
        **dict.fromkeys(("08:00 the next day", "08:01", "20:00"), WRONG),
    },
    (TIME, ""): {
        **dict.fromkeys(("7 h 30 min", "7.5 h", "450 min", "7 hours and 30 minutes", "7 1/2 h", "27,000 s"), CORRECT),
        **dict.fromkeys(("7.50 h", "450.0 min"), UNSAFE),
        **dict.fromkeys(("450", "7.5"), NO_UNIT),
        **dict.fromkeys(("450 mL", "450 mg"), UNIT),
        **dict.fromkeys(("7 h 3 min", "73 h", "7 h"), WRONG),
        **dict.fromkeys(("7:30", "7 h 30", "7 h 90 min"), UNREADABLE),
    },
    (RATIO, ""): {
        **dict.fromkeys(("1:2,500", "1:2500", "1: 2,500"), CORRECT),
        **dict.fromkeys(("0.4 mg/mL", "0.0004 g/mL", "1 g/2,500 mL", "0.0004", "2,500"), UNIT),
        **dict.fromkeys(("1:25,000", "1:250", "0", "0%", "0.04%", "1 g/250 mL", "0 g/5 mL", "1/25"), WRONG),
        **dict.fromkeys(("2,500:1", "1:2,50", "1:0", "1/2,500"), UNREADABLE),
    },
    (PERCENT, ""): {
        **dict.fromkeys(("0.9%", "0.9 percent", "0.9 % w/v"), CORRECT),
        **dict.fromkeys((".9%", "0.90%"), UNSAFE),
        **dict.fromkeys(("9 mg/mL", "0.9 mg/mL", "0.9 g/100 mL"), UNIT),
        **dict.fromkeys(("4.5 g/500 mL", "0.9 g/10 mL"), WRONG),
        **dict.fromkeys(("0.9",), NO_UNIT),
    },
    (WEIGHT, "kg"): {
        **dict.fromkeys(("2.5 kg", "2.5 kilos"), CORRECT),
        **dict.fromkeys(("2.5 lb", "2.5 mg"), UNIT),
        "2,500 g": WRONG,
    },
    (POUNDS, "kg"): {"2,500 g": UNIT, "2,500 mL": WRONG},
    (SPOONS, "tsp"): {"3.5 tsp": CORRECT, "17.3 mL": WRONG, "17.26 mL": WRONG},
    (MILLILITERS, ""): {"1.4 mL": CORRECT, "1.5 mL": ROUNDING, "1.6 mL": WRONG},
    (THIRDS, ""): {"1:3,333": CORRECT, "1:3,334": ROUNDING, "1:3,335": WRONG},
    (LATE, ""): {"00:49": CORRECT, "00:50": ROUNDING, "00:51": WRONG, "00:48": WRONG},
    (LATER, ""): {"00:52": CORRECT, "00:51": ROUNDING, "00:50": WRONG, "00:53": WRONG},
    (FACTOR, ""): {"100": CORRECT, "100.0": UNSAFE, "100 mL": UNIT, "10": WRONG, "50 mL": WRONG},
    (SHORT, ""): {
        "1 h 26 min": CORRECT,
        "1.43 h": ROUNDING,
        "1.42 h": ROUNDING,
        "85 min": ROUNDING,
        "1.4 h": WRONG,
        "1.5 h": WRONG,
    },
    (FEVER, ""): {
        **dict.fromkeys(("37 °C", "37 C", "37 degrees Celsius"), CORRECT),
        **dict.fromkeys(("37.0 °C",), UNSAFE),
        **dict.fromkeys(("37 °F",), UNIT),
        **dict.fromkeys(("98.6 °F",), WRONG),
        **dict.fromkeys(("37",), NO_UNIT),
    },
}
ROWS = [(*asked, typed, verdict) for asked, answers in EXAMPLES.items() for typed, verdict in answers.items()]
ALL_SOLUTIONS = [solution(request, to) for request, to in EXAMPLES]


@pytest.mark.parametrize(
    ("request_", "to", "typed", "verdict"), ROWS, ids=[f"{row[2]!a} is {row[3].value}" for row in ROWS]
)
def test_an_answer_gets_the_verdict_that_a_teacher_would_give(
    request_: str, to: str, typed: str, verdict: Verdict
) -> None:
    assert verdict is grade(solution(request_, to), typed).verdict
    assert (verdict is WRONG) is is_wrong(solution(request_, to), typed)


def test_every_verdict_has_an_example() -> None:
    assert set(Verdict) - {Verdict.CARRIED_FORWARD} == {row[3] for row in ROWS}


def test_a_verdict_says_what_was_read_for_people_and_for_machines() -> None:
    graded = grade(solution(PUMP), "13.10 ml/hr")

    assert ("13.1 mL/h", "13.1", "mL/h") == (graded.read_as, graded.value, graded.unit)
    assert ["trailing_zero"] == [notice.id for notice in graded.notices]


@pytest.mark.parametrize(
    ("request_", "typed", "read_as", "value", "unit"),
    [
        (TIME, "7.5 h", "7.5 h", "7.5", "h"),
        (TIME, "7 h 30 min", "7 h 30 min", "450", "min"),
        (END, "4:35 am next day", "04:35 the next day", "1715", "min"),
        (RATIO, "1:2500", "1:2,500", "2500", ""),
        (PUMP, "1/3 mL/h", "0.3333… mL/h", "1/3", "mL/h"),
        (DOSE, "1250 mg", "1,250 mg", "1250", "mg"),
        (DOSE, "500", "500", "500", ""),
        (PUMP, "400 mg/250 mL", "400 mg/250 mL", "1.6", "mg/mL"),
        ("next_fill_date filled=2026-03-05; days=30 days", "2026-04-04", "2026-04-04", "2026-04-04", ""),
    ],
)
def test_the_reading_is_echoed_in_safe_notation(request_: str, typed: str, read_as: str, value: str, unit: str) -> None:
    graded = grade(solution(request_), typed)

    assert (read_as, value, unit) == (graded.read_as, graded.value, graded.unit)


def test_what_cannot_be_read_is_pointed_at_and_has_no_value() -> None:
    graded = grade(solution(PUMP), "13,1 mL/h")

    why = Refusal.NOT_THOUSANDS
    assert Grade(Verdict.UNREADABLE, graded.says, pointed_out="13,1 mL/h\n^^^^", refusal=why) == graded
    assert graded.says.endswith("Did you mean 13.1?")


@pytest.mark.parametrize("typed", ["right", "wrong", "do not know"])
def test_a_word_for_a_number_is_told_what_to_write(typed: str) -> None:
    graded = grade(solution(PUMP), typed)

    assert Verdict.UNREADABLE is graded.verdict
    assert "A number is needed here, not a word: write the answer in mL/h." == graded.says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("3 times daily", "The unit 'times' is not known. Write the answer in mL/h."),
        ("3 presses/h", "The unit 'presses' is not known. Write the answer in mL/h."),
        ("3 tablts", "The unit 'tablts' is not known. Did you mean tablet?"),
    ],
)
def test_a_word_that_is_no_unit_is_told_in_what_to_answer(typed: str, says: str) -> None:
    graded = grade(solution(PUMP), typed)

    assert (Verdict.UNREADABLE, says) == (graded.verdict, graded.says)


def test_a_word_for_a_number_without_a_unit_is_told_to_write_the_number_alone() -> None:
    factor = calculation("dilution_factor")
    asked = solve(factor, {name: quantity(text) for name, text in factor.examples.items()}, policy("pharmacy"))

    assert "A number is needed here, not a word: write a number alone." == grade(asked, "many").says


@pytest.mark.parametrize(
    ("typed", "first"),
    [*dict.fromkeys(["12%", "7%", " 7"], "A word is needed here, not a number. ").items(), ("inside", "")],
)
def test_a_number_for_a_word_is_told_the_words(typed: str, first: str) -> None:
    verdict = solve(
        calculation("change_verdict"),
        {"change": quantity("12%"), "highest_change": quantity("25%")},
        policy("pharmacy"),
    )
    graded = grade(verdict, typed)

    assert Verdict.UNREADABLE is graded.verdict
    assert f"{first}Write one of these words: within, over." == graded.says


def test_a_missing_unit_names_the_unit() -> None:
    assert grade(solution(PUMP), "13.1").says.endswith("Write the answer in mL/h.")


def test_a_wrong_rounding_states_the_rule() -> None:
    assert "Right before rounding. Round to the nearest tenth." == grade(solution(PUMP), "13.125 mL/h").says


def test_wrong_says_nothing_that_gives_the_key_away() -> None:
    assert "Not right yet." == grade(solution(PUMP), "28.9 mL/h").says


@pytest.mark.parametrize(
    ("request_", "typed", "slip"),
    [
        (PUMP, "28.9 mL/h", "not-converted"),
        (PUMP, "0.0289 L/h", "not-converted"),
        (PUMP, "28.9", "not-converted"),
        (RATIO, "1:250", "zero-too-few"),
        (RATIO, "1:25,000", "zero-too-many"),
    ],
)
def test_the_mistake_behind_a_number_is_named_in_whatever_unit_it_stands(request_: str, typed: str, slip: str) -> None:
    assert [slip] == [each.id for each in grade(solution(request_), typed).mistakes]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("28.9 tablets", []),
        ("28.9 mg/h", []),
        ("5 tablets", []),
        ("250 mL", ["number-of-the-label"]),
        ("400 mg", ["number-of-the-label"]),
        ("400 mL", []),
        ("250 mg", []),
        ("350 mcg/min", ["stopped-too-early"]),
        ("0.1875 mcg/kg/min", ["left-out"]),
        ("28.9 kg", ["not-converted"]),
        ("28.9 lb", []),
        ("274 min/mL", ["upside-down"]),
        ("250 mL/h", ["number-of-the-label"]),
        ("400 mL/h", ["number-of-the-label"]),
    ],
)
def test_a_number_in_a_unit_of_another_kind_is_explained_only_by_where_it_stands_so(
    typed: str, found: list[str]
) -> None:
    """5 tablets for a rate of the pump are no conversion that went wrong."""
    assert found == [each.id for each in grade(solution(PUMP), typed).mistakes]


@pytest.mark.parametrize(
    ("request_", "slip", "there"),
    [
        (WHOLE_LITER, "order-for-a-whole-liter", ["mEq"]),
        ("clark_dose adult_dose=600 mg; weight=25 kg", "kilograms-in-clarks-rule", ["lb"]),
        (PUMP, "hours-taken-for-minutes", ["mL/h"]),
        (PUMP, "upside-down", ["min/mL"]),
        (PUMP, "digits-swapped", ["lb"]),
        (PUMP, "stopped-too-early", ["mg/min", "mcg/min"]),
        (PUMP, "tenfold-too-large", []),
    ],
)
def test_a_slip_comes_to_the_unit_of_its_step_as_it_was_done(request_: str, slip: str, there: list[str]) -> None:
    found = next(each for each in slips(solution(request_)) if each.id == slip)
    units = ("mEq", "mL", "lb", "kg", "mL/h", "h", "min/mL", "mL/min", "mg/min", "mcg/min")

    assert there == [name for name in units if found.comes_to(unit(name))]


def test_a_number_that_stands_on_the_label_comes_before_two_slips_together() -> None:
    """40 mL of 40 mg/4 mL: the 40 was read off, and no volume had its point moved as well."""
    volume = solution("injection_volume dose=25 mg; concentration=40 mg/4 mL")
    (slip,) = grade(volume, "40 mL").mistakes

    assert ("number-of-the-label", "40 mg/4 mL") == (slip.id, slip.here)
    assert "you gave the 40 of the concentration (40 mg/4 mL) as the answer" == slip.says
    assert "whole-volume-of-the-label" == grade(volume, "4 mL").mistakes[0].id


def test_a_mistake_is_looked_for_by_the_household_measures_of_the_policy() -> None:
    found = grade(solution("household_conversion amount=15 mL", "tsp"), "150 mL").mistakes

    assert ["tenfold-too-large"] == [slip.id for slip in found]


def test_a_mistake_does_not_show_the_right_answer_where_that_is_one_of_its_numbers() -> None:
    bags = "smallest_bag least_volume=245 mL; small_bag=250 mL; middle_bag=500 mL; large_bag=1,000 mL"  # 250 mL
    found = {slip.id: slip for slip in grade(solution(bags), "520 mL").mistakes}["digits-swapped"]

    assert ("", "you swapped two digits of the small bag (that result): 520 mL") == (found.here, found.says)


def tolerant(request: str, steps: int) -> Solution:
    found = solution(request)
    return replace(found, policy=replace(found.policy, tolerance_steps=steps))


@pytest.mark.parametrize(
    ("request_", "steps", "typed", "verdict"),
    [
        (PUMP, 1, "13.2 mL/h", CORRECT),
        (PUMP, 1, "13 mL/h", CORRECT),
        (PUMP, 1, "13.3 mL/h", WRONG),
        (PUMP, 1, "13.15 mL/h", WRONG),
        (PUMP, 1, "12.9 mL/h", WRONG),
        (PUMP, 2, "13.3 mL/h", CORRECT),
        (PUMP, 2, "26.6 mL/2 h", UNIT),
        (PUMP, 1, "13.20 mL/h", UNSAFE),
        (PUMP, 1, "13.2", NO_UNIT),
        (DRIP, 1, "32 gtt/min", CORRECT),
        (DRIP, 2, "34 gtt/min", WRONG),
        (TIME, 1, "7 h 31 min", CORRECT),
        (TIME, 1, "7 h 32 min", WRONG),
        (SAME_DAY, 1, "08:01", CORRECT),
        (SAME_DAY, 1, "08:02", WRONG),
        (RATIO, 1, "1:2,501", CORRECT),
    ],
)
def test_a_tolerance_counts_steps_of_the_last_place(request_: str, steps: int, typed: str, verdict: Verdict) -> None:
    assert verdict is grade(tolerant(request_, steps), typed).verdict


@pytest.mark.parametrize("by", ["pharmacy", "nursing"])
def test_without_a_tolerance_the_key_alone_is_right(by: str) -> None:
    for posed in every_part(by, (1,)):
        found = posed.solution
        key = as_written(found.rounded.number, found.rounded.form)
        of_policy = found.policy.accepted(found.written_number, found.rule) if found.is_rounded else {key}

        assert {key} == found.accepted == of_policy, posed.identity


def test_a_tolerance_near_zero_never_accepts_nothing_at_all() -> None:
    small = tolerant("injection_volume dose=0.4 mg; concentration=20 mg/mL", 3)  # 0.02 mL

    assert "0.02 mL" == str(small.rounded)
    assert WRONG is grade(small, "0 mL").verdict


@pytest.mark.parametrize(
    ("request_", "key", "refused"),
    [
        ("vials dose=500 mg; vial_amount=400 mg/vial", "2 vials", ("1 vial", "3 vials")),
        ("tablets dose=0.25 mg; strength=0.25 mg/tablet", "1 tablet", ("2 tablets", "0 tablets")),
        ("injection_volume dose=2 mg; concentration=20 mg/mL", "0.1 mL", ("0.11 mL", "0.12 mL", "0.09 mL", "1 mL")),
    ],
)
def test_a_tolerance_never_makes_another_dose_of_a_small_one(request_: str, key: str, refused: tuple[str, ...]) -> None:
    lenient = tolerant(request_, 2)

    assert key == str(lenient.rounded)
    assert CORRECT is grade(lenient, key).verdict
    assert [] == [typed for typed in refused if grade(lenient, typed).verdict.is_right]


@pytest.mark.parametrize(
    ("request_", "key", "taken", "refused"),
    [
        ("vials dose=15,900 mg; vial_amount=400 mg/vial", "40 vials", "41 vials", "39 vials"),
        (
            (
                "potassium_phosphates_volume phosphate=45 mmol; phosphate_concentration=3 mmol/mL; "
                "potassium_limit=40.4 mEq; potassium_concentration=4.7 mEq/mL"
            ),
            "8.5 mL",
            "8.4 mL",
            "8.6 mL",
        ),
    ],
)
def test_a_tolerance_takes_nothing_on_the_wrong_side_of_a_limit(
    request_: str, key: str, taken: str, refused: str
) -> None:
    lenient = tolerant(request_, 1)

    assert key == str(lenient.rounded)
    assert [True, False] == [grade(lenient, typed).verdict.is_right for typed in (taken, refused)]


def test_no_tolerance_takes_in_more_than_a_twentieth_or_what_is_beyond_a_limit() -> None:
    near = [
        (posed.identity, posed.solution, accepted - {key})
        for posed in every_problem("pharmacy")
        if posed.solution.form.is_rounded
        for accepted in [replace(posed.solution, policy=replace(posed.solution.policy, tolerance_steps=2)).accepted]
        for key in [as_written(posed.solution.rounded.number, posed.solution.rounded.form)]
        if accepted - {key}
    ]
    limits = [found for found in near if found[1].rule.direction != "nearest"]
    side = {"down": max, "up": min}

    assert len(near) > 100
    assert len(limits) > 20
    assert [] == [
        identity
        for identity, found, numbers in near
        if any(abs(number / found.written_number - 1) > Fraction(1, 20) for number in numbers)
    ]
    assert [] == [
        identity
        for identity, found, numbers in limits
        for furthest in [side[found.rule.direction]]
        if furthest(*numbers, found.written_number) != found.written_number
    ]


def test_rounding_kilograms_first_leads_to_another_key_under_another_policy() -> None:
    request = "pump_rate dose_rate=5 mcg/kg/min; weight=151 lb; concentration=400 mg/250 mL"
    keys = {name: str(solution(request, by=name).rounded) for name in ("nursing", "whole-pump")}

    assert {"nursing": "12.9 mL/h", "whole-pump": "13 mL/h"} == keys
    for name, key in keys.items():
        assert CORRECT is grade(solution(request, by=name), key).verdict


def every_problem(by: str) -> tuple[Posed, ...]:
    return every_part(by, SEEDS)


def faulty(problems: Iterable[Posed], typed: dict[str, str], verdict: Verdict) -> list[tuple[str, str, str]]:
    """Identity, answer and verdict of every problem whose answer is not judged so."""
    found = [
        (problem.identity, text, grade(problem.solution, text).verdict.value)
        for problem in problems
        if (text := typed.get(problem.identity, ""))
    ]
    return [row for row in found if row[2] != verdict.value]


@pytest.mark.parametrize("by", policy_names())
def test_the_key_as_it_is_printed_is_always_correct(by: str) -> None:
    problems = every_problem(by)
    keys = {problem.identity: problem.key for problem in problems}

    assert [] == faulty(problems, keys, CORRECT)


@pytest.mark.parametrize("by", policy_names())
def test_the_key_without_its_unit_is_never_correct(by: str) -> None:
    problems = [problem for problem in every_problem(by) if problem.key != bare_key(problem)]
    bare = {problem.identity: bare_key(problem) for problem in problems}
    ratios = [problem for problem in problems if problem.solution.exact.form == "ratio"]

    assert [] == faulty(ratios, bare, UNIT)
    assert [] == faulty([problem for problem in problems if problem not in ratios], bare, NO_UNIT)


def bare_key(problem: Posed) -> str:
    """The key without its unit; as it is, where it never has one."""
    form, number = problem.solution.exact.form, problem.solution.rounded.number
    if form == "ratio":
        return problem.key.removeprefix("1:")
    if form == "duration":
        return f"{int(number):,}"
    return problem.key if form else problem.key.removesuffix(unit_in(problem)).strip()


def unit_in(problem: Posed) -> str:
    of = problem.solution.unit
    return next(text for text in (spelled(of), spelled(of, one=True)) if problem.key.endswith(text))


def plainly_written(by: str) -> list[Posed]:
    return [problem for problem in every_problem(by) if not problem.solution.exact.form]


@pytest.mark.parametrize("by", policy_names())
def test_the_key_with_a_trailing_zero_is_right_but_unsafe(by: str) -> None:
    problems = plainly_written(by)
    typed = {
        problem.identity: re.sub(r"^[\d,]+(\.\d+)?", lambda found: found[0] + ("0" if found[1] else ".0"), problem.key)
        for problem in problems
    }

    assert [] == faulty(problems, typed, UNSAFE)


@pytest.mark.parametrize("by", policy_names())
def test_the_key_with_a_naked_decimal_is_right_but_unsafe(by: str) -> None:
    problems = [problem for problem in plainly_written(by) if problem.key.startswith("0.")]

    assert problems
    assert [] == faulty(problems, {problem.identity: problem.key[1:] for problem in problems}, UNSAFE)


@pytest.mark.parametrize("by", policy_names())
@pytest.mark.parametrize(
    ("safe", "unsafe"), [("mL", "cc"), ("mL", "CC"), ("mcg", "µg"), ("mcg", "μg"), ("units", "U"), ("units", "IU")]
)
def test_the_key_in_an_unsafe_unit_is_right_but_unsafe(by: str, safe: str, unsafe: str) -> None:
    typed = {
        problem.identity: re.sub(rf"\b{safe}\b", unsafe, problem.key)
        for problem in plainly_written(by)
        if safe in re.split(r"[ /]", problem.key)
    }

    assert typed
    assert [] == faulty(plainly_written(by), typed, UNSAFE)


@pytest.mark.parametrize("by", policy_names())
def test_ten_times_and_a_tenth_of_the_key_are_never_right(by: str) -> None:
    wrong = []
    for problem in plainly_written(by):
        rounded = problem.solution.rounded
        for factor in (Fraction(10), Fraction(1, 10), Fraction(1000), Fraction(1, 1000)):
            if not rounded.number:  # ten times nothing is nothing
                continue
            text = str(replace(rounded, number=rounded.number * factor, per=Fraction(1)))
            verdict = grade(problem.solution, text, explained_by=unexplained).verdict
            wrong += [(problem.identity, text, verdict.value)] if verdict.is_right else []

    assert [] == wrong


@given(st.sampled_from(ALL_SOLUTIONS), st.one_of(any_text, typed_times))
@example(solution(VOLUME), "5 mg/%")
@example(solution(RATIO), "0")
@example(solution(RATIO), "0 ppm")
@example(solution(RATIO), "0 g/5 mL")
@example(solution(FIRST_DAY), "2026-04-30")
@example(solution(TIME), "0 h")
@example(solution(PUMP), "1e9 million mL/h")
@example(solution(PUMP), "1e-9 mL/s")
@example(solution(END), "\ud800")
@example(solution(PUMP), "1:1")
@example(solution(PUMP), "14:30")
def test_no_text_makes_the_grader_raise(asked: Solution, text: str) -> None:
    graded = grade(asked, text)

    assert graded.says
    assert (graded.verdict is WRONG) is is_wrong(asked, text)
    assert (graded.verdict is Verdict.UNREADABLE) == (not graded.read_as)
    of_another_kind = re.search(r" is a (ratio|clock time|date|date and a time): write ", graded.says) is not None
    assert bool(graded.pointed_out) == (graded.verdict is Verdict.UNREADABLE and not of_another_kind)


AMOUNTS = st.sampled_from(("5", "0", "0.5", "1e9", "1e-9", "1/3", "123456789012345", "13.1", "1:5"))
UNITS = st.sampled_from(
    *[
        [
            f"{above}{below}"
            for above in (
                "mg",
                "g",
                "mcg",
                "mL",
                "L",
                "kg",
                "lb",
                "%",
                "ppm",
                "h",
                "min",
                "units",
                "gtt",
                "°C",
                "tab",
                "in",
            )
            for below in ("", "/mL", "/h", "/kg", "/%", "/ppm", "/min/kg", "/5 mL", "/dose", "/0.001 mg")
        ]
    ]
)


@given(st.sampled_from(ALL_SOLUTIONS), AMOUNTS, UNITS)
@example(solution(RATIO), "0", "g/5 mL")
@example(solution(TIME), "0", "h/5 doses")
def test_no_quantity_makes_the_grader_raise(asked: Solution, amount: str, unit: str) -> None:
    graded = grade(asked, f"{amount} {unit}")

    assert graded.says
    assert (graded.verdict is WRONG) is is_wrong(asked, f"{amount} {unit}")


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=1000), st.integers(0, 6))
def test_a_number_rounded_anywhere_near_is_called_another_rounding(exact: Fraction, places: int) -> None:
    typed = Fraction(int(exact * 10**places + Fraction(1, 2)), 10**places)
    is_near = typed > 0 and abs(typed - exact) <= max(exact / 20, min(Fraction(1, 10), exact / 5))

    assert is_near is is_another_rounding(typed, exact, Fraction(1, 10))


@given(st.fractions(min_value=1, max_value=1000, max_denominator=100))
def test_twice_and_half_the_number_are_no_rounding_of_it(exact: Fraction) -> None:
    factors = (Fraction(2), Fraction(1, 2), Fraction(10), Fraction(1, 10))

    assert [False] * 4 == [is_another_rounding(exact * factor, exact, Fraction(1, 10)) for factor in factors]


@pytest.mark.parametrize(
    ("request_", "typed", "said"),
    [
        (PUMP, "28.9", ["The unit is missing, too: write the answer in mL/h."]),
        (TIME, "3", ["The unit is missing, too: write hours and minutes, such as 7 h 30 min."]),
        (PUMP, "28.9 mL/h", []),
        (PUMP, "28.9 mL", []),  # of a wrong unit the verdict speaks
        (PUMP, "13.1", []),  # and of the right number without its unit
        (END, "3", []),
        (RATIO, "250", []),
    ],
)
def test_a_wrong_number_without_its_unit_is_told_so(request_: str, typed: str, said: list[str]) -> None:
    assert said == [notice.says for notice in grade(solution(request_), typed).notices if notice.id == "unit-left-out"]


def test_a_missing_unit_is_told_of_wrong_numbers_just_where_the_right_one_would_lack_it() -> None:
    """Over every template: whoever was not told of the unit may leave it out next time."""
    for posed in every_part("pharmacy", (0,)):
        of = posed.part.solution
        wrong = grade(of, "98,765.4321", explained_by=unexplained)
        right = grade(of, f"{plain_decimal(of.rounded.number / of.exact.per)}", explained_by=unexplained)

        is_told = any(notice.id == "unit-left-out" for notice in wrong.notices)
        is_amount = of.form.name not in {"ratio", "safe quantity"}  # whose shape is told instead
        assert is_told is (is_amount and right.verdict is NO_UNIT), posed.identity

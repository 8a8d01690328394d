"""Where slips lead for other givens than those of the examples, and which givens do not invite them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.slips.formulas import formula_slips
from dosecalc.tutoring.slips.givens import label_turns
from dosecalc.tutoring.slips.in_the_steps import in_the_steps
from dosecalc.tutoring.slips.in_the_steps import led as turned
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.wrong_numbers import wrong_numbers
from dosecalc.tutoring.solving import Solution, solve
from tests.posed import every_part


def solved(name: str, by: str = "pharmacy", asked: str = "", **changed: str) -> Solution:
    """The calculation with the givens of its example, some of them changed."""
    of = calculation(name)
    texts = {**of.examples, **changed}
    read = {each: given(text, "duration" if "h " in text else "") for each, text in texts.items()}
    return solve(of, read, policy(by), unit(asked) if asked else None)


def led(solution: Solution) -> dict[str, str]:
    """What each slip comes to, by its name."""
    return {slip.id: str(replace(solution.exact, number=slip.number)) for slip in slips(solution)}


LEADING = [
    ("household_conversion", {"asked": "mg", "amount": "10 grains"}, "other-grain", "600 mg"),
    ("household_conversion", {"by": "nursing", "asked": "mg", "amount": "10 grains"}, "other-grain", "650 mg"),
    ("household_conversion", {"by": "exact", "asked": "mg", "amount": "10 grains"}, "other-grain", "600 mg"),
    ("household_conversion", {"asked": "mL", "amount": "2 pints"}, "look-alike-measure", "480 mL"),
    ("weight_from_pounds_and_ounces", {"by": "exact", "ounces": "10 oz"}, "ounces-as-decimals", "4.1276… kg"),
    ("height_from_feet_and_inches", {"inches": "11 in"}, "inches-as-decimals", "155.7528 cm"),
    ("time_conversion", {"asked": "min", "duration": "1.5 h"}, "hours-of-a-hundred-minutes", "150 min"),
    ("time_conversion", {"asked": "min", "duration": "1.5 h"}, "minutes-as-decimals", "110 min"),
    ("time_conversion", {"asked": "h", "duration": "90 min"}, "minutes-as-decimals", "1.3 h"),
    ("end_time", {"start": "08:45", "duration": "30 min"}, "hour-not-carried", "08:15"),
    ("end_time", {"start": "08:00", "duration": "1.25 h"}, "duration-in-hours-of-a-hundred-minutes", "09:25"),
    ("end_time", {"start": "08:00", "duration": "4 h 21 min"}, "duration-in-hours-of-a-hundred-minutes", "12:35"),
    ("days_left", {"today": "2026-01-20", "expiry": "2026-02-28"}, "month-ends-on-its-first-day", "12 days"),
    ("days_left", {"today": "2026-01-20", "expiry": "2026-02-28"}, "month-before-counted", "11 days"),
    ("vial_size_dose", {"dose": "780 mg"}, "vials-rounded-the-other-way", "700 mg"),
    ("oral_volume", {"concentration": "100 mg/2 mL"}, "whole-volume-of-the-label", "2 mL"),
    ("infusion_rate", {"volume": "70 mL", "duration": "1 h"}, "bag-without-the-drug", "50 mL/h"),
    ("next_fill_date", {"filled": "2026-12-31", "days": "29 days"}, "in-months-of-30-days", "2027-01-30"),
    ("days_left", {"today": "2026-12-20", "expiry": "2027-01-31"}, "months-of-thirty-days", "41 days"),
    ("dose_verdict", {"dose": "200 mg"}, "one-end-of-the-range", "safe"),
    ("daily_verdict", {"daily_amount": "400 mg/day"}, "one-end-of-the-range-for-a-day", "safe"),
]
NOT_INVITING = [
    ("days_left", {"today": "2026-01-20", "expiry": "2026-02-27"}, "month-ends-on-its-first-day"),
    ("days_left", {"today": "2026-01-20", "expiry": "2026-02-27"}, "month-before-counted"),
    ("days_left", {"today": "2026-02-20", "expiry": "2026-02-28"}, "month-ends-on-its-first-day"),
    ("household_conversion", {"asked": "mL", "amount": "2 fl oz"}, "look-alike-measure"),
    ("household_conversion", {"asked": "mL", "amount": "2 tbsp"}, "other-grain"),
    ("end_time", {"start": "08:45", "duration": "60 min"}, "hour-not-carried"),
    ("end_time", {"start": "08:30", "duration": "29 min"}, "hour-not-carried"),
    ("elapsed_time", {"start": "08:15", "end": "10:30"}, "borrowed-hour-kept"),
    ("elapsed_time", {"start": "08:15", "end": "10:15"}, "smaller-minutes-from-larger"),
    ("elapsed_time", {"start": "00:50", "end": "00:59"}, "times-subtracted-as-numbers"),
    ("vial_size_dose", {"dose": "700 mg"}, "vials-rounded-the-other-way"),
    ("oral_volume", {"concentration": "50 mg/mL"}, "whole-volume-of-the-label"),
    ("infusion_rate", {"volume": "50 mL"}, "bag-without-the-drug"),
    ("infusion_rate", {"volume": "71 mL"}, "bag-without-the-drug"),
    ("infusion_rate", {"volume": "70 mL", "duration": "61 min"}, "bag-without-the-drug"),
    ("eye_drop_days", {"each_dose": "1 gtt"}, "drops-for-one-eye"),
    ("next_fill_date", {"filled": "2026-01-30"}, "in-months-of-30-days"),
]


@pytest.mark.parametrize(("name", "told", "id_", "number"), LEADING)
def test_a_slip_leads_there_for_other_givens_too(name: str, told: dict[str, str], id_: str, number: str) -> None:
    assert number == led(solved(name, **told))[id_]


@pytest.mark.parametrize(("name", "told", "id_"), NOT_INVITING)
def test_givens_that_do_not_invite_a_slip_are_not_explained_by_it(name: str, told: dict[str, str], id_: str) -> None:
    assert id_ not in led(solved(name, **told))


@pytest.mark.parametrize(
    ("name", "told", "id_", "here"),
    [
        (
            "volume_of_stronger",
            {
                "stronger_concentration": "1:1,000",
                "weaker_concentration": "1:10,000",
                "wanted_concentration": "1:5,000",
            },
            "parts-of-stronger-as-volume",
            "Parts of the stronger: 1 g/5,000 mL − 1 g/10,000 mL = 0.5 g/5,000 mL",
        ),
        (
            "mixed_concentration",
            {"first_concentration": "1:1,000", "second_concentration": "1:5,000"},
            "mean-of-two-concentrations",
            "Sum of the strengths: 1 g/1,000 mL + 1 g/5,000 mL = 1.2 g/1,000 mL",
        ),
        (
            "divided_dose",
            {"interval": "24 h/3 doses"},
            "divided-by-the-hours",
            "Interval: 24 h/3 doses = 24 doses/3 days (as if they were the same)",
        ),
        (
            "dose_rate_flat",
            {"concentration": "4 g/500 mL"},
            "thousand-left-out-flat",
            "Dose rate: 0.096 g/h = 0.096 mg/h (as if they were the same)",
        ),
        (
            "osmolarity",
            {"concentration": "5.844 g/L"},
            "particles-left-out",
            "Millimoles in each L: 100 mmol/L = 100 mOsm/L (as if they were the same)",
        ),
        (
            "time_conversion",
            {"asked": "min", "duration": "1.5 h"},
            "minutes-as-decimals",
            "1.5 h = 110 min (the decimals taken for minutes)",
        ),
        ("dose_verdict", {"dose": "200 mg"}, "one-end-of-the-range", "200 mg against at most 500 mg → safe"),
        ("dose_verdict", {"dose": "600 mg"}, "one-end-of-the-range", "600 mg against at least 250 mg → safe"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_slip_shows_where_it_went_wrong(name: str, told: dict[str, str], id_: str, here: str) -> None:
    """Of ratio strengths the grams, never a ratio 1:x."""
    assert here == {slip.id: slip.here for slip in slips(solved(name, **told))}[id_]


def test_numbers_to_avoid_are_those_of_the_slips_of_the_formula_and_of_its_steps() -> None:
    parts = every_part("pharmacy", (1,))
    for part in [*parts[::9], *(part for part in parts if part.identity.startswith("which-weight"))]:
        solution, steps = part.solution, part.solution.steps
        of_formula = {slip.number for slip in formula_slips(solution)}
        of_steps = {slip.number for slip in chain(in_the_steps(steps), turned(label_turns(steps), steps))}

        assert wrong_numbers(solution) == (of_formula if solution.form.in_text else of_formula | of_steps)

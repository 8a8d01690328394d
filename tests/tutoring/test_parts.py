"""Several answers to one problem: each is judged, later ones in the light of the learner's own earlier ones."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.generator import drawn, problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.judging import AnswersDoNotFit, graded, split_answers
from dosecalc.tutoring.marking import Marking, credit
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.parts import Part, with_others
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve
from dosecalc.tutoring.verdict import Verdict
from dosecalc.tutoring.worked_again import following, worked_again
from tests.tutoring.drip import DRIP, RATE, as_given, chained, solved

RIGHT = Verdict.CORRECT
CARRIED = Verdict.CARRIED_FORWARD
WRONG = Verdict.WRONG


LOW = solved("weight_dose", "dose_per_weight=10 mg/kg; weight=20 kg")
HIGH = solved("weight_dose", "dose_per_weight=15 mg/kg; weight=20 kg")
SAFE = (
    Part("a", "Lowest?", LOW),
    Part("b", "Highest?", HIGH),
    Part("c", "Safe?", chained("dose_verdict", "dose=250 mg", {"lowest_dose": LOW, "highest_dose": HIGH})),
)
SAFE_CARRIED = (*SAFE[:2], replace(SAFE[2], carried={"lowest_dose": 0, "highest_dose": 1}))


@pytest.mark.parametrize(
    ("parts", "typed", "verdicts", "earned"),
    [
        (DRIP, "420 mcg/min; 15.8 mL/h; 06:19", (RIGHT, RIGHT, RIGHT), Fraction(1)),
        (DRIP, "42 mcg/min; 1.6 mL/h; 06:19", (WRONG, CARRIED, RIGHT), Fraction(2, 3)),
        (DRIP, "42 mcg/min; 15.8 mL/h; 06:19", (WRONG, RIGHT, RIGHT), Fraction(2, 3)),
        (DRIP, "840 mcg/min; 31.5 mL/h; 22:26", (WRONG, CARRIED, CARRIED), Fraction(1, 2)),
        (DRIP, "420 mcg/min; 31.5 mL/h; 22:26", (RIGHT, WRONG, CARRIED), Fraction(2, 3)),
        (DRIP, "840 mcg/min; 31.5; 22:26", (WRONG, Verdict.MISSING_UNIT, CARRIED), Fraction(1, 3)),
        (DRIP, "840; 31.5 mL/h; 06:19", (WRONG, CARRIED, RIGHT), Fraction(2, 3)),
        (DRIP, "0.42 mg/min; 15.8 mL/h; 06:19", (Verdict.WRONG_UNIT, RIGHT, RIGHT), Fraction(2, 3)),
        (DRIP, "840 mcg/min; 31.5 mL/min; 06:19", (WRONG, WRONG, RIGHT), Fraction(1, 3)),
        (DRIP, "nonsense; 15.8 mL/h; 06:19", (Verdict.UNREADABLE, RIGHT, RIGHT), Fraction(2, 3)),
        (DRIP, "nonsense; 31.5 mL/h; 22:26", (Verdict.UNREADABLE, WRONG, CARRIED), Fraction(1, 3)),
        (DRIP, "0 mcg/min; 0 mL/h; 14:30", (WRONG, WRONG, WRONG), Fraction(0)),
        (DRIP, "5 mg; 31.5 mL/h; 06:19", (WRONG, WRONG, RIGHT), Fraction(1, 3)),
        (SAFE_CARRIED, "200 mg; 300 mg; safe", (RIGHT, RIGHT, RIGHT), Fraction(1)),
        (SAFE_CARRIED, "100 mg; 150 mg; above", (WRONG, WRONG, CARRIED), Fraction(1, 3)),
        (SAFE_CARRIED, "100 mg; 150 mg; below", (WRONG, WRONG, WRONG), Fraction(0)),
        (SAFE_CARRIED, "300 mg; 200 mg; below", (WRONG, WRONG, WRONG), Fraction(0)),
        (SAFE, "100 mg; 150 mg; above", (WRONG, WRONG, WRONG), Fraction(0)),
    ],
)
def test_each_part_is_judged_in_the_light_of_the_earlier_ones(
    parts: tuple[Part, ...], typed: str, verdicts: tuple[Verdict, ...], earned: Fraction
) -> None:
    grades = graded(parts, split_answers([typed], parts))

    assert verdicts == tuple(grade.verdict for grade in grades)
    assert earned == credit(grades)


def test_wrong_answers_to_choose_from_are_those_of_the_part() -> None:
    for part in map(replace, DRIP[:2]):
        assert part.distractors
        assert part.key not in [each.text for each in part.distractors]


def test_the_keys_of_the_examples_are_what_they_are_said_to_be() -> None:
    assert ["420 mcg/min", "15.8 mL/h", "06:19 the next day"] == [part.key for part in DRIP]


def test_the_right_answer_after_a_wrong_one_is_right_not_carried() -> None:
    grades = graded(DRIP, ["1 mcg/min", "15.8 mL/h", "06:19"])

    assert [WRONG, RIGHT, RIGHT] == [grade.verdict for grade in grades]


def test_of_a_carried_answer_without_its_unit_only_the_unit_is_told() -> None:
    found = graded(DRIP, ["840 mcg/min", "31.5", "22:26"])[1]

    assert found.says.startswith(
        "The number follows correctly from your own earlier answer, but an amount needs its unit"
    )
    assert ["unit-left-out"] == [slip.id for slip in found.mistakes]


def test_a_carried_answer_does_not_tell_what_would_have_been_right() -> None:
    _, carried, _ = graded(DRIP, ["840 mcg/min", "31.5 mL/h", "1"])

    assert "That follows correctly from your own earlier answer." == carried.says


def test_what_follows_but_for_its_rounding_is_told_so() -> None:
    _, unrounded, _ = graded(DRIP, ["847 mcg/min", "31.7625 mL/h", "1"])

    assert WRONG is unrounded.verdict
    assert unrounded.says.startswith("Not right yet. It follows from your own earlier answer, which is not right")
    assert ["not-rounded"] == [slip.id for slip in unrounded.mistakes]


@pytest.mark.parametrize(
    ("limit", "key"), [("15 mg/kg", "200 mg"), ("9 mg/kg", "180 mg")], ids=["another number", "the limit itself"]
)
def test_the_learners_own_number_follows_where_it_is_the_smaller_of_two(limit: str, key: str) -> None:
    most = solved("weight_dose", f"dose_per_weight={limit}; weight=20 kg")
    given = chained("weight_dose_capped", "dose_per_weight=10 mg/kg; weight=20 kg", {"dose_limit": most})
    parts = (Part("a", "Most?", most), Part("b", "Dose?", given, {"dose_limit": 0}))

    assert key == parts[1].key
    assert [WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["150 mg", "150 mg"])]


@pytest.mark.parametrize(
    ("own", "mark", "verdict"),
    [("9 mL", "9 mL", CARRIED), ("9.1 mL", "9.2 mL", CARRIED), ("9.1 mL", "9.1 mL", WRONG), ("9 mL", "8.8 mL", WRONG)],
)
def test_a_volume_on_a_line_is_its_own_nearest_mark(own: str, mark: str, verdict: Verdict) -> None:
    parts = problem(read_identity("oral-dose-to-the-line@1:11:pharmacy@1")).parts

    assert [WRONG, verdict] == [grade.verdict for grade in graded(parts, [own, mark])]


def test_a_volume_that_is_the_size_of_a_syringe_needs_that_syringe() -> None:
    volume = solved("injection_volume", "dose=120 mg; concentration=30 mg/mL")
    sizes = "small_syringe=3 mL; middle_syringe=5 mL; large_syringe=10 mL"
    parts = (
        Part("a", "Volume?", volume),
        Part("b", "Syringe?", chained("smallest_syringe", sizes, {"amount": volume}), {"amount": 0}),
    )

    assert [WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["3 mL", "3 mL"])]


AMOUNT = solved("weight_dose", "dose_per_weight=30 mg/kg; weight=20 kg")  # 600 mg
STRENGTH = solved("concentration_conversion", "concentration=0.2 g/mL", "mg/mL")  # 200 mg/mL
INJECTED = chained("injection_volume", "", {"dose": AMOUNT, "concentration": STRENGTH})  # 3 mL
TWO_EARLIER = (
    Part("a", "Dose?", AMOUNT),
    Part("b", "Concentration?", STRENGTH),
    Part("c", "Volume?", INJECTED, {"dose": 0, "concentration": 1}),
)


@pytest.mark.parametrize(
    ("typed", "verdicts"),
    [
        ("600 mg; 1 mg/mL; 600 mL", (RIGHT, WRONG, WRONG)),
        ("900 mg; 1 mg/mL; 900 mL", (WRONG, WRONG, WRONG)),
        ("600 mg; 2 mg/mL; 300 mL", (RIGHT, WRONG, CARRIED)),
        ("400 mg; 20 mg/mL; 20 mL", (WRONG, WRONG, CARRIED)),
        ("40,000 mg; 200 mg/mL; 200 mL", (WRONG, RIGHT, CARRIED)),
    ],
)
def test_a_number_that_only_the_learners_other_numbers_leave_as_it_is_earns_nothing(
    typed: str, verdicts: tuple[Verdict, ...]
) -> None:
    """By a concentration of 1, nothing is divided; 400 divided by 20 is 20 again, and was divided."""
    assert verdicts == tuple(grade.verdict for grade in graded(TWO_EARLIER, split_answers([typed], TWO_EARLIER)))


def test_of_several_earlier_answers_the_one_that_the_card_leaves_as_it_is_may_come_back() -> None:
    size = solved("body_surface", "height=180 cm; weight=80 kg")
    most = solved("weight_dose", "dose_per_weight=0.075 mg/kg; weight=20 kg")
    dose = chained("surface_dose_capped", "dose_per_surface=1 mg/m2", {"body_surface": size, "dose_limit": most})
    parts = (
        Part("a", "Size?", size),
        Part("b", "Most?", most),
        Part("c", "Dose?", dose, {"body_surface": 0, "dose_limit": 1}),
    )

    assert parts[2].repeated == {1}
    assert [WRONG, RIGHT, CARRIED] == [grade.verdict for grade in graded(parts, ["1.2 m2", "1.5 mg", "1.2 mg"])]
    assert [RIGHT, WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["2 m2", "1.3 mg", "1.3 mg"])]
    assert [WRONG, WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["1.7 m2", "4 mg", "1.7 mg"])]


def test_a_number_that_only_a_zero_of_the_learners_leaves_as_it_is_earns_nothing() -> None:
    """Beside the right number to subtract, nothing would be left of their own."""
    limit = solved("lifetime_dose_left", "lifetime_limit=500 mg/m2; dose_so_far=0 mg/m2")
    so_far = solved("lifetime_dose_left", "lifetime_limit=500 mg/m2; dose_so_far=300 mg/m2")  # 200 mg/m2
    left = chained("lifetime_dose_left", "", {"lifetime_limit": limit, "dose_so_far": so_far})
    parts = (
        Part("a", "Limit?", limit),
        Part("b", "So far?", so_far),
        Part("c", "Left?", left, {"lifetime_limit": 0, "dose_so_far": 1}),
    )

    assert [WRONG] * 3 == [grade.verdict for grade in graded(parts, ["150 mg/m2", "0 mg/m2", "150 mg/m2"])]
    assert [WRONG, WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["150 mg/m2", "50 mg/m2", "100 mg/m2"])]


def test_the_same_number_in_another_unit_follows_where_the_right_one_does() -> None:
    total = solved("weight_dose", "dose_per_weight=10 mg/kg; weight=20 kg")
    volume = chained("injection_volume", "concentration=1 mg/mL", {"dose": total})
    parts = (Part("a", "Dose?", total), Part("b", "Volume?", volume, {"dose": 0}))

    assert [WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["150 mg", "150 mL"])]
    assert [WRONG, WRONG] == [grade.verdict for grade in graded(parts, ["150 mg", "75 mL"])]


def test_a_word_repeats_no_number() -> None:
    assert frozenset() == SAFE_CARRIED[2].repeated


def test_what_follows_is_worked_out_in_the_unit_that_was_asked_for() -> None:
    total = solved("weight_dose", "dose_per_weight=10 mg/kg; weight=20 kg")
    in_grams = chained("metric_conversion", "", {"amount": total}, "g")
    parts = (Part("a", "Dose?", total), Part("b", "And in grams?", in_grams, {"amount": 0}))

    assert [WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["150 mg", "0.15 g"])]


def test_what_follows_is_rounded_as_was_asked_for() -> None:
    total = solved("weight_dose", "dose_per_weight=10 mg/kg; weight=19 kg")
    given = {"dose": as_given(total), **read_givens(["strength=125 mg/tablet"])}
    in_halves = solve(calculation("tablets"), given, policy("pharmacy"), rounding="scored tablet")
    parts = (Part("a", "Dose?", total), Part("b", "Tablets?", in_halves, {"dose": 0}))

    assert [RIGHT, RIGHT] == [grade.verdict for grade in graded(parts, ["190 mg", "1.5 tablets"])]
    assert [WRONG, CARRIED] == [grade.verdict for grade in graded(parts, ["310 mg", "2.5 tablets"])]


@pytest.mark.parametrize(("unsafe_form", "earned"), [(1, Fraction(1, 3)), (Fraction(1, 2), Fraction(1, 6)), (0, 0)])
def test_a_carried_answer_in_an_unsafe_form_earns_what_such_a_form_does(
    unsafe_form: Fraction, earned: Fraction
) -> None:
    grades = graded(DRIP, ["840 mcg/min", "31.50 mL/h", "14:30"])

    assert [WRONG, CARRIED, WRONG] == [grade.verdict for grade in grades]
    assert [0, earned, 0] == list(Marking(unsafe_form=Fraction(unsafe_form)).marks(grades))


def test_a_carried_answer_in_a_safe_form_loses_nothing_to_the_price_of_unsafe_ones() -> None:
    grades = graded(DRIP, ["840 mcg/min", "31.5 mL/h", "14:30"])

    assert [0, Fraction(1, 3), 0] == list(Marking(unsafe_form=Fraction(0)).marks(grades))


def test_what_is_carried_forward_is_no_mistake() -> None:
    own = graded(DRIP, ["42 mcg/min", "1.6 mL/h", "1"])[1]

    assert (CARRIED, ()) == (own.verdict, own.mistakes)
    assert ["tenfold-too-small"] == [slip.id for slip in grade(RATE, "1.6 mL/h").mistakes]


@pytest.mark.parametrize(
    ("dose_rate", "rate", "slip"),
    [
        ("840 mcg/min", "3.2 mL/h", "tenfold-too-small"),  # of the learner's own 31.5 mL/h
        ("840 mcg/min", "157.5 mL/h", "tenfold-too-large"),  # as from the right dose rate too
    ],
)
def test_a_mistake_is_looked_for_in_the_learners_own_numbers_where_the_right_ones_explain_none(
    dose_rate: str, rate: str, slip: str
) -> None:
    own = graded(DRIP, [dose_rate, rate, "1"])[1]

    assert not own.verdict.is_right
    assert [slip] == [each.id for each in own.mistakes][:1]


@pytest.mark.parametrize(
    ("typed", "partly", "wholly"),
    [
        ("420 mcg/min; 15.8 mL/h; 06:19", Fraction(1), Fraction(1)),
        ("420 mcg/min; 15.8 mL/h; 07:19", Fraction(2, 3), Fraction(0)),
        ("1 mcg/min; 1 mL/h; 07:19", Fraction(0), Fraction(0)),
    ],
)
def test_without_partial_credit_a_problem_earns_all_or_nothing(typed: str, partly: Fraction, wholly: Fraction) -> None:
    grades = graded(DRIP, split_answers([typed], DRIP))

    assert (partly, wholly) == (Marking().earned(grades), Marking(partial_credit=False).earned(grades))


def test_carrying_on_earns_half_of_a_problem_at_the_most() -> None:
    four = (DRIP[0], DRIP[1], DRIP[2], replace(DRIP[2], label="d"))
    grades = graded(four, ["840 mcg/min", "31.5 mL/h", "22:26", "22:26"])

    assert [WRONG, CARRIED, CARRIED, CARRIED] == [grade.verdict for grade in grades]
    assert Fraction(1, 2) == credit(grades)
    assert [0, 0, 0, Fraction(1, 4)] == list(Marking().kept_back(grades))
    assert [0, 0, 0, 0] == list(Marking(carried_forward=False).kept_back(grades))
    assert [0, 0, 0, 0] == list(Marking(carried_forward=False).marks(grades))


@pytest.mark.parametrize("texts", [["1"], ["1; 2"], ["1", "2"], ["1; 2; 3; 4"], ["1", "2", "3", "4"]])
def test_more_or_fewer_answers_than_parts_are_refused_with_how_to_write_them(texts: list[str]) -> None:
    with pytest.raises(AnswersDoNotFit, match=r"asks for 3 answers.*; write a; b; c: one answer for each part"):
        split_answers(texts, DRIP)


def test_answers_may_stand_in_one_text_or_each_alone() -> None:
    assert ["1", "2", "3"] == split_answers(["1; 2 ;3"], DRIP) == split_answers(["1", "2", "3"], DRIP)
    assert ["1", "2"] == split_answers(["1; 2"], DRIP[:2])
    assert ["5; 6"] == split_answers(["5; 6"], DRIP[:1])


def test_no_part_is_left_without_an_answer_in_silence() -> None:
    with pytest.raises(ValueError, match="shorter"):
        graded(DRIP, ["420 mcg/min", "15.8 mL/h"])


def test_how_mistakes_are_found_may_be_said_for_a_whole_class() -> None:
    typed = ["42 mcg/min", "15.8 mL/h", "06:19"]

    assert [1, 0, 0] == [len(one.mistakes) for one in graded(DRIP, typed)]
    assert [0, 0, 0] == [len(one.mistakes) for one in graded(DRIP, typed, explained_by=unexplained)]


def test_a_semicolon_after_the_last_answer_is_no_answer_but_one_before_the_first_is() -> None:
    assert ["1", "2", "3"] == split_answers(["1; 2; 3;"], DRIP)
    assert ["", "2", "3"] == split_answers(["; 2; 3"], DRIP)


UNITS = "An amount is a number and its unit; without its unit it earns nothing."
BARE = "A number alone is read in the unit that is asked for."
CARRIES = Marking().says(has_parts=True).removesuffix(f" {UNITS}")


@pytest.mark.parametrize(
    ("marking", "with_parts", "without"),
    [
        (
            Marking(),
            (
                "Each part of a problem counts. An answer that follows correctly from a wrong one earns credit, at "
                f"most half a point in a problem. {UNITS}"
            ),
            UNITS,
        ),
        (Marking(partial_credit=False), f"A problem counts only if all of it is right. {UNITS}", UNITS),
        (Marking(missing_unit=Fraction(1)), f"{CARRIES} {BARE}", BARE),
        (
            Marking(missing_unit=Fraction(1, 2)),
            f"{CARRIES} A right number without its unit earns 1/2 of its credit.",
            "A right number without its unit earns 1/2 of its credit.",
        ),
        (
            Marking(carried_forward=False, unsafe_form=Fraction(0)),
            f"Each part of a problem counts. {UNITS} A right number in an unsafe form earns nothing.",
            f"{UNITS} A right number in an unsafe form earns nothing.",
        ),
        (
            Marking(unsafe_form=Fraction(1, 2)),
            f"{Marking().says(has_parts=True)} A right number in an unsafe form earns 1/2 of its credit.",
            f"{UNITS} A right number in an unsafe form earns 1/2 of its credit.",
        ),
    ],
)
def test_nothing_is_said_of_parts_where_there_are_none(marking: Marking, with_parts: str, without: str) -> None:
    assert (with_parts, without) == (marking.says(has_parts=True), marking.says(has_parts=False))


def test_where_nothing_is_carried_forward_it_earns_nothing() -> None:
    grades = graded(DRIP, ["840 mcg/min", "31.5 mL/h", "06:19"])

    assert [0, 0, Fraction(1, 3)] == list(Marking(carried_forward=False).marks(grades))


def test_what_is_read_from_a_table_by_an_answer_does_not_follow_without_that_answer() -> None:
    clearance, dose, _ = problem(read_identity("renal-meropenem@3:7:pharmacy@1")).parts

    assert list(dose.looked_up) == ["share"]
    assert dose.after([None]) is None
    after = dose.after([clearance.solution.rounded])
    assert after is not None
    assert after.solution.givens["share"].name == dose.solution.givens["share"].name


WORKED_AGAIN = [
    ("case-pens-for-a-month@3:11", "29 units/day; 10 days; 3 pens", "WRONG CARRIED CARRIED"),  # 300 ÷ 29 = 10.3
    ("case-sig-to-bottles@3:11", "84 doses; 504 mL; 6 bottles; 4 days", "WRONG CARRIED CARRIED RIGHT"),  # 84 × 6
    ("case-sig-to-bottles@3:11", "84 doses; 505 mL; 6 bottles; 4 days", "WRONG WRONG CARRIED RIGHT"),
    ("case-sig-to-bottles@3:11", "84 mL; 504 mL; 6 bottles; 4 days", "WRONG WRONG CARRIED RIGHT"),
    ("nomogram-new-rate@1:11", "180 units/h; 12.4 mL/h", "WRONG CARRIED"),  # 14.2 − 180 ÷ 100
    ("nomogram-new-rate@1:11", "nonsense; 12.4 mL/h", "UNREADABLE WRONG"),
    ("nomogram-new-rate@1:11", "50,000 units/h; 12.4 mL/h", "WRONG WRONG"),  # nothing is left of the rate
]


@pytest.mark.parametrize(("identity", "typed", "told"), WORKED_AGAIN)
def test_a_part_that_works_an_earlier_answer_out_again_may_be_worked_with_ones_own(
    identity: str, typed: str, told: str
) -> None:
    parts = problem(read_identity(f"{identity}:pharmacy@1")).parts
    verdicts = {"WRONG": WRONG, "CARRIED": CARRIED, "RIGHT": RIGHT, "UNREADABLE": Verdict.UNREADABLE}

    assert [verdicts[each] for each in told.split()] == [
        each.verdict for each in graded(parts, split_answers([typed], parts))
    ]


def test_what_is_worked_out_again_is_the_same_number_made_of_the_same_givens() -> None:
    """The units a day of a pen are worked out again on the way to its days; equal numbers alone are chance."""
    daily, lasts, pens = problem(read_identity("case-pens-for-a-month@3:11:pharmacy@1")).parts
    (found,) = lasts.worked_again.values()

    assert {0: "31 units/day"} == {place: str(step) for place, step in lasts.worked_again.items()}
    assert found.parts
    assert {} == dict(pens.worked_again) == dict(daily.worked_again)
    assert (0,) == lasts.rests_on
    other = chained("pen_daily_units", "each_dose=30 units; priming=1 unit; frequency=1 dose/day", {})
    assert other.exact.number == daily.solution.exact.number
    assert {} == worked_again(lasts.solution, [other])


def test_of_a_number_that_follows_the_missing_unit_is_told_once() -> None:
    follows, wrong = (graded(DRIP, ["840 mcg/min", text, "22:26"])[1] for text in ("31.5", "31.4"))

    assert "unit" in follows.says
    assert [] == [notice.id for notice in follows.notices]
    assert ["unit-left-out"] == [notice.id for notice in wrong.notices]


def test_nothing_follows_from_an_own_answer_of_zero_that_is_divided_by() -> None:
    timed = solved("infusion_time", "volume=600 mL; pump_rate=80 mL/h")
    (rate,) = (step for step in timed.steps if str(step) == "80 mL/h" and not step.parts)

    assert following(timed, {rate: given("40 mL/h")}) is not None
    assert following(timed, {rate: given("0 mL/h")}) is None


def test_what_is_worked_out_again_may_be_told_in_another_unit() -> None:
    """A tablespoon is 15 mL by the policy, and so is what the learner writes in tablespoons."""
    course = "each_dose=15 mL/dose; frequency=3 doses/day; days=10 days"
    in_spoons, in_liters = (solved("quantity_to_dispense", course, to) for to in ("tbsp", "L"))
    (step,) = worked_again(in_liters, [in_spoons]).values()
    follows = following(in_liters, {step: Worked(Fraction(20), unit("tbsp"))})

    assert ("30 tbsp", "450 mL") == (str(in_spoons.exact), str(step))
    assert follows is not None
    assert (Fraction("0.3"), Fraction("0.3")) == (follows.exact.number, follows.rounded.number)


@pytest.mark.parametrize(
    ("typed", "left"), [("1,370 units/h", Fraction(1, 2)), ("1,420 units/h", None), ("1,500 units/h", None)]
)
def test_of_ones_own_answer_something_must_be_left(typed: str, left: Fraction | None) -> None:
    _, rate = problem(read_identity("nomogram-new-rate@1:11:pharmacy@1")).parts
    (step,) = rate.worked_again.values()
    follows = following(rate.solution, {step: given(typed)})

    assert left == (follows and follows.exact.number)


@pytest.mark.parametrize(("own", "left"), [(3, 162), (2, None), (1, None)])
def test_of_vials_no_less_than_nothing_is_left(own: int, left: int | None) -> None:
    """Of a dose of 138 mg in vials of 100 mg, of which two are right: one does not hold it."""
    waste = drawn(template("oxaliplatin-from-height-to-pump"), 1, policy("pharmacy")).parts[4]
    (step,) = waste.worked_again.values()
    follows = following(waste.solution, {step: Worked(Fraction(own), unit("vials"))})

    assert left == (follows and follows.exact.number)


def test_nothing_may_be_left_where_that_is_an_answer() -> None:
    cycles = drawn(template("lifetime-limit-of-doxorubicin"), 1, policy("pharmacy")).parts[3]
    (step,) = cycles.worked_again.values()
    follows = following(cycles.solution, {step: given("0 mg/m2")})

    assert follows is not None
    assert (Fraction(0), Fraction(0)) == (follows.exact.number, follows.rounded.number)


def test_where_the_earlier_answer_is_right_or_missing_nothing_else_follows() -> None:
    parts = problem(read_identity("case-sig-to-bottles@3:11:pharmacy@1")).parts

    assert parts[1].gone_on([Worked(Fraction(84), unit("doses"))]) is not None
    assert parts[1].gone_on([parts[0].solution.rounded]) is None
    assert parts[1].gone_on([None]) is None


def test_a_carried_answer_says_on_which_it_rests_with_its_unit_or_without() -> None:
    with_units = graded(DRIP, ["840 mcg/min", "31.5 mL/h", "22:26"])
    alone = graded(DRIP, ["840 mcg/min", "31.5", "22:26"])[1]

    assert [(), (0,), (1,)] == [grade.rests_on for grade in with_units]
    assert [None] * 3 == [grade.as_number_alone for grade in with_units]
    assert alone.follows
    assert (0,) == alone.rests_on
    assert alone.as_number_alone == replace(alone.as_number_alone or alone, verdict=CARRIED, mistakes=(), rests_on=(0,))


def test_of_what_follows_from_nothing_no_more_is_said_than_that_it_is_not_right() -> None:
    found = graded(DRIP, ["840 mcg/min", "7.77 mL/h", "22:26"])[1]

    assert ("Not right yet.", None, ()) == (found.says, found.as_number_alone, found.rests_on)


def test_answers_that_are_left_open_are_left_open() -> None:
    assert ["420 mcg/min", "", ""] == split_answers(["420 mcg/min; ;"], DRIP)


def test_how_the_words_of_one_answer_are_parted_is_told_where_one_has_several() -> None:
    several = drawn(template("check-rewrite-and-draw-up"), 1, policy("pharmacy")).parts
    commas = ", with commas between the words of one"

    for parts, end in ((DRIP, "with semicolons between"), (several, f"with semicolons between{commas}")):
        with pytest.raises(AnswersDoNotFit) as refused:
            split_answers(["1; 2; 3; 4; 5; 6; 7"], parts)
        assert str(refused.value).endswith(end)


def test_what_else_a_policy_takes_as_right_is_told_behind_the_key() -> None:
    part = Part(
        "", "How fast?", solved("pump_rate", "dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL")
    )
    loose = replace(part.solution.policy, tolerance_steps=2)

    assert "" == with_others(part)
    others = replace(part, solution=replace(part.solution, policy=loose)).also_right
    assert ("12.9 mL/h", "13 mL/h", "13.2 mL/h", "13.3 mL/h") == others
    assert " (12.9 to 13.3)" == with_others(replace(part, solution=replace(part.solution, policy=loose)))

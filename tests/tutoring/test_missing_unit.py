"""What a number alone earns: nothing, half, or all, and always in the unit that is asked for."""

from fractions import Fraction

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.quantities.units import NO_UNIT
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.judging import BUT_FOR_ROUNDING, graded
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.verdict import Grade, Verdict
from tests.posed import every_part
from tests.tutoring.drip import DRIP, RATE, chained, solved

HALF, FULL = Fraction(1, 2), Fraction(1)


def shown(verdict: Grade, share: Fraction) -> Grade:
    """A verdict as it is told where a number without its unit earns so much."""
    return Marking(missing_unit=share).shown([verdict])[0]


def amounts() -> list[Part]:
    """Of every template, the parts that ask for a number with its unit."""
    parts = (posed.part for posed in every_part("pharmacy", (1,)))
    return [part for part in parts if not part.solution.form.name and part.solution.unit != NO_UNIT]


def alone(part: Part) -> str:
    """The key without its unit."""
    return part.key.removesuffix("%").split(" ")[0]


def test_the_right_number_alone_is_right_where_the_unit_may_be_left_out() -> None:
    asked = amounts()
    verdicts = {
        share: {shown(grade(part.solution, alone(part)), share).verdict for part in asked}
        for share in (Fraction(0), HALF, FULL)
    }

    assert {
        Fraction(0): {Verdict.MISSING_UNIT},
        HALF: {Verdict.MISSING_UNIT},
        FULL: {Verdict.CORRECT},
    } == verdicts
    assert len(asked) > 100


def test_it_is_read_in_no_other_unit_than_the_one_that_is_asked_for() -> None:
    for part in amounts()[::3]:
        for typed in (f"7{alone(part)}", f"{alone(part)} kg/L", f"{alone(part)} furlong", "", "about five"):
            plain, bare = (shown(grade(part.solution, typed), share) for share in (Fraction(0), FULL))
            assert (plain.verdict, plain.mistakes) == (bare.verdict, bare.mistakes), (part.key, typed)


@pytest.mark.parametrize(("typed", "share"), [("420.0", 1), ("420.0", HALF)])
def test_an_unsafe_form_stays_unsafe_without_its_unit(typed: str, share: Fraction) -> None:
    marking = Marking(missing_unit=Fraction(share), unsafe_form=HALF)
    grades = marking.shown(graded(DRIP[:1], [typed]))

    assert grades[0].unsafe
    assert (Verdict.UNSAFE_FORM if share == 1 else Verdict.MISSING_UNIT) == grades[0].verdict
    assert HALF * share == marking.earned(grades)


@pytest.mark.parametrize("form", ["duration", "clock", "ratio"])
def test_a_length_of_time_or_a_ratio_is_no_number_alone(form: str) -> None:
    parts = [posed.part for posed in every_part("pharmacy", (1,)) if posed.part.solution.exact.form == form]

    for part in parts:
        number = part.key.removeprefix("1:").split(" ")[0]
        assert grade(part.solution, number) == shown(grade(part.solution, number), FULL), part.key
    assert parts


@pytest.mark.parametrize(("share", "second"), [(0, 0), (HALF, Fraction(1, 6)), (FULL, Fraction(1, 3))])
def test_what_follows_from_a_wrong_answer_earns_by_the_same_rule(share: Fraction, second: Fraction) -> None:
    marking = Marking(missing_unit=Fraction(share))
    grades = marking.shown(graded(DRIP, ["840", "31.5", ""]))

    assert [Verdict.WRONG, Verdict.CARRIED_FORWARD if share == 1 else Verdict.MISSING_UNIT] == [
        each.verdict for each in grades[:2]
    ]
    assert [0, second] == list(marking.marks(grades)[:2])


def test_carried_forward_is_capped_without_units_as_with_them() -> None:
    marking = Marking(missing_unit=FULL)
    four = (*DRIP[:2], DRIP[1], DRIP[1])
    grades = marking.shown(graded(four, ["840", "31.5", "31.5", "31.5"]))

    assert HALF == marking.earned(grades)


def test_what_is_said_of_it_tells_what_it_earns() -> None:
    found = graded(DRIP, ["420", "", ""])[0]
    plain, half, full = (shown(found, Fraction(share)) for share in (0, HALF, 1))

    assert "an amount needs its unit" in plain.says
    assert "without its unit it earns 1/2 of its credit. Write" in half.says
    assert "Correct." == full.says
    assert () == full.mistakes


def test_of_what_follows_without_its_unit_and_unsafely_the_form_is_told_only_where_the_number_counts() -> None:
    half, full = (Marking(missing_unit=share).shown(graded(DRIP, ["840", "31.50", ""]))[1] for share in (HALF, FULL))

    assert (Verdict.MISSING_UNIT, Verdict.CARRIED_FORWARD) == (half.verdict, full.verdict)
    assert (
        "follows correctly from your own earlier answer, but without its unit it earns 1/2 of its credit" in half.says
    )
    assert half.unsafe
    assert full.unsafe


def test_what_follows_and_is_nearly_right_as_well_is_carried_only_where_the_number_alone_counts() -> None:
    grades = graded(DRIP, ["419 mcg/min", "15.7", ""])
    rounded, carried = (shown(grades[1], share).verdict for share in (HALF, FULL))

    assert (Verdict.WRONG_ROUNDING, Verdict.CARRIED_FORWARD) == (rounded, carried)
    assert [0, 0, 0] == list(Marking(missing_unit=HALF).marks(grades))


@pytest.mark.parametrize(
    ("identity", "typed", "alone"),
    [
        ("potassium-order-to-strength@3:1:pharmacy@1", ("40 mEq", "20 mL", ""), "20"),
        ("nomogram-new-rate@1:1:pharmacy@1", ("1,000 units/h", "14.8 mL/h"), "14.8"),
        ("case-pens-for-a-month@3:1:pharmacy@1", ("13 units/day", "23 days", ""), "23"),
    ],
)
def test_what_follows_from_an_answer_that_is_worked_out_again_earns_by_the_same_rule(
    identity: str, typed: tuple[str, ...], alone: str
) -> None:
    parts = problem(read_identity(identity)).parts
    with_unit = graded(parts, typed)[1]
    by_share = {
        share: Marking(missing_unit=share).shown(graded(parts, (typed[0], alone, *typed[2:])))[1]
        for share in (Fraction(0), HALF, FULL)
    }

    assert Verdict.CARRIED_FORWARD is with_unit.verdict
    assert [Verdict.MISSING_UNIT] * 2 == [by_share[share].verdict for share in (Fraction(0), HALF)]
    assert "follows correctly from your own earlier answer, but without its unit it earns 1/2" in by_share[HALF].says
    assert by_share[HALF].is_carried
    assert (0,) == by_share[HALF].rests_on
    assert [0, HALF, 1] == [Marking(missing_unit=share).worth(told) for share, told in by_share.items()]
    assert with_unit.says == by_share[FULL].says
    assert () == by_share[FULL].notices == by_share[HALF].notices


def test_what_follows_where_the_number_alone_counts_is_not_scolded_for_its_unit() -> None:
    (carried,) = Marking(missing_unit=FULL).shown(graded(DRIP, ["840", "31.5", ""]))[1:2]

    assert Verdict.CARRIED_FORWARD is carried.verdict
    assert () == carried.notices
    assert carried.as_number_alone is None


def test_a_length_of_time_that_follows_still_needs_its_units() -> None:
    lasts = Part("c", "How long?", chained("infusion_time", "volume=250 mL", {"pump_rate": RATE}), {"pump_rate": 1})
    found = graded((*DRIP[:2], lasts), ["840 mcg/min", "31.5 mL/h", "476"])[2]

    assert Verdict.MISSING_UNIT is found.verdict
    assert found.follows
    assert () == found.notices
    assert found.as_number_alone is None
    assert found == shown(found, FULL) == shown(found, HALF)


@pytest.mark.parametrize(
    ("typed", "says", "alone"),
    [
        ("28.9", "Not right yet.", "Not right yet."),
        (
            "13.125",
            "Right before rounding. Round to the nearest tenth. And write the answer in mL/h.",
            "Right before rounding. Round to the nearest tenth.",
        ),
    ],
)
def test_a_wrong_number_is_not_scolded_for_its_unit_where_the_number_alone_counts(
    typed: str, says: str, alone: str
) -> None:
    pump = solved("pump_rate", "dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL")
    found = grade(pump, typed)
    plain, half, full = (shown(found, Fraction(share)) for share in (0, HALF, 1))

    assert found == plain == half
    assert (says, alone) == (plain.says, full.says)
    assert (plain.verdict, plain.mistakes) == (full.verdict, full.mistakes)
    assert (Verdict.WRONG is plain.verdict) == ("unit-left-out" in [notice.id for notice in plain.notices])
    assert () == full.notices


def test_an_unsafe_form_of_a_wrong_number_is_told_without_its_unit_too() -> None:
    told = shown(grade(DRIP[0].solution, "77.0"), FULL)

    assert ["trailing_zero"] == [notice.id for notice in told.notices]


def test_where_no_unit_is_asked_for_a_number_alone_is_all_there_is() -> None:
    parts = (posed.part for posed in every_part("pharmacy", (1,)))
    without = [part for part in parts if part.solution.unit == NO_UNIT and not part.solution.form.name]

    assert without
    assert all(grade(part.solution, f"7{alone(part)}").as_number_alone is None for part in without)


@pytest.mark.parametrize("typed", ["31.7625", "0.5"])
def test_why_a_number_does_not_follow_is_told_without_its_unit_too(typed: str) -> None:
    """31.7625 is not rounded; 0.5 is per minute."""
    found = graded(DRIP, ["847 mcg/min", typed, ""])[1]
    told = shown(found, FULL)

    assert Verdict.WRONG is told.verdict
    assert found.notices
    assert () == told.notices
    assert (typed == "31.7625") == (told.says == BUT_FOR_ROUNDING)
    assert (found.says, found.mistakes) == (told.says, told.mistakes)

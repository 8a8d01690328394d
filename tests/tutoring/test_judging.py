"""Wrong answers told apart: by their rounding, by their unit, by the slip behind them and by what they earn."""

from fractions import Fraction

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.operations import PRODUCT, ROUNDING
from dosecalc.quantities.units import unit
from dosecalc.quantities.vocabulary import KNOWN
from dosecalc.quantities.worked import step
from dosecalc.tutoring.attempt import Attempt
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.judging import AnswersDoNotFit, graded, split_answers
from dosecalc.tutoring.known_mistakes import KnownMistakes
from dosecalc.tutoring.marking import Marking
from dosecalc.tutoring.mistakes import mistakes
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.operations import TURNS
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.tutoring.tally import Outcome
from dosecalc.tutoring.verdict import Verdict


def solved(request: str, asked: str = "") -> Solution:
    name, _, givens = request.partition(" ")
    read = read_givens(givens.split("; "), calculation(name))
    return solve(calculation(name), read, policy("pharmacy"), unit(asked) if asked else None)


PUMP = solved("pump_rate dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL")  # 13.125 mL/h
END = solved("infusion_end start=22:15; volume=380 mL; pump_rate=70 mL/h")  # 03:40 and 5/7 of a minute
VOLUME = solved("injection_volume dose=50 mg; concentration=40 mg/mL")  # 1.25 mL
SMALL_VOLUME = solved("injection_volume dose=5 mg; concentration=100 mg/mL")  # 0.05 mL
SHORT_INFUSION = solved("infusion_rate volume=54 mL; duration=15 min")  # 216 mL/h
INCHES = solved("length_conversion length=5.5 ft", "in")  # 66 in

DAILY_DOSE = solved("daily_weight_dose daily_dose=45 mg/kg/day; weight=20 kg")  # 900 mg/day
DOSE_RATE = solved("dose_rate pump_rate=10.5 mL/h; concentration=400 mg/250 mL; weight=70 kg", "mcg/kg/min")  # 4
DAILY_VOLUME = solved("daily_use used=300 mL; days=10 days")  # 30 mL/day

ODD_ALONE = {"in": "inches (in)", "h": "hours (h)", "s": "seconds (s)"}


@pytest.mark.parametrize(
    ("typed", "verdict", "says"),
    [
        (
            "0.22 mL/min",
            Verdict.WRONG_ROUNDING,
            "Right before rounding, but in another unit. Write the answer in mL/h.",
        ),
        ("13.1 mL/min", Verdict.WRONG_UNIT, "The number is right, but in mL/min it is a different amount."),
        ("0.3 mL/min", Verdict.WRONG, "Not right yet."),
    ],
)
def test_in_another_unit_the_value_the_number_and_the_rounding_are_told_apart(
    typed: str, verdict: Verdict, says: str
) -> None:
    found = grade(PUMP, typed)

    assert verdict is found.verdict
    assert found.says.startswith(says)


@pytest.mark.parametrize(
    ("solution", "typed", "says"),
    [
        (DAILY_DOSE, "900 mg", "The number is right, but in mg it is not what the problem asks for."),
        (DAILY_DOSE, "0.9 g", "The value is right, but in g it is not what the problem asks for."),
        (DAILY_DOSE, "0.9 mg", "Not right yet. Also, write the answer in mg/day."),
        (DAILY_DOSE, "0.9 g/mL", "Not right yet. Also, write the answer in mg/day."),
        (DAILY_DOSE, "0.9 L", "Not right yet. Also, write the answer in mg/day."),
        (DOSE_RATE, "0.004 mg/min", "The value is right, but in mg/min it is not what the problem asks for."),
        (DOSE_RATE, "0.004 mg", "The value is right, but in mg it is not what the problem asks for."),
        (DOSE_RATE, "0.004 mg/h", "Not right yet. Also, write the answer in mcg/kg/min."),
        (DAILY_VOLUME, "2 tbsp", "The value is right, but in tbsp it is not what the problem asks for."),
    ],
)
def test_the_right_amount_without_what_stands_below_the_line_is_told_so(
    solution: Solution, typed: str, says: str
) -> None:
    """A tablespoon is 15 mL by the policy, not the 14.8 mL of its exact definition."""
    assert grade(solution, typed).says.startswith(says)


@pytest.mark.parametrize(
    ("solution", "typed", "verdict", "says"),
    [
        (INCHES, "5.5 ft", Verdict.WRONG, "Not right yet. That is what you were given: convert it."),
        (
            PUMP,
            "6.56 mL/30 min",
            Verdict.WRONG_UNIT,
            "That comes to the right answer before rounding, but it still needs",
        ),
        (
            PUMP,
            "6.55 mL/30 min",
            Verdict.WRONG_UNIT,
            "That comes to the right answer, but it still needs to be divided",
        ),
        (
            SHORT_INFUSION,
            "54 mL/15 min",
            Verdict.WRONG,
            "That is what you were given; you still need to divide: write one",
        ),
        (SHORT_INFUSION, "54 mL/15 h", Verdict.WRONG, "You still need to divide: write one"),
    ],
)
def test_what_was_given_is_told_from_what_was_worked_out(
    solution: Solution, typed: str, verdict: Verdict, says: str
) -> None:
    found = grade(solution, typed)

    assert verdict is found.verdict
    assert found.says.startswith(says)


@pytest.mark.parametrize("symbol", sorted({atom.plural or atom.symbol for atom in KNOWN.values()}))
def test_an_answer_in_any_other_unit_is_told_in_a_sentence_that_is_right_for_all(symbol: str) -> None:
    said = grade(PUMP, f"13.1 {symbol}").says

    assert f"The number is right, but in {ODD_ALONE.get(symbol, symbol)} it is not what the problem asks for." in said


@pytest.mark.parametrize(
    ("solution", "typed", "says"),
    [
        (INCHES, "66 cm", "The number is right, but in cm it is a different amount. Write the answer in inches (in)."),
        (INCHES, "66", "an amount needs its unit. Write the answer in inches (in)."),
        (VOLUME, "1.3 in", "The number is right, but in inches (in) it is not what the problem asks for."),
        (SMALL_VOLUME, "1:20", "1:20 is a ratio: write the answer in mL."),
    ],
)
def test_no_symbol_reads_oddly_in_a_verdict(solution: Solution, typed: str, says: str) -> None:
    assert says in grade(solution, typed).says


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("03:41", Verdict.CORRECT),
        ("03:40", Verdict.WRONG_ROUNDING),
        ("3:40 am next day", Verdict.WRONG_ROUNDING),
        ("03:42", Verdict.WRONG),
    ],
)
def test_a_time_that_was_cut_off_is_a_wrong_rounding(typed: str, verdict: Verdict) -> None:
    assert verdict is grade(END, typed).verdict


@pytest.mark.parametrize(("typed", "id_"), [("1.2 mL", "tie-rounded-the-other-way"), ("1.25 mL", "not-rounded")])
def test_an_exact_half_rounded_the_other_way_is_named(typed: str, id_: str) -> None:
    assert [id_] == [slip.id for slip in grade(VOLUME, typed).mistakes]


def test_a_slip_in_general_is_the_same_for_other_numbers() -> None:
    other = solved("injection_volume dose=75 mg; concentration=25 mg/mL")
    here, there = ({slip.in_general for slip in slips(each) if slip.id == "upside-down"} for each in (VOLUME, other))

    assert here == there
    assert len(here) == 1


def ids_of(request: str) -> list[str]:
    return [slip.id for slip in slips(solved(request))]


def test_digits_that_never_end_are_not_swapped() -> None:
    """33.3333… mg."""
    assert "digits-swapped" in ids_of("injection_volume dose=25 mg; concentration=40 mg/mL")
    assert "digits-swapped" not in ids_of("injection_volume dose=33 1/3 mg; concentration=40 mg/mL")


@pytest.mark.parametrize(
    ("percentage", "divided_by"),
    [
        ("1%", ["the first percentage (2.5%)", "the second percentage (1%)", "0.9 g (drug in all)"]),
        ("0%", ["the first percentage (2.5%)", "0.75 g (drug in all)"]),
    ],
)
def test_nothing_is_turned_upside_down_over_zero(percentage: str, divided_by: list[str]) -> None:
    texts = ("first_percentage=2.5%", "first_amount=30 g", f"second_percentage={percentage}", "second_amount=15 g")
    found = [slip.says for slip in slips(solved(f"mixed_percent {'; '.join(texts)}")) if slip.id == "upside-down"]

    assert [f"you divided upside down: by {each}" for each in divided_by] == found


def test_nobody_divides_by_zero_instead_of_multiplying_by_it() -> None:
    nothing, something = ([turn.id for turn in TURNS[PRODUCT](given("1.2 mL") * given(times))] for times in ("0", "3"))

    assert "divided-instead-of-multiplied" in something
    assert "divided-instead-of-multiplied" not in nothing


def test_of_a_rounding_by_no_known_rule_nothing_is_blamed() -> None:
    vials = given("2.5 vials")

    assert [] == list(TURNS[ROUNDING](step(ROUNDING, vials.unit, vials, number=Fraction(3))))


def test_what_is_known_of_one_problem_is_not_taken_for_another() -> None:
    known = KnownMistakes([Part("", "Rate?", PUMP)])
    found = known(VOLUME, Fraction("0.8"))

    assert "upside-down" in [slip.id for slip in found]
    assert found == mistakes(VOLUME, Fraction("0.8"))
    assert mistakes(PUMP, Fraction("28.9")) == known(PUMP, Fraction("28.9"))


def test_what_is_known_of_each_of_three_parts_is_kept_apart() -> None:
    known = KnownMistakes([Part("", "Rate?", PUMP), Part("", "Volume?", VOLUME), Part("", "How long?", INCHES)])

    for solution, wrong in ((PUMP, "28.9"), (VOLUME, "0.8"), (INCHES, "660"), (PUMP, "28.9")):
        assert mistakes(solution, Fraction(wrong)) == known(solution, Fraction(wrong)) != ()


def test_what_is_known_of_a_problem_takes_in_the_other_numbers_of_its_card() -> None:
    (part,) = problem(read_identity("heparin-start-rate-pounds@2:1:pharmacy@1")).parts
    found = KnownMistakes([part])(part.solution, Fraction("124.4"), part.others)

    assert found == mistakes(part.solution, Fraction("124.4"), part.others) != ()


def test_several_answers_to_one_question_are_refused_with_what_to_do() -> None:
    with pytest.raises(AnswersDoNotFit, match="asks for 1 answer, not 2; put an answer that contains spaces in quotes"):
        split_answers(["13.1", "mL/h"], [Part("", "Rate?", PUMP)])


@pytest.mark.parametrize("earns", [Fraction(0), Fraction(1, 2), Fraction(1)])
def test_a_right_number_in_an_unsafe_form_earns_what_the_teacher_says(earns: Fraction) -> None:
    grades = graded([Part("a", "Rate?", PUMP), Part("b", "Volume?", VOLUME)], ["13.10 mL/h", "1.3 mL"])

    assert [Verdict.UNSAFE_FORM, Verdict.CORRECT] == [grade.verdict for grade in grades]
    assert (earns / 2, Fraction(1, 2)) == Marking(unsafe_form=earns).marks(grades)


def test_the_wrong_answers_to_choose_from_are_those_of_real_slips() -> None:
    offered = {each.text: each for each in Part("", "Rate?", PUMP).distractors}

    assert {"28.9 mL/h", "63.5 mL/h", "0.2 mL/h"} <= offered.keys()
    assert "without converting lb to kg" in offered["28.9 mL/h"].says
    assert all(grade(PUMP, text).verdict is Verdict.WRONG for text in offered)


def test_nothing_at_all_is_no_wrong_answer_to_choose_from() -> None:
    """At the numbered line itself, nothing is past it: a slip, but 0 mL tempts nobody."""
    reading = solved("scale_reading numbered_line=1 mL; lines=0; line_value=0.2 mL")

    assert 0 in {slip.number for slip in slips(reading)}
    assert ["1.2 mL", "0.8 mL", "1.4 mL"] == [each.text for each in Part("", "How much?", reading).distractors][:3]
    assert "0 mL" not in {each.text for each in Part("", "How much?", reading).distractors}


def test_another_number_of_the_card_tempts_too() -> None:
    (part,) = problem(read_identity("heparin-start-rate-pounds@2:1:pharmacy@1")).parts

    assert "124.4 mL/h" in {each.text for each in part.distractors}


def test_what_is_absurdly_far_off_tempts_nobody() -> None:
    """Micrograms taken for grams come to a million times the rate; micrograms for milligrams, to a thousand times."""
    in_grams = solved("pump_rate dose_rate=5 mcg/kg/min; weight=70 kg; concentration=4 g/250 mL")
    in_milligrams = solved("pump_rate dose_rate=5 mcg/kg/min; weight=70 kg; concentration=400 mg/250 mL")

    assert Fraction(1312500) in {slip.number for slip in slips(in_grams)}
    assert "1,312,500 mL/h" not in {each.text for each in Part("", "Rate?", in_grams).distractors}
    assert "13,125 mL/h" in {each.text for each in Part("", "Rate?", in_milligrams).distractors}


def test_of_words_every_other_word_is_offered() -> None:
    verdict = solved("change_verdict change=12%; highest_change=25%")

    compared = "12% (change of the rate) against at most 25% (highest change)"
    says = f"It looks as if you made a mistake in the comparison: {compared}."
    assert [("over", says)] == [(each.text, each.says) for each in Part("", "Over?", verdict).distractors]


def test_an_outcome_holds_the_likeliest_mistake_of_each_wrong_answer() -> None:
    attempt = Attempt(Part("", "Rate?", PUMP))
    for typed in ("28.9 mL/h", "77.7 mL/h", "13.1 mL/h"):
        attempt, _ = attempt.answered(typed)

    assert ["not-converted"] == [slip.id for slip in Outcome((attempt,)).mistakes]


def test_what_is_unsafe_about_an_answer_is_told_apart_from_other_notices() -> None:
    told = grade(PUMP, "1,310.0mL/h")

    assert {"trailing_zero", "no_space"} == {notice.id for notice in told.notices}
    assert ["trailing_zero"] == [notice.id for notice in told.unsafe]


@pytest.mark.parametrize(
    ("typed", "verdicts"),
    [
        (("5 h", "500 mL"), (Verdict.WRONG, Verdict.CARRIED_FORWARD)),
        (("5", "500 mL"), (Verdict.WRONG, Verdict.CARRIED_FORWARD)),
        (("4", "400 mL"), (Verdict.MISSING_UNIT, Verdict.CORRECT)),
        (("529", "548 mL"), (Verdict.UNREADABLE, Verdict.WRONG)),
    ],
)
def test_a_length_of_time_is_carried_on_as_it_was_judged(
    typed: tuple[str, str], verdicts: tuple[Verdict, Verdict]
) -> None:
    parts = problem(read_identity("time-tape-mark@1:1:pharmacy@1")).parts  # 4 h, 400 mL

    assert verdicts == tuple(found.verdict for found in graded(parts, typed))

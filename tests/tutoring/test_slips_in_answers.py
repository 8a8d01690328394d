"""What is given as the answer and is not: a number of a label, an amount of the card, a result on the way."""

from fractions import Fraction

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.comparing import compared
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.slips.answers import (
    answers_with_digits_swapped,
    compared_wrongly,
    counted_the_other_way,
    rounded_to_whole,
    taken_from_a_label,
    taken_from_the_card,
    unfinished,
)
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import Solution, solve

ORDER, LABEL, WANTED = given("30 mg"), given("40 mg/4 mL").called("strength"), given("20 mg/30 mL")
DOSE = ORDER / LABEL


def solved(name: str, *texts: str) -> Solution:
    return solve(calculation(name), read_givens(texts, calculation(name)), policy("pharmacy"))


def facts(slip: Slip) -> tuple[str, ErrorClass, str, Fraction, Worked | None, str, Worked | None]:
    return slip.id, slip.error, slip.says, slip.number, slip.at, slip.here, slip.kept


def test_either_number_of_a_label_may_be_given_as_the_answer() -> None:
    milligrams, milliliters, *others = taken_from_a_label(DOSE.steps(), [])
    of_label = (DOSE, "40 mg/4 mL", LABEL)
    says = "you gave the {} of the strength (40 mg/4 mL) as the answer"
    kind = ("number-of-the-label", ErrorClass.CONCEPTUAL)

    assert (*kind, says.format("40"), Fraction(40), *of_label) == facts(milligrams)
    assert (*kind, says.format("4"), Fraction(4), *of_label) == facts(milliliters)
    assert [] == others
    assert ["40 mg", "4 mL"] == [str(each.came_to) for each in (milligrams, milliliters)]


def test_a_label_of_the_card_that_is_not_needed_may_be_read_as_well() -> None:
    numbers = [slip.number for slip in taken_from_a_label(DOSE.steps(), [WANTED, given("5 mg/mL")])]

    assert [40, 4, 20, 30] == numbers


def test_a_ratio_strength_has_no_two_numbers_to_give() -> None:
    strength = given("1:1000")
    volume = given("30 mg") / strength

    assert [] == list(taken_from_a_label(volume.steps(), []))


def test_of_an_answer_with_a_form_no_number_of_a_label_is_given() -> None:
    time = (given("30 mg") / given("40 mg/4 h")).to(unit("min")).as_duration()

    assert [] == list(taken_from_a_label(time.steps(), []))


def test_an_amount_of_the_card_may_be_given_in_the_unit_of_the_answer() -> None:
    bag = given("0.5 L").called("bag")
    (found,) = taken_from_the_card(DOSE.steps(), [bag])

    says = "you gave the bag (0.5 L) from the card as the answer"
    assert ("number-of-the-card", ErrorClass.CONCEPTUAL, says, Fraction(500), DOSE, "0.5 L", bag) == facts(found)


def test_a_dose_and_the_same_amount_of_it_are_one_result_on_the_way() -> None:
    each = (given("500 mg/day") / given("2 doses/day")).called("dose")
    amount = each * given("1 dose")
    (found,) = unfinished((amount / given("50 mg/mL")).steps())

    assert (Fraction(250), amount) == (found.number, found.kept)


def test_results_that_measure_something_else_are_each_on_the_way() -> None:
    each = given("250 mg") * given("2 mL/mg")
    again = each / given("2 mL/tablet")

    assert ["500 mL"] == [str(slip.kept) for slip in unfinished(again.steps())]


def test_a_bare_number_that_is_compared_is_called_by_its_name() -> None:
    verdict = solved("dose_verdict", *(f"{name}={text}" for name, text in calculation("dose_verdict").examples.items()))
    exact = verdict.exact
    found = list(compared_wrongly(exact, ("a", "b", "c")))

    assert {0, 1, 2} - {int(exact.number)} == {int(slip.number) for slip in found}
    assert {(exact, "compared-wrongly", ErrorClass.CONCEPTUAL)} == {(slip.at, slip.id, slip.error) for slip in found}
    assert [] == list(compared_wrongly(DOSE, ("a", "b")))


def test_a_whole_number_may_be_made_of_what_is_none() -> None:
    answer = given("9 mg") / given("2 mg/mL")
    (found,) = rounded_to_whole(answer)

    says = "you rounded to a whole number"
    assert ("rounded-in-the-wrong-place", ErrorClass.ROUNDING, says, Fraction(5), answer, "", None) == facts(found)
    assert [] == list(rounded_to_whole(given("1 mg") / given("1 mg/mL")))
    assert [] == list(rounded_to_whole(given("3 mg") / given("4 mg/mL")))


def test_pens_are_counted_down_where_up_was_asked_for() -> None:
    solution = solved("vials", "dose=700 mg", "vial_amount=400 mg/vial")
    (found,) = counted_the_other_way(solution)

    says = "you rounded down instead of up"
    assert ("rounded-down", ErrorClass.ROUNDING, says, Fraction(1), solution.exact, "", None) == facts(found)


def test_two_digits_of_the_answer_may_be_swapped() -> None:
    answer = given("123 mg") / given("1 mg/mL")
    found = list(answers_with_digits_swapped(answer))

    assert [132, 213] == sorted(slip.number for slip in found)
    assert {(answer, ErrorClass.ARITHMETIC)} == {(slip.at, slip.error) for slip in found}


def test_what_is_compared_is_called_by_its_name_where_it_has_one() -> None:
    named = compared(given("5 mg").called("dose"), given("6 mg").called("limit"), "within", "above")
    bare = compared(given("5 mg"), given("6 mg"), "within", "above")

    assert ["5 mg (dose) against at most 6 mg (limit)", "5 mg against at most 6 mg"] == [
        slip.says.removeprefix("you made a mistake in the comparison: ")
        for verdict in (named, bare)
        for slip in compared_wrongly(verdict, ("within", "above"))
    ]

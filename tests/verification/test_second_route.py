from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.orders.readings import READINGS
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.verification.routes.printed import amount, minutes_of
from dosecalc.verification.routes.units import ImpossibleGivens, UnreadablePrint
from dosecalc.verification.second_route import agrees, key_by_second_route, recomputed
from tests.posed import Posed, every_part
from tests.strategies import POLICIES, few, solvable
from tests.verification.confirming import confirmed


def part_of(name: str, by: str = "pharmacy", asked: str = "", **givens: str) -> Part:
    quantities = {given_name: stated(text) for given_name, text in givens.items()}
    return Part("", "How much?", solve(calculation(name), quantities, policy(by), unit(asked) if asked else None))


def is_confirmed(posed: Posed, printed: tuple[str, ...]) -> bool:
    """Whether the second route comes to the key, to whom no other conversions are told than those."""
    policy_told = replace(posed.solution.policy, constants=printed)
    part = replace(posed.part, solution=replace(posed.solution, policy=policy_told))
    return agrees(part) and confirmed(part)


@pytest.mark.parametrize("by", policy_names())
def test_every_key_of_the_bank_is_confirmed(by: str) -> None:
    worked_out = [posed for posed in every_part(by, (1,)) if posed.solution.calculation.name not in READINGS]

    assert [] == [(posed.identity, posed.key) for posed in worked_out if not is_confirmed(posed, posed.constants)]


def test_keys_are_confirmed_by_the_conversions_that_their_problems_print_and_no_others() -> None:
    converted = [posed for posed in every_part("pharmacy", (1,)) if posed.constants]

    assert 20 < sum(not is_confirmed(posed, ()) for posed in converted)


def test_only_what_is_looked_up_in_an_order_has_no_second_route() -> None:
    without = {
        posed.solution.calculation.name for posed in every_part("pharmacy", (1,)) if recomputed(posed.part) is None
    }

    assert without <= READINGS.keys()


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), by=st.sampled_from(policy_names()))
@settings(max_examples=few(6))
def test_a_key_is_confirmed_whatever_the_givens(name: str, data: st.DataObject, by: str) -> None:
    request = data.draw(solvable(catalogue()[name], by))
    part = Part("", "How much?", request.solved_from_text(POLICIES[by]))

    if "…" in "".join(map(str, part.solution.givens.values())):
        with pytest.raises(UnreadablePrint):
            recomputed(part)
    else:
        assert agrees(part)
        assert key_by_second_route(part) == part.key


def test_the_answer_comes_in_the_unit_asked_for() -> None:
    givens = {"dose_rate": "5 mcg/kg/min", "weight": "80 kg", "concentration": "400 mg/250 mL"}

    assert recomputed(part_of("pump_rate", **givens)) == 15
    assert recomputed(part_of("pump_rate", asked="mL/min", **givens)) == Fraction(1, 4)


def test_pounds_are_rounded_in_kilograms_first_where_the_problem_says_so() -> None:
    givens = {"dose_per_weight": "5 mg/kg", "weight": "45 lb"}

    assert recomputed(part_of("weight_dose", **givens)) == 5 * 45 / Fraction("2.2")
    assert recomputed(part_of("weight_dose", "nursing", **givens)) == 5 * Fraction("20.5")


def test_a_key_that_is_written_otherwise_is_not_confirmed() -> None:
    part = part_of("injection_volume", dose="345 mg", concentration="1,000 mg/mL")
    rounded_down = replace(part.solution.rounded, number=Fraction("0.34"))

    assert (confirmed(part), key_by_second_route(part)) == (True, "0.35 mL")
    assert not confirmed(replace(part, solution=replace(part.solution, rounded=rounded_down)))


def test_a_given_that_is_cut_short_in_print_is_not_calculated_with() -> None:
    part = part_of("injection_volume", dose="1 mg", concentration="3 mg/mL")
    endless = {**part.solution.givens, "dose": Worked(Fraction(1, 3), unit("mg"))}
    printed = replace(part, solution=replace(part.solution, givens=endless))

    with pytest.raises(UnreadablePrint, match=r"not a quantity: 0\.3333… mg"):
        recomputed(printed)
    assert not agrees(printed)
    assert not confirmed(printed)


def test_givens_that_cannot_go_together_have_no_answer() -> None:
    part = part_of("divided_dose", daily_dose="40 mg/kg/day", weight="10 kg", interval="8 h")
    longer = {**part.solution.givens, "interval": stated("48 h")}
    printed = replace(part, solution=replace(part.solution, givens=longer))

    with pytest.raises(ImpossibleGivens, match="divided_dose"):
        recomputed(printed)
    assert not agrees(printed)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("400 mg/250 mL", "mg/mL", Fraction(8, 5)),
        ("0.9%", "mg/mL", Fraction(9)),
        ("25%", "share", Fraction(25)),
        ("1:1,000", "mg/mL", Fraction(1)),
        ("7 h 30 min", "min", Fraction(450)),
        ("22:15", "clock", Fraction(1335)),
        ("2026-03-05 14:30", "moment", Fraction(739680 * 1440 + 870)),
        ("44 lb", "lb", Fraction(44)),
    ],
)
def test_what_is_printed_is_read_without_the_programs_reader(text: str, base: str, expected: Fraction) -> None:
    assert amount(text, base) == expected


def test_days_of_a_clock_time_are_read() -> None:
    assert minutes_of("04:35 the next day") == 1715
    assert minutes_of("00:00 3 days later") == 4320


@pytest.mark.parametrize("text", ["4 o'clock", "66.6666… mg", "5 parsecs", "mg"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePrint):
        amount(text, "clock" if "clock" in text else "mg")

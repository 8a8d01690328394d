"""Slips that a template declares: another calculation that its card invites."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_names import template_names
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.slips.formulas import OTHER
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.wrong_numbers import wrong_numbers
from dosecalc.verification.answers import hidden_slips

CASE = """title = "A bag"
version = 1
level = 2
source = "Made up for a test"

[values]
amount = { from = "200 mg", to = "900 mg", step = "100 mg" }
fluid = { values = ["90 mL", "240 mL"] }
drug_volume = { values = ["10 mL", "20 mL"] }
rate = { values = ["10 mL/h", "20 mL/h"] }

[[part]]
name = "strength"
calculation = "concentration_added"
givens = { bag_volume = "fluid", additive_volume = "drug_volume" }
ask = "How strong is it?"

[[part]]
name = "per_hour"
calculation = "dose_rate_flat"
givens = { pump_rate = "rate", concentration = "strength" }
unit = "mg/h"
ask = "How much is that in each hour?"

[[story]]
order = "{amount} in {drug_volume}, with {fluid} of fluid, at {rate}."
"""

SLIP = """
[[slip]]
part = "strength"
calculation = "concentration"
givens = { volume = "fluid" }
says = "you left the volume of the drug out of account"
"""


def made_of(tmp_path: Path, text: str) -> Problem:
    path = tmp_path / "a-bag.toml"
    path.write_text(text)
    return drawn(read_template(path), 1, policy("pharmacy"))


def declared(made: Problem) -> list[tuple[str, Fraction]]:
    found = (slip for part in made.parts for slip in slips(part.solution, part.others))
    return [(slip.says, slip.number) for slip in found if slip.id == OTHER]


def test_the_other_calculation_is_named_with_its_step_in_the_part_that_it_is_declared_for(tmp_path: Path) -> None:
    made = made_of(tmp_path, CASE + SLIP)
    first, second = made.parts
    strength = first.solution.givens["amount"].number / first.solution.givens["bag_volume"].number

    assert [("you left the volume of the drug out of account", strength)] == declared(made)
    assert strength in wrong_numbers(first.solution)
    assert not second.solution.invites
    (named, *_) = graded(
        made.parts, [str(replace(first.solution.rounded, number=first.solution.as_answered(strength))), "1 mg/h"]
    )[0].mistakes
    assert (OTHER, "It looks as if you left the volume of the drug out of account.") == (named.id, named.sentence)
    assert "mg ÷" in named.here


def test_a_slip_changes_nothing_of_what_is_drawn_asked_and_told(tmp_path: Path) -> None:
    plain, with_slip = (made_of(tmp_path, text) for text in (CASE, CASE + SLIP))

    assert (plain.card, [part.key for part in plain.parts]) == (with_slip.card, [part.key for part in with_slip.parts])
    assert [] == declared(plain)


def test_values_that_the_other_calculation_does_not_take_invite_nothing_and_verify_sees_it(tmp_path: Path) -> None:
    made = made_of(tmp_path, CASE + SLIP.replace('volume = "fluid"', 'volume = "rate"'))
    right = made_of(tmp_path, CASE + SLIP)

    assert [] == declared(made)
    assert "you left the volume of the drug out of account" in next(hidden_slips(made.parts))
    assert "you left the volume of the drug out of account" not in next(hidden_slips(right.parts))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('part = "strength"\n', "", "slip.0.part: found nothing"),
        ('part = "strength"', 'part = "strenght"', "slip.0.part: found 'strenght'; expected 'strength', perhaps"),
        ('"concentration"', '"concentratoin"', "'concentration', perhaps"),
        ('"concentration"', '"dose_rate_flat"', "a calculation that comes to a concentration"),
        ('"fluid" }\nsays', '"strength" }\nsays', "found volume from 'strength'; expected a value: amount, fluid"),
        ("you left", "You left", "words that go on after 'It looks as if'"),
        ("account", "account.", "words that go on after 'It looks as if'"),
    ],
)
def test_what_is_wrong_with_a_slip_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(InvalidBank) as caught:
        made_of(tmp_path, CASE + SLIP.replace(old, new))

    assert told in str(caught.value)


def test_several_faults_of_a_slip_are_told_at_once(tmp_path: Path) -> None:
    wrong = SLIP.replace("fluid", "fluids").replace("says", "sais").replace('"strength"', '"weight"')
    with pytest.raises(InvalidBank) as caught:
        made_of(tmp_path, CASE + wrong)

    assert ["givens", "part", "sais", "says"] == sorted(fault.key.split(".")[-1] for fault in caught.value.faults)


def test_every_slip_of_the_bank_leads_somewhere_else() -> None:
    with_slips = [found for name in template_names() if (found := template(name)).slips]

    assert with_slips
    for source in with_slips:
        says = {slip.says for slip in source.slips}
        led_to = [text for seed in range(5) for text, _ in declared(drawn(source, seed, policy("pharmacy")))]
        assert says == set(led_to), source.id


def test_in_a_history_it_is_told_in_general_words() -> None:
    assert "you worked out something other than what was asked for" == general_slip(OTHER, "concentration").says

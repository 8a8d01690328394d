"""Templates of orders to read: what is drawn is what is found, and what is wrong in a file is told."""

from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.realism import is_usual
from dosecalc.bank.template import AS_WRITTEN, CARD
from dosecalc.bank.template_names import template_names
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.quantities.given import given
from dosecalc.quantities.words import in_place

ORDERS = sorted(name for name, topic in template_names().items() if topic == "orders")
SPOTTED = [name for name in ORDERS if any(part.unsafe != (0, 0) for part in template(name).parts)]
SEEDS = range(60)

ORDER = """
title = "Check an order"
version = 1
level = 2
source = "a source"

[drug]
any_of = ["warfarin"]
from = "product"
form = "tablet"
dose = ["adult-maintenance"]

[values]
strength = { label = "strengths" }

[written.dose]
of = "strength"
ways = ["safe", "trailing zero"]

[written.often]
texts = ["daily", "QD"]

[[part]]
name = "spotted"
reading = "unsafe_notations"
of = ["drug", "dose", "often"]
least = 0
most = 1
ask = "Which piece is unsafe?"

[[story]]
patient = "Adult; {use}."
as_written = "{drug} {dose} by mouth {often}"
"""
MEANT = '[[part]]\nname = "meant"\nreading = "abbreviation_meaning"\nof = "often"\nask = "X?"\n\n'
UNKNOWN = '[[part]]\nname = "rate"\ncalculation = "pump_rat"\nask = "X?"\n\n'


def draws(name: str) -> list[Problem]:
    return [drawn(template(name), seed, policy("pharmacy")) for seed in SEEDS]


def order_of(made: Problem) -> str:
    return next(text for label, text in made.card if label == CARD[AS_WRITTEN])


@pytest.mark.parametrize("name", SPOTTED)
def test_an_order_has_as_many_unsafe_pieces_as_may_be_and_is_sometimes_safe(name: str) -> None:
    part = next(part for part in template(name).parts if part.reading and part.reading.of_pieces)
    place = template(name).parts.index(part)
    found = [len(in_place(made.parts[place].solution.exact.number)) for made in draws(name)]

    assert set(range(part.unsafe[0], part.unsafe[1] + 1)) == set(found)
    assert part.unsafe[0] == 0


@pytest.mark.parametrize("name", SPOTTED)
def test_every_piece_that_is_offered_stands_in_the_order(name: str) -> None:
    for made in draws(name):
        words = next(part.solution.form.words for part in made.parts if part.solution.form.is_several)

        assert [] == [word for word in words if word not in order_of(made)]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("name", ORDERS)
def test_every_order_is_marked_as_one_that_is_not_to_be_copied(name: str) -> None:
    assert "may be unsafe" in CARD[AS_WRITTEN]
    assert all(order_of(made) for made in draws(name))


@pytest.mark.parametrize("name", ORDERS)
def test_every_dose_of_an_order_is_usual_for_its_drug(name: str) -> None:
    source = template(name)
    doses = [pick.dose for pick in (source.choice.picks() if source.choice else ()) if pick.dose]
    values = {draw.name: draw.source for draw in source.values}
    listed = [
        amount
        for writing in source.writings
        if writing.of
        for amount in getattr(values[writing.of], "values", ())
        if amount.unit != given("1%").unit
    ]

    assert [] == [str(amount) for amount in listed if doses and not any(is_usual(amount, dose) for dose in doses)]


def read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "order.toml"
    path.write_text(text, encoding="utf-8")
    read_template(path)


def test_a_template_of_an_order_is_read(tmp_path: Path) -> None:
    read(tmp_path, ORDER)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"QD"]', '"QX"]', "written.often.texts: found 'QX'; expected an abbreviation, a safe wording or an amount"),
        ('of = "strength"', 'of = "weight"', "written.dose.of: found 'weight'; expected a value: strength"),
        ('"trailing zero"]', '"zero"]', "written.dose.ways: found 'zero'; expected ways of safe, trailing zero"),
        ('reading = "unsafe_notations"', 'reading = "unsafe"', "part.0.reading: found 'unsafe'"),
        (
            '"dose", "often"]',
            '"dose", "route_written"]',
            "part.0.of: found 'route_written'; expected pieces of the order",
        ),
        (
            "[[part]]",
            f"{MEANT}[[part]]",
            "part.0.of: found 'daily'; expected something that abbreviation_meaning knows",
        ),
        (
            "[[part]]",
            f"{UNKNOWN}{MEANT}[[part]]",
            "part.1.of: found 'daily'; expected something that abbreviation_meaning knows",
        ),
        (
            '\n[written.dose]\nof = "strength"',
            'late = { number_of = "spotted", unit = "mg" }\n\n[written.dose]\nof = "late"',
            "part.0.of: found 'dose', which is drawn only after part 'spotted'; expected what is drawn before",
        ),
        ("most = 1\n", "", "part.0.most: found nothing"),
        ('reading = "unsafe_notations"', 'reading = "safe_writing"', "part.0.of: found 3 pieces; expected one piece"),
        ("as_written = ", "order = ", "story.0.order: found {dose}; expected pieces of the order in as_written only"),
        ("{dose} by mouth {often}", "by mouth", "story.0.as_written: found no piece of [written]"),
        ('ask = "Which', 'rounding = "word"\nask = "Which', "part.0.rounding: found the unknown key 'rounding'"),
    ],
)
def test_a_fault_in_a_template_of_an_order_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert old in ORDER
    with pytest.raises(InvalidBank) as invalid:
        read(tmp_path, ORDER.replace(old, new, 1))

    assert fault in str(invalid.value)

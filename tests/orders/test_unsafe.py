"""What is unsafe is found wherever it stands, and nothing else is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template import AS_WRITTEN, CARD
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.orders.notations import AS_IT_SHOULD_BE, BY_NAME, written
from dosecalc.orders.readings import safe_writing, unsafe_notations
from dosecalc.orders.unsafe import unsafe_in
from dosecalc.quantities.units import conversion_factor, unit
from dosecalc.quantities.words import in_place
from dosecalc.quantities.worked import Worked

AMOUNTS = st.builds(
    lambda number, places, of: Worked(Fraction(number, 10**places), unit(of)),
    st.integers(1, 99_999),
    st.integers(0, 3),
    st.sampled_from(["mg", "mcg", "mL", "units", "mEq"]),
)


@given(amount=AMOUNTS)
def test_an_amount_as_it_should_be_has_nothing_unsafe(amount: Worked) -> None:
    assert () == unsafe_in(str(written(amount, AS_IT_SHOULD_BE)))


@pytest.mark.parametrize("way", BY_NAME)
@given(amount=AMOUNTS)
def test_an_amount_in_an_unsafe_way_is_found_to_be_just_that_and_means_the_same(way: str, amount: Worked) -> None:
    text = written(amount, way)
    if text is None:
        return
    meant = safe_writing(text)

    assert [BY_NAME[way].why(found) for found in [BY_NAME[way].seen.search(text)] if found] == [
        finding.why for finding in unsafe_in(text)
    ]
    assert amount.number == meant.number * conversion_factor(meant.unit, amount.unit)
    assert str(amount) == str(meant)
    assert () == unsafe_in(str(meant))


@pytest.mark.parametrize("way", BY_NAME)
def test_every_unsafe_way_can_be_drawn(way: str) -> None:
    amounts = [
        Worked(Fraction(number), unit(of)) for number in ("0.5", "5", "5000") for of in ("mg", "mcg", "mL", "units")
    ]

    assert any(written(amount, way) for amount in amounts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("morphine 0.5 mg subcut daily as needed in the left eye", []),
        ("insulin 10U SC QD", ["U", "SC", "QD"]),
        ("give 5.0mg, SQ; (HS)", ["5.0", "5.0mg", "SQ", "HS"]),
        ("10.05 mg", []),
        ("100 mg at 10:00 on 2026-03-05", []),
        ("1,000.0 units", ["1,000.0"]),
        ("sub q daily", ["sub q"]),
        ("AS needed", ["AS"]),
        ("Use as it is", []),
        ("5 mL. of", ["5 mL."]),
        ("1 drop o.u. daily", ["o.u."]),
        ("take 1½ tablets", ["1½"]),
        ("", []),
    ],
)
def test_what_is_found_in_a_line(text: str, found: list[str]) -> None:
    assert found == [finding.text for finding in unsafe_in(text)]


@given(
    pieces=st.lists(
        st.sampled_from(["morphine", ".5 mg", "0.5 mg", "SC", "subcut", "QD", "daily", "10 U"]), min_size=2, unique=True
    )
)
def test_the_unsafe_pieces_of_an_order_are_those_that_are_unsafe_one_by_one(pieces: list[str]) -> None:
    answer = unsafe_notations(*pieces)

    assert {piece for piece in pieces if piece in {".5 mg", "SC", "QD", "10 U"}} == {
        pieces[place] for place in in_place(answer.number)
    }


@pytest.mark.parametrize("name", sorted(template_names()))
def test_what_must_not_be_written_stands_only_where_it_is_said_to_be_as_written(name: str) -> None:
    source = template(name)
    for seed in range(5):
        made = drawn(source, seed, policy("pharmacy"))
        texts = [text for label, text in made.card if label != CARD[AS_WRITTEN]]
        texts += [part.ask for part in made.parts if not source.writings]
        found = [finding for text in texts for finding in unsafe_in(text.replace(". ", " ").rstrip("."))]

        assert [] == [f"{made.identity}: {finding.text}" for finding in found]

"""What each operation is, and that a step of it is worked out by the one arithmetic that it has."""

import pickle
from fractions import Fraction

import pytest

from dosecalc.quantities import operations
from dosecalc.quantities.given import given
from dosecalc.quantities.operations import (
    ARITHMETIC,
    BY_THE_WAY,
    CHOOSING,
    CONVERSION,
    GIVEN,
    IN_WORDS,
    OPERATIONS,
    PRODUCT,
    PRODUCTS,
    SUMS,
    Nature,
    Operation,
)
from dosecalc.quantities.units import NO_UNIT, unit
from dosecalc.quantities.worked import step
from tests.posed import every_part

SIGNS = {
    Nature.GIVEN: [""],
    Nature.ARITHMETIC: ["×", "÷", "+", "−", "√", "^", "^"],
    Nature.CONVERSION: ["→"],
    Nature.ROUNDING: ["≈", "#"],
    Nature.REWRITING: ["1:", "↻"],
    Nature.DISTANCE: ["↔"],
    Nature.CHOICE: ["min", "fit"],
    Nature.VERDICT: ["?", "?≤", "?≥", "?="],
    Nature.LOOKING_UP: ["="],
}


def signs_of(found: frozenset[Operation]) -> str:
    return " ".join(sorted(each.sign for each in found))


def test_every_operation_has_its_sign_and_its_nature() -> None:
    assert {each: [made.sign for made in OPERATIONS if made.nature is each] for each in Nature} == SIGNS
    assert list(SIGNS) == list(Nature)


def test_what_is_arithmetic_chooses_or_is_told_in_words_follows_from_the_nature() -> None:
    assert "× ÷" == signs_of(PRODUCTS)
    assert "+ −" == signs_of(SUMS)
    assert "+ ^ ^ × ÷ → − √" == signs_of(ARITHMETIC)
    assert "? ?= ?≤ ?≥ fit min" == signs_of(CHOOSING)
    assert "= ? ?= ?≤ ?≥" == signs_of(IN_WORDS)
    assert " # → ≈" == signs_of(BY_THE_WAY)


def test_the_bank_has_a_step_of_every_operation_and_a_given_has_none() -> None:
    steps = {step for part in every_part("nursing", (1,)) for step in part.solution.exact.steps()}

    assert set(OPERATIONS) == {step.operation for step in steps}
    assert all((step.operation is GIVEN) == (not step.parts) for step in steps)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_that_was_sent_to_another_process_is_the_same_one(operation: Operation) -> None:
    assert operation is pickle.loads(pickle.dumps(operation))
    assert operation is vars(operations)[operation.name]


def test_a_step_comes_to_what_its_operation_makes_of_its_parts() -> None:
    assert Fraction(6) == step(PRODUCT, NO_UNIT, given("2"), given("3")).number


def test_what_does_not_follow_from_the_parts_is_said() -> None:
    assert Fraction(7) == step(CONVERSION, unit("mL"), given("5 mEq"), number=Fraction(7)).number
    assert Fraction(0) == step(CONVERSION, unit("mL"), given("5 mEq"), number=Fraction(0)).number

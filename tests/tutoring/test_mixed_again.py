"""What is mixed as answered has the strength wanted; what is mixed by swapped parts has another."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities.units import unit
from dosecalc.tutoring.check_line import CheckLine
from dosecalc.tutoring.mixed_again import ALLIGATIONS, mixed_again
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve
from tests.strategies import few, solvable

EXACT = policy("exact")


def solved(name: str, *amounts: str, by: str = "pharmacy") -> Solution:
    found = calculation(name)
    texts = [f"{each}={text}" for each, text in zip(found.givens, amounts, strict=True)]
    return solve(found, read_givens(texts, found), policy(by))


def put_back(solution: Solution, number: Fraction | None = None) -> CheckLine | None:
    """The line of an answer, or of another one that is not rounded."""
    answer = solution.exact if number is None else replace(solution.exact, number=number)
    return mixed_again(solution.calculation.name, solution.entered(), solution.exact, answer)


@pytest.mark.parametrize("name", ALLIGATIONS)
@given(data=st.data())
@settings(max_examples=few(50))
def test_the_exact_answer_mixes_to_the_strength_wanted(name: str, data: st.DataObject) -> None:
    solution = data.draw(solvable(catalogue()[name], "exact")).solved(EXACT)
    back = put_back(solution)

    assert back is not None
    assert (back.recovered.number, back.reason) == (back.given.number, "")
    assert str(back.given) in {str(solution.givens[each]) for each in solution.givens if each.startswith("wanted")}


@pytest.mark.parametrize("name", [name for name, told in ALLIGATIONS.items() if told.of_both])
@given(data=st.data())
@settings(max_examples=few(50))
def test_swapped_parts_mix_to_another_strength(name: str, data: st.DataObject) -> None:
    solution = data.draw(solvable(catalogue()[name], "exact")).solved(EXACT)
    total = solution.entered()[ALLIGATIONS[name].amount].to(solution.unit).number
    assume(0 < solution.exact.number < total != 2 * solution.exact.number)
    back = put_back(solution, total - solution.exact.number)

    assert back is None or back.recovered.number != back.given.number


@pytest.mark.parametrize("name", ALLIGATIONS)
def test_an_answer_that_is_far_off_is_not_put_back(name: str) -> None:
    texts = [f"{each}={text}" for each, text in calculation(name).examples.items()]
    solution = solve(calculation(name), read_givens(texts, calculation(name)), EXACT)

    assert put_back(solution, solution.exact.number / 2) is None


@pytest.mark.parametrize(
    ("name", "amounts", "told"),
    [
        (
            "volume_of_stronger",
            ("70%", "5%", "30%", "1,000 mL"),
            [
                "1,000 mL − 384.6 mL = 615.4 mL",
                "384.6 mL × 70 g ÷ 100 mL + 615.4 mL × 5 g ÷ 100 mL = 299.99 g",
                "299.99 g ÷ 1,000 mL ≈ 30%",
                "given: 30% (wanted concentration).",
            ],
        ),
        (
            "volume_of_stronger",
            ("50 mg/mL", "0.1%", "2%", "1 cup"),
            [
                "1 cup × 240 mL/cup = 240 mL",
                "240 mL − 93.1 mL = 146.9 mL",
                "93.1 mL × 50 mg/mL + 146.9 mL × 0.1 g ÷ 100 mL × 1,000 mg/g = 4,801.9 mg",
                "4,801.9 mg ÷ 240 mL ÷ 1,000 mg/g ≈ 2%",
                "given: 2% (wanted concentration).",
            ],
        ),
        (
            "volume_of_stronger",
            ("1:30", "1:10,000", "1:3,000", "500 mL"),
            [
                "500 mL − 3.5 mL = 496.5 mL",
                "3.5 mL × 1 g ÷ 30 mL + 496.5 mL × 1 g ÷ 10,000 mL = 0.1663… g",
                "0.1663… g ÷ 500 mL ≈ 1:3,010",
                "given: 1:3,000 (wanted concentration)",
                "the small difference comes from rounding.",
            ],
        ),
        (
            "volume_of_stronger",
            ("70%", "0%", "15%", "800 mL"),
            ["171.4 mL × 70 g ÷ 100 mL ÷ 800 mL ≈ 15%", "given: 15% (wanted concentration)."],
        ),
        (
            "volume_of_weaker",
            ("70%", "0%", "15%", "800 mL"),
            [
                "800 mL − 628.6 mL = 171.4 mL",
                "171.4 mL × 70 g ÷ 100 mL ÷ 800 mL ≈ 15%",
                "given: 15% (wanted concentration).",
            ],
        ),
        (
            "volume_of_weaker",
            ("40 mEq/20 mL", "10 mEq/L", "40 mEq/L", "500 mL"),
            [
                "500 mL − 492.5 mL = 7.5 mL",
                "492.5 mL ÷ 1,000 mL/L × 10 mEq/L + 7.5 mL × 40 mEq ÷ 20 mL = 19.925 mEq",
                "19.925 mEq ÷ 500 mL × 1,000 mL/L = 39.85 mEq/L",
                "given: 40 mEq/L (wanted concentration)",
                "the small difference comes from rounding.",
            ],
        ),
        (
            "volume_of_stronger_to_add",
            ("70%", "5%", "7.5%", "1 L"),
            [
                "1 L × 1,000 mL/L = 1,000 mL",
                "1,000 mL + 40 mL = 1,040 mL",
                "40 mL × 70 g ÷ 100 mL + 1,000 mL × 5 g ÷ 100 mL = 78 g",
                "78 g ÷ 1,040 mL = 7.5%",
                "given: 7.5% (wanted concentration).",
            ],
        ),
        (
            "volume_of_weaker",
            ("70%", "5%", "7.5%", "1 cup"),
            [
                "1 cup × 240 mL/cup = 240 mL",
                "240 mL − 230.8 mL = 9.2 mL",
                "230.8 mL × 5 g ÷ 100 mL + 9.2 mL × 70 g ÷ 100 mL = 17.98 g",
                "17.98 g ÷ 240 mL ≈ 7.49%",
                "given: 7.5% (wanted concentration)",
                "the small difference comes from rounding.",
            ],
        ),
        (
            "amount_of_weaker",
            ("4%", "1%", "3%", "30 g"),
            [
                "30 g − 10 g = 20 g",
                "10 g × 1% ÷ 100% + 20 g × 4% ÷ 100% = 0.9 g",
                "0.9 g ÷ 30 g × 100% = 3%",
                "given: 3% (wanted percentage).",
            ],
        ),
        (
            "amount_of_stronger_to_add",
            ("100%", "1%", "6%", "45 g"),
            [
                "45 g + 2.39 g = 47.39 g",
                "2.39 g + 45 g × 1% ÷ 100% = 2.84 g",
                "2.84 g ÷ 47.39 g × 100% ≈ 5.99%",
                "given: 6% (wanted percentage)",
                "the small difference comes from rounding.",
            ],
        ),
        (
            "amount_of_weaker_to_add",
            ("90%", "0%", "60%", "100 mL"),
            ["100 mL + 50 mL = 150 mL", "100 mL × 90% ÷ 100% ÷ 150 mL × 100% = 60%", "given: 60% (wanted percentage)."],
        ),
    ],
)
def test_the_drug_in_both_over_the_whole_is_told(name: str, amounts: tuple[str, ...], told: list[str]) -> None:
    solution = solved(name, *amounts)

    assert "; ".join(told) == str(solution.check_line()) == str(solution.explained().check)


def test_household_measures_are_mixed_as_the_policy_takes_them() -> None:
    found = calculation("volume_of_stronger_to_add")
    texts = [f"{name}={text}" for name, text in zip(found.givens, ("70%", "5%", "7.5%", "2 cups"), strict=True)]
    solution = solve(found, read_givens(texts, found), policy("pharmacy"), unit("fl oz"))

    assert str(solution.check_line()) == (
        "2 cups × 240 mL/cup ÷ 30 mL/fl oz = 16 fl oz; 16 fl oz + 0.64 fl oz = 16.64 fl oz; 0.64 fl oz × 30 mL/fl oz × "
        "70 g ÷ 100 mL + 16 fl oz × 30 mL/fl oz × 5 g ÷ 100 mL = 37.44 g; 37.44 g ÷ 16.64 fl oz ÷ 30 mL/fl oz = 7.5%; "
        "given: 7.5% (wanted concentration)."
    )

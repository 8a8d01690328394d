"""What comes of a template: its problems, how its answers spread, and what keeps it from being drawn."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import DEFAULT_POLICY, policy
from dosecalc.bank.preview import MOST_ROWS, Preview, Spread, preview
from dosecalc.bank.templates import template, template_path
from tests.bank.faults import TEMPLATE

BY = policy(DEFAULT_POLICY)


def previewed(path: Path, **changes: int) -> Preview:
    return preview(path, BY, **{"seed": 1, "problems": 2, "sampled": 30, **changes})


@pytest.mark.parametrize("name", ["vasopressor-by-weight", "dopamine-from-order-to-end", "bag-too-strong"])
def test_a_preview_shows_the_problems_that_learners_get(name: str) -> None:
    made = previewed(template_path(name), seed=5)

    learners = [drawn(template(name), seed, BY) for seed in (5, 6)]

    assert [(each.identity, each.card) for each in learners] == [(each.identity, each.card) for each in made.problems]
    assert 30 == made.sampled
    assert 30 <= made.accepted <= made.draws
    for place, spread in enumerate(made.spreads):
        answers = Counter(drawn(template(name), 5 + number, BY).parts[place].key for number in range(30))
        assert answers == spread.counts
        assert 30 == sum(row.problems for row in spread.rows())


def test_acceptance_is_the_share_of_draws_that_do(tmp_path: Path) -> None:
    shares = []
    for requirement in ("weight <= 40 kg", "weight < 25 kg"):
        path = tmp_path / "t.toml"
        path.write_text(TEMPLATE.replace('"answer >= 110 mg", "weight < 40 kg"', f'"{requirement}"'))
        shares.append(previewed(path, sampled=300).acceptance)

    assert Fraction(2, 5) < shares[1] / shares[0] < Fraction(3, 5)


@given(st.dictionaries(st.integers(0, 10**6), st.integers(1, 50), min_size=1, max_size=60))
def test_the_rows_of_a_chart_hold_every_answer_once_and_in_order(counts: dict[int, int]) -> None:
    spread = Spread(Counter({str(number): count for number, count in counts.items()}))
    spread.numbers = {str(number): Fraction(number) for number in counts}
    rows = spread.rows()

    assert len(rows) <= max(MOST_ROWS, 1)
    assert sum(counts.values()) == sum(row.problems for row in rows)
    ends = [int(end) for row in rows for end in (row.least, row.most)]
    assert sorted(ends) == ends
    assert (min(counts), max(counts)) == (ends[0], ends[-1])
    for row in rows:
        within = [count for number, count in counts.items() if int(row.least) <= number <= int(row.most)]
        assert sum(within) == row.problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("level = 2", "levle = 2", ["3:1: levle: found the unknown key", "1:1: level: found nothing"]),
        (
            "answer >= 110 mg",
            "answer >= 110 g",
            [
                "16:1: answer.require: found 1,000 draws (seed 1, policy pharmacy) of which none does; refused: 310 do",
                " do not meet the requirement 'answer at least 110 g'; 90 have an answer half-way between two ",
            ],
        ),
        (
            'weight = { from = "10 kg", to = "40 kg", step = "0.5 kg" }',
            'weight = { values = ["5 mL"] }',
            ["9:1: givens.weight: found a draw that is impossible (weight is 5 mL, but it should be a body weight"],
        ),
        (
            'weight = { from = "10 kg"',
            'weight = { label = "volume" } # { from = "10 kg"',
            ["7:1: givens: found a draw that is impossible (nothing on hand was picked"],
        ),
    ],
    ids=["key", "requirement", "kind", "source"],
)
def test_what_keeps_a_template_from_being_drawn_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace(', "weight < 40 kg"', "").replace(old, new))
    with pytest.raises(InvalidBank) as refused:
        previewed(path)

    first, *others = told
    assert f"{path}:{first}" in str(refused.value)
    assert all(words in str(refused.value) for words in others)


@pytest.mark.parametrize(
    ("drug", "old", "new", "told"),
    [
        (
            "amoxicillin",
            '{ values = ["3 days"] }',
            '{ label = "time_min", of = "infusion" }',
            "the drug picked has no [infusion]",
        ),
        ("acyclovir", '{ values = ["3 days"] }', '{ label = "rate_max", of = "infusion" }', "nothing to draw age from"),
        ("heparin", "{age} old", "{age} old, {strength}", "the story tells {strength}, which the drug picked"),
    ],
)
def test_what_the_formulary_does_not_say_of_a_drug_is_told_and_nothing_is_put_in_its_place(
    tmp_path: Path, drug: str, old: str, new: str, told: str
) -> None:
    path = tmp_path / "t.toml"
    picked = f'[drug]\nany_of = ["{drug}"]\nfrom = "product"\n\n[extras]'
    path.write_text(TEMPLATE.replace(old, new).replace("[extras]", picked))
    with pytest.raises(InvalidBank) as refused:
        previewed(path, sampled=60)

    assert f"found a draw that is impossible ({told}" in str(refused.value)


def test_the_bags_of_an_infusion_are_those_of_the_formulary(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    picked = '[drug]\nany_of = ["acyclovir"]\n\n[extras]'
    bags = TEMPLATE.replace('{ values = ["3 days"] }', '{ label = "bags", of = "infusion" }')
    path.write_text(bags.replace("[extras]", picked).replace("{weight}.", "{weight}, {age}."))
    told = {text for made in previewed(path, problems=12).problems for _, text in made.card}

    assert {"50 mL", "100 mL"} == {
        bag for bag in ("50 mL", "100 mL", "250 mL") if any(f", {bag}" in text for text in told)
    }


def test_drugs_without_the_product_that_is_wanted_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace("[givens]", '[drug]\nany_of = ["dopamine"]\nfrom = "reconstitution"\n\n[givens]'))

    with pytest.raises(InvalidBank, match=r"9:1: drug\.from: found 'reconstitution' for dopamine; expected"):
        previewed(path)


def test_why_draws_were_refused_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace('"answer >= 110 mg", "weight < 40 kg"', '"weight < 25 kg"'))
    made = previewed(path, sampled=60)
    reasons = {reason.says: times for reason, times in made.refused.items()}

    assert made.draws - made.accepted == made.refused.total()
    assert reasons["do not meet the requirement 'weight under 25 kg'"] == max(reasons.values())


def test_a_template_of_which_hardly_any_draw_does_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(TEMPLATE.replace('"answer >= 110 mg", "weight < 40 kg"', '"weight < 10.5 kg"'))
    made = Preview(previewed(path, problems=1, sampled=1).template, BY)
    made.sample(1, 100, 2, most_draws=200)

    assert 2 <= made.sampled < 100
    assert 2 == len(made.problems)

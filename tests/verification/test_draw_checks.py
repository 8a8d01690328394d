"""What is looked at in single draws and in many of them is found where it is put, and nowhere else."""

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.bank.toml_source import toml_source
from dosecalc.quantities.given import given
from dosecalc.verification import proofs
from dosecalc.verification.answers import hidden_slips, odd_answers
from dosecalc.verification.bodies import odd_bodies
from dosecalc.verification.near_duplicates import near_duplicates
from dosecalc.verification.plausible import OF_KINDS, odd_amounts, odd_doses, odd_frequencies, odd_rates
from dosecalc.verification.portions import Portion, tallied
from dosecalc.verification.proofs import not_put_back, otherwise_recomputed
from dosecalc.verification.spread import Examined, is_doubtful, spread_findings
from dosecalc.verification.tally import Tally
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER, SOUND

WEIGHT_DOSE = SOUND / "weight-dose.toml"


def a_problem(name: str = "", by: str = "pharmacy") -> Problem:
    return drawn(template(name) if name else read_template(WEIGHT_DOSE), 1, policy(by))


def with_solution(made: Problem, **changes: object) -> Problem:
    part = made.parts[0]
    return replace(made, parts=(replace(part, solution=replace(part.solution, **changes)), *made.parts[1:]))  # type: ignore[arg-type]


def codes(found: object) -> list[str]:
    return [observation.code for observation in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("number", "code"), [("-5", "negative-answer"), ("0", "zero-answer")], ids=["negative", "zero"]
)
def test_an_answer_that_cannot_be_is_seen(number: str, code: str) -> None:
    made = a_problem()
    exact = replace(made.parts[0].solution.exact, number=Fraction(number))

    assert [] == codes(odd_answers(made))
    assert [code] == codes(odd_answers(with_solution(made, exact=exact)))


def test_an_answer_that_is_a_given_or_cannot_be_written_is_seen() -> None:
    made = a_problem()
    a_given = next(iter(made.parts[0].solution.givens.values()))
    endless = replace(made.parts[0].solution.rounded, number=Fraction(1, 3))

    assert ["answer-is-given"] == codes(odd_answers(with_solution(made, rounded=a_given)))
    assert ["unwritable-answer"] == codes(odd_answers(with_solution(made, rounded=endless)))


def test_an_answer_that_was_tampered_with_is_not_put_back() -> None:
    made = a_problem()
    exact = made.parts[0].solution.exact

    assert [] == codes(not_put_back(made))
    assert "not-put-back" in codes(
        not_put_back(with_solution(made, exact=replace(exact, number=exact.number + Fraction(1, 10**9))))
    )


def test_an_answer_to_which_the_second_route_does_not_come_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    made = a_problem()
    assert [] == codes(otherwise_recomputed(made))

    monkeypatch.setattr(proofs, "agrees", lambda part: False)
    assert ["second-route"] == codes(otherwise_recomputed(made))
    monkeypatch.setattr(proofs, "key_by_second_route", lambda part: "1 mg")
    assert ["1 mg by the second route"] == [seen.expected for seen in otherwise_recomputed(made)]


@pytest.mark.parametrize("kind", ["body weight", "drop factor"])
def test_bounds_hold_what_lies_within_them_in_any_unit(kind: str) -> None:
    inside, outside = {"body weight": ("154 lb", "400 lb"), "drop factor": ("15 gtt/mL", "75 gtt/mL")}[kind]

    assert OF_KINDS[kind].hold(given(inside))
    assert not OF_KINDS[kind].hold(given(outside))


def test_a_patient_of_half_a_ton_is_seen() -> None:
    made = a_problem()
    solution = made.parts[0].solution
    heavy = with_solution(made, givens={**solution.givens, "weight": given("500 kg")})

    assert [] == codes(odd_amounts(made))
    assert ["implausible"] == codes(odd_amounts(heavy))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Adult, 177 cm, 78 kg.", []),
        ("Adult, 177 cm, 46 kg.", ["implausible"]),
        ("Adult, 69 in tall, 101 lb.", ["implausible"]),
        ("Adult, 172 lb, 69 in tall.", []),
        ("A woman, 49 years, 54 kg, 173 cm. Serum creatinine 2.4 mg/dL.", []),
        ("Adult, 79 kg, body surface 1.68 m2.", ["implausible"]),
        ("Adult, 79 kg, body surface 1.95 m2.", []),
        ("Adult, body surface area 1.86 m2, cycle 2.", []),
        ("Adult, 58 kg. The clearance of theophylline is 2.5 L/h.", []),
        ("Child, 110 cm, 17 kg.", []),
    ],
)
def test_an_adult_whose_measures_do_not_go_together_is_seen(told: str, found: list[str]) -> None:
    made = replace(a_problem(), card=(("Patient", told), ("Order", "Adult, 190 cm, 40 kg.")))

    assert found == codes(odd_bodies(made))


@pytest.mark.parametrize(
    ("name", "order", "expected"),
    [("days-supply-tablets", "4 doses/day", "1 or 2 a day"), ("divided-dose-oral", "7 h", "a day")],
)
def test_a_drug_at_a_frequency_that_is_not_its_own_is_seen(name: str, order: str, expected: str) -> None:
    made = a_problem(name)
    solution = made.parts[0].solution
    often = next(each for each in ("frequency", "interval") if each in solution.givens)
    changed = with_solution(made, givens={**solution.givens, often: given(order)})

    assert [] == codes(odd_frequencies(made))
    assert ["unusual-frequency"] == codes(odd_frequencies(changed))
    assert expected in next(iter(odd_frequencies(changed))).expected


def test_a_tablet_that_is_given_twice_a_day_must_not_be_ordered_once() -> None:
    made = a_problem("metoprolol-from-dose-to-refill")
    place = next(place for place, part in enumerate(made.parts) if "frequency" in part.solution.givens)
    part = made.parts[place]
    once = replace(part.solution, givens={**part.solution.givens, "frequency": given("1 dose/day")})
    parts = tuple(replace(each, solution=once) if each is part else each for each in made.parts)

    assert [] == codes(odd_frequencies(made))
    assert "unusual-frequency" in codes(odd_frequencies(replace(made, parts=parts)))


@pytest.mark.parametrize(
    ("dose", "found"), [("40 mg", []), ("52 mg", ["outside-dose-range"]), ("100 mg", ["outside-dose-range"])]
)
def test_a_dose_that_nobody_orders_is_seen(dose: str, found: list[str]) -> None:
    made = next(
        made
        for made in (drawn(template("choose-the-syringe"), seed, policy("pharmacy")) for seed in range(1, 99))
        if "furosemide" in made.card[1][1]
    )
    solution = made.parts[0].solution

    assert found == codes(odd_doses(with_solution(made, givens={**solution.givens, "dose": given(dose)})))


def test_a_rate_between_two_steps_of_a_pump_is_seen_unless_nothing_is_rounded() -> None:
    made = a_problem("vasopressor-by-weight")
    odd = given("12.34 mL/h")

    assert [] == codes(odd_rates(made))
    assert ["not-programmable"] == codes(odd_rates(with_solution(made, rounded=odd)))
    exactly = a_problem("vasopressor-by-weight", "exact")
    assert [] == codes(odd_rates(with_solution(exactly, rounded=odd)))


def examined(tally: Tally) -> Examined:
    return Examined(read_template(WEIGHT_DOSE), toml_source(WEIGHT_DOSE), "pharmacy", tally)


def a_tally(tried: int, accepted: int, keys: Counter[str] | None = None, problems: int = 100) -> Tally:
    spread = keys or Counter({f"{number} mg": 1 for number in range(accepted)})
    return Tally(tried, accepted, [spread], set(range(problems)))


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (a_tally(1000, 100), []),
        (a_tally(1000, 99), ["rare-draws"]),
        (a_tally(1000, 10), ["rare-draws"]),
        (a_tally(1000, 9), ["too-few-draws"]),
        (a_tally(1000, 0), ["too-few-draws"]),
        (a_tally(60, 60, Counter({"5 mg": 40, "6 mg": 20})), []),
        (a_tally(60, 60, Counter({"5 mg": 41, "6 mg": 19})), ["guessable"]),
        (a_tally(60, 60, Counter({"5 mg": 60})), ["always-the-same"]),
        (a_tally(20, 20, Counter({"5 mg": 20})), []),
        (a_tally(60, 60, problems=8), []),
        (a_tally(60, 60, problems=7), ["few-problems"]),
        (Tally(60, 60, [Counter(map(str, range(60)))], set(range(60)), 12, Counter({"you left it out": 3})), []),
        (
            Tally(60, 60, [Counter(map(str, range(60)))], set(range(60)), 12, Counter({"you left it out": 4})),
            ["slip-equals-key"],
        ),
        (
            Tally(60, 60, [Counter(map(str, range(60)))], set(range(60)), 12, Counter({"you left it out": 12})),
            ["slip-always-right"],
        ),
    ],
)
def test_what_all_draws_together_say(tally: Tally, expected: list[str]) -> None:
    assert expected == [finding.code for finding in spread_findings(examined(tally))]


def of_slips(name: str) -> list[tuple[str, str, str]]:
    path = FOLDER / f"{name}.toml"
    found = verified(Extent(paths=[path], samples=100, jobs=1, policies=["exact"])).findings
    return [(each.code, each.found, each.expected) for each in found if each.code.startswith("slip-")]


def test_a_slip_that_always_leads_to_the_right_answer_is_an_error_in_a_sentence() -> None:
    ((code, found, expected),) = of_slips("slip-that-leads-to-the-answer")

    assert ("slip-always-right", "another calculation, or other values") == (code, expected)
    assert re.fullmatch(
        r"a slip that leads to the right answer in all of \d+ problems \(policy exact\), "
        r'so that it is always marked right: "you did it rightly"',
        found,
    )


def test_a_slip_that_often_leads_to_the_right_answer_is_told_in_a_sentence() -> None:
    ((code, found, expected),) = of_slips("slip-that-often-leads-to-the-answer")

    assert ("slip-equals-key", "another calculation, or other values") == (code, expected)
    assert re.fullmatch(
        r"a slip that leads to the right answer in \d+ of \d+ answers \(policy exact\), "
        r'so that nobody notices it there: "you took the weight of another child"',
        found,
    )


def of_five_parts(hidden: int, problems: int) -> Examined:
    """Draws of a template with five parts, of which a slip could lead to the answer of one."""
    source = read_template(WEIGHT_DOSE)
    parts = tuple(replace(source.parts[0], name=f"part-{number}") for number in range(5))
    keys = [Counter(map(str, range(60)))] * 5
    tally = Tally(60, 60, keys, set(range(60)), 5 * problems, Counter({"you left it out": hidden}))
    return replace(examined(tally), source=replace(source, parts=parts))


@pytest.mark.parametrize(
    ("hidden", "problems", "expected"),
    [(12, 12, ["slip-always-right"]), (11, 12, []), (7, 7, []), (8, 8, ["slip-always-right"])],
)
def test_a_slip_that_always_misleads_in_one_part_of_many_is_found(
    hidden: int, problems: int, expected: list[str]
) -> None:
    found = list(spread_findings(of_five_parts(hidden, problems)))

    assert expected == [each.code for each in found]
    assert all("values with which" in each.expected for each in found)


def test_more_draws_are_tried_where_few_are_accepted() -> None:
    source = read_template(WEIGHT_DOSE)

    assert is_doubtful(source, a_tally(100, 14))
    assert not is_doubtful(source, a_tally(100, 15))
    assert not is_doubtful(source, a_tally(400, 4))


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (a_tally(60, 60, Counter({"5 mg": 40, "6 mg": 20})), False),
        (a_tally(60, 60, Counter({"5 mg": 41, "6 mg": 19})), True),
        (a_tally(60, 29, Counter({"5 mg": 29})), False),
        (a_tally(400, 400, Counter({"5 mg": 300, "6 mg": 100})), False),
        (Tally(60, 60, [Counter(map(str, range(60)))], set(), 12, Counter({"you left it out": 3})), False),
        (Tally(60, 60, [Counter(map(str, range(60)))], set(), 12, Counter({"you left it out": 4})), True),
    ],
)
def test_more_draws_are_tried_before_an_answer_or_a_slip_is_blamed_for_coming_often(
    tally: Tally, *, expected: bool
) -> None:
    assert expected == is_doubtful(read_template(WEIGHT_DOSE), tally)


CHOICE = """
title = "A dose of two"
version = 1
level = 1
calculation = "weight_dose"
source = "Made up for a test"

[givens]
dose_per_weight = { values = ["2 mg/kg"] }
weight = { values = [WEIGHTS] }

[extras]
age = { from = "20 months", to = "60 months", step = "1 month" }

[[story]]
patient = "A child who weighs {weight}, {age} old."
order = "{dose_per_weight} by mouth."
ask = "What is the dose?"
"""


@pytest.mark.parametrize(
    ("weights", "expected"),
    [('"12 kg", "14 kg"', set()), ('"12 kg", "12 kg", "12 kg", "14 kg"', {"guessable"})],
    ids=["even", "uneven"],
)
def test_chance_is_told_from_a_template_whose_answer_can_be_guessed(
    weights: str, expected: set[str], tmp_path: Path
) -> None:
    """Of 40 draws from this seed on, the even one has the same answer in 27 too."""
    path = tmp_path / "choice.toml"
    path.write_text(CHOICE.replace("WEIGHTS", weights), encoding="utf-8")
    few = tallied(Portion(path, "pharmacy", most=40, first=3200))

    found = verified(Extent(paths=[path], samples=40, seed=3200, jobs=1, policies=["pharmacy"]))

    assert is_doubtful(read_template(path), few)
    assert expected == {finding.code for finding in found.findings}


def test_a_slip_is_hidden_where_no_other_part_shows_it() -> None:
    large, small, left = a_problem("two-vial-sizes").parts
    divided = "you divided by the large vial (500 mg/vial) instead of multiplying by it"

    assert [frozenset({divided})] == list(hidden_slips([left]))
    assert [frozenset()] * 3 == list(hidden_slips([large, small, left]))


def test_tallies_put_together_are_the_tally_of_all() -> None:
    first, second = a_tally(10, 5, Counter({"a": 3, "b": 2})), a_tally(7, 4, Counter({"b": 4}))
    first.add(second)

    assert (17, 9, Counter({"a": 3, "b": 6})) == (first.tried, first.accepted, first.keys[0])


def test_a_template_told_in_nearly_the_same_words_is_a_near_duplicate(tmp_path: Path) -> None:
    text = WEIGHT_DOSE.read_text(encoding="utf-8")
    (tmp_path / "first.toml").write_text(text, encoding="utf-8")
    (tmp_path / "second.toml").write_text(text.replace("A child who", "Some child who"), encoding="utf-8")
    (tmp_path / "third.toml").write_text(
        text.replace("A child who weighs {weight}.", "At the clinic a scale shows {weight} for this toddler.").replace(
            "Give {dose_per_weight} to a child of {weight}, {age} old.", "{dose_per_weight}; {weight}; {age}."
        ),
        encoding="utf-8",
    )
    sources = [read_template(path) for path in sorted(tmp_path.glob("*.toml"))]

    found = list(near_duplicates(reversed(sources), {source.path for source in sources}))

    assert ["second.toml"] == [Path(finding.file).name for finding in found]
    assert "nearly the words of first" == found[0].found


def test_a_near_duplicate_of_the_same_name_is_told_by_its_file(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "same.toml" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(WEIGHT_DOSE.read_bytes())

    found = list(near_duplicates(map(read_template, paths), set(paths)))

    assert [f"nearly the words of {paths[0]}"] == [each.found for each in found]


def test_two_templates_of_one_name_are_told(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.toml").write_bytes(WEIGHT_DOSE.read_bytes())

    found = verified(Extent(paths=[tmp_path], samples=5, jobs=1))

    assert "doubled-name" in {finding.code for finding in found.findings}

"""Hints tell more and more, cost more and more, and only the last tells the answer."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy, policy_names
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.notation import ended
from dosecalc.quantities.vocabulary import SINGULARS
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.blanks import BLANK, OPEN, blanked, set_up
from dosecalc.tutoring.formula import Line
from dosecalc.tutoring.giving_away import tells
from dosecalc.tutoring.hints import Hint, hints
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.parts import Part, Unstated
from dosecalc.tutoring.points import PRICES
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.rungs import Rung
from dosecalc.tutoring.solving import solve
from tests.posed import Posed, every_part

SEEDS = (0, 1)
SET_UPS = (Rung.BLANKS, Rung.SET_UP)


def problems(by: str) -> tuple[Posed, ...]:
    return every_part(by, SEEDS)


def calculated(by: str) -> tuple[Posed, ...]:
    """The problems whose hints are read off a working; what is looked up in an order has hints of its own."""
    return tuple(problem for problem in problems(by) if not problem.solution.own_hints)


def told_already(problem: Posed, method: str) -> list[str]:
    """Amounts that are no secret: what the card says, the givens with both sides of a strength, constants, one unit."""
    solution = problem.solution
    given = [str(value) for value in solution.givens.values()]
    told = [*problem.told, *problem.constants, *given, *(side for text in given for side in text.split("/"))]
    for line in solution.working(method):
        told += re.findall(r"(?<![\d.,])1 \w+", line.proportion)
        for factor in line.chain:
            if factor.below is not None and "1" in {factor.above.number, factor.below.number}:
                told += [str(factor.above), str(factor.below)]
    told += [text for step in solution.exact.steps() if step.way is Way.SPELLED_OUT for text in str(step).split("/")]
    return told


def rungs(part: Part, method: str) -> dict[Rung, Hint]:
    return {hint.rung: hint for hint in hints(part, method)}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("by", policy_names())
def test_no_hint_before_the_last_contains_the_key_or_the_unrounded_answer(by: str, method: str) -> None:
    leaks = []
    for problem in problems(by):
        if problem.solution.form.words:  # what there is to choose from is no secret
            continue
        *before, last = hints(problem.part, method)
        assert tells(problem.key, [str(last)])
        for answer in {problem.key, str(problem.solution.exact)}:
            if not tells(answer, told_already(problem, method)):
                leaks += [(problem.identity, answer, str(hint)) for hint in before if tells(answer, [str(hint)])]

    assert [] == leaks


@pytest.mark.parametrize("method", METHODS)
def test_no_hint_before_the_last_tells_which_word_it_is(method: str) -> None:
    of_words = [problem for problem in problems("pharmacy") if problem.solution.form.words]
    leaks = []
    for problem in of_words:
        *before, last = hints(problem.part, method)
        numbers = [line for hint in before if hint.rung is Rung.SET_UP for line in hint.lines]
        leaks += [str(line) for line in numbers[-1:] if OPEN not in line.left]
        leaks += [str(line) for line in numbers if problem.key in str(line).partition(": ")[2].split()]
        word = "the word " if problem.key.isalpha() else ""
        assert f"The answer is {word}{ended(problem.key)}" == last.says

    assert of_words
    assert [] == leaks


@pytest.mark.parametrize("method", METHODS)
def test_the_rungs_come_in_order_and_each_is_told_once(method: str) -> None:
    order = list(Rung)
    for problem in problems("pharmacy"):
        told = [hint.rung for hint in hints(problem.part, method)]

        once = list(dict.fromkeys(told))
        assert sorted(told, key=order.index) == told
        if problem.solution.own_hints:
            assert [Rung.ASKED, Rung.THOUGHT, Rung.RESULT] == once
        else:
            assert once == told
            assert {Rung.ASKED, Rung.GIVENS, Rung.BLANKS, Rung.RESULT} <= set(told)


@pytest.mark.parametrize("method", METHODS)
def test_every_rung_tells_something_new_and_costs_no_less_than_the_one_before(method: str) -> None:
    for problem in problems("pharmacy"):
        ladder = hints(problem.part, method)
        for place, hint in enumerate(ladder):
            assert str(hint) not in "\n".join(str(earlier) for earlier in ladder[:place])
        for one, other in pairwise(ladder):
            assert PRICES[one.rung] <= PRICES[other.rung]


AMOUNT = re.compile(r"(?<![\w.,:])[−-]?\d[\d,.:]*…?(-\d\d-\d\d( \d\d:\d\d)?)?(?![\w…])|___")


def shape(text: str) -> str:
    """The text with a mark for each number or blank, whether its unit is one or many."""
    return re.sub(r"[A-Za-z]+", lambda word: SINGULARS.get(word[0], word[0]), AMOUNT.sub("#", text))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("by", ["pharmacy", "nursing"])
def test_the_blanks_and_the_filled_set_up_have_the_same_shape(by: str, method: str) -> None:
    compared = 0
    for problem in calculated(by):
        ladder = rungs(problem.part, method)
        if Rung.SET_UP not in ladder:
            continue
        blank, filled = (ladder[rung].lines for rung in SET_UPS)
        compared += 1
        for texts in ("left", "result", "proportion", "x"):
            assert [shape(getattr(line, texts)) for line in filled] == [shape(getattr(line, texts)) for line in blank]
        assert [(line.label, line.sign) for line in filled] == [(line.label, line.sign) for line in blank]

    assert compared > 900


@pytest.mark.parametrize("method", METHODS)
def test_blanks_stand_for_every_number_but_a_one_in_a_fraction(method: str) -> None:
    for problem in calculated("pharmacy"):
        for line in rungs(problem.part, method)[Rung.BLANKS].lines:
            numbers = [found[0] for found in AMOUNT.finditer(f"{line.left} = {line.result}") if found[0] != BLANK]
            assert set() == set(numbers) - {"1"}
            assert BLANK in line.left or OPEN in line.left
            assert OPEN in line.result or BLANK in line.result


@pytest.mark.parametrize("method", METHODS)
def test_the_last_line_of_a_set_up_is_left_open(method: str) -> None:
    for problem in problems("pharmacy"):
        for hint in hints(problem.part, method):
            assert all(line.result.startswith(OPEN) for line in hint.lines[-1:])


def is_other_case(other: Worked, part: Part) -> bool:
    """Whether it is told for another case than the one at hand, such as how long it keeps in the refrigerator."""
    names = [part.solution.givens[name].name for name in part.unstated.names]
    cases = [each for each in part.others if any(each.name.startswith(f"{name} ") for name in names)]
    return any((other.number, other.unit) == (case.number, case.unit) for case in cases)


def decides(other: Worked, part: Part) -> bool:
    """Whether it is needed to find a given on the card, or bounds what may be chosen there."""
    return other.name in part.unstated.by or other.name in part.unstated.bounds


def test_what_is_not_needed_is_named_with_its_value_and_nothing_that_is_needed() -> None:
    distracted = 0
    for problem in calculated("pharmacy"):
        says = rungs(problem.part, METHODS[0])[Rung.GIVENS].says
        needed, _, others = says.partition(" You do not need: ")
        distracted += bool(others)
        part = problem.part
        told = [other for other in part.others if not is_other_case(other, part) and not decides(other, part)]
        assert bool(others) == bool(told)
        assert not others or not says.endswith(" You need nothing else.")
        for name in problem.solution.givens:
            assert spoken(name) in needed
        for other in part.others:
            assert (f"{other.name} ({other})" in others) is (other in told)

    assert distracted > 200


@pytest.mark.parametrize(
    ("name", "place", "by", "is_kept"),
    [
        ("adjusted-dose", 0, "clearance.", "clearance"),
        ("daily-limit-older-adult", 1, "age.", "age"),
        ("vial-label-concentration", 0, "diluent volume.", "diluent volume"),
        ("vial-label-dose", 1, "diluent volume.", "diluent volume"),
        ("nomogram-new-rate", 0, "aPTT.", "aPTT"),
        ("choosing-the-penicillin-line", 1, "your earlier answer.", "weakest concentration"),
        ("choosing-the-ceftriaxone-line", 1, "", "for a small child"),
        ("choosing-the-ceftriaxone-line", 2, "", "largest volume to inject"),
        ("renal-meropenem", 1, "your earlier answer.", "clearance"),
    ],
)
def test_what_a_row_of_the_card_is_found_by_is_told_and_never_said_not_to_be_needed(
    name: str, place: int, by: str, is_kept: str
) -> None:
    part = drawn(template(name), 7, policy("pharmacy")).parts[place]
    needed, _, not_needed = rungs(part, METHODS[0])[Rung.GIVENS].says.partition(" You do not need: ")

    assert needed.endswith(f" To find the right one on the card, go by: {by}" if by else ").")
    assert is_kept not in not_needed


def test_all_that_a_row_is_found_by_is_named_and_then_nothing_is_said_not_to_be_needed() -> None:
    by = Unstated(frozenset({"dose_rate"}), by=("age", "clearance"))
    told = (given("65 years").called("age"), given("40 mL/min").called("clearance"))

    for others in ((), told):
        says = rungs(pump_rate(unstated=by, find_others=lambda others=others: others), METHODS[0])[Rung.GIVENS].says
        assert says.endswith(" To find the right one on the card, go by: age, clearance.")


def test_what_only_bounds_an_answer_is_neither_needed_nor_called_unneeded() -> None:
    bounded = pump_rate(
        unstated=Unstated(bounds=frozenset({"limit"})), find_others=lambda: (given("20 mL/h").called("limit"),)
    )
    free = pump_rate(find_others=lambda: tuple(given(text).called("extra") for text in ("20 mL/h", "5 mg")))

    assert rungs(bounded, METHODS[0])[Rung.GIVENS].says.endswith("concentration (400 mg/250 mL).")
    assert rungs(pump_rate(), METHODS[0])[Rung.GIVENS].says.endswith(" You need nothing else.")
    assert rungs(free, METHODS[0])[Rung.GIVENS].says.endswith(" You do not need: extra (20 mL/h), extra (5 mg).")


def pump_rate(**more: object) -> Part:
    givens = read_givens(["dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL"])
    return Part("", "Which rate?", solve(calculation("pump_rate"), givens, policy("pharmacy")), **more)  # type: ignore[arg-type]


def test_an_earlier_answer_and_what_stands_in_a_table_are_not_told_by_their_numbers() -> None:
    says = rungs(pump_rate(carried={"dose_rate": 0}, unstated=Unstated(frozenset({"weight"}))), METHODS[0])[
        Rung.GIVENS
    ].says

    assert "dose rate (your earlier answer), weight (find it on the card), concentration (400" in says


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        (
            "beyond_use made=2026-03-05 14:30; limit=96 h; expiry=2026-03-31",
            [
                "Limit of the standard: 2026-03-05 14:30 + 96 h = ?",
                "End of the expiry date: 2026-03-31 + 23 h 59 min = ?",
                "Beyond use: the earlier of ? and ? = ?",
            ],
        ),
        (
            "surface_dose_capped dose_per_surface=1.4 mg/m2; body_surface=1.2 m2; dose_limit=2 mg",
            ["Amount by body surface: 1.4 mg/m2 × 1.2 m2 = ? mg", "Dose: the smaller of ? mg and 2 mg = ? mg"],
        ),
        ("infusion_time volume=1,000 mL; pump_rate=50 mL/h", ["Time in hours: 1,000 mL ÷ 50 mL/h = ? h"]),
        (
            "concentration_verdict amount=1,750 mg; volume=250 mL; highest_concentration=5 mg/mL",
            ["Concentration: 1,750 mg ÷ 250 mL = ? mg/mL", "Verdict: ? mg/mL against at most 5 mg/mL → ?"],
        ),
        ("end_time start=19:40; duration=600 min", ["End time: 19:40 + 600 min = ?"]),
        (
            "infusion_end start=07:00; volume=900 mL; pump_rate=120 mL/h",
            [
                "Time in hours: 900 mL ÷ 120 mL/h = ? h",
                "Infusion time: ? h × 60 min/h = ? min",
                "End time: 07:00 + ? = ?",
            ],
        ),
    ],
)
def test_what_is_worked_out_on_the_way_stays_open(request_: str, lines: list[str]) -> None:
    name, _, givens = request_.partition(" ")
    asked = calculation(name)
    part = Part("", "", solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy")))

    assert lines == [str(line) for line in rungs(part, "formula")[Rung.SET_UP].lines][: len(lines)]


@pytest.mark.parametrize(
    ("request_", "to", "says"),
    [
        ("household_conversion amount=1 grain", "mg", "grains to mg"),
        ("time_conversion duration=1 day", "min", "days to min"),
        ("time_conversion duration=1,440 min", "days", "min to days"),
    ],
)
def test_a_conversion_is_named_by_its_units_however_many_there_are(request_: str, to: str, says: str) -> None:
    name, _, givens = request_.partition(" ")
    solution = solve(calculation(name), read_givens([givens]), policy("pharmacy"), read_target(to))

    assert f"Convert along the way: {says}." == rungs(Part("", "", solution), METHODS[0])[Rung.CONVERSIONS].says


def test_a_strength_is_not_spelled_out_where_that_is_the_answer() -> None:
    asked = calculation("concentration_conversion")
    solution = solve(asked, read_givens(["concentration=0.02 g/mL"]), policy("pharmacy"), read_target("%"))

    lines = rungs(Part("", "", solution), "formula")[Rung.SET_UP].lines
    assert ["Converted strength: 0.02 g/mL × 100 = ?% (grams in 100 mL)"] == [str(line) for line in lines]


def test_a_set_up_keeps_its_fractions_and_what_cancels() -> None:
    """A terminal draws them one by one."""
    ladder = rungs(pump_rate(), METHODS[0])
    for rung, first in ((Rung.BLANKS, "(___ mL / ___ mg)"), (Rung.SET_UP, "(250 mL / 400 mg)")):
        (line,) = ladder[rung].lines

        assert first == str(line.chain[0])
        assert line.left == " × ".join(map(str, line.chain))
        assert ("mg", "mcg", "kg", "min", "lb") == line.cancelled


def test_a_strength_of_the_card_stays_although_the_dose_comes_to_the_same() -> None:
    """0.25 g is 250 mg; that each capsule has 250 mg as well is no result that is to be worked out."""
    asked = calculation("tablets")
    solution = solve(asked, read_givens(["dose=0.25 g", "strength=250 mg/capsule"]), policy("pharmacy"))

    assert "Number of capsules: ? mg ÷ 250 mg/capsule = ? capsules" == str(
        rungs(Part("", "", solution), "formula")[Rung.SET_UP].lines[-1]
    )


def test_what_was_found_stays_open_in_the_fractions_and_in_their_text() -> None:
    """25 mL/h more, of 125 mL/h: the text is what a plain terminal shows."""
    asked = calculation("rate_increase")
    solution = solve(asked, read_givens(["pump_rate=125 mL/h", "new_rate=150 mL/h"]), policy("pharmacy"))
    *_, last = rungs(Part("", "", solution), "dimensional-analysis")[Rung.SET_UP].lines

    assert "100% × (? mL / 1 h) × (1 h / 125 mL)" == last.left == " × ".join(map(str, last.chain))


def test_a_time_that_is_worked_out_is_left_open_as_a_whole() -> None:
    """5 h is found first, but 5 h 30 min is another time."""
    lines = [
        Line("10 mL ÷ 2 mL/h", "5 h"),
        Line("5 h + 30 min", "5 h 30 min"),
        Line("08:00 + 5 h 30 min", "13:30"),
    ]

    assert ["10 mL ÷ 2 mL/h = ? h", "? h + 30 min = ?", "08:00 + ? = ?"] == [str(line) for line in set_up(lines)]


def test_a_verdict_on_two_numbers_that_are_told_is_never_filled_in() -> None:
    asked = calculation("dose_check")
    part = Part("", "", solve(asked, read_givens(["shown_dose=5 mg", "correct_dose=6 mg"]), policy("pharmacy")))

    assert Rung.SET_UP not in rungs(part, METHODS[0])
    assert "5 mg" not in str(rungs(part, METHODS[0])[Rung.BLANKS])


def test_a_set_up_goes_by_the_way_of_a_line_whatever_its_note_says() -> None:
    spelled = Line("0.9%", "0.9 g/100 mL", note="in grams", way=Way.SPELLED_OUT)
    told = Line("90 min", "1 h 30 min", note="as a clock", way=Way.IN_HOURS_AND_MINUTES)
    worked = Line("10 mL × 0.9 g ÷ 100 mL", "0.09 g", note="grams in hours and minutes")

    assert [replace(spelled, result="0.9 g/100 mL"), replace(worked, result="? g")] == list(
        set_up((spelled, worked, told))
    )
    assert ["", "grams in hours and minutes"] == [line.note for line in blanked((spelled, worked))]
